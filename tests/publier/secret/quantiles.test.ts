import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STRUCTURE_CCAS } from "../../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../../src/modele/agregat.ts";
import { TRANCHES_DELAI } from "../../../src/modele/reglages-ccas.ts";
import { attaquerTableau } from "../../../src/publier/secret/attaquer.ts";
import { idOf } from "../../../src/publier/secret/cles.ts";
import { protegerEditions, type EditionMasquee } from "../../../src/publier/secret/editions.ts";
import { linkQuantiles } from "../../../src/publier/secret/quantiles.ts";
import { juger, listVerite } from "../../../src/publier/secret/verite.ts";
import { POLITIQUES } from "../../../src/secret/politique.ts";
import { kaplanMeier } from "../../../src/stats/kaplan-meier.ts";
import { survivalQuantile } from "../../../src/stats/survival-quantile.ts";
import { listCases, release } from "./monde.ts";

/** Une demande : combien de jours elle a attendu, et si une décision y a mis fin. */
interface Attente {
  readonly jours: number;
  readonly terminee: boolean;
}

const trancheDe = (jours: number): string => TRANCHES_DELAI.find(({ max }) => max === null || jours <= max)!.nom;

/** Ce que le coffre tire d'une année de demandes, chacune d'un foyer différent. */
function compter(attentes: readonly Attente[], millesime: number): Agregat[] {
  const commun = { source: "ccas-aides", millesime, unite: "demandes", nature: "effectif" } as const;
  const un = (variable: string, modalite: string | null, valeur: number): Agregat => ({
    ...commun,
    variable,
    modalite,
    valeur,
    effectif: valeur,
    libelle: variable,
  });
  const finies = attentes.filter((a) => a.terminee);
  const ouvertes = attentes.length - finies.length;
  const courbe = kaplanMeier({ durees: attentes.map((a) => a.jours), terminees: attentes.map((a) => a.terminee) });
  const quantile = (variable: string, p: number): Agregat[] => {
    const { valeur } = survivalQuantile(courbe, p);
    return valeur === "non atteint" ? [] : [{ ...un(variable, null, valeur), effectif: attentes.length, nature: "quantile", unite: "jours" }];
  }; // prettier-ignore
  const noms = [...new Set(finies.map((a) => trancheDe(a.jours)))];
  return [
    un("demandes", null, attentes.length),
    un("decisions", null, finies.length),
    un("demandes_sans_delai", null, 0),
    un("ajournements", null, 0),
    un("demandes_en_cours", null, ouvertes),
    ...noms.map((nom) => un("decisions_par_delai", nom, finies.filter((a) => trancheDe(a.jours) === nom).length)),
    ...quantile("delai_median", 0.5),
    ...quantile("delai_p90", 0.9),
  ];
}

const repeter = (n: number, jours: number): Attente[] => Array.from({ length: n }, () => ({ jours, terminee: true }));
const RIEN = { exactes: 0, etroites: 0, ecarts: 0, fausses: 0 };

/** 83 demandes, 4 de plus de 60 jours et 9 de 31 à 60 : les deux se masquent l'une l'autre, sauf pour qui lit le décile. */
const PETIT = [...repeter(48, 10), ...repeter(22, 25), ...repeter(9, 40), ...repeter(4, 80)];
const masquer = async (agregats: readonly Agregat[], structure = STRUCTURE_CCAS): Promise<EditionMasquee> => {
  const registres = { public: [], copil: [] };
  const editions = await protegerEditions({ agregats, registres, politiques: POLITIQUES, structure });
  if ("anomalies" in editions) throw new RangeError(`editions must be protected, got ${JSON.stringify(editions)}`);
  return editions.public;
};
const attaquer = (masquee: EditionMasquee, registres: Parameters<typeof attaquerTableau>[1] = []) =>
  juger(attaquerTableau(listCases(masquee), registres, masquee.bilan.seuil), listVerite(masquee));

describe("un quantile montré encadre les tranches qu'il partage", () => {
  const grand = [...repeter(60, 10), ...repeter(50, 25), ...repeter(40, 40), ...repeter(30, 80)];
  const annees = [...compter(grand, 2023), ...compter(PETIT, 2024)];

  it("le neuvième décile donne un plafond à la tranche la plus longue : sans lui être opposé, il fuit, et l'attaque le voit", async () => {
    const naif = await masquer(annees, { ...STRUCTURE_CCAS, quantiles: [] });
    expect(naif.tues).toContain("decisions_par_delai|plus de 60 jours|2024");
    expect(naif.tues).not.toContain("delai_p90||2024");
    expect(attaquer(naif).etroites + attaquer(naif).exactes).toBeGreaterThan(0);
  });

  it("il est alors retenu, lui seul : la médiane, et l'année où rien n'est masqué, restent", async () => {
    const masquee = await masquer(annees);
    expect([...masquee.tues].filter((id) => id.startsWith("delai_"))).toEqual(["delai_p90||2024"]);
    expect(attaquer(masquee)).toEqual(RIEN);
  });

  it("déjà publié, il reste : le reprendre n'ôterait rien à qui l'a lu", async () => {
    const naif = await masquer(annees, { ...STRUCTURE_CCAS, quantiles: [] });
    const registres = { public: [release("public", naif)], copil: [] };
    const editions = await protegerEditions({ agregats: annees, registres, politiques: POLITIQUES, structure: STRUCTURE_CCAS }); // prettier-ignore
    expect("public" in editions && editions.public.tues.has("delai_p90||2024")).toBe(false);
  });

  it("les inégalités sont vraies de tout export : demandes en cours, ex aequo, paliers", () => {
    const attente = fc.record({
      jours: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.constantFrom(15, 16, 30, 31, 60, 61)),
      terminee: fc.boolean(),
    });
    let vus = 0;
    fc.assert(
      fc.property(fc.array(attente, { minLength: 1, maxLength: 60 }), (attentes) => {
        const agregats = compter(attentes, 2024);
        const valeurs = new Map(agregats.map((a) => [idOf(a), a.valeur]));
        for (const { contraintes } of linkQuantiles(agregats, STRUCTURE_CCAS))
          for (const { termes, min, max } of contraintes) {
            const somme = termes.reduce((s, { id, coef }) => s + coef * (valeurs.get(id) ?? NaN), 0);
            expect(somme).toBeGreaterThanOrEqual(min - 1e-9);
            expect(somme).toBeLessThanOrEqual(max + 1e-9);
            vus++;
          }
      }),
      { numRuns: 500, seed: 20260601 },
    );
    expect(vus).toBeGreaterThan(500);
  });

  it("une tranche réunie à d'autres se lit par ce qu'elle réunit ; un quantile masqué n'apprend rien", () => {
    const cases = [
      { variable: "delai_p90", modalite: null, millesime: 2024, valeur: 40 },
      { variable: "delai_median", modalite: null, millesime: 2024, valeur: null },
      { variable: "ajournements", modalite: null, millesime: 2024, valeur: 3 },
      { variable: "demandes_en_cours", modalite: null, millesime: 2024, valeur: null },
      { variable: "decisions_par_delai", modalite: "15 jours ou moins", millesime: 2024, valeur: 50 },
      { variable: "decisions_par_delai", modalite: "31 à 60 jours + plus de 60 jours", millesime: 2024, valeur: 13 },
    ];
    const [aveu, ...autres] = linkQuantiles(cases, STRUCTURE_CCAS);
    expect(autres).toEqual([]);
    expect(aveu?.id).toBe("delai_p90||2024");
    // Au-delà de 60 jours, un dixième au plus : 0,1 × (50 + x) − 0,9 × y + 0,1 × 3 + 0,1 × en cours ≥ 0.
    expect(aveu?.contraintes.at(-1)).toEqual({
      termes: [
        { id: "decisions_par_delai|15 jours ou moins|2024", coef: expect.closeTo(0.1) },
        { id: "decisions_par_delai|31 à 60 jours|2024", coef: expect.closeTo(0.1) },
        { id: "decisions_par_delai|plus de 60 jours|2024", coef: -0.9 },
        { id: "ajournements||2024", coef: expect.closeTo(0.1) },
        { id: "demandes_en_cours||2024", coef: expect.closeTo(0.1) },
      ],
      min: 0,
      max: Infinity,
    });
  });
});
