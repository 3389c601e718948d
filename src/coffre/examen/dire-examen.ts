import type { ColonneVue } from "./colonne.ts";
import type { Examen } from "./examiner.ts";
import { PERSONNEL } from "../personnel.ts";
import { formatNombre } from "../../modele/nombre.ts";

const ACCENTS = { "utf-8": "« DÃ©cision »", cp850: "« D‚cision »" } as const;

const pluriel = (n: number, mot: string): string => `${formatNombre(n)} ${mot}${n > 1 ? "s" : ""}`;

function formatForme({ forme, accents, reunies }: Examen): string {
  const dite =
    forme.genre === "texte"
      ? `${forme.encodage}, colonnes séparées par « ${forme.separateur} »`
      : `classeur, ${reunies === undefined ? `feuille ${forme.feuille}` : `${reunies} feuilles aux mêmes colonnes, lues ensemble`}${forme.autres > 0 ? ` (et ${pluriel(forme.autres, "autre")} non lue${forme.autres > 1 ? "s" : ""})` : ""}`;
  return accents === null ? dite : `${dite}, accents lus de travers (${ACCENTS[accents]}), rendus`;
}

/** Ce qu'une colonne contient, en mots. */
function formatContenu({ type, remplies, ecritures, impossibles, libelles, personnel, isCachee }: ColonneVue): string {
  const mots = [
    type === "date" ? `dates (${[...ecritures].map(([e, n]) => `${e} : ${formatNombre(n)}`).join(", ")})` : type,
  ];
  if (remplies > 0 && type === "libellé" && libelles && personnel.length === 0)
    mots.push(pluriel(libelles.size, "valeur"));
  if (impossibles > 0) mots.push(pluriel(impossibles, "date") + " d'un jour qui n'existe pas");
  if (isCachee) mots.push("colonne masquée");
  if (personnel.length > 0) mots.push(`PERSONNEL : ${personnel.map((p) => PERSONNEL[p]).join(", ")}`);
  return mots.join(" ; ");
}

const NOM_MAX = 44;
const couper = (nom: string): string => (nom.length > NOM_MAX ? `${nom.slice(0, NOM_MAX - 1)}…` : nom);

/** « Nom Ayant-Droit 2 » sans son numéro ; null si le nom n'en a pas. */
const radical = ({ nom }: ColonneVue): string | null => (/\d/.test(nom) ? nom.replace(/\s*\d+/, "").trim() : null);

/** Colonnes dont le nom revient sous plusieurs numéros : dites une fois, avec leur compte. */
function grouper(colonnes: readonly ColonneVue[]): readonly (readonly ColonneVue[])[] {
  const groupes = new Map<string, ColonneVue[]>();
  for (const colonne of colonnes) {
    const cle = radical(colonne) ?? `#${colonne.rang}`;
    groupes.set(cle, [...(groupes.get(cle) ?? []), colonne]);
  }
  return [...groupes.values()];
}

/** Ce qu'on a compris d'un export, en noms de colonnes et en comptes : aucune case n'y est. */
export function direExamen(fichier: string, examen: Examen): string {
  const { entete, titres, lues, donnees, vides, totaux, deformees, repetes, mois, colonnes } = examen;
  const place =
    entete === null
      ? "pas de noms de colonnes reconnus"
      : entete.fin > entete.debut
        ? `noms de colonnes lignes ${entete.debut} à ${entete.fin}`
        : `noms de colonnes ligne ${entete.debut}`;
  const lignes = [
    `${fichier} : ${formatForme(examen)}`,
    `  ${place}${titres > 0 ? `, ${pluriel(titres, "ligne")} au-dessus` : ""}`,
    `  ${pluriel(lues, "ligne")} lues = ${formatNombre(donnees)} de données + ${formatNombre(vides)} vides + ${formatNombre(totaux)} de total + ${formatNombre(deformees)} déformées${repetes > 0 ? ` + ${formatNombre(repetes)} de noms de colonnes répétés` : ""}${mois > 0 ? ` + ${formatNombre(mois)} de titre (un mois)` : ""}`,
    `  ${pluriel(colonnes.length, "colonne")} :`,
  ];
  for (const groupe of grouper(colonnes)) {
    const [premiere] = groupe;
    if (!premiere) continue;
    const numero = String(premiere.rang).padStart(4);
    const nom = premiere.nom === "" ? "(sans nom)" : couper(radicalOuNom(groupe, premiere));
    const remplies = groupe.reduce((somme, c) => somme + c.remplies, 0);
    lignes.push(
      `  ${numero}  ${nom.padEnd(NOM_MAX)} ${formatNombre(remplies).padStart(9)}  ${formatContenu(premiere)}`,
    );
  }
  return lignes.join("\n");
}

const radicalOuNom = (groupe: readonly ColonneVue[], premiere: ColonneVue): string =>
  groupe.length > 1 ? `${radical(premiere)} (× ${groupe.length})` : premiere.nom;
