import { isPageWeb, pageWeb } from "../illisible.ts";
import { SOURCES } from "../../../loaders/index.ts";
import { splitEntete } from "../preparer.ts";
import { zerosPerdus } from "./codes.ts";
import { accorder, comparerAccords, isReconnue, isRessemblante } from "./entete.ts";
import type { Ouverture } from "./ouvrir.ts";
import { readRows, tablesDe } from "./table.ts";

const SEPARATEURS = [";", ",", "\t"] as const;
const nomSeparateur = (s: string): string => (s === "\t" ? "tabulation" : `« ${s} »`);

/** Ressemblance la plus forte, avec ce qui manque : `P22_POP`, pas un nom du fichier (il pourrait être celui d'une personne). */
function ressemblance(ouverture: Ouverture): string | null {
  const [proche] = SOURCES.flatMap((source) => {
    const lues = tablesDe(source, ouverture);
    const accord = lues && accorder(source, lues.tables);
    return accord && isRessemblante(accord) ? [accord] : [];
  }).sort(comparerAccords);
  if (!proche) return null;
  const noms = proche.manquantes.slice(0, 4).map((m) => m.replace(/\{(aa|dd)(-\d+)?\}/g, "AA"));
  const reste = proche.manquantes.length - noms.length;
  return `ressemble à « ${proche.source.titre} », mais il manque ${noms.join(", ")}${reste > 0 ? ` et ${reste} autres colonnes` : ""}`;
}

/** Le bon en-tête, coupé par un autre séparateur. */
function autreSeparateur(ouverture: Ouverture): string | null {
  const ligne = ouverture.lignes[0] ?? "";
  for (const source of SOURCES) {
    if (source.format.type !== "csv") continue;
    const attendu = source.format.separateur;
    for (const autre of SEPARATEURS.filter((s) => s !== attendu))
      if (isReconnue(accorder(source, [{ feuille: null, entete: splitEntete(ligne, autre) }])))
        return `« ${source.titre} » au séparateur changé (${nomSeparateur(autre)} au lieu de ${nomSeparateur(attendu)}) : reprendre le fichier d'origine`;
  }
  return null;
}

/** Pourquoi un fichier n'est pas reconnu, quand on le sait. Ne cite jamais le contenu d'un fichier inconnu. */
export function raisonInconnu(ouverture: Ouverture): string {
  if (ouverture.feuilles !== null) {
    const noms = ouverture.feuilles.map((f) => f.nom);
    if (noms.includes("C.O.M"))
      return "classeur de l'Insee pour les collectivités d'outre-mer seulement : aucune commune d'un CCAS n'y est";
    return ressemblance(ouverture) ?? "aucune source connue n'a ces feuilles et ces colonnes";
  }
  if (isPageWeb(ouverture.lignes[0] ?? "")) return pageWeb().message;
  const separateur =
    [...SEPARATEURS].sort(
      (a, b) => splitEntete(ouverture.lignes[0] ?? "", b).length - splitEntete(ouverture.lignes[0] ?? "", a).length,
    )[0] ?? ";";
  const entete = splitEntete(ouverture.lignes[0] ?? "", separateur);
  if (entete.includes("COD_VAR") && entete.includes("LIB_VAR"))
    return "dictionnaire de variables de l'Insee, pas des données";
  const rows = (): string[][] => readRows(ouverture, separateur);
  const perdus = zerosPerdus(entete, (c) =>
    rows()
      .map((r) => r[entete.indexOf(c)] ?? "")
      .filter((v) => v !== ""),
  );
  return autreSeparateur(ouverture) ?? perdus ?? ressemblance(ouverture) ?? "aucune source connue n'a ces colonnes";
}
