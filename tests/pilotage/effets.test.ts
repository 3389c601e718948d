import { describe, expect, it } from "vitest";
import { coutParResultat, effetOf, suiteProposee } from "../../src/pilotage/effets.ts";
import { lectureFactice, TERRITOIRES } from "../rapport/lecture-factice.ts";
import { planOf } from "./fiches.ts";

const lecture = lectureFactice();
const { niveau, code } = TERRITOIRES.COMMUNE;
// Deux millésimes que la lecture d'essai permet de comparer : le test lit les siens, il n'en invente pas.
const serie = lecture.serieComparable("FAM-02", niveau, code).filter((p) => p.valeur !== null);
const [debut, fin] = [serie[0]!, serie.at(-1)!];
const action = (cles: Parameters<typeof planOf>[0]) =>
  planOf({ indicateur: "FAM-02", depart_millesime: String(debut.annee), depart: debut.valeur!.toFixed(1), ...cles })
    .actions[0]!;

describe("ce qu'a fait l'indicateur d'une action", () => {
  it("dit l'évolution de la commune avec sa preuve, du départ au dernier millésime", () => {
    expect(debut.annee).toBeLessThan(fin.annee);
    const effet = effetOf(action({ cible: "1", horizon: String(fin.annee) }), lecture);
    expect(effet?.phrase).toMatch(new RegExp(`entre ${debut.annee} et ${fin.annee}`, "i"));
    expect(effet?.appui).not.toBeNull();
    expect(effet?.dernier?.millesime).toBe(fin.millesime);
    expect(effet?.revise).toBeNull();
  });

  it("juge la cible du côté où l'action allait, et pas avant l'horizon", () => {
    const plus = (fin.valeur! + 50).toFixed(1);
    expect(effetOf(action({ cible: plus, horizon: String(fin.annee) }), lecture)?.atteinte).toBe("manquée");
    expect(effetOf(action({ cible: plus, horizon: String(fin.annee + 1) }), lecture)?.atteinte).toBe(
      "pas encore atteinte",
    );
    // Aussi bas que la commune : la cible, sous le départ, est atteinte si l'indicateur y est descendu.
    const bas = effetOf(action({ depart: "99", cible: fin.valeur!.toFixed(6), horizon: String(fin.annee) }), lecture);
    expect(bas?.atteinte).toBe("atteinte");
  });

  it("dit qu'un départ a été révisé depuis la décision", () => {
    const effet = effetOf(action({ depart: "99" }), lecture);
    expect(effet?.revise).toContain(debut.valeur!.toFixed(1).replace(".", ","));
    expect(effet?.depart).toContain("99");
  });

  it("sans millésime plus récent, ne conclut pas ; un indicateur inconnu n'a pas d'effet", () => {
    const effet = effetOf(action({ depart_millesime: String(fin.annee) }), lecture);
    expect([effet?.atteinte, effet?.appui, effet?.ailleurs]).toEqual(["pas encore mesurable", null, []]);
    expect(effetOf(action({ indicateur: "REV-99" }), lecture)).toBeNull();
    expect(effetOf(action({ indicateur: null }), lecture)).toBeNull();
  });

  it("ne répète pas un départ écrit à la main que l'édition ne sert pas", () => {
    expect(effetOf(action({ depart_millesime: "1999", depart: "42" }), lecture)?.depart).toBeNull();
  });
});

it("le coût par résultat est un quotient, ou rien", () => {
  expect(coutParResultat({ depense: 36500, resultat: 626 })).toBeCloseTo(58.3, 1);
  expect(coutParResultat({ depense: 36500, resultat: 0 })).toBeNull();
  expect(coutParResultat({ depense: null, resultat: 3 })).toBeNull();
});

it("propose une suite par une règle dite ; l'équipe l'emporte toujours", () => {
  expect(suiteProposee(action({}), "atteinte")).toBe("renforcer");
  expect(suiteProposee(action({}), "manquée")).toBe("ajuster");
  expect(suiteProposee(action({}), "pas encore atteinte")).toBeNull();
  expect(suiteProposee(action({ etat: "abandonnée" }), "manquée")).toBe("arrêter");
  expect(suiteProposee(action({ suite: "arrêter" }), "atteinte")).toBe("arrêter");
});
