const MOT = String.raw`\p{Lu}[\p{L}'’-]*`;

/** « Mme Dupont », « Monsieur de la Tour », « Dr B. » : une civilité, puis un mot à majuscule. */
const CIVILITE = new RegExp(
  String.raw`(?<!\p{L})(?:MM?\.|Mr|Mmes?|Mlles?|Melles?|Messieurs|Mesdames|Monsieur|Madame|Mademoiselle|Dr|Docteur|Me|Maître)\s+(?:(?:de|du|des|la|le|d['’])\s*){0,2}${MOT}`,
  "u",
);

/** « J. Dupont », « J.-P. Martin » : une initiale, puis un nom. Ni « R. 123-1 », ni un sigle à points. */
const INITIALE = /(?<![\p{L}.])\p{Lu}\.[\s\u00a0]?(?:-?\p{Lu}\.[\s\u00a0]?)?\p{Lu}\p{Ll}+/u;

/** « Jean DUPONT » : un prénom en minuscules, un nom tout en capitales ; un sigle suit plutôt un article ou un nom commun. */
const CAPITALES =
  /(?<!\p{L})(?!(?:Le|La|Les|Un|Une|Du|Des|Au|Aux|De|En|Et|Par|Pour|Avec|Convention|Maison|Groupe|Projet|Service|Agence|Centre|Pôle)\s)\p{Lu}\p{Ll}{2,}\s\p{Lu}{5,}(?!\p{L})/u;

/**
 * Vrai si le texte semble nommer une personne. Un filet, pas une preuve : un nom seul, sans civilité ni initiale, lui échappe,
 * et « rue A. Briand » le trompe (l'écrire en entier).
 */
export const semblesNommer = (texte: string): boolean =>
  CIVILITE.test(texte) || INITIALE.test(texte) || CAPITALES.test(texte);
