import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INTERDITS } from "../../src/constats/mots.ts";
import { FACTEURS, type Facteurs } from "../../src/indicateurs/facteurs.ts";
import { COMPOSANTES, STRUCTURES } from "../../src/indicateurs/structures.ts";
import { createCatalogue, getIndicateur, INDICATEURS as CATALOGUE } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import {
  decomposerPart,
  decomposerQuotient,
  decomposerSoldes,
  decomposerStructure,
} from "../../src/rapport/decomposer.ts";
import { figureDecomposition } from "../../src/rapport/figure-decomposition.ts";
import type { Lecture, ResultatSuivi } from "../../src/rapport/lecture.ts";
import { groupeOf } from "../../src/rapport/groupe-part.ts";
import { rendre, simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const get = (code: string): Indicateur => {
  const i = createCatalogue().get(code);
  if (!i) throw new RangeError(`indicator must exist, got ${code}`);
  return i;
};
type Effectifs = readonly [numerateur: number, denominateur: number];

/** Une lecture dont chaque taux est donné par ses effectifs, en 2016 et en 2022, avec une marge large ou étroite. */
function lectureDe(effectifs: Readonly<Record<string, readonly [Effectifs, Effectifs]>>, marge = 0.05): Lecture {
  const valeurs = Object.fromEntries(
    Object.entries(effectifs).map(([code, bouts]) => [
      `${code}|commune|00101`,
      Object.fromEntries(
        bouts.map(([n, d], i) => {
          const v = (100 * n) / d;
          return [[2016, 2022][i], { v, ic: [v - marge, v + marge] as const, denominateur: d }];
        }),
      ),
    ]),
  );
  const lecture = lectureFactice({ indicateurs: Object.keys(effectifs).map(get), valeurs });
  const compter = (p: ResultatSuivi): ResultatSuivi => ({
    ...p,
    numerateur: p.denominateur === null || p.valeur === null ? null : (p.valeur * p.denominateur) / 100,
  });
  return {
    ...lecture,
    serie: (...args) => lecture.serie(...args).map(compter),
    serieComparable: (...args) => lecture.serieComparable(...args).map(compter),
  };
}

// Moins de jeunes actifs en 2022 ; leur taux baisse de 30 à 27 %, celui des autres de 10 à 9 %.
const CHOMAGE = {
  "EMP-01": [[1_600, 10_000], [1_290, 10_000]],
  "EMP-01:15-24": [[900, 3_000], [540, 2_000]],
  "EMP-01:25-54": [[500, 5_000], [540, 6_000]],
  "EMP-01:55-64": [[200, 2_000], [210, 2_000]],
} as const; // prettier-ignore

describe("les taux par catégorie", () => {
  it("sont calculés comme les autres, et montrés nulle part", () => {
    const codes = createCatalogue().indicateurs.map((i) => i.code);
    for (const { code } of COMPOSANTES) {
      expect(codes).toContain(code);
      expect(CATALOGUE.map((i) => i.code)).not.toContain(code);
      expect(createCatalogue().choisis.map((i) => i.code)).not.toContain(code);
    }
    for (const { indicateur } of STRUCTURES) expect(getIndicateur(indicateur)).toBeDefined();
  });
});

describe("la décomposition d'un taux", () => {
  const bouts = (lecture: Lecture, code: string) => {
    const [a, b] = lecture.serie(code, "commune", "00101");
    if (!a || !b) throw new RangeError(`both ends must exist, got ${code}`);
    return [a, b] as const;
  };
  const structure = STRUCTURES.find((s) => s.indicateur === "EMP-01");
  if (!structure) throw new RangeError("EMP-01 must have a structure, got none");

  it("est celle de Kitagawa, calculée à la main", () => {
    const lecture = lectureDe(CHOMAGE);
    const d = decomposerStructure(lecture, structure, bouts(lecture, "EMP-01"));
    // Parts 0,3 0,5 0,2 puis 0,2 0,6 0,2 ; taux 30 10 10 puis 27 9 10,5.
    // Composition : −0,1 × 28,5 + 0,1 × 9,5 + 0 = −1,9 ; taux : 0,25 × −3 ; 0,55 × −1 ; 0,2 × 0,5.
    if (typeof d === "string") throw new RangeError(`must be decomposed, got ${d}`);
    expect(d.apports.map((a) => a.valeur)).toEqual([-1.9, -0.75, -0.55, 0.1].map((v) => expect.closeTo(v, 10)));
    expect(d.debut).toBeCloseTo(16, 10);
    expect(d.fin).toBeCloseTo(12.9, 10);
  });

  it("se tait si une catégorie manque, ou si leur moyenne n'est pas le taux", () => {
    const { "EMP-01:55-64": _, ...sans } = CHOMAGE;
    const lecture = lectureDe(sans);
    expect(decomposerStructure(lecture, structure, bouts(lecture, "EMP-01"))).toContain("manquent");
    const autre = lectureDe({ ...CHOMAGE, "EMP-01": [[1_700, 10_000], [1_290, 10_000]] }); // prettier-ignore
    expect(decomposerStructure(autre, structure, bouts(autre, "EMP-01"))).toContain("ne redonne pas le taux");
  });

  it("d'une part en deux mouvements s'additionne toujours à l'écart", () => {
    const effectif = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(effectif, effectif, effectif, effectif, (a, b, c, d) => {
        const lecture = lectureDe({ "DEM-09": [[a, a + b], [c, c + d]] }); // prettier-ignore
        const lue = decomposerPart(get("DEM-09"), bouts(lecture, "DEM-09"));
        const [groupe = NaN, reste = NaN] = lue?.apports.map((x) => x.valeur) ?? [];
        expect(groupe + reste).toBeCloseTo((100 * c) / (c + d) - (100 * a) / (a + b), 8);
        const signe = (x: number): number => Math.sign(Math.round(x * 1e8)) + 0; // un reste de −1e-15 s'arrondit à −0
        expect(signe(groupe)).toBe(Math.sign(c - a)); // plus nombreux, la part monte
        expect(signe(reste)).toBe(Math.sign(b - d)); // les autres plus nombreux, elle baisse
      }),
    );
  });
});

describe("ce dont un indicateur est fait", () => {
  const facteursDe = <F extends Facteurs["forme"]>(code: string, forme: F): Facteurs & { forme: F } => {
    const f = FACTEURS[code];
    if (f?.forme !== forme) throw new RangeError(`${code} must be a ${forme}, got ${f?.forme ?? "none"}`);
    return f as Facteurs & { forme: F };
  };
  const boutsDe = (lecture: Lecture, code: string) => {
    const [a, b] = lecture.serie(code, "commune", "00101");
    if (!a || !b) throw new RangeError(`both ends must exist, got ${code}`);
    return [a, b] as const;
  };

  it("toute proportion recalculée du catalogue se partage : son sujet nomme son groupe, ou elle a une structure ou des facteurs", () => {
    const recalculees = CATALOGUE.filter(
      (i) => i.nature === "part" && i.definitions.some((d) => d.forme === "rapport"),
    );
    const sans = recalculees.filter(
      ({ code, sujet }) =>
        groupeOf(sujet) === undefined && !FACTEURS[code] && !STRUCTURES.some((s) => s.indicateur === code),
    );
    expect(recalculees.length).toBeGreaterThan(30);
    expect(sans.map((i) => i.code)).toEqual([]);
  });

  it("nomme des indicateurs du catalogue, de la nature que sa forme demande", () => {
    const natures = { part: "part", quotient: "ratio", soldes: "effectif" } as const;
    for (const [code, f] of Object.entries(FACTEURS)) {
      expect(get(code).nature).toBe(natures[f.forme]);
      if (f.forme === "soldes") expect(get(f.indicateur).nature).toBe("variation");
    }
  });

  it("un rapport de deux effectifs : ce que chacun y apporte, calculé à la main", () => {
    const lecture = lectureDe({ "DEM-10": [[1_000, 2_000], [1_200, 1_500]] }); // prettier-ignore
    const d = decomposerQuotient(boutsDe(lecture, "DEM-10"), facteursDe("DEM-10", "quotient"));
    // 50 puis 80 pour 100. Numérateur seul : 200/20 = 10 et 200/15 = 13,33, en moyenne 11,67 ; le reste, 18,33.
    expect(d?.apports.map((a) => a.valeur)).toEqual([expect.closeTo(35 / 3, 10), expect.closeTo(55 / 3, 10)]);
    expect([d?.debut, d?.fin]).toEqual([expect.closeTo(50, 10), expect.closeTo(80, 10)]);
  });

  const peupler = (debut: number, fin: number, naturel: number | null, moyenne = 3 * (debut + fin)): Lecture => {
    const lecture = lectureFactice({
      indicateurs: ["DEM-01", "DEM-03"].map(get),
      valeurs: {
        "DEM-01|commune|00101": { 2011: debut + 5, 2016: debut, 2022: fin },
        ...(naturel === null
          ? {}
          : { "DEM-03|commune|00101": { 2022: { v: (100 * naturel) / moyenne, millesime: "2016-2022", denominateur: moyenne } } }),
      },
    });
    return {
      ...lecture,
      serie: (...args) => lecture.serie(...args).map((p) => ({ ...p, numerateur: args[0] === "DEM-03" ? naturel : null })),
    };
  }; // prettier-ignore
  const entre = (lecture: Lecture) => {
    const [, a, b] = lecture.serie("DEM-01", "commune", "00101");
    if (!a || !b) throw new RangeError("both ends must exist, got none");
    return [a, b] as const;
  };

  it("une population : le solde naturel que comptent les naissances et les décès, et le reste", () => {
    // Mulhouse 2016-2022, fichier comparateur : 10 087 naissances, 6 517 décès.
    const phrase = figureDecomposition(peupler(108_999, 104_924, 10_087 - 6_517), get("DEM-01"), "x");
    if (!("figure" in phrase)) throw new RangeError(`figure must be made, got ${phrase.raison}`);
    expect(simple(phrase.phrase)).toBe(
      "Entre 2016 et 2022, la population municipale passe de 108 999 à 104 924 habitants (−3,7 %). Cette baisse tient pour −7 645 habitants au solde migratoire apparent ; en sens contraire, le solde naturel compte pour +3 570 habitants.",
    );
    expect(phrase.figure.titre).toMatch(/la baisse entre 2016 et 2022 tient d'abord au solde migratoire apparent$/);
    expect(simple(phrase.figure.lecture)).toBe(
      "Avec le solde migratoire apparent seul, on serait arrivé à 101 354 habitants.",
    );
    expect(phrase.figure.notes[0]).toContain("imprécisions des deux recensements");
  });

  it("les deux soldes s'additionnent toujours à l'écart ; rien si le solde n'est pas compté, ou l'est sur une autre population", () => {
    const habitants = fc.integer({ min: 100, max: 200_000 });
    const noms = facteursDe("DEM-01", "soldes");
    fc.assert(
      fc.property(habitants, habitants, fc.integer({ min: -5_000, max: 5_000 }), (a, b, naturel) => {
        const lecture = peupler(a, b, naturel);
        const d = decomposerSoldes(lecture, entre(lecture), noms);
        expect(d?.apports.reduce((s, x) => s + x.valeur, 0)).toBe(b - a);
      }),
    );
    for (const lecture of [peupler(1_000, 900, null), peupler(1_000, 900, 10, 2 * 3 * 1_900)])
      expect(decomposerSoldes(lecture, entre(lecture), noms)).toBeNull();
  });
});

describe("la figure et sa phrase", () => {
  const phraseDe = (lecture: Lecture, code: string): string => {
    const faite = figureDecomposition(lecture, get(code), "x");
    return simple("phrase" in faite ? faite.phrase : faite.raison);
  };

  it("disent à quoi tient l'écart, et les nombres imprimés s'additionnent", () => {
    expect(phraseDe(lectureDe(CHOMAGE), "EMP-01")).toBe(
      "Entre 2016 et 2022, le taux de chômage des 15-64 ans au sens du recensement passe de 16,0 % à 12,9 % (−3,1 points). Cette baisse tient pour −1,9 point à l'âge des actifs, pour −0,7 point au taux des 15 à 24 ans et pour −0,6 point au taux des 25 à 54 ans ; en sens contraire, le taux des 55 à 64 ans compte pour +0,1 point.",
    );
    // À 9 200 autres, 9,80 − 8 = 1,80 ; à 8 000, 11,11 − 9,09 = 2,02 ; en moyenne 1,91, et 3,11 − 1,91 = 1,20 pour le reste.
    expect(phraseDe(lectureDe({ "DEM-09": [[800, 10_000], [1_000, 9_000]] }), "DEM-09")).toMatch(/Cette hausse tient pour \+1,9 point au nombre des 75 ans ou plus et pour \+1,2 point au nombre de tous les autres\.$/); // prettier-ignore
  });

  it("gardent la réserve de la marge, et se taisent quand rien ne se distingue du hasard", () => {
    const dose = [0.5, 1, 1.2, 1.4, 1.6, 2, 4].map((marge) => phraseDe(lectureDe(CHOMAGE, marge), "EMP-01"));
    expect(dose[0]).toContain("Cette baisse tient pour");
    expect(
      dose.some((p) => p.includes("si elle est réelle (elle reste dans la marge d'incertitude), tient pour")),
    ).toBe(true);
    expect(dose.at(-1)).toContain("ne se distingue du hasard");
  });

  it("n'emploient aucun mot interdit, et disent ce que « tient à » veut dire", () => {
    const faite = figureDecomposition(lectureDe(CHOMAGE), get("EMP-01"), "x");
    if (!("figure" in faite)) throw new RangeError(`figure must be made, got ${faite.raison}`);
    expect(faite.phrase).not.toMatch(INTERDITS);
    expect(faite.figure.notes[0]).toContain("ne disent pas pourquoi");
    expect(faite.figure.titre).toMatch(/la baisse entre 2016 et 2022 tient d'abord à l'âge des actifs$/);
  });

  it("manquent avec leur raison quand la commune n'a qu'un millésime", () => {
    const { html, anomalies } = rendre("::decomposition{indicateur=EMP-06 si-disponible}\n\nTexte.");
    expect([html.includes("<figure"), anomalies]).toEqual([false, []]);
    expect(rendre("::decomposition{indicateur=ZZZ-01}").anomalies[0]?.code).toBe("code-inconnu");
  });
});
