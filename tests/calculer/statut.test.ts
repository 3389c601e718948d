import { describe, expect, it } from "vitest";
import { isComplementaire, reposeSurComplementaire, reserveComplementaire } from "../../src/calculer/complementaire.ts";
import { juger, type Faits } from "../../src/calculer/statut.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { MARQUES, type Marque } from "../../src/modele/statut.ts";

const FAITS: Faits = {
  valeur: null,
  marque: null,
  raison: null,
  approche: null,
  echantillon: null,
  bornes: undefined,
  vide: undefined,
};
const cas = (faits: Partial<Faits>) => juger({ ...FAITS, ...faits });

describe("le statut d'une valeur", () => {
  it.each([
    [{ valeur: 12 }, "valeur", null],
    [{ valeur: 0 }, "valeur", null], // zéro n'est ni absent ni secret
    [{ valeur: 12, raison: "somme d'IRIS" }, "estimation", "somme d'IRIS"],
    [{ valeur: 12, raison: "a", approche: "b", echantillon: "R18" }, "estimation", "a ; b ; R18"],
    [{ valeur: 5, bornes: [5, 95] }, "avertissement", "R6 : valeur bornée par le producteur, lire « 5 % ou moins »"],
    [{ valeur: 95, bornes: [5, 95] }, "avertissement", "R6 : valeur bornée par le producteur, lire « 95 % ou plus »"],
    [{ valeur: 5.1, bornes: [5, 95] }, "valeur", null],
    [{ valeur: 5 }, "valeur", null], // sans bornes déclarées, 5 est 5
    [
      { raison: "somme impossible : valeur connue pour 3 communes sur 10" },
      "non_calculable",
      "somme impossible : valeur connue pour 3 communes sur 10",
    ],
    [{ raison: "dénominateur nul" }, "non_calculable", "dénominateur nul"],
    [{}, "absent", "aucun fichier chargé ne donne cette valeur"],
  ] as [Partial<Faits>, string, string | null][])("%j : %s", (faits, statut, motif) => {
    expect(cas(faits)).toEqual({ statut, motif });
  });

  it("chaque marque du producteur garde son sens, et son nom dans le motif", () => {
    const statuts = MARQUES.filter((m) => m !== "valeur").map((marque) => [marque, cas({ marque }).statut]);
    expect(Object.fromEntries(statuts)).toEqual({
      secret: "secret",
      non_significatif: "absent",
      non_disponible: "absent",
      sans_objet: "absent",
      vide: "absent",
    });
    const motifs = MARQUES.filter((m) => m !== "valeur").map((marque) => cas({ marque }).motif);
    expect(new Set(motifs).size).toBe(motifs.length);
  });

  it("une case vide a le sens que sa source lui donne, et elle seule", () => {
    const vide = { marque: "secret" as Marque, raison: "sous le seuil de diffusion" };
    expect(cas({ marque: "vide", vide })).toEqual({ statut: "secret", motif: "sous le seuil de diffusion" });
    expect(cas({ marque: "non_significatif", vide }).statut).toBe("absent");
  });
});

describe("R18, l'exploitation complémentaire", () => {
  it.each([
    ["C18_FAMMONO", true],
    ["C{aa}_FAM", true],
    ["P18_POP", false],
    ["CAF", false],
    ["COUV_C18_", false],
  ])("%s : %s", (nom, attendu) => expect(isComplementaire(nom)).toBe(attendu));

  it("vaut sous 10 000 habitants, jamais quand la population est inconnue", () => {
    expect([9_999, 10_000, null].map((p) => reserveComplementaire(p) !== null)).toEqual([true, false, false]);
  });

  it("suit la source : FAM-01 et ISO-01 en dépendent, DEM-05 non", () => {
    const depend = (code: string, source: string): boolean | undefined => {
      const indicateur = getIndicateur(code);
      return indicateur && reposeSurComplementaire(indicateur, source);
    };
    expect(depend("FAM-01", "rp-dossier-complet")).toBe(true);
    expect(depend("FAM-01", "rp-comparateur")).toBe(false);
    expect(depend("DEM-05", "rp-dossier-complet")).toBe(false);
  });
});
