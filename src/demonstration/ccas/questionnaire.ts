import { type Alea, createAlea } from "../alea.ts";
import { createCalendrier, formatJour } from "./calendrier.ts";
import { draw, pick } from "./tirage.ts";

/** L'année du questionnaire fictif : recueilli en octobre 2025. */
export const ANNEE_QUESTIONNAIRE = 2025;
const REPONDANTS = 236;

/** Une question : qui y répond (part des répondants), et le poids de chaque réponse. */
interface Question {
  readonly concernes: number;
  readonly reponses: Readonly<Record<"Oui" | "Non" | "NSP", number>>;
}

/**
 * La moitié ne sait pas où demander, un tiers a renoncé ; les aidants sont trop peu pour une mesure ; tous ceux que l'accueil a
 * reçus veulent le garder, et la réponse de chacun s'y lirait : elle se masque hors de la direction.
 */
const QUESTIONS: readonly Question[] = [
  { concernes: 1, reponses: { Oui: 51, Non: 40, NSP: 9 } },
  { concernes: 1, reponses: { Oui: 33, Non: 60, NSP: 7 } },
  { concernes: 1, reponses: { Oui: 44, Non: 52, NSP: 4 } },
  { concernes: 0.12, reponses: { Oui: 55, Non: 45, NSP: 0 } },
  { concernes: 0.3, reponses: { Oui: 1, Non: 0, NSP: 0 } },
];

const QUARTIERS = ["Centre-Ville", "Fonds-Clairs", "Les Coteaux", "Val-de-Brune"];
/** Les jeunes ont peu répondu : chacun d'eux compte davantage. */
const POIDS: Readonly<Record<string, string>> = { "18-29": "2,15", "30-44": "1,20", "45-59": "0,95", "60-74": "0,70", "75 et +": "0,85" }; // prettier-ignore
const ENTETE = ["Date de saisie", "Age", "Quartier", "Pondération", "Q1", "Q2", "Q3", "Q4", "Q5", "Remarques"];

const answer = (alea: Alea, { concernes, reponses }: Question): string =>
  alea.uniform() < concernes ? draw(alea, reponses) : "";

/** L'export d'un institut : UTF-8, point-virgule, un poids par répondant, des colonnes (âge, quartier, remarques) à ne pas lire. */
export function generateQuestionnaire(graine: number): string {
  const alea = createAlea(graine, `ccas-questionnaire-${ANNEE_QUESTIONNAIRE}`);
  const jours = createCalendrier(ANNEE_QUESTIONNAIRE, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  const dates = Array.from({ length: REPONDANTS }, () => pick(alea, jours)).sort((a, b) => a.getTime() - b.getTime());
  const lignes = dates.map((date) => {
    const age = draw(alea, { "18-29": 8, "30-44": 22, "45-59": 25, "60-74": 29, "75 et +": 16 });
    return [
      formatJour(date),
      age,
      pick(alea, QUARTIERS),
      POIDS[age] ?? "",
      ...QUESTIONS.map((q) => answer(alea, q)),
      alea.uniform() < 0.05 ? "remarque fictive" : "",
    ].join(";");
  });
  return [ENTETE.join(";"), ...lignes, ""].join("\r\n");
}
