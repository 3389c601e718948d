import { join } from "node:path";
import { toString } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import { filtrerPilotage, type Edition, type PilotageEdition } from "../../../src/pilotage/edition.ts";
import { readPilotage } from "../../../src/pilotage/lire.ts";
import { buildArbre } from "../../../src/rapport/arbre.ts";
import { INDICATEURS as CATALOGUE } from "../../../src/indicateurs/index.ts";
import { lectureFactice } from "../lecture-factice.ts";

const DEMONSTRATION = join(import.meta.dirname, "../../../data");
const { pilotage: ENTIER, anomalies: ANOMALIES } = readPilotage(DEMONSTRATION);

const pilotageDe = (edition: Edition): PilotageEdition => ({
  ...filtrerPilotage(ENTIER, edition, { copil: 5, public: 11 }),
  presentation: "2026-11-30",
  reference: "2026-11-30",
  correspondances: ["aides.yaml"],
});

const DIRECTIVES = ["commande", "contributions", "preconisations", "plan", "impact", "projets", "bilan-actions", "conventions", "calendrier", "controle-legal", "corrections", "passation", "offre"]; // prettier-ignore

function lireChapitre(edition: Edition, pilotage: PilotageEdition | undefined, directive: string) {
  const lecture = { ...lectureFactice({ edition, indicateurs: CATALOGUE }), ...(pilotage ? { pilotage } : {}) };
  const texte = `---\ntitre: Essai\n---\n\n::${directive}{si-disponible}\n`;
  return buildArbre(lecture, "rapport", [{ nom: "01-essai.md", texte }]);
}

const texteDe = (edition: Edition, directive: string, pilotage: PilotageEdition | undefined = pilotageDe(edition)) =>
  lireChapitre(edition, pilotage, directive)
    .chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu.map((n) => toString(n))))
    .join("\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");

describe("les décisions dans le rapport", () => {
  it("la démonstration se lit sans défaut de forme", () => expect(ANOMALIES).toEqual([]));

  it.each(DIRECTIVES)("::%s dit quelque chose à la direction, et se tait sans pilotage", (directive) => {
    expect(texteDe("direction", directive).length).toBeGreaterThan(50);
    const sans = lireChapitre("direction", undefined, directive);
    expect([sans.chapitres, sans.anomalies]).toEqual([[], []]);
  });

  it("ni brouillon ni proposition n'atteint le public, le comité lit ce qui lui est soumis", () => {
    const tout = (e: Edition): string => DIRECTIVES.map((d) => texteDe(e, d)).join("\n");
    const [direction, copil, publique] = [tout("direction"), tout("copil"), tout("public")];
    expect(direction).toContain("fonds d'avance");
    expect(copil).not.toContain("fonds d'avance");
    expect(copil).toContain("bénévoles");
    expect(publique).not.toMatch(/bénévoles|fonds d'avance|impayés de loyer|proposition|Trois questions retenues/);
    expect(publique).toContain("Rendre permanent le poste d'instruction");
  });

  it("le bilan nomme ce qui est décidé en public, et propose au comité", () => {
    expect(texteDe("public", "bilan-actions")).toContain("à décider");
    expect(texteDe("copil", "bilan-actions")).toContain("ajuster (proposition)");
    expect(texteDe("public", "bilan-actions")).toContain("Sur 4 actions retenues en 2025");
    expect(texteDe("public", "bilan-actions")).toContain("Un avant-après ne prouve pas un effet");
  });

  it("une convention qui finit dans les six mois de l'édition est dite, à la date de l'édition", () => {
    expect(texteDe("public", "conventions")).toContain("Au 30 novembre 2026, une convention arrive à son terme");
    const avant = { ...pilotageDe("public"), reference: "2026-06-30" };
    expect(texteDe("public", "conventions", avant)).toContain("aucune convention n'arrive à son terme");
  });

  it("l'alerte nomme la convention ; sans bilan de l'année, le comité l'apprend, le public non", () => {
    expect(texteDe("public", "conventions")).toContain("dans les 6 mois : « Accès aux droits et instruction partagée », le 28 février 2027 ; sa suite est à décider."); // prettier-ignore
    const conventions = pilotageDe("copil").conventions.map((c) => ({ ...c, bilans: [] }));
    const sans = (e: Edition) => texteDe(e, "conventions", { ...pilotageDe(e), conventions });
    expect(sans("copil")).toContain("Bilan 2025 : reste à écrire.");
    expect(sans("public")).not.toContain("reste à écrire");
    expect(texteDe("copil", "conventions")).not.toContain("reste à écrire");
    const finies = { ...pilotageDe("public"), reference: "2029-01-01" };
    expect(texteDe("public", "conventions", finies)).toMatch(/2 conventions ont fini : .* ; leur suite est à décider/);
  });

  it("une action abandonnée n'a plus de cible, et le plan dit les services", () => {
    expect(texteDe("public", "bilan-actions")).toMatch(/Instruire les demandes de RSA à l'accueil du CCAS\s*abandonnée\s*sans objet\s*arrêter/); // prettier-ignore
    expect(texteDe("public", "plan")).toContain("responsable de l'accueil ; services : accueil et jeunesse ; avec Mission locale"); // prettier-ignore
  });

  it("un refus ou un amendement se lit avec son motif, dans le plan de qui lit la fiche", () => {
    expect(texteDe("public", "plan")).toContain("amendée : une année d'essai avant de l'étendre");
    const rejetee = (e: Edition) => ({ ...pilotageDe(e), actions: pilotageDe(e).actions.map((a) => (a.id === "A26-3" ? { ...a, etat: "rejetée" as const, motif: "hors budget" } : a)) }); // prettier-ignore
    expect(texteDe("copil", "plan", rejetee("copil"))).toContain("rejetée : hors budget");
  });

  it("le carnet de passation dit par où commencer, ce qui vient et ce qui reste en suspens", () => {
    const carnet = texteDe("direction", "passation");
    expect(carnet).toContain("abs pilotage modele");
    expect(carnet).toContain("31 décembre 2027 : Échéance légale du rapport de base");
    expect(carnet).toMatch(/A26-3, soumise : Former vingt bénévoles/);
    expect(carnet).toMatch(/A25-2, suite à décider : Recruter quatre aides/);
  });

  it("sans mandat écrit, le public ne lit pas une liste de choses à faire", () => {
    expect(texteDe("public", "controle-legal", { ...pilotageDe("public"), mandat: null })).toBe("");
    expect(texteDe("direction", "controle-legal", { ...pilotageDe("direction"), mandat: null })).toContain("à compléter"); // prettier-ignore
  });
});
