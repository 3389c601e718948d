import { type Alea, createAlea } from "../alea.ts";
import { between, draw } from "./tirage.ts";

/** Une année des services à domicile : combien de personnes, et combien elles reçoivent. */
export interface AnneeAutonomie {
  readonly annee: number;
  /** Personnes livrées, et premier numéro : une personne de plus entre chaque année, les plus anciennes sortent. */
  readonly portage: number;
  readonly domicile: number;
  readonly premier: number;
}

/** Le portage grandit, l'aide à domicile manque de bras : les heures faites s'éloignent des heures planifiées. */
export const ANNEES_AUTONOMIE: readonly AnneeAutonomie[] = [
  { annee: 2023, portage: 64, domicile: 88, premier: 1 },
  { annee: 2024, portage: 70, domicile: 86, premier: 9 },
  { annee: 2025, portage: 77, domicile: 83, premier: 18 },
];

const REGIMES = { Normal: 60, Diabétique: 18, "Sans sel": 14, Mixé: 8 };
const FINANCEURS = { APA: 52, Mutuelle: 8, "Caisse de retraite": 15, "Plein tarif": 25 };
const FAITES: Readonly<Record<number, number>> = { 2023: 0.95, 2024: 0.91, 2025: 0.87 };
const deux = (n: number): string => String(n).padStart(2, "0");

/** Un bénéficiaire fictif par numéro, présent de mois en mois : neuf sur dix toute l'année. */
const numeros = (prefixe: string, premier: number, nombre: number): string[] =>
  Array.from({ length: nombre }, (_, i) => `${prefixe}${String(premier + i).padStart(4, "0")}`);

function moisPresents(alea: Alea): readonly [number, number] {
  const tirage = alea.uniform();
  if (tirage < 0.9) return [1, 12];
  return tirage < 0.95 ? [between(alea, 2, 10), 12] : [1, between(alea, 3, 11)];
}

/** L'export du portage de repas : une ligne par bénéficiaire et par mois ; l'intervenant et l'adresse n'y sont pas lus. */
export function generatePortage(graine: number, { annee, portage, premier }: AnneeAutonomie): string {
  const alea = createAlea(graine, `ccas-portage-${annee}`);
  const lignes = numeros("P", premier, portage).flatMap((numero) => {
    const [debut, fin] = moisPresents(alea);
    const [regime, financeur, rythme] = [draw(alea, REGIMES), draw(alea, FINANCEURS), between(alea, 12, 26)];
    return Array.from({ length: fin - debut + 1 }, (_, m) => {
      const repas = Math.max(1, rythme + between(alea, -4, 4));
      return [
        numero,
        `01/${deux(debut + m)}/${annee}`,
        String(repas),
        regime,
        financeur,
        `Tournée ${between(alea, 1, 3)}`,
      ];
    });
  });
  return ["N° bénéficiaire;Mois;Nb repas;Régime;Financeur;Tournée", ...lignes.map((l) => l.join(";")), ""].join("\r\n");
}

/** L'export de l'aide à domicile : une ligne par prise en charge ouverte dans l'année. */
export function generateDomicile(graine: number, { annee, domicile, premier }: AnneeAutonomie): string {
  const alea = createAlea(graine, `ccas-domicile-${annee}`);
  const lignes = numeros("D", premier, domicile).map((numero) => {
    const [debut, fin] = moisPresents(alea);
    const gir = draw(alea, { 2: 14, 3: 22, 4: 44, 5: 12, 6: 8 });
    const plan = 34 - 4 * Number(gir) + between(alea, 0, 6);
    const planifiees = plan * (fin - debut + 1);
    const faites = Math.round(planifiees * ((FAITES[annee] ?? 1) + alea.normal(0, 0.03)) * 4) / 4;
    const heures = [plan, planifiees, Math.max(0, faites)].map((h) => h.toFixed(2).replace(".", ","));
    const ouverture =
      debut === 1 ? `01/0${between(alea, 1, 9)}/${annee - between(alea, 1, 4)}` : `01/${deux(debut)}/${annee}`;
    return [
      numero,
      gir,
      ...heures,
      draw(alea, FINANCEURS),
      ouverture,
      fin === 12 ? "" : `28/${deux(fin)}/${annee}`,
      "Intervenant fictif",
    ];
  });
  const entete =
    "N° bénéficiaire;GIR;Plan d'aide (h/mois);Heures planifiées;Heures réalisées;Financeur;Début de prise en charge;Fin de prise en charge;Intervenant";
  return [entete, ...lignes.map((l) => l.join(";")), ""].join("\r\n");
}
