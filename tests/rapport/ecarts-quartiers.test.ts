import { describe, expect, it } from "vitest";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Territoire } from "../../src/modele/territoire.ts";
import { buildArbre } from "../../src/rapport/arbre.ts";
import { concentrationOf, ZONES_MINIMALES } from "../../src/rapport/concentration.ts";
import { detailOf } from "../../src/rapport/detail.ts";
import { figureConcentration, phraseEvolutions } from "../../src/rapport/figure-concentration.ts";
import { figureGradient } from "../../src/rapport/figure-gradient.ts";
import { figureLissage, phraseLissage } from "../../src/rapport/figure-lissage.ts";
import { gradientOf } from "../../src/rapport/gradient.ts";
import { lissageOf } from "../../src/rapport/lissage.ts";
import type { Lecture, ResultatSuivi } from "../../src/rapport/lecture.ts";
import { phraseGradient } from "../../src/rapport/phrase-gradient.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { chapitre, rendre, simple } from "./chapitres.ts";
import { INDICATEURS, indicateur, lectureFactice, type Reglages } from "./lecture-factice.ts";

const HLM = indicateur({
  code: "LOG-02", theme: "logement", libelle: "Part des locataires HLM", sujet: "la part des locataires HLM",
  unite: "%", decimales: 1, sens: "0", nature: "part",
}); // prettier-ignore
const find = (code: string): Indicateur => {
  const i = [...INDICATEURS, HLM].find((x) => x.code === code);
  if (!i) throw new RangeError(`indicator must exist, got ${code}`);
  return i;
};
const [AGES, REVENU, RSA] = [find("DEM-09"), find("REV-01"), find("REV-10")];

type Compte = readonly [numerateur: number, denominateur: number] | null;

/** Une commune d'autant d'IRIS que de comptes, par année ; `revenus` les range. */
function lectureDe(
  comptes: Readonly<Record<string, Readonly<Record<number, readonly Compte[]>>>>,
  revenus: readonly number[] = [],
  { marge = true, ...reglages }: Reglages & { marge?: boolean } = {},
): Lecture {
  const base = lectureFactice({ indicateurs: [...INDICATEURS, HLM], ...reglages });
  const [modele] = base.serie("DEM-09", "commune", "00101");
  if (!modele) throw new RangeError("the test reading must have a point, got none");
  const n = Math.max(...Object.values(comptes).flatMap((a) => Object.values(a).map((v) => v.length)));
  const iris = Array.from({ length: n }, (_, i): Territoire => ({ niveau: "iris", code: `0010101${String(i).padStart(2, "0")}`, nom: `Quartier ${String.fromCharCode(65 + i)}` })); // prettier-ignore
  const point = (t: Territoire, code: string, annee: number, reste: Partial<ResultatSuivi>): ResultatSuivi => ({ ...modele, ...t, territoire: t.code, indicateur: code, annee, millesime: String(annee), statut: "valeur", intervalle: null, ...reste }); // prettier-ignore
  const serie = (code: string, territoire: string): readonly ResultatSuivi[] => {
    const i = iris.findIndex((t) => t.code === territoire);
    const t = iris[i];
    if (!t) return [];
    const revenu = revenus[i];
    if (code === "REV-01") return revenu === undefined ? [] : [point(t, code, 2019, { valeur: revenu })];
    return Object.entries(comptes[code] ?? {}).flatMap(([annee, zones]) => {
      const [numerateur, denominateur] = zones[i] ?? [];
      if (numerateur === undefined || denominateur === undefined) return [];
      const { bas, haut } = wilson(numerateur, denominateur);
      return [point(t, code, Number(annee), { numerateur, denominateur, valeur: (100 * numerateur) / denominateur, intervalle: marge ? [100 * bas, 100 * haut] : null })]; // prettier-ignore
    });
  };
  const lire = (code: string, niveau: string, territoire: string, defaut: () => readonly ResultatSuivi[]) =>
    niveau === "iris" ? serie(code, territoire) : defaut();
  return {
    ...base,
    perimetre: { ...base.perimetre, iris },
    serie: (c, niveau, t) => lire(c, niveau, t, () => base.serie(c, niveau, t)),
    serieComparable: (c, niveau, t) => lire(c, niveau, t, () => base.serieComparable(c, niveau, t)),
    parIris: (c) => iris.flatMap((t) => serie(c, t.code).slice(-1)),
  };
}

const faite = <T>(x: T | string): T => {
  if (typeof x === "string") throw new RangeError(`must be computed, got ${x}`);
  return x;
};
const repete = (compte: Compte, n: number): Compte[] => new Array<Compte>(n).fill(compte);
// Deux moitiés : 10 % de locataires HLM ici, 50 % là. Duncan : ½ (|100/600 − 900/1400| × … ) = 0,476190…
const SEPARES = [...repete([100, 1000], 5), ...repete([500, 1000], 5)];
const EGAUX = repete([300, 1000], 10);

describe("la concentration d'un groupe", () => {
  it("vaut l'indice de Duncan, corrigé de peu quand les zones sont grandes", () => {
    const { fin, debut, zones } = faite(concentrationOf(lectureDe({ "LOG-02": { 2022: SEPARES } }), HLM));
    // ½ · 5 · (|100/3000 − 900/7000| + |500/3000 − 500/7000|) = 0,476190…
    expect(fin.indice.brut).toBeCloseTo(0.4761904762, 9);
    expect(Math.abs(fin.indice.valeur - fin.indice.brut)).toBeLessThan(0.005);
    expect([fin.part, fin.autour, debut, zones]).toEqual([0.3, expect.closeTo((1 / 6) * 0.1 + (5 / 6) * 0.5, 9), null, 10]); // prettier-ignore
  });

  it("dit ce que vaut son évolution : nette, ou rien ; et le sens se retourne avec les dates", () => {
    const dire = (a: readonly Compte[], b: readonly Compte[]): string =>
      simple(phraseEvolutions([faite(concentrationOf(lectureDe({ "LOG-02": { 2016: a, 2022: b } }), HLM))]));
    expect(dire(EGAUX, SEPARES)).toBe("Locataires HLM : 0 % en 2016, 48 % en 2022 ; la différence est nette.");
    expect(dire(SEPARES, EGAUX)).toBe("Locataires HLM : 48 % en 2016, 0 % en 2022 ; la différence est nette.");
    expect(dire(SEPARES, SEPARES)).toBe("Entre 2016 et 2022, l'indice ne change pas plus que le hasard ne l'explique.");
  });

  it("se dessine sans nommer un IRIS : deux dates en haltères, une en barres", () => {
    const cas: readonly Readonly<Record<number, readonly Compte[]>>[] = [{ 2022: SEPARES }, { 2016: EGAUX, 2022: SEPARES }]; // prettier-ignore
    for (const annees of cas) {
      const lecture = lectureDe({ "LOG-02": annees }, [], { edition: "public" });
      const figure = figureConcentration(lecture, [faite(concentrationOf(lecture, HLM))], "c");
      expect(JSON.stringify(figure)).not.toContain("Quartier");
      expect(simple(figure.lecture)).toContain("En 2022, 48 % des locataires HLM devraient changer d'IRIS");
      expect(figure.tableau.lignes).toHaveLength(Object.keys(annees).length);
    }
  });

  it("une zone sans valeur est laissée de côté, et dite ; trop peu de zones, rien", () => {
    const troues = [...SEPARES.slice(0, 9), null];
    const lecture = lectureDe({ "LOG-02": { 2022: troues } });
    const lue = faite(concentrationOf(lecture, HLM));
    expect([lue.zones, lue.absentes]).toEqual([9, 1]);
    expect(figureConcentration(lecture, [lue], "c").notes.at(-1)).toBe(
      "1 IRIS sans valeur, laissé de côté pour tous les groupes.",
    );
    const peu = lectureDe({ "LOG-02": { 2022: SEPARES.slice(0, ZONES_MINIMALES - 1) } });
    expect(concentrationOf(peu, HLM)).toBe("moins de 8 IRIS ont une valeur et son effectif");
  });

  it("un groupe demandé qui ne se mesure pas se dit sous la figure, avec sa raison", () => {
    const lecture = lectureDe({ "LOG-02": { 2022: SEPARES }, "REV-10": { 2022: SEPARES } });
    const texte = chapitre('## Écarts\n\n::concentration{indicateurs="LOG-02 REV-10"}');
    const [page] = renderSite(buildArbre(lecture, "rapport", [{ nom: "07-essai.md", texte }]));
    expect(simple(page?.sections.map((s) => s.html).join("") ?? "")).toContain(
      "Sans mesure (ce n&#39;est pas une part de la population ou des ménages) : Nombre de foyers bénéficiaires du RSA pour 100 ménages.",
    );
  });

  it("refuse ce qui n'est pas une part, et les groupes vides", () => {
    expect(concentrationOf(lectureDe({ "REV-10": { 2022: SEPARES } }), RSA)).toContain("pas une part");
    expect(concentrationOf(lectureDe({ "LOG-02": { 2022: repete([0, 1000], 10) } }), HLM)).toContain("vide");
  });
});

const REVENUS = Array.from({ length: 10 }, (_, i) => 12_000 + 1000 * i);
const MONTE: readonly Compte[] = Array.from({ length: 10 }, (_, i) => [50 + 20 * i, 1000] as const);

describe("le gradient selon le revenu", () => {
  it("une droite exacte : sa pente est celle des rangs, et les cinquièmes sont des rapports de sommes", () => {
    const g = faite(gradientOf(lectureDe({ "DEM-09": { 2022: MONTE } }, REVENUS), AGES, REVENU));
    // Valeurs 5 à 23 % aux rangs 0,05 à 0,95 : la droite va de 4 % à 24 %, soit 20 points.
    expect([g.pente.ordonnee, g.pente.sii.valeur]).toEqual([expect.closeTo(4, 9), expect.closeTo(20, 9)]);
    expect(g.cinquiemes.map((c) => [c.zones, c.valeur])).toEqual([6, 10, 14, 18, 22].map((v) => [2, expect.closeTo(v, 9)])); // prettier-ignore
  });

  const dire = (zones: readonly Compte[], reglages = {}): string => {
    const lecture = lectureDe({ "DEM-09": { 2022: zones } }, REVENUS, reglages);
    return simple(phraseGradient(AGES, REVENU, faite(gradientOf(lecture, AGES, REVENU)), detailOf(lecture)));
  };

  // Marge : 1,96 √3 √(Σ (x − ½)² p q / 1 000) / 0,825, soit 4,0 points, de tête.
  it("la phrase suit la pente : nette, retournée, réduite jusqu'au hasard, ou sans marge", () => {
    expect(dire(MONTE)).toBe(
      "Des IRIS les plus modestes aux plus aisés (2022 ; niveau de vie médian de 2019), la part des 75 ans ou plus passe, sur la droite ajustée, de 4,0 % à 24,0 % (+20,0 points, entre +16,0 et +24,0), soit 6,0 fois plus ; l'écart est net.",
    );
    expect(dire(MONTE.toReversed())).toContain("passe, sur la droite ajustée, de 24,0 % à 4,0 % (−20,0 points");
    expect(dire(MONTE.toReversed())).toContain("soit 6,0 fois moins ; l'écart est net.");
    expect(dire(EGAUX)).toContain("rien ne montre que la part des 75 ans ou plus change : la pente (0,0 point");
    expect(dire(MONTE, { marge: false })).toMatch(/\(\+20,0 points\), soit 6,0 fois plus ; la source n'a pas de marge publiée\.$/); // prettier-ignore
  });

  // Mêmes deux bouts, un milieu bien plus haut : la pente est nulle, et « rien ne change » serait faux.
  it("ce qui monte puis redescend se dit, dans la phrase et dans le titre ; un détour dans le bruit, non", () => {
    const bosse = [...repete([60, 1000], 4), ...repete([130, 1000], 2), ...repete([60, 1000], 4)];
    expect(dire(bosse)).toBe(
      "Des IRIS les plus modestes aux plus aisés (2022 ; niveau de vie médian de 2019), la part des 75 ans ou plus passe de 6,0 % dans le premier cinquième à 13,0 % dans le 3e, puis à 6,0 % dans le dernier : une pente (0,0 point, entre −2,8 et +2,8) ne le résume pas.",
    );
    expect(dire(bosse, { marge: false })).toContain("13,0 % dans le 3e");
    const creux = bosse.map((c) => (c?.[0] === 60 ? ([130, 1000] as const) : ([60, 1000] as const)));
    expect(dire(creux)).toContain("passe de 13,0 % dans le premier cinquième à 6,0 % dans le 3e, puis à 13,0 %");
    const bruit = bosse.map((c) => (c?.[0] === 60 ? c : ([70, 1000] as const)));
    expect(dire(bruit)).toContain("rien ne montre");
    const lecture = lectureDe({ "DEM-09": { 2022: bosse } }, REVENUS);
    const { figure } = figureGradient(lecture, [AGES, REVENU], faite(gradientOf(lecture, AGES, REVENU)), "g");
    expect(simple(figure.titre)).toBe(
      "Part des 75 ans ou plus : 6,0 % dans le cinquième le plus modeste des IRIS, 13,0 % dans le 3e, 6,0 % dans le plus aisé",
    );
  });

  it("une droite qui sort du possible : les cinquièmes mesurés à la place de ses bouts", () => {
    const raide = Array.from({ length: 10 }, (_, i) => [i < 8 ? 0 : 400, 1000] as const);
    expect(dire(raide)).toContain("passe de 0,0 % dans le premier cinquième à 40,0 % dans le dernier (pente : +38,8 points, entre"); // prettier-ignore
  });

  it("les bouts, le millésime et l'écart imprimés se soustraient ; aucun IRIS n'est nommé", () => {
    const lecture = lectureDe({ "DEM-09": { 2022: MONTE } }, REVENUS, { edition: "public" });
    const { figure } = figureGradient(lecture, [AGES, REVENU], faite(gradientOf(lecture, AGES, REVENU)), "g");
    expect(JSON.stringify(figure)).not.toContain("Quartier");
    expect(figure.tableau.lignes.map((l) => simple(l[0] ?? ""))).toContain("1er cinquième, de 12 000 à 13 000 €");
    expect(simple(figure.titre)).toBe(
      "Part des 75 ans ou plus : 6,0 % dans le cinquième le plus modeste des IRIS, 22,0 % dans le plus aisé",
    );
  });

  it("refuse en disant pourquoi", () => {
    const lecture = lectureDe({ "DEM-09": { 2022: MONTE } }, REVENUS);
    expect(gradientOf(lecture, AGES, HLM)).toContain("ne dit pas lesquelles sont défavorisées");
    expect(gradientOf(lectureDe({ "DEM-09": { 2022: MONTE } }, REVENUS.slice(1)), AGES, REVENU)).toContain("moins de 10 IRIS"); // prettier-ignore
    expect(gradientOf(lectureDe({ "DEM-09": { 2030: MONTE } }, REVENUS), AGES, REVENU)).toContain("à 5 ans d'écart");
  });
});

describe("le lissage des petits IRIS", () => {
  const zones: readonly Compte[] = [[10, 20], ...MONTE.slice(1)];

  it("ramène vers l'ensemble surtout la zone la moins sûre, et donne son erreur", () => {
    const lecture = lectureDe({ "DEM-09": { 2022: zones } });
    const l = faite(lissageOf(lecture, AGES));
    const [petite, ...autres] = l.zones;
    if (!petite) throw new RangeError("a zone must be smoothed, got none");
    expect(petite.estime.poids).toBeLessThan(Math.min(...autres.map((z) => z.estime.poids)));
    expect(petite.estime.valeur).toBeLessThan(petite.point.valeur);
    expect(Math.sqrt(petite.estime.eqm)).toBeLessThan(petite.erreurBrute);
    expect(simple(phraseLissage(lecture, AGES, l))).toContain("l'IRIS dont la valeur bouge le plus, Quartier A, passe de 50,0 % à"); // prettier-ignore
    const { tableau } = figureLissage(lecture, AGES, l, "l");
    expect(tableau.colonnes).toHaveLength(6);
    expect(tableau.lignes).toHaveLength(10);
  });

  it("une erreur que le lissage ne réduit pas « reste », elle ne « passe » pas de 0,1 à 0,1", () => {
    const sures = MONTE.map((c): Compte => c && [100 * c[0], 100 * c[1]]);
    const lecture = lectureDe({ "DEM-09": { 2022: sures } });
    const { lecture: dite } = figureLissage(lecture, AGES, faite(lissageOf(lecture, AGES)), "l");
    expect(simple(dite)).toMatch(/l'erreur type reste de 0,\d point\.$/);
  });

  it("rien ne distingue les zones : la moyenne partout, et la phrase le dit", () => {
    const lecture = lectureDe({ "DEM-09": { 2022: EGAUX } });
    const l = faite(lissageOf(lecture, AGES));
    expect(l.isPlat).toBe(true);
    expect(simple(phraseLissage(lecture, AGES, l))).toContain("le plus juste est de lire partout la moyenne, 30,0 %");
  });

  it("refuse sans marge, ou avec trop peu de zones", () => {
    expect(lissageOf(lectureDe({ "DEM-09": { 2022: zones } }, [], { marge: false }), AGES)).toContain("pas de marge");
    expect(lissageOf(lectureDe({ "DEM-09": { 2022: zones.slice(0, 7) } }), AGES)).toContain("moins de 8 IRIS");
  });
});

it("une intercommunalité : les communes s'accordent au féminin", () => {
  const base = lectureDe({ "LOG-02": { 2022: SEPARES }, "DEM-09": { 2022: MONTE } }, REVENUS);
  const { commune, iris } = base.perimetre;
  const lecture: Lecture = {
    ...base,
    perimetre: { ...base.perimetre, commune: { ...commune, niveau: "epci" }, communes: iris, iris: [] },
  };
  const concentration = figureConcentration(lecture, [faite(concentrationOf(lecture, HLM))], "c");
  expect(concentration.notes[0]).toContain("aucune commune n'est partagée");
  const gradient = faite(gradientOf(lecture, AGES, REVENU));
  expect(phraseGradient(AGES, REVENU, gradient, detailOf(lecture))).toMatch(/^Des communes les plus modestes aux plus aisées/); // prettier-ignore
  const { figure } = figureGradient(lecture, [AGES, REVENU], gradient, "g");
  expect(figure.mesure).toContain("par cinquième de communes rangées selon");
  expect(figure.notes.join(" ")).toContain("rangées selon le niveau de vie médian (2019), puis partagées en cinq groupes de même nombre, à une près ; la valeur d'un groupe est celle de toutes ses communes ensemble."); // prettier-ignore
  expect(figureLissage(lecture, AGES, faite(lissageOf(lecture, AGES)), "l").titre).toContain(
    "chaque commune, mesurée et lissée",
  );
});

it.each(['::concentration{indicateurs="REV-99"}', "::gradient{indicateur=REV-99}", "::lissage{indicateur=REV-99}"])(
  "%s : un code inconnu est une anomalie, avec sa ligne",
  (directive) => {
    const { anomalies } = rendre(directive);
    expect(anomalies).toMatchObject([{ gravite: "bloquante", fichier: "rapport/07-essai.md", ligne: 4, valeur: "REV-99" }]); // prettier-ignore
  },
);

it("le lissage n'est pas dans l'édition publique", () => {
  const { html, anomalies } = rendre("## Petits\n\n::lissage{indicateur=DEM-09}\n\n## Suite\n\n::figure{indicateur=DEM-09 forme=courbe}", { edition: "public" }); // prettier-ignore
  expect(anomalies).toEqual([]);
  expect(html).not.toContain("Petits");
});
