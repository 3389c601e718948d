import { organismeOf } from "../../modele/organisme.ts";
import { REGARDS, type Regard } from "../../indicateurs/besoins.ts";
import type { Question, ValeurCitee } from "../affirmation.ts";
import { citerNombre } from "../citer.ts";
import { pointOf, type Donnees, type Point } from "../donnees.ts";
import { forceEvolution } from "../force.ts";
import { phraseRecours, pour100, type Annee, type Recours } from "../phrases/recours.ts";
import { ratioRates } from "../../stats/ratio-rates.ts";
import { hasValeur } from "../valeurs.ts";
import { isEmpechement, logRapport, type Empechement, type GenreDeConstat, type Matiere } from "./genre.ts";

/** Moins de 20 : un pourcentage n'y veut rien dire (docs/regles.md). */
const EFFECTIF_MINIMAL = 20;

const PRUDENCE = "l'activité n'est pas le besoin : un changement de règlement change l'une sans l'autre";

/** L'activité du CCAS mise en regard du besoin que les fichiers officiels comptent, aux années où les deux existent. */
export const recours: GenreDeConstat = {
  genre: "recours",
  chercher: (donnees) => REGARDS.flatMap((r) => questionOf(donnees, r) ?? []),
  repondre,
};

interface Releve extends Annee {
  readonly point: Point;
}

/** Une année où le CCAS et le producteur ont chacun un nombre que l'édition peut montrer. */
function releveOf(donnees: Donnees, regard: Regard, millesime: string): Releve | Empechement {
  const activite = donnees
    .agregats(regard.activite)
    .find((a) => a.modalite === null && String(a.millesime) === millesime);
  const point = pointOf(donnees, regard.indicateur, donnees.perimetre.commune, millesime);
  if (activite?.statut === "secret" || point?.statut === "secret")
    return { cause: "secret", raison: `${millesime} : un des deux nombres est désormais secret` };
  if (!activite || !hasValeur(activite) || !point || !hasValeur(point) || point.numerateur === null)
    return { cause: "absence", raison: `${millesime} : un des deux nombres n'est plus chargé` };
  return { annee: millesime, aides: activite.valeur, besoin: point.numerateur, point };
}

function questionOf(donnees: Donnees, regard: Regard): Question | null {
  const { commune } = donnees.perimetre;
  const annees = donnees
    .serie(regard.indicateur, commune.niveau, commune.code)
    .map((p) => p.millesime)
    .filter((m) => {
      const r = releveOf(donnees, regard, m);
      return !isEmpechement(r) && Math.min(r.aides, r.besoin) >= EFFECTIF_MINIMAL;
    });
  const [debut, fin] = [annees[0], annees.at(-1)];
  if (debut === undefined || fin === undefined) return null;
  return {
    genre: "recours",
    indicateurs: [regard.indicateur],
    territoire: commune,
    comparateurs: [],
    periode: debut === fin ? [fin] : [debut, fin],
    activite: regard.activite,
  };
}

function repondre({ activite, indicateurs, periode }: Question, donnees: Donnees): Matiere | Empechement {
  const regard = REGARDS.find((r) => r.activite === activite && r.indicateur === indicateurs[0]);
  if (!regard) return { cause: "definition", raison: "ce rapprochement n'est plus au catalogue" };
  const releves: Releve[] = [];
  for (const millesime of periode) {
    const releve = releveOf(donnees, regard, millesime);
    if (isEmpechement(releve)) return releve;
    releves.push(releve);
  }
  const [premier, fin] = [releves[0], releves.at(-1)];
  if (!premier || !fin) return { cause: "absence", raison: "aucune année" };
  const debut = premier === fin ? null : premier;
  const mesure = debut ? mesurer(debut, fin) : null;
  const { direction, force }: Pick<Recours, "direction" | "force"> = mesure ?? {
    direction: "niveau",
    force: "indicative",
  };
  const delta = debut ? pour100(fin) - pour100(debut) : null;
  return {
    phrase: phraseRecours({
      regard,
      organisme: organismeOf(donnees.perimetre.commune.niveau),
      debut,
      fin,
      direction,
      force,
    }),
    force,
    appui: `${force === "nette" ? "évolution nette : hors de la marge d'incertitude" : debut ? "comptes trop petits pour affirmer" : "deux comptes d'une seule année"} ; ${PRUDENCE}`,
    direction,
    sens: force !== "aucune" && direction === "baisse" ? "vigilance" : "neutre",
    ampleur: { valeur: delta, unite: "pour 100" },
    amplitude: debut ? logRapport(pour100(fin), pour100(debut)) : 0,
    personnes: fin.besoin,
    valeurs: debut ? [debut, fin].map((r) => citerTaux(r)) : citerComptes(fin, regard),
    resultats: releves.map((r) => r.point),
  };
}

/** Le rapport des deux taux, en comptant le hasard des demandes d'une année sur l'autre (Poisson). */
function mesurer(debut: Annee, fin: Annee): Pick<Recours, "direction" | "force"> {
  const taux = ({ aides, besoin }: Annee): { evenements: number; population: number } => ({
    evenements: aides,
    population: besoin,
  });
  const rapport = ratioRates(taux(fin), taux(debut));
  if ("motif" in rapport) return { direction: "stable", force: "aucune" };
  const delta = Number(pour100(fin).toFixed(1)) - Number(pour100(debut).toFixed(1));
  if (delta === 0) return { direction: "stable", force: "aucune" };
  const pourCent = (x: number): number => 100 * (x - 1);
  const force = forceEvolution({
    valeur: pourCent(rapport.valeur),
    statut: "valeur",
    intervalle: [pourCent(rapport.bas), pourCent(rapport.haut)],
  });
  return { direction: delta > 0 ? "hausse" : "baisse", force };
}

const citerTaux = (r: Releve): ValeurCitee => citerNombre(r.point, pour100(r), "pour 100", 1);

const citerComptes = (r: Releve, { activite, aides, besoin }: Regard): readonly ValeurCitee[] => [
  { ...citerNombre(r.point, r.aides, aides, 0), indicateur: activite, fichiers: [] },
  citerNombre(r.point, r.besoin, besoin, 0),
  citerTaux(r),
];
