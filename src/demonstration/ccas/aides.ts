import { type Alea, createAlea } from "../alea.ts";
import { type Annee, type NatureFictive, SAISON } from "./annees.ts";
import { addDays, createCalendrier, formatJour, MOIS } from "./calendrier.ts";
import { type Foyer, sizeOf } from "./foyers.ts";
import { between, draw, pick } from "./tirage.ts";

const ENTETE = [
  "N° DOSSIER", "N°FOYER", "NOM", "Prénom", "Né(e) le", "Adresse", "CP", "Commune", "Quartier", "Sit. familiale",
  "Nb enf.", "Nb pers.", "QF", "Nature de l'aide", "Motif", "Organisme", "Date demande", "Date CP", "Décision", "Mt demandé",
  "Mt accordé", "Payé à", "Référent", "Observations",
]; // prettier-ignore

/** Les libellés varient comme dans un vrai logiciel ; le dernier de `autre` n'est dans aucune correspondance. */
const LIBELLES: Readonly<Record<NatureFictive, readonly string[]>> = {
  alimentaire: ["SECOURS ALIM.", "SECOURS ALIM.", "SECOURS ALIM.", "Colis"],
  energie: ["ENERGIE", "ENERGIE", "Impayé énergie"],
  logement: ["LOGEMENT", "Impayé de loyer"],
  transport: ["TRANSPORT"],
  enfance: ["CANTINE"],
  sante: ["SANTE", "Mutuelle"],
  secours: ["SECOURS FIN."],
  autre: ["DIVERS", "DIVERS", "DIVERS", "HORS LISTE"],
};
/** Montant demandé, en euros : bornes du tirage. */
const MONTANTS: Readonly<Record<NatureFictive, readonly [number, number]>> = {
  alimentaire: [40, 160],
  energie: [120, 480],
  logement: [200, 1300],
  transport: [30, 140],
  enfance: [50, 220],
  sante: [60, 300],
  secours: [80, 350],
  autre: [30, 200],
};
const DECISIONS = {
  accord: { accord: ["ACC.", "ACC.", "ACC.", "Accordé"], partiel: ["ACC. PARTIEL"] },
  refus: ["REF.", "REF.", "Refusé"],
  ajourne: ["AJ."],
} as const;
const MOTIFS = ["perte emploi", "séparation", "charges", "attente droits", "rupture droits"];

/** `1 234,50 €`, espace insécable des milliers comme à l'export d'un tableur français. */
const formatEuros = (euros: number): string =>
  `${euros
    .toFixed(2)
    .replace(".", ",")
    .replace(/\B(?=(\d{3})+,)/g, "\u00a0")} €`;

interface Demande {
  readonly date: Date;
  readonly cases: readonly string[];
  readonly accorde: number;
}

function createDemande(alea: Alea, annee: Annee, date: Date, foyer: Foyer, rang: number): Demande {
  const hiver = [0, 1, 10, 11].includes(date.getUTCMonth()) ? 1.7 : 0.7;
  const nature = draw(alea, { ...annee.natures, energie: annee.natures.energie * hiver });
  const [min, max] = MONTANTS[nature];
  const demande = between(alea, min / 10, max / 10) * 10 + (alea.uniform() < 0.2 ? 0.5 : 0);
  const refus = nature === "alimentaire" ? 9 : 20;
  const sort = draw(alea, { accord: 88 - refus, partiel: 8, refus, ajourne: 4 });
  const delai = Math.max(1, Math.round(alea.normal(annee.delai, annee.delai / 2.2)) + (alea.uniform() < 0.08 ? 30 : 0));
  const decision = addDays(date, nature === "alimentaire" ? Math.ceil(delai / 2) : delai);
  // L'export a été fait mi-janvier : les dernières demandes attendent encore leur commission.
  const isEnCours = decision.getTime() > Date.UTC(annee.annee + 1, 0, 14);
  const isSansDate = alea.uniform() < 0.02; // décision saisie sans sa date
  const accorde = isEnCours || sort === "refus" || sort === "ajourne" ? 0 : sort === "partiel" ? demande / 2 : demande;
  const libelle =
    sort === "accord" ? DECISIONS.accord.accord : sort === "partiel" ? DECISIONS.accord.partiel : DECISIONS[sort];
  const cases = [
    `${annee.annee % 100}-${String(rang).padStart(4, "0")}`, foyer.numero, foyer.nom, "Essai", foyer.naissance,
    foyer.adresse, "00101", "VILLE-TEMOIN", foyer.quartier, foyer.situation, String(foyer.enfants), String(sizeOf(foyer)), String(foyer.qf),
    pick(alea, LIBELLES[nature]), pick(alea, MOTIFS), pick(alea, ["CCAS", "CCAS", "MDS"]), formatJour(date),
    isEnCours || isSansDate ? "" : formatJour(decision), isEnCours ? "" : pick(alea, libelle), formatEuros(demande),
    accorde > 0 ? formatEuros(accorde) : "", pick(alea, ["bons", "foyer", "tiers"]), `R${between(alea, 1, 4)}`,
    alea.uniform() < 0.04 ? "à revoir – dossier fictif" : "",
  ]; // prettier-ignore
  return { date, cases, accorde };
}

/** Une ligne de (sous-)total : un libellé en tête, la somme sous les montants accordés. */
const formatTotal = (libelle: string, demandes: readonly Demande[]): string =>
  ENTETE.map((nom, i) => {
    if (i === 0) return libelle;
    return nom === "Mt accordé" ? formatEuros(demandes.reduce((somme, demande) => somme + demande.accorde, 0)) : "";
  }).join(";");

/**
 * L'export des aides facultatives d'une année, avec les désordres d'un vrai : sous-totaux de mois, ligne TOTAL, lignes
 * vides, libellés qui varient, une date illisible, des décisions sans date, des
 * dossiers exportés deux fois.
 */
export function generateAides(graine: number, annee: Annee, foyers: readonly Foyer[]): string {
  const alea = createAlea(graine, `ccas-aides-${annee.annee}`);
  const jours = createCalendrier(annee.annee, SAISON);
  const dates = Array.from({ length: annee.demandes }, () => pick(alea, jours)).sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  // Le carré fait revenir souvent les premiers foyers : une minorité porte une bonne part des demandes.
  const demandes = dates.map((date, i) =>
    createDemande(alea, annee, date, foyers[Math.floor(alea.uniform() ** 2 * foyers.length)]!, i + 1),
  );
  const lignes = [ENTETE.join(";")];
  MOIS.forEach((mois, m) => {
    const duMois = demandes.filter(({ date }) => date.getUTCMonth() === m);
    lignes.push(...duMois.map(({ cases }) => cases.join(";")));
    if (m % 6 === 2 && duMois[0]) lignes.push(duMois[0].cases.join(";"));
    lignes.push(formatTotal(`Sous-total ${mois}`, duMois));
    if (m % 3 === 2) lignes.push(";".repeat(ENTETE.length - 1));
  });
  const illisible = demandes[Math.floor(demandes.length / 3)]!.cases.map((texte, i) =>
    ENTETE[i] === "Date demande" ? "à préciser" : i === 0 ? `${annee.annee % 100}-9999` : texte,
  );
  lignes.push(illisible.join(";"), formatTotal("TOTAL", demandes), "");
  return lignes.join("\r\n");
}
