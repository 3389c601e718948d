import { describe, expect, it } from "vitest";
import { bloquantes, createEssai, LIGNES } from "./projet-essai.ts";

const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
const FICHIER = "brut/reponse.csv";

async function charger(source: string, colonnes: string, lignes: readonly string[], niveau = "commune") {
  const essai = createEssai("abs-reponse-");
  essai.ecrire(FICHIER, [`annee;territoire;${colonnes}`, ...lignes, ""].join("\n"));
  essai.millesimes([...GEOGRAPHIE, { source, niveau, cog: "2025", fichier: FICHIER }]);
  const rapport = await essai.charger();
  const cases = await essai.rows<{ nom: string; annee: number; valeur: number | null; marque: string }>(
    `select v.nom, m.millesime as annee, m.valeur, m.marque::varchar as marque from mesure m join variable v on v.id = m.variable where v.source = '${source}' order by annee, m.territoire, nom`,
  );
  return { essai, rapport, cases: cases.map((c) => [c.annee, c.nom, c.valeur, c.marque]) };
}

describe("la réponse d'un partenaire qui n'a pas tout masqué", () => {
  it("n'entre pas avec des comptes de moins de 11 : ils sont masqués, et comptés sans être cités", async () => {
    const { rapport, cases } = await charger("reponse-autonomie", "apa_domicile;apa_etablissement;pch", [
      "2023;68224;3;10;11",
      "2024;68224;0;s;1200",
    ]);
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

  const deduites = (rapport: Awaited<ReturnType<typeof charger>>["rapport"]): readonly string[] =>
    rapport.anomalies.filter((a) => a.code === "petits-deduits").map((a) => a.message);

  it("masque la part dont le reste est petit, et elle seule ; un reste nul ou d'au moins 11 se montre", async () => {
    const { rapport, cases } = await charger("releve-registre", "inscrits;suivis", [
      "2021;68224;40;38",
      "2022;68224;40;40",
      "2023;68224;40;29",
      "2024;68224;40;30",
      "2025;68224;40;s",
    ]);
    expect(bloquantes(rapport)).toEqual([]);
    expect(cases.filter(([, nom]) => nom === "suivis").map(([annee, , valeur]) => [annee, valeur])).toEqual([
      [2021, null],
      [2022, 40],
      [2023, 29],
      [2024, null],
      [2025, null],
    ]);
    expect(cases.filter(([, nom]) => nom === "inscrits").map(([, , valeur]) => valeur)).toEqual([40, 40, 40, 40, 40]);
    expect(deduites(rapport)).toEqual([
      "2 cases qui en auraient laissé deviner une autre (part dont le reste est petit, médiane d'un compte masqué, IRIS à côté d'un seul IRIS masqué), masquées en entrant",
    ]);
  });

  it("une médiane n'est pas un petit compte, mais se masque avec celui qu'elle résume", async () => {
    const { rapport, cases } = await charger("reponse-sne", "demandes_actives;attributions;anciennete_mediane", [
      "2022;68224;300;8;9",
      "2023;68224;2;15;31",
      "2024;68224;s;15;31",
    ]);
    expect(bloquantes(rapport)).toEqual([]);
    expect(cases.filter(([, nom]) => nom === "anciennete_mediane").map(([annee, , ...lu]) => [annee, ...lu])).toEqual([
      [2022, 9, "valeur"],
      [2023, null, "secret"],
      [2024, null, "secret"],
    ]);
    expect(deduites(rapport)).toHaveLength(1);
  });

  it("un tableau sans aucun compte dit les colonnes qui manquent", async () => {
    const { rapport } = await charger("reponse-sne", "anciennete_mediane", ["2024;68224;31"]);
    expect(bloquantes(rapport).map((a) => a.code)).toEqual(["colonne-absente", "colonne-absente"]);
  });

  const IRIS = ["682240101", "682240102", "682240103", "682240104", "971010101"];
  /** Les inscrits de quatre IRIS d'une commune, et d'un cinquième d'ailleurs. */
  const parIris = async (...inscrits: readonly (number | string)[]): Promise<readonly (number | null)[]> => {
    const lignes = inscrits.map((n, i) => `2024;${IRIS[i]};${n};0`);
    const { rapport, cases } = await charger("releve-registre", "inscrits;suivis", lignes, "iris");
    expect(bloquantes(rapport)).toEqual([]);
    return cases.filter(([, nom]) => nom === "inscrits").map(([, , valeur]) => valeur as number | null);
  };

  it.each([
    ["un seul masqué : le plus petit des autres avec lui", [3, 50, 20, 30, 40], [null, 50, null, 30, 40]],
    ["deux masqués, trop petits à eux deux : un troisième", [3, 4, 20, 30, 40], [null, null, null, 30, 40]],
    ["deux masqués, assez à eux deux", [9, 8, 20, 30, 40], [null, null, 20, 30, 40]],
    ["un zéro ne protège personne", [3, 0, 20, 30, 40], [null, 0, null, 30, 40]],
    ["un seul masqué par qui l'envoie", ["s", 50, 20, 30, 40], [null, 50, null, 30, 40]],
    ["deux masqués par qui l'envoie : à lui d'en juger", ["s", "s", 20, 30, 40], [null, null, 20, 30, 40]],
    ["rien à masquer", [30, 50, 20, 30, 40], [30, 50, 20, 30, 40]],
  ])("par IRIS, %s", async (_, inscrits, attendus) => expect(await parIris(...inscrits)).toEqual(attendus));
});
