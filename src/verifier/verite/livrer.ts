import type { CaseVraie } from "../../modele/cellule.ts";
import { anneesDe } from "../controles/designer.ts";
import { livre, livreTotal, type Voisines } from "./derivees.ts";
import { isEcrit, nombresDe, type NombreEcrit } from "./nombres.ts";
import { isAge, isEnsemble, isNomAutre, parleDe } from "./parler-de.ts";
import { nommerDans, type Annonce } from "./proposition.ts";

/** Une case tue, et les cases publiées d'où elle pourrait se déduire. */
export interface Tue {
  readonly case: CaseVraie;
  readonly voisines: Voisines;
  /** Vrai d'une case d'ensemble, que seul son libellé nomme. */
  readonly isSeule: boolean;
}

/** Ce que l'on lit d'un trait : « Logement : 48 demandes » ; une virgule devant un mot en commence un autre. */
const propositions = (texte: string): string[] =>
  !/\d/.test(texte) ? [] : texte.split(/(?<=[.;!?])\s+|,\s+(?=\p{L}|«)/u).filter((p) => /\d/.test(p));

/** Les nombres d'une proposition, hors ses années. */
const nombresHorsAnnees = (texte: string) =>
  nombresDe(texte).filter((n) => !(n.decimales === 0 && !n.isPourcent && anneesDe(texte).includes(String(n.valeur))));

/** Ce qu'on cherche dans une page, et parmi quoi. */
export interface Recherche {
  readonly tues: readonly Tue[];
  readonly publiees: readonly CaseVraie[];
  readonly libelles: readonly string[];
  /** Ce nombre est-il de ceux qui livreraient une case tue du site, où qu'il soit écrit ? */
  readonly livreUneCase: (nombre: NombreEcrit) => boolean;
}

/** Une proposition d'une page livre-t-elle une case tue ? Un nombre que des cases publiées nommées là expliquent n'en livre pas. */
export function isLivree(
  texte: string,
  annonce: Annonce,
  { tues, publiees, libelles, livreUneCase }: Recherche,
): boolean {
  // Presque aucun nombre n'est celui d'une case tue : ce que la phrase nomme ne se cherche que pour les autres.
  const nombres = nombresHorsAnnees(texte).filter(livreUneCase);
  if (nombres.length === 0) return false;
  const nomme = nommerDans(texte, annonce);
  const dites = tues.filter(({ case: c, isSeule }) => nomme(c) && (!isSeule || parleDe(c, texte, annonce.mots)));
  const totaux = tues.flatMap(({ case: c, voisines }) => {
    const parties = voisines.parties.filter(nomme);
    return parties.length === 0 ? [] : [{ case: c, parties }];
  });
  if (dites.length === 0 && totaux.length === 0) return false;
  // Une case d'ensemble n'a que son année pour nom : elle n'explique un nombre que si l'on parle d'elle.
  const expliquees = publiees.filter((p) => nomme(p) && (!isEnsemble(p) || parleDe(p, texte, annonce.mots)));
  const inexpliques = nombres.filter((n) => n.isEcart || n.isPourcent || !expliquees.some((p) => isEcrit(n, p.valeur)));
  return inexpliques.some(
    (n) =>
      dites.some(
        ({ case: c, voisines, isSeule }) =>
          livre(n, c, voisines) &&
          !(n.isAge && !isAge(c)) &&
          !(isSeule && isNomAutre(c, annonce.dire(texte), libelles)),
      ) || totaux.some(({ case: c, parties }) => parties.some((p) => livreTotal(n, c, p))),
  );
}

/** Un passage d'une page livre-t-il une case tue, dans l'une de ses propositions ? */
export const isPassageLivre = (texte: string, annonce: Annonce, recherche: Recherche): boolean =>
  propositions(texte).some((p) => isLivree(p, annonce, recherche));
