import { describe, expect, it } from "vitest";
import type { CaseNommee } from "../../../src/modele/cellule.ts";
import { verifiePageTue, verifieTable } from "../../../src/verifier/controles/cases-tues.ts";
import { parcourirPage } from "../../../src/verifier/lecture/html.ts";
import { readJetons } from "../../../src/verifier/page/balises.ts";

/** Un total tu, dont le libellé commence celui de ses ventilations. */
const TOTAL: CaseNommee = {
  table: "demandes",
  cle: { modalite: null, millesime: 2025 },
  libelle: "Demandes d'aide déposées",
};
const MOIS: CaseNommee = {
  table: "demandes_par_mois",
  cle: { modalite: "2025-02", millesime: 2025 },
  libelle: "Demandes d'aide déposées, par mois",
};

describe("un total tu et les cases publiées de ses ventilations", () => {
  const colonnes = ["variable", "libelle", "modalite", "millesime", "valeur", "unite"];
  const codesDe = (lignes: (string | number | null)[][]): string[] =>
    verifieTable("donnees/activite.csv", { nom: "", colonnes, lignes, bornes: [] }, [TOTAL]).map((a) => a.code);

  it("une autre variable comptée en « demandes » n'est pas la variable « demandes »", () => {
    expect(
      codesDe([
        ["ajournements", "Demandes ajournées", null, 2025, 30, "demandes"],
        ["ajournements", "Demandes ajournées", null, 2024, 33, "demandes"],
      ]),
    ).toEqual([]);
  });

  it("sa propre ligne, nommée par la variable ou par le libellé, est refusée", () => {
    expect(
      codesDe([
        ["demandes", "x", null, 2025, 671, "demandes"],
        ["y", "Demandes d'aide déposées", null, 2025, 672, "demandes"],
      ]),
    ).toEqual(["case-tue-publiee", "case-tue-publiee"]);
  });

  const page = (ligne: string): ReturnType<typeof parcourirPage> =>
    parcourirPage([
      ...readJetons(
        `<main><table><caption>Demandes d'aide déposées, par mois, 2025 et 2024</caption><thead><tr><th>Mois</th><th>2025</th></tr></thead>` +
          `<tbody><tr><th scope="row">${ligne}</th><td>59</td></tr></tbody></table></main>`,
      ),
    ]);

  it("la ligne « février » d'une table « par mois » dit le mois publié", () => {
    expect(verifiePageTue("p.html", page("février"), [TOTAL], [MOIS])).toEqual([]);
  });

  it("sa ligne « Ensemble » dit le total, et un mois tu reste refusé", () => {
    expect(verifiePageTue("p.html", page("Ensemble"), [TOTAL], [MOIS]).map((a) => a.code)).toEqual([
      "case-tue-publiee",
    ]);
    expect(verifiePageTue("p.html", page("février"), [TOTAL, MOIS], []).length).toBe(1);
  });
});
