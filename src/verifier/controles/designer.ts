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

/** Ce qu'on a déjà cherché dans un texte : chaque case d'une table y cherche le même nom. */
const cherchesDans = memoriser((_texte) => new Map<string, boolean>());

/** Vrai si `nom` se lit en entier dans `texte`, tous deux normalisés. */
export function contientNom(texte: string, nom: string): boolean {
  const cherches = cherchesDans(texte);
  let isTrouve = cherches.get(nom);
  if (isTrouve === undefined)
    cherches.set(nom, (isTrouve = nom !== "" && texte.includes(nom) && motifNom(nom).test(texte)));
  return isTrouve;
}

export const anneesDe = memoriser((texte): readonly string[] =>
  [...texte.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([a]) => a),
);

/** L'année `annee` est-elle celle dont parlent ces titres ? À défaut de titre qui porte une année, la seule du contexte. */
function isAnnee(annee: string, titres: readonly string[], contexte: string): boolean {
  const dites = titres.flatMap(anneesDe);
  if (dites.length > 0) return dites.includes(annee);
  const annoncees = new Set(anneesDe(contexte));
  return annoncees.size === 1 && annoncees.has(annee);
}

/** Un morceau de clé se lit-il dans ces titres (déjà normalisés) ? Les mois s'écrivent en lettres, les années à part. */
function isDit(valeur: string, titres: readonly string[], contexte: string): boolean {
  if (/^(?:19|20)\d{2}$/.test(valeur)) return isAnnee(valeur, titres, contexte);
  const [, annee = "", mois = ""] = /^((?:19|20)\d{2})-(\d{2})$/.exec(valeur) ?? [];
  if (annee !== "") {
    const nom = MOIS[Number(mois) - 1] ?? "";
    return (
      titres.some((t) => t === valeur || contientNom(t, nom)) &&
      (titres.includes(valeur) || isAnnee(annee, titres, contexte))
    );
  }
  return titres.some((t) => contientNom(t, normal(valeur)));
}

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
  return Object.values(c.cle).every(
    (v) => v === null || v === "" || String(v) === c.table || isDit(String(v), normaux, tout),
  );
}
