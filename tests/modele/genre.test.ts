import { describe, expect, it } from "vitest";
import { evolution } from "../../src/calculer/evolution.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { GENRES } from "../../src/modele/genre.ts";

const natalite = getIndicateur("DEM-12") as Indicateur;
const REGLES = {
  comparaison: "annuelle",
  ruptures: [],
  ecarts: [],
  prudence: null,
  perimetreChange: null,
  perimetreIncertain: null,
} as const;

function resultat(annee: number, naissances: number, habitants: number): Resultat {
  const valeur = (1000 * naissances) / habitants;
  return {
    indicateur: "DEM-12",
    territoire: "00101",
    niveau: "commune",
    millesime: String(annee),
    cog: 2023,
    valeur,
    statut: "valeur",
    motif: null,
    unite: "‰",
    intervalle: [valeur - 1, valeur + 1],
    methode: "",
    numerateur: naissances,
    denominateur: habitants,
    source: "",
    fichiers: [],
  };
}

describe("le genre d'un indicateur décide de son intervalle et de son évolution", () => {
  it("un taux d'événements a l'évolution de deux lois de Poisson, à l'échelle de l'indicateur", () => {
    // Exemple de differenceRates (MOVER sur Byar) : 65 pour 900 contre 40 pour 800, soit 22,22 [−2,25 ; 46,66] pour mille.
    const e = evolution(resultat(2015, 40, 800), resultat(2022, 65, 900), natalite, REGLES);
    expect([e.valeur, ...(e.intervalle ?? [])].map((x) => x?.toFixed(2))).toEqual(["22.22", "-2.25", "46.66"]);
    expect(e.methode).toContain("Byar");
    expect(e.unite).toBe("points");
  });

  it("sans événement d'un côté, l'échelle est celle de l'autre", () => {
    const e = evolution(resultat(2015, 0, 800), resultat(2022, 65, 900), natalite, REGLES);
    expect(e.intervalle?.[0]).toBeGreaterThan(0);
    expect(e.intervalle?.[1]).toBeLessThan(1000);
  });

  it("un rapport de deux grandeurs n'a pas d'intervalle d'échantillonnage", () => {
    expect(GENRES.ratio.intervalle).toBeNull();
    expect(getIndicateur("REV-10")?.nature).toBe("ratio");
  });
});
