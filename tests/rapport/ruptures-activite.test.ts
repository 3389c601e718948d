import { describe, expect, it } from "vitest";
import { readBaremes } from "../../src/charger/baremes-yaml.ts";
import { CATALOGUE } from "../../src/indicateurs/index.ts";
import type { Journal } from "../../src/modele/journal.ts";
import type { AgregatProtege } from "../../src/modele/agregat.ts";
import { chiffreActivite } from "../../src/rapport/chiffre-activite.ts";
import { figureAnnuelle, figureMensuelle } from "../../src/rapport/figure-activite.ts";
import { figureSuivi } from "../../src/rapport/figure-suivi.ts";
import { lectureFactice } from "./lecture-factice.ts";
import { rendre, simple } from "./chapitres.ts";

const journal = (le: string): Journal =>
  readBaremes(
    `changements:\n  - le: ${le}\n    quoi: logiciel\n    portee: [ccas-accueil]\n    texte: nouveau logiciel\n    comparable: non\n`,
    CATALOGUE,
  ).journal;
const passages = (millesime: number, valeur: number, modalite: string | null = null): AgregatProtege => ({
  source: "ccas-accueil", variable: modalite === null ? "passages" : "passages_par_mois", modalite, millesime, valeur,
  statut: "valeur", nature: "effectif", unite: "passages", libelle: "Passages à l'accueil",
}); // prettier-ignore
const ANNEES = [passages(2022, 100), passages(2023, 110), passages(2024, 300), passages(2025, 330)];
const MOIS = [2024, 2025].flatMap((a) => [passages(a, 30, `${a}-01`), passages(a, 20, `${a}-02`)]);

describe("une série du CCAS que son journal coupe", () => {
  it("la courbe est coupée, la raison imprimée, et le titre ne compare que la suite", () => {
    const coupee = figureAnnuelle(lectureFactice({ agregats: ANNEES, journal: journal("2024-01-01") }), ANNEES, "f");
    const entiere = figureAnnuelle(lectureFactice({ agregats: ANNEES }), ANNEES, "f");
    expect(simple(entiere?.titre ?? "")).toContain("de 100 passages en 2022 à 330 passages en 2025");
    expect(simple(coupee?.titre ?? "")).toContain("de 300 passages en 2024 à 330 passages en 2025");
    // La raison s'écrit sur plusieurs lignes du dessin.
    expect(coupee?.svg.replace(/<[^>]*>/g, " ")).toMatch(/changement\s+de\s+logiciel/);
    expect(entiere?.svg).not.toContain("logiciel");
  });

  it("le chiffre clé ne dit pas d'évolution à travers elle, et dit pourquoi", () => {
    const { ruptures } = journal("2025-01-01");
    const contexte = (coupures: Journal["ruptures"]) =>
      chiffreActivite(lectureFactice({}), ANNEES, coupures)?.contexte.join(" ");
    expect(contexte([])).toMatch(/\+.?10/);
    expect(contexte(ruptures)).toMatch(/^2024 et 2025 ne se comparent pas : changement de logiciel/);
    expect(contexte(ruptures)).not.toMatch(/%/);
  });

  it("les mois ne se mettent pas à côté de ceux d'avant", () => {
    const lecture = lectureFactice({ agregats: MOIS, journal: journal("2025-01-01") });
    const figure = figureMensuelle(lecture, MOIS, "f");
    expect(figure?.tableau.colonnes.map((c) => c.libelle).join()).not.toContain("2024");
    expect(figure?.notes.join(" ")).toContain("2024 et 2025 ne se comparent pas");
    expect(figureMensuelle(lectureFactice({ agregats: MOIS }), MOIS, "f")?.tableau.colonnes.map((c) => c.libelle).join()).toContain("2024"); // prettier-ignore
  });

  it("après une rupture, un mois masqué retire la courbe des mois : son trait le traverserait", () => {
    const mois = [2023, 2024, 2025].flatMap((annee) =>
      Array.from({ length: 12 }, (_, i) => passages(annee, 30 + i, `${annee}-${String(i + 1).padStart(2, "0")}`)),
    );
    const lecture = lectureFactice({ agregats: mois, journal: journal("2025-06-01") });
    expect(figureSuivi(lecture, mois, "f")?.tableau.lignes).toHaveLength(24);
    const troues = mois.map((m) => (m.modalite === "2024-08" ? { ...m, valeur: null, statut: "secret" as const } : m));
    expect(figureSuivi(lecture, troues, "f")).toBeNull();
  });

  it("aucune hausse n'est cherchée à travers elle ; la page des sources la dit", () => {
    const { html } = rendre(
      "::hausses{variable=passages si-disponible}\n\n::activite{variable=passages}\n\n::baremes\n",
      {
        agregats: ANNEES,
        journal: journal("2025-01-01"),
      },
    );
    expect(html).not.toContain("en hausse");
    expect(html).not.toContain("aucune hausse");
    expect(html).toContain("Logiciel");
    expect(html).toContain("rien ne se compare de part et d'autre");
  });
});
