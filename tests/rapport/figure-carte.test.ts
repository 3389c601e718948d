import { describe, expect, it } from "vitest";
import type { Fond } from "../../src/modele/fond.ts";
import type { Niveau, Territoire } from "../../src/modele/territoire.ts";
import { detailQpv } from "../../src/rapport/detail.ts";
import { figureCarte, sansContours } from "../../src/rapport/figure-carte.ts";
import { figureIris } from "../../src/rapport/figure-iris.ts";
import type { Contexte } from "../../src/rapport/contexte.ts";
import { figure } from "../../src/rapport/directives/figure.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { INDICATEURS, lectureFactice, TERRITOIRES } from "./lecture-factice.ts";

const PAUVRETE = INDICATEURS.find((i) => i.code === "REV-02")!;
const carre = (code: string, x: number) => ({
  code,
  anneaux: [[[x, 0], [x, 1], [x + 1, 1], [x + 1, 0]] as const],
}); // prettier-ignore
const fondDe = (niveau: Niveau, codes: readonly string[]): Fond => {
  const trace = { zones: codes.map(carre), bord: [] };
  return { niveau, source: "essai", large: trace, etroit: trace };
};
const t = (niveau: Niveau, code: string, nom: string): Territoire => ({ niveau, code, nom });
const IRIS = fondDe("iris", TERRITOIRES.IRIS.map((i) => i.code)); // prettier-ignore

/** Une lecture dont la série de chaque territoire est donnée : « quartier:N » → année → valeur, ou null si elle est secrète. */
function lecture(perimetre: Partial<Lecture["perimetre"]>, fonds: readonly Fond[], valeurs: Readonly<Record<string, Readonly<Record<number, number | null>>>>): Lecture {
  const base = lectureFactice();
  const modele = base.serie("REV-02", "commune", "00101")[0]!;
  return {
    ...base,
    fonds,
    perimetre: { ...base.perimetre, ...perimetre },
    serie: (code, niveau, territoire) =>
      Object.entries(valeurs[`${niveau}:${territoire}`] ?? {}).map(([annee, valeur]) => ({
        ...modele, indicateur: code, niveau, territoire, nom: territoire, annee: Number(annee), millesime: annee, valeur,
        statut: valeur === null ? ("secret" as const) : ("valeur" as const), intervalle: null,
      })),
  };
} // prettier-ignore

const titre = (f: ReturnType<typeof figureCarte>): string => ("svg" in f ? f.titre : f.raison);

describe("la carte d'un indicateur", () => {
  it("d'une commune : ses IRIS, et la raison quand les contours manquent", () => {
    expect(titre(figureCarte({ ...lectureFactice(), fonds: [IRIS] }, PAUVRETE, "c"))).toMatch(/selon l'IRIS, en 2019$/);
    expect(titre(figureCarte(lectureFactice(), PAUVRETE, "c"))).toMatch(/^pas de contours d'IRIS dans le projet/);
  });

  it("d'un EPCI : ses communes, l'année où elles sont dites", () => {
    const communes = [t("commune", "A", "A"), t("commune", "B", "B"), t("commune", "C", "C")];
    const perimetre = { commune: t("epci", "E", "Pays"), communes, iris: [] };
    const valeurs = { "commune:A": { 2019: 12, 2021: 14 }, "commune:B": { 2019: 20 }, "commune:C": { 2019: null }, "epci:E": { 2019: 15 } }; // prettier-ignore
    const faite = figureCarte(lecture(perimetre, [fondDe("commune", ["A", "B", "C"])], valeurs), PAUVRETE, "c");
    expect(titre(faite)).toMatch(/ varie de 12\u00a0?.% à 20.*selon la commune, en 2019$/);
    expect("svg" in faite && faite.alternative).toMatch(/Carte des communes .* 1 ?commune masquée par le secret/s);
    expect(titre(figureCarte(lecture(perimetre, [], valeurs), PAUVRETE, "c"))).toMatch(/^pas de contours des communes/);
  });

  it("des quartiers de la ville, sur leurs IRIS réunis ; sans quartiers, la raison", () => {
    const quartiers = [
      { ...t("quartier", "N", "Nord"), iris: ["1"] },
      { ...t("quartier", "S", "Sud"), iris: ["2"] },
    ];
    const valeurs = { "quartier:N": { 2022: 30 }, "quartier:S": { 2022: 10 }, "commune:00101": { 2022: 20 } };
    const fonds = [IRIS, fondDe("quartier", ["N", "S"])];
    const faite = figureCarte(lecture({ quartiers }, fonds, valeurs), PAUVRETE, "c", "quartier");
    expect(titre(faite)).toMatch(/selon le quartier, en 2022$/);
    expect("svg" in faite && faite.notes[0]).toMatch(/^Un quartier de la ville est la somme de ses IRIS/);
    expect(titre(figureCarte(lecture({}, [IRIS], valeurs), PAUVRETE, "c", "quartier"))).toBe(
      "la ville n'a pas dessiné ses quartiers (territoires.csv)",
    );
  });

  // Les codes « QN… » sont de 2024, les « QP… » de 2015 : mêmes quartiers ou non, leurs limites diffèrent.
  const qpv = [t("qpv", "QP068001", "Coteaux"), t("qpv", "QN06801M", "Coteaux"), t("qpv", "QN06802M", "Drouot")];
  const carteQpv = (valeurs: Parameters<typeof lecture>[2], codes: readonly string[]) =>
    figureCarte(lecture({ qpv }, [fondDe("qpv", codes)], valeurs), PAUVRETE, "c", "qpv");

  it("des quartiers prioritaires : les limites les plus récentes où l'indicateur est connu, jamais les deux", () => {
    const recents = { "qpv:QN06801M": { 2023: 40 }, "qpv:QN06802M": { 2023: 50 } };
    const anciens = { "qpv:QP068001": { 2021: 45 } };
    const faite = carteQpv({ ...anciens, ...recents }, ["QN06801M", "QN06802M"]);
    expect(titre(faite)).toMatch(/varie de 40.* à 50.*selon le quartier prioritaire de 2024, en 2023$/);
    expect("svg" in faite && faite.tableau.lignes).toHaveLength(2);
    expect("svg" in faite && faite.notes[0]).toMatch(/dans leurs limites de 2024 : ce ne sont pas celles de 2015/);
    expect(titre(carteQpv(anciens, ["QN06801M"]))).toMatch(/^pas de contours de ces quartiers prioritaires/);
  });

  it("une liste d'un seul quartier prioritaire n'en est pas une, et ne dit pas qu'il n'y a rien", () => {
    const liste = (valeurs: Parameters<typeof lecture>[2]) => {
      const lue = lecture({ qpv }, [], valeurs);
      return titre(figureIris(lue, PAUVRETE, "l", detailQpv(lue, PAUVRETE.code)));
    };
    expect(liste({ "qpv:QN06801M": { 2023: 40 } })).toBe("un seul quartier prioritaire a une valeur");
    expect(liste({})).toBe("pas de détail par quartier prioritaire diffusé");
    expect(liste({ "qpv:QN06801M": { 2023: 40 }, "qpv:QN06802M": { 2023: 50 } })).toMatch(/de 40.* à 50/);
  });

  it("dit où donner les contours à la direction, qui peut le faire, et à elle seule", () => {
    const dire = (edition: Lecture["edition"]) =>
      sansContours(edition, { nom: "quartier prioritaire", territoires: [] });
    expect(dire("direction")).toBe(
      "pas de contours de ces quartiers prioritaires dans le projet (clé « contours », puis « qpv », d'observatoire.yaml)",
    );
    expect(dire("public")).toBe("pas de contours de ces quartiers prioritaires dans le projet");
  });

  it("sans quartier prioritaire dans la ville, toutes les figures le disent du même mot", () => {
    const contexte = { lecture: lectureFactice(), fichier: "", signale: () => undefined } as unknown as Contexte;
    const repondre = (forme: string) =>
      figure.resolve({ indicateur: "REV-02", forme, maille: "qpv" }, contexte, { type: "leafDirective", name: "figure", children: [] }); // prettier-ignore
    const manque = {
      libelle: "les quartiers prioritaires",
      raison: "aucun n'est de la ville dans les fichiers chargés",
    };
    expect([repondre("carte"), repondre("iris")]).toEqual([{ manque }, { manque }]);
  });
});
