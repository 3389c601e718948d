import { expect, it } from "vitest";
import { constatsOf } from "../../src/constats/constats.ts";
import { compareAmpleur, compareImportance, selectConstats } from "../../src/constats/importance.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { MEMES_SUJETS } from "../../src/indicateurs/memes-sujets.ts";
import { INDICATEURS, lectureFactice, TERRITOIRES, VALEURS } from "../rapport/lecture-factice.ts";

it("rend les mêmes constats quel que soit l'ordre du catalogue", () => {
  const endroit = constatsOf(lectureFactice());
  const envers = constatsOf(lectureFactice({ indicateurs: INDICATEURS.toReversed() }));
  expect(envers).toEqual(endroit);
});

it("cite la preuve de chaque phrase", () => {
  for (const { preuve, phrase, id } of constatsOf(lectureFactice())) {
    expect(preuve.resultats.length, id).toBeGreaterThanOrEqual(2);
    expect(phrase, id).toMatch(/^\p{Lu}.*\.$/u);
  }
});

it("ne désigne aucun IRIS dans l'édition publique", () => {
  const publics = constatsOf(lectureFactice({ edition: "public" }));
  expect(publics.filter((c) => c.genre === "iris")).toEqual([]);
  for (const { phrase } of publics) for (const { nom } of TERRITOIRES.IRIS) expect(phrase).not.toContain(nom);
  expect(constatsOf(lectureFactice({ edition: "copil" })).some((c) => c.genre === "iris")).toBe(true);
});

it("écarte un IRIS sous 200 personnes, même extrême", () => {
  const [petit] = TERRITOIRES.IRIS;
  const valeurs = { ...VALEURS, [`REV-02|iris|${petit?.code ?? ""}`]: { 2019: { v: 61, denominateur: 150 } } };
  const iris = constatsOf(lectureFactice({ valeurs })).filter((c) => c.genre === "iris");
  expect(iris.map((c) => c.phrase).join()).not.toContain("61");
});

it("range la vigilance d'abord, puis la preuve, puis l'ampleur", () => {
  const constats = constatsOf(lectureFactice());
  const rangs = constats.map((c) => ["vigilance", "favorable", "neutre"].indexOf(c.sens));
  expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
  expect(constats.toReversed().toSorted(compareImportance)).toEqual(constats);
});

it("ne retient qu'un constat par indicateur", () => {
  const choisis = selectConstats(constatsOf(lectureFactice()), 10);
  expect(new Set(choisis.map((c) => c.indicateur)).size).toBe(choisis.length);
});

it("deux indicateurs qui disent la même chose ne font qu'un constat : le plus important", () => {
  const [modele] = constatsOf(lectureFactice());
  if (!modele) throw new RangeError("a finding must exist, got none");
  const de = (indicateur: string, theme: typeof modele.theme, amplitude: number): typeof modele => ({
    ...modele, indicateur, theme, amplitude, id: `${indicateur.toLowerCase()}-ecart`,
  });
  const tous = [de("FAM-01", "familles", 0.2), de("FAM-02", "familles", 0.9), de("FAM-05", "familles", 0.3), de("ISO-01", "isolement", 0.8), de("REV-02", "revenus", 0.1)];
  expect(selectConstats(tous, 10).map((c) => c.indicateur)).toEqual(["FAM-02", "ISO-01", "REV-02"]);
  // Même d'un thème à l'autre, comme sur la page d'accueil.
  expect(selectConstats(tous, 10, compareImportance, "theme").map((c) => c.indicateur)).toEqual(["FAM-02", "ISO-01", "REV-02"]);
}); // prettier-ignore

it("ne réunit sous un même sujet que des indicateurs du catalogue, chacun une fois", () => {
  const codes = MEMES_SUJETS.flat();
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(getIndicateur(code)?.code).toBe(code);
});

it("laisse sans vigilance ce que rien ne distingue du hasard", () => {
  const familles = constatsOf(lectureFactice()).find((c) => c.id === "fam-02-evolution");
  expect(familles).toMatchObject({ force: "aucune", sens: "neutre" });
});

it("n'avance pas une évolution sous réserve à moins de trois ans", () => {
  const lecture = lectureFactice();
  const depuis = (debut: number) => ({
    ...lecture,
    serieComparable: (...args: Parameters<typeof lecture.serieComparable>) =>
      lecture.serieComparable(...args).filter((p) => p.annee >= debut),
    evolution: (...args: Parameters<typeof lecture.evolution>) => ({
      ...lecture.evolution(...args),
      statut: "avertissement" as const,
      motif: "R5 : l'Insee demande de lire avec précaution ces évolutions ; 2016 : somme des seuls IRIS",
    }),
  });
  const constatDepuis = (debut: number) => constatsOf(depuis(debut)).find((c) => c.id === "rev-02-evolution");
  expect(constatDepuis(2019)).toBeUndefined();
  const pauvrete = constatDepuis(2018);
  expect(pauvrete?.phrase).toMatch(/^Entre 2018 et 2021/);
  expect(pauvrete?.appui).toBe(
    "source sans marge d'incertitude publiée ; l'Insee demande de lire avec précaution ces évolutions",
  );
});

it("range ce qui change le plus par la preuve puis l'ampleur, bon ou mauvais", () => {
  const evolutions = constatsOf(lectureFactice()).filter((c) => c.genre === "evolution");
  const choisis = selectConstats(evolutions, 3, compareAmpleur);
  expect(choisis.map((c) => [c.id, c.force])).toEqual([
    ["dem-09-evolution", "nette"],
    ["rev-02-evolution", "indicative"],
    ["rev-01-evolution", "indicative"],
  ]);
});

it("dit la même période que les titres : le plus long chemin permis", () => {
  const pauvrete = constatsOf(lectureFactice()).find((c) => c.id === "rev-02-evolution");
  expect(pauvrete?.phrase).toMatch(/^Entre 2014 et 2021/);
});

it("range un écart tiré d'un fichier complet avec les écarts nets, et donne la dernière valeur à part", () => {
  const ecarts = constatsOf(lectureFactice()).filter((c) => c.genre === "ecart" && c.sens === "vigilance");
  const pauvrete = ecarts.find((c) => c.indicateur === "REV-02");
  expect(pauvrete?.force).toBe("indicative");
  expect(pauvrete?.phrase).toMatch(/^En 2019, .*\. Dernière valeur de la commune : 22\s%\sen 2021\.$/);
  // À retard égal : l'écart de 2019 cède un palier à ceux de 2021 (fraicheur.test.ts).
  const moindres = ecarts.filter((c) => c.amplitude < (pauvrete?.amplitude ?? 0));
  expect(moindres.length).toBeGreaterThan(0);
  for (const c of moindres) expect(pauvrete && compareImportance({ ...pauvrete, retard: 0 }, c)).toBeLessThan(0);
});

it("ne retient qu'un constat par thème sur la page d'accueil", () => {
  const choisis = selectConstats(constatsOf(lectureFactice()), 10, compareAmpleur, "theme");
  expect(new Set(choisis.map((c) => c.theme)).size).toBe(choisis.length);
});
