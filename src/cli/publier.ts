import { TerritoireInconnu } from "../publier/perimetre.ts";
import { NonCalcule } from "../publier/ouvrir.ts";
import { EDITIONS, publier, type EditionPubliee } from "../publier/publier.ts";
import type { Projet } from "../charger/projet.ts";
import { isUnion } from "../charger/union.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Edition } from "../rapport/lecture.ts";
import { formatBilan } from "./bilan.ts";
import { readProjetCharge } from "./chemin.ts";
import { ControleursAPart } from "./controleurs.ts";
import { aujourdhui } from "./date.ts";
import { Framework } from "../publier/site/framework.ts";
import { lignesSecret } from "./secret.ts";
import { startProgression } from "./progression.ts";
import { ErreurUsage, formatDuree, printAnomalies, SORTIE } from "./sortie.ts";

const isEdition = (nom: string): nom is Edition => EDITIONS.some((e) => e === nom);

/** Framework se charge en une seconde, pendant que le reste avance ; il est arrêté quoi qu'il arrive. */
export async function withFramework<T>(work: (framework: Framework) => Promise<T>): Promise<T> {
  const framework = new Framework();
  try {
    return await work(framework);
  } finally {
    framework.close();
  }
}

export async function publierProjet(
  projet: Projet,
  editions: readonly Edition[],
  framework: Framework,
): Promise<{ publiees: EditionPubliee[]; duree: number }> {
  const debut = performance.now();
  const progression = await startProgression(`Publication : ${editions.join(", ")}`);
  let faites = 0;
  const controleurs = new ControleursAPart();
  const moyens = { framework, controleurs, date: aujourdhui() };
  const publiees = await publier(projet, editions, moyens, (e) =>
    progression.dire(`${++faites}/${editions.length} ${e.edition}`),
  )
    .catch((error: unknown) => {
      if (error instanceof NonCalcule)
        throw new ErreurUsage(
          `les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${projet.dir} »`,
        );
      if (error instanceof TerritoireInconnu) throw new ErreurUsage(error.message);
      throw error;
    })
    .finally(() => controleurs.close());
  const duree = performance.now() - debut;
  progression.finir(`${publiees.length} édition${publiees.length > 1 ? "s" : ""} en ${formatDuree(duree)}`);
  return { publiees, duree };
}

export function printPublication(publiees: readonly EditionPubliee[]): void {
  for (const p of publiees) {
    console.log(
      p.dist === ""
        ? `  ${p.edition.padEnd(9)} NON PUBLIÉE : corriger les anomalies ci-dessous ; l'édition précédente, s'il y en a une, n'a pas changé`
        : `  ${p.edition.padEnd(9)} ${p.dist}/index.html (${p.pages} pages, ${formatNombre(p.octets / 1024)} Kio, ${formatDuree(p.duree)})${p.bilan ? `\n            ${formatBilan(p.bilan)}` : ""}`,
    );
    if (p.secret && p.dist !== "") for (const ligne of lignesSecret(p.secret)) console.log(`            ${ligne}`);
  }
}

/** Les éditions qu'une option demande : toutes si elle est absente. */
export function choisirEditions(edition: string | undefined): readonly Edition[] {
  if (edition === undefined) return EDITIONS;
  if (!isEdition(edition)) throw new ErreurUsage(`édition « ${edition} » inconnue : ${EDITIONS.join(", ")}`);
  return [edition];
}

export async function runPublier(dir: string, edition: string | undefined): Promise<number> {
  const editions = choisirEditions(edition);
  if (isUnion(dir))
    throw new ErreurUsage(`« ${dir} » est une union : publier ses communes avec « abs rapport --projet ${dir} »`);
  const projet = readProjetCharge(dir, "charger");
  const { publiees } = await withFramework((framework) => publierProjet(projet, editions, framework));
  printPublication(publiees);
  const anomalies = publiees.flatMap((p) => p.anomalies);
  printAnomalies(anomalies);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
