import type { FormeRegroupee, Somme } from "../../modele/source-regroupee.ts";
import type { SourceMesures, VariableSource } from "../../modele/source.ts";

export type SourceRegroupee = SourceMesures & { readonly regroupee: FormeRegroupee };

export const isRegroupee = (s: SourceMesures): s is SourceRegroupee => s.regroupee !== undefined;

/** Ce qu'additionne une variable d'une source regroupée. */
export function sommeDe({ motif, somme }: VariableSource): Somme {
  if (somme === undefined) throw new RangeError(`a grouped variable must say what it sums, got none for ${motif}`);
  return somme;
}

/** Les colonnes chiffrées que ses variables lisent. */
export const colonnesChiffrees = ({ variables }: SourceRegroupee): readonly string[] => [
  ...new Set(variables.flatMap((v) => sommeDe(v).produit)),
];

/** Les colonnes sans lesquelles une source regroupée ne se lit pas, et ce que chacune porte. */
export function colonnesRegroupees(source: SourceRegroupee): readonly (readonly [nom: string, libelle: string])[] {
  const { cle, regroupee, millesime, variables } = source;
  const [ligne] = regroupee.ligne;
  const filtres = variables.flatMap((v) => sommeDe(v).si?.colonne ?? []);
  const champ = (regroupee.seulement ?? []).map((c) => c.colonne);
  const lues = [...regroupee.completes, ...colonnesChiffrees(source), ...filtres, ...champ];
  const libelles = new Map<string, string>([
    [cle, "code du territoire"],
    ...regroupee.identifiant.map((nom) => [nom, `identifiant (${ligne})`] as const),
    ...(millesime.de === "colonne" ? [[millesime.colonne, "date"] as const] : []),
  ]);
  for (const nom of lues) if (!libelles.has(nom)) libelles.set(nom, `ce que chaque ${ligne} compte`);
  return [...libelles];
}
