import { formatNombre } from "../modele/nombre.ts";
import type { Bilan } from "../verifier/verifier.ts";

const pluriel = (n: number, nom: string): string => `${formatNombre(n)} ${nom}${n > 1 ? "s" : ""}`;

/** Le bilan d'une vérification, en nombres seulement : ce qui a été lu, et ce qui y a été cherché. */
export function formatBilan({ fichiers, formats, tables, lignes, canaris, tues }: Bilan): string {
  const detail = Object.entries(formats)
    .sort(([, a], [, b]) => b - a)
    .map(([nom, n]) => `${nom} ${n}`)
    .join(", ");
  const cherches = [
    pluriel(canaris, "canari"),
    `${formatNombre(tues)} case${tues > 1 ? "s" : ""} tue${tues > 1 ? "s" : ""}`,
  ];
  return `vérifié : ${pluriel(fichiers, "fichier")} (${detail}), ${pluriel(tables, "table")} de ${pluriel(lignes, "ligne")}, ${cherches.join(", ")}`;
}
