import fc from "fast-check";
import { expect, it } from "vitest";
import { type ParcourirLignes, parcourirSansGuillemet, parcourirTexte } from "../../src/coffre/lignes.ts";

async function lire(parcourir: ParcourirLignes): Promise<(readonly [numero: number, cases: readonly string[]])[]> {
  const lues: (readonly [number, readonly string[]])[] = [];
  await parcourir((cases, numero) => void lues.push([numero, cases]));
  return lues;
}

/** Des morceaux de texte sans guillemet, coupés n'importe où, lignes vides et dernière sans fin comprises. */
const morceaux = fc.array(fc.string({ unit: fc.constantFrom("a", "é", ";", "\n", " ", "€"), maxLength: 12 }), {
  maxLength: 8,
});

it("un texte sans guillemet se coupe comme csv-parse le coupe", async () => {
  await fc.assert(
    fc.asyncProperty(morceaux, fc.integer({ min: 1, max: 4 }), async (textes, debut) => {
      const lues = await lire(parcourirSansGuillemet(textes, ";", debut));
      expect(lues).toEqual(await lire(parcourirTexte([textes.join("")], ";", debut)));
    }),
    { numRuns: 300 },
  );
});

it("une ligne d'un mégaoctet n'en est pas une, où que le texte se coupe", async () => {
  const longue = "a".repeat((1 << 20) + 1);
  for (const textes of [[`x\n${longue}\n`], ["x\n", longue.slice(0, 9), longue.slice(9)]])
    await expect(lire(parcourirSansGuillemet(textes, ";", 1))).rejects.toMatchObject({ ligne: 2 });
  await expect(lire(parcourirSansGuillemet([longue, "a"], ";", 1))).rejects.toMatchObject({
    code: "ligne-sans-fin",
    ligne: 1,
  });
});

it("un guillemet garde la ligne où commence l'enregistrement, la fin de ligne étant dedans", async () => {
  expect(await lire(parcourirTexte(['a;"b\nc"\n', "d;e\n"], ";", 1))).toEqual([
    [1, ["a", "b\nc"]],
    [3, ["d", "e"]],
  ]);
});
