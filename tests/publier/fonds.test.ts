import { join } from "node:path";
import { expect, it } from "vitest";
import { readProjet, type Quartier } from "../../src/charger/projet.ts";
import type { Territoire } from "../../src/modele/territoire.ts";
import { readFonds } from "../../src/publier/fonds.ts";
import { RACINE } from "../../src/racine.ts";

const projet = readProjet(join(RACINE, "data"));
// Les noms et les codes du tracé fictif de la démonstration.
const HALLE: Territoire = { niveau: "iris", code: "001010101", nom: "Vieille-Halle" };
const REMPARTS: Territoire = { niveau: "iris", code: "001010102", nom: "Remparts" };
const LAVOIRS: Territoire = { niveau: "iris", code: "001010103", nom: "Gare-Lavoirs" };
const IRIS = [HALLE, REMPARTS, LAVOIRS];

/** Les parts égales d'un IRIS entre des quartiers. */
const parts = (iris: Territoire, ...quartiers: readonly string[]): readonly Quartier[] =>
  quartiers.map((quartier) => ({ quartier, nom: `Quartier ${quartier}`, iris: iris.code, part: 1 / quartiers.length }));

function sourceQuartiers(quartiers: readonly Quartier[]): string | undefined {
  const commune: Territoire = { niveau: "commune", code: "00101", nom: "Ville-Témoin" };
  const perimetre = { commune, epci: null, departement: null, region: null, iris: IRIS };
  const { fonds, anomalies } = readFonds({ ...projet, quartiers }, perimetre);
  expect(anomalies).toEqual([]);
  return fonds.find((f) => f.niveau === "quartier")?.source;
}

it.each([
  ["aucun partagé", [...parts(HALLE, "A"), ...parts(REMPARTS, "B")], ""],
  [
    "un, entre trois quartiers",
    [...parts(HALLE, "A", "B", "C"), ...parts(REMPARTS, "B"), ...parts(LAVOIRS, "C")],
    " ; l'IRIS Vieille-Halle, qui n'est qu'en partie dans un quartier, est dessiné entier dans celui qui en a le plus",
  ],
  [
    "deux",
    [...parts(HALLE, "A", "B"), ...parts(REMPARTS, "A", "B"), ...parts(LAVOIRS, "B")],
    " ; les IRIS Vieille-Halle et Remparts, qui ne sont qu'en partie dans un quartier, sont dessinés entiers dans celui qui en a le plus",
  ],
] as const)("sous la carte des quartiers, les IRIS partagés par leur nom : %s", (_, quartiers, suite) => {
  expect(sourceQuartiers(quartiers)).toBe(`tracé fictif, IRIS réunis par quartier${suite}`);
});
