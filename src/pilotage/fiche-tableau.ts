import { createHash } from "node:crypto";
import { isMap, isSeq, type YAMLMap } from "yaml";
import type { Champ } from "../charger/champs-yaml.ts";
import { textOf, type Noeud } from "../coffre/noeuds-yaml.ts";
import type { Fichier } from "./fichier-recrit.ts";
import type { Tableau } from "./tableaux.ts";

/** Une case lue : ce qui s'écrira dans le YAML. */
export type Valeur = string | number | readonly string[];

/** Ce qu'une valeur dit, en une ligne : deux valeurs égales se disent pareil. */
export const dire = (v: unknown): string => (Array.isArray(v) ? v.join(" ; ") : String(v)).replaceAll(/\s+/g, " ").trim(); // prettier-ignore

/**
 * « 15/03/2026 » ou une date de tableur : le jour, tel que le pilotage l'écrit. Un nombre où un nombre est attendu ; ailleurs « 01 »
 * ou « 01053 » est un texte, dont le zéro compte.
 */
export function readCase(champ: Champ<unknown> | undefined, texte: string): Valeur {
  if (champ?.element) return texte.split(";").map((t) => t.trim()).filter((t) => t !== ""); // prettier-ignore
  if (champ?.nature === "jour") {
    const [, jour, mois, annee] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(texte) ?? [];
    if (annee !== undefined) return `${annee}-${mois?.padStart(2, "0")}-${jour?.padStart(2, "0")}`;
    return /^\d{4}-\d{2}-\d{2}T/.test(texte) ? texte.slice(0, 10) : texte;
  }
  if (champ?.nature !== "nombre") return texte;
  const serre = texte.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(serre) ? Number(serre) : texte;
}

/** Ce qu'une fiche du YAML dit d'une colonne, tel qu'une case le dirait ; null si elle n'en dit rien. */
export function ditDe(fiche: YAMLMap | null, cle: string, { champs }: Tableau): string | null {
  const noeud = fiche?.get(cle, true) as Noeud;
  const texte = isSeq(noeud)
    ? dire(noeud.items.map((n) => textOf(n as Noeud) ?? ""))
    : dire(readCase(champs[cle], dire(textOf(noeud) ?? "")));
  return texte === "" ? null : texte;
}

/** L'empreinte de ce qu'une fiche dit : la même tant que personne n'y a touché. */
export function empreinteOf(fiche: YAMLMap, tableau: Tableau): string {
  const dits = Object.keys(tableau.champs).map((cle) => [cle, ditDe(fiche, cle, tableau)]);
  return createHash("sha256").update(JSON.stringify(dits)).digest("hex").slice(0, 12);
}

/** Les fiches d'un tableau dans son fichier, chacune avec ce qui dit son parent. */
export function fichesDe(
  fichier: Fichier,
  { chemin, parent }: Tableau,
): readonly { readonly fiche: YAMLMap; readonly parent: string | null }[] {
  const enfants = (map: YAMLMap | null, cle: string): YAMLMap[] => {
    const noeud = map?.get(cle);
    return (isSeq(noeud) ? noeud.items : [noeud]).filter((m): m is YAMLMap => isMap(m));
  };
  const [premier, second] = chemin;
  if (premier === undefined) return fichier.racine ? [{ fiche: fichier.racine, parent: null }] : [];
  const premiers = enfants(fichier.racine, premier);
  if (second === undefined) return premiers.map((fiche) => ({ fiche, parent: null }));
  return premiers.flatMap((p) =>
    enfants(p, second).map((fiche) => ({ fiche, parent: parent && textOf(p.get(parent.cle, true) as Noeud) })),
  );
}
