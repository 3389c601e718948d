import type { SourceMesures } from "../../modele/source.ts";
import type { ColonneVariable } from "../entete.ts";
import { createColonnesDatees } from "./colonnes-datees.ts";
import { vSql, type RegleLigne } from "./regle-ligne.ts";

/** Ce qui n'est diffusé qu'avec autre chose : une valeur sans sa compagne est celle d'une autre ligne. */
export function lignesDiffusions({ diffusions = [] }: SourceMesures, colonnes: readonly ColonneVariable[]): RegleLigne[] {
  const datees = createColonnesDatees(colonnes);
  return diffusions.flatMap(({ de, avec }) =>
    datees.dates(de).flatMap((date): RegleLigne[] => {
      const [lue, compagne] = [datees.get(de, date), datees.get(avec, date)];
      if (!lue || !compagne) return [];
      return [
        {
          code: "diffusion-contredite",
          colonnes: [lue, compagne],
          citee: lue,
          faute: `case when ${vSql(lue)} is not null then ${vSql(compagne)} is null end`,
          isBrouillee: false,
          dit: `où ${lue.nom} est donné sans ${compagne.nom}, ce que le producteur ne fait jamais`,
          montre: [vSql(lue), "", "null"],
          decimales: lue.variable.nature === "part" ? 1 : 0,
        },
      ];
    }),
  );
} // prettier-ignore
