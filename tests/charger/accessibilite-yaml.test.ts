import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAccessibilite } from "../../src/charger/accessibilite-yaml.ts";
import { auditValide, etatOf, SANS_DECLARATION, type AuditAccessibilite } from "../../src/modele/accessibilite.ts";
import { declarer } from "../../src/publier/declaration.ts";
import { pageAccessibilite } from "../../src/publier/site/accessibilite.ts";
import { siteEssai } from "../navigateur/site-essai.ts";

const AUDIT = "audit:\n  date: 2026-03-02\n  organisme: Cabinet d'essai\n  taux: 72\n  pages: [Accueil]\n";
const audit = (taux: number): AuditAccessibilite | null => readAccessibilite(AUDIT.replace("72", String(taux))).declaration.audit; // prettier-ignore

describe("accessibilite.yaml", () => {
  it("un fichier vide ou en commentaires ne déclare rien", () => {
    for (const texte of ["", "# rien\n", "contact:\naudit:\n"])
      expect(readAccessibilite(texte)).toEqual({ declaration: SANS_DECLARATION, anomalies: [] });
  });

  it.each([
    ["courriel: a@b.fr\n", 1, "clé inconnue"],
    ["contact: a@b.fr\netablie_le: 2026-13-01\n", 2, "un jour est attendu"],
    ["audit:\n  organisme: X\n  taux: 72\n", 2, "l'audit doit avoir un jour"],
    ["audit:\n  date: 2026-03-02\n  taux: 72\n", 2, "l'audit doit dire qui l'a fait"],
    ["audit:\n  date: 2026-03-02\n  organisme: X\n  taux: beaucoup\n", 4, "le taux est la part des critères respectés, de 0 à 100"],
  ])("%j", (texte, ligne, message) => {
    expect(readAccessibilite(texte).anomalies).toMatchObject([{ fichier: "accessibilite.yaml", ligne, message, gravite: "bloquante" }]); // prettier-ignore
  }); // prettier-ignore

  it("le modèle livré se lit sans anomalie", () => {
    const texte = readFileSync(join(import.meta.dirname, "../../data/accessibilite.yaml"), "utf8");
    expect(readAccessibilite(texte)).toMatchObject({ anomalies: [], declaration: { audit: null } });
  });
});

// RGAA 4.1.2 : 100 % des critères, au moins 50 %, moins ; une déclaration vaut trois ans.
it("ne dit conforme que ce qu'un audit valide permet", () => {
  expect([100, 99.9, 50, 49.9].map((taux) => etatOf(audit(taux)))).toEqual([
    "totalement conforme",
    "partiellement conforme",
    "partiellement conforme",
    "non conforme",
  ]);
  expect(etatOf(null)).toBe("non conforme");
  const declaration = { ...SANS_DECLARATION, audit: audit(100) };
  expect(["2026-03-01", "2026-03-02", "2029-03-02", "2029-03-03"].map((j) => auditValide(declaration, j)?.taux)).toEqual([undefined, 100, 100, undefined]); // prettier-ignore
});

describe("la déclaration", () => {
  it("dit les blancs à la direction dans la page, aux autres éditions par un avertissement", () => {
    for (const edition of ["direction", "copil", "public"] as const) {
      const { accessibilite, anomalies } = declarer(SANS_DECLARATION, edition, "2026-11-22");
      const page = pageAccessibilite({ ...siteEssai(edition), accessibilite });
      const html = page.introHtml + page.sections.map((s) => s.html).join("");
      expect(html.includes("à compléter")).toBe(edition === "direction");
      expect(anomalies.map((a) => a.colonne)).toEqual(edition === "direction" ? [] : ["contact, etablie_le, schema_pluriannuel, plan_annuel"]); // prettier-ignore
      expect(html).toContain("non conforme");
      expect(html).toContain("ne valent pas audit");
    }
  });

  it("n'exécute ni n'imprime de balise venue du fichier", () => {
    const declaration = { ...SANS_DECLARATION, contact: "<script>alert(1)</script>" };
    const page = pageAccessibilite({ ...siteEssai(), accessibilite: { declaration, audit: null } });
    expect(JSON.stringify(page)).not.toContain("<script>");
  });

  it("avertit d'un audit périmé", () => {
    const declaration = { ...SANS_DECLARATION, audit: audit(100) };
    const { accessibilite, anomalies } = declarer(declaration, "direction", "2030-01-01");
    expect(accessibilite.audit).toBeNull();
    expect(anomalies).toMatchObject([{ code: "accessibilite-a-completer", valeur: "2026-03-02" }]);
  });
});
