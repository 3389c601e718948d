import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { avertissement } from "../anomalies.ts";

/** Filosofi, le plus lacunaire, donne neuf communes sur dix et 15 régions sur 18 ; bien moins, c'est un extrait. */
const COUVERTURE = 0.8;
/** Un département d'outre-mer ou un petit département peut manquer d'IRIS ou de quartiers ; pas un sur trois. */
const DEPARTEMENTS = 2 / 3;
/** Départements qu'un message nomme. */
const MAX_NOMMES = 5;

/** Le département d'un code : ses deux ou trois premiers caractères ; après `QP` ou `QN`, trois caractères (`QP068004`). */
const DEPARTEMENT_DE = `case when niveau = 'qpv' then case when territoire[3] = '0' then territoire[4:5] else territoire[3:5] end
  when territoire[:2] in ('97', '98') then territoire[:3] else territoire[:2] end`;
const AVEC_DEPARTEMENT = "('commune', 'arm', 'iris', 'qpv')";

interface Etendue {
  readonly departements: string[];
  readonly connus: string[];
}

/** Les niveaux d'un fichier : ses territoires, et ceux de la géographie chargée. */
interface Niveaux {
  readonly niveau: Niveau;
  readonly n: number;
  readonly connus: number;
}

const NOMS: Partial<Record<Niveau, readonly [singulier: string, pluriel: string]>> = {
  commune: ["commune", "communes"],
  epci: ["intercommunalité", "intercommunalités"],
  departement: ["département", "départements"],
  region: ["région", "régions"],
};

const ACTION = "Vérifier le téléchargement ; un extrait ne permet pas de comparer aux territoires plus larges.";

function direDepartements({ departements, connus }: Etendue, fichier: string): Anomalie[] {
  if (departements.length === 0 || departements.length >= DEPARTEMENTS * connus.length) return [];
  const manquants = connus.filter((d) => !departements.includes(d));
  const dernier = departements.at(-1) ?? "";
  const isTronque = departements.length > 1 && manquants.every((d) => d > dernier) && departements.length > MAX_NOMMES;
  const nommes = `${departements.slice(0, MAX_NOMMES).join(", ")}${departements.length > MAX_NOMMES ? "…" : ""}`;
  const pluriel = departements.length > 1 ? "s" : "";
  return [
    avertissement(
      fichier,
      "couverture-partielle",
      isTronque
        ? `le fichier s'arrête au département ${dernier} (${departements.length} sur ${connus.length}) : il est tronqué`
        : `${departements.length} département${pluriel} sur ${connus.length} (${nommes}) : c'est un extrait, pas le fichier national`,
      ACTION,
    ),
  ];
}

/**
 * Le fichier couvre-t-il la France ? D'abord par ses départements, qu'un extrait trahit à coup sûr, puis par le nombre
 * de ses territoires. `lignes` : table ou vue qui a `niveau` et `territoire`.
 */
export async function controleCouverture(
  connexion: Connexion,
  { champ }: SourceMesures,
  lignes: string,
  fichier: string,
): Promise<Anomalie[]> {
  const presents = await connexion.rows<Niveaux>(`
    with vus as (select case niveau::varchar when 'arm' then 'commune' else niveau::varchar end as niveau, count(distinct territoire)::integer as n
      from ${lignes} group by 1),
    connus as (select niveau::varchar as niveau, count(distinct code)::integer as connus from territoire where cog > 0 group by 1)
    select niveau, n, coalesce(connus, 0) as connus from vus left join connus using (niveau) order by niveau`);
  const etendue = await connexion.one<Etendue>(`
    with vus as (select distinct ${DEPARTEMENT_DE} as d from ${lignes} where niveau::varchar in ${AVEC_DEPARTEMENT} and connu),
    connus as (select distinct ${DEPARTEMENT_DE} as d from (select niveau, code as territoire from territoire where niveau = 'commune'))
    select coalesce((select list(d order by d) from vus), []) as departements, coalesce((select list(d order by d) from connus), []) as connus`);
  const departements = direDepartements(etendue, fichier);
  if (departements.length > 0) return departements;
  const partiels = presents.flatMap(({ niveau, n, connus }) => {
    const nom = NOMS[niveau];
    if (nom === undefined || (champ !== undefined && niveau === "commune") || n >= COUVERTURE * connus) return [];
    return [`${formatNombre(n)} ${nom[n > 1 ? 1 : 0]} sur ${formatNombre(connus)}`];
  });
  if (partiels.length === 0) return [];
  return [avertissement(fichier, "couverture-partielle", `${partiels.join(", ")} : un extrait, ou un fichier tronqué`, ACTION)]; // prettier-ignore
}
