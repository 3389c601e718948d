import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WINDOWS_1252_80_9F } from "../../coffre/decodage.ts";
import { formatMillesimes, parseMillesimes } from "../millesimes.ts";
import { generateAccueil } from "./accueil.ts";
import { ANNEES_ACCOMPAGNEMENT, generateAccompagnement } from "./accompagnement.ts";
import { formatAdresses } from "./adresses.ts";
import { generateAides } from "./aides.ts";
import { ANNEES } from "./annees.ts";
import { BUDGETS, generateBudget } from "./budget.ts";
import { ANNEES_AUTONOMIE, generateDomicile, generatePortage } from "./autonomie.ts";
import { createFoyers } from "./foyers.ts";
import { ANNEE_QUESTIONNAIRE, generateQuestionnaire } from "./questionnaire.ts";
import { ENQUETES, generateSatisfaction } from "./satisfaction.ts";

/** La graine des exports committés. */
export const GRAINE_CCAS = 2026;
const FOYERS = 900;

/** Un export fictif : ses octets, et ce que millesimes.csv en dit. */
export interface ExportCcas {
  readonly source:
    | "ccas-aides"
    | "ccas-accueil"
    | "ccas-satisfaction"
    | "ccas-questionnaire"
    | "ccas-accompagnement"
    | "ccas-portage"
    | "ccas-domicile"
    | "ccas-budget";
  readonly millesime: number;
  /** Chemin relatif au projet. */
  readonly fichier: string;
  readonly contenu: Uint8Array;
}

/** Une ligne de millesimes.csv, dans l'ordre de ses colonnes. */
export interface LigneMillesimeCcas {
  readonly source: ExportCcas["source"];
  readonly niveau: "";
  readonly millesime: number;
  readonly cog: number;
  readonly publie: number;
  readonly fichier: string;
  readonly url: "";
  readonly sha256: string;
  readonly recu_le: string;
}

/** @throws RangeError sur un caractère que windows-1252 n'a pas. */
function encodeWindows1252(texte: string): Uint8Array {
  return Uint8Array.from(texte, (caractere) => {
    const code = caractere.charCodeAt(0);
    const haut = WINDOWS_1252_80_9F.indexOf(caractere);
    if (haut >= 0) return 0x80 + haut;
    if (code > 0xff || (code >= 0x80 && code < 0xa0))
      throw new RangeError(`text must fit windows-1252, got U+${code.toString(16)}`);
    return code;
  });
}

/** Les exports fictifs du CCAS de démonstration : même graine, mêmes octets. */
export function createExportsCcas(graine = GRAINE_CCAS): readonly ExportCcas[] {
  const foyers = createFoyers(graine, FOYERS);
  const utf8 = new TextEncoder();
  return [
    ...ANNEES.map((annee): ExportCcas => ({
      source: "ccas-aides",
      millesime: annee.annee,
      fichier: `brut/ccas/extract_aides_${annee.annee}.csv`,
      contenu: encodeWindows1252(generateAides(graine, annee, foyers)),
    })),
    ...ANNEES.map((annee, rang): ExportCcas => ({
      source: "ccas-accueil",
      millesime: annee.annee,
      fichier: `brut/ccas/accueil_${annee.annee}.csv`,
      contenu: utf8.encode(generateAccueil(graine, annee, rang)),
    })),
    ...ENQUETES.map((enquete): ExportCcas => ({
      source: "ccas-satisfaction",
      millesime: enquete.annee,
      fichier: `brut/ccas/enquete_satisfaction_${enquete.annee}.csv`,
      contenu: utf8.encode(generateSatisfaction(graine, enquete)),
    })),
    {
      source: "ccas-questionnaire",
      millesime: ANNEE_QUESTIONNAIRE,
      fichier: `brut/ccas/questionnaire_${ANNEE_QUESTIONNAIRE}.csv`,
      contenu: utf8.encode(generateQuestionnaire(graine)),
    },
    ...ANNEES_ACCOMPAGNEMENT.map((annee): ExportCcas => ({
      source: "ccas-accompagnement",
      millesime: annee,
      fichier: `brut/ccas/suivi_accompagnements_${annee}.csv`,
      contenu: utf8.encode(generateAccompagnement(graine, annee, foyers)),
    })),
    ...ANNEES_AUTONOMIE.map((annee): ExportCcas => ({
      source: "ccas-portage",
      millesime: annee.annee,
      fichier: `brut/ccas/portage_${annee.annee}.csv`,
      contenu: utf8.encode(generatePortage(graine, annee)),
    })),
    ...ANNEES_AUTONOMIE.map((annee): ExportCcas => ({
      source: "ccas-domicile",
      millesime: annee.annee,
      fichier: `brut/ccas/aide_domicile_${annee.annee}.csv`,
      contenu: utf8.encode(generateDomicile(graine, annee)),
    })),
    ...BUDGETS.map((budget): ExportCcas => ({
      source: "ccas-budget",
      millesime: budget.exercice,
      fichier: `brut/ccas/compta_m57_${budget.exercice}.csv`,
      contenu: encodeWindows1252(generateBudget(budget)),
    })),
  ];
}

/**
 * De chaque genre d'export qui parle de personnes, un texte inventé que sa correspondance ne lit pas : dans un site, il aurait
 * trouvé un chemin.
 */
export const CANARIS: Readonly<Partial<Record<ExportCcas["source"], readonly string[]>>> = {
  "ccas-aides": ["TEMOIN-0", "rue Fictive"],
  "ccas-accueil": ["texte fictif, sans objet"],
  "ccas-satisfaction": ["verbatim fictif"],
  "ccas-questionnaire": ["remarque fictive"],
  "ccas-accompagnement": ["note fictive"],
  "ccas-portage": ["P0018"],
  "ccas-domicile": ["Intervenant fictif"],
};

const formatCanaris = (): string =>
  [
    "# Textes inventés des exports de la démonstration, qui ne doivent paraître dans aucun site.",
    ...Object.entries(CANARIS).flatMap(([source, textes]) => [`# ${source}`, ...textes]),
    "",
  ].join("\n");

/** Écrit les exports fictifs sous `dir/brut/ccas`, leurs lignes de millesimes.csv à la place de celles d'avant, la table des voies et `canaris.txt`. */
export async function genererExportsCcas(dir: string, graine = GRAINE_CCAS): Promise<void> {
  for (const { fichier, contenu } of createExportsCcas(graine)) {
    const chemin = join(dir, fichier);
    await mkdir(dirname(chemin), { recursive: true });
    await writeFile(chemin, contenu);
  }
  const manifeste = join(dir, "millesimes.csv");
  const texte = await readFile(manifeste, "utf8").catch(() => null);
  const autres = texte === null ? [] : parseMillesimes(texte).filter((l) => !l.source.startsWith("ccas-"));
  const siennes = lignesMillesimesCcas(graine).map((l) => ({
    ...l,
    millesime: String(l.millesime),
    cog: String(l.cog),
    publie: String(l.publie),
  }));
  await writeFile(manifeste, formatMillesimes([...autres, ...siennes]));
  await writeFile(join(dir, "adresses.csv"), formatAdresses());
  await writeFile(join(dir, "canaris.txt"), formatCanaris());
}

/** Les lignes de millesimes.csv pour ces exports ; reçus le même jour que les fichiers officiels de la démonstration. */
export const lignesMillesimesCcas = (graine = GRAINE_CCAS): readonly LigneMillesimeCcas[] =>
  createExportsCcas(graine).map(({ source, millesime, fichier, contenu }) => ({
    source,
    niveau: "",
    millesime,
    cog: millesime,
    publie: millesime + 1,
    fichier,
    url: "",
    sha256: createHash("sha256").update(contenu).digest("hex"),
    recu_le: "2026-09-15",
  }));
