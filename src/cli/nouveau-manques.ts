import { getSource, SOURCES } from "../../loaders/index.ts";
import { enumerer } from "../constats/accords.ts";
import { INDICATEURS } from "../indicateurs/index.ts";
import { quantitesDe, type Definition, type Indicateur } from "../modele/indicateur.ts";
import { isMailleDite, type Source, type SourceMesures } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";

/** Ce que le projet a d'une source : une ligne de millesimes.csv. */
export interface Livree {
  readonly source: string;
  readonly niveau: Niveau | null;
  readonly millesime: number | null;
}

/** Les mailles telles qu'on les lit, au pluriel. */
export const MAILLES: Partial<Record<Niveau, string>> = {
  commune: "communes",
  epci: "EPCI",
  departement: "départements",
  region: "régions",
  france: "France",
};

/** Deux sources équivalentes livrent les mêmes variables sous deux formes : un fichier par maille, ou un classeur. */
const isEquivalente = (a: Source, b: Source): boolean =>
  a.type === "mesures" && b.type === "mesures" && a.variables === b.variables;

const sourcesDe = (d: Definition): string[] => quantitesDe(d).map((q) => q.source);

/** Indicateurs que rien de présent ne permet de calculer, et que cette source seule permettrait. */
function indicateursApportes(
  source: Source,
  presentes: ReadonlySet<string>,
  indicateurs: readonly Indicateur[],
): string[] {
  return indicateurs
    .filter((i) => !i.definitions.some((d) => sourcesDe(d).every((s) => presentes.has(s))))
    .filter((i) => i.definitions.some((d) => sourcesDe(d).every((s) => presentes.has(s) || s === source.id)))
    .map((i) => i.code);
}

const isVerifiee = (id: string): boolean => getSource(id)?.verifie !== false;

/**
 * Une source de mesures dont aucun indicateur ne se sert n'est pas un manque : elle se lit par ses variables. Une source
 * jamais essayée ne se demande que si elle apporte un indicateur que rien d'autre ne donne.
 */
function isUtile(source: Source, presentes: ReadonlySet<string>): boolean {
  if (source.verifie === false) {
    const sansAutre = INDICATEURS.filter((i) => !i.definitions.some((d) => sourcesDe(d).every(isVerifiee)));
    return indicateursApportes(source, presentes, sansAutre).length > 0;
  }
  return (
    source.type === "referentiel" ||
    INDICATEURS.some((i) => i.definitions.some((d) => sourcesDe(d).includes(source.id)))
  );
}

function manqueSource(source: Source, presentes: ReadonlySet<string>): string {
  const apportes = indicateursApportes(source, presentes, INDICATEURS);
  const pourquoi = apportes.length === 0 ? "" : ` : apporterait ${enumerer(apportes)}`;
  return `${source.titre}${pourquoi} (${source.page})`;
}

/** Mailles livrées d'une source et de ses équivalentes, par millésime. */
function maillesLivrees(source: SourceMesures, livrees: readonly Livree[]): Map<number, Set<Niveau>> {
  const parAnnee = new Map<number, Set<Niveau>>();
  for (const { source: id, niveau, millesime } of livrees) {
    const autre = SOURCES.find((s) => s.id === id);
    if (millesime === null || autre === undefined || !(autre.id === source.id || isEquivalente(autre, source)))
      continue;
    const mailles = parAnnee.get(millesime) ?? new Set<Niveau>();
    const toutes =
      autre.type === "mesures" && autre.format.type === "classeur" ? autre.niveaux : niveau === null ? [] : [niveau];
    for (const n of toutes) mailles.add(n);
    parAnnee.set(millesime, mailles);
  }
  return parAnnee;
}

/** Un dernier millésime livré à certaines mailles seulement : pas de comparaison possible à cette date. */
function manqueMailles(source: SourceMesures, livrees: readonly Livree[]): string | null {
  const parAnnee = maillesLivrees(source, livrees);
  if (parAnnee.size === 0) return null;
  const dernier = Math.max(...parAnnee.keys());
  const absentes = source.niveaux.filter((n) => !parAnnee.get(dernier)?.has(n));
  if (absentes.length === 0) return null;
  const completes = [...parAnnee]
    .filter(([, mailles]) => source.niveaux.every((n) => mailles.has(n)))
    .map(([annee]) => annee);
  const suite = completes.length === 0 ? "pas de comparaison" : `pas de comparaison après ${Math.max(...completes)}`;
  return `${source.titre} ${dernier}, ${enumerer(absentes.map((n) => MAILLES[n] ?? n))} : ${suite} (${source.page})`;
}

/**
 * Ce qu'il faudrait encore, en phrases : géographie d'abord, sources sans aucun fichier, puis mailles qui manquent au
 * dernier millésime d'une source livrée maille par maille.
 */
export function listManques(livrees: readonly Livree[]): string[] {
  const presentes = new Set(livrees.map((l) => l.source));
  const isPresente = (s: Source): boolean =>
    presentes.has(s.id) || SOURCES.some((a) => presentes.has(a.id) && isEquivalente(a, s));
  const absentes = SOURCES.filter((s) => !isPresente(s) && isUtile(s, presentes)).filter(
    (s, i, toutes) => !toutes.slice(0, i).some((a) => isEquivalente(a, s)),
  );
  const mailles = SOURCES.flatMap((s) =>
    s.type === "mesures" && isMailleDite(s) && isPresente(s) ? (manqueMailles(s, livrees) ?? []) : [],
  );
  return [...absentes.map((s) => manqueSource(s, presentes)), ...mailles];
}
