import { getSource } from "../../loaders/index.ts";
import { parseFormule } from "../modele/formule.ts";
import type { Quantite } from "../modele/indicateur.ts";
import { readNom, renderMotif } from "../modele/motif.ts";

/** Au-delà, les termes ne s'énumèrent plus : le premier, le dernier, et leur nombre. */
const MAX_TERMES = 9;
const DATES = { annee: 2018, debut: 2013 }; // n'importe lesquelles : un motif se reconnaît à toute date

/** Le libellé que la source donne à une variable ; son nom si elle n'en a pas. */
function libelleOf(source: string, motif: string): string {
  const s = getSource(source);
  const nom = renderMotif(motif, DATES);
  const trouvee = s?.type === "mesures" ? s.variables.find((v) => readNom(v.motif, nom) !== null) : undefined;
  return trouvee === undefined ? motif : `${trouvee.libelle} (${motif})`;
}

/** Une somme en mots, avec le nom de chaque variable : « Hommes (P{aa}_POPH) + Femmes (P{aa}_POPF) ». */
export function writeFormule({ source, formule, presence }: Quantite): string {
  const termes = parseFormule(formule);
  const mots = termes.map(({ motif, coefficient }, i) => {
    const signe = coefficient < 0 ? "− " : i === 0 ? "" : "+ ";
    return `${signe}${libelleOf(source, motif)}`;
  });
  const montres =
    termes.length <= MAX_TERMES
      ? mots
      : [mots[0], `… ${termes.length} termes en tout, jusqu'à`, mots.at(-1)?.replace(/^\+ /, "")];
  return `${presence ? "nombre de présents parmi : " : ""}${montres.join(" ")}`;
}
