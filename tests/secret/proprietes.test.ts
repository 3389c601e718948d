import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cellule, Equation } from "../../src/secret/cellule.ts";
import { measureLargeur } from "../../src/secret/exigence.ts";
import { POLITIQUES, type Politique } from "../../src/secret/politique.ts";
import { findPrimaires } from "../../src/secret/primaires.ts";
import { proteger } from "../../src/secret/proteger.ts";
import type { Monde } from "./mondes.ts";
import { boundInconnues, findExactes } from "../../src/secret/contre-attaque.ts";

/** Un arbre de zones tiré au sort (nœuds à un seul enfant compris), une zone à cheval, et une ventilation. */
const monde: fc.Arbitrary<Monde> = fc
  .record({
    valeurs: fc.array(fc.array(fc.nat(9), { minLength: 2, maxLength: 3 }), { minLength: 3, maxLength: 6 }),
    quartiers: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
    acheval: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ valeurs, quartiers, acheval }) => {
    const classes = [...valeurs[0]!.keys()];
    const cellules = new Map<string, number>();
    const equations: Equation[] = [];
    const sum = (total: string, parts: readonly string[]): void => {
      if (parts.length === 0) return;
      cellules.set(
        total,
        parts.reduce((s, id) => s + cellules.get(id)!, 0),
      );
      equations.push({ total, parts });
    };
    const iris = [...valeurs.keys()];
    for (const k of classes) for (const i of iris) cellules.set(`I${i}|${k}`, valeurs[i]![k] ?? 0);
    for (const i of iris)
      sum(
        `I${i}|T`,
        classes.map((k) => `I${i}|${k}`),
      );
    const zones = [0, 1, 2].map((q) => ({ nom: `Q${q}`, membres: iris.filter((i) => quartiers[i] === q) }));
    zones.push({ nom: "P", membres: iris.filter((i) => acheval[i]) });
    for (const k of [...classes.map(String), "T"]) {
      for (const { nom, membres } of zones)
        sum(
          `${nom}|${k}`,
          membres.map((i) => `I${i}|${k}`),
        );
      sum(
        `C|${k}`,
        ["Q0", "Q1", "Q2"].map((q) => `${q}|${k}`).filter((id) => cellules.has(id)),
      );
    }
    for (const { nom } of [...zones, { nom: "C" }])
      if (cellules.has(`${nom}|T`)) equations.push({ total: `${nom}|T`, parts: classes.map((k) => `${nom}|${k}`) });
    return { cellules: [...cellules].map(([id, valeur]): Cellule => ({ id, valeur })), equations };
  });

const politique: Politique = { ...POLITIQUES.copil, seuil: 4, largeur: 4 };

describe("toute hiérarchie, toute zone à cheval", () => {
  it("rien n'est retrouvé, ni deviné de trop près, ni livré à une personne seule", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(monde, async ({ cellules, equations }) => {
        const protection = await proteger({ cellules, equations, politique });
        if (protection.issue === "refus") throw new Error(JSON.stringify(protection)); // rien n'est figé : c'est possible
        const { supprimees, audit } = protection;
        const primaires = findPrimaires(cellules, equations, politique);
        const parId = new Map(cellules.map((c) => [c.id, c]));
        expect(supprimees).toEqual(expect.arrayContaining(primaires.map(({ id }) => id)));
        expect([audit.exactes, audit.etroites, audit.initiees]).toEqual([[], [], []]);
        expect(findExactes(cellules, equations, supprimees)).toEqual([]);
        for (const { id, exigence } of primaires) {
          const [[min, max] = [NaN, NaN]] = boundInconnues(cellules, equations, supprimees, [id]);
          expect(measureLargeur(parId.get(id)!, min, max), id).toBeGreaterThanOrEqual(exigence.largeur);
        }
        for (const seule of supprimees.filter((id) => parId.get(id)!.valeur === 1)) {
          const livrees = findExactes(
            cellules,
            equations,
            supprimees.filter((id) => id !== seule),
          );
          expect(
            livrees.filter((id) => parId.get(id)!.valeur! > 1 && parId.get(id)!.valeur! < 4),
            seule,
          ).toEqual([]);
        }
      }),
      { numRuns: 40, seed: 20260301 },
    );
  });

  it("ne masque rien quand rien n'est petit, et redonne le même masque à chaque fois", async () => {
    await fc.assert(
      fc.asyncProperty(monde, async ({ cellules, equations }) => {
        const aucune = await proteger({ cellules, equations, politique: { ...politique, seuil: 1 } });
        expect(aucune).toMatchObject({ issue: "protegee", supprimees: [] });
        const [a, b] = [
          await proteger({ cellules, equations, politique }),
          await proteger({ cellules, equations, politique }),
        ];
        expect(a).toEqual(b);
      }),
      { numRuns: 10, seed: 20260302 },
    );
  });
});
