import type { Indicateur } from "../../src/modele/indicateur.ts";
import { coupuresDe, SANS_JOURNAL, type Journal } from "../../src/modele/journal.ts";
import { enquetesCommunes } from "../../src/modele/recensement.ts";
import { SANS_REGLAGE } from "../../src/modele/reglages-ccas.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { isServi, type Statut } from "../../src/modele/statut.ts";
import type { Tendance } from "../../src/modele/tendance.ts";
import type { Niveau, Territoire } from "../../src/modele/territoire.ts";
import type { AgregatProtege, Edition, FichierLu, Lecture, ResultatSuivi } from "../../src/rapport/lecture.ts";

const COMMUNE: Territoire = { niveau: "commune", code: "00101", nom: "Ville-Témoin" };
const EPCI: Territoire = { niveau: "epci", code: "000000001", nom: "Pays témoin" };
const DEPARTEMENT: Territoire = { niveau: "departement", code: "00", nom: "Haute-Rive" };
const REGION: Territoire = { niveau: "region", code: "0R", nom: "Trois-Vals" };
const METROPOLE: Territoire = { niveau: "france", code: "FM", nom: "France métropolitaine" };
const FRANCE: Territoire = { niveau: "france", code: "F", nom: "France" };
const IRIS: readonly Territoire[] = ["Gare", "Bois-Joli", "Centre", "Usines"].map((nom, i) => ({
  niveau: "iris",
  code: `00101010${i + 1}`,
  nom,
}));

export const TERRITOIRES = { COMMUNE, EPCI, DEPARTEMENT, REGION, METROPOLE, FRANCE, IRIS };

type Court = Pick<Indicateur, "code" | "theme" | "libelle" | "sujet" | "unite" | "decimales" | "sens" | "nature">;

export const indicateur = (court: Court & Partial<Indicateur>): Indicateur => ({
  definitions: [],
  niveaux: ["commune"],
  definition: `Définition de ${court.sujet}.`,
  ...court,
});

export const INDICATEURS: readonly Indicateur[] = [
  indicateur({
    code: "DEM-01", theme: "demographie", libelle: "Population municipale", sujet: "la population municipale",
    unite: "habitants", decimales: 0, sens: "0", nature: "effectif",
  }),
  indicateur({
    code: "DEM-02", theme: "demographie", libelle: "Taux de variation annuel moyen de la population",
    sujet: "la variation annuelle moyenne de la population", unite: "% par an", decimales: 2, sens: "0", nature: "variation",
  }),
  indicateur({
    code: "DEM-09", theme: "demographie", libelle: "Part des 75 ans ou plus", sujet: "la part des 75 ans ou plus",
    unite: "%", decimales: 1, sens: "+", nature: "part",
  }),
  indicateur({
    code: "FAM-02", theme: "familles", libelle: "Part des monoparentales parmi les familles avec enfants",
    sujet: "la part des familles monoparentales", unite: "%", decimales: 1, sens: "+", nature: "part",
  }),
  indicateur({
    code: "REV-01", theme: "revenus", libelle: "Niveau de vie médian (€/an/UC)", sujet: "le niveau de vie médian",
    accord: "ms", unite: "€", decimales: 0, sens: "-", nature: "montant",
  }),
  indicateur({
    code: "REV-02", theme: "revenus", libelle: "Taux de pauvreté à 60 %", sujet: "le taux de pauvreté", accord: "ms",
    unite: "%", decimales: 0, sens: "+", nature: "part", bornes: [5, 95],
    pieges: ["R6 : l'Insee écrit 5 pour « 5 % ou moins »."],
  }),
  indicateur({
    code: "REV-10", theme: "revenus", libelle: "Foyers RSA pour 100 ménages",
    sujet: "le nombre de foyers bénéficiaires du RSA pour 100 ménages", accord: "ms",
    unite: "pour 100 ménages", decimales: 1, sens: "+", nature: "taux",
  }),
  indicateur({
    code: "EMP-06", theme: "emploi", libelle: "Part ouvriers + employés", sujet: "la part des ouvriers et employés",
    unite: "%", decimales: 1, sens: "0", nature: "part",
  }),
  indicateur({
    code: "JEU-07", theme: "jeunesse", libelle: "Taux de pauvreté, référent fiscal < 30 ans",
    sujet: "le taux de pauvreté des ménages jeunes", accord: "ms", unite: "%", decimales: 0, sens: "+", nature: "part",
  }),
]; // prettier-ignore

export interface Valeur {
  readonly v: number | null;
  readonly statut?: Statut;
  readonly motif?: string;
  readonly ic?: readonly [number, number];
  readonly segment?: number;
  readonly millesime?: string;
  readonly denominateur?: number;
}

/** `code|niveau|territoire` → année → valeur. */
export type Valeurs = Readonly<Record<string, Readonly<Record<number, number | Valeur>>>>;

const cle = (code: string, t: Territoire): string => `${code}|${t.niveau}|${t.code}`;

export const VALEURS: Valeurs = {
  [cle("DEM-01", COMMUNE)]: { 2013: 31204, 2018: 30480.4, 2022: 30112.7 },
  [cle("DEM-01", EPCI)]: { 2013: 80100, 2018: 80900 },
  [cle("DEM-02", COMMUNE)]: { 2018: { v: -0.468, millesime: "2013-2018" }, 2022: { v: -0.202, millesime: "2016-2022" } },
  [cle("DEM-09", COMMUNE)]: {
    2011: { v: 7.5, ic: [7.2, 7.8] }, 2016: { v: 8.12, ic: [7.81, 8.44] }, 2022: { v: 9.36, ic: [9.02, 9.71] },
  },
  [cle("DEM-09", DEPARTEMENT)]: { 2011: 9.1, 2016: 9.8, 2022: 10.6 },
  [cle("DEM-09", FRANCE)]: { 2011: 8.8, 2016: 9.1, 2022: 9.9 },
  [cle("FAM-02", COMMUNE)]: { 2016: { v: 24.1, ic: [22.4, 25.9] }, 2022: { v: 24.4, ic: [22.7, 26.2] } },
  [cle("REV-01", COMMUNE)]: { 2014: 17890, 2018: 18660, 2019: 19080, 2021: 19510 },
  [cle("REV-01", DEPARTEMENT)]: { 2014: 19800, 2018: 20940, 2019: 21500, 2021: 22210 },
  [cle("REV-02", COMMUNE)]: { 2014: 19, 2018: 20, 2019: 21, 2021: 22 },
  [cle("REV-02", EPCI)]: { 2014: 15.2, 2018: 15.8, 2019: 16.1 },
  [cle("REV-02", DEPARTEMENT)]: { 2014: 12.9, 2018: 13.0, 2019: 13.1 },
  [cle("REV-02", REGION)]: { 2014: 14.5, 2018: 14.8, 2019: { v: null, statut: "secret", motif: "secret statistique" } },
  [cle("REV-02", METROPOLE)]: { 2014: 14.1, 2018: 14.8, 2019: 14.5 },
  [cle("REV-02", IRIS[0] as Territoire)]: { 2019: 41 },
  [cle("REV-02", IRIS[1] as Territoire)]: { 2019: 5 },
  [cle("REV-02", IRIS[2] as Territoire)]: { 2019: 18.2 },
  [cle("REV-02", IRIS[3] as Territoire)]: { 2019: { v: null, statut: "secret", motif: "secret statistique" } },
  [cle("REV-10", COMMUNE)]: { 2020: { v: 11.2, statut: "estimation", motif: "foyers arrondis au multiple de 5" } },
  [cle("REV-10", METROPOLE)]: { 2020: 6.4 },
  [cle("EMP-06", COMMUNE)]: { 2016: { v: 52, segment: 0 }, 2022: { v: 49, segment: 1 } },
  [cle("JEU-07", COMMUNE)]: { 2021: { v: null, statut: "secret", motif: "secret statistique" } },
}; // prettier-ignore

export const FICHIERS: readonly FichierLu[] = [
  fichier("filosofi-cc", "Filosofi", "Insee", "2019", 2020, 2022),
  fichier("filosofi-cc", "Filosofi", "Insee", "2021", 2023, 2024),
  fichier("rp-comparateur", "Recensement de la population", "Insee", "2022", 2025, 2025),
];

function fichier(
  source: string,
  titre: string,
  producteur: string,
  millesime: string,
  cog: number,
  publie: number,
): FichierLu {
  return {
    source, titre, producteur, millesime, cog, publie, verifiee: "oui",
    page: `https://www.insee.fr/fr/statistiques/${source}`,
    licence: "Licence ouverte 2.0",
    fichier: `brut/${source}-${millesime}.csv`,
    sha256: `${source}-${millesime}`.padEnd(64, "0"),
    lues: 1310, gardees: 1300, refusees: 10,
  }; // prettier-ignore
}

export const AGREGATS: readonly AgregatProtege[] = [
  ...[2024, 2025].map((millesime, i) =>
    agregat("foyers_aides", "Foyers distincts aidés", null, millesime, 412 + 31 * i, "foyers"),
  ),
  ...["2024", "2025"].flatMap((an, i) =>
    ["01", "02", "03"].map((m, j) =>
      agregat(
        "passages_par_mois",
        "Passages à l'accueil par mois",
        `${an}-${m}`,
        Number(an),
        300 + 20 * i + 10 * j,
        "passages",
      ),
    ),
  ),
  agregat("passages_par_motif", "Passages par motif", "aide_alimentaire", 2025, 820, "passages"),
  agregat("passages_par_motif", "Passages par motif", "logement", 2025, 640, "passages"),
  agregat("passages_par_motif", "Passages par motif", "deces", 2025, null, "passages"),
  agregat("demandes_par_nature", "Demandes par nature", "energie", 2025, null, "demandes"),
];

function agregat(
  variable: string,
  libelle: string,
  modalite: string | null,
  millesime: number,
  valeur: number | null,
  unite: string,
): AgregatProtege {
  const statut = valeur === null ? "secret" : "valeur";
  return { source: "ccas-accueil", variable, modalite, millesime, valeur, statut, nature: "effectif", unite, libelle };
}

export interface Reglages {
  readonly edition?: Edition;
  readonly nomCommune?: string;
  readonly indicateurs?: readonly Indicateur[];
  readonly valeurs?: Valeurs;
  readonly agregats?: readonly AgregatProtege[];
  readonly tendances?: Readonly<Record<string, Tendance>>;
  readonly journal?: Journal;
}

/** Une Lecture entière tenue en mémoire, avec les mêmes règles de comparaison que la vraie, en plus court. */
export function lectureFactice({
  edition = "direction",
  nomCommune,
  indicateurs = INDICATEURS,
  valeurs = VALEURS,
  agregats = AGREGATS,
  tendances = {},
  journal = SANS_JOURNAL,
}: Reglages = {}): Lecture {
  const commune: Territoire = { ...COMMUNE, nom: nomCommune ?? COMMUNE.nom };
  const tous = [commune, EPCI, DEPARTEMENT, REGION, METROPOLE, FRANCE, ...IRIS];

  const serie = (code: string, niveau: Niveau, territoire: string): ResultatSuivi[] => {
    const t = tous.find((x) => x.niveau === niveau && x.code === territoire);
    const lues = valeurs[`${code}|${niveau}|${territoire}`];
    if (!t || !lues) return [];
    return Object.entries(lues).map(([annee, v]) =>
      resultat(code, t, Number(annee), typeof v === "number" ? { v } : v),
    );
  };
  const isRecensement = (code: string): boolean => !/^(?:REV|JEU-07)/.test(code);
  const isPermis = (code: string, a: ResultatSuivi, b: ResultatSuivi): boolean =>
    !isRecensement(code) || enquetesCommunes(a.annee, b.annee)?.length === 0;
  const supra = [EPCI, DEPARTEMENT, REGION, METROPOLE, FRANCE];
  const find = (code: string): Indicateur | undefined => indicateurs.find((i) => i.code === code);

  return {
    edition,
    annee: 2026,
    fictif: true,
    reglages: SANS_REGLAGE,
    nomCcas: `CCAS de ${commune.nom}`,
    perimetre: { commune, epci: EPCI, departement: DEPARTEMENT, region: REGION, iris: IRIS },
    fichiers: FICHIERS,
    catalogue: () => indicateurs,
    indicateurs: () => indicateurs,
    indicateur: find,
    serie,
    serieComparable(code, niveau, territoire) {
      const chaine: ResultatSuivi[] = [];
      for (const p of serie(code, niveau, territoire).reverse())
        if (chaine.every((q) => isPermis(code, p, q))) chaine.unshift(p);
      return chaine;
    },
    isRapprochable(code, niveau, territoire, debut, fin) {
      const points = serie(code, niveau, territoire);
      const [a, b] = [debut, fin].map((annee) => points.find((p) => p.annee === annee));
      return a !== undefined && b !== undefined && isPermis(code, a, b);
    },
    dernier: (code) => serie(code, "commune", commune.code).findLast((r) => isServi(r.statut)),
    comparaison(code) {
      const annees = supra.flatMap((t) =>
        serie(code, t.niveau, t.code)
          .filter((r) => isServi(r.statut))
          .map((r) => r.annee),
      );
      if (annees.length === 0) return [];
      const annee = Math.max(...annees);
      return [commune, ...supra].flatMap((t) => serie(code, t.niveau, t.code).filter((r) => r.annee === annee));
    },
    parIris: (code) => IRIS.flatMap((t) => serie(code, "iris", t.code)),
    evolution(code, niveau, territoire, debut, fin) {
      const points = serie(code, niveau, territoire);
      const [a, b] = [debut, fin].map((annee) => points.find((p) => p.annee === annee));
      return evolutionOf(find(code), a, b, isRecensement(code));
    },
    tendance: (code) => tendances[code],
    secret: null,
    agregats: (variable) => agregats.filter((a) => a.variable === variable),
    journal,
    coupures(variable) {
      const sources = agregats.filter((a) => a.variable === variable).map((a) => a.source);
      return coupuresDe(journal.ruptures, sources, [variable]);
    },
  };
}

function resultat(code: string, t: Territoire, annee: number, lu: Valeur): ResultatSuivi {
  const source = code.startsWith("REV") ? "filosofi-cc" : "rp-comparateur";
  const sha256 = `${source}-${annee}`.padEnd(64, "0");
  return {
    indicateur: code, territoire: t.code, niveau: t.niveau, nom: t.nom, annee,
    millesime: lu.millesime ?? String(annee), cog: null,
    valeur: lu.v, statut: lu.statut ?? "valeur", motif: lu.motif ?? null,
    unite: INDICATEURS.find((i) => i.code === code)?.unite ?? "",
    intervalle: lu.ic ?? null, methode: "", numerateur: null, denominateur: lu.denominateur ?? null,
    source, fichiers: [{ fichier: `brut/${source}-${annee}.csv`, sha256 }], segment: lu.segment ?? 0,
  }; // prettier-ignore
}

function evolutionOf(
  i: Indicateur | undefined,
  a: ResultatSuivi | undefined,
  b: ResultatSuivi | undefined,
  isRecensement: boolean,
): Resultat {
  const base = b ?? a;
  if (!i || !a || !b || !base || a.valeur === null || b.valeur === null)
    return { ...vide(base), statut: "absent", motif: "valeur absente" };
  if (a.segment !== b.segment) return { ...vide(base), statut: "refus", motif: "L'Insee a changé de nomenclature" };
  if (isRecensement && enquetesCommunes(a.annee, b.annee)?.length !== 0)
    return { ...vide(base), statut: "refus", motif: "Les deux millésimes partagent une enquête annuelle" };
  const millesime = `${a.annee}-${b.annee}`;
  if (i.nature === "part" || i.nature === "taux") {
    const marges = [a, b].map((p) => (p.intervalle ? (p.intervalle[1] - p.intervalle[0]) / 2 : null));
    const [ma, mb] = marges;
    const v = b.valeur - a.valeur;
    const marge = ma == null || mb == null ? null : Math.hypot(ma, mb);
    return {
      ...vide(base),
      millesime,
      valeur: v,
      statut: "valeur",
      unite: i.nature === "part" ? "points" : i.unite,
      intervalle: marge === null ? null : [v - marge, v + marge],
    };
  }
  return { ...vide(base), millesime, valeur: (b.valeur / a.valeur - 1) * 100, statut: "valeur", unite: "%" };
}

const vide = (r: ResultatSuivi | undefined): Resultat => ({
  indicateur: r?.indicateur ?? "", territoire: r?.territoire ?? "", niveau: r?.niveau ?? "commune", millesime: r?.millesime ?? "",
  cog: null, valeur: null, statut: "refus", motif: null, unite: "", intervalle: null, methode: "",
  numerateur: null, denominateur: null, source: r?.source ?? "", fichiers: r?.fichiers ?? [],
}); // prettier-ignore
