import { describe, expect, it } from "vitest";
import { readBaremes } from "../../src/charger/baremes-yaml.ts";
import { evolution, interdit } from "../../src/calculer/evolution.ts";
import { reglesDe, rupturesDe, touchantes } from "../../src/calculer/regles.ts";
import { CATALOGUE, noterRuptures } from "../../src/indicateurs/index.ts";
import { formatAnomalie } from "../../src/modele/anomalie.ts";
import { baremeDe, coupuresDe } from "../../src/modele/journal.ts";
import type { Resultat } from "../../src/modele/resultat.ts";

const JOURNAL = `baremes:
  - aide: alimentaire
    le: 2024-01-01
    plafond_qf: 700
    montant: 120,50
    texte: barème voté en décembre
    comparable: non
  - aide: alimentaire
    le: 2021-01-01
    plafond_qf: 600
    texte: premier barème
    comparable: oui
changements:
  - le: 2023-06-15
    quoi: logiciel
    portee: [ccas-accueil]
    texte: nouveau logiciel d'accueil.
    comparable: non
`;
const dire = (texte: string): string[] => readBaremes(texte, CATALOGUE).anomalies.map(formatAnomalie);
const catalogueDe = (texte: string) => noterRuptures(CATALOGUE, readBaremes(texte, CATALOGUE).journal.ruptures);
const indicateurDe = (texte: string, code: string) => {
  const trouve = catalogueDe(texte).get(code);
  if (!trouve) throw new Error(`catalogue must have ${code}`);
  return trouve;
};
const resultat = (millesime: number, valeur: number): Resultat => ({
  indicateur: "CCAS-10", territoire: "00101", niveau: "commune", millesime: String(millesime), cog: null, valeur, statut: "valeur",
  motif: null, unite: "passages", intervalle: null, methode: "", numerateur: null, denominateur: null, source: "exports", fichiers: [],
}); // prettier-ignore

describe("le journal des barèmes et des changements", () => {
  it("se lit, trié par jour ; le barème d'une année est le dernier commencé", () => {
    const { journal, anomalies } = readBaremes(JOURNAL, CATALOGUE);
    expect(anomalies).toEqual([]);
    expect(journal.baremes.map(({ le, plafond, montant }) => [le, plafond, montant])).toEqual([
      ["2021-01-01", 600, null],
      ["2024-01-01", 700, 120.5],
    ]);
    expect([2020, 2023, 2024, 2026].map((a) => baremeDe(journal, "alimentaire", a)?.plafond ?? null)).toEqual([
      null,
      600,
      700,
      700,
    ]);
    expect(baremeDe(journal, "energie", 2024)).toBeNull();
  });

  it("refuse un texte qui semble nommer une personne, sans le redire", () => {
    const [dit = "", ...autres] = dire(JOURNAL.replace("premier barème", "barème proposé par Mme Dupont"));
    expect(autres).toEqual([]);
    expect(dit).toMatch(/ligne 11.*texte.*semble nommer une personne/);
    expect(dit).not.toContain("Dupont");
  });

  it("coupe les séries de sa portée, et elles seules : un 1er janvier une fois, en cours d'année deux", () => {
    expect(rupturesDe(indicateurDe(JOURNAL, "CCAS-05")).map((r) => [r.code, r.depuis])).toEqual([["R30", 2024]]);
    expect(rupturesDe(indicateurDe(JOURNAL, "CCAS-10")).map((r) => [r.code, r.depuis])).toEqual([
      ["R31", 2023],
      ["R31", 2024],
    ]);
    expect(rupturesDe(indicateurDe(JOURNAL, "CCAS-14"))).toEqual([]);
    const { ruptures } = readBaremes(JOURNAL, CATALOGUE).journal;
    expect(coupuresDe(ruptures, ["ccas-accueil"], ["passages_par_mois"]).map((r) => r.depuis)).toEqual([2023, 2024]);
    expect(coupuresDe(ruptures, ["ccas-portage"], ["repas_livres"])).toEqual([]);
  });

  it("une portée d'indicateur ne coupe que ce dont il se tire", () => {
    const texte = JOURNAL.replace(
      "    comparable: non\n  - aide",
      "    portee: [CCAS-07]\n    comparable: non\n  - aide",
    );
    expect(rupturesDe(indicateurDe(texte, "CCAS-07")).map((r) => r.depuis)).toEqual([2024]);
    expect(rupturesDe(indicateurDe(texte, "CCAS-05"))).toEqual([]);
    const { ruptures } = readBaremes(texte, CATALOGUE).journal;
    expect(coupuresDe(ruptures, ["ccas-aides"], ["montant_moyen_par_foyer"]).map((r) => r.depuis)).toEqual([2024]);
    expect(coupuresDe(ruptures, ["ccas-aides"], ["demandes"])).toEqual([]);
  });

  it("l'évolution est refusée avec sa raison ; d'un même côté elle se dit ; la fiche la porte", () => {
    const passages = indicateurDe(JOURNAL, "CCAS-10");
    const regles = { ...reglesDe(passages), perimetreChange: null, perimetreIncertain: null };
    const motif = "R31 : changement de logiciel le 15/06/2023 (nouveau logiciel d'accueil) ; 2022 et 2023 ne se comparent pas"; // prettier-ignore
    expect(evolution(resultat(2022, 900), resultat(2023, 1200), passages, regles)).toMatchObject({ statut: "refus", valeur: null, motif }); // prettier-ignore
    expect(interdit(2023, 2024, regles)?.statut).toBe("refus"); // 2023 est à cheval
    expect(evolution(resultat(2024, 1000), resultat(2025, 1100), passages, regles)).toMatchObject({ statut: "valeur" });
    expect(touchantes(passages).map((r) => r.raison)).toContain("changement de logiciel le 15/06/2023 (nouveau logiciel d'accueil)"); // prettier-ignore
  });

  it("dit tous ses défauts à la fois, chacun à sa ligne", () => {
    const faute = JOURNAL.replace("aide: alimentaire\n    le: 2024-01-01", "aide: alimentation\n    le: 2024-13-01")
      .replace("portee: [ccas-accueil]", "portee: [ccas-acueil]")
      .replace("plafond_qf: 600", "plafond_qf: -600");
    const dits = dire(faute);
    expect(dits).toHaveLength(4);
    expect(dits[0]).toMatch(/pilotage\/baremes\.yaml.*ligne 3, colonne le.*jour attendu/);
    expect(dits.join("\n")).toMatch(
      /ligne 16, colonne portee[^\n]*ni un export du CCAS ni un de ses indicateurs[^\n]*ccas-accueil/,
    );
    expect(dits.join("\n")).toMatch(/ligne 2, colonne aide[^\n]*aide inconnue[^\n]*alimentaire/);
    expect(dits.join("\n")).toMatch(/ligne 10, colonne plafond_qf[^\n]*nombre positif attendu/);
  });

  it.each([
    ["une liste nue", "- aide: alimentaire\n", /une suite de « nom: valeur » est attendue/],
    ["un changement sans portée", JOURNAL.replace("    portee: [ccas-accueil]\n", ""), /sans portée/],
    ["deux barèmes le même jour", JOURNAL.replace("2021-01-01", "2024-01-01"), /deux barèmes de cette aide/],
    ["une clé mal écrite", JOURNAL.replace("plafond_qf", "plafon_qf"), /clé inconnue.*plafond_qf/],
    ["« comparable » manque", JOURNAL.replace("    comparable: oui\n", ""), /« comparable » manque/],
    ["un indicateur qui ne vient pas du coffre", JOURNAL.replace("ccas-accueil]", "REV-02]"), /ni un export du CCAS/],
  ])("refuse %s", (_, texte, attendu) => {
    expect(dire(texte).join("\n")).toMatch(attendu);
  });

  it("un modèle tout en commentaires ne dit rien, et n'est pas une faute", () => {
    expect(readBaremes("# baremes:\n", CATALOGUE)).toEqual({
      journal: { baremes: [], changements: [], ruptures: [] },
      anomalies: [],
    });
  });
});
