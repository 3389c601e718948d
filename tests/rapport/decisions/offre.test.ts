import { join } from "node:path";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { TableRow } from "mdast";
import { expect, it } from "vitest";
import { filtrerPilotage } from "../../../src/pilotage/edition.ts";
import { readPilotage } from "../../../src/pilotage/lire.ts";
import { INDICATEURS } from "../../../src/indicateurs/index.ts";
import { buildArbre, openMemoire } from "../../../src/rapport/arbre.ts";
import { lectureFactice } from "../lecture-factice.ts";

const { pilotage } = readPilotage(join(import.meta.dirname, "../../../data"));
const lecture = {
  ...lectureFactice({ edition: "public" as const, indicateurs: INDICATEURS }),
  pilotage: {
    ...filtrerPilotage(pilotage, "public", { copil: 5, public: 11 }),
    ...{ presentation: null, reference: "2026-12-31", correspondances: [] },
  },
};
const texte = "---\ntitre: Essai\n---\n\n::offre{si-disponible}\n";

it("chaque thème met son constat de vigilance en face de son offre, et dit celui des deux qui manque", () => {
  const { chapitres } = buildArbre(lecture, "rapport", [{ nom: "01-essai.md", texte }]);
  const lignes: string[][] = [];
  for (const noeud of chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu)))
    visit(noeud, "tableRow", (n: TableRow) => void lignes.push(n.children.map((c) => toString(c))));
  const par = new Map(lignes.map(([theme, ...suite]) => [theme, suite]));
  expect(par.get("Vieillissement et autonomie")?.[1]).toContain("portage de repas");
  expect(par.get("Isolement")?.[1]).toContain("visites à domicile");
  const vigilances = openMemoire(lecture)
    .affirme.constats()
    .filter((c) => c.sens === "vigilance" && c.theme === "revenus");
  expect(vigilances.length).toBeGreaterThan(0);
  const [besoin, offre] = par.get("Revenus, pauvreté, prestations") ?? [];
  expect(vigilances.map((c) => c.phrase.replace(/\s/g, " "))).toContain(besoin?.replace(/\s/g, " "));
  expect(offre).toBe("aucune offre recensée");
});
