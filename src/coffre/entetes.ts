/** Un nom de colonne tel qu'on l'écrit dans une correspondance, et tel qu'il serait s'il était seul. */
export interface Entete {
  /** `Date (2)` quand le fichier a plusieurs colonnes « Date ». */
  readonly nom: string;
  readonly seul: string;
}

const propre = (texte: string): string => texte.normalize("NFC").replace(/\s+/gu, " ").trim();

/**
 * Un étage d'en-tête couvre les colonnes vides à sa droite (`Demande | | | Décision |`), sauf si le tableur a déjà rempli
 * ses fusions : une case vide y est alors vraiment vide.
 */
function etaler(etage: readonly string[]): readonly string[] {
  const isFusionne = etage.some((texte, i) => texte !== "" && texte === etage[i + 1]);
  if (isFusionne) return etage;
  let dernier = "";
  return etage.map((texte) => (dernier = texte === "" ? dernier : texte));
}

/**
 * Les noms de colonnes d'un en-tête d'une ou plusieurs lignes : `Demande / Reçue le`. Une colonne sans nom n'en a pas, et
 * ne peut être lue.
 */
export function joinEntetes(lignes: readonly (readonly string[])[]): readonly Entete[] {
  const largeur = Math.max(0, ...lignes.map((ligne) => ligne.length));
  const etages = lignes.map((ligne, i) => {
    const cases = Array.from({ length: largeur }, (_, c) => propre(ligne[c] ?? ""));
    return i < lignes.length - 1 ? etaler(cases) : cases;
  });
  const seuls = Array.from({ length: largeur }, (_, c) => {
    const mots = etages.map((etage) => etage[c] ?? "").filter((mot) => mot !== "");
    return mots.filter((mot, i) => mot !== mots[i - 1]).join(" / ");
  });
  const vus = new Map<string, number>();
  return seuls.map((seul) => {
    const cle = seul.toLocaleLowerCase("fr");
    const rang = (vus.get(cle) ?? 0) + 1;
    vus.set(cle, rang);
    const isDouble = seul !== "" && seuls.filter((autre) => autre.toLocaleLowerCase("fr") === cle).length > 1;
    return { seul, nom: isDouble ? `${seul} (${rang})` : seul };
  });
}

/**
 * Cette ligne redit-elle l'une des lignes d'en-tête ? Un tableau par mois, posé sous le précédent, les répète.
 * @param premiere sa première case remplie, que l'appelant connaît déjà.
 */
export function createIsEntete(
  entete: readonly (readonly string[])[],
): (cases: readonly string[], premiere: string) => boolean {
  const nettes = entete.map((ligne) => ligne.map((texte) => texte.trim()));
  const lignes = nettes.filter((ligne) => ligne.filter((texte) => texte !== "").length > 1);
  const premiers = new Set(lignes.map((ligne) => ligne.find((texte) => texte !== "")));
  const nommees = new Set(lignes.map((ligne) => ligne.join("\n")));
  return (cases, premiere) =>
    premiers.has(premiere.trim()) && nommees.has(cases.map((texte) => texte.trim()).join("\n"));
}
