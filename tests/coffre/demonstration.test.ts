import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeExport } from "./decode-export.ts";
import { CANARIS, createExportsCcas, lignesMillesimesCcas } from "../../src/demonstration/ccas/generer.ts";
import { readCanaris } from "../../src/publier/canaris.ts";
import { countHorsChamp, createProjet, tell } from "./projet-factice.ts";

const exports = createExportsCcas();
const texteDe = (contenu: Uint8Array): string => {
  const lu = [decodeExport(contenu, "utf-8"), decodeExport(contenu, "windows-1252")].find((d) => "texte" in d);
  return lu && "texte" in lu ? lu.texte : "";
};

describe("exports fictifs du CCAS", () => {
  it("sont les mêmes octets à chaque fois, et ceux du dépôt", () => {
    createExportsCcas().forEach(({ contenu }, i) =>
      expect(Buffer.from(contenu).equals(exports[i]!.contenu)).toBe(true),
    );
    for (const { fichier, contenu } of exports) {
      const committe = readFileSync(fileURLToPath(new URL(`../../data/${fichier}`, import.meta.url)));
      expect(committe.equals(contenu), fichier).toBe(true);
    }
  });

  it("pèsent moins de 1,5 Mo en tout, portage, aide à domicile et budget compris", () => {
    expect(exports.reduce((somme, { contenu }) => somme + contenu.length, 0)).toBeLessThan(1_500_000);
  });

  it("ne montrent que des personnes manifestement fictives, sans téléphone, courriel ni NIR", () => {
    for (const { source, contenu } of exports) {
      const texte = texteDe(contenu);
      expect(texte).not.toMatch(/@|\b0[1-9](?:[ .]?\d\d){4}\b|\b[12]\d{12,14}\b/);
      if (source !== "ccas-aides") continue;
      const personnes = texte
        .split("\n")
        .slice(1)
        .map((row) => row.split(";"))
        .filter((row) => row[1] !== undefined && row[1] !== "");
      expect(personnes.length).toBeGreaterThan(500);
      for (const row of personnes)
        expect([row[2], row[5]].join("|")).toMatch(/^TEMOIN-\d{4}\|(?:\d{1,2} )?rue Fictive\b/);
    }
  });

  it("portent chaque année les canaris que le dépôt fait chercher dans tous les sites", () => {
    expect(readCanaris(fileURLToPath(new URL("../../data", import.meta.url)))).toEqual(Object.values(CANARIS).flat());
    for (const { source, fichier, contenu } of exports)
      for (const canari of CANARIS[source] ?? []) expect(texteDe(contenu), `${fichier} ${canari}`).toContain(canari);
  });

  it("se chargent avec les correspondances livrées, et racontent une histoire plausible", async () => {
    const projet = createProjet();
    const lignes = lignesMillesimesCcas();
    exports.forEach(({ source, millesime, fichier, contenu }) =>
      projet.add(source, millesime, fichier.replace("brut/ccas/", ""), contenu),
    );
    const { lectures, anomalies, agregats } = await projet.charger(...lignes);
    expect(lectures).toHaveLength(22);
    for (const { lues, gardees, refusees } of lectures) {
      expect(lues).toBeGreaterThanOrEqual(gardees + refusees);
      expect(gardees / (gardees + refusees)).toBeGreaterThan(0.95); // hors champ : les totaux et les lignes vides
    }
    const somme = (champ: "lues" | "gardees" | "refusees"): number => lectures.reduce((s, l) => s + l[champ], 0);
    expect(somme("lues") - somme("gardees") - somme("refusees")).toBe(countHorsChamp(anomalies));
    expect(countHorsChamp(anomalies)).toBeGreaterThan(0);
    expect(anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    // Les désordres voulus sont vus.
    const codes = new Set(anomalies.map((a) => a.code));
    for (const code of ["lignes-de-total", "lignes-vides", "valeur-illisible", "doublon", "libelle-inconnu"])
      expect(codes).toContain(code);

    const [a2022, a2024, a2025] = [2022, 2024, 2025].map((annee) => tell(agregats, annee));
    const valeur = (annee: ReturnType<typeof tell> | undefined, variable: string): number =>
      annee?.[variable]?.[0] ?? Number.NaN;
    for (const hausse of [
      "demandes",
      "demandes_par_nature Aide alimentaire",
      "demandes_par_nature Énergie et eau",
      "passages",
    ])
      expect(valeur(a2025, hausse), hausse).toBeGreaterThan(valeur(a2022, hausse));
    expect(valeur(a2024, "delai_median")).toBeGreaterThan(valeur(a2022, "delai_median"));
    expect(valeur(a2025, "delai_median")).toBeLessThan(valeur(a2024, "delai_median"));
    expect(valeur(a2025, "demandes_sans_delai")).toBeGreaterThan(0);
    // Chaque demande est décidée, ajournée ou en cours.
    const sorts = ["decisions", "ajournements", "demandes_en_cours"].map((variable) => valeur(a2025, variable));
    expect(sorts.reduce((a, b) => a + b)).toBe(valeur(a2025, "demandes"));
  });
});
