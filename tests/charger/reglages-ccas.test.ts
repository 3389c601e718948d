import { describe, expect, it } from "vitest";
import { readReglagesCcas } from "../../src/charger/reglages-ccas.ts";
import { SANS_REGLAGE } from "../../src/modele/reglages-ccas.ts";

function lire(texte: string) {
  const defauts: (string | number | null)[][] = [];
  const reglages = readReglagesCcas(texte, (ligne, colonne, valeur) => defauts.push([ligne, colonne, valeur]));
  return { reglages, defauts };
}

describe("les réglages du CCAS, dans observatoire.yaml", () => {
  it("se lisent tous, et aucun n'est obligatoire", () => {
    expect(lire("nom: CCAS\n")).toEqual({ reglages: SANS_REGLAGE, defauts: [] });
    const texte = `activite:
  delai_cible: 30
  interroges: { 2025: 640 }
  postes: { aides: 2.5 }
  services:
    - { nom: Portage, fonctions: ["4238"], beneficiaires: beneficiaires_portage }
  structure: ["420"]
`;
    expect(lire(texte)).toEqual({
      defauts: [],
      reglages: {
        delaiCible: 30,
        interroges: new Map([[2025, 640]]),
        postes: new Map([["aides", 2.5]]),
        services: [{ nom: "Portage", fonctions: ["4238"], beneficiaires: "beneficiaires_portage" }],
        structure: ["420"],
      },
    });
  });

  it.each([
    ["activite:\n  delai_cible: 20\n", [[2, "activite.delai_cible", "20"]]],
    ["activite:\n  postes: { aides: -1, accueil: deux }\n", [[2, "activite.postes.aides", "-1"], [2, "activite.postes.accueil", "deux"]]], // prettier-ignore
    ["activite:\n  delais: 3\n  services: [Portage]\n", [[2, "activite.delais", "delais"], [3, "activite.services", "Portage"]]], // prettier-ignore
    ["activite: oui\n", [[1, "activite", "oui"]]],
  ])("tous les défauts d'un coup, avec leur ligne : %j", (texte, attendu) => {
    expect(lire(texte).defauts).toEqual(attendu);
  });
});
