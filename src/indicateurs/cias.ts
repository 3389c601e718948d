import type { Indicateur } from "../modele/indicateur.ts";
import { direOrganisme } from "../modele/organisme.ts";
import type { Catalogue } from "./index.ts";

const dire = (texte: string): string => direOrganisme(texte, "epci");

/** Le même catalogue, dont les textes nomment le CIAS ; les codes et les calculs ne changent pas. */
export function pourCias({ indicateurs, choisis, activites }: Catalogue): Catalogue {
  const parCode = new Map(
    indicateurs.map((i): [string, Indicateur] => [
      i.code,
      {
        ...i,
        libelle: dire(i.libelle),
        sujet: dire(i.sujet),
        definition: dire(i.definition),
        ...(i.pieges ? { pieges: i.pieges.map(dire) } : {}),
      },
    ]),
  );
  const get = (code: string): Indicateur | undefined => parCode.get(code);
  return { indicateurs: [...parCode.values()], choisis: choisis.flatMap((i) => get(i.code) ?? []), activites, get };
}
