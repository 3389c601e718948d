import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseNommee } from "../../../src/modele/cellule.ts";
import { anneesDe, contientNom, isDesignee, libelleOf, normal } from "../../../src/verifier/controles/designer.ts";
import { Annonce, nommerDans, nommeesOf } from "../../../src/verifier/verite/proposition.ts";

const LIBELLES = ["Demandes d'aide", "Décisions rendues (jours)", "Passages en 2024"];
const LOGEMENT: CaseNommee = {
  table: "demandes",
  libelle: "Demandes d'aide",
  cle: { modalite: "Logement", millesime: 2025 },
};
const nommees = nommeesOf(new Set([libelleOf(LOGEMENT)]));

/** La règle, dite d'un texte entier : le contexte suivi de tout ce que la page nomme. */
function nommeEnEntier(c: CaseNommee, texte: string, contexte: string): boolean {
  const annees = anneesDe(contexte);
  const annee = Object.values(c.cle)
    .flatMap((v) => anneesDe(String(v ?? "")))
    .find((a) => annees.length === 0 || annees.includes(a));
  if (anneesDe(texte).length > 0 || annee === undefined) return isDesignee(c, [texte], contexte);
  return contientNom(normal(contexte), libelleOf(c)) && isDesignee(c, [texte], `${libelleOf(c)} ${annee}`);
}

describe("une proposition nomme-t-elle une case ?", () => {
  it.each([
    ["Logement : 48", "", true],
    ["Logement : 48 en 2025", "", true],
    ["Logement : 48 en 2024", "", false],
    ["Logement : 48", "en 2023", false],
    ["Logement : 48", "en 2023 et 2025", true],
    ["Délogement : 48", "", false],
  ])("« %s », annoncée par « %s » : %s", (texte, contexte, attendu) =>
    expect(nommerDans(texte, new Annonce(nommees, contexte))(LOGEMENT)).toBe(attendu),
  );

  it("une table que ni la page ni la phrase ne nomment n'est pas la sienne", () =>
    expect(nommerDans("Logement : 48", new Annonce(nommeesOf(new Set()), ""))(LOGEMENT)).toBe(false));

  it("répond comme la règle dite du contexte et de la page mis bout à bout", () => {
    const mot = fc.constantFrom("Logement", "logement", "Énergie", "2024", "2025", "janvier", "2025-01", "48", "en", "demandes d'aide", "’", " ; "); // prettier-ignore
    const phrase = fc.array(mot, { maxLength: 6 }).map((mots) => mots.join(" "));
    const valeur = fc.constantFrom("Logement", "énergie", 2024, 2025, "2025-01", null, "", "demandes");
    const uneCase = fc.record({
      table: fc.constantFrom("demandes", "decisions"),
      libelle: fc.constantFrom(...LIBELLES),
      cle: fc.record({ modalite: valeur, millesime: valeur }),
    });
    fc.assert(
      fc.property(phrase, phrase, fc.subarray(LIBELLES), uneCase, (texte, contexte, nommes, c) => {
        const libelles = nommes.map((libelle) => libelleOf({ table: "", cle: {}, libelle }));
        const annonce = new Annonce(nommeesOf(new Set(libelles)), contexte);
        expect(nommerDans(texte, annonce)(c)).toBe(nommeEnEntier(c, texte, `${contexte} ; ${libelles.join(" ; ")}`));
      }),
      { numRuns: 500 },
    );
  });
});
