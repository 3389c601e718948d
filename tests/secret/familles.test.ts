import { describe, expect, it } from "vitest";
import { attaquerPetitMonde } from "./attaquer-famille.ts";
import { createDenombrement } from "./denombrement.ts";
import { createPetitMonde, NOMS_FAMILLES } from "./familles.ts";

/** Des mondes par famille : toujours les mêmes, de la graine 0 à celle-ci. */
const MONDES = 500;

describe("le dénombrement, qui juge les autres", () => {
  const cellules = [
    { id: "T", valeur: 4 },
    { id: "a", valeur: 1 },
    { id: "b", valeur: 3 },
  ];
  const equations = [{ total: "T", parts: ["a", "b"] }];

  it("trouve les bornes d'une case, ou sa seule valeur", () => {
    const deux = createDenombrement({ cellules, equations, inconnues: ["a", "b"] });
    expect(deux.bound("b", 3, 9)).toEqual([0, 4]);
    expect(deux.hasAutre("a", 1, 9)).toBe(true);
    const une = createDenombrement({ cellules, equations, inconnues: ["a"] });
    expect(une.bound("a", 1, 9)).toEqual([1, 1]);
    expect(une.hasAutre("a", 1, 9)).toBe(false);
  });

  it("ne croit pas un tableau à virgule : 2a = 2b + 1 n'a pas d'entier", () => {
    const impaire = [{ termes: [{ id: "a", coef: 2 }, { id: "b", coef: -2 }], min: 1, max: 1 }]; // prettier-ignore
    const enigme = { cellules, equations, contraintes: impaire, inconnues: ["a", "b"] };
    expect(createDenombrement(enigme).hasAutre("a", 1, 9)).toBe(false);
  });
});

describe.each(NOMS_FAMILLES)(`${MONDES} petits mondes : %s`, (famille) => {
  it("rien n'est retrouvé, ni serré de trop près, ni livré à une personne seule, à qui essaie tous les tableaux d'entiers", async () => {
    const fautes: string[] = [];
    let [protegees, masquees] = [0, 0];
    for (let graine = 0; graine < MONDES; graine++) {
      const issue = await attaquerPetitMonde(createPetitMonde(famille, graine));
      if (issue.issue === "refus") fautes.push(`${graine} : refusé, ${JSON.stringify(issue.impasses)}`);
      else {
        protegees++;
        masquees += issue.masquees;
        fautes.push(...issue.fautes.map((f) => `${graine} : ${f}`));
      }
    }
    // Aucun de ces passés n'interdit de protéger la suite : tout ce qui est neuf peut se masquer.
    expect(fautes).toEqual([]);
    expect([protegees, masquees > 2 * MONDES]).toEqual([MONDES, true]);
  });
});
