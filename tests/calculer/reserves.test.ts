import { describe, expect, it } from "vitest";
import { evolution } from "../../src/calculer/evolution.ts";
import { reglesDe } from "../../src/calculer/regles.ts";
import { raisonsReserves } from "../../src/calculer/reserve.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import type { Niveau } from "../../src/modele/territoire.ts";
import { repondreMain, type Case, type FichierMain, type Pays } from "./mini-entrepot.ts";

// DEM-12 : naissances de Melodi pour 1 000 habitants du comparateur.
const PAYS: Pays = {
  communes: ["14712", "14666", "14001"],
  epci: { "14712": "200000001", "14666": "200000001", "14001": "200000002" },
};
const fichiers = (naissances: Readonly<Record<string, Case>>, annee = 2018): FichierMain[] => [
  { source: "melodi-etat-civil", niveau: "commune", annee, cases: { NAISSANCES: naissances } },
  { source: "rp-comparateur", niveau: "commune", annee, cases: { [`P${annee % 100}_POP`]: { "14712": 4000, "14666": 1000, "14001": 2000 } } },
]; // prettier-ignore

async function calculer(
  naissances: Readonly<Record<string, Case>>,
): Promise<(niveau: Niveau, code: string) => Resultat> {
  const reponses = await repondreMain(PAYS, fichiers(naissances), "DEM-12");
  return (niveau, code) => {
    const trouve = reponses.find((r) => r.niveau === niveau && r.territoire === code);
    if (!trouve) throw new Error(`answer must exist, got none for ${niveau} ${code}`);
    return trouve;
  };
}

describe("les réserves du producteur suivent la case jusqu'à l'indicateur", () => {
  it("une valeur provisoire ou peu fiable fait un avertissement, ici et dans les sommes qui la contiennent", async () => {
    const r = await calculer({ "14712": { v: 40, reserve: "OBS_STATUS=P" }, "14666": 12, "14001": 20 });
    expect(r("commune", "14712")).toMatchObject({ valeur: 10, statut: "avertissement" });
    expect(r("commune", "14712").motif).toMatch(/^valeur provisoire \(OBS_STATUS=P\) ; population du recensement/);
    expect(r("epci", "200000001")).toMatchObject({ statut: "avertissement" });
    expect(r("epci", "200000001").motif).toMatch(/^une partie de la somme : valeur provisoire \(OBS_STATUS=P\)/);
    for (const t of ["departement 14", "france FM"]) {
      const [niveau, code] = t.split(" ") as [Niveau, string];
      expect(r(niveau, code).motif).toMatch(/une partie de la somme : valeur provisoire/);
    }
    for (const sans of [r("commune", "14001"), r("epci", "200000002")]) expect(sans.motif).not.toMatch(/provisoire/);
  });

  const ELARGIE = { "14712": { v: 50, reserve: "OBS_STATUS=W" }, "14666": { v: null, reserve: "OBS_STATUS=K" }, "14001": 20 }; // prettier-ignore

  it("un numérateur qui compte aussi la commune voisine ne se rapporte pas à la population de la commune seule", async () => {
    const r = await calculer(ELARGIE);
    expect(r("commune", "14712")).toMatchObject({ valeur: null, statut: "refus" });
    expect(r("commune", "14712").motif).toMatch(
      /^R11 : un des deux termes du rapport comprend aussi une autre commune/,
    );
    expect(r("commune", "14666")).toMatchObject({
      valeur: null,
      statut: "absent",
      motif: "R11 : la donnée est comptée dans une autre commune (OBS_STATUS=K)",
    });
    expect(r("departement", "14").motif ?? "").not.toMatch(/R11/); // les deux y sont : rien n'est compté deux fois
  });

  it("une valeur d'un seul fichier le dit, et ne se compare pas à un millésime qui ne la comptait pas", async () => {
    const population = getIndicateur("DEM-01");
    if (!population) throw new Error("catalogue must have DEM-01");
    const servir = async (annee: number, cases: Readonly<Record<string, Case>>): Promise<Resultat> => {
      const fichier = { source: "melodi-populations-reference", niveau: "commune", annee, cases: { PMUN: cases } } as const; // prettier-ignore
      const trouve = (await repondreMain(PAYS, [fichier], "DEM-01")).find((r) => r.territoire === "14712");
      if (!trouve) throw new Error("answer must exist, got none");
      return trouve;
    };
    const [seule, large] = [await servir(2016, { "14712": 3500 }), await servir(2022, ELARGIE)];
    expect(large).toMatchObject({ valeur: 50, statut: "avertissement" });
    expect(large.motif).toMatch(/^R11 : la valeur comprend aussi une autre commune/);
    const regles = { ...reglesDe(population), perimetreChange: null, perimetreIncertain: null };
    expect(evolution(seule, large, population, regles)).toMatchObject({
      statut: "refus",
      valeur: null,
      motif: "R11 : la valeur de 2022 comprend aussi une autre commune, pas celle de 2016",
    });
    expect(evolution({ ...large, millesime: "2016" }, large, population, regles).valeur).toBe(0);
  });

  it("chaque raison une fois, sans code inconnu", () => {
    const p = "melodi-etat-civil OBS_STATUS=P";
    expect(raisonsReserves(`${p}|melodi-familles OBS_STATUS=P|${p.replace("=P", "=U")}`, true)).toBe(
      "valeur provisoire (OBS_STATUS=P) ; valeur de faible fiabilité (OBS_STATUS=U)",
    );
    expect([raisonsReserves(null, true), raisonsReserves("melodi-etat-civil OBS_STATUS=A", true)]).toEqual([null, null]); // prettier-ignore
  });
});
