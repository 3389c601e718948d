import { describe, expect, it } from "vitest";
import { exprimer } from "../../src/calculer/geographie.ts";
import { readPerimetres } from "../../src/calculer/perimetre.ts";
import { reponse } from "../../src/calculer/reponse.ts";
import { findTerritoires } from "../../src/calculer/territoires.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { Niveau } from "../../src/modele/territoire.ts";

/** 01001 a absorbé 01009 au 1er janvier 2019 ; 01002 n'a pas bougé ; le fichier va jusqu'à 2023. */
async function ouvrir(): Promise<Entrepot> {
  const entrepot = await Entrepot.open(":memory:");
  await entrepot.connexion.run(`
    insert into mouvement values (1, 32, '2019-01-01', 'COM', '01009', 'COM', '01001'),
      (1, 32, '2019-01-01', 'COM', '01001', 'COM', '01001'),
      (1, 10, '2021-03-01', 'COM', '01002', 'COM', '01002'), (1, 41, '2023-01-01', 'COM', '01003', 'COM', '01004');
    insert into territoire values (1, 2023, 'departement', '01', 'Ain', null), (1, 2023, 'region', '01', 'Guadeloupe', null),
      (1, 2023, 'commune', '01001', 'L''Abergement', 'COM'), (1, 2022, 'commune', '01001', 'Ancien nom', 'COM')`);
  return entrepot;
}
const servie = (niveau: Niveau, territoire: string, cog: number) =>
  reponse(
    { indicateur: "X", territoire, niveau, millesime: "2018", unite: "" },
    { statut: "valeur", motif: null },
    { cog, valeur: 12 },
  );

describe("la géographie d'une réponse", () => {
  it.each([
    // maille, code, géographie du fichier, demandée, de l'édition → statut, géographie rendue
    ["commune", "01002", 2018, undefined, 2023, "valeur", 2023],
    ["commune", "01002", 2018, 2021, 2023, "valeur", 2021],
    ["commune", "01001", 2018, 2023, 2023, "refus", 2023],
    ["commune", "01001", 2018, undefined, 2023, "avertissement", 2018],
    ["commune", "01009", 2018, undefined, 2023, "avertissement", 2018],
    ["commune", "01001", 2020, 2023, 2023, "valeur", 2023], // la fusion est antérieure aux deux
    ["commune", "01002", 2018, 2025, 2023, "avertissement", 2018], // au-delà des mouvements chargés : on ne sait pas
    ["commune", "01002", 2025, undefined, 2023, "valeur", 2025],
    ["iris", "010010101", 2018, 2023, 2023, "refus", 2023],
    ["iris", "010020101", 2018, 2023, 2023, "avertissement", 2018],
    ["iris", "010020101", 2018, undefined, 2023, "valeur", 2018],
    ["epci", "200000001", 2018, 2023, 2023, "refus", 2023], // aucune liste chargée : le redire en 2023 serait deviner
    ["epci", "200000001", 2018, undefined, 2023, "valeur", 2018],
    ["departement", "01", 2018, 2023, 2023, "valeur", 2023],
    ["france", "FM", 2018, undefined, 2023, "valeur", 2023],
  ] as const)(
    "%s %s, fichier %s, demandée %s, édition %s : %s en %s",
    async (niveau, code, cog, demandee, edition, statut, rendue) => {
      const entrepot = await ouvrir();
      const r = exprimer(servie(niveau, code, cog), demandee, edition, await readPerimetres(entrepot.connexion));
      expect(r).toMatchObject({ statut, cog: rendue, valeur: statut === "refus" ? null : 12 });
      expect(r.motif === null).toBe(statut === "valeur");
      entrepot.close();
    },
  );

  it("dit la date et la nature du changement, dans un sens comme dans l'autre", async () => {
    const entrepot = await ouvrir();
    const { change } = await readPerimetres(entrepot.connexion);
    const dire = (code: string, a: number | null, b: number): string | null =>
      change({ niveau: "commune", code }, a, b);
    expect(dire("01001", 2018, 2023)).toBe(
      "R11 : le périmètre de la commune a changé le 2019-01-01 (fusion de 01001 et 01009)",
    );
    expect(dire("01009", 2018, 2023)).toBe("R11 : la commune est entrée dans 01001 le 2019-01-01 (fusion)");
    expect(dire("01001", 2023, 2018)).toBe(dire("01001", 2018, 2023));
    expect(dire("01001", null, 2023)).toBeNull();
    entrepot.close();
  });
});

describe("les territoires qu'un code désigne", () => {
  it("un code ambigu en désigne deux, un préfixe un seul ; le nom est le plus récent", async () => {
    const entrepot = await ouvrir();
    const trouver = async (code: string): Promise<string[]> =>
      (
        await findTerritoires(entrepot.connexion, code, [
          { quartier: "01", nom: "Quartier 1", iris: "010010101", part: 1 },
        ])
      ).map((t) => `${t.niveau} ${t.code} ${t.nom}`);
    expect(await trouver("01")).toEqual(["quartier 01 Quartier 1", "departement 01 Ain", "region 01 Guadeloupe"]);
    expect(await trouver("REG-01")).toEqual(["region 01 Guadeloupe"]);
    expect(await trouver("QUARTIER-01")).toEqual(["quartier 01 Quartier 1"]);
    expect(await trouver("01001")).toEqual(["commune 01001 L'Abergement"]);
    expect(await trouver("FM")).toEqual(["france FM France métropolitaine"]);
    expect(await trouver("99999")).toEqual([]);
    expect(await trouver("'; drop table territoire; --")).toEqual([]);
    entrepot.close();
  });
});
