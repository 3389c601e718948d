import { toString } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import type { AgregatProtege } from "../../../src/modele/agregat.ts";
import type { PilotageEdition } from "../../../src/pilotage/edition.ts";
import type { Questionnaire } from "../../../src/pilotage/questionnaire.ts";
import { buildArbre } from "../../../src/rapport/arbre.ts";
import { VIDE } from "../../pilotage/fiches.ts";
import { lectureFactice } from "../lecture-factice.ts";

const place = { fichier: "pilotage/questionnaire.yaml", ligne: 1, lignes: {} };
const MENE: Questionnaire = {
  objet: "Ce que les habitants connaissent du CCAS",
  population: "les habitants de 18 ans ou plus",
  mode: "en ligne",
  du: "2026-05-01",
  au: "2026-05-31",
  invites: 900,
  choix: "quotas",
  calage: ["âge, recensement de 2022"],
  questions: [{ id: "q1", texte: "Savez-vous où demander une aide ?", place }],
  place,
};

const agregat = (variable: string, valeur: number | null): AgregatProtege => ({
  source: "ccas-questionnaire",
  variable,
  modalite: "Question 1",
  millesime: 2026,
  valeur,
  nature: "effectif",
  unite: "",
  libelle: variable,
  statut: valeur === null ? "secret" : "valeur",
});

function lire(part: number | null, utile: number | null, reponses: number | null): string {
  const agregats = [
    agregat("questionnaire_part", part),
    agregat("questionnaire_effectif_utile", utile),
    agregat("questionnaire_reponses", reponses),
  ];
  const pilotage: PilotageEdition = {
    ...VIDE,
    questionnaire: MENE,
    presentation: null,
    reference: "2026-12-31",
    correspondances: [],
  };
  const lecture = {
    ...lectureFactice({ edition: "public" }),
    pilotage,
    agregats: (variable: string) => agregats.filter((a) => a.variable === variable),
  };
  const texte = "---\ntitre: Essai\n---\n\n::questionnaire{si-disponible}\n";
  return buildArbre(lecture, "rapport", [{ nom: "01-essai.md", texte }])
    .chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu.map((n) => toString(n))))
    .join("\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");
}

describe("::questionnaire", () => {
  // Wilson à 95 % pour 65 sur 100 : 55,25 à 73,64 % (l'exemple de src/stats/wilson.ts).
  it("donne la part, sa marge de Wilson sur l'effectif utile, et la méthode dite", () => {
    const dit = lire(65, 100, 130);
    expect(dit).toContain("65 %");
    expect(dit).toContain("55 % à 74 %");
    expect(dit).toContain("130");
    expect(dit).toContain("quotas");
    expect(dit).toContain("900 questionnaires remis");
    expect(dit).not.toContain("moins de 30");
  });

  it("dit un effectif utile de moins de trente, même si trente personnes ont répondu", () => {
    expect(lire(50, 29.9, 40)).toContain("moins de 30 réponses utiles");
    expect(lire(50, 30, 40)).not.toContain("moins de 30 réponses");
  });

  it("une part masquée n'a ni nombre ni marge", () => {
    const dit = lire(null, null, 130);
    expect(dit).toContain("non diffusé (secret statistique)");
    expect(dit).not.toMatch(/\d % à \d/);
  });
});
