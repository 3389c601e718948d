import { expect, it } from "vitest";
import { aNom, dansLieu, deNom, queLieu } from "../../src/constats/lieux.ts";
import { enMillesime, nomMois } from "../../src/constats/periodes.ts";
import { deSujet } from "../../src/constats/evolution.ts";

it.each([
  ["Mulhouse", "de Mulhouse", "à Mulhouse"],
  ["Ajaccio", "d'Ajaccio", "à Ajaccio"],
  ["Évreux", "d'Évreux", "à Évreux"],
  ["Œuilly", "d'Œuilly", "à Œuilly"],
  ["Le Havre", "du Havre", "au Havre"],
  ["Les Abymes", "des Abymes", "aux Abymes"],
  ["La Rochelle", "de La Rochelle", "à La Rochelle"],
  ["L'Haÿ-les-Roses", "de L'Haÿ-les-Roses", "à L'Haÿ-les-Roses"],
  ["Lessay", "de Lessay", "à Lessay"],
  ["Yerres", "d'Yerres", "à Yerres"],
  ["Yutz", "de Yutz", "à Yutz"],
])("contracte et élide devant %s", (nom, de, a) => {
  expect([deNom(nom), aNom(nom)]).toEqual([de, a]);
});

it.each([
  [{ niveau: "commune", nom: "Le Havre" }, "au Havre", "qu'au Havre"],
  [{ niveau: "epci", nom: "m2A" }, "dans l'intercommunalité (m2A)", "que dans l'intercommunalité (m2A)"],
  [
    { niveau: "departement", nom: "Haut-Rhin" },
    "dans le département (Haut-Rhin)",
    "que dans le département (Haut-Rhin)",
  ],
  [{ niveau: "region", nom: "Grand Est" }, "dans la région (Grand Est)", "que dans la région (Grand Est)"],
  [{ niveau: "france", nom: "France hors Mayotte" }, "en France hors Mayotte", "qu'en France hors Mayotte"],
  [{ niveau: "qpv", nom: "Quartier Les Coteaux" }, "dans le quartier Les Coteaux", "que dans le quartier Les Coteaux"],
  [{ niveau: "quartier", nom: "Centre-ville" }, "dans le quartier Centre-ville", "que dans le quartier Centre-ville"],
  [{ niveau: "iris", nom: "Drouot" }, "dans l'IRIS Drouot", "que dans l'IRIS Drouot"],
] as const)("nomme %o dans une phrase", (lieu, dans, que) => {
  expect([dansLieu(lieu), queLieu(lieu)]).toEqual([dans, que]);
});

it("dit une période comme on la lit", () => {
  expect(["2021", "2013-2018", "2025-03"].map(enMillesime)).toEqual(["en 2021", "entre 2013 et 2018", "en mars 2025"]);
  expect(nomMois("2025-13")).toBeNull();
});

it.each([
  ["la part des jeunes", "de la part des jeunes"],
  ["le taux de pauvreté", "du taux de pauvreté"],
  ["les foyers", "des foyers"],
  ["l'indice de vieillissement", "de l'indice de vieillissement"],
])("contracte devant le sujet « %s »", (sujet, attendu) => {
  expect(deSujet(sujet)).toBe(attendu);
});
