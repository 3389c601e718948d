import { isMap } from "yaml";
import { FORMULAIRES } from "../coffre/formulaires/index.ts";
import { entreesDe, textesDe, textOf, type Entree, type Noeud } from "../coffre/noeuds-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import { COMPTES_DU_PUBLIC, type ConditionPublic, type FiltrePublic } from "../modele/public.ts";

export type Dire = (node: Noeud, place: string, valeur: string | null, message: string, action: string) => null;

const EXPORTS = Object.keys(COMPTES_DU_PUBLIC);
const EXEMPLE = "Écrire, en retrait, export: ccas-aides, puis nature: [Logement], par exemple.";

type Champ = (typeof FORMULAIRES)[number]["champs"][number];
const isFiltrable = ({ type }: Champ): boolean => type === "liste" || type === "liste multiple" || type === "entier";

/** Une condition : les valeurs admises d'une liste, par leur libellé imprimé, ou les deux bornes d'un nombre. */
function readCondition({ nom, cle, valeur }: Entree, champs: readonly Champ[], dire: Dire): ConditionPublic | null {
  const champ = champs.find((c) => c.nom === nom);
  if (!champ) return dire(cle, "filtre", nom, "aucun champ de ce nom à filtrer", suggest(nom, champs.map((c) => c.nom))); // prettier-ignore
  const textes = textesDe(valeur) ?? [];
  if (champ.type === "entier") {
    const [de = NaN, a = NaN] = textes.map((t) => Number(t.texte));
    if (textes.length === 2 && Number.isInteger(de) && Number.isInteger(a) && de <= a) return { champ: nom, de, a };
    return dire(valeur ?? cle, nom, null, "deux nombres entiers attendus, le plus petit d'abord", `Écrire ${nom}: [4, 20], par exemple.`); // prettier-ignore
  }
  const connues = Object.entries("valeurs" in champ ? (champ.valeurs ?? {}) : {});
  if (textes.length === 0)
    return dire(valeur ?? cle, nom, null, "valeurs attendues", `L'une ou plusieurs de : ${connues.map(([, l]) => l).join(", ")}.`); // prettier-ignore
  const valeurs = textes.flatMap(({ texte, node }) => {
    const connue = connues.find(([code, libelle]) => libelle === texte || code === texte)?.[0];
    if (connue !== undefined) return [connue];
    dire(node, nom, texte, "valeur inconnue", suggest(texte, connues.map(([, l]) => l))); // prettier-ignore
    return [];
  });
  return valeurs.length === 0 ? null : { champ: nom, valeurs };
}

/** Le filtre d'un public (`filtre:` de publics.yaml) : un export, et au moins une condition sur ses champs. */
export function readFiltre(noeud: Noeud, dire: Dire): FiltrePublic | null {
  if (noeud === undefined) return null;
  if (!isMap(noeud)) return dire(noeud, "filtre", null, "un filtre est une suite de « champ: valeurs »", EXEMPLE);
  const entrees = entreesDe(noeud);
  const source = textOf(entrees.find((e) => e.nom === "export")?.valeur) ?? "";
  if (!EXPORTS.includes(source))
    return dire(entrees.find((e) => e.nom === "export")?.valeur ?? noeud, "export", source === "" ? null : source, "un filtre porte sur un export du CCAS", `Choisir parmi ${EXPORTS.join(", ")}.`); // prettier-ignore
  const champs = (FORMULAIRES.find((f) => f.source === source)?.champs ?? []).filter(isFiltrable);
  const siennes = entrees.filter((e) => e.nom !== "export");
  if (siennes.length === 0) return dire(noeud, "filtre", null, "ce filtre n'écarte rien", EXEMPLE);
  const conditions = siennes.flatMap((e) => readCondition(e, champs, dire) ?? []);
  return { source, conditions };
}
