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

const DIRECTIVES = ["commande", "contributions", "preconisations", "retenues", "plan", "impact", "projets", "bilan-actions", "conventions", "calendrier", "controle-legal", "corrections", "passation", "offre"]; // prettier-ignore

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

function lireFigures(edition: Edition, reference = "2026-11-30") {
  const { chapitres } = lireChapitre(edition, { ...pilotageDe(edition), reference }, "frise");
  const contenu = chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu));
  return { figures: contenu.flatMap((n) => (n.type === "absFigure" ? [n.figure] : [])) };
}

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
    expect(texteDe("public", "bilan-actions")).toMatch(/Instruire les demandes de RSA à l'accueil du CCAS\s*abandonnée\s*arrêter/); // prettier-ignore
    expect(texteDe("public", "bilan-actions")).toContain("réalisée, cible pas encore mesurable");
    expect(texteDe("public", "plan")).toContain("Qui : Responsable de l'accueil ; services : accueil et jeunesse ; avec Mission locale"); // prettier-ignore
  });

  it("un refus ou un amendement se lit avec son motif, dans le plan de qui lit la fiche", () => {
    expect(texteDe("public", "plan")).toContain("Amendée par le comité de pilotage, le 13 octobre 2026. Motif : une année d'essai avant de l'étendre."); // prettier-ignore
    const rejetee = (e: Edition) => ({ ...pilotageDe(e), actions: pilotageDe(e).actions.map((a) => (a.id === "A26-3" ? { ...a, etat: "rejetée" as const, motif: "hors budget" } : a)) }); // prettier-ignore
    expect(texteDe("copil", "plan", rejetee("copil"))).toMatch(/Rejetée.*Motif : hors budget\./);
  });

  it("le plan compte à part ce qui est décidé et ce qui reste à décider, et met en face la préconisation et son action", () => {
    expect(texteDe("public", "plan")).toMatch(/^3 actions retenues, pour 61 000 €\.\n/);
    expect(texteDe("copil", "plan")).toMatch(/^3 actions retenues, pour 61 000 € ; 1 action soumise, pour 9 000 €\.\n/);
    const direction = texteDe("direction", "plan");
    expect(direction).toMatch(/^.* ; 2 brouillons\.\n/);
    expect(direction).toContain("Préconisation : Rapprocher du CCAS les demandeurs d'emploi (2025).");
    expect(direction).toContain("Pour qui : Ménages dont le référent a moins de 30 ans.");
    expect(direction).toContain("Quand : du 4 janvier 2027 au 31 décembre 2027.");
    expect(direction).toContain("Quand : dates à fixer.");
  });

  it("l'essentiel ne porte que les préconisations de l'année qu'une instance a retenues, trois au plus", () => {
    for (const e of ["public", "copil", "direction"] as const)
      expect(texteDe(e, "retenues")).toMatch(/^Tenir le délai d'instruction retrouvé : Validée par le comité de pilotage, le 13 octobre 2026\.Aller vers les jeunes ménages pauvres : Amendée [^:]*Motif : limitée à une année d'essai\.$/); // prettier-ignore
    const [modele] = pilotageDe("direction").preconisations.filter((p) => p.edition === 2026);
    const cinq = [1, 2, 3, 4, 5].map((n) => ({ ...modele!, id: `P${n}`, texte: `Préconisation ${n}` }));
    const dites = texteDe("direction", "retenues", { ...pilotageDe("direction"), preconisations: cinq });
    expect(dites.match(/Préconisation \d/g)).toEqual(["Préconisation 1", "Préconisation 2", "Préconisation 3"]);
    const soumises = cinq.map((p) => ({ ...p, etat: "soumise" as const }));
    expect(texteDe("direction", "retenues", { ...pilotageDe("direction"), preconisations: soumises })).toBe("");
  });

  it("la frise ne montre que les actions datées que l'édition lit, et nomme les autres", () => {
    const noms = (e: Edition) => {
      const { figures } = lireFigures(e);
      return figures.flatMap((f) => f.tableau.lignes.map(([nom, , , etat]) => `${nom?.slice(0, 6)} : ${etat}`));
    };
    expect(noms("public")).toEqual(["Tenir  : en cours", "Rendre : validée", "Ouvrir : amendée"]);
    expect(noms("copil")).toEqual([...noms("public"), "Former : soumise"]);
    const [figure] = lireFigures("direction").figures;
    expect(figure?.titre.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
      "4 actions au calendrier, jusqu'en janvier 2028 ; 1 en cours",
    );
    expect(figure?.notes.at(-1)).toMatch(/^Sans dates.*«\sÉtudier un fonds d'avance/u);
    expect(lireFigures("public").figures[0]?.notes).toHaveLength(1);
  });

  it("une action dont le terme est passé sans être close se dit, à la date de l'édition", () => {
    const [figure] = lireFigures("public", "2027-07-01").figures;
    expect(figure?.tableau.lignes[0]?.at(-1)).toBe("en cours, terme dépassé");
    expect(figure?.titre).toContain("1 au terme dépassé");
  });

  it("une étape passée que rien ne dit faite n'est pas à venir", () => {
    expect(texteDe("public", "calendrier")).toMatch(/Présentation au conseil[^]*à venir/);
    const plusTard = { ...pilotageDe("public"), reference: "2027-01-15" };
    expect(texteDe("public", "calendrier", plusTard)).toMatch(
      /débat d'orientation budgétaire\s*direction du CCAS\s*pas encore/,
    );
  });

  it("une question donne la valeur des chiffres qu'elle cite, ou dit qu'il n'y en a pas", () => {
    const commande = { ...ENTIER.commande!, questions: [{ ...ENTIER.commande!.questions[0]!, indicateurs: ["REV-02", "CCAS-09"] }] }; // prettier-ignore
    const texte = texteDe("public", "commande", { ...pilotageDe("public"), commande });
    expect(texte).toMatch(/Taux de pauvreté[^\n]* : [\d,]+ % en 20\d\d\./);
    expect(texte).toContain("aucune valeur dans cette édition.");
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
