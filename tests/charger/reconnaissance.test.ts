import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Niveau } from "../../src/modele/territoire.ts";
import { readNiveau, type NomsSupra } from "../../src/charger/reconnaissance/niveau.ts";
import { anneeDuNom, readDates } from "../../src/charger/reconnaissance/dates.ts";
import { accorder, comparerAccords, isReconnue } from "../../src/charger/reconnaissance/entete.ts";
import { getSource, SOURCES } from "../../loaders/index.ts";
import type { Source } from "../../src/modele/source.ts";

const MAILLES: readonly Niveau[] = ["commune", "epci", "departement", "region", "france"];
const SANS_NOMS: NomsSupra = { departement: new Map(), region: new Map() };
// 84 : Vaucluse, et Auvergne-Rhône-Alpes ; 93 : Seine-Saint-Denis, et Provence-Alpes-Côte d'Azur (COG 2023).
const NOMS: NomsSupra = {
  departement: new Map([
    ["84", "Vaucluse"],
    ["93", "Seine-Saint-Denis"],
    ["01", "Ain"],
  ]),
  region: new Map([
    ["84", "Auvergne-Rhône-Alpes"],
    ["93", "Provence-Alpes-Côte d'Azur"],
    ["01", "Guadeloupe"],
  ]),
};
const niveau = (codes: readonly string[], paires: [string, string][] = [], noms = SANS_NOMS): Niveau | null =>
  readNiveau(MAILLES, codes, paires, noms);

describe("la maille d'un fichier, d'après ses codes", () => {
  const chiffres = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((x) => String(x).padStart(n, "0"));
  it("neuf chiffres sont des EPCI, cinq caractères des communes, quelle que soit la liste", () => {
    fc.assert(fc.property(fc.array(chiffres(9), { minLength: 1 }), (codes) => niveau(codes) === "epci"));
    const commune = fc.oneof(
      chiffres(5),
      chiffres(3).map((c) => `2A${c}`),
      chiffres(3).map((c) => `2B${c}`),
    );
    fc.assert(fc.property(fc.array(commune, { minLength: 1 }), (codes) => niveau(codes) === "commune"));
  });
  it("une seule ligne, « 1 », est la France métropolitaine (FILO2019_DISP_METROPOLE.csv)", () =>
    expect(niveau(["1"])).toBe("france"));
  it("les libellés départagent départements et régions de même code", () => {
    expect(
      niveau(
        ["84", "93"],
        [
          ["84", "Vaucluse"],
          ["93", "SEINE SAINT DENIS"],
        ],
        NOMS,
      ),
    ).toBe("departement");
    expect(
      niveau(
        ["84", "93"],
        [
          ["84", "Auvergne-Rhone-Alpes"],
          ["93", "Provence-Alpes-Côte d’Azur"],
        ],
        NOMS,
      ),
    ).toBe("region");
  });
  it("sans libellé, la liste des codes : un code qui n'est d'aucune région, ou presque toutes les régions", () => {
    expect(niveau(["01", "02", "05"])).toBe("departement");
    // Les 15 régions de Filosofi 2019 (sans Guadeloupe, Guyane, Mayotte).
    expect(niveau("02 04 11 24 27 28 32 44 52 53 75 76 84 93 94".split(" "))).toBe("region");
  });
  it("ne devine pas : un seul code ambigu, un mélange, rien, une région d'avant 2016", () => {
    expect(niveau(["82"], [["82", "Rhône-Alpes"]], NOMS)).toBeNull();
    expect(niveau(["93"])).toBeNull();
    expect(niveau(["93", "75056"])).toBeNull();
    expect(niveau([])).toBeNull();
  });
});

describe("les années d'un fichier", () => {
  const caf = getSource("caf-iris");
  const communes = getSource("cog-communes");
  const RIEN = { connu: undefined, anneeLue: null, titres: "", noms: [] };
  const dates = (source: Source | undefined, indices: Partial<typeof RIEN> | object) => {
    if (!source) throw new Error("source must exist, got none");
    return readDates(source, { ...RIEN, ...indices });
  };

  it.each([
    ["data_CAF_2019_IRIS.csv", 2019],
    ["Intercommunalite_Metropole_au_01-01-2023.xlsx", 2023],
    ["base-cc-filosofi-2019-geo2022.xlsx", null], // deux années : laquelle ?
    ["v_commune_depuis_1943.csv", null],
    ["20190412_export.csv", null],
    ["x.csv", null],
  ])("%s → %s", (nom, annee) => expect(anneeDuNom([nom])).toBe(annee));

  it("le nom ne sert qu'en dernier, et c'est dit", () => {
    expect(dates(caf, { anneeLue: 2016, noms: ["2019.csv"] })).toMatchObject({ millesime: 2016 });
    expect(dates(caf, { noms: ["2019.csv"] })).toMatchObject({ millesime: 2019, cog: 2020, aCompleter: [] });
    expect(dates(caf, { noms: ["2019.csv"] }).aVerifier.join()).toMatch(/lu dans le nom du fichier/);
  });
  it("sans rien, laisse la case vide et demande qu'on la remplisse", () => {
    expect(dates(caf, {})).toMatchObject({ millesime: null, cog: null });
    expect(dates(caf, {}).aCompleter).toHaveLength(1);
    expect(dates(communes, {}).aCompleter).toHaveLength(1);
  });
  it("la géographie se lit dans le titre des classeurs de l'Insee (intercommunalités au 1er janvier 2023)", () => {
    const titres = "France - Liste des intercommunalités\nMise en ligne le 17/03/2023       Géographie au 01/01/2023";
    expect(dates(getSource("cog-epci"), { titres, noms: ["a_2019.xlsx"] })).toMatchObject({
      cog: 2023,
      publie: 2023,
      aVerifier: [],
    });
  });
});

describe("l'en-tête et la source", () => {
  const accord = (entete: string) => {
    const lus = SOURCES.filter((s) => s.format.type === "csv").map((s) =>
      accorder(s, [{ feuille: null, entete: entete.split(",") }]),
    );
    return lus.filter(isReconnue).sort(comparerAccords)[0]?.source.id ?? null;
  };
  it("la plus spécifique l'emporte : v_commune a aussi toutes les colonnes des départements et des régions", () => {
    expect(accord("TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT")).toBe("cog-communes");
    expect(accord("DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE")).toBe("cog-departements");
    expect(accord("REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE")).toBe("cog-regions");
  });
  it("deux noms banals dans un grand tableau ne font pas une géographie", () => {
    expect(accord("REG,LIBELLE,MONTANT,SERVICE,AGENT,ANNEE")).toBeNull();
  });
});
