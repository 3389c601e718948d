import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { read, utils } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { backtestIntervals } from "../../src/stats/backtest-intervals.ts";
import { cohortChangeRatios } from "../../src/stats/cohort-change-ratios.ts";
import type { RapportsCohortes } from "../../src/stats/cohort-change-ratios.ts";
import { cohortComponent } from "../../src/stats/cohort-component.ts";
import type { HypothesesPas } from "../../src/stats/cohort-component.ts";
import { hamiltonPerry } from "../../src/stats/hamilton-perry.ts";
import type { Pyramide, Sexe } from "../../src/stats/pyramide.ts";

const DEMOGRAPHIE = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data", "insee", "demographie");
const PROJECTION = join(DEMOGRAPHIE, "irsocprojpop1370_FECcentESPcentMIGcent.xls");
const presentes = existsSync(PROJECTION);
if (!presentes)
  console.warn(
    `\n*** TESTS DE PROJECTION SUR LES VRAIS FICHIERS SAUTÉS : rien dans ${DEMOGRAPHIE}. Dire où ils sont avec ABS_DONNEES_REELLES. ***\n`,
  );

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const totalOf = ({ femmes, hommes }: Pyramide): number => sum(femmes) + sum(hommes);

describe.skipIf(!presentes)("la projection nationale de l'Insee, 2013-2070, scénario central", () => {
  const OUVERT = 108; // dernier groupe publié : 108 ans ou plus
  type Feuille = (ligne: number | string, annee: number) => number;

  /** Une feuille du classeur : âge (ou libellé de total) en ligne, année en colonne. */
  function openFeuilles(): (nom: string) => Feuille {
    const classeur = read(readFileSync(PROJECTION));
    return (nom) => {
      const rows: unknown[][] = utils.sheet_to_json(classeur.Sheets[nom] ?? {}, { header: 1 });
      const start = rows.findIndex((row) => String(row[0]).startsWith("Âge"));
      const years = rows[start] ?? [];
      const byLabel = new Map(rows.slice(start + 1).map((row) => [String(row[0]), row]));
      return (ligne, annee) => Number(byLabel.get(String(ligne))?.[years.indexOf(annee)] ?? 0);
    };
  }

  function readScenario(): {
    population: (annee: number) => Pyramide;
    etape: (annee: number) => HypothesesPas;
    naissances: (annee: number) => number;
  } {
    const open = openFeuilles();
    const bySexe = (f: string, h: string): Record<Sexe, Feuille> => ({ femmes: open(f), hommes: open(h) });
    const effectifs = bySexe("populationF", "populationH");
    const quotients = bySexe("hyp_mortaliteF", "hyp_mortaliteH");
    const soldes = bySexe("hyp_soldemigF", "hyp_soldemigH");
    const fecondite = open("Hyp_fecondite");
    const naissances = open("nbre_naiss");
    const ages = Array.from({ length: OUVERT + 1 }, (_, i) => i);
    const each = <T>(make: (sexe: Sexe) => T): Record<Sexe, T> => ({ femmes: make("femmes"), hommes: make("hommes") });
    return {
      population: (annee) =>
        each((s) => ages.map((age) => effectifs[s](age === OUVERT ? "108 et +" : age, annee))),
      etape: (annee) => ({
        // Quotients pour 10 000, taux pour 10 000, tous par âge atteint dans l'année.
        survie: each((s) => ({
          naissance: 1 - quotients[s](0, annee) / 1e4,
          groupes: ages.map((age) => 1 - quotients[s](age + 1, annee) / 1e4),
        })),
        fecondite: ages.map((age) => fecondite(age, annee) / 1e4),
        migration: each((s) => ages.map((age) => soldes[s](age, annee))),
        rapportNaissances: 1.05,
      }),
      naissances: (annee) => naissances("Total des naissances", annee),
    };
  }

  const scenario = presentes ? readScenario() : null;
  const options = { pas: 1, arrivee: "fin", ages: "atteints" } as const;

  it.each([2013, 2030, 2060])("un an depuis %i : naissances à 2 près, chaque âge à 0,5 %% ou 40 personnes près", (annee) => {
    if (scenario === null) throw new Error("scénario absent");
    const [fin] = cohortComponent(scenario.population(annee), [scenario.etape(annee)], options);
    const publie = scenario.population(annee + 1);
    const { filles = NaN, garcons = NaN } = fin?.naissances ?? {};
    expect(Math.abs(filles + garcons - scenario.naissances(annee))).toBeLessThan(5);
    for (const sexe of ["femmes", "hommes"] as const) {
      publie[sexe].forEach((n, age) => {
        const gap = Math.abs((fin?.[sexe][age] ?? NaN) - n);
        expect(gap, `${sexe}, ${age} ans`).toBeLessThanOrEqual(Math.max(40, 0.005 * n));
      });
    }
    expect(Math.abs(totalOf(fin ?? publie) / totalOf(publie) - 1)).toBeLessThan(2e-5);
  });

  it("cinquante-sept ans d'un trait, de 2013 à 2070", () => {
    if (scenario === null) throw new Error("scénario absent");
    const annees = Array.from({ length: 57 }, (_, i) => 2013 + i);
    const fin = cohortComponent(scenario.population(2013), annees.map(scenario.etape), options).at(-1);
    const publie = scenario.population(2070);
    if (fin === undefined) throw new Error("projection vide");
    const ecarts = { total: totalOf(fin) / totalOf(publie) - 1, enfants: 0, ages: 0 };
    const part = (p: Pyramide, de: number, a: number): number => sum([...p.femmes.slice(de, a), ...p.hommes.slice(de, a)]);
    ecarts.enfants = part(fin, 0, 15) / part(publie, 0, 15) - 1;
    ecarts.ages = part(fin, 75, 109) / part(publie, 75, 109) - 1;
    console.log(ecarts);
  });
});

describe.skipIf(!presentes)("Hamilton-Perry contrôlé par les recensements, communes à IRIS du Haut-Rhin", () => {
  type Ligne = Readonly<Record<string, string>>;
  const readRows = (path: string, delimiter: string): Ligne[] =>
    parse(readFileSync(path), { columns: true, delimiter, relax_column_count: true });

  /** POP1B : population par sexe et année d'âge, 100 ans ou plus ouvert. */
  function readPop1b(annee: number): Map<string, Pyramide> {
    const communes = new Map<string, { femmes: number[]; hommes: number[] }>();
    const empty = (): number[] => new Array<number>(101).fill(0);
    for (const row of readRows(join(DEMOGRAPHIE, `BTT_TD_POP1B_${annee}_dep68.csv`), ";")) {
      const commune = communes.get(row.CODGEO ?? "") ?? { femmes: empty(), hommes: empty() };
      communes.set(row.CODGEO ?? "", commune);
      const groups = row.SEXE === "2" ? commune.femmes : commune.hommes;
      groups[Math.min(100, Number(row.AGED100))]! += Number(row.NB);
    }
    return communes;
  }

  const GROUPES = { "0-14": [0, 15], "15-29": [15, 30], "30-44": [30, 45], "45-59": [45, 60], "60-74": [60, 75], "75+": [75, 101] } as const; // prettier-ignore
  type Groupe = keyof typeof GROUPES;
  const VARIABLES: Readonly<Record<Groupe, string>> = { "0-14": "P16_POP0014", "15-29": "P16_POP1529", "30-44": "P16_POP3044", "45-59": "P16_POP4559", "60-74": "P16_POP6074", "75+": "P16_POP75P" }; // prettier-ignore
  const part = ({ femmes, hommes }: Pyramide, groupe: Groupe): number =>
    sum(femmes.slice(...GROUPES[groupe])) + sum(hommes.slice(...GROUPES[groupe]));

  function add(communes: Iterable<Pyramide>): Pyramide {
    const total = { femmes: new Array<number>(101).fill(0), hommes: new Array<number>(101).fill(0) };
    for (const c of communes) {
      c.femmes.forEach((n, i) => (total.femmes[i]! += n));
      c.hommes.forEach((n, i) => (total.hommes[i]! += n));
    }
    return total;
  }

  function ratios(ancien: Pyramide, recent: Pyramide, defaut?: RapportsCohortes): RapportsCohortes {
    const options = { pas: 1, ...(defaut === undefined ? {} : { defaut, bornes: [0.7, 1.4] as const }) };
    const r = cohortChangeRatios(ancien, recent, options);
    if ("motif" in r) throw new Error(r.motif);
    return r;
  }

  const [rp2011, rp2012] = presentes ? [readPop1b(2011), readPop1b(2012)] : [new Map<string, Pyramide>(), new Map<string, Pyramide>()]; // prettier-ignore
  const rp2016 = new Map<string, Record<Groupe, number>>();
  const iris = resolve(DEMOGRAPHIE, "../rp_iris_2016/IRIS_population_IR_Hab.csv");
  for (const row of presentes ? readRows(iris, ",") : []) {
    const commune = (row.IRIS ?? "").slice(0, 5);
    if (!commune.startsWith("68")) continue;
    const groupes = rp2016.get(commune) ?? { "0-14": 0, "15-29": 0, "30-44": 0, "45-59": 0, "60-74": 0, "75+": 0 };
    rp2016.set(commune, groupes);
    for (const g of Object.keys(GROUPES) as Groupe[]) groupes[g] += Number(row[VARIABLES[g]]);
  }
  const controles = [...rp2016].flatMap(([commune, observes]) => {
    const [ancien, recent] = [rp2011.get(commune), rp2012.get(commune)];
    if (ancien === undefined || recent === undefined) return [];
    const departement = ratios(add(rp2011.values()), add(rp2012.values()));
    const own = hamiltonPerry(recent, ratios(ancien, recent, departement), 4).at(-1);
    const dep = hamiltonPerry(recent, departement, 4).at(-1);
    return (Object.keys(GROUPES) as Groupe[]).map((groupe) => ({
      commune, groupe, horizon: 4, observe: observes[groupe], base: part(recent, groupe),
      own: part(own ?? recent, groupe), dep: part(dep ?? recent, groupe),
    })); // prettier-ignore
  });

  it("explore", () => {
    const med = (x: number[]) => x.sort((a, b) => a - b)[Math.floor(x.length / 2)];
    for (const g of Object.keys(GROUPES))
      console.log(
        g,
        controles.filter((c) => c.groupe === g).length,
        ...(["base", "own", "dep"] as const).map((k) =>
          med(controles.filter((c) => c.groupe === g).map((c) => Math.abs(c[k] / c.observe - 1)))?.toFixed(4),
        ),
      );
    console.log(controles.filter((c) => c.commune === "68224"));
    const tot = new Map<string, [number, number]>();
    for (const c of controles) { const t = tot.get(c.commune) ?? [0, 0]; tot.set(c.commune, [t[0] + c.base, t[1] + c.observe]); }
    console.log([...tot].map(([c, [a, b]]) => `${c} ${a.toFixed(0)} ${(b / a).toFixed(3)}`).join("\n"));
    void backtestIntervals;
  });
});
