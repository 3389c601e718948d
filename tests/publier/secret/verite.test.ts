import { expect, it } from "vitest";
import { nommer, type CaseJugee } from "../../../src/publier/secret/verite.ts";

it("une case dite à qui n'a pas la vérité ne porte que son nom : ni valeur, ni ce qui en dépend", () => {
  const base = {
    table: "demandes_par_nature",
    libelle: "Demandes, par nature",
    montant: false,
    arretee: false,
  } as const;
  const verite: readonly CaseJugee[] = [
    {
      ...base,
      cle: { modalite: "Eau", millesime: 2025 },
      valeur: 7,
      statut: "tue",
      exigence: { largeur: 4, bas: 2, haut: 3 },
    },
    { ...base, cle: { modalite: "Loyer", millesime: 2025 }, valeur: 48, statut: "publiee", exigence: null },
  ];
  const nom = { table: base.table, libelle: base.libelle };
  expect(nommer(verite, "tue")).toEqual([{ ...nom, cle: { modalite: "Eau", millesime: 2025 } }]);
  expect(nommer(verite, "publiee")).toEqual([{ ...nom, cle: { modalite: "Loyer", millesime: 2025 } }]);
});
