import { type Alea, createAlea } from "../alea.ts";
import { createCalendrier, formatJour } from "./calendrier.ts";
import { between, draw, pick } from "./tirage.ts";

const ENTETE = [
  "Date",
  "Service",
  "Q1 Accueil (1-5)",
  "Q2 Délai",
  "Q3 Écoute",
  "Recommanderiez-vous ? (0-10)",
  "Verbatim",
];

/** Une enquête : son année, ses réponses, et le poids des notes 1 à 5 de chaque question. */
export interface Enquete {
  readonly annee: number;
  readonly reponses: number;
  readonly accueil: readonly number[];
  readonly delai: readonly number[];
  readonly ecoute: readonly number[];
}

/** En 2023 le délai mécontente ; en 2025, moins. L'enquête a lieu en mai et juin. */
export const ENQUETES: readonly Enquete[] = [
  { annee: 2023, reponses: 248, accueil: [3, 7, 16, 44, 30], delai: [12, 20, 27, 28, 13], ecoute: [3, 5, 14, 42, 36] },
  { annee: 2025, reponses: 263, accueil: [2, 6, 13, 45, 34], delai: [7, 14, 24, 36, 19], ecoute: [2, 5, 12, 43, 38] },
];
const SERVICES = ["Accueil", "Aides", "Aides", "Autonomie", "Logement", ""];

function createNote(alea: Alea, poids: readonly number[]): string {
  if (alea.uniform() < 0.03) return ""; // question laissée sans réponse
  return draw(alea, Object.fromEntries(poids.map((p, i) => [String(i + 1), p])));
}

/** L'export d'une enquête de satisfaction : UTF-8, point-virgule, une note hors échelle, un verbatim à ne pas lire. */
export function generateSatisfaction(graine: number, enquete: Enquete): string {
  const { annee, reponses } = enquete;
  const alea = createAlea(graine, `ccas-satisfaction-${annee}`);
  const jours = createCalendrier(annee, [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
  const dates = Array.from({ length: reponses }, () => pick(alea, jours)).sort((a, b) => a.getTime() - b.getTime());
  const lignes = dates.map((date) =>
    [
      formatJour(date),
      pick(alea, SERVICES),
      createNote(alea, enquete.accueil),
      createNote(alea, enquete.delai),
      createNote(alea, enquete.ecoute),
      String(between(alea, 4, 10)),
      alea.uniform() < 0.05 ? "verbatim fictif" : "",
    ].join(";"),
  );
  lignes.splice(60, 0, `${formatJour(dates[60]!)};Accueil;8;3;4;9;`);
  return [ENTETE.join(";"), ...lignes, ""].join("\r\n");
}
