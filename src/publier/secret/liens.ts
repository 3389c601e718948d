import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Contrainte, Equation } from "../../secret/cellule.ts";
import { composantesOf, idComplement, idOf, type Cle } from "./cles.ts";

/** Ce que des cases disent les unes des autres, d'après leurs seuls noms. */
export interface Liens {
  /** Les cases que d'autres supposent sans qu'elles soient données : les mois d'un trimestre. */
  readonly supposees: readonly Cle[];
  /** Ce qu'il reste d'un total une fois ôtée une part : jamais publié, mais calculable. */
  readonly complements: readonly { readonly id: string; readonly total: Cle; readonly part: Cle; readonly effectif?: string }[]; // prettier-ignore
  readonly equations: readonly Equation[];
  readonly contraintes: readonly Contrainte[];
  /** Les recouvrements, qui seraient des sommes si aucun dossier ne comptait deux fois. */
  readonly recouvrements: readonly Equation[];
}

/** Toutes les sommes et inégalités entre des cases, année par année. */
export function linkCles(cles: readonly Cle[], structure: StructureAgregats): Liens {
  const univers = new Map(cles.map((cle) => [idOf(cle), cle]));
  const supposees: Cle[] = [];
  const equations: Equation[] = [];
  for (const cle of cles) {
    const parts = composantesOf(cle)?.map((modalite): Cle => ({ ...cle, modalite }));
    if (parts === undefined) continue;
    for (const part of parts) {
      if (univers.has(idOf(part))) continue;
      univers.set(idOf(part), part);
      supposees.push(part);
    }
    equations.push({ total: idOf(cle), parts: parts.map(idOf), table: cle.variable });
  }
  const complements: Liens["complements"][number][] = [];
  const contraintes: Contrainte[] = [];
  const recouvrements: Equation[] = [];
  const find = (cle: Cle): Cle | undefined => univers.get(idOf(cle));
  const auPlus = (petit: Cle, grand: Cle): number =>
    contraintes.push({
      termes: [
        { id: idOf(grand), coef: 1 },
        { id: idOf(petit), coef: -1 },
      ],
      min: 0,
      max: Infinity,
    });
  for (const millesime of new Set([...univers.values()].map((cle) => cle.millesime))) {
    const ensemble = (variable: string): Cle | undefined => find({ variable, modalite: null, millesime });
    const finesOf = (variable: string): Cle[] =>
      [...univers.values()].filter(
        (c) => c.variable === variable && c.millesime === millesime && c.modalite !== null && composantesOf(c) === null,
      );
    for (const { variable, total: nom, sensible } of structure.ventilations) {
      const [total, parts] = [ensemble(nom), finesOf(variable)];
      if (total && parts.length > 0)
        equations.push({ total: idOf(total), parts: parts.map(idOf), table: variable, sensible });
    }
    for (const { variable, total: nom, sensible } of structure.recouvrements) {
      const [total, parts] = [ensemble(nom), finesOf(variable)];
      if (!total || parts.length === 0) continue;
      recouvrements.push({ total: idOf(total), parts: parts.map(idOf), table: variable, sensible });
      for (const part of parts) auPlus(part, total);
      contraintes.push({
        termes: [{ id: idOf(total), coef: -1 }, ...parts.map((part) => ({ id: idOf(part), coef: 1 }))],
        min: 0,
        max: Infinity,
      });
    }
    for (const { total: nom, parts: noms } of structure.sommes) {
      const [total, parts] = [ensemble(nom), noms.flatMap((n) => ensemble(n) ?? [])];
      if (total && parts.length === noms.length)
        equations.push({ total: idOf(total), parts: parts.map(idOf), table: nom });
    }
    for (const [a, b] of structure.memes) {
      const [x, y] = [find({ ...a, millesime }), find({ ...b, millesime })];
      if (x && y) equations.push({ total: idOf(x), parts: [idOf(y)], table: x.variable });
    }
    for (const { petit, grand } of structure.inclusions) {
      const [x, y] = [ensemble(petit), ensemble(grand)];
      if (x && y) auPlus(x, y);
    }
    for (const { numerateur, denominateur, effectif, sensible } of structure.parts)
      for (const part of [...univers.values()].filter((c) => c.variable === numerateur && c.millesime === millesime)) {
        const total = find({ ...part, variable: denominateur });
        if (!total) continue;
        const id = idComplement(total, part);
        complements.push({ id, total, part, ...(effectif === undefined ? {} : { effectif }) });
        equations.push({ total: idOf(total), parts: [idOf(part), id], table: numerateur, sensible });
      }
  }
  return { supposees, complements, equations, contraintes, recouvrements };
}
