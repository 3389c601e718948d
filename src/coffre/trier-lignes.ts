import { formatNombre } from "../modele/nombre.ts";
import type { Correspondance } from "./correspondance.ts";
import { createIsEntete, joinEntetes } from "./entetes.ts";
import { chooseColonnes } from "./lire-entete.ts";
import { LigneSansFin, type ParcourirLignes } from "./lignes.ts";
import type { Quarantaine } from "./quarantaine.ts";
import type { Releve } from "./releve.ts";
import { createGuet } from "./guetter.ts";
import { normalizeLibelle } from "./texte.ts";
import { isTitreDeMois } from "./titre-de-mois.ts";

/**
 * Une ligne de données : les seules cases de la liste blanche, dans l'ordre des champs de la correspondance. Le tableau sert à
 * toutes les lignes : ne pas le garder. Rend faux si elle n'est pas gardée.
 */
export type OnDonnee = (row: readonly string[], numero: number) => boolean;

export interface Tri {
  /** Lignes après l'en-tête, quelles qu'elles soient. */
  readonly lues: number;
  /** De total, vides, titres d'un mois, ou de noms de colonnes revenus au milieu des données : reconnues pour ce qu'elles sont, ni gardées ni refusées. */
  readonly horsChamp: number;
}

/**
 * Lit un export ligne à ligne et ne laisse passer que les lignes de données, réduites à la liste blanche ; les autres
 * cases ne servent qu'à compter, et sont jetées avec la ligne. Totaux et lignes vides sont hors champ ; eux et les lignes déformées sont
 * dits au relevé.
 */
export async function trierLignes(
  parcourir: ParcourirLignes,
  correspondance: Correspondance,
  releve: Releve,
  onDonnee: OnDonnee,
  quarantaine?: Quarantaine,
): Promise<Tri> {
  let [lues, totaux, vides, repetes, mois] = [0, 0, 0, 0, 0];
  const enTete: (readonly string[])[] = [];
  /** Numéro de la dernière ligne d'en-tête lue : dans un onglet sans titre, les données en ont de plus petits. */
  let dernier = 0;
  /** Pour chaque champ de la correspondance, le rang de sa colonne ; et combien le fichier en a. */
  let choix: {
    readonly rangs: readonly number[];
    readonly largeur: number;
    readonly isEntete: ReturnType<typeof createIsEntete>;
  } | null = null;
  const guetter = createGuet(correspondance, releve);
  const row = correspondance.champs.map(() => "");
  const initiales = new Set(correspondance.totaux.map((total) => total.charAt(0)));
  const isTotal = (case1: string): boolean => {
    const initiale = case1.trimStart().charAt(0).toLowerCase();
    if (/[a-z\d]/.test(initiale) && !initiales.has(initiale)) return false; // le cas de presque toutes les lignes
    const debut = `${normalizeLibelle(case1)} `;
    return correspondance.totaux.some((total) => debut.startsWith(`${total} `));
  };
  /** Un guillemet égaré a avalé une ligne entière du fichier dans une case. */
  const isAvalee = (texte: string, largeur: number): boolean =>
    correspondance.separateur !== null &&
    texte.includes("\n") &&
    texte.split(correspondance.separateur).length >= largeur;
  const onLigne = (
    cases: readonly string[],
    numero: number,
    { rangs, largeur, isEntete }: NonNullable<typeof choix>,
  ): void => {
    lues++;
    const premiere = cases.find((texte) => texte.trim() !== "");
    if (premiere === undefined) vides++;
    else if (isEntete(cases, premiere)) repetes++;
    else if (isTotal(premiere)) totaux++;
    else if (isTitreDeMois(cases, premiere)) mois++;
    else if (cases.length !== largeur || cases.some((texte) => isAvalee(texte, largeur))) {
      const message = `la ligne n'a pas les ${largeur} cases de l'en-tête : ligne refusée`;
      const action = "Chercher un séparateur ou un guillemet de trop à cet endroit de l'export.";
      releve.signaler({ code: "ligne-deformee", colonne: null, message, action }, numero);
      quarantaine?.add(cases, numero, releve.reproches(numero));
    } else if (!releve.isBloque()) {
      for (const [i, rang] of rangs.entries()) row[i] = cases[rang] ?? "";
      guetter(row, numero);
      if (!onDonnee(row, numero)) quarantaine?.add(cases, numero, releve.reproches(numero));
    }
  };
  const choisir = (): NonNullable<typeof choix> => {
    const entetes = joinEntetes(enTete);
    quarantaine?.nommer(entetes.map(({ nom }) => nom));
    return {
      rangs: chooseColonnes(entetes, correspondance, releve),
      largeur: entetes.length,
      isEntete: createIsEntete(enTete),
    };
  };
  try {
    await parcourir((cases, numero) => {
      if (choix === null && numero > dernier && (enTete.length === 0 || numero <= correspondance.entete.fin)) {
        enTete.push(cases);
        dernier = numero;
      } else onLigne(cases, numero, (choix ??= choisir()));
    });
    if (choix === null && enTete.length > 0) choisir();
  } catch (erreur) {
    if (!(erreur instanceof LigneSansFin)) throw erreur;
    const { code, message, action, ligne } = erreur;
    releve.bloquer({ code, colonne: null, message, action }, ligne);
  }
  if (enTete.length === 0 && !releve.isBloque()) {
    const action = "Refaire l'export : ce fichier est vide.";
    releve.bloquer({ code: "fichier-vide", colonne: null, message: "aucune ligne d'en-tête", action });
  }
  tellHorsChamp(totaux, "de total", releve);
  tellHorsChamp(vides, "vide", releve);
  tellHorsChamp(repetes, "de noms de colonnes, répétés", releve);
  tellHorsChamp(mois, "de titre (un mois)", releve);
  return { lues, horsChamp: totaux + vides + repetes + mois };
}

/** Le genre de lignes hors champ, et quoi en faire. */
const HORS_CHAMP = {
  "de total": {
    code: "lignes-de-total",
    action: "Rien à faire si ce sont bien des totaux : sinon, corriger ignorer_lignes_commencant_par.",
  },
  vide: { code: "lignes-vides", action: "Rien à faire." },
  "de noms de colonnes, répétés": { code: "entetes-repetes", action: "Rien à faire." },
  "de titre (un mois)": { code: "titres-de-mois", action: "Rien à faire." },
} as const;

function tellHorsChamp(nombre: number, genre: keyof typeof HORS_CHAMP, releve: Releve): void {
  if (nombre === 0) return;
  const s = nombre > 1 ? "s" : "";
  const message = `${formatNombre(nombre)} ligne${s} ${genre}${genre === "vide" ? s : ""} : hors champ`;
  releve.avertir({ ...HORS_CHAMP[genre], colonne: null, message });
}
