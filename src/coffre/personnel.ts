/** Ce qui désigne une personne, et n'entre jamais au coffre. */
export const PERSONNEL = {
  nir: "numéro de sécurité sociale",
  iban: "IBAN",
  telephone: "téléphone",
  courriel: "adresse électronique",
  allocataire: "numéro d'allocataire",
  nom: "nom ou prénom",
  naissance: "date ou lieu de naissance",
  adresse: "adresse",
  agent: "nom d'un agent",
  libre: "texte libre",
} as const;
export type Personnel = keyof typeof PERSONNEL;

/** Ce qui se reconnaît à la forme d'une case, quelle que soit sa colonne. */
export type Identifiant = Extract<Personnel, "nir" | "iban" | "telephone" | "courriel" | "allocataire">;

/** Sexe, année, mois, département, commune, ordre, et clé quand elle est écrite ; groupes séparés ou non. */
const NIR =
  /(?<![\dA-Z])([1-478])[ .-]?(\d{2})[ .-]?(0[1-9]|1[0-2]|[2-9]\d)[ .-]?(2[AB]|\d{2})[ .-]?(\d{3})[ .-]?(\d{3})(?:[ .-]?(\d{2}))?(?!\d)/gi;
const IBAN = /(?<![A-Z\d])[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){3,7}(?:[ ]?[A-Z\d]{1,3})?(?![A-Z\d])/gi;
const COURRIEL = /[\p{L}\d._%+-]@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const TELEPHONE = /(?<!\d|\d[,.])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d|,\d)/;
/** Sept chiffres et une lettre : le numéro d'allocataire de la CAF. Sans la lettre, seul l'en-tête le dit. */
const ALLOCATAIRE = /(?<![\dA-Z])\d{7} ?[A-Z](?![\dA-Z])/;

/**
 * La clé d'un numéro de sécurité sociale : 97 moins le reste des treize premiers chiffres, la Corse comptant 19 (2A) et
 * 18 (2B). Source : Insee, structure du NIR.
 */
export function isNir(texte: string): boolean {
  for (const [, sexe, annee, mois, dep = "", commune, ordre, cle] of texte.matchAll(NIR)) {
    if (cle === undefined) continue;
    const departement = dep.toUpperCase().replace("2A", "19").replace("2B", "18");
    const nombre = Number(`${sexe}${annee}${mois}${departement}${commune}${ordre}`);
    if (97 - (nombre % 97) === Number(cle)) return true;
  }
  return false;
}

/** Treize caractères en forme de NIR, sans clé pour le prouver : assez pour s'en méfier, pas pour l'affirmer. */
export const looksNir = (texte: string): boolean =>
  texte.length >= 13 &&
  hasAssezDeChiffres(texte) &&
  [...texte.matchAll(NIR)].some(([, , , , , , , cle]) => cle === undefined);

/** La clé d'un IBAN : le compte, lettres changées en nombres et tête mise en queue, vaut 1 modulo 97 (ISO 13616). */
export function isIban(texte: string): boolean {
  for (const [candidat] of texte.matchAll(IBAN)) {
    const serre = candidat.replaceAll(" ", "").toUpperCase();
    if (serre.length < 15 || serre.length > 34) continue;
    let reste = 0;
    for (const c of serre.slice(4) + serre.slice(0, 4)) {
      const valeur = Number.parseInt(c, 36);
      reste = (reste * (valeur > 9 ? 100 : 10) + valeur) % 97;
    }
    if (reste === 1) return true;
  }
  return false;
}

/** Le moins qu'un identifiant ait de chiffres : sept, ceux d'un allocataire. */
const CHIFFRES_MIN = 7;

function hasAssezDeChiffres(texte: string): boolean {
  let chiffres = 0;
  for (let i = 0; i < texte.length; i++) {
    const code = texte.charCodeAt(i);
    if (code >= 48 && code <= 57 && ++chiffres === CHIFFRES_MIN) return true;
  }
  return false;
}

/** Ce que cette case porte de personnel, à sa forme ; vide le plus souvent. */
export function findIdentifiants(texte: string): readonly Identifiant[] {
  if (texte.length < 6) return [];
  const trouves: Identifiant[] = [];
  if (texte.includes("@") && COURRIEL.test(texte)) trouves.push("courriel");
  if (texte.length < 8 || !hasAssezDeChiffres(texte)) return trouves;
  if (texte.length >= 15 && isNir(texte)) trouves.push("nir");
  else if (texte.length >= 15 && isIban(texte)) trouves.push("iban");
  else if (texte.length >= 10 && TELEPHONE.test(texte)) trouves.push("telephone");
  else if (ALLOCATAIRE.test(texte)) trouves.push("allocataire");
  return trouves;
}
