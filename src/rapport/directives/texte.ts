import type { TextDirective } from "mdast-util-directive";
import { writeEcartLieu } from "../../constats/comparaison.ts";
import type { Point } from "../../constats/donnees.ts";
import { dansLieu } from "../../constats/lieux.ts";
import { nomMillesime } from "../../constats/periodes.ts";
import { writeValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import { signaleValeur, type Parametres } from "../parametres.ts";
import { COMPARATEURS } from "../series-figure.ts";
import { NON_DISPONIBLE, withIndicateur, writeManque, type EnLigne, type Paragraphe } from "./en-ligne.ts";
import { evolution } from "./evolution.ts";
import { nom } from "./nom.ts";

/** Les directives qui se glissent dans une phrase : `:valeur[REV-02]`. */
export const EN_LIGNE: Readonly<Record<string, EnLigne>> = {
  valeur: {
    parametres: [],
    write: (p, c, n, par) => withPoint(p, c, n, par, (point, indicateur) => writeValeur(point, indicateur)),
  },
  millesime: {
    parametres: [],
    write: (p, c, n, par) => withPoint(p, c, n, par, (point) => nomMillesime(point.millesime)),
  },
  ecart: { parametres: ["a"], write: writeEcartA },
  evolution,
  nom,
};

function withPoint(
  p: Parametres,
  contexte: Contexte,
  noeud: TextDirective,
  { epingles }: Paragraphe,
  write: (point: Point, indicateur: Indicateur) => string,
): string {
  return withIndicateur(p, contexte, noeud, (indicateur) => {
    const point = epingles.get(indicateur.code) ?? contexte.lecture.dernier(indicateur.code);
    return point ? write(point, indicateur) : writeManque(indicateur, contexte, noeud);
  });
}

function writeEcartA(p: Parametres, contexte: Contexte, noeud: TextDirective): string {
  return withIndicateur(p, contexte, noeud, (indicateur) => {
    const cible = COMPARATEURS.find((c) => c === (p.a ?? "france"));
    if (!cible) {
      signaleValeur(noeud, "a", p.a ?? "", `Choisir parmi ${COMPARATEURS.join(", ")}.`, contexte);
      return NON_DISPONIBLE;
    }
    const points = contexte.lecture.comparaison(indicateur.code);
    const commune = points.find((q) => q.niveau === contexte.lecture.perimetre.commune.niveau);
    const autre = points.find((q) => q.niveau === cible);
    const ecart = commune && autre ? writeEcartLieu(indicateur, commune, autre) : null;
    if (ecart !== null) return ecart;
    contexte.signale({
      gravite: "avertissement",
      code: "ecart-impossible",
      noeud,
      valeur: indicateur.code,
      message: `La phrase cite un écart qui ne peut être calculé (${cible})`,
      action: "Choisir un territoire qui a une valeur au même millésime, ou récrire la phrase.",
    });
    return autre ? `non comparable ${dansLieu(autre)}` : NON_DISPONIBLE;
  });
}
