import { isBloquante } from "../modele/anomalie.ts";
import type { Projet } from "../charger/projet.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Framework } from "../publier/site/framework.ts";
import { EDITIONS } from "../publier/publier.ts";
import { calculerProjet } from "./calculer.ts";
import { chargerProjet, printChargement } from "./charger.ts";
import { openProjet } from "./chemin.ts";
import { printPublication, publierProjet, withFramework } from "./publier.ts";
import { formatDuree, printAnomalies, printAvertissements, printBloquantes, SORTIE } from "./sortie.ts";

/** Charge, calcule, publie les trois éditions, puis dit ce qui a été lu, calculé, écrit, et en combien de temps. */
export async function runRapport(dir: string): Promise<number> {
  const projet = openProjet(dir);
  return withFramework((framework) => faireRapport(projet, dir, framework));
}

async function faireRapport(projet: Projet, dir: string, framework: Framework): Promise<number> {
  void framework.warmUp();
  const chargement = await chargerProjet(projet);
  if (chargement.rapport.anomalies.some(isBloquante)) {
    printChargement(chargement.rapport);
    printAnomalies(chargement.rapport.anomalies, dir);
    return SORTIE.bloquant;
  }
  const calcul = await calculerProjet(projet);
  const publication = await publierProjet(projet, EDITIONS, framework);
  const anomalies = [...chargement.rapport.anomalies, ...publication.publiees.flatMap((p) => p.anomalies)];
  if (anomalies.some((a) => !isBloquante(a))) console.error("\nÀ vérifier");
  printAvertissements(anomalies, dir);

  console.log(`\nLu`);
  printChargement(chargement.rapport);
  console.log(
    `\nCalculé\n  ${calcul.rapport.indicateurs} indicateurs, ${formatNombre(calcul.rapport.resultats)} résultats`,
  );
  console.log(`\nPublié`);
  printPublication(publication.publiees);
  console.log(
    `\nDurées : chargement ${formatDuree(chargement.duree)}, calcul ${formatDuree(calcul.duree)}, publication ${formatDuree(publication.duree)}\n`,
  );
  printBloquantes(anomalies);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
