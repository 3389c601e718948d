/** Ce qu'une case qui n'est ni un nombre ni une marque semble être, et comment la réparer. */
export interface Explication {
  readonly message: string;
  readonly action: string;
}

const TABLEUR = "Reprendre le fichier d'origine ; à défaut, dans Excel, mettre ces colonnes au format « Nombre »";

/** Du plus précis au plus vague : ce que les tableurs laissent dans un fichier qu'ils réenregistrent. */
const FORMES: readonly (readonly [forme: RegExp, message: string, action: string])[] = [
  [
    /^[-−]?\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?:[.,]\d+)?$/,
    "nombre écrit avec des espaces entre les milliers, qu'un tableur y a mises",
    `${TABLEUR} sans séparateur de milliers, puis réenregistrer en « CSV UTF-8 ».`,
  ],
  [
    /^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d{1,3}(?:[.,]\d{3}){2,}$/,
    "nombre écrit avec des points ou des virgules entre les milliers, qu'un tableur y a mis",
    `${TABLEUR} sans séparateur de milliers, puis réenregistrer en « CSV UTF-8 ».`,
  ],
  [
    /^[-−]?\d+(?:[.,]\d+)?[\s\u00a0\u202f]?%$/,
    "pourcentage mis en forme par un tableur : il a pu être multiplié ou divisé par cent",
    "Reprendre le fichier d'origine : le nombre livré n'est plus sûr.",
  ],
  [/^[-−]?\d[\d\s\u00a0\u202f.,]*[\s\u00a0\u202f]?€$/, "montant mis en forme par un tableur", `${TABLEUR}.`],
  [
    /^#(?:N\/[AD]|REF!|VALEUR!|VALUE!|DIV\/0!|NOM\?|NAME\?|NUL!|ERREUR)$/i,
    "erreur de formule d'un tableur",
    "Reprendre le fichier d'origine : une formule y a remplacé la valeur livrée.",
  ],
  [
    /^#+$/,
    "colonne trop étroite d'un tableur : la valeur livrée est perdue",
    "Reprendre le fichier d'origine : il a été copié depuis l'écran d'un tableur.",
  ],
  [
    /^−[\d.,]+$/,
    "nombre négatif écrit avec un signe moins typographique",
    "Reprendre le fichier d'origine, ou remplacer « − » par « - ».",
  ],
  [
    /^\d{1,2}[-/. ](?:\d{1,2}|janv?|févr?|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\.?(?:[-/. ]\d{2,4})?$/i,
    "date : un tableur a pris le nombre livré pour un jour",
    "Reprendre le fichier d'origine : le nombre livré est perdu.",
  ],
];

/** Pourquoi une case est illisible, et comment réparer le fichier. */
export function expliquerCase(valeur: string): Explication {
  const connue = FORMES.find(([forme]) => forme.test(valeur.trim()));
  return connue
    ? { message: `ni un nombre ni une marque : ${connue[1]}`, action: connue[2] }
    : {
        message: "ni un nombre ni une marque connue (s, ns, nd, so, vide)",
        action: "Reprendre le fichier d'origine.",
      };
}
