import { expect, it } from "vitest";
import { approchesOf } from "../../src/constats/motifs.ts";

it("dit ce qu'une valeur estimée a d'approché, sans code et une seule fois", () => {
  const motif = "R14 : foyers arrondis au multiple de 5 ; ménages du recensement le plus proche";
  const commune = { statut: "estimation", motif } as const;
  const departement = { statut: "estimation", motif: `somme de communes ; ${motif}.` } as const;
  expect(approchesOf([commune, departement])).toEqual([
    "foyers arrondis au multiple de 5",
    "ménages du recensement le plus proche",
    "somme de communes",
  ]);
});

it("date ce qu'une évolution a d'approché, et laisse sa règle à l'appui", () => {
  const evolution = {
    statut: "avertissement",
    motif: "R5 : lire avec précaution ; 2016 : addition des IRIS ; habitants hors ménage",
  } as const;
  expect(approchesOf([evolution])).toEqual(["en 2016, addition des IRIS", "habitants hors ménage"]);
});

it("ne date pas ce qui vaut pour toutes les valeurs, et réunit les années d'une même raison", () => {
  const dite = { statut: "estimation", motif: "population la plus proche" } as const;
  const evolution = {
    statut: "estimation",
    motif: "2020 : population la plus proche ; 2024 : population la plus proche",
  } as const;
  expect(approchesOf([dite, evolution])).toEqual(["population la plus proche"]);
  expect(approchesOf([evolution])).toEqual(["en 2020 et en 2024, population la plus proche"]);
});

it("se tait sur une valeur publiée, secrète, ou servie sous la seule réserve d'une règle", () => {
  expect(
    approchesOf([
      { statut: "valeur", motif: null },
      { statut: "secret", motif: "secret du producteur" },
      { statut: "avertissement", motif: "R5 : lire avec précaution" },
    ]),
  ).toEqual([]);
});
