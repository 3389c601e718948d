import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readAdresses } from "../../../src/coffre/lieu/lire-adresses.ts";
import { situer } from "../../../src/coffre/lieu/table-adresses.ts";
import { normalizeCommune, normalizeVoie, readAdresse } from "../../../src/coffre/lieu/voie.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-adresses-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const lire = (texte: string | Uint8Array) => {
  writeFileSync(join(dir, "adresses.csv"), texte);
  return readAdresses(dir);
};

const TABLE = `voie;de;a;cote;iris;domiciliation;commune;code_postal
Rue des Lilas;1;19;impair;001010101;;Saint-Témoin;00100
Rue des Lilas;2;20;pair;001010102;;Saint-Témoin;00100
Avenue du Général de Gaulle;;;;001010103;;Saint-Témoin;00100
Place de la Mairie;;;;001010101;;Saint-Témoin;00100
Place de la Mairie;1;1;;001010101;oui;Saint-Témoin;00100
`;

describe("normalizeVoie", () => {
  it.each([
    ["r. des Lilas", "RUE LILAS"],
    ["RUE DES LILAS", "RUE LILAS"],
    ["av. du Gal de Gaulle", "AVENUE GENERAL GAULLE"],
    ["Bd de l'Hôpital", "BOULEVARD HOPITAL"],
    ["Pl. St-Michel", "PLACE SAINT MICHEL"],
  ])("%s → %s", (texte, attendu) => expect(normalizeVoie(texte)).toBe(attendu));

  it.each([
    ["3 r. des Lilas", 3, "RUE LILAS"],
    ["3bis, rue des Lilas", 3, "RUE LILAS"],
    ["Apt 12, 3 r. des Lilas", 3, "RUE LILAS"],
    ["3 rue des Lilas 00100 ST TEMOIN", 3, "RUE LILAS"],
    ["rue du 8 mai 1945", null, "RUE 8 MAI 1945"],
    ["12 rue du 8 mai 1945", 12, "RUE 8 MAI 1945"],
    ["", null, ""],
  ])("lit %s", (texte, numero, voie) => expect(readAdresse(texte)).toEqual({ numero, voie }));

  it.each([
    ["ST DENIS", "SAINT DENIS"],
    ["Saint-Denis cedex 2", "SAINT DENIS"],
    ["Ste-Foy", "SAINTE FOY"],
  ])("commune %s → %s", (texte, attendu) => expect(normalizeCommune(texte)).toBe(attendu));
});

describe("situer", () => {
  const table = lire(TABLE).table!;
  it.each([
    ["3 r. des Lilas", "", "001010101", "numero"],
    ["4 RUE DES LILAS", "ST TEMOIN", "001010102", "numero"],
    ["rue des Lilas", "", null, "commune"], // deux IRIS, pas de numéro : rien n'est forcé
    ["99 rue des Lilas", "", null, "commune"],
    ["av du Gal de Gaulle", "00100", "001010103", "voie"],
    ["7 av du Gal de Gaulle", "00100 Saint-Témoin", "001010103", "numero"],
    ["1 place de la Mairie", "", null, "domiciliation"],
    ["place de la Mairie", "", null, "domiciliation"],
    ["3 rue inconnue", "", null, "commune"],
    ["", "", null, "commune"],
    ["3 r. des Lilas", "Ailleurs-sur-Mer", null, "hors commune"],
    ["3 r. des Lilas", "99999", null, "hors commune"],
  ])("%s, %s : %s (%s)", (adresse, commune, iris, qualite) =>
    expect(situer(adresse, commune, table)).toEqual({ iris, qualite }),
  );

  it("lit un extrait de la Base adresse nationale auquel on a joint l'IRIS", () => {
    const ban = "id,numero,rep,nom_voie,code_postal,code_insee,nom_commune,iris\nx,3,,Rue des Lilas,00100,00101,Saint-Témoin,001010101\ny,5,bis,Rue des Lilas,00100,00101,Saint-Témoin,001010102\n";
    const { table: lue, anomalies } = lire(ban);
    expect(anomalies).toEqual([]);
    expect(situer("5 r des lilas", "00101", lue!)).toEqual({ iris: "001010102", qualite: "numero" });
    expect(situer("7 r des lilas", "00101", lue!)).toEqual({ iris: null, qualite: "commune" });
  }); // prettier-ignore
});

describe("readAdresses", () => {
  it("dit toutes les fautes, avec leur ligne", () => {
    const { table, anomalies } = lire("voie;de;a;cote;iris;domiciliation\nRue A;x;;gauche;12;peut-être\nRue B;1;y;;001010101;\n"); // prettier-ignore
    expect(table).toBeNull();
    expect(anomalies.map(({ ligne, colonne }) => [ligne, colonne])).toEqual([
      [2, "de"],
      [2, "iris"],
      [2, "cote"],
      [2, "domiciliation"],
      [3, "a"],
    ]);
    expect(lire("rue;iris\nA;001010101\n").anomalies[0]).toMatchObject({ colonne: "voie", ligne: 1 });
    expect(lire(Buffer.from("voie;iris\nAllée;001010101\n", "latin1")).anomalies[0]?.message).toContain("UTF-8");
    expect(lire('voie;iris\n"A;001010101\n').anomalies[0]?.message).toContain("guillemet");
    rmSync(join(dir, "adresses.csv"));
    expect(readAdresses(dir)).toEqual({ table: null, anomalies: [] });
  });
});
