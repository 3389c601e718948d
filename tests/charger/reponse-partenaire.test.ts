import { describe, expect, it } from "vitest";
import { bloquantes, createEssai, LIGNES } from "./projet-essai.ts";

const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
const FICHIER = "brut/autonomie.csv";

async function charger(...lignes: readonly string[]) {
  const essai = createEssai("abs-reponse-");
  essai.ecrire(FICHIER, ["annee;territoire;apa_domicile;apa_etablissement;pch", ...lignes, ""].join("\n"));
  essai.millesimes([...GEOGRAPHIE, { source: "reponse-autonomie", niveau: "commune", cog: "2025", fichier: FICHIER }]);
  const rapport = await essai.charger();
  const cases = await essai.rows<{ nom: string; annee: number; valeur: number | null; marque: string }>(
    "select v.nom, m.millesime as annee, m.valeur, m.marque::varchar as marque from mesure m join variable v on v.id = m.variable where v.source = 'reponse-autonomie' order by annee, nom",
  );
  return { essai, rapport, cases: cases.map((c) => [c.annee, c.nom, c.valeur, c.marque]) };
}

describe("la réponse d'un partenaire qui n'a pas tout masqué", () => {
  it("n'entre pas avec des comptes de moins de 11 : ils sont masqués, et comptés sans être cités", async () => {
    const { rapport, cases } = await charger("2023;68224;3;10;11", "2024;68224;0;s;1200");
    expect(bloquantes(rapport)).toEqual([]);
    expect(cases).toEqual([
      [2023, "apa_domicile", null, "secret"],
      [2023, "apa_etablissement", null, "secret"],
      [2023, "pch", 11, "valeur"],
      [2024, "apa_domicile", 0, "valeur"],
      [2024, "apa_etablissement", null, "secret"],
      [2024, "pch", 1200, "valeur"],
    ]);
    const dites = rapport.anomalies.filter((a) => a.code === "petits-effectifs");
    expect(dites.map((a) => [a.message, a.valeur])).toEqual([
      ["2 cases de moins de 11 personnes ou foyers, masquées en entrant", null],
    ]);
    // La colonne qui date chaque ligne est lue : elle n'est pas inconnue.
    expect(rapport.anomalies.filter((a) => a.code === "colonne-inconnue")).toEqual([]);
  });
});

describe("un compte inclus dans un autre", () => {
  it("est masqué quand c'est le reste qui est petit ; l'un et l'autre entiers, ou loin, restent", async () => {
    const essai = createEssai("abs-releve-");
    const lignes = ["2022;68224;400;395", "2023;68224;400;400", "2024;68224;400;389", "2025;68224;400;s", ""];
    essai.ecrire("brut/registre.csv", ["annee;territoire;inscrits;suivis", ...lignes].join("\n"));
    essai.millesimes([...GEOGRAPHIE, { source: "releve-registre", niveau: "commune", cog: "2025", fichier: "brut/registre.csv" }]); // prettier-ignore
    expect(bloquantes(await essai.charger())).toEqual([]);
    const cases = await essai.rows<{ annee: number; valeur: number | null; marque: string }>(
      "select m.millesime as annee, m.valeur, m.marque::varchar as marque from mesure m join variable v on v.id = m.variable where v.nom = 'suivis' order by annee",
    );
    expect(cases.map((c) => [c.annee, c.valeur, c.marque])).toEqual([
      [2022, null, "secret"],
      [2023, 400, "valeur"],
      [2024, 389, "valeur"],
      [2025, null, "secret"],
    ]);
  });
});
