import { existsSync } from "node:fs";
import { join } from "node:path";
import { getSource, isReferentiel } from "../../loaders/index.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import type { Source } from "../modele/source.ts";
import { Entrepot, quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { chargerExportsCcas, isExportCcas } from "./exports-ccas.ts";
import { loadMesures, prepareReferences, type Bilan } from "./mesures.ts";
import { FichierIllisible, preparer, sha256File, type Morceau } from "./preparer.ts";
import { cheminEntrepot, type LigneMillesime, type Projet } from "./projet.ts";
import { loadReferentiel } from "./referentiels.ts";

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
}

/** Une ligne de millesimes.csv prête à charger, ou ce qui l'en empêche. */
interface Prete {
  readonly id: number;
  readonly ligne: LigneMillesime;
  readonly source: Source;
  readonly sha256: string;
  readonly declaration: string;
  readonly anomalies: Anomalie[];
}

/** Une déclaration changée force à relire ses fichiers : elle fait partie de l'identité du chargement. */
const declarationOf = (source: Source, { millesime, cog, niveau }: LigneMillesime): string =>
  JSON.stringify([source, millesime, cog, niveau]);

const anomalie = (
  fichier: string,
  code: string,
  message: string,
  action: string,
  reste: Partial<Anomalie> = {},
): Anomalie => ({
  gravite: "bloquante",
  code,
  fichier,
  ligne: null,
  colonne: null,
  valeur: null,
  message,
  action,
  ...reste,
});

/** Vérifie une ligne sans lire le fichier au-delà de son empreinte. */
async function verifierLigne(projet: Projet, ligne: LigneMillesime): Promise<Omit<Prete, "id"> | Anomalie[]> {
  const ici = { ligne: ligne.ligne };
  const source = getSource(ligne.source);
  if (!source)
    return [
      anomalie(
        "millesimes.csv",
        "source-inconnue",
        "source inconnue",
        "Choisir un identifiant de la page des sources du guide.",
        { ...ici, colonne: "source", valeur: ligne.source },
      ),
    ];
  const chemin = join(projet.dir, ligne.fichier);
  if (!existsSync(chemin))
    return [
      anomalie(
        "millesimes.csv",
        "fichier-absent",
        "fichier absent du projet",
        "Le déposer à cet endroit, ou retirer la ligne.",
        { ...ici, colonne: "fichier", valeur: ligne.fichier },
      ),
    ];
  const anomalies: Anomalie[] = [];
  const exiger = (colonne: "millesime" | "cog" | "niveau", message: string, action: string): void =>
    void anomalies.push(
      anomalie("millesimes.csv", `${colonne}-absent`, `${ligne.fichier} : ${message}`, action, { ...ici, colonne }),
    );
  if (source.type === "referentiel" ? ligne.cog === null : false)
    exiger("cog", "géographie (cog) non dite", "Écrire l'année de la géographie.");
  if (source.type === "mesures" && source.millesime.de === "fichier" && ligne.millesime === null)
    exiger("millesime", "ses colonnes ne disent pas leur année", "Écrire l'année décrite dans la colonne millesime.");
  if (source.type === "mesures" && source.format.type === "csv" && source.niveaux.length > 1 && ligne.niveau === null)
    exiger("niveau", "plusieurs niveaux possibles", `Écrire l'un de : ${source.niveaux.join(", ")}.`);
  const sha256 = await sha256File(chemin);
  if (ligne.sha256 !== "" && ligne.sha256 !== sha256)
    anomalies.push(
      anomalie(
        ligne.fichier,
        "empreinte-differente",
        "le fichier n'est plus celui qui a été reçu (sha256 différent)",
        "Remettre le fichier d'origine, ou effacer l'empreinte de millesimes.csv si le nouveau le remplace.",
      ),
    );
  return { ligne, source, sha256, declaration: declarationOf(source, ligne), anomalies };
}

const aucun = (anomalies: readonly Anomalie[]): Bilan => ({ lues: 0, gardees: 0, refusees: 0, cases: 0, anomalies });

class Annulation extends Error {
  readonly bilan: Bilan;
  constructor(bilan: Bilan) {
    super("blocking anomalies");
    this.bilan = bilan;
  }
}

async function effacer(connexion: Connexion, id: number): Promise<void> {
  for (const table of ["fichier", "territoire", "appartenance", "code_ancien", "mouvement", "variable", "mesure"])
    await connexion.run(`delete from ${table} where ${table === "fichier" ? "id" : "fichier"} = ${id}`);
}

/** Charge un fichier, tout ou rien : une anomalie bloquante laisse l'entrepôt tel qu'avant lui. */
async function loadFichier(connexion: Connexion, projet: Projet, prete: Prete): Promise<Bilan> {
  const { ligne, source, id } = prete;
  let morceaux: Morceau[];
  try {
    morceaux = await preparer(
      join(projet.dir, ligne.fichier),
      prete.sha256,
      source,
      join(projet.dir, ".abs", "conversions"),
    );
  } catch (error) {
    if (!(error instanceof FichierIllisible)) throw error;
    return aucun([...prete.anomalies, anomalie(ligne.fichier, "fichier-illisible", error.message, error.action)]);
  }
  try {
    return await connexion.transaction(async () => {
      await effacer(connexion, id);
      let bilan = aucun(prete.anomalies);
      if (source.type === "referentiel") {
        bilan = add(
          bilan,
          await loadReferentiel(connexion, { id, source, fichier: ligne.fichier, cog: ligne.cog ?? 0 }, morceaux),
        );
      } else {
        const livraison = {
          id,
          source,
          fichier: ligne.fichier,
          millesime: ligne.millesime,
          niveau: ligne.niveau,
          variables: new Map<string, number>(),
        };
        for (const [rang, morceau] of morceaux.entries())
          bilan = add(bilan, await loadMesures(connexion, livraison, morceau, id * 100 + rang));
      }
      if (bilan.anomalies.some(isBloquante)) throw new Annulation(bilan);
      const textes = [source.id, ligne.niveau ?? ""].map(quoteText).join(", ");
      await connexion.run(`insert into fichier values (${id}, ${textes}, ${ligne.millesime ?? "null"}, ${ligne.cog ?? "null"}, ${ligne.publie ?? "null"},
        ${[ligne.fichier, ligne.url, prete.sha256, ligne.recu_le].map(quoteText).join(", ")},
        ${bilan.lues}, ${bilan.gardees}, ${bilan.refusees}, ${bilan.cases}, ${quoteText(prete.declaration)})`);
      return bilan;
    });
  } catch (error) {
    if (error instanceof Annulation) return error.bilan;
    throw error;
  }
}

const add = (a: Bilan, b: Bilan): Bilan => ({
  lues: a.lues + b.lues,
  gardees: a.gardees + b.gardees,
  refusees: a.refusees + b.refusees,
  cases: a.cases + b.cases,
  anomalies: [...a.anomalies, ...b.anomalies],
});

interface Connu extends Omit<Bilan, "anomalies"> {
  readonly id: number;
  readonly sha256: string;
  readonly fichier: string;
  readonly declaration: string;
}

/** Un fichier garde son numéro d'un chargement à l'autre ; un nouveau prend le suivant. */
function numeroter(lignes: readonly Omit<Prete, "id">[], connus: readonly Connu[]): Prete[] {
  const numeros = new Map(connus.map((c) => [c.fichier, c.id]));
  let dernier = Math.max(0, ...connus.map((c) => c.id));
  return lignes.map((ligne) => ({ ...ligne, id: numeros.get(ligne.ligne.fichier) ?? ++dernier }));
}

const isInchange = (prete: Prete, connu: Connu | undefined): connu is Connu =>
  connu !== undefined &&
  connu.sha256 === prete.sha256 &&
  connu.declaration === prete.declaration &&
  prete.anomalies.length === 0;

/**
 * Charge tous les fichiers d'un projet : les publics dans l'entrepôt, les exports du CCAS par le coffre. Toutes les anomalies de tous les fichiers sont rendues
 * d'un coup ; un fichier fautif n'empêche pas les autres. Relancer ne relit que ce qui a changé.
 */
export async function charger(projet: Projet, options: OptionsChargement = {}): Promise<RapportChargement> {
  const lignes = projet.millesimes.filter((l) => !isExportCcas(l));
  const verifiees = await Promise.all(lignes.map((ligne) => verifierLigne(projet, ligne)));
  const faits: FichierCharge[] = [];
  verifiees.forEach((v, i) => {
    const ligne = lignes[i];
    if (Array.isArray(v) && ligne) faits.push({ ligne, sha256: "", etat: "refuse", ...aucun(v) });
  });

  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir));
  const { connexion } = entrepot;
  try {
    const connus = await connexion.rows<Connu>(
      "select id, sha256, fichier, declaration, lues, gardees, refusees, cases from fichier where id < 20000",
    );
    const pretes = numeroter(
      verifiees.filter((v): v is Omit<Prete, "id"> => !Array.isArray(v)),
      connus,
    );
    const gardes = new Set(lignes.map((l) => l.fichier));
    for (const { id } of connus.filter((c) => !gardes.has(c.fichier)))
      await connexion.transaction(() => effacer(connexion, id));

    const parId = new Map(connus.map((c) => [c.id, c]));
    let n = 0;
    const finir = (prete: Prete, bilan: Bilan, etat: FichierCharge["etat"]): void => {
      faits.push({ ligne: prete.ligne, sha256: prete.sha256, etat, ...bilan });
      options.progression?.(prete.ligne.fichier, ++n, pretes.length);
    };
    let geographieChangee = false;
    const travail = async (c: Connexion, file: Prete[]): Promise<void> => {
      for (let prete = file.shift(); prete; prete = file.shift()) {
        const connu = parId.get(prete.id);
        if (isInchange(prete, connu) && !geographieChangee) {
          finir(prete, { ...connu, anomalies: [] }, "inchange");
          continue;
        }
        const bilan = await loadFichier(c, projet, prete);
        finir(prete, bilan, bilan.anomalies.some(isBloquante) ? "refuse" : "charge");
      }
    };
    const references = pretes.filter((p) => isReferentiel(p.source));
    const mesures = pretes.filter((p) => !isReferentiel(p.source));
    const nouvelle = references.some((p) => !isInchange(p, parId.get(p.id)));
    await travail(connexion, references);
    geographieChangee = nouvelle; // elle classe toutes les mesures (arrondissements, codes connus) : on les relit
    const { communes } = await connexion.one<{ communes: number }>(
      "select count(*)::integer as communes from territoire where niveau = 'commune'",
    );
    if (communes === 0) {
      const manque = anomalie(
        "millesimes.csv",
        "geographie-absente",
        "aucune liste de communes n'est chargée",
        "Ajouter le code officiel géographique des communes (v_commune_AAAA.csv).",
      );
      for (const prete of mesures) finir(prete, aucun([...prete.anomalies, manque]), "refuse");
    } else {
      const seconde = await entrepot.connect();
      await Promise.all([prepareReferences(connexion), prepareReferences(seconde)]);
      await Promise.all([travail(connexion, mesures), travail(seconde, mesures)]);
      seconde.close();
    }
    await connexion.run("checkpoint");
  } finally {
    entrepot.close();
  }
  faits.push(...(await chargerExportsCcas(projet)));
  faits.sort((a, b) => a.ligne.ligne - b.ligne.ligne);
  return { fichiers: faits, anomalies: faits.flatMap((f) => f.anomalies) };
}
