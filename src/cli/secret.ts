import { formatNombre } from "../modele/nombre.ts";
import type { BilanSecret } from "../rapport/lecture.ts";

const part = (masquees: number, cases: number): string => `${formatNombre((100 * masquees) / Math.max(1, cases), 1)} %`;

/** Le bilan du secret d'une édition : l'ensemble, puis les seules tables qui perdent quelque chose. */
export function lignesSecret({ seuil, tables, tableParTable, arretes, attaque }: BilanSecret): string[] {
  const cases = tables.reduce((s, t) => s + t.cases, 0);
  const masquees = tables.reduce((s, t) => s + t.masquees, 0);
  const rapport = !tableParTable ? "" : `, ${formatNombre(masquees / tableParTable, 2)} fois ce que masquerait chaque table seule (${tableParTable})`; // prettier-ignore
  return [
    `secret, seuil ${seuil} : ${formatNombre(masquees)} cases masquées sur ${formatNombre(cases)} (${part(masquees, cases)})${rapport} ; ` +
      `attaque : cases retrouvées ${attaque.exactes}, trop encadrées ${attaque.etroites}, livrées à une personne seule ${attaque.initiees}`,
    ...arretes.map(
      (nom) => `  ${nom} : chiffres de la publication passée, ce qui a changé depuis désignerait quelqu'un`,
    ),
    ...tables
      .filter((t) => t.masquees > 0 || t.elargie !== null)
      .map((t) =>
        t.elargie === "non diffusée"
          ? `  ${t.libelle} : non diffusée, trop de cases seraient masquées`
          : `  ${t.libelle}${t.elargie === null ? "" : ` (${t.elargie})`} : ${t.masquees} sur ${t.cases} (${part(t.masquees, t.cases)})`,
      ),
  ];
}
