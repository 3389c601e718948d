import type { ClesPersonne } from "./cles-personne.ts";

/** Une personne vue dans un foyer, d'un jour à l'autre d'une année d'export. Des pseudonymes seulement. */
export interface Presence extends ClesPersonne {
  readonly source: string;
  /** Le foyer tel que l'export le numérote ; la clé large de la personne quand il ne le numérote pas. */
  readonly foyerExport: string;
  readonly isNumerote: boolean;
  readonly millesime: number;
  readonly debut: string;
  readonly fin: string;
}

/** Ce qu'il faut pour suivre : une personne dans un foyer, de son premier à son dernier jour. */
export type Couple = Omit<Presence, "source" | "millesime">;

/** Ce que le suivi a trouvé, en comptes. */
export interface ComptesSuivi {
  /** Foyers qui ont changé de numéro et qu'un de ses membres a fait reconnaître. */
  readonly suivis: number;
  /** Personnes que deux numéros se disputent : rien n'est rapproché. */
  readonly ambigus: number;
  /** Personnes dont la fin du nom s'écrit de plusieurs façons, ou dont nom et prénom ont été échangés. */
  readonly desaccords: number;
}

export interface Suivi extends ComptesSuivi {
  /** Foyer de l'export → foyer suivi au fil des ans, quand il diffère. */
  readonly foyers: ReadonlyMap<string, string>;
}

interface Intervalle {
  debut: string;
  fin: string;
}

/** Les personnes : deux présences qui partagent la clé stricte ou la clé large sont la même. */
function grouper(presences: readonly Couple[]): (cle: string) => string {
  const parents = new Map<string, string>();
  const racine = (cle: string): string => {
    let r = cle;
    for (let p = parents.get(r); p !== undefined && p !== r; p = parents.get(r)) r = p;
    parents.set(cle, r);
    return r;
  };
  for (const { stricte, large } of presences) {
    const [a = "", b = ""] = [racine(stricte), racine(large)].sort(); // la plus petite : l'ordre des lignes ne compte pas
    parents.set(b, a);
  }
  return racine;
}

const etendre = (vus: Map<string, Intervalle>, cle: string, { debut, fin }: Intervalle): void => {
  const vu = vus.get(cle);
  if (!vu) vus.set(cle, { debut, fin });
  else {
    if (debut < vu.debut) vu.debut = debut;
    if (fin > vu.fin) vu.fin = fin;
  }
};

/**
 * Les numéros d'une personne, du plus ancien au plus récent, ceux qui ont vécu en même temps ensemble. Deux qui naissent le même jour
 * sont contemporains : rien ne dépend donc de l'ordre de leurs pseudonymes.
 */
function contemporains(numeros: readonly string[], vies: ReadonlyMap<string, Intervalle>): readonly string[][] {
  const groupes: { readonly numeros: string[]; fin: string }[] = [];
  const dates = numeros.map((numero) => ({ numero, debut: "", fin: "", ...vies.get(numero) }));
  for (const { numero, debut, fin } of dates.toSorted((a, b) => (a.debut < b.debut ? -1 : a.debut > b.debut ? 1 : 0))) {
    const dernier = groupes.at(-1);
    if (!dernier || dernier.fin < debut) groupes.push({ numeros: [numero], fin });
    else {
      dernier.numeros.push(numero);
      if (fin > dernier.fin) dernier.fin = fin;
    }
  }
  return groupes.map((g) => g.numeros);
}

/**
 * Suit les foyers d'une année à l'autre, quoique leur numéro change (autre logiciel, autre chef de famille, déménagement).
 *
 * Un foyer continue dans un autre quand un de ses membres y passe, et que le premier numéro ne sert plus dès que le second
 * paraît. Deux numéros qui vivent en même temps ne se rapprochent jamais (couple séparé, garde alternée, dossier en double),
 * ni ce qui les suit à aucun des deux, ni un numéro que deux autres continuent (séparation), ni deux que le même continue (mise
 * en ménage) : c'est compté. Le
 * foyer suivi porte le pseudonyme de son premier numéro. Rien n'y dépend de l'ordre des lignes ni du découpage des fichiers.
 */
export function suivreFoyers(presences: readonly Couple[]): Suivi {
  const racine = grouper(presences);
  const personneDe = (p: Couple): string => racine(p.stricte);
  const foyers = new Map<string, string>();
  const numeros = new Map<string, Set<string>>(); // personne → ses foyers numérotés
  const vies = new Map<string, Intervalle>();
  for (const p of presences) {
    if (!p.isNumerote) continue;
    etendre(vies, p.foyerExport, p);
    const siens = numeros.get(personneDe(p));
    if (siens) siens.add(p.foyerExport);
    else numeros.set(personneDe(p), new Set([p.foyerExport]));
  }

  const suites = new Map<string, Set<string>>();
  const disputes = new Set<string>();
  for (const [personne, siens] of numeros) {
    const groupes = contemporains([...siens], vies);
    if (groupes.some((g) => g.length > 1)) disputes.add(personne);
    groupes.slice(1).forEach(([apres = "", ...autres], i) => {
      const [avant = "", ...rivaux] = groupes[i] ?? [];
      if (autres.length + rivaux.length === 0) suites.set(avant, (suites.get(avant) ?? new Set()).add(apres));
    });
  }
  // A → B et B → C : qu'un autre membre n'ait été vu qu'en A et en C n'est pas une dispute.
  const directes = new Map(
    [...suites].map(([avant, siennes]) => [
      avant,
      [...siennes].filter((loin) => ![...siennes].some((pres) => suites.get(pres)?.has(loin) === true)),
    ]),
  );
  const precedents = new Map<string, string[]>();
  for (const [avant, siennes] of directes)
    for (const apres of siennes) precedents.set(apres, [...(precedents.get(apres) ?? []), avant]);

  let suivis = 0;
  const enDispute = new Set<string>();
  for (const apres of [...precedents.keys()].sort((a, b) => ((vies.get(a)?.debut ?? "") < (vies.get(b)?.debut ?? "") ? -1 : 1))) {
    const [avant = "", ...autres] = precedents.get(apres) ?? [];
    if (autres.length > 0 || (directes.get(avant)?.length ?? 0) > 1) enDispute.add(autres.length > 0 ? apres : avant);
    else {
      suivis++;
      foyers.set(apres, foyers.get(avant) ?? avant);
    }
  } // prettier-ignore

  // Sans numéro, une personne est dans le foyer numéroté qu'on lui connaît, s'il n'y en a qu'un ; sinon elle est le sien.
  for (const p of presences) {
    if (p.isNumerote) continue;
    const connus = new Set([...(numeros.get(personneDe(p)) ?? [])].map((numero) => foyers.get(numero) ?? numero));
    const [seul] = connus;
    const foyer = connus.size === 1 && seul !== undefined ? seul : personneDe(p);
    if (foyer !== p.foyerExport) foyers.set(p.foyerExport, foyer);
  }
  return {
    foyers,
    suivis,
    ambigus: disputes.size + enDispute.size,
    desaccords: countDesaccords(presences, personneDe),
  };
}

/** Personnes à plusieurs clés strictes (orthographe) ou à plusieurs clés larges (nom et prénom échangés). */
function countDesaccords(presences: readonly Couple[], personneDe: (p: Couple) => string): number {
  const cles = new Map<string, ClesPersonne>();
  const desaccords = new Set<string>();
  for (const p of presences) {
    const personne = personneDe(p);
    const connue = cles.get(personne) ?? p;
    cles.set(personne, connue);
    if (connue.stricte !== p.stricte || connue.large !== p.large) desaccords.add(personne);
  }
  return desaccords.size;
}
