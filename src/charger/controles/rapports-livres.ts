import type { SourceMesures } from "../../modele/source.ts";
import type { ColonneVariable } from "../entete.ts";
import { createColonnesDatees } from "./colonnes-datees.ts";
import { vSql, type RegleLigne } from "./regle-ligne.ts";

/** Un rapport livré est bien celui de ses deux termes, aux arrondis près ; un dénominateur de trois fois rien ne le trompe pas. */
export function lignesRapports({ rapportsLivres = [] }: SourceMesures, colonnes: readonly ColonneVariable[]): RegleLigne[] {
  const datees = createColonnesDatees(colonnes);
  return rapportsLivres.flatMap(({ pas, pasTermes, ...motifs }) =>
    datees.dates(motifs.numerateur).flatMap((date): RegleLigne[] => {
      // Un rapport sans année dans son nom (`RD`) est celui de l'année de ses termes.
      const rapport = datees.get(motifs.rapport, date) ?? datees.get(motifs.rapport, datees.dates(motifs.rapport)[0] ?? "");
      const [numerateur, denominateur] = [datees.get(motifs.numerateur, date), datees.get(motifs.denominateur, date)];
      if (!rapport || !numerateur || !denominateur) return [];
      const [q, n, d] = [vSql(rapport), vSql(numerateur), vSql(denominateur)];
      return [
        {
          code: "rapport-contredit",
          colonnes: [rapport, numerateur, denominateur],
          citee: rapport,
          faute: `abs(${q} * ${d} - ${n}) > ${pas / 2} * abs(${d}) + ${pasTermes / 2} * (abs(${q}) + 1) + 0.01`,
          isBrouillee: false,
          dit: `où ${rapport.nom} n'est pas ${numerateur.nom} / ${denominateur.nom}`,
          montre: [q, "au lieu de", `${n} / nullif(${d}, 0)`],
          decimales: pas < 0.1 ? 2 : 1,
        },
      ];
    }),
  );
} // prettier-ignore
