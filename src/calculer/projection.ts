import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { AgesDetailles } from "../indicateurs/pyramides.ts";
import {
  CHAMPS_PROJETES,
  type ChampProjete,
  type EffectifProjete,
  type Projection,
  type SansProjection,
} from "../modele/projection.ts";
import type { Territoire } from "../modele/territoire.ts";
import { annualCohortRatios } from "../stats/annual-cohort-ratios.ts";
import { backtestIntervals, type ControleProjection } from "../stats/backtest-intervals.ts";
import { cohortChangeRatios, type RapportsCohortes } from "../stats/cohort-change-ratios.ts";
import { hamiltonPerry } from "../stats/hamilton-perry.ts";
import type { Pyramide } from "../stats/pyramide.ts";
import { citation, type Contexte } from "./contexte.ts";
import { interdit } from "./evolution.ts";
import { perimetreEntre, type Perimetres } from "./perimetre.ts";

/** Quatre fois sur cinq : neuf communes suffisent à l'encadrer (`backtestIntervals`). */
const CONFIANCE = 0.8;
/** Communes où la méthode s'essaie, les plus proches par la taille : assez pour des quantiles, assez peu pour se ressembler. */
const VOISINES = 60;
/** Une commune plus petite se projette moins bien : ses erreurs donnent une marge prudente. Plus grande, elles en donneraient une flatteuse. */
const TAILLES = { petite: 1 / 12, grande: 3 } as const;

type Recensements = ReadonlyMap<number, Pyramide>;

/** Les fichiers d'âges d'une année : le dernier publié. */
interface Millesime {
  readonly annee: number;
  readonly fichier: number;
  readonly cog: number | null;
}

async function readMillesimes(connexion: Connexion, source: string, { fichiers }: Contexte): Promise<Millesime[]> {
  const rows = await connexion.rows<{ fichier: number; annee: number }>(
    `select distinct fichier, millesime::integer as annee from variable where source = ${quoteText(source)} and millesime is not null`,
  );
  const parAnnee = new Map<number, Millesime>();
  const publie = (fichier: number): number => fichiers.get(fichier)?.publie ?? 0;
  for (const { fichier, annee } of rows.toSorted((a, b) => publie(a.fichier) - publie(b.fichier) || a.fichier - b.fichier))
    parAnnee.set(annee, { annee, fichier, cog: fichiers.get(fichier)?.cog ?? null });
  return [...parAnnee.values()].sort((a, b) => a.annee - b.annee);
} // prettier-ignore

/** Les communes dont la taille approche celle du sujet, et lui, au recensement de départ de l'essai. */
const voisinesSql = (source: string, { fichier }: Millesime, sujet: string): string => `
  with taille as (
    select m.territoire, sum(m.valeur) as n from mesure m join variable v on v.id = m.variable
    where v.source = ${quoteText(source)} and v.fichier = ${fichier} and m.niveau = 'commune' group by m.territoire having n > 0
  ), ici as (select n from taille where territoire = ${quoteText(sujet)})
  select t.territoire from taille t, ici where t.n / ici.n between ${TAILLES.petite} and ${TAILLES.grande} or t.territoire = ${quoteText(sujet)}
  order by abs(ln(t.n / ici.n)), t.territoire limit ${VOISINES + 1}`;

interface LigneAge {
  readonly territoire: string;
  readonly annee: number;
  readonly sexe: number;
  readonly age: number;
  readonly valeur: number | null;
}

/** Les pyramides par année d'âge de quelques communes ; un âge sans ligne vaut zéro, une case vide ou secrète ôte la commune. */
async function readPyramides(
  connexion: Connexion,
  { source, femmes, hommes }: AgesDetailles,
  millesimes: readonly Millesime[],
  communes: readonly string[],
): Promise<ReadonlyMap<string, Recensements>> {
  const motifs = [hommes, femmes].flatMap((variables, sexe) =>
    variables.map((motif, age) => `(${quoteText(motif)}, ${sexe}, ${age})`),
  );
  const lignes = await connexion.rows<LigneAge>(`
    with attendue(motif, sexe, age) as (values ${motifs.join(", ")})
    select m.territoire, v.millesime::integer as annee, a.sexe, a.age, m.valeur
    from attendue a join variable v on v.motif = a.motif and v.source = ${quoteText(source)} and v.fichier in (${millesimes.map((m) => m.fichier).join(", ")})
    join mesure m on m.variable = v.id where m.niveau = 'commune' and m.territoire in (${communes.map(quoteText).join(", ")})`);
  const lues = new Map<string, Map<number, { femmes: number[]; hommes: number[] }>>();
  const trouees = new Set(lignes.flatMap((l) => (l.valeur === null ? [`${l.territoire} ${l.annee}`] : [])));
  for (const { territoire, annee, sexe, age, valeur } of lignes) {
    if (valeur === null || trouees.has(`${territoire} ${annee}`)) continue;
    const siennes = lues.get(territoire) ?? new Map<number, { femmes: number[]; hommes: number[] }>();
    lues.set(territoire, siennes);
    const p = siennes.get(annee) ?? { femmes: femmes.map(() => 0), hommes: hommes.map(() => 0) };
    siennes.set(annee, p);
    (sexe === 0 ? p.hommes : p.femmes)[age] = valeur;
  }
  return lues;
}

const effectifDe = ({ femmes, hommes }: Pyramide, champ: ChampProjete): number =>
  [femmes, hommes].reduce((s, ages) => s + ages.slice(CHAMPS_PROJETES[champ][0]).reduce((n, x) => n + x, 0), 0);

const add = (pyramides: readonly Pyramide[]): Pyramide | null => {
  const [premiere] = pyramides;
  if (!premiere) return null;
  const somme = (sexe: "femmes" | "hommes"): number[] =>
    premiere[sexe].map((_, age) => pyramides.reduce((s, p) => s + (p[sexe][age] ?? 0), 0));
  return { femmes: somme("femmes"), hommes: somme("hommes") };
};

/** Projette un territoire de `annees` ans d'après deux recensements ; null si un âge vide n'a pas de remplaçant. */
function project(ancien: Pyramide, recent: Pyramide, intervalle: number, annees: number, defaut: RapportsCohortes | null): Pyramide | null {
  const rapports = annualCohortRatios(ancien, recent, { intervalle, ...(defaut ? { defaut } : {}) });
  return "motif" in rapports ? null : (hamiltonPerry(recent, rapports, annees).at(-1) ?? null);
} // prettier-ignore

/** Les rapports de toutes les communes réunies : ils remplacent ceux qu'un âge vide d'une commune empêche. */
function rapportsEnsemble(
  pyramides: ReadonlyMap<string, Recensements>,
  debut: number,
  fin: number,
): RapportsCohortes | null {
  const paires = [...pyramides.values()].flatMap((r) => {
    const [a, b] = [r.get(debut), r.get(fin)];
    return a && b ? [[a, b] as const] : [];
  });
  const [ancien, recent] = [add(paires.map(([a]) => a)), add(paires.map(([, b]) => b))];
  if (!ancien || !recent) return null;
  const rapports = cohortChangeRatios(ancien, recent, { pas: 1, intervalle: fin - debut });
  return "motif" in rapports ? null : rapports;
}

/**
 * Projette la population d'une commune par ses deux derniers recensements comparables (Hamilton et Perry, par année d'âge), à
 * l'horizon de l'intervalle qui les sépare, et l'encadre des erreurs que la même méthode a faites, un recensement plus tôt, dans les
 * communes de taille voisine que les fichiers donnent. L'écart médian de cet essai corrige l'effectif projeté.
 * @returns la projection, ou la raison pour laquelle il n'y en a pas.
 */
export async function readProjection(
  connexion: Connexion,
  ages: AgesDetailles,
  territoire: Territoire,
  contexte: Contexte,
  perimetres: Perimetres,
): Promise<Projection | SansProjection> {
  if (territoire.niveau !== "commune") return { raison: "la projection se fait à la commune" };
  const millesimes = await readMillesimes(connexion, ages.source, contexte);
  const admis = (commune: string, a: Millesime, b: Millesime): string | null =>
    interdit(a.annee, b.annee, {
      ...{ comparaison: "enquetes-disjointes", ruptures: [], ecarts: [], prudence: null },
      ...perimetreEntre(perimetres, { niveau: "commune", code: commune }, a, b),
    })?.motif ?? null;
  const recent = millesimes.at(-1);
  const ancien = millesimes.findLast((m) => recent && m.annee < recent.annee && admis(territoire.code, m, recent) === null);
  if (!recent || !ancien) return { raison: raisonSans(millesimes, recent, (m, r) => admis(territoire.code, m, r)) };
  const intervalle = recent.annee - ancien.annee;
  const premier = millesimes.findLast((m) => m.annee < ancien.annee && [ancien, recent].every((x) => admis(territoire.code, m, x) === null));
  const lus = premier ? [premier, ancien, recent] : [ancien, recent];
  const voisines = await connexion.rows<{ territoire: string }>(voisinesSql(ages.source, ancien, territoire.code));
  if (voisines.length === 0) return { raison: `les fichiers ne donnent pas la commune au recensement de ${ancien.annee}` };
  const pyramides = await readPyramides(connexion, ages, lus, voisines.map((v) => v.territoire)); // prettier-ignore
  const ici = pyramides.get(territoire.code);
  const [avant, apres] = [ici?.get(ancien.annee), ici?.get(recent.annee)];
  const defaut = rapportsEnsemble(pyramides, ancien.annee, recent.annee);
  if (!ici || !avant || !apres)
    return { raison: "les fichiers ne donnent pas toutes les années d'âge de la commune à deux recensements comparables" };
  const fin = project(avant, apres, intervalle, intervalle, defaut);
  if (!fin) return { raison: `personne n'a certains âges en ${ancien.annee}, ni dans la commune ni dans celles que les fichiers donnent` };
  const controles = premier
    ? essayer(pyramides, territoire.code, [premier, ancien, recent], (c) =>
        [[premier, ancien], [ancien, recent]].every(([a, b]) => a && b && admis(c, a, b) === null),
      )
    : [];
  const champs = Object.keys(CHAMPS_PROJETES) as ChampProjete[];
  const tailles = controles.flatMap((c) => (c.groupe === "total" ? [c.depart] : []));
  const cites = lus.flatMap((m) => contexte.fichiers.get(m.fichier) ?? []);
  return {
    depuis: [ancien.annee, recent.annee],
    horizon: recent.annee + intervalle,
    effectifs: champs.map((champ): EffectifProjete => {
      const brut = effectifDe(fin, champ);
      const [encadre] = backtestIntervals([{ groupe: champ, horizon: intervalle, projete: brut }], controles, { confiance: CONFIANCE }); // prettier-ignore
      const isEncadre = encadre !== undefined && !("motif" in encadre);
      return {
        champ,
        observes: lus.flatMap(({ annee }) => {
          const p = ici.get(annee);
          return p ? [{ annee, valeur: effectifDe(p, champ) }] : [];
        }),
        projete: isEncadre ? brut * (1 + encadre.biais) : brut,
        bornes: isEncadre ? [encadre.bas, encadre.haut] : null,
        biais: isEncadre ? encadre.biais : null,
      };
    }),
    controles: new Set(controles.map((c) => c.commune)).size,
    tailles: tailles.length > 0 ? [Math.min(...tailles), Math.max(...tailles)] : null,
    essai: premier ? [premier.annee, ancien.annee, recent.annee] : null,
    confiance: CONFIANCE,
    source: cites.map(citation).join(" ; "),
    cog: recent.cog,
    fichiers: cites.map(({ fichier, sha256 }) => ({ fichier, sha256 })),
  };
} // prettier-ignore

/** Une voisine projetée d'avance, et ce qu'elle comptait au départ. */
type Essai = ControleProjection & { readonly commune: string; readonly depart: number };

/** L'essai d'avance : chaque voisine projetée jusqu'au dernier recensement par les deux d'avant, face à ce qu'il a compté. */
function essayer(
  pyramides: ReadonlyMap<string, Recensements>,
  sujet: string,
  [premier, depart, constate]: readonly [Millesime, Millesime, Millesime],
  isAdmise: (commune: string) => boolean,
): readonly Essai[] {
  const defaut = rapportsEnsemble(pyramides, premier.annee, depart.annee);
  const horizon = constate.annee - depart.annee;
  return [...pyramides].flatMap(([commune, r]) => {
    const [a, b, observe] = [premier, depart, constate].map((m) => r.get(m.annee));
    if (commune === sujet || !a || !b || !observe || !isAdmise(commune)) return [];
    const fin = project(a, b, depart.annee - premier.annee, horizon, defaut);
    if (!fin) return [];
    return (Object.keys(CHAMPS_PROJETES) as ChampProjete[]).flatMap((champ) => {
      const projete = effectifDe(fin, champ);
      const depart = effectifDe(b, champ);
      return projete > 0
        ? [{ commune, depart, groupe: champ, horizon, projete, observe: effectifDe(observe, champ) }]
        : [];
    });
  });
}

/** Ce qui manque : les fichiers, ou deux recensements qui ne partagent aucune enquête. */
function raisonSans(
  millesimes: readonly Millesime[],
  recent: Millesime | undefined,
  motifOf: (m: Millesime, recent: Millesime) => string | null,
): string {
  const avant = millesimes.at(-2);
  if (!recent) return "aucun fichier chargé ne donne la population par année d'âge";
  if (!avant) return `il faut la population par année d'âge de deux recensements, et seul celui de ${recent.annee} est chargé`;
  return motifOf(avant, recent) ?? "deux recensements ne se comparent pas";
} // prettier-ignore
