import type { Champ, Formulaire } from "../formulaire.ts";
import { FORMULAIRES } from "../formulaires/index.ts";
import { normalizeLibelle } from "../texte.ts";
import type { ColonneVue, TypeColonne } from "./colonne.ts";
import { findAnnonce } from "./vocabulaire.ts";

/** Un champ et la colonne qui a l'air de le remplir. */
export interface Appariement {
  readonly champ: Champ;
  readonly colonne: ColonneVue;
}

/** Un genre d'export, et ce qu'on en retrouve. */
export interface Rapprochement {
  readonly formulaire: Formulaire;
  readonly appariements: readonly Appariement[];
  /** Champs exigés qu'aucune colonne ne remplit. */
  readonly manquants: readonly Champ[];
  /** Part des champs exigés tenus, et de ceux que le fichier pouvait donner ; de 0 à 1. */
  readonly note: number;
}

const NOMS_CONNUS = new Set(
  FORMULAIRES.flatMap(({ champs }) => champs.flatMap(({ entetes }) => entetes.map(normalizeLibelle))),
);
/** Ce texte nomme-t-il une colonne d'un de nos gabarits, ou une donnée personnelle ? */
export const isNomConnu = (texte: string): boolean =>
  texte.trim() !== "" && (NOMS_CONNUS.has(normalizeLibelle(texte)) || findAnnonce(texte) !== null);

/** Les types de colonne qu'un champ peut lire. */
const LISIBLES: Readonly<Record<Champ["type"], readonly TypeColonne[]>> = {
  date: ["date"],
  montant: ["montant", "entier"],
  entier: ["entier"],
  exercice: ["entier"],
  code: ["entier", "code", "libellé"],
  "tranche d'âge": ["date"],
  "tranche de QF": ["entier", "montant"],
  liste: ["libellé", "code", "entier"],
  "liste multiple": ["libellé", "texte"],
  foyer: ["entier", "code", "libellé", "texte"],
  numero: ["entier", "code", "libellé", "texte"],
  identite: [], // jamais proposés : la personne les liste d'elle-même
  lieu: [],
};

/** Une échelle se note aussi en mots, ou en « GIR 4 ». */
const isEchelle = (champ: Champ, type: TypeColonne): boolean =>
  champ.type === "entier" && champ.valeurs !== undefined && (type === "libellé" || type === "code");

/** Ce qu'une colonne a de personnel et qu'un champ sait rendre anodin : une date de naissance devient une tranche d'âge. */
const isSure = ({ personnel }: ColonneVue, { type }: Champ): boolean =>
  personnel.every((quoi) => type === "tranche d'âge" && quoi === "naissance");

/** De 0 (rien à voir) à 1 (le nom même que prévoit le gabarit). */
function noteNom(nom: string, { entetes }: Champ): number {
  const normal = normalizeLibelle(nom);
  const dernier = normalizeLibelle(nom.split(" / ").at(-1) ?? "");
  // « Date (2) » : une colonne de ce nom parmi d'autres.
  const seul = normalizeLibelle(nom.replace(/ \(\d+\)$/, ""));
  const mots = new Set(normal.split(" "));
  let note = 0;
  entetes.forEach((entete, i) => {
    const attendu = normalizeLibelle(entete);
    const rang = 1 - i / 100; // le premier en-tête du gabarit est le plus sûr
    if (normal === attendu) note = Math.max(note, rang);
    else if (dernier === attendu || seul === attendu) note = Math.max(note, 0.9 * rang);
    else if (attendu.includes(" ") && attendu.split(" ").every((mot) => mots.has(mot)))
      note = Math.max(note, 0.7 * rang);
  });
  return note;
}

/** Apparie les champs d'un formulaire aux colonnes, le couple le plus sûr d'abord. */
function apparier(formulaire: Formulaire, colonnes: readonly ColonneVue[]): Rapprochement {
  const couples = formulaire.champs
    .flatMap((champ) =>
      colonnes
        .filter((colonne) => colonne.nom !== "" && isSure(colonne, champ))
        .filter(({ type }) => type === "vide" || LISIBLES[champ.type].includes(type) || isEchelle(champ, type))
        .map((colonne) => ({ champ, colonne, note: noteNom(colonne.nom, champ) })),
    )
    .filter(({ note }) => note > 0)
    .sort((a, b) => b.note - a.note || a.colonne.rang - b.colonne.rang);
  const pris = new Map<string, ColonneVue>();
  for (const { champ, colonne } of couples)
    if (!pris.has(champ.nom) && ![...pris.values()].includes(colonne)) pris.set(champ.nom, colonne);
  const appariements = formulaire.champs.flatMap((champ) => {
    const colonne = pris.get(champ.nom);
    return colonne ? [{ champ, colonne }] : [];
  });
  const exiges = formulaire.champs.filter(({ exige }) => exige === "valeur");
  const manquants = formulaire.champs.filter(({ nom, exige }) => exige !== "rien" && !pris.has(nom));
  const tenus = exiges.filter(({ nom }) => pris.has(nom)).length / exiges.length;
  // Un champ facultatif de plus ne rend pas un gabarit moins ressemblant : on ne lui demande que ce que le fichier peut donner.
  const utiles = colonnes.filter(({ nom, personnel }) => nom !== "" && personnel.length === 0).length;
  const part = appariements.length / Math.max(1, Math.min(formulaire.champs.length, utiles));
  return { formulaire, appariements, manquants, note: (tenus + part) / 2 };
}

/** Sous cette note, le tableau ne ressemble à aucun gabarit. */
const RESSEMBLE = 0.4;

/** Tous les gabarits, le plus ressemblant d'abord. */
export const rapprocherTous = (colonnes: readonly ColonneVue[]): readonly Rapprochement[] =>
  FORMULAIRES.map((formulaire) => apparier(formulaire, colonnes)).sort(
    (a, b) => b.note - a.note || b.appariements.length - a.appariements.length,
  );

/** Le gabarit le plus ressemblant (ou celui qu'on impose), ou null. */
export function rapprocher(colonnes: readonly ColonneVue[], source?: string): Rapprochement | null {
  const tous = rapprocherTous(colonnes);
  if (source !== undefined) return tous.find(({ formulaire }) => formulaire.source === source) ?? null;
  const [premier] = tous;
  return premier && premier.note >= RESSEMBLE && premier.appariements.length >= 2 ? premier : null;
}
