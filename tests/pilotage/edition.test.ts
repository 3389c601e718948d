import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filtrerPilotage, type Edition } from "../../src/pilotage/edition.ts";
import { ETATS, isRetenue } from "../../src/pilotage/etats.ts";
import { contributionsOf, conventionsOf, planOf, VIDE } from "./fiches.ts";

const SEUILS = { copil: 5, public: 11 };
const actionDe = (cles: Parameters<typeof planOf>[0], edition: Edition) =>
  filtrerPilotage({ ...VIDE, ...planOf(cles) }, edition, SEUILS).actions[0];

describe("ce qu'une édition lit du pilotage", () => {
  it("la direction lit tout, le comité ce qui lui est soumis, le public ce qui est retenu", () => {
    for (const etat of ETATS) {
      expect(actionDe({ etat }, "direction"), etat).toBeDefined();
      expect(actionDe({ etat }, "copil") !== undefined, etat).toBe(etat !== "brouillon");
      expect(actionDe({ etat }, "public") !== undefined, etat).toBe(isRetenue(etat));
    }
  });

  it("rien d'un brouillon ne passe, quel que soit le texte", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12}$/), fc.constantFrom("brouillon", "soumise", "rejetée"), (mot, etat) => {
        const lu = filtrerPilotage({ ...VIDE, ...planOf({ etat, action: `zz${mot}` }) }, "public", SEUILS);
        expect(JSON.stringify(lu)).not.toContain(mot);
      }),
      { numRuns: 50 },
    );
  });

  it("un petit compte de personnes écrit à la main se tait sous le seuil ; un compte d'ateliers, non", () => {
    const cles = { resultat: "8", resultat_unite: "foyers accompagnés", depense: "900" };
    expect(["direction", "copil", "public"].map((e) => actionDe(cles, e as Edition)?.resultat)).toEqual([8, 8, null]);
    expect(actionDe({ ...cles, resultat: "4" }, "copil")?.resultat).toBeNull();
    expect(actionDe({ ...cles, resultat_unite: "ateliers" }, "public")?.resultat).toBe(8);
  });

  it("une suite n'est publique qu'une fois décidée, la fiche d'impact jamais", () => {
    const cles = { suite: "renforcer", touches: "les ménages", combien: "400", effets_pervers: "[x]" };
    expect(actionDe(cles, "public")).toMatchObject({ suite: null, touches: null, combien: null, effets_pervers: [] });
    expect(actionDe({ ...cles, suite_decidee_le: "2026-10-13" }, "public")?.suite).toBe("renforcer");
    expect(actionDe(cles, "copil")).toMatchObject({ suite: "renforcer", combien: 400 });
  });

  it("une action publique ne renvoie pas à ce que le public ne lit pas", () => {
    const conventions = conventionsOf(
      "conventions:\n  - id: c1\n    objet: x\n    echeance: 2027-12-31\n    reconduction: tacite\n",
    );
    const lu = filtrerPilotage({ ...VIDE, ...planOf({ convention: "c1" }), conventions }, "public", SEUILS);
    expect([lu.conventions, lu.actions[0]?.convention]).toEqual([[], null]);
  });

  it("ni parole sans accord dans aucune édition, ni relevé de réunion en public", () => {
    const contributions = contributionsOf(
      `comite:\n  nom: COPIL\n  reunions:\n    - le: 2026-02-05\n      objet: Bilan\n      releve: entre nous\nparoles:
  - texte: dite\n    de: habitant\n    cadre: atelier\n    recueillie_le: 2026-05-01\n    consentement: oui\n    anonyme: oui
  - texte: tue\n    de: habitant\n    cadre: atelier\n    recueillie_le: 2026-05-01\n    consentement: oui\n    anonyme: non\n`,
    );
    const lus = (e: Edition) => filtrerPilotage({ ...VIDE, contributions }, e, SEUILS).contributions;
    for (const e of ["direction", "copil", "public"] as const)
      expect(lus(e)?.paroles.map((p) => p.texte)).toEqual(["dite"]);
    expect(lus("copil")?.comite?.reunions[0]?.releve).toBe("entre nous");
    expect(lus("public")?.comite?.reunions[0]?.releve).toBeNull();
  });
});
