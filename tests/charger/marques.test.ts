import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estLisible, marqueSql, valeurSql } from "../../src/charger/valeur.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { createEssai, csv, LIGNES, tableauDe, tell } from "./projet-essai.ts";

const FINE = "\u202f"; // milliers de la CAF en 2016 et 2017

describe("la règle JavaScript et la règle SQL disent la même chose", () => {
  let entrepot: Entrepot;
  beforeAll(async () => {
    entrepot = await Entrepot.open(":memory:");
  });
  afterAll(() => entrepot.close());

  const marques = async (cases: readonly string[], milliers?: string): Promise<(string | null)[]> => {
    const valeur = valeurSql("x", milliers);
    const liste = cases.map((c, i) => `(${i}, '${c.replaceAll("'", "''")}')`).join(", ");
    const rows = await entrepot.connexion.rows<{ marque: string | null }>(
      `select ${marqueSql("x", valeur)} as marque from (values ${liste}) t(i, x) order by i`,
    );
    return rows.map((r) => r.marque);
  };
  const caracteres = fc.constantFrom(...`0123456789.,+-eE_ sndo\t${FINE}\u00a0x%'"`.split(""));
  const fabriques = fc.string({ unit: caracteres, maxLength: 8 });
  const nombres = fc.double().map((x) => String(x).replace(".", x > 0 ? "," : "."));
  const cases = fc.oneof(fabriques, nombres, fc.string({ maxLength: 6 }), fc.constantFrom("s", "ns", "nd", "so", "", "toString", "inf", "NaN", "1e400", "N/A - secret statistique")); // prettier-ignore

  it.each([undefined, FINE])("sur des cases tirées au hasard (milliers : %s)", async (milliers) => {
    await fc.assert(
      fc.asyncProperty(fc.array(cases.filter((c) => !c.includes("\0")), { minLength: 1, maxLength: 60 }), async (xs) => {
        const sql = await marques(xs, milliers);
        expect(xs.map((x) => [x, estLisible(x, milliers)])).toEqual(xs.map((x, i) => [x, sql[i] !== null]));
      }),
      { numRuns: 100 },
    ); // prettier-ignore
  });
});

describe("ce que le producteur a mis dans une case est gardé", () => {
  const charge = async (source: string, millesime: number, niveau: string, cases: readonly string[], codes: readonly string[]) => {
    const essai = createEssai();
    // Le reste de la ligne est masqué : ce qui s'y tient d'une colonne à l'autre n'est pas l'objet de ces essais.
    const [entete = [], premiere = [], ...autres] = tableauDe(source, millesime, codes);
    const ligne = premiere.map((x, i) => (i === 0 ? x : (cases[i - 1] ?? "s")));
    essai.ecrire("brut/x.csv", csv([entete, ligne, ...autres]));
    essai.millesimes([...LIGNES.slice(0, 1), { source, niveau, millesime: String(millesime), fichier: "brut/x.csv" }]);
    expect(tell(await essai.charger())).toEqual([]);
    return essai;
  }; // prettier-ignore

  it("s, ns, nd, so et vide ont chacun leur marque ; zéro est une valeur", async () => {
    const essai = await charge("rp-comparateur", 2018, "", ["s", "ns", "nd", "so", "", "0"], ["68224"]);
    const rows = await essai.rows(`select m.marque::varchar as marque, m.valeur from mesure m where variable % 10000 < 6 order by variable`); // prettier-ignore
    expect(rows).toEqual([
      { marque: "secret", valeur: null },
      { marque: "non_significatif", valeur: null },
      { marque: "non_disponible", valeur: null },
      { marque: "sans_objet", valeur: null },
      { marque: "vide", valeur: null },
      { marque: "valeur", valeur: 0 },
    ]);
  });

  it("la décimale est un point ou une virgule", async () => {
    const essai = await charge("filosofi-cc", 2021, "commune", ["43,5", "1e3", "-2,25", "43.5"], ["68224"]);
    const rows = await essai.rows<{ valeur: number }>("select valeur from mesure order by variable limit 4");
    expect(rows.map((r) => r.valeur)).toEqual([43.5, 1000, -2.25, 43.5]);
  });

  it("les milliers de la CAF se lisent ; ailleurs une espace fine est illisible", async () => {
    const essai = await charge("caf-iris", 2020, "", ["0", `1${FINE}195`], ["682240101"]);
    const rows = await essai.rows<{ valeur: number }>("select valeur from mesure order by variable limit 2");
    expect(rows.map((r) => r.valeur)).toEqual([0, 1195]);
    const autre = createEssai();
    autre.ecrire("brut/filosofi.csv", csv(tableauDe("filosofi-cc", 2021, ["68224"])).replace(";101;", `;1${FINE}195;`));
    expect(tell(await autre.charger())).toEqual([["valeur-illisible", "brut/filosofi.csv", 2, "NBPERSMENFISC21", `1${FINE}195`]]); // prettier-ignore
  });
});

describe("les territoires gardent leur code et leur niveau", () => {
  it("Corse, outre-mer, arrondissements : Paris n'est jamais compté deux fois", async () => {
    const essai = createEssai();
    await essai.charger();
    const rows = await essai.rows<{ niveau: string; codes: string }>(`select m.niveau::varchar as niveau, string_agg(distinct territoire, ' ' order by territoire) as codes
      from mesure m join fichier f on f.id = m.fichier where f.source = 'rp-comparateur' group by all order by all`); // prettier-ignore
    expect(rows).toEqual([
      { niveau: "arm", codes: "75101 75102" },
      { niveau: "commune", codes: "01001 2A004 68224 75056 97101" },
    ]);
  });

  it("un IRIS d'une commune disparue est accepté si la géographie connaît son ancien code", async () => {
    const essai = createEssai();
    essai.ecrire("brut/caf-iris.csv", csv(tableauDe("caf-iris", 2020, ["682240101", "680010101"])));
    expect(tell(await essai.charger())).toEqual([["territoire-inconnu", "brut/caf-iris.csv", 3, "CODGEO", "680010101"]]); // prettier-ignore
    essai.ecrire("brut/anciens.csv", "COM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN\n68001,1,ALGOLSHEIM,Algolsheim,Algolsheim,1943-01-01,2016-01-01\n"); // prettier-ignore
    essai.millesimes([...LIGNES, { source: "cog-codes-anciens", cog: "2023", fichier: "brut/anciens.csv" }]);
    expect(tell(await essai.charger())).toEqual([]);
  });

  it("un EPCI dissous est accepté et nommé par son fichier ; un SIREN faux ne l'est pas", async () => {
    const essai = createEssai();
    const tableau = tableauDe("filosofi-cc", 2021, ["200066009", "200066008"]);
    const nomme = tableau.map((row, i) => row.toSpliced(1, 0, i === 0 ? "LIBGEO" : "CC dissoute"));
    const ligne = { source: "filosofi-cc", niveau: "epci", fichier: "brut/epci.csv" };
    essai.ecrire(ligne.fichier, csv(nomme));
    essai.millesimes([...LIGNES, ligne]);
    expect(tell(await essai.charger())).toEqual([["territoire-inconnu", ligne.fichier, 3, "CODGEO", "200066008"]]);
    essai.ecrire(ligne.fichier, csv(nomme.slice(0, 2)));
    expect(tell(await essai.charger())).toEqual([]);
    expect(await essai.rows("select code, nom from territoire where niveau = 'epci'")).toEqual([{ code: "200066009", nom: "CC dissoute" }]); // prettier-ignore
  });

  it("« 1 » est la France métropolitaine, qu'un fichier ne peut pas donner deux fois sous deux noms", async () => {
    const essai = createEssai();
    const ligne = { source: "filosofi-cc", niveau: "france", fichier: "brut/france.csv" };
    essai.millesimes([...LIGNES, ligne]);
    essai.ecrire(ligne.fichier, csv(tableauDe("filosofi-cc", 2021, ["1", "FM"])));
    expect(tell(await essai.charger())).toEqual([["cle-double", ligne.fichier, 3, "CODGEO", "FM"]]);
    essai.ecrire(ligne.fichier, csv(tableauDe("filosofi-cc", 2021, ["1"])));
    expect(tell(await essai.charger())).toEqual([]);
    expect(await essai.rows("select distinct territoire from mesure where niveau = 'france'")).toEqual([{ territoire: "FM" }]); // prettier-ignore
  });

  it("une variable sans année dans son nom prend celle du fichier", async () => {
    const essai = createEssai();
    essai.millesimes(LIGNES.map((l) => (l.source === "rp-comparateur" ? { ...l, millesime: "" } : l)));
    await essai.charger();
    expect(await essai.rows("select distinct m.millesime from mesure m join variable v on v.id = m.variable where v.nom = 'SUPERF'")).toEqual([{ millesime: 2018 }]); // prettier-ignore
  });
});
