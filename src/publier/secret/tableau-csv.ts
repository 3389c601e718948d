import { parse } from "csv-parse/sync";
import type { CaseNommee } from "../../modele/cellule.ts";
import type { CasePubliee } from "./registre.ts";

type LigneTableau = Readonly<Record<string, string | undefined>>;

const readLignes = (texte: string): LigneTableau[] => parse(texte, { delimiter: ";", bom: true, columns: true });

const cleOf = ({ modalite = "", millesime }: LigneTableau) => ({
  modalite: modalite === "" ? null : modalite,
  millesime: Number(millesime),
});

/** Les cases d'un tableau publié. */
export const readTableau = (texte: string): CasePubliee[] =>
  readLignes(texte).map((ligne) => ({
    variable: ligne["variable"] ?? "",
    ...cleOf(ligne),
    valeur: (ligne["valeur"] ?? "") === "" ? null : Number(ligne["valeur"]),
  }));

/** Les noms de ses cases, les tues d'un côté, les montrées de l'autre. */
export function nameCases(texte: string): { readonly tues: CaseNommee[]; readonly publiees: CaseNommee[] } {
  const nommees = readLignes(texte).map((ligne) => ({
    nom: { table: ligne["variable"] ?? "", cle: cleOf(ligne), libelle: ligne["libelle"] ?? "" },
    isTue: ligne["statut"] === "secret",
  }));
  const [tues, publiees] = [true, false].map((voulu) => nommees.filter(({ isTue }) => isTue === voulu));
  return { tues: tues!.map(({ nom }) => nom), publiees: publiees!.map(({ nom }) => nom) };
}
