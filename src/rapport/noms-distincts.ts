import type { Territoire } from "../modele/territoire.ts";

/** Les noms de territoires, dans leur ordre ; deux de même nom se distinguent par leur code. */
export const nomsDistincts = (territoires: readonly Pick<Territoire, "nom" | "code">[]): readonly string[] =>
  territoires.map(({ nom, code }) => (territoires.filter((t) => t.nom === nom).length > 1 ? `${nom} (${code})` : nom));
