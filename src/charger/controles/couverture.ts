import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { avertissement } from "../anomalies.ts";
import { departementSql } from "../codes-connus.ts";

/** Filosofi, le plus lacunaire, donne neuf communes sur dix et 15 régions sur 18 ; bien moins, c'est un extrait. */
const COUVERTURE = 0.8;
/** Un département d'outre-mer ou un petit département peut manquer d'IRIS ou de quartiers ; pas un sur trois. */
export const DEPARTEMENTS = 2 / 3;
/** Départements qu'un message nomme. */
const MAX_NOMMES = 5;

interface Etendue {
  readonly departements: string[];
  readonly connus: string[];
}

/** Nombre de territoires d'un niveau dans un département ; null pour un niveau dont les codes n'en disent pas. */
interface Comptee {
  readonly niveau: Niveau;
  readonly departement: string | null;
  readonly n: number;
}

const departementsDe = (comptees: readonly Comptee[]): string[] =>
  [...new Set(comptees.flatMap(({ departement }) => departement ?? []))].sort();
const compter = (comptees: readonly Comptee[], niveau: Niveau): number =>
  comptees.reduce((s, c) => s + (c.niveau === niveau || (niveau === "commune" && c.niveau === "arm") ? c.n : 0), 0);

const NOMS = {
  commune: ["commune", "communes"],
  epci: ["intercommunalité", "intercommunalités"],
  departement: ["département", "départements"],
  region: ["région", "régions"],
} as const;

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
  const vus = await connexion.rows<Comptee>(`
    select niveau::varchar as niveau, ${departementSql("niveau", "territoire")} as departement, count(territoire)::integer as n
    from (select distinct niveau, territoire from ${lignes}) group by all order by all`);
  const ref = await connexion.rows<Comptee>("select niveau, departement, n from ref_etendue order by all");
  const etendue = { departements: departementsDe(vus), connus: departementsDe(ref.filter((r) => r.niveau === "commune")) }; // prettier-ignore
  const departements = direDepartements(etendue, fichier);
  if (departements.length > 0) return departements;
  const partiels = (["commune", "epci", "departement", "region"] as const).flatMap((niveau) => {
    const [n, connus] = [compter(vus, niveau), compter(ref, niveau)];
    if (n === 0 || (champ !== undefined && niveau === "commune") || n >= COUVERTURE * connus) return [];
    return [`${formatNombre(n)} ${NOMS[niveau][n > 1 ? 1 : 0]} sur ${formatNombre(connus)}`];
  });
  if (partiels.length === 0) return [];
  return [avertissement(fichier, "couverture-partielle", `${partiels.join(", ")} : un extrait, ou un fichier tronqué`, ACTION)]; // prettier-ignore
}
