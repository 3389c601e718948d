import { getSource } from "../../loaders/index.ts";
import { RUPTURES } from "../indicateurs/ruptures.ts";
import { parseFormule } from "../modele/formule.ts";
import { exploitationsDe } from "../modele/exploitation.ts";
import { origineDe, quantitesDe, type Definition, type Indicateur } from "../modele/indicateur.ts";
import { convient } from "../modele/portee.ts";
import type { ActionRupture, ObjetRupture, RuptureSerie } from "../modele/rupture.ts";
import type { ReglesEvolution } from "./evolution.ts";

/** La source qui porte ce que l'indicateur mesure : celle du numérateur d'un rapport. */
export const sourceDe = (d: Definition): string =>
  d.forme === "niveau" ? d.valeur.source : d.forme === "rapport" ? d.numerateur.source : d.source;

/** Les sources dont les ruptures touchent les valeurs d'un indicateur. */
const sourcesDe = ({ definitions, activite }: Indicateur): readonly string[] =>
  activite ? [activite.source] : definitions.map(sourceDe);

/**
 * Ce qui ne dépend que de la déclaration d'un indicateur, lue une fois. Chaque comparaison le demande, des milliers de fois par
 * rapport : chercher ses ruptures à chaque fois coûtait deux secondes.
 */
function parIndicateur<T extends object>(lire: (indicateur: Indicateur) => T): (indicateur: Indicateur) => T {
  const lus = new WeakMap<Indicateur, T>();
  return (indicateur) => {
    let lu = lus.get(indicateur);
    if (lu === undefined) lus.set(indicateur, (lu = lire(indicateur)));
    return lu;
  };
}

/** Les variables dont un indicateur est fait, telles que ses formules les écrivent. */
const variablesDe = parIndicateur((indicateur): readonly string[] =>
  indicateur.definitions.flatMap((d) => {
    if (d.forme === "variation") return [d.population];
    const quantites = d.forme === "niveau" ? [d.valeur] : [d.numerateur, d.denominateur];
    return quantites.flatMap((q) => parseFormule(q.formule).map((t) => t.motif));
  }),
);

const touche = (motifs: readonly string[] | undefined, noms: readonly string[]): boolean =>
  motifs?.some((motif) => noms.some((nom) => convient(motif, nom))) === true;

const concerne = (r: RuptureSerie, indicateur: Indicateur, sources: readonly string[]): boolean =>
  touche(r.indicateurs, [indicateur.code]) ||
  touche(r.sources, sources) ||
  touche(r.variables, variablesDe(indicateur));

/** Les ruptures d'un indicateur, par lui-même, par ses variables, par l'une des sources données, ou notées par le CCAS. */
const toutesDe = (indicateur: Indicateur, sources: readonly string[]): readonly RuptureSerie[] => [
  ...RUPTURES.filter((r) => concerne(r, indicateur, sources)),
  ...(indicateur.ruptures ?? []),
];

const trouver = (action: ActionRupture, indicateur: Indicateur, sources: readonly string[]): readonly RuptureSerie[] =>
  toutesDe(indicateur, sources).filter((r) => r.action === action);

/** Toutes les ruptures qui touchent un indicateur à l'une de ses mailles, chaque raison une fois. */
export function touchantes(indicateur: Indicateur): readonly RuptureSerie[] {
  const { definitions, niveaux } = indicateur;
  const origine = origineDe(indicateur);
  const sources = [...definitions.map(sourceDe), ...(origine ? [origine.source] : [])];
  const isSondee = exploitationsDe(definitions.flatMap(quantitesDe).map((q) => q.formule)).has("complementaire");
  const vues = toutesDe(indicateur, sources).filter(
    (r) => r.niveaux?.some((n) => niveaux.includes(n)) !== false && (r.objet !== "echantillon" || isSondee),
  );
  return vues.filter((r, i) => vues.findIndex((v) => v.code === r.code && v.raison === r.raison) === i);
}

/**
 * La rupture dont la donnée décide, à une année : son code et sa raison viennent de la table.
 * @throws {RangeError} si la table ne la connaît pas
 */
export function regleDe(objet: ObjetRupture, annee = Infinity): RuptureSerie {
  const trouvee = RUPTURES.findLast((r) => r.objet === objet && (r.depuis ?? 0) <= annee);
  if (!trouvee) throw new RangeError(`rupture must be declared, got ${objet}`);
  return trouvee;
}

/** Les coupures d'un indicateur, de la plus ancienne à la plus récente. */
export const rupturesDe = parIndicateur((indicateur): readonly RuptureSerie[] =>
  trouver("couper", indicateur, sourcesDe(indicateur)).toSorted((a, b) => (a.depuis ?? 0) - (b.depuis ?? 0)),
);

/** Pourquoi rien n'est diffusé à cette maille pour ce millésime, ou null. */
export const silenceDe = (indicateur: Indicateur, niveau: string, annee: number): RuptureSerie | null =>
  trouver("taire", indicateur, sourcesDe(indicateur)).find(
    (r) =>
      r.niveaux?.some((n) => n === niveau) !== false && annee >= (r.depuis ?? 0) && annee <= (r.jusqua ?? Infinity),
  ) ?? null;

const dire = ({ code, raison }: RuptureSerie): string => `${code} : ${raison}`;

/** Ce qui s'imprime sous les figures de l'indicateur : « R7 : … ». */
export const notesDe = (indicateur: Indicateur): readonly string[] =>
  trouver("noter", indicateur, sourcesDe(indicateur)).map((r) => `${dire(r)}.`);

/** Ce qui s'imprime sous les figures d'une source interne : « R30 : … ». */
export const notesDesSources = (sources: readonly string[]): readonly string[] =>
  RUPTURES.filter((r) => r.action === "noter" && touche(r.sources, sources)).map((r) => `${dire(r)}.`);

/** Règles de comparaison d'un indicateur : celles de la source du numérateur. */
export const reglesDe = parIndicateur((indicateur): Omit<ReglesEvolution, "perimetreChange" | "perimetreIncertain"> => {
  const d = indicateur.definitions[0];
  const premiere = sourcesDe(indicateur).slice(0, 1);
  const s = getSource(premiere[0] ?? "");
  const variables = s?.type === "mesures" ? s.variables : [];
  const numerateur = d?.forme === "rapport" ? parseFormule(d.numerateur.formule)[0]?.motif : undefined;
  const sienne = variables.find((v) => v.motif === numerateur)?.comparaison;
  const avertissements = trouver("avertir", indicateur, premiere).map(dire);
  return {
    comparaison: sienne ?? (s?.type === "mesures" ? s.comparaison : "annuelle"),
    ruptures: rupturesDe(indicateur),
    ecarts: trouver("refuser", indicateur, premiere),
    prudence: avertissements.length === 0 ? null : avertissements.join(" ; "),
  };
});
