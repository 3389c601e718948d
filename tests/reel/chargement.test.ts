import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remonter } from "../../src/calculer/chaine.ts";
import { calculer } from "../../src/calculer/calculer.ts";
import { charger, type RapportChargement } from "../../src/charger/charger.ts";
import { isSiren } from "../../src/charger/codes-connus.ts";
import { cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { formatAnomalie, isBloquante } from "../../src/modele/anomalie.ts";
import { createMulhouse, hasDonneesReelles, LIVRES } from "./donnees-reelles.ts";
import { describePoints } from "./points.ts";

describe.skipIf(!hasDonneesReelles())("les vrais fichiers de Mulhouse", () => {
  let rapport: RapportChargement;
  let entrepot: Entrepot;
  let dir = "";

  beforeAll(async () => {
    dir = createMulhouse();
    const projet = readProjet(dir);
    rapport = await charger(projet);
    await calculer(projet);
    entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
  }, 300_000);

  afterAll(() => {
    entrepot.close();
    rmSync(dir, { recursive: true, force: true });
  });

  describe("chargement", () => {
    it("se chargent tous, sans une anomalie bloquante", () => {
      expect(rapport.anomalies.filter(isBloquante).map(formatAnomalie)).toEqual([]);
      expect(rapport.fichiers.map((f) => f.etat)).toEqual(LIVRES.map(() => "charge"));
    });

    it("chaque ligne lue est gardée ou refusée, et chaque refus est dit", () => {
      for (const f of rapport.fichiers) {
        expect(f.lues).toBe(f.gardees + f.refusees);
        if (f.refusees > 0) expect(f.anomalies.some((a) => /hors-/.test(a.code))).toBe(true);
      }
      const parSource = (source: string): number => rapport.fichiers.filter((f) => f.ligne.source === source).reduce((s, f) => s + f.refusees, 0); // prettier-ignore
      expect(parSource("caf-communes")).toBe(5); // docs/regles.md : 5 lignes d'allocataires non localisés
      expect(parSource("rp-comparateur")).toBe(0);
    });

    it("autant de cases que les trois moteurs de référence en ont compté dans les mêmes fichiers", async () => {
      // DuckDB, R et pandas lisent 7 240 141 cases dans quatorze fichiers de mesures.
      const [ici] = await entrepot.connexion.rows<Record<string, number>>(`
        select count(*)::integer as cases, ${["valeur", "vide", "secret", "non_significatif", "non_disponible", "sans_objet"].map((m) => `(count(*) filter (marque = '${m}'))::integer as ${m}`).join(", ")}
        from mesure m join fichier f on f.id = m.fichier
        where (f.source = 'rp-comparateur' and f.millesime = 2018) or (f.source = 'filosofi-disp' and f.niveau = 'commune')
          or f.source in ('filosofi-cc', 'filosofi-iris', 'filosofi-iris-dec') or f.source like 'rp-iris-%'
          or (f.source = 'caf-iris' and f.millesime in (2019, 2020))`);
      expect(ici).toEqual({ cases: 7_240_141, valeur: 4_365_540, vide: 2_083_214, secret: 752_015, non_significatif: 25_395, non_disponible: 7_191, sans_objet: 6_786 }); // prettier-ignore
    });

    it("une valeur de Mulhouse remonte à sa ligne du fichier livré", async () => {
      const question = { indicateur: "REV-02", territoire: "68224", millesime: "2021" };
      const [chaine] = await remonter(entrepot.connexion, readProjet(dir), question, 10);
      const [c] = chaine?.cases ?? [];
      expect(c).toMatchObject({ colonne: "TP6021", valeur: 36 });
      expect(c?.fichier).toMatch(/cc_filosofi_2021_COM\.csv$/);
      // Relu ici sans l'outil : entête, puis la ligne dite.
      const lignes = readFileSync(join(dir, c?.fichier ?? ""), "utf8").split(/\r?\n/);
      const cases = (lignes[(c?.ligne ?? 0) - 1] ?? "").split(";");
      expect([cases[0], cases[(lignes[0] ?? "").split(";").indexOf("TP6021")]]).toEqual(["68224", "36,0"]);
    });

    it("aucune case sans marque, aucun nombre sous une marque, aucun territoire en double", async () => {
      const [n] = await entrepot.connexion.rows<Record<string, number>>(`
        select (count(*) filter (marque is null))::integer as sans_marque,
          (count(*) filter ((marque = 'valeur') <> (valeur is not null)))::integer as contredites from mesure`);
      expect(n).toEqual({ sans_marque: 0, contredites: 0 });
      const [perdues] = await entrepot.connexion.rows(
        "select ((select count(*) from cellule) - (select count(*) from mesure))::integer as n",
      );
      expect(perdues).toEqual({ n: 0 }); // chaque cellule a son lieu et sa variable, une seule fois
      const doubles = await entrepot.connexion.rows(`select 1 from (select variable, millesime, niveau, territoire from mesure group by all having count(*) > 1) limit 1`); // prettier-ignore
      expect(doubles).toEqual([]);
    });

    it("tous les EPCI, vivants ou dissous, ont un SIREN juste", async () => {
      const rows = await entrepot.connexion.rows<{ code: string }>("select distinct territoire as code from mesure where niveau = 'epci' union select code from territoire where niveau = 'epci'"); // prettier-ignore
      expect(rows.length).toBeGreaterThan(2_500);
      expect(rows.filter(({ code }) => !isSiren(code))).toEqual([]);
    });

    it("la Corse, l'outre-mer et les arrondissements gardent leurs codes et leurs niveaux", async () => {
      const rows = await entrepot.connexion.rows<{ niveau: string; territoire: string; valeur: number }>(`
        select niveau::varchar as niveau, territoire, valeur from mesure m join variable v on v.id = m.variable
        where v.nom = 'P18_POP' and (territoire in ('2A004', '97101', '75056', '01001') or territoire like '751%') order by territoire`); // prettier-ignore
      expect(rows.filter((r) => r.niveau === "commune").map((r) => r.territoire)).toEqual(["01001", "2A004", "75056", "97101"]); // prettier-ignore
      const arrondissements = rows.filter((r) => r.niveau === "arm");
      expect(arrondissements).toHaveLength(20);
      const paris = rows.find((r) => r.territoire === "75056");
      expect(arrondissements.reduce((s, r) => s + r.valeur, 0)).toBe(paris?.valeur);
    });
  });

  describe("d'une géographie à l'autre", () => {
    const population = async (annee: number, ...codes: string[]): Promise<number> => {
      const { n } = await entrepot.connexion.one<{ n: number }>(`
        select sum(m.valeur)::double as n from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
        where f.source = 'rp-comparateur' and f.millesime = 2018 and v.nom = 'P${annee - 2000}_POP' and m.territoire in ('${codes.join("', '")}')`);
      return n;
    };

    // Communes nouvelles du 1er janvier 2022 et 2023 (fichier des mouvements), dans un fichier en géographie 2021.
    it.each([
      ["51457", ["51063", "51457", "51637"]],
      ["24325", ["24089", "24314", "24325"]],
      ["85289", ["85037", "85053", "85289"]],
      ["01138", ["01039", "01138"]], // Culoz-Béon
    ])("%s a la population de %j, en 2013 comme en 2018", async (commune, anciennes) => {
      for (const annee of [2013, 2018]) {
        const { valeur, passage } = await entrepot.connexion.one<{ valeur: number; passage: string }>(
          `select valeur, passage from resultat where indicateur = 'DEM-01' and niveau = 'commune' and annee = ${annee} and territoire = '${commune}'`,
        );
        expect(valeur).toBe(await population(annee, ...anciennes));
        expect(passage).toBe(`somme des communes ${anciennes.join(", ")} de la géographie 2021`);
      }
    });

    it("Les Trois Lacs reprend son code de 2020 : la commune suit", async () => {
      expect(
        await entrepot.connexion.one("select valeur, passage from resultat where indicateur = 'DEM-01' and niveau = 'commune' and annee = 2018 and territoire = '27676'"), // prettier-ignore
      ).toEqual({ valeur: await population(2018, "27058"), passage: "commune 27058 de la géographie 2021" });
    });

    it("le total national est conservé, et chaque commune du fichier en trouve une en 2023", async () => {
      const { total, perdues, france } = await entrepot.connexion.one<Record<string, number>>(`
        with f as (
          select m.territoire, m.valeur from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
          where f.source = 'rp-comparateur' and f.millesime = 2018 and v.nom = 'P18_POP' and m.niveau = 'commune'
        ), arrivee as (select coalesce(p.apres, territoire) as commune, valeur from f left join passage p on p.cog = 2021 and p.avant = territoire)
        select sum(valeur)::double as total,
          (count(*) filter (commune not in (select code from territoire where niveau = 'commune' and cog = 2023)))::integer as perdues,
          (select valeur from resultat where indicateur = 'DEM-01' and annee = 2018 and territoire = 'F_X_D976') as france
        from arrivee`);
      expect({ total, perdues, france }).toEqual({ total: 66_732_538, perdues: 0, france: 66_732_538 }); // docs/regles.md
    });

    it("la Corse et l'outre-mer ne bougent pas ; Troarn et Sannerville, réunies puis séparées, retrouvent leur revenu de 2014", async () => {
      const bouges = await entrepot.connexion.rows("select 1 from passage where cog = 2021 and (avant like '2A%' or avant like '2B%' or avant like '97%')"); // prettier-ignore
      expect(bouges).toEqual([]);
      const rows = await entrepot.connexion.rows("select avant, apres, nature from passage where cog = 2018 and nature = 'scission' order by apres"); // prettier-ignore
      expect(rows).toEqual([
        { avant: "14712", apres: "14666", nature: "scission" },
        { avant: "14712", apres: "14712", nature: "scission" },
      ]);
      expect(await entrepot.connexion.rows("select 1 from passage where cog = 2015 and avant in ('14666', '14712')")).toEqual([]); // prettier-ignore
    });

    it("les strates font toute la France hors Paris : 41 villes de 100 000 habitants ou plus", async () => {
      const rows = await entrepot.connexion.rows<{ parent: string; n: number }>("select parent, count(*)::integer as n from membre where niveau = 'strate' group by parent"); // prettier-ignore
      expect(rows).toHaveLength(9);
      expect(rows.find((r) => r.parent === "STRATE-100000")?.n).toBe(41);
      // 34 945 communes en 2023, moins Paris et les 17 de Mayotte, que ce fichier du recensement n'a pas.
      expect(rows.reduce((s, r) => s + r.n, 0)).toBe(34_945 - 1 - 17);
    });

    it("dix communes comparables par thème, chacune entre la moitié et le double de Mulhouse", async () => {
      const rows = await entrepot.connexion.rows<{ theme: string; n: number; distances: string }>(`
        select theme, count(*)::integer as n, bool_and(distance > 0)::varchar as distances from comparable where commune = '68224' group by theme order by theme`); // prettier-ignore
      expect(rows).toEqual(
        ["demographie", "emploi", "ensemble", "logement", "revenus"].map((theme) => ({
          theme,
          n: 10,
          distances: "true",
        })),
      );
    });
  });

  describePoints(() => ({ connexion: entrepot.connexion, projet: readProjet(dir) }));
});
