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
import { quantile } from "../../src/stats/quantile.ts";

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
      population: (annee) => each((s) => ages.map((age) => effectifs[s](age === OUVERT ? "108 et +" : age, annee))),
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

  it.each([2013, 2030, 2060])(
    "un an depuis %i : naissances à 5 près, chaque âge à 0,5 pour cent ou 40 personnes près",
    (annee) => {
      if (scenario === null) throw new Error("scénario absent");
      const [fin] = cohortComponent(scenario.population(annee), [scenario.etape(annee)], options);
      const publie = scenario.population(annee + 1);
      const { filles = NaN, garcons = NaN } = fin?.naissances ?? {};
      expect(Math.abs(filles + garcons - scenario.naissances(annee))).toBeLessThan(5);
      for (const sexe of ["femmes", "hommes"] as const) {
        // Le groupe ouvert, où la table de l'Insee distingue encore les âges, est laissé au total.
        publie[sexe].slice(0, OUVERT).forEach((n, age) => {
          const gap = Math.abs((fin?.[sexe][age] ?? NaN) - n);
          expect(gap, `${sexe}, ${age} ans`).toBeLessThanOrEqual(Math.max(40, 0.005 * n));
        });
      }
      expect(Math.abs(totalOf(fin ?? publie) / totalOf(publie) - 1)).toBeLessThan(2e-5);
    },
  );

  it("cinquante-sept ans d'un trait, de 2013 à 2070", () => {
    if (scenario === null) throw new Error("scénario absent");
    const annees = Array.from({ length: 57 }, (_, i) => 2013 + i);
    const fin = cohortComponent(scenario.population(2013), annees.map(scenario.etape), options).at(-1);
    const publie = scenario.population(2070);
    if (fin === undefined) throw new Error("projection vide");
    const part = (p: Pyramide, de: number, a: number): number =>
      sum([...p.femmes.slice(de, a), ...p.hommes.slice(de, a)]);
    const gap = (de: number, a: number): number => Math.abs(part(fin, de, a) / part(publie, de, a) - 1);
    expect(gap(0, OUVERT + 1)).toBeLessThan(2e-5); // 76,4 millions d'habitants à un millier près
    expect(gap(0, 15)).toBeLessThan(1e-5);
    expect(gap(15, 75)).toBeLessThan(2e-5);
    expect(gap(75, OUVERT + 1)).toBeLessThan(2e-4);
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
      // Didenheim a rejoint Brunstatt le 1er janvier 2016 : même périmètre aux trois dates, sinon + 28 % d'habitants.
      const code = row.CODGEO === "68070" ? "68056" : (row.CODGEO ?? "");
      const commune = communes.get(code) ?? { femmes: empty(), hommes: empty() };
      communes.set(code, commune);
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
  const departement = presentes ? ratios(add(rp2011.values()), add(rp2012.values())) : null;
  /** Chaque commune projetée de 2012 à 2016 par les rapports du département, face au recensement de 2016. */
  const controles = [...rp2016].flatMap(([commune, observes]) => {
    const recent = rp2012.get(commune);
    if (recent === undefined || departement === null) return [];
    const fin = hamiltonPerry(recent, departement, 4).at(-1) ?? recent;
    return (Object.keys(GROUPES) as Groupe[]).map((groupe) => {
      const [projete, observe] = [part(fin, groupe), observes[groupe]];
      return { commune, groupe, horizon: 4, projete, observe, inchange: part(recent, groupe) };
    });
  });
  const medianError = (groupe: Groupe, projected: "projete" | "inchange"): number =>
    quantile(
      controles.filter((c) => c.groupe === groupe).map((c) => Math.abs(c[projected] / c.observe - 1)),
      0.5,
    );

  it("à quatre ans, l'erreur médiane reste sous 6 % ; aux âges mûrs, bien moins que « rien ne change »", () => {
    expect(controles).toHaveLength(22 * 6);
    for (const groupe of Object.keys(GROUPES) as Groupe[]) expect(medianError(groupe, "projete")).toBeLessThan(0.06);
    // Là où les générations pleines vieillissent, la méthode gagne ; chez les jeunes, la mobilité l'emporte.
    expect(medianError("60-74", "projete")).toBeLessThan(0.5 * medianError("60-74", "inchange"));
    expect(medianError("45-59", "projete")).toBeLessThan(medianError("45-59", "inchange"));
  });

  it("les intervalles tirés des autres communes couvrent la leur au moins 8 fois sur 10", () => {
    let inside = 0;
    for (const controle of controles) {
      const autres = controles.filter((c) => c.commune !== controle.commune);
      const [r] = backtestIntervals([controle], autres, { confiance: 0.8 });
      if (r === undefined || "motif" in r) throw new Error("intervalle attendu");
      expect(r.controles).toBe(21);
      if (r.bas <= controle.observe && controle.observe <= r.haut) inside++;
    }
    expect(inside / controles.length).toBeGreaterThanOrEqual(0.8);
  });

  it("à dix ans, Mulhouse avertit : avec ses seuls rapports d'un an, enfants et aînés projetés 15 à 25 % trop haut", () => {
    const [ancien, recent] = [rp2011.get("68224"), rp2012.get("68224")];
    const chemin = resolve(DEMOGRAPHIE, "../rp_2022_extrait/TRANSCRIT_dossier_complet_light_mulhouse.csv");
    const rp2022 = readRows(chemin, ";").find((row) => row.CODGEO === "68224");
    if (ancien === undefined || recent === undefined || rp2022 === undefined || departement === null) {
      throw new Error("Mulhouse absente");
    }
    const propres = hamiltonPerry(recent, ratios(ancien, recent, departement), 10).at(-1) ?? recent;
    const observes = {
      "0-14": Number(rp2022.P22_POP0014),
      "75+": Number(rp2022.P22_POP7589) + Number(rp2022.P22_POP90P),
    };
    for (const groupe of ["0-14", "75+"] as const) {
      const erreur = part(propres, groupe) / observes[groupe] - 1;
      expect(erreur).toBeGreaterThan(0.15);
      expect(erreur).toBeLessThan(0.25);
    }
    // Rien n'a été contrôlé à cet horizon : pas d'intervalle, plutôt que d'emprunter les erreurs à quatre ans.
    const demande = { groupe: "75+", horizon: 10, projete: part(propres, "75+") };
    expect(backtestIntervals([demande], controles, { confiance: 0.8 })[0]).toMatchObject({
      motif: "trop peu de contrôles",
    });
  });
});
