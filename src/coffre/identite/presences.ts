import type { ClesPersonne } from "./cles-personne.ts";
import type { Presence } from "./suivre.ts";

/** Recueille, au fil des lignes, qui a été vu dans quel foyer et quand : une entrée par couple et par année, quel que soit le nombre de lignes. */
export interface Presences {
  voir(vue: Omit<Presence, "debut" | "fin" | keyof ClesPersonne>, cles: ClesPersonne | null, jour: string): void;
  /** Lignes dont la personne n'a pas de clé, faute de nom, de prénom ou de date de naissance. */
  sansCle(): number;
  toutes(): readonly Presence[];
}

export function createPresences(): Presences {
  const vues = new Map<string, Presence & { debut: string; fin: string }>();
  let sans = 0;
  return {
    voir: (quoi, cles, jour) => {
      if (cles === null) {
        sans++;
        return;
      }
      const cle = `${quoi.foyerExport}${cles.stricte}${cles.large}${quoi.millesime}${quoi.source}`; // longueurs fixes, puis la source
      const vue = vues.get(cle);
      if (!vue) vues.set(cle, { ...quoi, ...cles, debut: jour, fin: jour });
      else if (jour < vue.debut) vue.debut = jour;
      else if (jour > vue.fin) vue.fin = jour;
    },
    sansCle: () => sans,
    toutes: () => [...vues.values()],
  };
}
