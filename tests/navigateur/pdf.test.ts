import { expect, it } from "vitest";
import { Explorateur } from "../../src/verifier/lecture/explorer.ts";
import { openNavigateur } from "./navigateur.ts";

it("la barrière lit un PDF bâti par un vrai navigateur : polices composées, texte accentué, texte de remplacement", async () => {
  const navigateur = await openNavigateur();
  try {
    const page = await navigateur.newPage();
    await page.setContent(
      '<html lang="fr"><title>Rapport</title><h1>Énergie : 1 234</h1><table><td style="width:9em">Autre aide<td>48</table><svg role="img" aria-label="Zyglotrope" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    const pdf = await page.pdf({ tagged: true });
    const { genre, lectures, refus } = await new Explorateur().explorer("r.pdf", pdf);
    expect([genre?.nom, refus]).toEqual(["pdf", []]);
    expect(lectures.some((l) => l.includes("Énergie : 1 234"))).toBe(true);
    expect(lectures.some((l) => /Autre aide\s+48/.test(l))).toBe(true); // deux cases d'un tableau ne se collent pas
    expect(lectures.some((l) => l.includes("Zyglotrope"))).toBe(true);
  } finally {
    await navigateur.close();
  }
});
