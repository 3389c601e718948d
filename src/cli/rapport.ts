import { isBloquante } from "../modele/anomalie.ts";
import type { Projet } from "../charger/projet.ts";
import { isUnion } from "../charger/union.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Framework } from "../publier/site/framework.ts";
import type { Edition } from "../rapport/lecture.ts";
import { calculerProjet } from "./calculer.ts";
import { chargerProjet, printChargement } from "./charger.ts";
import { openProjet } from "./chemin.ts";
import { choisirEditions, printPublication, publierProjet, withFramework } from "./publier.ts";
import { choisirMembres, rapporterUnion } from "./union.ts";
import { ErreurUsage, formatDuree, printAnomalies, printAvertissements, printBloquantes, SORTIE } from "./sortie.ts";

export interface OptionsRapport {
  /** Une seule édition ; toutes par défaut. */
  readonly edition?: string;
  /** Codes des seules communes d'une union à publier, séparés par des virgules ; toutes par défaut. */
  readonly seulement?: string;
}

/**
 * Charge, calcule, publie les éditions, puis dit ce qui a été lu, calculé, écrit, et en combien de temps. Une union charge et
 * calcule une fois, et publie chacune de ses communes.
 */
export async function runRapport(dir: string, { edition, seulement }: OptionsRapport = {}): Promise<number> {
  const projet = openProjet(dir);
  const editions = choisirEditions(edition);
  if (!isUnion(dir) && seulement !== undefined)
    throw new ErreurUsage(`--seulement choisit des communes d'une union : « ${dir} » n'en est pas une`);
  return withFramework((framework) => {
    void framework.warmUp();
    return isUnion(dir)
      ? rapporterUnion(projet, choisirMembres(dir, seulement), editions, framework)
      : faireRapport(projet, dir, editions, framework);
  });
}

async function faireRapport(
  projet: Projet,
  dir: string,
  editions: readonly Edition[],
  framework: Framework,
): Promise<number> {
  const chargement = await chargerProjet(projet);
  if (chargement.rapport.anomalies.some(isBloquante)) {
    printChargement(chargement.rapport);
    printAnomalies(chargement.rapport.anomalies, dir);
    return SORTIE.bloquant;
  }
  // Une commune d'une union lit les résultats de l'union : « abs rapport » de l'union les calcule.
  const calcul = projet.union === null ? await calculerProjet(projet) : null;
  const publication = await publierProjet(projet, editions, framework);
  const anomalies = [...chargement.rapport.anomalies, ...publication.publiees.flatMap((p) => p.anomalies)];
  if (anomalies.some((a) => !isBloquante(a))) console.error("\nÀ vérifier");
  printAvertissements(anomalies, dir);

  console.log(`\nLu`);
  printChargement(chargement.rapport);
  if (calcul)
    console.log(
      `\nCalculé\n  ${calcul.rapport.indicateurs} indicateurs, ${formatNombre(calcul.rapport.resultats)} résultats`,
    );
  console.log(`\nPublié`);
  printPublication(publication.publiees);
  console.log(
    `\nDurées : chargement ${formatDuree(chargement.duree)}, calcul ${calcul ? formatDuree(calcul.duree) : "celui de l'union"}, publication ${formatDuree(publication.duree)}\n`,
  );
  printBloquantes(anomalies);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
