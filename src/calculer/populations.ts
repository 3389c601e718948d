import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Pyramide } from "../indicateurs/pyramides.ts";
import type { PopulationParAge } from "../modele/population.ts";
import type { Territoire } from "../modele/territoire.ts";
import { citation, type Contexte } from "./contexte.ts";
import { interdit } from "./evolution.ts";
import { perimetreEntre, type Perimetres } from "./perimetre.ts";

type Sexe = "femmes" | "hommes";

interface Ligne {
  readonly fichier: number;
  readonly annee: number;
  readonly rang: number;
  readonly sexe: Sexe;
  readonly valeur: number | null;
}

/** Combien des colonnes d'un groupe un fichier a ; `annee` : null si ses lignes sont datées. */
interface Connue {
  readonly fichier: number;
  readonly annee: number | null;
  readonly rang: number;
  readonly sexe: Sexe;
  readonly colonnes: number;
}

/** Une variable attendue par ligne : son motif, son groupe, son sexe. */
const attendues = ({ groupes }: Pyramide): string =>
  groupes
    .flatMap((g, rang) =>
      (["femmes", "hommes"] as const).flatMap((sexe) =>
        g[sexe].map((motif) => `(${quoteText(motif)}, ${rang}, ${quoteText(sexe)})`),
      ),
    )
    .join(", ");

/**
 * La population par sexe et âge d'un territoire, par année croissante, d'une seule source. D'un fichier qui donne le territoire, une ligne
 * absente vaut zéro (POP1B n'écrit pas les âges sans personne) ; une case vide ou secrète, ou une colonne que le fichier n'a pas, ôte
 * le groupe. Deux fichiers d'une même
 * année : le dernier publié.
 */
async function readSource(
  connexion: Connexion,
  pyramide: Pyramide,
  { niveau, code }: Territoire,
  { fichiers }: Contexte,
): Promise<PopulationParAge[]> {
  const lignes = await connexion.rows<Ligne>(`
    with attendue(motif, rang, sexe) as (values ${attendues(pyramide)}),
    lue as (
      select m.fichier, m.millesime::integer as annee, a.rang, a.sexe, m.valeur
      from attendue a join variable v on v.source = ${quoteText(pyramide.source)} and v.motif = a.motif
      join mesure m on m.variable = v.id
      where m.niveau = ${quoteText(niveau)} and m.territoire = ${quoteText(code)}
    )
    select fichier, annee, rang, sexe,
      case when count(valeur) = count(*) then sum(valeur::decimal(38, 12))::double end as valeur
    from lue group by all order by annee, fichier`);
  const connues = await connexion.rows<Connue>(`
    with attendue(motif, rang, sexe) as (values ${attendues(pyramide)})
    select v.fichier, v.millesime::integer as annee, a.rang, a.sexe, count(distinct a.motif)::integer as colonnes
    from attendue a join variable v on v.source = ${quoteText(pyramide.source)} and v.motif = a.motif group by all`);
  const parAnnee = new Map<number, Ligne[]>();
  for (const l of lignes) {
    const deja = parAnnee.get(l.annee);
    const publie = (fichier: number | undefined): number =>
      fichier === undefined ? -1 : (fichiers.get(fichier)?.publie ?? 0);
    if (!deja || deja[0]?.fichier === l.fichier) parAnnee.set(l.annee, [...(deja ?? []), l]);
    else if (publie(l.fichier) > publie(deja[0]?.fichier)) parAnnee.set(l.annee, [l]);
  }
  return [...parAnnee].map(([annee, siennes]) => {
    const f = fichiers.get(siennes[0]?.fichier ?? -1);
    const isEntier = (rang: number, sexe: Sexe): boolean =>
      connues.some(
        (c) =>
          c.fichier === f?.id &&
          (c.annee ?? annee) === annee &&
          c.rang === rang &&
          c.sexe === sexe &&
          c.colonnes === pyramide.groupes[rang]?.[sexe].length,
      );
    const colonne = (sexe: Sexe): (number | null)[] =>
      pyramide.groupes.map((_, rang) => {
        if (!isEntier(rang, sexe)) return null;
        const l = siennes.find((s) => s.rang === rang && s.sexe === sexe);
        return l ? l.valeur : 0;
      });
    return {
      annee,
      groupes: pyramide.groupes.map((g) => g.libelle),
      femmes: colonne("femmes"),
      hommes: colonne("hommes"),
      cog: f?.cog ?? null,
      source: f ? citation(f) : "",
      fichiers: f ? [{ fichier: f.fichier, sha256: f.sha256 }] : [],
    };
  });
}

/**
 * La dernière population par sexe et âge d'un territoire, précédée de la plus ancienne qu'il est permis d'en rapprocher (enquêtes
 * disjointes, même périmètre). La première source qui en donne deux ; à défaut, la première qui en donne une. Vide si aucune ne la donne.
 */
export async function readPopulations(
  connexion: Connexion,
  pyramides: readonly Pyramide[],
  territoire: Territoire,
  contexte: Contexte,
  perimetres: Perimetres,
): Promise<readonly PopulationParAge[]> {
  let seule: readonly PopulationParAge[] = [];
  for (const pyramide of pyramides) {
    const lues = (await readSource(connexion, pyramide, territoire, contexte)).filter(({ femmes, hommes }) =>
      [...femmes, ...hommes].some((n) => n !== null && n > 0),
    );
    const derniere = lues.at(-1);
    if (!derniere) continue;
    const premiere = lues.find((p) => {
      const regles = {
        comparaison: "enquetes-disjointes",
        ruptures: [],
        ecarts: [],
        prudence: null,
        ...perimetreEntre(perimetres, territoire, p, derniere),
      } as const;
      return p.annee < derniere.annee && interdit(p.annee, derniere.annee, regles) === null;
    });
    if (premiere) return [premiere, derniere];
    if (seule.length === 0) seule = [derniere];
  }
  return seule;
}
