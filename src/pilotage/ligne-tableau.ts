import { stringify, type YAMLMap } from "yaml";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";
import { dire, readCase, type Valeur } from "./fiche-tableau.ts";
import type { Fichier } from "./fichier-recrit.ts";
import { cleOf, COLONNE_EMPREINTE, colonnesDe, reconnaitreTableau, TABLEAUX, type Tableau } from "./tableaux.ts";

/** Un tableau tenu dans un tableur : ses lignes en texte, l'en-tête d'abord. */
export interface TableauLu {
  /** Où il est, pour les messages : « plan.csv », « suivi.xlsx, feuille offre ». */
  readonly fichier: string;
  /** Le nom de la feuille, ou du fichier sans son extension. */
  readonly nom: string;
  readonly lignes: readonly (readonly string[])[];
}

/** Une ligne remplie : la fiche qu'elle désigne, et ce qu'elle en dit. */
export interface Ligne {
  readonly fichier: string;
  readonly ligne: number;
  readonly tableau: Tableau;
  /** Ce qui désigne la fiche, son parent compris. */
  readonly id: string;
  readonly parent: string | null;
  readonly empreinte: string | null;
  readonly valeurs: ReadonlyMap<string, Valeur>;
}

export const anomalie = (
  fichier: string,
  ligne: number | null,
  colonne: string | null,
  valeur: string | null,
  message: string,
  action: string,
  code = "pilotage",
): Anomalie => ({ gravite: "bloquante", code, fichier, ligne, colonne, valeur, message, action });

const GENRES = TABLEAUX.map(({ genre }) => genre).join(", ");

/** Les lignes remplies d'un tableau, et ce que ses colonnes ont de faux. */
export function readLignes({ fichier, nom, lignes }: TableauLu): {
  readonly lues: Ligne[];
  readonly defauts: Anomalie[];
} {
  const [tete = [], ...reste] = lignes;
  const tableau = reconnaitreTableau(nom, tete);
  if (!tableau)
    return {
      lues: [],
      defauts: [anomalie(fichier, 1, null, null, "ce tableau n'est d'aucun genre connu", `Nommer la feuille, ou le fichier CSV, par son genre : ${GENRES} ; « abs pilotage modele » écrit les colonnes de chacun.`)], // prettier-ignore
    };
  const permises = [...colonnesDe(tableau), COLONNE_EMPREINTE];
  const exigees = [...(tableau.parent ? [tableau.parent.colonne] : []), ...tableau.cles];
  const cles = tete.map(cleOf);
  const defauts = cles.flatMap((cle, i) => {
    if (cle === "") return [];
    if (!permises.includes(cle))
      return [anomalie(fichier, 1, tete[i] ?? null, tete[i] ?? null, "colonne inconnue", suggest(cle, permises))];
    if (cles.indexOf(cle) < i)
      return [anomalie(fichier, 1, tete[i] ?? null, null, "cette colonne est écrite deux fois", "N'en garder qu'une.")];
    return [];
  });
  for (const cle of exigees.filter((c) => !cles.includes(c)))
    defauts.push(anomalie(fichier, 1, cle, null, `la colonne « ${cle} » manque`, `Nommer les colonnes comme les clés du guide : ${permises.slice(0, 4).join(", ")}…`)); // prettier-ignore
  const lues = reste.flatMap((cases, i): Ligne[] => {
    const textes = new Map(cles.flatMap((cle, k): [string, string][] => { const t = (cases[k] ?? "").trim(); return cle === "" || t === "" ? [] : [[cle, t]]; })); // prettier-ignore
    if (textes.size === 0) return [];
    const [ligne, parent] = [i + 2, tableau.parent ? (textes.get(tableau.parent.colonne) ?? "") : null];
    const valeurs = new Map(
      [...textes]
        .filter(([cle]) => cle in tableau.champs)
        .map(([cle, t]): [string, Valeur] => [cle, readCase(tableau.champs[cle], t)]),
    );
    const id = [...(parent === null ? [] : [parent]), ...tableau.cles.map((c) => dire(valeurs.get(c) ?? ""))].join(" | "); // prettier-ignore
    const lue = { fichier, ligne, tableau, id, parent, empreinte: textes.get(COLONNE_EMPREINTE) ?? null, valeurs };
    const vides = exigees.filter((c) => !textes.has(c));
    if (vides.length === 0) return [lue];
    for (const cle of vides.filter((c) => cles.includes(c)))
      defauts.push(anomalie(fichier, ligne, cle, null, `la case « ${cle} » est vide`, "La remplir : elle dit de quelle fiche parle la ligne.")); // prettier-ignore
    // Ses autres cases se contrôlent aussi ; ce qui lui manque est peut-être déjà dans le fichier.
    defauts.push(...controler(lue, Object.fromEntries(valeurs)).filter((a) => valeurs.has(a.colonne ?? "")));
    return [];
  });
  return { lues, defauts };
}

/** Ce qu'une fiche aurait de faux, une fois la ligne reprise : dit à la ligne du tableau. */
export function controler({ fichier, ligne, tableau }: Ligne, fiche: Readonly<Record<string, unknown>>): Anomalie[] {
  const ouvert = openYaml(fichier, stringify(fiche));
  tableau.fiche.lire(ouvert.racine, tableau.genre, { fichier, ...ouvert });
  return ouvert.anomalies.map((a) => ({ ...a, ligne }));
}

/** Un texte dit tel quel, sauf s'il nomme quelqu'un. */
export const citer = (texte: string): string => (semblesNommer(texte) ? "un texte qui semble nommer une personne" : `« ${texte} »`); // prettier-ignore

/** Une fiche du fichier, et où en ajouter une. */
export interface Lieu {
  readonly fiche: YAMLMap | null;
  /** La fiche dont la liste est une partie ; undefined si la liste est au premier rang, null si elle est introuvable. */
  readonly parent: YAMLMap | null | undefined;
}

export function chercher(fichier: Fichier, { tableau, parent: cite, valeurs }: Ligne): Lieu {
  const { chemin, cles, parent } = tableau;
  const [premier, second] = chemin;
  const siennes = Object.fromEntries(cles.map((c) => [c, dire(valeurs.get(c) ?? "")]));
  if (premier === undefined) return { fiche: fichier.racine, parent: undefined };
  if (second === undefined) return { fiche: fichier.trouver(fichier.racine, premier, siennes), parent: undefined };
  const dans = fichier.trouver(fichier.racine, premier, parent ? { [parent.cle]: cite ?? "" } : {});
  return { fiche: fichier.trouver(dans, second, siennes), parent: dans };
}
