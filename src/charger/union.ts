import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { isSourceCcas } from "../modele/agregat.ts";
import type { Signaler } from "./observatoire.ts";
import type { LigneMillesime } from "./projet.ts";

/** La liste des communes d'une union (`code;dossier`) : sa présence fait d'un projet une union. */
export const FICHIER_COMMUNES = "communes.csv";

/** Une union : un projet qui charge et calcule pour plusieurs communes, et n'a pas de rapport à lui. */
export const isUnion = (dir: string): boolean => existsSync(join(dir, FICHIER_COMMUNES));

/**
 * Le dossier de l'union que nomme `union:` dans observatoire.yaml ; null si le projet a ses propres données. Une commune
 * d'une union n'a que ses exports : les fichiers nationaux et les indicateurs ajoutés sont ceux de l'union, calculés pour
 * toutes dans une seule géographie.
 */
export function readUnion(
  dir: string,
  observatoireYaml: string,
  { cog, millesimes }: { readonly cog: number; readonly millesimes: readonly LigneMillesime[] },
  signaler: Signaler,
): string | null {
  const dite: unknown = parseDocument(observatoireYaml).get("union");
  if (isUnion(dir))
    for (const { source, ligne } of millesimes.filter((l) => isSourceCcas(l.source)))
      signaler("millesimes.csv", ligne, "source", source, "un export n'appartient qu'à un CCAS", "Le déclarer dans le millesimes.csv du dossier de sa commune."); // prettier-ignore
  if (dite === undefined || dite === null) return null;
  const union = typeof dite === "string" ? resolve(dir, dite) : "";
  if (union === "" || !isUnion(union) || !existsSync(join(union, "observatoire.yaml"))) {
    signaler("observatoire.yaml", null, "union", String(dite), "ce dossier n'est pas une union", `Écrire le chemin du dossier qui contient ${FICHIER_COMMUNES}, ou retirer la ligne.`); // prettier-ignore
    return null;
  }
  const attendu: unknown = parseDocument(readFileSync(join(union, "observatoire.yaml"), "utf8")).get("cog");
  if (attendu !== cog)
    signaler("observatoire.yaml", null, "cog", String(cog), "l'union calcule dans une autre géographie", `Écrire cog: ${String(attendu)}, comme l'union.`); // prettier-ignore
  for (const { source, ligne } of millesimes.filter((l) => !isSourceCcas(l.source)))
    signaler("millesimes.csv", ligne, "source", source, "une commune d'une union n'a que ses exports", "Déclarer ce fichier dans le millesimes.csv de l'union."); // prettier-ignore
  return union;
}
