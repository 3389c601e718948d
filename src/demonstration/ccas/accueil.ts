import { type Alea, createAlea } from "../alea.ts";
import { type Annee, SAISON } from "./annees.ts";
import { createCalendrier, formatHeure, formatJour } from "./calendrier.ts";
import { between, draw, pick } from "./tirage.ts";

const ENTETE = ["Horodateur", "Site", "Canal", "Motif(s)", "Orienté vers", "Durée (min)", "Agent", "Commentaire"];

/** Parts des motifs l'année `rang` (0 = 2022) : énergie, alimentaire et numérique montent. */
const motifs = (rang: number) => ({
  "Accès aux droits": 20,
  "Aide alimentaire": 13 + 3 * rang,
  "Impayé énergie": 8 + 3 * rang,
  Logement: 14,
  Domiciliation: 9,
  Budget: 7,
  "Dossier MDPH": 6,
  "Portage de repas": 6,
  Santé: 4,
  "Aide numérique": 6 + 2 * rang,
  Autre: 5,
});
const CANAUX = { Physique: 58, "Tél.": 31, Mail: 11 };
const ORIENTATIONS = ["", "", "", "AS", "Adil", "MDS"];

/** Guillemets seulement où le séparateur l'exige, comme le font les formulaires en ligne. */
const quote = (texte: string): string => (/[",]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);

function createPassage(alea: Alea, date: Date, poids: Readonly<Record<string, number>>): string {
  const premier = draw(alea, poids);
  const second = alea.uniform() < 0.22 ? draw(alea, poids) : premier;
  const lus = second === premier ? premier : `${premier}; ${second}`;
  const cases = [
    `${formatJour(date)} ${formatHeure(between(alea, 9 * 3600, 17 * 3600))}`,
    "Accueil",
    draw(alea, CANAUX),
    alea.uniform() < 0.0015 ? "Motif hors liste" : lus,
    pick(alea, ORIENTATIONS),
    String(between(alea, 1, 8) * 5),
    `A${between(alea, 1, 3)}`,
    alea.uniform() < 0.01 ? "texte fictif, sans objet" : "",
  ];
  return cases.map(quote).join(",");
}

/** L'export de l'accueil d'une année : BOM, plusieurs motifs par case, une ligne vide, un horodateur illisible. */
export function generateAccueil(graine: number, annee: Annee, rang: number): string {
  const alea = createAlea(graine, `ccas-accueil-${annee.annee}`);
  const jours = createCalendrier(annee.annee, SAISON);
  const dates = Array.from({ length: annee.passages }, () => pick(alea, jours)).sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  const poids = motifs(rang);
  const lignes = dates.map((date) => createPassage(alea, date, poids));
  lignes.splice(
    700,
    0,
    "",
    `${formatJour(dates[0]!).replace(/^\d\d/, "32")} 10:00:00,Accueil,Physique,Logement,,5,A1,`,
  );
  return `\uFEFF${[ENTETE.join(","), ...lignes, ""].join("\n")}`;
}
