import { codeComparables, JEUX_COMPARABLES } from "../indicateurs/comparables.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { readMatiere } from "./activite/entrepot.ts";
import type { MatiereActivite } from "./activite/matiere.ts";
import { repondreActivite } from "./activite/repondre.ts";
import { expliquerAbsence } from "./absence.ts";
import { findIndicateur } from "./catalogue.ts";
import { searchGroupeDemande, TABLE_GROUPE } from "./comparables-demandes.ts";
import { exprimer } from "./geographie.ts";
import {
  readContexte,
  readLignes,
  toResultat,
  type Contexte,
  type LigneResultat,
  type TableResultats,
} from "./lire.ts";
import { readPerimetres, type Perimetres } from "./perimetre.ts";
import { parsePeriode, QuestionInvalide, type Periode, type Question } from "./question.ts";
import { writeResultatsDuCog } from "./rebaser.ts";
import { CODES_PROJETES, repondreProjection } from "./repondre-projection.ts";
import { repondreEvolution } from "./repondre-evolution.ts";
import { findTerritoires } from "./territoires.ts";
import { readVariable } from "./variable.ts";

export { notesDe, notesDesSources, reglesDe, rupturesDe, touchantes } from "./regles.ts";

/** Ce qu'une question veut dire, une fois ses codes reconnus. */
export interface Sens {
  readonly territoires: readonly Territoire[] | undefined;
  readonly periode: Periode | null;
  readonly contexte: Contexte;
  readonly perimetres: Perimetres;
  /** La géographie dans laquelle répondre. */
  readonly cible: number;
  readonly table: TableResultats;
  readonly activite: MatiereActivite;
}

async function territoiresDe(
  connexion: Connexion,
  code: string | undefined,
  projet: Projet,
): Promise<Sens["territoires"]> {
  if (code === undefined) return undefined;
  const trouves = await findTerritoires(connexion, code, projet.quartiers);
  if (trouves.length === 0 && code.startsWith(codeComparables("")))
    throw new QuestionInvalide(
      `groupe « ${code} » inconnu : écrire ${Object.keys(JEUX_COMPARABLES).map(codeComparables).join(", ")}, suivi de « @ » et du code d'une commune si ce n'est pas celle du projet (${codeComparables("revenus")}@33063)`,
    );
  if (trouves.length === 0)
    throw new QuestionInvalide(`territoire « ${code} » inconnu des géographies chargées et de territoires.csv`);
  return trouves;
}

/** Les réponses d'un indicateur du CCAS aux territoires et aux années demandés. */
function repondreDuCoffre(indicateur: Indicateur, { territoires, periode, activite }: Sens): Resultat[] {
  const annees = periode === null ? null : [periode.debut, periode.fin].map(String);
  return repondreActivite(indicateur, activite).filter(
    (r) =>
      (annees === null || annees.includes(r.millesime)) &&
      (territoires === undefined || territoires.some((t) => t.code === r.territoire && t.niveau === r.niveau)),
  );
}

/** Les réponses d'un indicateur ; aux territoires nommés, aussi la raison de ce qui manque. */
async function repondreIndicateur(
  connexion: Connexion,
  indicateur: Indicateur,
  lignes: readonly LigneResultat[],
  sens: Sens,
  nommes: readonly Territoire[],
): Promise<Resultat[]> {
  const { periode, contexte, perimetres } = sens;
  const resultats = indicateur.activite
    ? repondreDuCoffre(indicateur, sens)
    : lignes.map((l) => toResultat(l, contexte));
  const expliquer = (t: Territoire, annee: number | null): Promise<Resultat> =>
    expliquerAbsence(connexion, indicateur, t, annee, sens);
  if (periode !== null && periode.debut !== null)
    return repondreEvolution(
      indicateur,
      resultats,
      { debut: periode.debut, fin: periode.fin, territoires: nommes, expliquer },
      perimetres,
    );
  const manquants = nommes.filter((t) => !resultats.some((r) => r.territoire === t.code && r.niveau === t.niveau));
  return [...resultats, ...(await Promise.all(manquants.map((t) => expliquer(t, periode?.fin ?? null))))];
}

/** Un indicateur à la fois : tout le pays ne tient pas deux fois en mémoire. */
async function* repondreIndicateurs(connexion: Connexion, question: Question, sens: Sens): AsyncGenerator<Resultat[]> {
  const { territoires, periode, table } = sens;
  const { catalogue } = sens.contexte;
  const filtre = {
    table,
    ...(territoires ? { territoires } : {}),
    ...(periode ? { annees: periode.debut === null ? [periode.fin] : [periode.debut, periode.fin] } : {}),
  };
  if (question.indicateur !== undefined) {
    const { code, unite } = findIndicateur(question.indicateur, catalogue);
    const indicateur = catalogue.get(code);
    if (indicateur) {
      const lignes = await readLignes(connexion, { ...filtre, indicateurs: [code] }, catalogue);
      yield await repondreIndicateur(connexion, indicateur, lignes, sens, territoires ?? []);
    } else
      for (const t of territoires ?? [])
        yield [
          {
            ...(await expliquerAbsence(connexion, { code, unite }, t, null, sens)),
            millesime: question.millesime ?? "",
          },
        ];
    return;
  }
  // Pour un territoire, une lecture suffit ; pour tous, une par indicateur.
  const ensemble = territoires ? await readLignes(connexion, filtre, catalogue) : undefined;
  for (const indicateur of catalogue.indicateurs) {
    const lignes = ensemble
      ? ensemble.filter((l) => l.indicateur === indicateur.code)
      : await readLignes(connexion, { ...filtre, indicateurs: [indicateur.code] }, catalogue);
    yield await repondreIndicateur(connexion, indicateur, lignes, sens, []);
  }
}

/**
 * Répond à une question sur les indicateurs ou les variables, par lots. Contrat public : docs/valeurs.md et
 * docs/valeurs.schema.json.
 * @throws {QuestionInvalide} si la question ne peut pas avoir de réponse.
 */
export async function* repondre(connexion: Connexion, question: Question, projet: Projet): AsyncGenerator<Resultat[]> {
  const { cog } = projet.observatoire;
  const periode = question.millesime === undefined ? null : parsePeriode(question.millesime);
  const perimetres = await readPerimetres(connexion, question.cog);
  const isGroupe = await searchGroupeDemande(connexion, question.territoire);
  const isEdition = question.cog === undefined || question.cog === cog;
  const table = isGroupe ? TABLE_GROUPE : isEdition ? "resultat" : "resultat_cog";
  if (table === "resultat_cog" && question.variable === undefined)
    await writeResultatsDuCog(connexion, question.cog ?? cog, perimetres);
  const contexte = await readContexte(connexion, cog, projet.catalogue);
  const sens: Sens = {
    periode,
    territoires: await territoiresDe(connexion, question.territoire, projet),
    contexte,
    activite: await readMatiere(connexion, projet, contexte),
    perimetres,
    cible: question.cog ?? cog,
    table,
  };
  const champ = CODES_PROJETES.get(question.indicateur ?? "");
  if (champ !== undefined) {
    const communes =
      sens.territoires ?? (await territoiresDe(connexion, projet.observatoire.territoire.code, projet)) ?? [];
    const lues = await repondreProjection(connexion, champ, communes, sens);
    yield lues.map((r) => exprimer(r, question.cog, cog, perimetres));
    return;
  }
  const lots =
    question.variable === undefined
      ? repondreIndicateurs(connexion, question, sens)
      : readVariable(connexion, question.variable, sens, projet.quartiers);
  for await (const lot of lots) yield lot.map((r) => exprimer(r, question.cog, cog, sens.perimetres));
}
