import { afterEach, describe, expect, it, vi } from "vitest";
import { printChargement } from "../../src/cli/charger.ts";
import type { FichierCharge, RapportChargement } from "../../src/charger/charger.ts";

afterEach(() => void vi.restoreAllMocks());

interface Fichier {
  readonly source: string;
  readonly millesime: number;
  readonly etat: FichierCharge["etat"];
  readonly comptes: readonly [lues: number, gardees: number, refusees: number];
}

/** Ce qu'imprime le compte rendu d'un chargement. */
function imprimer(...fichiers: readonly Fichier[]): string[] {
  const dites: string[] = [];
  vi.spyOn(console, "log").mockImplementation((ligne: string) => void dites.push(ligne.trim()));
  const charges = fichiers.map(({ source, millesime, etat, comptes: [lues, gardees, refusees] }) => {
    const ligne = { source, millesime, fichier: "brut/a.csv" };
    return { ligne, etat, lues, gardees, refusees } as unknown as FichierCharge;
  });
  printChargement({ fichiers: charges, anomalies: [] } as unknown as RapportChargement);
  return dites;
} // prettier-ignore

describe("le compte rendu d'un chargement", () => {
  it("dit une fois le fichier de plusieurs années, et ce qui n'en est pas demandé", () => {
    const annee = (millesime: number): Fichier => ({ source: "ccas-aides", millesime, etat: "charge", comptes: [10, 4, 0] }); // prettier-ignore
    expect(imprimer(annee(2024), annee(2025))[0]).toMatch(
      /brut\/a\.csv \(2024 à 2025\) : 10 lignes lues = 8 gardées \+ 0 refusée \+ 2 hors champ$/,
    );
  });

  it("ne réunit ni deux sources, ni une année lue et une année refusée", () => {
    const lue: Fichier = { source: "s", millesime: 2021, etat: "charge", comptes: [10, 10, 0] };
    const refusee: Fichier = { ...lue, millesime: 2022, etat: "refuse", comptes: [0, 0, 0] };
    expect(imprimer(lue, refusee)).toHaveLength(3);
    expect(imprimer(lue, { ...lue, source: "t" })).toHaveLength(3);
  });
});
