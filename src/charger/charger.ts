import { isReferentiel } from "../../loaders/index.ts";
import { Entrepot, type Connexion } from "../entrepot/entrepot.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import { aucun, type Bilan } from "./bilan.ts";
import { effacer, loadFichier, type Prete } from "./charger-fichier.ts";
import { prepareReferences } from "./codes-connus.ts";
import { chargerExportsCcas, isExportCcas } from "./exports-ccas.ts";
import { declarationOf, geographieChargee } from "./identite.ts";
import { cheminEntrepot, type LigneMillesime, type Projet } from "./projet.ts";
import { verifierEmpreinte, verifierLigne, type LigneRefusee, type LigneVerifiee } from "./verifier-ligne.ts";

export interface FichierCharge extends Bilan {
  readonly ligne: LigneMillesime;
  readonly sha256: string;
  readonly etat: "charge" | "inchange" | "refuse";
}

export interface RapportChargement {
  readonly fichiers: readonly FichierCharge[];
  readonly anomalies: readonly Anomalie[];
}

export interface OptionsChargement {
  /** Appelée à chaque fichier fini. */
  readonly progression?: (fichier: string, faits: number, total: number) => void;
  /** Charger aussi un export du CCAS qui a rétréci ou qui en recouvre un autre ; défaut : le demander. */
  readonly accepter?: boolean;
}

/** Ce que l'entrepôt sait d'un fichier déjà chargé. */
interface Connu extends Omit<Bilan, "anomalies"> {
  readonly id: number;
  readonly sha256: string;
  readonly fichier: string;
  readonly declaration: string;
}

/** Le fichier est-il celui qui a été chargé, et que millesimes.csv attend ? */
async function isInchange({ ligne, empreinte }: LigneVerifiee, charge: string): Promise<boolean> {
  const sha256 = await empreinte;
  return sha256 === charge && verifierEmpreinte(ligne, sha256).length === 0;
}

type Numerotee = LigneVerifiee & { readonly id: number };

const readConnus = (connexion: Connexion): Promise<Connu[]> =>
  connexion.rows<Connu>(
    "select id, sha256, fichier, declaration, lues, gardees, refusees, cases from fichier where id < 20000",
  );

/** Un fichier garde son numéro d'un chargement à l'autre ; un nouveau prend le suivant. */
function numeroter(lignes: readonly LigneVerifiee[], connus: readonly Connu[]): Numerotee[] {
  const numeros = new Map(connus.map((c) => [c.fichier, c.id]));
  let dernier = Math.max(0, ...connus.map((c) => c.id));
  return lignes.map((ligne) => ({ ...ligne, id: numeros.get(ligne.ligne.fichier) ?? ++dernier }));
}

/** Chaque fichier et la première ligne de millesimes.csv qui le donne. */
function premieresLignes(lignes: readonly LigneMillesime[]): Map<string, number> {
  const premieres = new Map<string, number>();
  for (const { fichier, ligne } of lignes) if (!premieres.has(fichier)) premieres.set(fichier, ligne);
  return premieres;
}

async function retirerDisparus(connexion: Connexion, connus: readonly Connu[], projet: Projet): Promise<void> {
  const gardes = new Set(projet.millesimes.filter((l) => !isExportCcas(l)).map((l) => l.fichier));
  for (const { id } of connus.filter((c) => !gardes.has(c.fichier)))
    await connexion.transaction(() => effacer(connexion, id));
}

/** Charge les fichiers vérifiés dans l'entrepôt : la géographie d'abord, puis les mesures qu'elle permet de reconnaître. */
async function chargerEntrepot(
  projet: Projet,
  verifiees: readonly LigneVerifiee[],
  options: OptionsChargement,
): Promise<FichierCharge[]> {
  const faits: FichierCharge[] = [];
  const finir = async (
    { ligne, empreinte }: LigneVerifiee,
    bilan: Bilan,
    etat: FichierCharge["etat"],
  ): Promise<void> => {
    // prettier-ignore
    faits.push({ ligne, sha256: await empreinte, etat, ...bilan });
    options.progression?.(ligne.fichier, faits.length, verifiees.length);
  };
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir));
  const { connexion } = entrepot;
  try {
    const connus = await readConnus(connexion);
    const parId = new Map(connus.map((c) => [c.id, c]));
    await retirerDisparus(connexion, connus, projet);

    const vider = async (c: Connexion, file: Numerotee[], geographie: string): Promise<void> => {
      for (let suivante = file.shift(); suivante; suivante = file.shift()) {
        const connu = parId.get(suivante.id);
        const declaration = declarationOf(suivante, geographie);
        const prete: Prete = { ...suivante, declaration, connu: connu !== undefined };
        if (
          connu?.declaration === declaration &&
          prete.anomalies.length === 0 &&
          (await isInchange(prete, connu.sha256))
        ) {
          const { lues, gardees, refusees, cases } = connu;
          await finir(prete, { lues, gardees, refusees, cases, anomalies: [] }, "inchange");
          continue;
        }
        const bilan = await loadFichier(c, projet, prete);
        await finir(prete, bilan, bilan.anomalies.some(isBloquante) ? "refuse" : "charge");
      }
    };
    const numerotees = numeroter(verifiees, connus);
    await vider(connexion, numerotees.filter((p) => isReferentiel(p.source)), ""); // prettier-ignore

    // Les plus gros d'abord : sinon le dernier finit seul sur son cœur.
    const mesures = numerotees.filter((p) => !isReferentiel(p.source)).sort((a, b) => b.octets - a.octets);
    if ((await connexion.rows("select 1 from territoire where niveau = 'commune' limit 1")).length === 0) {
      const manque = bloquante(
        "millesimes.csv",
        "geographie-absente",
        "aucune liste de communes n'est chargée",
        "Ajouter le code officiel géographique des communes (v_commune_AAAA.csv), ou corriger celui qui est refusé.",
        { colonne: "source", valeur: "cog-communes" },
      );
      for (const [i, prete] of mesures.entries())
        await finir(prete, aucun(i === 0 ? [...prete.anomalies, manque] : prete.anomalies), "refuse");
    } else {
      const geographie = await geographieChargee(connexion);
      await entrepot.parallel(mesures.length, async (c) => {
        await prepareReferences(c);
        await vider(c, mesures, geographie);
      });
    }
    await connexion.run("checkpoint");
  } finally {
    entrepot.close();
  }
  return faits;
}

/**
 * Charge tous les fichiers d'un projet : les publics dans l'entrepôt, les exports du CCAS par le coffre. Toutes les
 * anomalies de tous les fichiers sont rendues d'un coup ; un fichier fautif n'empêche pas les autres, et laisse
 * l'entrepôt tel qu'avant lui. Relancer ne relit que ce qui a changé.
 */
export async function charger(projet: Projet, options: OptionsChargement = {}): Promise<RapportChargement> {
  const lignes = projet.millesimes.filter((l) => !isExportCcas(l));
  const premieres = premieresLignes(lignes);
  const verifiees = lignes.map((ligne) => verifierLigne(projet, ligne, premieres));
  const refusees = verifiees.filter((v): v is LigneRefusee => v.source === null);
  const ouvrables = verifiees.filter((v): v is LigneVerifiee => v.source !== null);
  const fichiers = [
    ...refusees.map(({ ligne, anomalies }): FichierCharge => ({ ligne, sha256: "", etat: "refuse", ...aucun(anomalies) })),
    ...(await chargerEntrepot(projet, ouvrables, options)),
    ...(await chargerExportsCcas(projet, { accepter: options.accepter ?? false })),
  ].sort((a, b) => a.ligne.ligne - b.ligne.ligne); // prettier-ignore
  return { fichiers, anomalies: fichiers.flatMap((f) => f.anomalies) };
}
