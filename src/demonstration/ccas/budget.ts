/** Un exercice du budget fictif, en euros : rien n'y est tiré au sort, un budget se vote. */
export interface Budget {
  readonly exercice: number;
  readonly lignes: readonly (readonly [
    service: string,
    fonction: string,
    sens: "D" | "R",
    chapitre: string,
    nature: string,
    libelle: string,
    vote: number,
    execute: number,
  ])[];
}

/** L'alimentation et les salaires du portage montent ; les secours suivent les demandes. */
const exercice = (annee: number, hausse: number, secours: number): Budget => {
  const h = (n: number): number => Math.round(n * hausse);
  return {
    exercice: annee,
    lignes: [
      ["DIRECTION", "420", "D", "012", "64111", "Rémunération principale", h(148_000), h(144_300)],
      ["DIRECTION", "420", "D", "011", "6156", "Maintenance", h(18_000), h(16_420)],
      ["AIDES", "424", "D", "65", "65133", "Secours et aides", secours, Math.round(secours * 0.93)],
      ["AIDES", "424", "D", "012", "64111", "Rémunération principale", h(96_000), h(93_700)],
      ["PORTAGE REPAS", "4238", "D", "011", "60623", "Alimentation", h(85_000), h(80_112.4)],
      ["PORTAGE REPAS", "4238", "D", "012", "64111", "Rémunération principale", h(42_000), h(41_300)],
      ["PORTAGE REPAS", "4238", "R", "70", "7066", "Participations des usagers", h(78_000), h(76_540)],
      ["AIDE A DOMICILE", "4234", "D", "012", "64111", "Rémunération principale", h(402_000), h(371_800)],
      ["AIDE A DOMICILE", "4234", "R", "70", "7066", "Participations et financeurs", h(351_000), h(332_600)],
      ["SUBVENTIONS", "420", "R", "74", "74741", "Participation de la commune", h(420_000), h(420_000)],
    ],
  };
};

export const BUDGETS: readonly Budget[] = [
  exercice(2023, 1, 88_000),
  exercice(2024, 1.04, 97_000),
  exercice(2025, 1.07, 104_000),
];

/** `80 112,40` ; les espaces de milliers d'un tableur. */
const formatMontant = (euros: number): string =>
  euros
    .toFixed(2)
    .replace(".", ",")
    .replace(/\B(?=(\d{3})+,)/g, "\u00a0");

/** L'export du budget M57 : windows-1252, point-virgule, une ligne TOTAL. */
export function generateBudget({ exercice: annee, lignes }: Budget): string {
  const entete = "Exercice;Budget;Service;Fonction;Sens;Chapitre;Nature;Libellé;Voté;Mandaté;Titré";
  const rows = lignes.map(
    ([service, fonction, sens, chapitre, nature, libelle, vote, execute]) =>
    [annee, "CCAS", service, fonction, sens, chapitre, nature, libelle, formatMontant(vote), sens === "D" ? formatMontant(execute) : "", sens === "R" ? formatMontant(execute) : ""].join(";"), // prettier-ignore
  );
  return [entete, ...rows, "TOTAL;;;;;;;;;;", ""].join("\r\n");
}
