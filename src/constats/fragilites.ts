import { type Indicateur, type Theme } from "../modele/indicateur.ts";
import type { Territoire } from "../modele/territoire.ts";
import { pointOf, type Donnees, type Point } from "./donnees.ts";
import { forceEcart } from "./force.ts";
import { EFFECTIF_MINIMAL } from "./genres/iris.ts";
import { margeOf } from "./marge.ts";
import { hasValeur, isBorne } from "./valeurs.ts";

/** Un cinquième : en deçà, un écart sans marge publiée peut n'être que celui des arrondis [décision de l'outil]. */
const ECART_MINIMAL = 0.2;

/** Trois domaines : deux fragilités vont presque toujours ensemble (revenus et emploi) [décision de l'outil]. */
export const DOMAINES_MINIMAUX = 3;

/** Ce qui est suivi dans un cumul : un indicateur, à son millésime par IRIS. */
export interface Suivi {
  readonly indicateur: Indicateur;
  readonly millesime: string;
}

/** Les domaines où un quartier s'écarte de sa commune du côté défavorable. */
export interface Fragilite {
  readonly iris: Territoire;
  readonly domaines: ReadonlySet<Theme>;
  /** Les mêmes, sans ceux qui ne tiennent qu'à une source sans marge. */
  readonly prouves: ReadonlySet<Theme>;
  readonly points: readonly Point[];
}

type Nombre = Point & { readonly valeur: number };

/** Défavorable d'au moins un cinquième, et hors de la marge quand il y en a une ; null sinon. */
function fragile({ sens }: Indicateur, ici: Nombre, commune: Nombre): "prouve" | "sans-marge" | null {
  if (ici.valeur <= 0 || commune.valeur <= 0) return null;
  const ecart = sens === "+" ? ici.valeur / commune.valeur - 1 : 1 - ici.valeur / commune.valeur;
  if (ecart < ECART_MINIMAL) return null;
  const force = forceEcart(ici, commune);
  if (force === "nette") return "prouve";
  return force === "indicative" && margeOf(ici) === null && margeOf(commune) === null ? "sans-marge" : null;
}

/**
 * Les fragilités de chaque quartier, comptées par domaine et non par indicateur : la pauvreté, le RSA et les prestations
 * disent trois fois la même chose. Un quartier sous 200 personnes, ou secret, n'y compte pas.
 */
export function fragilitesOf(donnees: Donnees, commune: Territoire, suivis: readonly Suivi[]): readonly Fragilite[] {
  return donnees.perimetre.iris.flatMap((iris): Fragilite[] => {
    const [domaines, prouves, points] = [new Set<Theme>(), new Set<Theme>(), [] as Point[]];
    let servis = 0;
    for (const { indicateur, millesime } of suivis) {
      const ici = pointOf(donnees, indicateur.code, iris, millesime);
      const ville = pointOf(donnees, indicateur.code, commune, millesime);
      if (!ici || !ville || !hasValeur(ici) || !hasValeur(ville)) continue;
      if (isBorne(ici, indicateur) || isBorne(ville, indicateur)) continue;
      if (ici.denominateur !== null && ici.denominateur < EFFECTIF_MINIMAL) continue;
      servis += 1;
      const verdict = fragile(indicateur, ici, ville);
      if (verdict === null) continue;
      domaines.add(indicateur.theme);
      if (verdict === "prouve") prouves.add(indicateur.theme);
      points.push(ici);
    }
    return servis === 0 ? [] : [{ iris, domaines, prouves, points }];
  });
}
