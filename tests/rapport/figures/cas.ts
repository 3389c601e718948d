import fc from "fast-check";
import type { OptionsFigure, Role } from "../../../src/modele/figure.ts";
import type { Niveau } from "../../../src/modele/territoire.ts";
import type { Statut } from "../../../src/modele/statut.ts";
import type { PointTexte } from "../../../src/rapport/figures/nombres.ts";

/** Tirages par propriété ; `ABS_TIRAGES=1000` pour une recherche longue. */
export const TIRAGES = Number(process.env["ABS_TIRAGES"] ?? 25);

export const OPTIONS: OptionsFigure = {
  id: "REV-02",
  titre: "La pauvreté s’est accrue à Mulhouse",
  mesure: "Taux de pauvreté à 60 % (en % des habitants)",
  unite: "%",
  decimales: 1,
  source: "Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi",
  lecture: "En 2019, 33 % des habitants de Mulhouse vivent sous le seuil de pauvreté.",
  alternative: "Mulhouse est à 33 %, deux fois au-dessus de la France (14,5 %).",
};

type Qui = readonly [territoire: string, niveau: Niveau, nom: string, role: Role];
export const MULHOUSE: Qui = ["68224", "commune", "Mulhouse", "commune"];
export const M2A: Qui = ["200066009", "epci", "Mulhouse Alsace Agglomération", "epci"];
export const HAUT_RHIN: Qui = ["68", "departement", "Haut-Rhin", "departement"];
export const PACA: Qui = ["93", "region", "Provence-Alpes-Côte d'Azur", "region"];
export const FRANCE: Qui = ["FM", "france", "France métropolitaine", "france"];
export const TOUS: readonly Qui[] = [MULHOUSE, M2A, HAUT_RHIN, PACA, FRANCE];

export const point = (
  [territoire, niveau, nom, role]: Qui,
  millesime: number,
  valeur: number | null,
  reste: Partial<PointTexte> = {},
): PointTexte => ({
  territoire,
  niveau,
  nom,
  role,
  millesime: String(millesime),
  temps: millesime,
  valeur,
  statut: valeur === null ? "secret" : "valeur",
  motif: null,
  intervalle: null,
  segment: 0,
  ...reste,
});

/** Filosofi 2019, taux de pauvreté : les valeurs diffusées pour Mulhouse et ses niveaux de comparaison. */
export const PAUVRETE_2019: readonly PointTexte[] = [
  point(FRANCE, 2019, 14.5),
  point(PACA, 2019, 14.8),
  point(MULHOUSE, 2019, 33, { intervalle: [31.8, 34.2] }),
  point(M2A, 2019, 19.3),
  point(HAUT_RHIN, 2019, 13.1),
];

const nom = fc.oneof(
  fc.constantFrom("Mulhouse Alsace Agglomération", "Provence-Alpes-Côte d'Azur", "Haut-Rhin", "L'Haÿ-les-Roses", "Y"),
  fc.constantFrom(
    "Communauté d'agglomération du Pays de Saint-Malo et de la Côte d'Émeraude Intercommunale",
    "A < B & C",
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."abcdéèMWÀ -'’") }).filter((s) => s.trim() !== ""),
);

const statut = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Statut>("valeur") },
  { weight: 2, arbitrary: fc.constantFrom<Statut>("estimation", "avertissement") },
  { weight: 2, arbitrary: fc.constantFrom<Statut>("secret", "absent", "non_calculable", "refus") },
);

const ROLES: readonly Role[] = ["commune", "epci", "departement", "region", "france", "autre", "autre"];

/** Unité, décimales et grandeur plausibles : des taux, des euros, des effectifs, des soldes négatifs. */
export const echelle = fc.constantFrom(
  { unite: "%", decimales: 1, min: 0, max: 100 },
  { unite: "€", decimales: 0, min: 9_000, max: 48_000 },
  { unite: "habitants", decimales: 0, min: 0, max: 70_000_000 },
  { unite: "", decimales: 2, min: -3, max: 3 },
);

/** Des points d'un à sept territoires sur les millésimes donnés, avec absences, secrets, intervalles et ruptures. */
export const arbitraryPoints = (millesimes: readonly number[]) =>
  fc.record({ echelle, territoires: fc.integer({ min: 1, max: 7 }) }).chain(({ echelle: e, territoires }) =>
    fc
      .tuple(
        ...ROLES.slice(0, territoires).map((role, t) =>
          fc.tuple(
            nom,
            fc.tuple(
              ...millesimes.map((m) =>
                fc
                  .tuple(
                    fc.double({ min: e.min, max: e.max, noNaN: true }),
                    statut,
                    fc.boolean(),
                    fc.double({ min: 0, max: (e.max - e.min) / 10, noNaN: true }),
                  )
                  .map(([valeur, s, isIncertain, demi]): PointTexte => ({
                    ...point([`T${t}`, "commune", "", role], m, valeur),
                    statut: s,
                    motif: s === "avertissement" ? "à vérifier auprès du producteur" : null,
                    intervalle: isIncertain ? [valeur - demi, valeur + demi] : null,
                  })),
              ),
            ),
          ),
        ),
      )
      .map((series) => ({
        echelle: e,
        points: series.flatMap(([n, points]) => points.map((p) => ({ ...p, nom: n }))),
      })),
  );

export const arbitraryMillesimes = (min: number, max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1999, max: 2024 }), { minLength: min, maxLength: max })
    .map((annees) => annees.toSorted((a, b) => a - b));
