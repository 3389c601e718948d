import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fond } from "../../src/modele/fond.ts";
import { carte } from "../../src/rapport/figures/carte.ts";
import type { PointTexte } from "../../src/rapport/figures/nombres.ts";
import { readContours } from "../../src/territoires/lire-contours.ts";
import { simplifyContours } from "../../src/territoires/simplifier-contours.ts";
import { DOSSIER, hasDonneesReelles } from "./donnees-reelles.ts";

interface Objet {
  readonly properties: Readonly<Record<string, unknown>>;
}
const lire = (nom: string): string => readFileSync(join(DOSSIER, "geo", nom), "utf8");
const codesOf = (texte: string, cle: string, garde: (p: Objet["properties"]) => boolean = () => true): Set<string> =>
  new Set(
    (JSON.parse(texte) as { features: Objet[] }).features
      .filter((f) => garde(f.properties))
      .map((f) => String(f.properties[cle])),
  );

describe.runIf(hasDonneesReelles())("contours réels", () => {
  it("les 116 IRIS de Strasbourg se lisent, se simplifient et se colorient", () => {
    const texte = lire("iris.geojson");
    const codes = codesOf(texte, "dcomiris", (p) => p.depcom === 67482);
    const { contours, anomalies } = readContours(texte, "iris.geojson", codes);
    expect([contours.length, anomalies]).toEqual([116, []]);
    const zonesOf = simplifyContours(contours);
    const fond: Fond = {
      niveau: "iris",
      source: "Ville et Eurométropole de Strasbourg",
      large: zonesOf(1500),
      etroit: zonesOf(700),
    };
    expect(fond.etroit.zones.filter((z) => z.anneaux.length > 0)).toHaveLength(116);
    // Des valeurs d'essai : nous n'avons pas de vrais chiffres à l'IRIS pour Strasbourg.
    const valeurs = [...codes].map((code, i): PointTexte => ({
      territoire: code, niveau: "iris", nom: `IRIS ${code}`, role: "iris", millesime: "2019", temps: 2019,
      valeur: i % 9 === 0 ? null : (i * 37) % 60, statut: i % 9 === 0 ? "secret" : "valeur", motif: null, intervalle: null, segment: 0,
    })); // prettier-ignore
    const figure = carte(valeurs, {
      id: "essai", titre: "Essai", mesure: "Essai (en %)", unite: "%", decimales: 0, source: "essai", lecture: "Essai.",
      alternative: "Essai.", fond,
    }); // prettier-ignore
    // Deux cartes de cent seize zones doivent tenir dans une page de 45 ko comprimés.
    expect(figure.svg.length).toBeLessThan(60_000);
    expect(figure.svgEtroit.length).toBeLessThan(40_000);
  });

  it("les communes du Bas-Rhin et les quartiers prioritaires de 2024 se reconnaissent à leurs codes", () => {
    const communes = lire("communes-67-bas-rhin.geojson");
    const lues = readContours(communes, "communes.geojson", codesOf(communes, "code"));
    expect([lues.contours.length, lues.anomalies]).toEqual([516, []]);
    const qpv = lire("qpv2024_simplified.geojson");
    const codes = codesOf(qpv, "code_qp", (p) => p.insee_com === "68224");
    const mulhouse = readContours(qpv, "qpv.geojson", codes);
    expect(mulhouse.contours.map((c) => c.code)).toEqual([...codes].sort());
    expect(mulhouse.contours.length).toBeGreaterThan(0);
  });
});
