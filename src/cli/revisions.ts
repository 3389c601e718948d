import { CAUSES } from "../constats/causes.ts";
import { writeResume, type Bilan, type Revision } from "../constats/revisions.ts";
import { isBloquante } from "../modele/anomalie.ts";
import type { Edition } from "../rapport/lecture.ts";
import { NonCalcule } from "../publier/ouvrir.ts";
import { EDITIONS } from "../publier/publier.ts";
import { readRevisions } from "../publier/revisions.ts";
import { readProjetCharge } from "./chemin.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

const FORMATS = ["texte", "json"];

const isEdition = (nom: string): nom is Edition => EDITIONS.some((e) => e === nom);

/** Liste les constats publiés qui ne tiennent plus, et pourquoi. Une révision n'est pas une erreur : sortie 0. */
export async function runRevisions(dir: string, options: { edition: string; format: string }): Promise<number> {
  const { edition, format } = options;
  if (!isEdition(edition)) throw new ErreurUsage(`édition « ${edition} » inconnue : ${EDITIONS.join(", ")}`);
  if (!FORMATS.includes(format)) throw new ErreurUsage(`format « ${format} » inconnu : ${FORMATS.join(", ")}`);
  const projet = readProjetCharge(dir, "charger");
  const { bilan, anomalies } = await readRevisions(projet, edition).catch((error: unknown) => {
    if (error instanceof NonCalcule)
      throw new ErreurUsage(
        `les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${projet.dir} »`,
      );
    throw error;
  });
  if (bilan) console.log(format === "json" ? JSON.stringify(bilan, null, 2) : writeTexte(bilan));
  printAnomalies(anomalies);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}

function writeTexte(bilan: Bilan): string {
  if (bilan.annees.length === 0) return "Aucune édition antérieure dans « publications » : rien à rejouer.";
  return [writeResume(bilan), ...bilan.contredits.map(writeRevision), ...bilan.incomparables.map(writeRevision)].join(
    "\n\n",
  );
}

function writeRevision({ annee, publie, verdict }: Revision): string {
  const lignes = [`${annee}  ${publie.id} : ${publie.phrase}`];
  if (verdict.etat !== "tient") lignes.push(`      ${CAUSES[verdict.cause]} : ${verdict.raison}`);
  if (verdict.etat === "ne tient plus") lignes.push(`      aujourd'hui : ${verdict.aujourdhui}`);
  return lignes.join("\n");
}
