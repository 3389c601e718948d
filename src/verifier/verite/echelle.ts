import type { CaseVraie } from "../../modele/cellule.ts";
import { anneesDe, contientNom, libelleOf, normal } from "../controles/designer.ts";
import type { PageParcourue } from "../lecture/page-parcourue.ts";
import { isEcrit, nombresDe, type NombreEcrit } from "./nombres.ts";

type Dessin = PageParcourue["dessins"][number];
type Etiquette = Dessin["etiquettes"][number];

const PROCHE = 2;

/** Les étiquettes d'un dessin mises en face l'une de l'autre : même hauteur (barres couchées) ou même abscisse (debout). */
export const isEnFace = (a: Etiquette, b: Etiquette): boolean =>
  Math.abs(a.y - b.y) < PROCHE || Math.abs(a.x - b.x) < PROCHE;

/** Un repère d'axe : sa place le long de l'axe, et le nombre qui y est écrit. */
interface Repere {
  readonly place: number;
  readonly nombre: NombreEcrit;
}

/** Les nombres seuls d'un dessin, alignés sur une même droite, et dont la place est proportionnelle à la valeur : un axe. */
function listAxes(seules: readonly { readonly etiquette: Etiquette; readonly nombre: NombreEcrit }[]): Repere[][] {
  const droites = (["x", "y"] as const).flatMap((commune) => {
    const autre = commune === "x" ? "y" : "x";
    const groupes = new Map<number, Repere[]>();
    for (const { etiquette, nombre } of seules) {
      const cle = Math.round(etiquette[commune] / PROCHE);
      groupes.set(cle, [...(groupes.get(cle) ?? []), { place: etiquette[autre], nombre }]);
    }
    return [...groupes.values()];
  });
  return droites.filter((reperes) => reperes.length > 2 && isLineaire(reperes));
}

function isLineaire(reperes: readonly Repere[]): boolean {
  const tries = [...reperes].sort((a, b) => a.nombre.valeur - b.nombre.valeur);
  const [premier, dernier] = [tries[0]!, tries.at(-1)!];
  const etendue = dernier.nombre.valeur - premier.nombre.valeur;
  if (!(etendue > 0)) return false;
  const pente = (dernier.place - premier.place) / etendue;
  return tries.every(
    ({ place, nombre }) => Math.abs(premier.place + pente * (nombre.valeur - premier.nombre.valeur) - place) < PROCHE,
  );
}

/**
 * Le bout d'un axe est une graduation s'il est à pas rond (1, 2 ou 5 fois une puissance de dix) de son voisin, multiple de ce
 * pas. Une échelle réglée sur une case finit entre deux graduations.
 */
function listBouts(reperes: readonly Repere[]): NombreEcrit[] {
  const tries = reperes.map((r) => r.nombre).sort((a, b) => a.valeur - b.valeur);
  const isRond = (bout: NombreEcrit, voisin: NombreEcrit, suivant: NombreEcrit): boolean => {
    const pas = Math.abs(voisin.valeur - suivant.valeur);
    return (
      /^[125](?:\.0+)?e/.test(pas.toExponential(6)) &&
      Math.abs(Math.abs(bout.valeur - voisin.valeur) - pas) < 1e-9 * pas &&
      Math.abs(bout.valeur / pas - Math.round(bout.valeur / pas)) < 1e-9
    );
  };
  return [tries, [...tries].reverse()].flatMap(([bout, voisin, suivant]) =>
    isRond(bout!, voisin!, suivant!) ? [] : [bout!],
  );
}

/**
 * Les nombres qui bornent l'échelle d'un dessin : les bouts d'axe qui ne sont pas des graduations rondes, les bornes d'une
 * légende, et les nombres seuls qui ne sont ni d'un axe, ni en face d'un nom.
 */
export function listBornes({ etiquettes }: Pick<Dessin, "etiquettes">): NombreEcrit[] {
  const seules = etiquettes.flatMap((etiquette) => {
    const nombres = /\p{L}/u.test(etiquette.texte) ? [] : nombresDe(etiquette.texte);
    return nombres.length === 1 ? [{ etiquette, nombre: nombres[0]! }] : [];
  });
  const axes = listAxes(seules);
  const dansUnAxe = new Set(axes.flatMap((reperes) => reperes.map((r) => r.nombre)));
  const noms = etiquettes.filter(({ texte }) => /\p{L}/u.test(texte));
  const orphelins = seules
    .filter(({ etiquette, nombre }) => !dansUnAxe.has(nombre) && !noms.some((nom) => isEnFace(nom, etiquette)))
    .map(({ nombre }) => nombre);
  const legendes = etiquettes
    .filter(({ texte }) => /\b(?:de|à|moins|plus|entre)\b/u.test(texte) || /\d\s*[–-]\s*\d/.test(texte))
    .flatMap(({ texte }) => nombresDe(texte));
  return [...axes.flatMap(listBouts), ...orphelins, ...legendes].filter((n) => !n.isPourcent);
}

/**
 * Les cases qu'un dessin montre : celles des tables que sa propre figure nomme, aux années qu'elle annonce. Une figure des
 * demandes « par mois » ne dessine pas le total des demandes, dont elle porte pourtant le nom.
 */
function listDessinees<T extends CaseVraie>({ contexte }: Pick<Dessin, "contexte">, cases: readonly T[]): T[] {
  const [dit, annees] = [normal(contexte), anneesDe(contexte)];
  const nommees = [...new Set(cases.map(libelleOf))].filter((l) => contientNom(dit, l));
  const propres = new Set(nommees.filter((l) => !nommees.some((autre) => autre !== l && contientNom(autre, l))));
  const isAnnoncee = (c: CaseVraie): boolean =>
    Object.values(c.cle).some((v) => annees.some((a) => String(v ?? "").startsWith(a)));
  return cases.filter((c) => propres.has(libelleOf(c)) && isAnnoncee(c));
}

/** L'échelle d'un dessin s'arrête-t-elle à la valeur d'une case tue de ce dessin, que rien de ce qu'il montre n'explique ? */
export function isEchelleTue(dessin: Pick<Dessin, "contexte" | "etiquettes">, cases: readonly CaseVraie[]): boolean {
  const dessinees = listDessinees(dessin, cases);
  const tues = dessinees.filter((c) => c.statut === "tue");
  if (tues.length === 0) return false;
  const montrees = new Set(dessinees.filter((c) => c.statut === "publiee").map((c) => c.valeur));
  const bornes = listBornes(dessin);
  return tues.some(({ valeur }) => !montrees.has(valeur) && bornes.some((n) => isEcrit(n, valeur)));
}
