import { describe, expect, it } from "vitest";
import { seuilsPropres } from "../../src/charger/seuils-propres.ts";
import type { Public } from "../../src/modele/public.ts";

const suivi = (seuil: number | null, ...variables: string[]): Public => ({
  nom: "Familles",
  description: "Les familles aidées.",
  filtre: null,
  indicateurs: [],
  activite: variables.map((variable) => ({ variable, modalite: null })),
  seuil,
  editions: ["direction"],
});

describe("le seuil qu'un public se donne", () => {
  it("porte sur ses totaux ; sans seuil, sur rien", () => {
    expect(seuilsPropres([suivi(20, "demandes"), suivi(null, "passages")])).toEqual([
      { table: "demandes", modalite: null, seuil: 20 },
    ]);
  });

  it("d'une moyenne, porte sur le montant et les foyers qui la redonneraient", () => {
    expect(seuilsPropres([suivi(20, "montant_moyen_par_foyer")]).map((s) => s.table)).toEqual([
      "montant_moyen_par_foyer",
      "montant_accorde",
      "foyers_aides",
    ]);
  });
});
