import { join } from "node:path";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import { addBilans, aucun, refuser, type Bilan } from "./bilan.ts";
import { controleLivraison } from "./controles/livraison.ts";
import { FichierIllisible } from "./illisible.ts";
import { loadLongue } from "./longue/charger.ts";
import { deFichier, numeroPiece } from "./lieux.ts";
import { isLongue } from "./longue/entete.ts";
import { loadMesures } from "./mesures.ts";
import { preparer, type Morceau } from "./preparer.ts";
import { dossierNational, type Projet } from "./projet.ts";
import { loadRegroupee } from "./regroupee/charger.ts";
import { isRegroupee } from "./regroupee/colonnes.ts";
import { loadReferentiel } from "./referentiels.ts";
import { verifierEmpreinte, type LigneVerifiee } from "./verifier-ligne.ts";

/** Un fichier prêt à charger : son numéro dans l'entrepôt, et l'identité qui dira s'il faut le relire. */
export interface Prete extends LigneVerifiee {
  readonly id: number;
  readonly declaration: string;
  /** Vrai si l'entrepôt a déjà une version de ce fichier, à remplacer. */
  readonly connu: boolean;
}

class Annulation extends Error {
  readonly bilan: Bilan;
  constructor(bilan: Bilan) {
    super("blocking anomalies");
    this.bilan = bilan;
  }
}

/** Retire de l'entrepôt tout ce qu'un fichier y a mis. */
export async function effacer(connexion: Connexion, id: number): Promise<void> {
  await connexion.run(`delete from fichier where id = ${id}`);
  await connexion.run(
    `delete from cellule where ${deFichier("lieu", id)}; delete from lieu where ${deFichier("id", id)}`,
  );
  for (const table of ["territoire", "appartenance", "designation", "code_ancien", "mouvement", "variable"])
    await connexion.run(`delete from ${table} where fichier = ${id}`);
}

async function loadMorceaux(connexion: Connexion, prete: Prete, morceaux: readonly Morceau[]): Promise<Bilan> {
  const { id, source, ligne } = prete;
  const { fichier, millesime, cog, niveau } = ligne;
  if (source.type === "referentiel")
    return loadReferentiel(connexion, { id, source, fichier, cog: ligne.cog ?? 0 }, morceaux);
  const livraison = {
    id,
    source,
    fichier,
    millesime,
    cog,
    niveau,
    variables: new Map<string, number>(),
  };
  let total = aucun([]);
  for (const [rang, morceau] of morceaux.entries()) {
    const n = numeroPiece(id, rang);
    const bilan = isLongue(source)
      ? await loadLongue(connexion, { ...livraison, source }, morceau, n)
      : isRegroupee(source)
        ? await loadRegroupee(connexion, { ...livraison, source }, morceau, n)
        : await loadMesures(connexion, livraison, morceau, n);
    total = addBilans(total, bilan);
  }
  return total;
}

async function insertFichier(
  connexion: Connexion,
  { id, ligne, source, ...prete }: Prete,
  sha256: string,
  b: Bilan,
): Promise<void> {
  // prettier-ignore
  const nombre = (n: number | null): string => (n === null ? "null" : String(n));
  const textes = [ligne.fichier, ligne.url, sha256, ligne.recu_le].map(quoteText).join(", ");
  await connexion.run(`insert into fichier values (
    ${id}, ${quoteText(source.id)}, ${quoteText(ligne.niveau ?? "")}, ${[ligne.millesime, ligne.cog, ligne.publie].map(nombre).join(", ")},
    ${textes}, ${b.lues}, ${b.gardees}, ${b.refusees}, ${b.cases}, ${quoteText(prete.declaration)})`);
}

/** Les classeurs et archives déjà convertis en csv, gardés d'un chargement à l'autre. */
export const dossierConversions = (projet: Projet): string => join(dossierNational(projet), ".abs", "conversions");

/** Lu comme de l'UTF-8 sur la foi de son début, un fichier ne l'était pas jusqu'au bout. */
class PasUtf8 extends Error {}

/**
 * Charge un fichier, tout ou rien : une anomalie bloquante laisse l'entrepôt tel qu'avant lui. Il se lit pendant que le contrôle de
 * ses octets finit : si son début est de l'UTF-8 et pas sa suite (rare), rien n'en est gardé et il se relit, converti.
 */
export async function loadFichier(connexion: Connexion, projet: Projet, prete: Prete): Promise<Bilan> {
  const presume = await tenter(connexion, projet, prete, { presume: true }).catch((error: unknown) => {
    if (error instanceof PasUtf8) return null;
    throw error;
  });
  return presume ?? tenter(connexion, projet, prete, { presume: false });
}

async function tenter(
  connexion: Connexion,
  projet: Projet,
  prete: Prete,
  { presume }: { readonly presume: boolean },
): Promise<Bilan> {
  const { ligne, source, id } = prete;
  const chemin = join(projet.dir, ligne.fichier);
  let isTelQuel = false;
  /** À vérifier avant de rien garder du fichier, ni rien en dire. */
  const verifierUtf8 = async (): Promise<void> => {
    if (presume && isTelQuel && !(await prete.lecture).isUtf8) throw new PasUtf8();
  };
  try {
    const morceaux = await preparer(chemin, prete.lecture, source, dossierConversions(projet), { presume });
    isTelQuel = morceaux.some((m) => m.chemin === chemin);
    return await connexion.transaction(async () => {
      if (prete.connu) await effacer(connexion, id);
      const lu = await loadMorceaux(connexion, prete, morceaux);
      await verifierUtf8();
      const sha256 = await prete.empreinte; // calculée pendant la lecture
      const livraison = [...controleLivraison(ligne, source, morceaux), ...verifierEmpreinte(ligne, sha256)];
      const bilan = addBilans(aucun([...prete.anomalies, ...livraison]), lu);
      if (bilan.anomalies.some(isBloquante)) throw new Annulation(refuser(bilan));
      await insertFichier(connexion, prete, sha256, bilan);
      return bilan;
    });
  } catch (error) {
    if (error instanceof Annulation) return error.bilan;
    if (error instanceof PasUtf8) throw error;
    await verifierUtf8();
    if (!(error instanceof FichierIllisible)) throw error;
    const { message, action, ligne: n } = error;
    return aucun([
      ...prete.anomalies,
      ...verifierEmpreinte(ligne, await prete.empreinte),
      bloquante(ligne.fichier, "fichier-illisible", message, action, { ligne: n }),
    ]);
  }
}
