import { createAlea } from "./alea.ts";
import { formatCsv, formatPoint, formatVirgule, UNIX } from "./csv.ts";
import { compter, naissancesDeces } from "./etat-civil.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { FilosofiCommune } from "./filosofi.ts";
import type { AnneeRp, Commune } from "./geographie.ts";
import type { Recensement } from "./population.ts";

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

/** Ce qui sépare deux éditions du comparateur de territoires : des années, une virgule, une marque du secret. */
interface EditionComparateur {
  readonly annee: AnneeRp;
  readonly precedente: AnneeRp;
  /** Suffixe et durée des naissances et décès entre deux recensements : `1621`, six années. */
  readonly periode: { readonly suffixe: string; readonly annees: number };
  readonly etatCivil: string;
  readonly filosofi: string;
  readonly etablissements: string;
  readonly colonneGz: "oui" | "non";
  readonly secret: "s" | "";
  readonly virgule: "oui" | "non";
  readonly finDeLigne: "\n" | "\r\n";
  readonly cog: number;
  readonly publie: number;
}

// prettier-ignore
const EDITIONS: readonly EditionComparateur[] = [
  { annee: 2016, precedente: 2011, periode: { suffixe: "1116", annees: 5 }, etatCivil: "18", filosofi: "15", etablissements: "16", colonneGz: "oui", secret: "", virgule: "non", finDeLigne: "\r\n", cog: 2018, publie: 2019 },
  { annee: 2022, precedente: 2016, periode: { suffixe: "1621", annees: 6 }, etatCivil: "24", filosofi: "21", etablissements: "24", colonneGz: "non", secret: "s", virgule: "oui", finDeLigne: "\n", cog: 2025, publie: 2025 },
];

/** Les colonnes du comparateur de cette édition, dans l'ordre du fichier officiel. */
function entete(e: EditionComparateur): string[] {
  const [a, b] = [String(e.annee).slice(2), String(e.precedente).slice(2)];
  const f = e.filosofi;
  const et = e.etablissements;
  return [
    ...["CODGEO", `P${a}_POP`, `P${b}_POP`, "SUPERF", `NAIS${e.periode.suffixe}`, `DECE${e.periode.suffixe}`],
    ...[`P${a}_MEN`, `NAISD${e.etatCivil}`, `DECESD${e.etatCivil}`, `P${a}_LOG`, `P${a}_RP`, `P${a}_RSECOCC`],
    ...[`P${a}_LOGVAC`, `P${a}_RP_PROP`, `NBMENFISC${f}`, `PIMP${f}`, `MED${f}`, `TP60${f}`, `P${a}_EMPLT`],
    ...[`P${a}_EMPLT_SAL`, `P${b}_EMPLT`, `P${a}_POP1564`, `P${a}_CHOM1564`, `P${a}_ACT1564`],
    ...[
      `ETTOT${et}`,
      `ETAZ${et}`,
      `ETBE${et}`,
      `ETFZ${et}`,
      `ETGU${et}`,
      ...(e.colonneGz === "oui" ? [`ETGZ${et}`] : []),
    ],
    ...[`ETOQ${et}`, `ETTEF1${et}`, `ETTEFP10${et}`],
  ];
}

/** Établissements par secteur : agriculture, industrie, construction, commerce et services, (dont commerce), administration. */
function etablissements(r: Recensement, graine: number, usage: string, e: EditionComparateur): number[] {
  const alea = createAlea(graine, `${usage} et`);
  const n = (r.emplois / 14) * Math.exp(alea.normal(0, 0.08));
  const [az, be, fz, gu, oq] = [0.012, 0.055, 0.085, 0.665, 0.183].map((p) => Math.round(n * p)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const total = az + be + fz + gu + oq;
  const gz = e.colonneGz === "oui" ? [Math.round(gu * 0.31)] : [];
  return [total, az, be, fz, gu, ...gz, oq, Math.round(total * 0.73), Math.round(total * 0.18)];
}

export interface EntreesComparateur {
  readonly communes: readonly Commune[];
  readonly recensement: (commune: Commune, annee: AnneeRp) => Recensement;
  /** Filosofi 2015 et 2021, par code de commune. */
  readonly filosofi: (millesime: 2015 | 2021, code: string) => FilosofiCommune;
  readonly graine: number;
}

function ligne(commune: Commune, e: EditionComparateur, entrees: EntreesComparateur): string[] {
  const r = entrees.recensement(commune, e.annee);
  const avant = entrees.recensement(commune, e.precedente);
  const f = entrees.filosofi(e.filosofi === "15" ? 2015 : 2021, commune.code);
  const usage = `${commune.code} ${e.annee}`;
  const compte = (x: number, quoi: string): string => String(compter(x, entrees.graine, `${usage} ${quoi}`));
  const [debut, fin] = [naissancesDeces(avant), naissancesDeces(r)];
  const secret = (x: number | null, decimales: number): string =>
    x === null ? e.secret : e.virgule === "oui" ? formatVirgule(x, decimales) : String(Math.round(x));
  const decimales = 1; // `37,0` : le comparateur récent écrit les parts communales avec une décimale nulle
  return [
    commune.code,
    String(Math.round(r.pop)),
    String(Math.round(avant.pop)),
    formatPoint(commune.superficie),
    compte(((debut.naissances + fin.naissances) / 2) * e.periode.annees, "naissances"),
    compte(((debut.deces + fin.deces) / 2) * e.periode.annees, "deces"),
    formatPoint(r.rp),
    compte(fin.naissances * 0.95, "naissances annee"),
    compte(fin.deces * 1.02, "deces annee"),
    formatPoint(r.rp + r.secondaires + r.vacants),
    ...[r.rp, r.secondaires, r.vacants, r.proprietaires].map(formatPoint),
    f.menages === null ? e.secret : String(f.menages),
    secret(f.pimp, decimales),
    f.mediane === null ? e.secret : String(f.mediane),
    secret(f.tp60, decimales),
    ...[r.emplois, r.salaries, avant.emplois, somme(r.pop1564), somme(r.chomeurs), somme(r.actifs)].map(formatPoint),
    ...etablissements(r, entrees.graine, usage, e).map(String),
  ];
}

/** `base_cc_comparateur_2016.csv` et `_2022.csv` : toutes les communes, dans la mise en page de leur époque. */
export function fichiersComparateur(entrees: EntreesComparateur): FichierDemonstration[] {
  return EDITIONS.map((e) => ({
    chemin: `brut/rp/base_cc_comparateur_${e.annee}.csv`,
    contenu: formatCsv(
      entete(e),
      entrees.communes.map((c) => ligne(c, e, entrees)),
      { ...UNIX, finDeLigne: e.finDeLigne },
    ),
    source: "rp-comparateur",
    niveau: "",
    millesime: e.annee,
    cog: e.cog,
    publie: e.publie,
  }));
}
