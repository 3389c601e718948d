import type { CaseNommee } from "../../modele/cellule.ts";

const MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** Une fonction pure d'un texte, dont les derniers résultats sont gardés : les mêmes titres reviennent à chaque case. */
function memoriser<T>(calculer: (texte: string) => T, maximum = 10_000): (texte: string) => T {
  const connus = new Map<string, T>();
  return (texte) => {
    const connu = connus.get(texte);
    if (connu !== undefined) return connu;
    if (connus.size >= maximum) connus.clear();
    const resultat = calculer(texte);
    connus.set(texte, resultat);
    return resultat;
  };
}

/** Deux écritures d'un même nom se valent : casse, espaces, apostrophes, entités numériques déjà défaites. */
export const normal = memoriser((texte: string): string =>
  texte
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim(),
);

const motifNom = memoriser((nom) => new RegExp(`(?<![\\p{L}\\p{N}])${echappe(nom)}(?![\\p{L}\\p{N}])`, "u"));
const echappe = (texte: string): string => texte.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Vrai si `nom` se lit en entier dans `texte`, tous deux normalisés. */
export const litNom = (texte: string, nom: string): boolean =>
  nom !== "" && texte.includes(nom) && motifNom(nom).test(texte);

/** Ce qu'on a déjà cherché dans un texte : chaque case d'une table y cherche le même nom. */
const cherchesDans = memoriser((_texte) => new Map<string, boolean>());

/** La même réponse que `litNom`, gardée : pour un titre ou un contexte qui revient. */
export function contientNom(texte: string, nom: string): boolean {
  const cherches = cherchesDans(texte);
  let isTrouve = cherches.get(nom);
  if (isTrouve === undefined) cherches.set(nom, (isTrouve = litNom(texte, nom)));
  return isTrouve;
}

export const anneesDe = memoriser((texte): readonly string[] =>
  [...texte.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([a]) => a),
);

/** Ce qu'un lecteur a sous les yeux pour reconnaître une case : des titres, et ce qui les annonce. */
export interface Lieu {
  /** Ce nom, déjà normalisé, se lit-il en entier dans un titre ? */
  readonly hasNom: (nom: string) => boolean;
  /** Un titre n'est-il que ce texte ? */
  readonly isTitre: (texte: string) => boolean;
  readonly anneesTitres: readonly string[];
  readonly anneesContexte: readonly string[];
}

/** L'année `annee` est-elle celle dont parlent ces titres ? À défaut de titre qui porte une année, la seule du contexte. */
function isAnnee(annee: string, { anneesTitres, anneesContexte }: Lieu): boolean {
  if (anneesTitres.length > 0) return anneesTitres.includes(annee);
  return anneesContexte.length > 0 && anneesContexte.every((a) => a === annee);
}

/** Un morceau de clé, prêt à être cherché : les mois s'écrivent en lettres, les années à part. */
const questionDe = memoriser((valeur): ((lieu: Lieu) => boolean) => {
  if (/^(?:19|20)\d{2}$/.test(valeur)) return (lieu) => isAnnee(valeur, lieu);
  const [, annee = "", mois = ""] = /^((?:19|20)\d{2})-(\d{2})$/.exec(valeur) ?? [];
  if (annee !== "") {
    const nom = MOIS[Number(mois) - 1] ?? "";
    return (lieu) => lieu.isTitre(valeur) || (lieu.hasNom(nom) && isAnnee(annee, lieu));
  }
  const nom = normal(valeur);
  return (lieu) => lieu.hasNom(nom);
});

/** Chaque morceau de la clé d'une case se lit-il dans ce lieu ? Ce que la table compte est à chercher à part. */
export const isCleDite = ({ cle, table }: CaseNommee, lieu: Lieu): boolean =>
  Object.values(cle).every((v) => v === null || v === "" || String(v) === table || questionDe(String(v))(lieu));

/** Le nom court d'une table, tel qu'une page l'imprime. */
export const libelleOf = ({ libelle, table }: CaseNommee): string => libelleCourt(libelle ?? table);
const libelleCourt = memoriser((libelle) => normal(libelle.replace(/\s*\([^()]*\)\s*$/, "")));

/**
 * Ces titres, dans ce contexte, désignent-ils cette case ? Le contexte doit nommer ce que la table compte ; les titres,
 * chaque morceau de la clé.
 */
export function isDesignee(c: CaseNommee, titres: readonly string[], contexte: string): boolean {
  const normaux = titres.map(normal);
  const tout = normal(contexte);
  if (![tout, ...normaux].some((t) => contientNom(t, libelleOf(c)))) return false;
  return isCleDite(c, {
    hasNom: (nom) => normaux.some((t) => contientNom(t, nom)),
    isTitre: (texte) => normaux.includes(texte),
    anneesTitres: normaux.flatMap(anneesDe),
    anneesContexte: anneesDe(tout),
  });
}
