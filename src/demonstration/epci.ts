import { createAlea } from "./alea.ts";
import type { Commune, Epci } from "./geographie.ts";
import { habitants } from "./geographie.ts";
import { tncc } from "./noms.ts";
import { PREFECTURE, VILLE_TEMOIN } from "./ville-temoin.ts";

/** Les intercommunalités d'un département : des groupes de communes autour des plus grandes. */
export function epciDe(departement: string, communes: readonly Commune[], graine: number): Omit<Epci, "code">[] {
  const alea = createAlea(graine, `epci ${departement}`);
  const centres = [...communes].sort((a, b) => habitants(b, 2022) - habitants(a, 2022)).slice(0, 5);
  const autres = alea.shuffle(communes.filter((c) => !centres.includes(c)));
  return centres.map((centre, i) => {
    const membres = [centre, ...autres.filter((_, k) => k % centres.length === i)];
    const total = membres.reduce((s, c) => s + habitants(c, 2022), 0);
    const nature = total >= 50_000 ? "CA" : "CC"; // 50 000 habitants : seuil des agglomérations, art. L5216-1 du CGCT
    const propre = [VILLE_TEMOIN, PREFECTURE].find((v) => v.nom === centre.nom)?.epci;
    const pays = tncc(centre.nom) === "1" ? `du Pays d'${centre.nom}` : `du Pays de ${centre.nom}`;
    const nom = `${nature} ${propre ?? pays}`;
    return { nom, nature, communes: membres.sort((a, b) => (a.code < b.code ? -1 : 1)) };
  });
}
