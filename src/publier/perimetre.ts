import type { Projet, Quartier } from "../charger/projet.ts";
import { findGroupe, readComparables } from "../calculer/groupes.ts";
import { readNoms } from "../calculer/territoires.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { Perimetre, QuartierLu } from "../rapport/lecture.ts";

/** La commune du projet n'est dans aucune géographie chargée. */
export class CommuneInconnue extends Error {}

async function parentOf(connexion: Connexion, commune: string, niveau: Niveau): Promise<Territoire | null> {
  const [row] = await connexion.rows<{ parent: string }>(
    "select parent from membre where commune = $commune and niveau = $niveau",
    { commune, niveau },
  );
  if (!row) return null;
  return {
    niveau,
    code: row.parent,
    nom: findGroupe(row.parent)?.nom ?? (await readNoms(connexion, niveau, [row.parent])).get(row.parent) ?? row.parent,
  };
}

/** La commune, ceux à qui on la compare, et ses IRIS (les plus récents, et ceux que d'anciens fichiers donnent encore). */
export async function readPerimetre(connexion: Connexion, { observatoire, quartiers }: Projet): Promise<Perimetre> {
  const { commune } = observatoire;
  const nom = (await readNoms(connexion, "commune", [commune])).get(commune);
  if (nom === undefined)
    throw new CommuneInconnue(`commune ${commune} absente des géographies chargées : vérifier observatoire.yaml`);
  const departement = await parentOf(connexion, commune, "departement");
  const [lien] = departement
    ? await connexion.rows<{ parent: string }>(
        "select parent from membre_departement where niveau = 'region' and departement = $d",
        { d: departement.code },
      )
    : [];
  const region: Territoire | null = lien
    ? {
        niveau: "region",
        code: lien.parent,
        nom: (await readNoms(connexion, "region", [lien.parent])).get(lien.parent) ?? lien.parent,
      }
    : null;
  const iris = await connexion.rows<{ code: string; nom: string | null }>(
    `
    select code, arg_max(nom, cog) as nom from territoire
    where niveau = 'iris' and (left(code, 5) = $commune or left(code, 5) in (select enfant from appartenance where enfant_niveau = 'arm' and parent = $commune))
    group by code having max(cog) > 0 and right(code, 4) <> '0000' order by code`,
    { commune },
  );
  return {
    commune: { niveau: "commune", code: commune, nom },
    epci: await parentOf(connexion, commune, "epci"),
    departement,
    region,
    iris: iris.map((i) => ({ niveau: "iris" as const, code: i.code, nom: i.nom ?? i.code })),
    quartiers: listQuartiers(quartiers),
    strate: await parentOf(connexion, commune, "strate"),
    comparables: await readComparables(connexion, commune),
  };
}

/** Un quartier par code, dans l'ordre de territoires.csv. */
function listQuartiers(lignes: readonly Quartier[]): readonly QuartierLu[] {
  const noms = new Map(lignes.map((l) => [l.quartier, l.nom]));
  return [...noms].map(([code, nom]) => ({
    niveau: "quartier",
    code,
    nom,
    iris: lignes.filter((l) => l.quartier === code).map((l) => l.iris),
  }));
}
