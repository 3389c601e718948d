import { GENRES } from "../modele/genre.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import { enquetes, enquetesCommunes } from "../modele/recensement.ts";
import { isPerimetreElargi } from "../modele/perimetre-elargi.ts";
import type { Resultat } from "../modele/resultat.ts";
import { isServi } from "../modele/statut.ts";
import { differenceProportions } from "../stats/difference-proportions.ts";
import { differenceRates } from "../stats/difference-rates.ts";
import { regleDe } from "./regles.ts";

/** Ce qu'il faut savoir des deux valeurs pour oser les rapprocher. */
export interface ReglesEvolution {
  readonly comparaison: "enquetes-disjointes" | "annuelle";
  /** Coupures : rien ne se compare de part et d'autre. */
  readonly ruptures: readonly RuptureSerie[];
  /** Écarts minimaux : rien ne se compare à moins de tant d'années. */
  readonly ecarts: readonly RuptureSerie[];
  readonly prudence: string | null;
  /** Le périmètre a-t-il changé entre les deux géographies ? Null si on l'ignore. */
  readonly perimetreChange: string | null;
  readonly perimetreIncertain: string | null;
}

type Verdict = Pick<Resultat, "statut" | "motif">;

const refus = (motif: string): Verdict => ({ statut: "refus", motif });

/** Le plus récent millésime antérieur sans enquête commune avec `fin`. */
export function dernierComparable(fin: number): number | null {
  for (let debut = fin - 1; debut >= 2006; debut--) if (enquetesCommunes(debut, fin)?.length === 0) return debut;
  return null;
}

/** Les interdits, dans l'ordre : rupture déclarée, années trop proches, enquêtes partagées, périmètre. Null : la comparaison est permise. */
export function interdit(debut: number, fin: number, regles: ReglesEvolution): Verdict | null {
  const rupture = regles.ruptures.find(({ depuis }) => depuis !== null && debut < depuis && fin >= depuis);
  if (rupture) return refus(`${rupture.code} : ${rupture.raison} ; ${debut} et ${fin} ne se comparent pas`);
  const proche = regles.ecarts.find((r) => fin - debut < (r.ecartMinimal ?? 0));
  if (proche) return refus(`${proche.code} : ${proche.raison}`);
  if (regles.comparaison === "enquetes-disjointes") {
    const communes = enquetesCommunes(debut, fin);
    if (communes === null)
      return refus(
        `${regleDe("enquetes", 0).code} : enquêtes annuelles inconnues pour ${enquetes(debut) ? fin : debut}`,
      );
    if (communes.length > 0) {
      const autre = dernierComparable(fin);
      return refus(
        `${regleDe("enquetes", fin).code} : les recensements de ${debut} et ${fin} partagent ${communes.length > 1 ? "les enquêtes" : "l'enquête"} de ${communes.join(", ")}` +
          (autre === null ? "" : ` ; ${fin} se compare à ${autre}`),
      );
    }
  }
  return regles.perimetreChange === null ? null : refus(regles.perimetreChange);
}

/** Points pour une part, un taux ou un ratio, pour cent pour un effectif ou un montant, différence pour un indice. */
export const uniteEvolution = (indicateur: Indicateur): string => GENRES[indicateur.nature].evolution;

/** Moins de 20 : un pourcentage d'évolution n'y veut rien dire (docs/regles.md). */
const EFFECTIF_MINIMAL = 20;

function mesurer(a: number, b: number, indicateur: Indicateur): number | null {
  if (uniteEvolution(indicateur) !== "%") return b - a;
  return a === 0 || (indicateur.nature === "effectif" && a < EFFECTIF_MINIMAL) ? null : 100 * (b / a - 1);
}

/** Pour cent, pour mille… : ce qui mène du rapport à la valeur servie ; null si le rapport est nul. */
const echelleDe = ({ valeur, numerateur: n, denominateur: d }: Resultat): number | null =>
  valeur === null || n === null || d === null || n === 0 ? null : (valeur * d) / n;

function intervalleDe(a: Resultat, b: Resultat, indicateur: Indicateur): readonly [number, number] | null {
  const genre = GENRES[indicateur.nature].intervalle;
  if (genre === null || !a.intervalle || !b.intervalle) return null;
  const [na, da, nb, db] = [a.numerateur, a.denominateur, b.numerateur, b.denominateur];
  if (na === null || da === null || nb === null || db === null) return null;
  const { bas, haut } =
    genre === "wilson"
      ? differenceProportions({ numerateur: nb, denominateur: db }, { numerateur: na, denominateur: da })
      : differenceRates({ evenements: nb, population: db }, { evenements: na, population: da });
  const echelle = echelleDe(a) ?? echelleDe(b);
  return echelle === null ? null : [echelle * bas, echelle * haut];
}

const METHODES_ECART = {
  wilson: "différence ; intervalle de Newcombe à 95 %, sans effet du plan de sondage",
  byar: "différence ; intervalle à 95 % d'après ceux de Byar (Zou et Donner)",
} as const;

const bornee = (r: Resultat, indicateur: Indicateur): boolean =>
  indicateur.bornes !== undefined && r.valeur !== null && indicateur.bornes.includes(r.valeur);

/**
 * L'évolution d'un indicateur entre deux résultats du même territoire : sa valeur, ou la règle qui l'interdit.
 * Points pour les parts et taux, pour cent (euros courants) pour effectifs et montants.
 */
export function evolution(a: Resultat, b: Resultat, indicateur: Indicateur, regles: ReglesEvolution): Resultat {
  const [debut, fin] = [Number(a.millesime), Number(b.millesime)];
  const commun: Resultat = {
    ...b,
    millesime: `${debut}-${fin}`,
    unite: uniteEvolution(indicateur),
    valeur: null,
    intervalle: null,
    methode:
      uniteEvolution(indicateur) === "%"
        ? `évolution relative${indicateur.nature === "montant" ? ", euros courants" : ""}`
        : "différence",
    numerateur: null,
    denominateur: null,
    fichiers: [...new Map([...a.fichiers, ...b.fichiers].map((f) => [f.fichier, f])).values()],
    source: [...new Set([a.source, b.source])].join(" ; "),
  };
  const defendu = interdit(debut, fin, regles);
  if (defendu) return { ...commun, ...defendu };
  for (const r of [a, b])
    if (!isServi(r.statut)) return { ...commun, statut: r.statut, motif: `${r.millesime} : ${r.motif ?? ""}` };
  if (isPerimetreElargi(a) !== isPerimetreElargi(b))
    return {
      ...commun,
      statut: "refus",
      motif: `${regleDe("perimetre").code} : la valeur de ${isPerimetreElargi(a) ? debut : fin} comprend aussi une autre commune, pas celle de ${isPerimetreElargi(a) ? fin : debut}`,
    };
  if (bornee(a, indicateur) || bornee(b, indicateur))
    return {
      ...commun,
      statut: "non_calculable",
      motif: `${regleDe("bornes").code} : une des deux valeurs est bornée à ${indicateur.bornes?.join(" ou à ") ?? ""} par le producteur`,
    };
  const valeur = mesurer(a.valeur ?? 0, b.valeur ?? 0, indicateur);
  if (valeur === null)
    return {
      ...commun,
      statut: "non_calculable",
      motif:
        a.valeur === 0
          ? `pas de pourcentage d'évolution à partir de zéro`
          : `pas de pourcentage d'évolution sur un effectif de moins de ${EFFECTIF_MINIMAL}`,
    };

  const intervalle = intervalleDe(a, b, indicateur);
  const methode = intervalle ? METHODES_ECART[indicateur.nature === "part" ? "wilson" : "byar"] : commun.methode;
  const leurs = [a, b].filter((r) => r.motif !== null).map((r) => `${r.millesime} : ${r.motif ?? ""}`);
  const reserves = [regles.perimetreIncertain, regles.prudence, ...leurs].filter((m): m is string => m !== null);
  const prudent =
    (regles.prudence ?? regles.perimetreIncertain) !== null || [a, b].some((r) => r.statut === "avertissement");
  const statut = prudent ? "avertissement" : leurs.length > 0 ? "estimation" : "valeur";
  return { ...commun, valeur, intervalle, methode, statut, motif: reserves.length > 0 ? reserves.join(" ; ") : null };
}
