import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeClasseur } from "../charger/tableur.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { DOSSIER_PILOTAGE, readPilotage } from "../pilotage/lire.ts";
import { writeAide, writeModele } from "../pilotage/modele-tableau.ts";
import { TABLEAUX } from "../pilotage/tableaux.ts";
import { openProjet } from "./chemin.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

/** La première feuille du classeur : elle explique les autres, et ne se reprend pas. */
export const FEUILLE_AIDE = "lisez-moi";

/**
 * `abs pilotage modele [GENRE…]` : un classeur à remplir dans un tableur, une feuille par genre, avec les fiches déjà écrites.
 * @param genres ceux qu'on veut ; tous s'il n'y en a pas
 * @throws {ErreurUsage} genre inconnu, ou classeur déjà là : il porte peut-être un travail
 */
export async function runModelePilotage(dir: string, genres: readonly string[]): Promise<number> {
  const inconnus = genres.filter((g) => !TABLEAUX.some((t) => t.genre === g));
  if (inconnus.length > 0)
    throw new ErreurUsage(
      `genre « ${inconnus.join(" », « ")} » inconnu ; choisir parmi ${TABLEAUX.map((t) => t.genre).join(", ")}`,
    );
  openProjet(dir);
  const anomalies = readPilotage(dir).anomalies.filter(isBloquante);
  if (anomalies.length > 0) {
    printAnomalies(anomalies); // le tableau perdrait ce qui ne se lit pas
    return SORTIE.bloquant;
  }
  const voulus = TABLEAUX.filter((t) => genres.length === 0 || genres.includes(t.genre));
  const chemin = join(dir, "tableaux", `${genres.length === 1 ? genres[0] : "pilotage"}.xlsx`);
  if (existsSync(chemin))
    throw new ErreurUsage(`${chemin} existe déjà : le reprendre (« abs pilotage importer »), puis le ranger ailleurs`);
  const readTexte = (nom: string): string => {
    const yaml = join(dir, DOSSIER_PILOTAGE, `${nom}.yaml`);
    return existsSync(yaml) ? readFileSync(yaml, "utf8") : "";
  };
  const feuilles = voulus.map((t) => ({ nom: t.genre, lignes: writeModele(t, readTexte(t.fichier)) }));
  mkdirSync(dirname(chemin), { recursive: true });
  writeFileSync(chemin, await writeClasseur([{ nom: FEUILLE_AIDE, lignes: writeAide(voulus) }, ...feuilles]), { flag: "wx" }); // prettier-ignore
  const fiches = feuilles.reduce((n, f) => n + f.lignes.length - 1, 0);
  console.log(`Écrit : ${chemin} (${voulus.length} tableau${voulus.length > 1 ? "x" : ""}, ${fiches} fiche${fiches > 1 ? "s" : ""} déjà écrite${fiches > 1 ? "s" : ""}).\nLe remplir, puis : abs pilotage importer ${chemin}`); // prettier-ignore
  return SORTIE.ok;
}
