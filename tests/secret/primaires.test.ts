import { describe, expect, it } from "vitest";
import type { Cellule } from "../../src/secret/cellule.ts";
import { POLITIQUES, REGLES_SOURCES } from "../../src/secret/politique.ts";
import { exigenceOf, findPrimaires } from "../../src/secret/primaires.ts";
import { readCas } from "./publies.ts";

const motifs = (cellules: readonly Cellule[], autre: Partial<(typeof POLITIQUES)["public"]> = {}): unknown[] =>
  findPrimaires(cellules, [], { ...POLITIQUES.public, ...autre }).map(({ id, motif }) => [id, motif]);

describe("les cases à protéger pour elles-mêmes", () => {
  it("la fréquence, de 1 au seuil exclu ; zéro reste une valeur", () => {
    const cellules = [0, 1, 10, 11].map((valeur) => ({ id: `n${valeur}`, valeur }));
    expect(motifs(cellules)).toEqual([
      ["n1", "frequence"],
      ["n10", "frequence"],
    ]);
    expect(motifs(cellules, { zerosProteges: true, seuil: 2 })).toEqual([
      ["n0", "zero"],
      ["n1", "frequence"],
    ]);
  });

  it("le seuil propre d'une case s'ajoute à celui de l'édition, à sa table et à sa modalité seulement", () => {
    const case_ = (id: string, modalite: string, valeur = 15): Cellule => ({ id, valeur, table: "passages_par_motif", dims: { modalite, millesime: "2025" } }); // prettier-ignore
    const cellules = [
      case_("a", "Domiciliation"),
      case_("b", "Logement"),
      case_("c", "ensemble"),
      case_("d", "Domiciliation", 20),
    ];
    const propres = [{ table: "passages_par_motif", modalite: "Domiciliation", seuil: 20 }];
    expect(motifs(cellules)).toEqual([]);
    expect(motifs(cellules, { propres })).toEqual([["a", "frequence"]]);
    expect(exigenceOf(cellules[0] as Cellule, { ...POLITIQUES.public, propres }).largeur).toBe(20);
    expect(exigenceOf(cellules[1] as Cellule, { ...POLITIQUES.public, propres }).largeur).toBe(11);
    // Jamais moins strict que l'édition.
    expect(motifs([case_("e", "Domiciliation", 10)], { propres: [{ ...propres[0]!, seuil: 6 }] })).toEqual([
      ["e", "frequence"],
    ]);
  });

  it("ccas_amount_dominance : 12 contributeurs, 88,5 % au premier ; 85 % l'arrête, p = 10 non, p = 15 oui", () => {
    const { contributions } = readCas("ccas_amount_dominance").expectations as unknown as {
      contributions: { I1: number[] };
    };
    const [premiere, deuxieme] = contributions.I1 as [number, number];
    const valeur = contributions.I1.reduce((s, x) => s + x, 0);
    const I1: Cellule = { id: "I1", valeur, nature: "montant", effectif: 12, contributions: [premiere, deuxieme] };
    expect(motifs([I1])).toEqual([["I1", "dominance"]]);
    expect(motifs([I1], { dominance: 1, pPourcent: 10 })).toEqual([]);
    expect(motifs([I1], { dominance: 1, pPourcent: 15 })).toEqual([["I1", "p-pourcent"]]);
    // À 15 %, il manque 690 − 500 d'incertitude ; à 85 %, 4600 / 0,85 − 5200.
    expect(exigenceOf(I1, { ...POLITIQUES.public, dominance: 1, pPourcent: 15 }).haut).toBeCloseTo(190, 9);
    expect(exigenceOf(I1, POLITIQUES.public).haut).toBeCloseTo(4600 / 0.85 - 5200, 9);
  });

  it("rtauargus_act_size_minimal : moins de 3 unités, ou plus de 85 % au premier", () => {
    const cas = readCas("rtauargus_act_size_minimal") as unknown as {
      cells: { id: string; value: number; freq: number; max: number }[];
      primary_suppressed: string[];
    };
    const cellules = cas.cells.map(({ id, value, freq, max }): Cellule => ({
      id,
      valeur: value,
      nature: "montant",
      effectif: freq,
      contributions: [max, 0],
    }));
    const primaires = findPrimaires(cellules, [], { ...POLITIQUES.public, seuil: 3, pPourcent: 0 });
    expect(primaires.map(({ id }) => id).sort()).toEqual([...cas.primary_suppressed].sort());
  });

  it("ni zéro structurel, ni politique plus faible que celle de la DGFiP en public", () => {
    expect(motifs([{ id: "z", valeur: 0, zeroStructurel: true }], { zerosProteges: true })).toEqual([]);
    expect(motifs([{ id: "m", valeur: null }])).toEqual([["m", "manquante"]]);
    expect(POLITIQUES.public.seuil).toBeGreaterThanOrEqual(REGLES_SOURCES["fiscale"]!.seuil);
  });
});
