import { isDonnee } from "./nature-case.ts";

/** Une ligne du haut de l'export. */
export interface LigneHaute {
  readonly cases: readonly string[];
  /** Dans le fichier, première = 1. */
  readonly numero: number;
}

export interface PlaceEntete {
  /** Première et dernière lignes d'en-tête, par leur numéro dans le fichier. */
  readonly debut: number;
  readonly fin: number;
  /** Rangs, parmi les lignes hautes, de la première ligne d'en-tête et de la première ligne après lui. */
  readonly de: number;
  readonly a: number;
}

const remplies = (cases: readonly string[]): readonly string[] => cases.map((c) => c.trim()).filter((c) => c !== "");
const distinctes = (cases: readonly string[]): number => new Set(remplies(cases)).size;
/** Une année seule peut nommer une colonne. */
const isAnnee = (texte: string): boolean => /^(?:19|20)\d{2}$/.test(texte);
const isTitreDeColonnes = (cases: readonly string[]): boolean => {
  const mots = remplies(cases);
  return mots.every((mot) => isAnnee(mot) || !isDonnee(mot)) && mots.some((mot) => !isAnnee(mot));
};

/** Part des colonnes qu'une ligne doit remplir pour n'être pas un titre posé au-dessus du tableau. */
const LARGE = 0.5;
const ETAGE = 0.25;
/** Part des colonnes de données que les noms doivent couvrir. */
const NOMMEES = 0.8;
/** Noms connus qu'il faut sur la seconde ligne d'un en-tête à deux étages : autant que dans une ligne de données, aucun. */
const CONNUS = 2;

const isAssezLarge = ({ cases }: LigneHaute, largeur: number): boolean =>
  remplies(cases).length >= Math.max(Math.min(2, largeur), largeur * LARGE) &&
  distinctes(cases) >= Math.min(2, largeur);

/** Les colonnes dont le bas est fait de données, d'après les lignes de `de` en avant. */
function colonnesDeDonnees(lignes: readonly LigneHaute[]): readonly number[] {
  const largeur = Math.max(0, ...lignes.map(({ cases }) => cases.length));
  return Array.from({ length: largeur }, (_, c) => c).filter((c) => {
    const pleines = lignes.map(({ cases }) => (cases[c] ?? "").trim()).filter((texte) => texte !== "");
    return pleines.length > 0 && pleines.filter(isDonnee).length >= pleines.length / 2;
  });
}

/**
 * Ces noms coiffent-ils des données ? Il y faut des colonnes de dates ou de nombres, toutes nommées ; ou, dans un tableau
 * tout en mots, des noms connus qu'aucune ligne ne répète. Sans cela, la ligne peut être celle d'une personne, dont rien
 * ne doit être dit.
 */
function coiffe(noms: readonly string[], dessous: readonly LigneHaute[], isConnu: (texte: string) => boolean): boolean {
  const donnees = colonnesDeDonnees(dessous);
  const nommees = donnees.filter((c) => (noms[c] ?? "").trim() !== "").length;
  if (donnees.length > 0) return nommees >= donnees.length * NOMMEES;
  const revient = noms.some((nom, c) => nom.trim() !== "" && dessous.some(({ cases }) => cases[c] === nom));
  return noms.filter(isConnu).length >= CONNUS && !revient;
}

/**
 * Où sont les noms de colonnes, ou null : un export sans en-tête commence par une personne, et rien n'en sera dit.
 *
 * Les noms sont la première ligne assez large qui ne contient aucune donnée. Un étage au-dessus, moins rempli, s'y ajoute
 * (`Demande | | Décision CLI |`) ; une ligne de libellés au-dessous aussi, quand elle est seule entre les codes et les
 * données (fichiers de l'Insee : `REG`, puis `Code région`).
 * @param isConnu ce texte est-il un nom de colonne d'un de nos gabarits ?
 */
export function findEntete(lignes: readonly LigneHaute[], isConnu: (texte: string) => boolean): PlaceEntete | null {
  const largeur = Math.max(0, ...lignes.map(({ cases }) => remplies(cases).length));
  const isLarge = ({ cases }: LigneHaute): boolean =>
    remplies(cases).length >= Math.max(Math.min(2, largeur), largeur * LARGE) &&
    distinctes(cases) >= Math.min(2, largeur);
  // On ne cherche pas au-delà de la première ligne de données : plus bas, tout est une personne.
  const premiereDonnee = lignes.findIndex((l) => isLarge(l) && !isTitreDeColonnes(l.cases));
  const candidates = lignes.slice(0, premiereDonnee < 0 ? lignes.length : premiereDonnee);
  for (const [nom, ligne] of candidates.entries()) {
    const place = isLarge(ligne) ? etendre(lignes, nom, largeur, isConnu) : null;
    if (place !== null) return place;
  }
  return null;
}

/** L'en-tête dont la ligne principale est `nom`, ses étages compris ; null s'il ne coiffe rien. */
function etendre(
  lignes: readonly LigneHaute[],
  nom: number,
  largeur: number,
  isConnu: (texte: string) => boolean,
): PlaceEntete | null {
  const ligne = lignes[nom];
  if (!ligne) return null;
  let [de, a] = [nom, nom + 1];

  const dessus = lignes[nom - 1];
  const etage = dessus ? remplies(dessus.cases).length : 0;
  const isEtage = dessus !== undefined && etage >= Math.max(2, largeur * ETAGE) && distinctes(dessus.cases) >= 2;
  if (isEtage && isTitreDeColonnes(dessus.cases)) de = nom - 1;

  const [dessous, suite] = [lignes[nom + 1], lignes[nom + 2]];
  if (de === nom && dessous && suite && isAssezLarge(dessous, largeur) && isTitreDeColonnes(dessous.cases)) {
    const isMoinsLarge =
      distinctes(ligne.cases) < distinctes(dessous.cases) && dessous.cases.filter(isConnu).length >= CONNUS;
    const isLibelles =
      distinctes(dessous.cases) === remplies(dessous.cases).length &&
      remplies(dessous.cases).length === remplies(ligne.cases).length &&
      !isTitreDeColonnes(suite.cases) &&
      suite.cases.filter(isDonnee).length >= largeur * LARGE;
    if (isMoinsLarge || isLibelles) a = nom + 2;
  }
  if (!coiffe(lignes[a - 1]?.cases ?? [], lignes.slice(a), isConnu) && !coiffe(ligne.cases, lignes.slice(a), isConnu))
    return null;
  const [premiere, derniere] = [lignes[de], lignes[a - 1]];
  return premiere && derniere ? { debut: premiere.numero, fin: derniere.numero, de, a } : null;
}
