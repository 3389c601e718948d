import type { Connexion } from "../entrepot/entrepot.ts";
import { variableId } from "./cases.ts";
import type { ColonneVariable } from "./entete.ts";
import { dePiece } from "./lieux.ts";
import type { Livraison } from "./mesures.ts";

/** Cases masquées en entrant : les comptes plus petits que le seuil de leur source, et ce qui en dirait autant. */
export interface Masquees {
  readonly petits: number;
  readonly deduites: number;
}

/** Ce qui est inclus dans un compte, ou le résume, se masque avec lui ; une part aussi quand c'est le reste qui est petit. */
function deduitesSql(livraison: Livraison, colonnes: readonly ColonneVariable[], seuil: number): string[] {
  const ids = new Map(colonnes.map((c) => [c.variable.motif, variableId(livraison, c.nom)]));
  const avec = (de: string, compte: string | undefined, condition: (x: string, compte: string) => string): string[] => {
    const [x, y] = [ids.get(de), ids.get(compte ?? "")];
    return x === undefined || y === undefined
      ? []
      : [`variable = ${x} and lieu in (select x.lieu from cellule x join cellule y using (lieu)
          where x.variable = ${x} and y.variable = ${y} and (${condition("x.valeur", "y.valeur")}))`]; // prettier-ignore
  };
  const parts = (livraison.source.totaux ?? []).filter(({ partiel }) => partiel);
  return [
    ...colonnes.flatMap(({ variable: v }) => avec(v.motif, v.resume, (_, compte) => `${compte} is null`)),
    ...parts.flatMap(
      (t) =>
      avec(t.parts, String(t.total), (part, total) => `(${total} is null and y.marque = 'secret' and ${part} > 0) or (${total} > ${part} and ${total} - ${part} < ${seuil})`), // prettier-ignore
    ),
  ];
}

/**
 * Une commune dont un seul IRIS est masqué le rend, par soustraction, à qui a son total : le plus petit des autres l'est avec lui, et
 * les suivants tant qu'à eux tous ils restent sous le seuil. Deux cases que l'envoyeur a masquées lui-même suffisent.
 */
const voisinesSql = (comptes: readonly number[], piece: number, seuil: number): string => `(variable, lieu) in (
  with c as (
    select variable, lieu, l.millesime, l.territoire[:5] as commune, a.valeur as vraie, c.valeur is null as tue
    from cellule c join avant_${piece} a using (variable, lieu) join lieu l on l.id = lieu
    where l.niveau = 'iris' and variable in (${comptes.join(", ")}) and (c.marque = 'secret' or c.valeur > 0)
  )
  select variable, lieu from c
  window siennes as (partition by variable, millesime, commune),
    avant_elle as (partition by variable, millesime, commune order by tue desc, vraie, lieu rows between unbounded preceding and 1 preceding)
  qualify bool_or(tue) over siennes and not tue and (count(*) over avant_elle < 2
    or (count(*) over avant_elle = count(vraie) over avant_elle and sum(vraie) over avant_elle < ${seuil})))`;

/**
 * Masque les comptes de personnes plus petits que le seuil de leur source, et dit combien ; un zéro ne désigne personne. Ce qui les
 * laisserait deviner l'est aussi, jusqu'à ce que plus rien n'en dise autant : la part dont le reste est petit (deux inscrits non suivis
 * se liraient par soustraction), la médiane d'un compte masqué, le seul IRIS masqué d'une commune.
 */
export async function masquerPetits(
  connexion: Connexion,
  livraison: Livraison,
  colonnes: readonly ColonneVariable[],
  piece: number,
): Promise<Masquees> {
  const { seuil } = livraison.source;
  const comptes = colonnes.filter((c) => c.variable.nature === "effectif").map((c) => variableId(livraison, c.nom));
  if (seuil === undefined || comptes.length === 0) return { petits: 0, deduites: 0 };
  const masquer = async (...conditions: readonly string[]): Promise<number> => {
    const visees = `${dePiece("lieu", piece)} and valeur is not null and (${conditions.map((c) => `(${c})`).join(" or ")})`;
    const { n } = await connexion.one<{ n: number }>(`select count(*)::integer as n from cellule where ${visees}`);
    if (n > 0) await connexion.run(`update cellule set valeur = null, marque = 'secret' where ${visees}`);
    return n;
  };
  const avant = `avant_${piece}`;
  await connexion.run(
    `create temp table ${avant} as select variable, lieu, valeur from cellule where ${dePiece("lieu", piece)}`,
  );
  const petits = await masquer(`variable in (${comptes.join(", ")}) and valeur > 0 and valeur < ${seuil}`);
  const deduire = [...deduitesSql(livraison, colonnes, seuil), voisinesSql(comptes, piece, seuil)];
  let deduites = 0;
  for (let n = await masquer(...deduire); n > 0; n = await masquer(...deduire)) deduites += n;
  await connexion.run(`drop table ${avant}`);
  return { petits, deduites };
}
