import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Enfant } from "../../src/publier/enfant.ts";

/** Un enfant qui double un nombre, refuse un nombre négatif, et s'arrête à zéro en disant pourquoi. */
const SCRIPT = `
import { createInterface } from "node:readline";
for await (const ligne of createInterface({ input: process.stdin })) {
  const { id, n } = JSON.parse(ligne);
  if (n === 0) { console.error("zéro"); process.exit(3); }
  process.send(n < 0 ? { id, erreur: "n must be positive, got " + n } : { id, erreur: null, resultat: { double: 2 * n } });
}
`;
let dossier: string;
let enfant: Enfant;
const ouvrir = (): Enfant => (enfant = new Enfant("Doubleur", [join(dossier, "doubleur.mjs")]));

beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), "abs-enfant-"));
  await writeFile(join(dossier, "doubleur.mjs"), SCRIPT);
});
afterEach(() => enfant.close());
afterAll(() => rm(dossier, { recursive: true, force: true }));

describe("un processus interrogé plusieurs fois", () => {
  it("rend à chaque demande sa réponse, et l'erreur de l'une n'atteint pas les autres", async () => {
    const e = ouvrir();
    const reponses = await Promise.allSettled([3, -1, 5].map((n) => e.demander<{ double: number }>({ n })));
    expect(reponses[0]).toEqual({ status: "fulfilled", value: { double: 6 } });
    expect(String((reponses[1] as PromiseRejectedResult).reason)).toBe(
      "Error: Doubleur must answer, got n must be positive, got -1",
    );
    expect(reponses[2]).toEqual({ status: "fulfilled", value: { double: 10 } });
  });

  it("s'il meurt, dit ce qu'il a écrit de dernier à tous ceux qui attendent, puis à qui revient", async () => {
    const e = ouvrir();
    const attentes = [0, 4].map((n) => expect(e.demander({ n })).rejects.toThrow(/closed with 3\nzéro/));
    await Promise.all(attentes);
    await expect(e.demander({ n: 1 })).rejects.toThrow("Doubleur must answer, got process closed with 3");
  });

  it("fermé, il refuse au lieu de laisser attendre", async () => {
    const e = ouvrir();
    e.close();
    await expect(e.demander({ n: 1 })).rejects.toThrow("Doubleur must answer");
  });
});
