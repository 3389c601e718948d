import type { RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { expect, it } from "vitest";
import { withoutRenvoisPerdus } from "../../src/rapport/renvois-perdus.ts";
import type { ChapitreResolu } from "../../src/rapport/resoudre.ts";

const lien = (url: string, value: string) => ({ type: "link" as const, url, children: [{ type: "text" as const, value }] }); // prettier-ignore
const texte = (value: string) => ({ type: "text" as const, value });
const contenu: RootContent[] = [
  { type: "paragraph", children: [texte("Le détail est dans "), lien("familles.html", "Familles"), texte(".")] },
  { type: "paragraph", children: [texte("Voir "), lien("familles.html#a", "Familles"), texte(". Et encore.")] },
  { type: "paragraph", children: [texte("Le détail est dans "), lien("jeunesse.html", "Jeunesse"), texte(".")] },
];
const chapitre = { sections: [{ titre: null, contenu }] } as unknown as ChapitreResolu;

it("un renvoi vers un chapitre absent s'efface, un lien dans un texte devient du texte, les autres restent", () => {
  const { sections } = withoutRenvoisPerdus(chapitre, new Set(["familles"]));
  const rendu = sections.flatMap((s) => s.contenu);
  expect(rendu.map((n) => toString(n))).toEqual(["Voir Familles. Et encore.", "Le détail est dans Jeunesse."]);
  expect(JSON.stringify(rendu)).not.toContain("familles.html");
  expect(JSON.stringify(contenu)).toContain("familles.html"); // le chapitre résolu n'est pas changé
});
