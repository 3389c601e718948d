import type { TerritoireDuRapport } from "../charger/observatoire.ts";
import type { Projet, Quartier } from "../charger/projet.ts";
import { findGroupe, readComparables } from "../calculer/groupes.ts";
import { readNoms } from "../calculer/territoires.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { Perimetre, QuartierLu } from "../rapport/lecture.ts";
import { PREFIXE_EPCI } from "../territoires/strates.ts";

/** Le territoire du projet n'est dans aucune géographie chargée. */
export class TerritoireInconnu extends Error {}

const nommer = async (connexion: Connexion, niveau: Niveau, code: string): Promise<Territoire> => ({
  niveau,
  code,
  nom: findGroupe(code)?.nom ?? (await readNoms(connexion, niveau, [code])).get(code) ?? code,
});

/** Le territoire au-dessus ; pour un EPCI, celui de la plupart de ses communes. La strate est celle des communes, ou celle des EPCI. */
async function parentOf(
  connexion: Connexion,
  { niveau: sujet, code }: TerritoireDuRapport,
  niveau: Niveau,
): Promise<Territoire | null> {
  const communes =
    sujet === "commune" ? "$code" : "select commune from membre where niveau = 'epci' and parent = $code";
  const [row] = await connexion.rows<{ parent: string }>(
    `select parent from membre where commune in (${communes}) and niveau = $niveau
       and starts_with(parent, '${PREFIXE_EPCI}') = (niveau = 'strate' and $sujet = 'epci')
     group by parent order by count(*) desc, parent limit 1`,
    { code, niveau, sujet },
  );
  return row ? nommer(connexion, niveau, row.parent) : null;
}

async function regionOf(connexion: Connexion, departement: Territoire | null): Promise<Territoire | null> {
  const [lien] = departement
    ? await connexion.rows<{ parent: string }>(
        "select parent from membre_departement where niveau = 'region' and departement = $d",
        { d: departement.code },
      )
    : [];
  return lien ? nommer(connexion, "region", lien.parent) : null;
}

/** Les IRIS d'une commune, les plus récents et ceux que d'anciens fichiers donnent encore. */
const readIris = (connexion: Connexion, commune: string): Promise<{ code: string; nom: string | null }[]> =>
  connexion.rows(
    `
    select code, arg_max(nom, cog) as nom from territoire
    where niveau = 'iris' and (left(code, 5) = $commune or left(code, 5) in (select enfant from appartenance where enfant_niveau = 'arm' and parent = $commune))
    group by code having max(cog) > 0 and right(code, 4) <> '0000' order by code`,
    { commune },
  );

/** Les quartiers prioritaires de communes, par nom : ceux que leur liste, ou un fichier qui dit leur commune, y rattache. */
async function readQpv(connexion: Connexion, communes: readonly string[]): Promise<readonly Territoire[]> {
  if (communes.length === 0) return [];
  const rows = await connexion.rows<{ code: string }>(
    `select distinct enfant as code from appartenance where enfant_niveau = 'qpv' and parent in (${communes.map(quoteText).join(", ")}) order by 1`,
  );
  const noms = await readNoms(connexion, "qpv", rows.map((r) => r.code)); // prettier-ignore
  return rows
    .map(({ code }) => ({ niveau: "qpv" as const, code, nom: noms.get(code) ?? code }))
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr") || (a.code < b.code ? -1 : 1));
}

/** Les communes d'un EPCI, par nom. */
async function readCommunes(connexion: Connexion, epci: string): Promise<readonly Territoire[]> {
  const rows = await connexion.rows<{ code: string }>(
    "select commune as code from membre where niveau = 'epci' and parent = $epci order by commune",
    { epci },
  );
  const codes = rows.map((r) => r.code);
  const noms = await readNoms(connexion, "commune", codes);
  return codes
    .map((code) => ({ niveau: "commune" as const, code, nom: noms.get(code) ?? code }))
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/**
 * Le territoire du rapport, ceux à qui on le compare, et son détail : les IRIS d'une commune, les communes d'un EPCI.
 * @throws TerritoireInconnu s'il n'est dans aucune géographie chargée
 */
export async function readPerimetre(connexion: Connexion, { observatoire, quartiers }: Projet): Promise<Perimetre> {
  const sujet = observatoire.territoire;
  const { niveau, code } = sujet;
  const isCommune = niveau === "commune";
  const nom = (await readNoms(connexion, niveau, [code])).get(code);
  const communes = isCommune ? [] : await readCommunes(connexion, code);
  if (nom === undefined || (!isCommune && communes.length === 0))
    throw new TerritoireInconnu(
      isCommune
        ? `commune ${code} absente des géographies chargées : vérifier observatoire.yaml`
        : `EPCI ${code} absent des géographies chargées : vérifier observatoire.yaml, et charger la composition des intercommunalités`,
    );
  const departement = await parentOf(connexion, sujet, "departement");
  const iris = isCommune ? await readIris(connexion, code) : [];
  return {
    commune: { niveau, code, nom },
    epci: isCommune ? await parentOf(connexion, sujet, "epci") : null,
    departement,
    region: await regionOf(connexion, departement),
    iris: iris.map((i) => ({ niveau: "iris" as const, code: i.code, nom: i.nom ?? i.code })),
    communes,
    quartiers: listQuartiers(quartiers),
    qpv: await readQpv(connexion, isCommune ? [code] : communes.map((c) => c.code)),
    strate: await parentOf(connexion, sujet, "strate"),
    comparables: isCommune ? await readComparables(connexion, code) : [],
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
