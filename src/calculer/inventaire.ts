import { parseFormule } from "../modele/formule.ts";
import type { Quantite } from "../modele/indicateur.ts";
import { readNom, renderMotif } from "../modele/motif.ts";
import type { Nature } from "../modele/source.ts";

/** Une variable chargée, avec un millésime précis (une source datée ligne à ligne en donne plusieurs). */
export interface VariableChargee {
  readonly id: number;
  readonly fichier: number;
  readonly source: string;
  readonly nom: string;
  readonly millesime: number;
  readonly nature: Nature;
}

/** `n` numérateur ou valeur, `d` dénominateur ou population de début, `a` naissances, `b` décès. */
export type Role = "n" | "d" | "a" | "b";

export interface TermeCalcul {
  readonly role: Role;
  readonly variable: number;
  readonly millesime: number;
  readonly coefficient: 1 | -1;
  /** Variable qui dit que le territoire est compté : sans ligne, le terme y vaut alors zéro. */
  readonly zeroSi?: number;
  /** Le terme compte pour un s'il est positif. */
  readonly presence?: true;
}

/** Les variables chargées, par source et par fichier : ce que chaque fichier permet de calculer. */
export class Inventaire {
  readonly #parSource = new Map<string, Map<number, VariableChargee[]>>();

  constructor(variables: readonly VariableChargee[]) {
    for (const v of variables) {
      const fichiers = this.#parSource.get(v.source) ?? new Map<number, VariableChargee[]>();
      fichiers.set(v.fichier, [...(fichiers.get(v.fichier) ?? []), v]);
      this.#parSource.set(v.source, fichiers);
    }
  }

  fichiers(source: string): [number, VariableChargee[]][] {
    return [...(this.#parSource.get(source) ?? [])];
  }

  /** Les termes d'une formule dans un fichier, ou null s'il en manque un. */
  termes(
    variables: readonly VariableChargee[],
    formule: string,
    annee: number,
    debut: number | null,
    role: Role,
  ): TermeCalcul[] | null {
    const dates = debut === null ? { annee } : { annee, debut };
    const termes: TermeCalcul[] = [];
    for (const { motif, coefficient } of parseFormule(formule)) {
      const nom = renderMotif(motif, dates);
      const isDate = motif.includes("{aa"); // sinon c'est le fichier, ou la ligne, qui date la variable
      const trouvee = variables.find((v) => v.nom === nom && (isDate || v.millesime === annee));
      if (!trouvee) return null;
      termes.push({ role, variable: trouvee.id, millesime: trouvee.millesime, coefficient });
    }
    return termes;
  }

  /** Les termes d'une quantité, avec ce qu'elle dit des cases absentes ; null s'il en manque un. */
  quantite(variables: readonly VariableChargee[], q: Quantite, annee: number, role: Role): TermeCalcul[] | null {
    const termes = this.termes(variables, q.formule, annee, null, role);
    if (termes === null || q.zeroSi === undefined) return termes;
    const [couverture] = this.termes(variables, q.zeroSi, annee, null, role) ?? [];
    if (couverture === undefined) return null;
    const option = { zeroSi: couverture.variable, ...(q.presence ? { presence: q.presence } : {}) };
    return termes.map((t) => ({ ...t, ...option }));
  }

  /** Les millésimes auxquels un fichier donne une formule. */
  annees(variables: readonly VariableChargee[], formule: string): number[] {
    const motif = parseFormule(formule)[0]?.motif ?? "";
    const annees = variables.flatMap((v) => {
      const lu = readNom(motif, v.nom);
      return lu ? [lu.annee ?? v.millesime] : [];
    });
    return [...new Set(annees)].sort((x, y) => x - y);
  }
}
