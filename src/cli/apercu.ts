import { join } from "node:path";
import { Atelier } from "../apercu/atelier.ts";
import { startApercu } from "../apercu/serveur.ts";
import { NonCalcule, openLecture } from "../publier/ouvrir.ts";
import { readPublications } from "../publier/publications.ts";
import { EDITIONS } from "../publier/publier.ts";
import { readProjetCharge } from "./chemin.ts";
import { aujourdhui } from "./date.ts";
import { startProgression } from "./progression.ts";
import { ErreurUsage, formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

/** `abs apercu` : le rapport tel qu'on l'écrit, dans le navigateur, jusqu'à Ctrl+C. */
export async function runApercu(dir: string, options: { edition: string; port: string }): Promise<number> {
  const edition = EDITIONS.find((e) => e === options.edition);
  if (!edition) throw new ErreurUsage(`édition « ${options.edition} » inconnue : ${EDITIONS.join(", ")}`);
  const port = Number(options.port);
  if (!/^\d+$/.test(options.port) || port > 65535)
    throw new ErreurUsage(`--port attend un nombre de 0 à 65535, pas « ${options.port} »`);
  const projet = readProjetCharge(dir, "charger");
  const debut = performance.now();
  const progression = await startProgression(`Lecture des chiffres : ${edition}`);
  const ouverte = await openLecture(projet, edition).catch((error: unknown) => {
    if (error instanceof NonCalcule)
      throw new ErreurUsage(`les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${dir} »`);
    throw error;
  });
  progression.finir(`chiffres lus en ${formatDuree(performance.now() - debut)}`);
  printAnomalies(ouverte.anomalies);
  if (ouverte.lecture === null) return SORTIE.bloquant;
  const { publications } = await readPublications(dir, edition, ouverte.lecture.annee);
  const atelier = await Atelier.open(projet, ouverte.lecture, publications, aujourdhui());
  const apercu = await startApercu(atelier, join(dir, "rapport"), port).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      throw new ErreurUsage(
        `le port ${port} est déjà pris : en choisir un autre avec --port, ou fermer l'autre aperçu`,
      );
    throw error;
  });
  console.log(`Aperçu de l'édition « ${edition} » : ${apercu.adresse}`);
  console.log("Enregistrer un texte de rapport/ recharge la page. Ctrl+C pour finir.");
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve).once("SIGTERM", resolve);
  });
  await apercu.close();
  atelier.close();
  return SORTIE.ok;
}
