import { createHash } from "node:crypto";

const IMPORT_STATIQUE = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]*?\bfrom\s*)?["']([^"'\n]+)["']/g;
const IMPORT_DYNAMIQUE = /\bimport\s*\(\s*["'`]([^"'`\n]+)["'`]\s*\)/g;
/** Ce par quoi un script charge sans qu'on le lui demande. */
const CHARGEMENT =
  /(?:\bfetch|\bimportScripts|\bsendBeacon|\bnew\s+(?:Worker|SharedWorker|EventSource|WebSocket|URL)|\.open)\s*\(\s*(?:["'`][A-Z]+["'`]\s*,\s*)?["'`]((?:https?:|wss?:)?\/\/[^"'`\s]+)|\.(?:src|href)\s*=\s*["'`]((?:https?:)?\/\/[^"'`\s]+)/g;
const ADRESSE = /\b(?:https?|wss?):\/\/[^\s"'`<>)\\]+/g;
/** Un espace de noms XML est un nom, pas une adresse : personne ne le charge. */
const ESPACE_DE_NOMS = /^http:\/\/www\.w3\.org\//;

/**
 * Vrai si la politique d'une page laisse passer ce script, écrit dans la page : sa somme y est, et n'y sont que des sommes et le site (`unsafe-inline`
 * laisserait passer n'importe lequel).
 */
export function isScriptPermis(script: string, politique: string): boolean {
  const regle = /(?:^|;)\s*script-src\s+([^;]*)/.exec(politique)?.[1]?.split(/\s+/) ?? [];
  return regle.includes(`'sha256-${createHash("sha256").update(script).digest("base64")}'`) && regle.every((r) => /^('self'|'sha256-[^']+')?$/.test(r)); // prettier-ignore
}

export interface LecturesScript {
  /** Spécificateurs des imports, tels qu'écrits. */
  readonly imports: readonly string[];
  /** Adresses d'un autre hôte que le script charge. */
  readonly chargements: readonly string[];
  /** Autres adresses absolues : sans doute un texte, à vérifier. */
  readonly citations: readonly string[];
}

/** Ce qu'un script importe, charge et cite. Lecture par motifs : elle voit les formes usuelles, pas une adresse calculée. */
export function readScript(js: string): LecturesScript {
  const imports = [...js.matchAll(IMPORT_STATIQUE), ...js.matchAll(IMPORT_DYNAMIQUE)].map(([, s = ""]) => s);
  const chargements = [...js.matchAll(CHARGEMENT)].map(([, a, b]) => a ?? b ?? "");
  const citations = [...new Set([...js.matchAll(ADRESSE)].map(([adresse]) => adresse))].filter(
    (a) => !ESPACE_DE_NOMS.test(a) && !chargements.includes(a) && !imports.includes(a),
  );
  return { imports, chargements, citations };
}
