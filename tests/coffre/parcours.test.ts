import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileSurvie } from "../../src/coffre/agregats/survie.ts";
import { computeAgregats } from "../../src/coffre/agregats.ts";
import { FORMULAIRES } from "../../src/coffre/formulaires/index.ts";
import { champsEcrits } from "../../src/coffre/formulaire.ts";
import { kaplanMeier } from "../../src/stats/kaplan-meier.ts";
import { survivalQuantile } from "../../src/stats/survival-quantile.ts";
import { tell } from "./projet-factice.ts";

const TYPES: Readonly<Record<string, string>> = { date: "date", montant: "bigint", entier: "smallint", exercice: "smallint", "liste multiple": "varchar[]" }; // prettier-ignore

/** Un coffre en mémoire, ses tables vides sauf celles qu'on remplit. */
async function withCoffre(remplir: readonly string[], colonnes: readonly string[] = []) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    for (const f of FORMULAIRES) {
      const champs = champsEcrits(f).map(({ nom, type }) => `${nom} ${TYPES[type] ?? "varchar"}`);
      await connection.run(`create table ${f.table} (${["millesime smallint", ...champs].join(", ")})`);
    }
    for (const sql of [...colonnes, ...remplir]) await connection.run(sql);
    return await computeAgregats(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Une demande accordée : foyer, jour, nature, personnes. */
const accord = (foyer: string, jour: string, nature = "alimentaire", personnes: number | null = null): string =>
  `insert into demande (millesime, foyer, date_demande, date_decision, nature, decision, montant_accorde, personnes)
   values (${jour.slice(0, 4)}, '${foyer}', '${jour}', '${jour}', '${nature}', 'accord', 1000, ${personnes ?? "null"})`;

describe("parcours des foyers", () => {
  const DEMANDES = [
    accord("A", "2023-03-01"),
    accord("A", "2024-03-01"),
    accord("A", "2025-03-01"),
    accord("B", "2023-01-10"), // plus de vingt-quatre mois avant sa demande de 2025
    accord("B", "2025-02-10"),
    accord("C", "2025-06-01", "alimentaire"),
    accord("C", "2025-09-01", "energie"),
    accord("D", "2024-12-31"),
  ];

  it("compte primo-demandeurs, entrées, retours et sorties comme à la main", async () => {
    const agregats = await withCoffre(DEMANDES);
    const de = (annee: number, variable: string): number | undefined => tell(agregats, annee)[variable]?.[0];
    // 2025 : A aidé en mars 2024 ; B depuis plus de 24 mois ; C jamais.
    expect(de(2025, "primo_demandeurs")).toBe(2);
    expect(de(2025, "foyers_par_parcours Aidé l'année d'avant")).toBe(1);
    expect(de(2025, "foyers_par_parcours De retour")).toBe(1);
    expect(de(2025, "foyers_par_parcours Jamais vu dans les exports")).toBe(1);
    expect(de(2025, "foyers_sortis")).toBe(1); // D
    expect(de(2024, "foyers_sortis")).toBe(1); // B
    expect(tell(agregats, 2025)["trajectoires Aide alimentaire puis Énergie et eau"]).toEqual([1, 1]);
  });

  it("ne dit pas les primo-demandeurs sans deux années d'histoire", async () => {
    const agregats = await withCoffre(DEMANDES);
    expect([2023, 2024].map((annee) => tell(agregats, annee).primo_demandeurs)).toEqual([undefined, undefined]);
    const trouee = await withCoffre([accord("A", "2022-01-01"), accord("A", "2025-01-01"), accord("B", "2024-01-01")]);
    expect(tell(trouee, 2025).primo_demandeurs).toBeUndefined();
  });

  it("compte les personnes d'un foyer une fois, et pour une celui dont la taille manque", async () => {
    const agregats = await withCoffre([
      accord("A", "2025-01-01", "energie", 3),
      accord("A", "2025-05-01", "energie", 4),
      accord("B", "2025-02-01"),
    ]);
    expect(tell(agregats, 2025).personnes_couvertes).toEqual([5, 2]);
    expect(tell(await withCoffre([accord("B", "2025-02-01")]), 2025).personnes_couvertes).toBeUndefined();
  });

  it("range les foyers par IRIS de leur dernière demande, si le coffre les connaît", async () => {
    const colonne = "alter table demande add column iris varchar";
    const agregats = await withCoffre(
      [
        ...[accord("A", "2025-01-01"), accord("A", "2025-06-01"), accord("B", "2025-01-01"), accord("C", "2024-01-01")],
        "update demande set iris = '001010101' where foyer = 'A' and date_demande < '2025-02-01'",
        "update demande set iris = '001010102' where foyer = 'A' and date_demande > '2025-02-01'",
      ],
      [colonne],
    );
    expect(tell(agregats, 2025)["foyers_par_iris 001010102"]).toEqual([1, 1]);
    expect(tell(agregats, 2025)["foyers_par_iris Non classé"]).toEqual([1, 1]);
    expect(agregats.filter((a) => a.variable === "foyers_par_iris").map((a) => a.millesime)).toEqual([2025, 2025]);
    expect((await withCoffre(DEMANDES)).filter((a) => a.variable === "foyers_par_iris")).toEqual([]);
  });

  it("ne change ni avec l'ordre des lignes, ni avec une demande exportée deux fois dans l'année", async () => {
    const variables = [
      "primo_demandeurs",
      "foyers_par_parcours",
      "foyers_sortis",
      "trajectoires",
      "duree_accompagnement",
    ];
    const garder = (agregats: Awaited<ReturnType<typeof withCoffre>>) =>
      agregats.filter((a) => variables.includes(a.variable));
    const attendu = garder(await withCoffre(DEMANDES));
    expect(attendu.length).toBeGreaterThan(5);
    const ordre = fc.shuffledSubarray(DEMANDES, { minLength: DEMANDES.length });
    await fc.assert(
      fc.asyncProperty(ordre, fc.nat({ max: DEMANDES.length - 1 }), async (lignes, rang) => {
        expect(garder(await withCoffre([...lignes, DEMANDES[rang]!]))).toEqual(attendu);
      }),
      { numRuns: 4 },
    );
  });
});

describe("quantileSurvie", () => {
  it("rend ce que rendent kaplanMeier et survivalQuantile", async () => {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    const durees = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.boolean()), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(durees, fc.constantFrom(0.5, 0.75, 0.9), async (dossiers, p) => {
        const valeurs = dossiers.map(([d, t], i) => `(2025, 'f${i}', ${d}, ${t})`).join(", ");
        const source = `select * from (values ${valeurs}) as t(millesime, foyer, duree, terminee)`;
        const [row] = (await connection.runAndReadAll(quantileSurvie(source, p))).getRowObjectsJS();
        const courbe = kaplanMeier({ durees: dossiers.map(([d]) => d), terminees: dossiers.map(([, t]) => t) });
        const { valeur } = survivalQuantile(courbe, p);
        expect(row === undefined ? "non atteint" : Number(row.valeur)).toBe(valeur);
        if (row) expect(Number(row.effectif)).toBe(dossiers.length);
      }),
      { numRuns: 60 },
    );
    connection.closeSync();
    instance.closeSync();
  });
});

describe("services à domicile et budget", () => {
  it("ne compte rien de personnel dont un bénéficiaire est sans numéro", async () => {
    const repas = (foyer: string | null, n: number): string =>
      `insert into portage (millesime, foyer, date_livraison, repas) values (2025, ${foyer === null ? "null" : `'${foyer}'`}, '2025-01-01', ${n})`;
    const agregats = await withCoffre([repas("A", 20), repas("A", 22), repas("B", 10)]);
    expect(tell(agregats, 2025)).toMatchObject({ beneficiaires_portage: [2, 2], repas_livres: [52, 2] });
    expect(agregats.find((a) => a.variable === "repas_livres")?.contributions).toEqual([42, 10]);
    const sans = tell(await withCoffre([repas("A", 20), repas(null, 5)]), 2025);
    expect([sans.beneficiaires_portage, sans.repas_livres]).toEqual([undefined, undefined]);
  });

  it("sépare heures réalisées et planifiées, en heures, et range chacun dans son GIR le plus dépendant", async () => {
    const prise = (foyer: string, gir: number, prevues: number, faites: number): string =>
      `insert into prise_en_charge (millesime, foyer, gir, heures_prevues, heures_faites, date_debut) values (2025, '${foyer}', ${gir}, ${prevues}, ${faites}, '2025-01-01')`;
    const agregats = tell(
      await withCoffre([prise("A", 4, 1000, 950), prise("A", 3, 500, 500), prise("B", 4, 800, 700)]),
      2025,
    );
    expect(agregats).toMatchObject({ heures_realisees: [21.5, 2], heures_planifiees: [23, 2], "beneficiaires_par_gir GIR 3": [1, 1], "beneficiaires_par_gir GIR 4": [1, 1] }); // prettier-ignore
  });

  it("compte les crédits par fonction, dépenses et recettes à part", async () => {
    const ligne = (
      fonction: string,
      sens: string,
      vote: number,
      mandate: number | null,
      titre: number | null,
    ): string =>
      `insert into depense (millesime, exercice, fonction, sens, vote, mandate, titre) values (2025, 2025, '${fonction}', '${sens}', ${vote}, ${mandate ?? "null"}, ${titre ?? "null"})`;
    const agregats = tell(
      await withCoffre([
        ligne("4238", "depense", 850000, 801124, null),
        ligne("4238", "depense", 150000, 100000, null),
        ligne("4238", "recette", 500000, null, 450050),
      ]),
      2025,
    );
    expect(agregats).toMatchObject({
      credits_ouverts: [10000, 2],
      credits_mandates: [9011.24, 2],
      "depenses_par_fonction 4238": [9011.24, 2],
      "recettes_par_fonction 4238": [4500.5, 1],
    });
  });

  it("compte domiciliations, FSL et demandes de logement ligne à ligne", async () => {
    const agregats = await withCoffre([
      "insert into domiciliation (millesime, statut, menage) values (2025, 'valide', 'homme_seul'), (2025, 'valide', null), (2025, 'radie', null)",
      "insert into demande_fsl (millesime, date_demande, type, decision, pret, subvention) values (2025, '2025-01-02', 'energie', 'accord', 10000, 5050), (2025, '2025-01-03', 'eau', 'refus', null, null)",
      "insert into demande_logement (millesime, date_depot, date_attribution, typologie) values (2025, '2024-12-15', '2025-12-01', 't2'), (2025, '2024-06-15', null, 't3')",
    ]);
    expect(tell(agregats, 2025)).toMatchObject({
      domiciliations_actives: [2, 2],
      "domiciliations_par_statut Radiée": [1, 1],
      demandes_fsl: [2, 2],
      montant_fsl: [150.5, 1],
      "decisions_fsl Refus": [1, 1],
      demandes_logement: [2, 2],
      // 12 mois finie, 18 mois en cours : à 12 mois, survie 1/2, exactement, et rien après.
      attente_logement: [12, 2],
    });
  });
});
