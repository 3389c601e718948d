import type { Correspondance } from "../correspondance.ts";
import type { ColonneVerifiee, VerificationExport } from "./verifier.ts";
import { TOUTES_FEUILLES } from "../feuilles.ts";
import { formatNombre } from "../../modele/nombre.ts";

const n = (x: number): string => formatNombre(x);

/** Une colonne listée : ce qu'elle remplit, ce qui en est compris, ce qui ne l'est pas. */
function formatColonne(
  { mappe, vides, comprises, inconnues, refusees, raisons, repartition, libelles }: ColonneVerifiee,
  isUneFeuille: boolean,
): string {
  const { champ, entetes } = mappe;
  const comptes = [`${n(comprises)} comprises`, `${n(vides)} vides`];
  if (inconnues > 0) comptes.push(`${n(inconnues)} non classées`);
  if (refusees > 0) comptes.push(`${n(refusees)} REFUSÉES`);
  const lignes = [`  ${champ.nom.padEnd(20)} ← ${entetes.join(" | ")} : ${comptes.join(", ")}`];
  for (const [message, { fois, lignes: numeros }] of raisons) {
    const ou = isUneFeuille
      ? ` (${fois > 1 ? "lignes" : "ligne"} ${numeros.join(", ")}${fois > numeros.length ? "…" : ""})`
      : "";
    lignes.push(`      ${message} : ${n(fois)}${ou}`);
  }
  if (repartition.size > 0)
    lignes.push(`      ${[...repartition].map(([valeur, lignes]) => `${valeur} ${n(lignes)}`).join(" · ")}`);
  if (libelles && libelles.inconnus.length > 0) {
    lignes.push(`      libellés inconnus, à coller dans listes, ${champ.nom} :`);
    for (const [libelle, fois] of libelles.inconnus)
      lignes.push(`        ${JSON.stringify(libelle)} # ${n(fois)} lignes`);
  }
  if (libelles && libelles.tus > 0)
    lignes.push(
      `      et ${n(libelles.tus)} ligne${libelles.tus > 1 ? "s" : ""} à un libellé trop rare pour être montré : le chercher dans l'export`,
    );
  return lignes.join("\n");
}

/** Ce que la correspondance comprend d'un export, colonne par colonne, en comptes seulement. */
export const direVerification = (
  fichier: string,
  correspondance: Correspondance,
  { lues, donnees, refusees, colonnes }: VerificationExport,
): string =>
  [
    `${fichier}, selon ${correspondance.fichier} : ${n(lues)} lignes lues, ${n(donnees)} de données${refusees === 0 ? "" : `, dont ${n(refusees)} à refuser`}`,
    // D'un classeur lu en entier, le numéro d'une ligne ne dirait pas son onglet.
    ...colonnes.map((colonne) => formatColonne(colonne, correspondance.feuille !== TOUTES_FEUILLES)),
  ].join("\n");
