import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Tendance } from "../modele/tendance.ts";
import type { Territoire } from "../modele/territoire.ts";
import { falseDiscovery } from "../stats/false-discovery.ts";

/** Cinq points : le minimum des tendances récentes de l'UKHSA (Fingertips, « Recent trends »). */
const POINTS_MINIMAUX = 5;

interface Ligne {
  readonly indicateur: string;
  readonly debut: number;
  readonly fin: number;
  readonly points: number;
  readonly p: number;
  readonly pente: number;
}

/**
 * Les tendances de la commune, par indicateur : lues, jamais recalculées. `p` est corrigée ici du nombre de séries que le
 * lecteur a sous les yeux, ce que le calcul ne pouvait savoir (decisions/0014).
 */
export async function readTendances(
  connexion: Connexion,
  { niveau, code }: Territoire,
): Promise<ReadonlyMap<string, Tendance>> {
  if (!(await connexion.hasTable("tendance"))) return new Map();
  const lignes = await connexion.rows<Ligne>(`
    select indicateur, debut, fin, points, p, pente from tendance
    where niveau::varchar = ${quoteText(niveau)} and territoire = ${quoteText(code)}
      and points >= ${POINTS_MINIMAUX} and p is not null order by indicateur`);
  const corrigees = falseDiscovery(lignes.map((l) => l.p));
  return new Map(
    lignes.map(({ indicateur, debut, fin, points, pente }, i) => [
      indicateur,
      { debut, fin, points, pente, p: corrigees[i] ?? 1 },
    ]),
  );
}
