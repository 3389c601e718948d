import type { CalculActivite } from "../../modele/activite.ts";
import { GENRES } from "../../modele/genre.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Resultat } from "../../modele/resultat.ts";
import { wilson } from "../../stats/wilson.ts";
import { METHODES_INTERVALLE } from "../termes.ts";
import { empecher, readCompte, readOfficiel, type Empechement, type MatiereActivite, type Place } from "./matiere.ts";

/** Ce que vaut un indicateur, ou ce qui l'empêche. */
export type Calcule =
  | (Pick<Resultat, "valeur" | "statut" | "motif" | "methode"> &
      Partial<Pick<Resultat, "intervalle" | "numerateur" | "denominateur">> & {
        readonly sources?: readonly Resultat[];
      })
  | { readonly empechement: Empechement };

type De<F extends CalculActivite["forme"]> = Extract<CalculActivite, { readonly forme: F }>;

/** Moins de trente : un ou deux dossiers y déplacent un pourcentage de plusieurs points (docs/regles.md). */
const PETIT_NOMBRE = 30;

/** Un IRIS que territoires.csv ne donne qu'en partie au quartier. */
const PARTAGE = "un IRIS n'est qu'en partie dans le quartier : ses foyers y comptent pour cette part";

const isEmpeche = <T extends object>(
  lu: T | { readonly empechement: Empechement },
): lu is { readonly empechement: Empechement } => "empechement" in lu;

/** Calcule un indicateur du CCAS à un endroit et une année. */
export function compute(
  calcul: CalculActivite,
  indicateur: Indicateur,
  place: Place,
  matiere: MatiereActivite,
): Calcule {
  switch (calcul.forme) {
    case "compte": {
      const lu = readCompte(calcul.compte, place, matiere);
      if (isEmpeche(lu)) return lu;
      const methode = "compté dans les exports du CCAS";
      return lu.isPartage
        ? { valeur: lu.valeur, statut: "estimation", motif: PARTAGE, methode }
        : { valeur: lu.valeur, statut: "valeur", motif: null, methode };
    }
    case "rapport":
      return computeRapport(calcul, indicateur, place, matiere);
    case "premiere part":
      return computePremierePart(calcul, place, matiere);
    case "regard":
      return computeRegard(calcul, place, matiere);
    case "sans ensemble":
      return empecher("non_calculable", calcul.raison);
  }
}

function computeRapport(
  calcul: De<"rapport">,
  indicateur: Indicateur,
  place: Place,
  matiere: MatiereActivite,
): Calcule {
  const [num, den] = [calcul.numerateur, calcul.denominateur].map((c) => readCompte(c, place, matiere));
  if (!num || !den) throw new RangeError("ratio must have two terms, got one");
  if (isEmpeche(den)) return den;
  if (isEmpeche(num))
    return num.empechement.statut === "absent" && calcul.sansNumerateur !== undefined
      ? empecher("non_calculable", calcul.sansNumerateur)
      : num;
  const minimum = calcul.minimum ?? 1;
  if (den.valeur < minimum)
    return empecher(
      "non_calculable",
      minimum > 1 ? `moins de ${minimum} : aucun pourcentage n'en est tiré` : "aucun cas dans l'année",
    );
  const isEncadre = GENRES[indicateur.nature].intervalle === "wilson" && num.valeur <= den.valeur;
  const { bas, haut } = isEncadre ? wilson(num.valeur, den.valeur) : { bas: 0, haut: 0 };
  const isPetit = den.valeur < PETIT_NOMBRE;
  const methode = [
    "rapport de comptes des exports du CCAS",
    ...(isEncadre ? [METHODES_INTERVALLE.wilson] : []),
    ...(calcul.tauxDeReponse ? [tellReponse(den.valeur, matiere.reglages.interroges.get(place.annee))] : []),
  ].join(" ; ");
  return {
    valeur: (num.valeur / den.valeur) * calcul.echelle,
    statut: isPetit ? "avertissement" : "valeur",
    motif: isPetit ? `petit nombre : ${den.valeur}, moins de ${PETIT_NOMBRE}` : null,
    intervalle: isEncadre ? [100 * bas, 100 * haut] : null,
    methode,
    numerateur: num.valeur,
    denominateur: den.valeur,
  };
}

const tellReponse = (reponses: number, interroges: number | undefined): string =>
  interroges === undefined
    ? `${reponses} réponses, taux de réponse inconnu faute du nombre de personnes interrogées`
    : `${reponses} réponses sur ${interroges} personnes interrogées (taux de réponse ${Math.round((100 * reponses) / interroges)} %)`;

function computePremierePart(
  { repartition, sur }: De<"premiere part">,
  place: Place,
  matiere: MatiereActivite,
): Calcule {
  const den = readCompte({ variable: sur }, place, matiere);
  if (isEmpeche(den)) return den;
  const parts = matiere.agregats.filter((a) => a.variable === repartition && a.millesime === place.annee);
  const [premiere] = parts
    .flatMap((a) => (a.valeur === null ? [] : [{ ...a, valeur: a.valeur }]))
    .toSorted((a, b) => b.valeur - a.valeur);
  if (!premiere || den.valeur === 0)
    return empecher("absent", `les exports de ${place.annee} n'en disent pas le détail`);
  return {
    valeur: (100 * premiere.valeur) / den.valeur,
    statut: "valeur",
    motif: null,
    methode: `part du premier${parts.some((a) => a.valeur === null) ? " de ceux qui sont diffusés" : ""} : ${premiere.modalite ?? ""} ; toutes les parts sont au chapitre de l'activité`,
    numerateur: premiere.valeur,
    denominateur: den.valeur,
  };
}

/** L'activité rapportée à un besoin que d'autres comptent ; une fourchette s'il est compté de deux façons. */
function computeRegard(calcul: De<"regard">, place: Place, matiere: MatiereActivite): Calcule {
  const compte = readCompte(calcul.compte, place, matiere);
  if (isEmpeche(compte)) return compte;
  const besoin = readOfficiel(calcul.besoin, place, matiere);
  if (isEmpeche(besoin)) return besoin;
  if (besoin.valeur <= 0) return empecher("non_calculable", `aucun, ici : ${calcul.besoin.nom}`);
  const autre = calcul.autre ? readOfficiel(calcul.autre, place, matiere) : null;
  const second = autre && !isEmpeche(autre) && autre.valeur > 0 ? autre : null;
  const taux = (n: number): number => (compte.valeur / n) * calcul.echelle;
  const bornes = second ? [taux(besoin.valeur), taux(second.valeur)].toSorted((a, b) => a - b) : null;
  const lus = [besoin, ...(second ? [second] : [])];
  const motifs = [
    "ordre de grandeur : deux sources, qui ne comptent pas les mêmes foyers",
    ...lus.filter(({ decalage }) => decalage > 0).map(({ dit }) => dit),
    ...(autre && isEmpeche(autre) ? [`une seule mesure du besoin ; ${autre.empechement.motif ?? ""}`] : []),
  ];
  return {
    valeur: taux(besoin.valeur),
    statut: "estimation",
    motif: motifs.join(" ; "),
    intervalle: bornes ? [bornes[0]!, bornes[1]!] : null,
    methode: `rapporté à : ${lus.map(({ dit }) => dit).join(" ; ou à : ")}${bornes ? " ; les bornes sont les deux rapports, non un intervalle à 95 %" : ""}`,
    numerateur: compte.valeur,
    denominateur: besoin.valeur,
    sources: lus.flatMap(({ sources }) => sources),
  };
}
