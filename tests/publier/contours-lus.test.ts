import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readProjet } from "../../src/charger/projet.ts";
import type { Fond } from "../../src/modele/fond.ts";
import { readContoursLus } from "../../src/publier/fichiers-lus.ts";
import { RACINE } from "../../src/racine.ts";

const projet = readProjet(join(RACINE, "data"));
const octets = readFileSync(join(RACINE, "data", "brut", "contours", "iris.geojson"));
const objets = (JSON.parse(octets.toString("utf8")) as { readonly features: readonly unknown[] }).features.length;
const zones = Array.from({ length: objets - 1 }, (_, i) => ({ code: String(i), anneaux: [] }));
const trace = { zones, bord: [] };
const FOND: Fond = { niveau: "iris", source: "tracé fictif", large: trace, etroit: trace };

it("la page des sources dit les contours : leur producteur, leur empreinte, et ceux d'ailleurs comptés à part", () => {
  expect(objets).toBeGreaterThan(1);
  expect(readContoursLus(projet, [FOND])).toEqual([
    expect.objectContaining({
      source: "contours-iris",
      producteur: "tracé fictif",
      fichier: "brut/contours/iris.geojson",
      sha256: createHash("sha256").update(octets).digest("hex"),
      lues: objets,
      gardees: objets - 1,
      refusees: 1,
    }),
  ]);
});

it("des contours qui ne se lisent pas n'y sont pas : l'anomalie de la carte le dit", () => {
  expect(readContoursLus(projet, [])).toEqual([]);
});
