import { organismeOf } from "../../modele/organisme.ts";
import { enumerer, finishPhrase } from "../../constats/accords.ts";
import { hasValeur } from "../../constats/valeurs.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import { TRANCHES_DELAI } from "../../modele/reglages-ccas.ts";
import { nomCourt, obstacleEntre, writeObstacle } from "../agregats.ts";
import { computeCouts } from "../couts.ts";
import { figureSuivi } from "../figure-suivi.ts";
import { findHausses } from "../hausses.ts";
import { createParagraphe, createTableau } from "../tableau.ts";
import { RAISON_SECRET, type Bloc } from "./bloc.ts";

const RAISON_EXPORT = "pas d'export du CCAS chargé";

/** `::suivi{variable=demandes_par_mois}` : les derniers mois face à leurs limites de contrôle, en courbe. */
export const suivi: Bloc = {
  parametres: ["variable", "si-disponible"],
  isDonnee: true,
  resolve({ variable = "" }, { lecture, idFigure }) {
    const agregats = lecture.agregats(variable);
    const libelle = agregats[0]?.libelle ?? variable;
    if (agregats.length === 0) return { manque: { libelle, raison: RAISON_EXPORT } };
    const figure = figureSuivi(lecture, agregats, idFigure(`suivi-${variable.replaceAll("_", "-")}`));
    return figure
      ? { contenu: [{ type: "absFigure", figure }] }
      : { manque: { libelle, raison: "moins de vingt-quatre mois de suite" } };
  },
};

/** `::retards` : les demandes en cours qui attendent depuis plus que le délai cible. */
export const retards: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, { lecture }) {
    const libelle = "Demandes en retard";
    const attentes = lecture.agregats("attentes_par_duree").filter(hasValeur);
    const { delaiCible } = lecture.reglages;
    if (attentes.length === 0) return { manque: { libelle, raison: RAISON_EXPORT } };
    if (delaiCible === null) return { manque: { libelle, raison: "délai cible absent d'observatoire.yaml" } };
    const annee = Math.max(...attentes.map((a) => a.millesime));
    const siennes = attentes.filter((a) => a.millesime === annee);
    const sous = TRANCHES_DELAI.filter(({ max }) => max !== null && max <= delaiCible).map(({ nom }) => nom);
    const somme = (parmi: typeof siennes): number => parmi.reduce((s, a) => s + a.valeur, 0);
    const [total, tard] = [somme(siennes), somme(siennes.filter((a) => !sous.includes(a.modalite ?? "")))];
    const phrase = `À la date de l'export de ${annee}, ${total > 1 ? `${total} demandes attendent` : `${total === 0 ? "aucune" : total} demande ${total === 0 ? "n'attend" : "attend"}`} une décision ; ${tard === 0 ? "aucune" : tard} depuis plus de ${delaiCible} jours, le délai que le ${organismeOf(lecture.perimetre.commune.niveau)} s'est fixé`;
    return { contenu: [createParagraphe(finishPhrase(phrase))] };
  },
};

/** `::hausses{variable=passages_par_motif}` : ce qui monte d'une année à l'autre, au-delà du hasard. */
export const hausses: Bloc = {
  parametres: ["variable", "si-disponible"],
  isDonnee: true,
  resolve({ variable = "" }, { lecture }) {
    const agregats = lecture.agregats(variable);
    const libelle = agregats[0]?.libelle ?? variable;
    if (agregats.length === 0) return { manque: { libelle, raison: RAISON_EXPORT } };
    const annee = Math.max(...agregats.map((a) => a.millesime));
    const obstacle = obstacleEntre(lecture.coupures(variable), annee - 1, annee);
    if (obstacle !== null) return { manque: { libelle, raison: writeObstacle(obstacle, annee - 1, annee) } };
    const trouvees = findHausses(agregats, annee);
    const phrase =
      trouvees.length === 0
        ? `${nomCourt(agregats[0]!)} : aucune hausse de ${annee - 1} à ${annee} ne se distingue du hasard`
        : `${nomCourt(agregats[0]!)} : en hausse de ${annee - 1} à ${annee}, ${enumerer(trouvees.map((h) => `${h.modalite} (${h.avant === 0 ? `${formatNombre(h.apres)}, aucun l'année d'avant` : `de ${formatNombre(h.avant)} à ${formatNombre(h.apres)}`})`))}`;
    return { contenu: [createParagraphe(finishPhrase(phrase))] };
  },
};

/** Ce que chaque poste reçoit : le service, le compte et ce qu'il compte. */
const CHARGES: readonly { readonly service: string; readonly variable: string }[] = [
  { service: "aides", variable: "demandes" },
  { service: "accueil", variable: "passages" },
  { service: "portage", variable: "repas_livres" },
  { service: "domicile", variable: "heures_realisees" },
];

/** `::charge` : l'activité par poste en équivalent temps plein et par service ; jamais par agent. */
export const charge: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, { lecture }) {
    const libelle = "Charge par poste";
    const lignes = CHARGES.flatMap(({ service, variable }) => {
      const postes = lecture.reglages.postes.get(service);
      const siens = lecture
        .agregats(variable)
        .filter((a) => a.modalite === null)
        .filter(hasValeur);
      const dernier = siens.toSorted((a, b) => a.millesime - b.millesime).at(-1);
      if (postes === undefined || !dernier) return [];
      const isCoupee = obstacleEntre(lecture.coupures(variable), dernier.millesime - 1, dernier.millesime) !== null;
      const avant = isCoupee ? undefined : siens.find((a) => a.millesime === dernier.millesime - 1);
      const par = ({ valeur, millesime }: { valeur: number; millesime: number }): string =>
        `${millesime} : ${formatNombre(valeur / postes, 0)}`;
      return [
        [
          nomCourt(dernier),
          formatNombre(postes, Number.isInteger(postes) ? 0 : 1),
          [dernier, ...(avant ? [avant] : [])].map(par).join(" ; "),
        ],
      ];
    });
    if (lignes.length === 0)
      return { manque: { libelle, raison: "postes absents d'observatoire.yaml (activite : postes)" } };
    return {
      contenu: [
        createTableau(["Service", "Postes (ETP)", "Par poste"], lignes),
        createParagraphe(
          "ETP : équivalent temps plein. Les postes sont ceux d'aujourd'hui, pour les deux années. Une charge se lit par service, jamais par agent.",
        ),
      ],
    };
  },
};

/** `::couts` : le coût complet de chaque service et par bénéficiaire (CCAS-16), avec la clé de répartition. */
export const couts: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve(_, { lecture }) {
    const libelle = "Coût complet par bénéficiaire et par service";
    const calcules = computeCouts((variable) => lecture.agregats(variable), lecture.reglages);
    if (!calcules) return { manque: { libelle, raison: "budget non chargé, ou services absents d'observatoire.yaml" } };
    const euros = (x: number): string => formatValeur(x, "€", 0);
    const isTu = calcules.services.some((s) => s.beneficiaires === null);
    return {
      contenu: [
        createTableau(
          [
            "Service",
            "Dépenses directes",
            "Part de structure",
            "Recettes",
            "Coût net",
            "Bénéficiaires",
            "Par bénéficiaire",
          ],
          calcules.services.map((s) => [
            s.nom,
            euros(s.depenses),
            euros(s.structure),
            euros(s.recettes),
            euros(s.net),
            s.beneficiaires === null ? "non diffusé" : formatNombre(s.beneficiaires),
            s.parBeneficiaire === null ? "—" : euros(s.parBeneficiaire),
          ]),
        ),
        createParagraphe(
          `Exercice ${calcules.annee}. La structure (${euros(calcules.structure)}) est répartie entre ces services au prorata de leurs dépenses directes ; les recettes sont celles du service.${isTu ? ` « Non diffusé » : ${RAISON_SECRET}, ou export absent.` : ""}`,
        ),
      ],
    };
  },
};
