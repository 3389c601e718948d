import type { CalculActivite } from "../../modele/activite.ts";
import { EXPORTS_CCAS } from "../../modele/agregat.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { FichierCite, Resultat } from "../../modele/resultat.ts";
import { reponse } from "../reponse.ts";
import { compute } from "./formes.ts";
import type { Lieu, MatiereActivite, Place } from "./matiere.ts";

/**
 * Les réponses d'un indicateur du CCAS : une par année de ses exports, à la commune, par IRIS et par quartier du projet s'il le prévoit.
 * Un nombre masqué rend secret tout ce qui s'en tire : rien ne se calcule d'une valeur que l'édition tait.
 *
 * @returns vide si aucun export chargé ne nourrit l'indicateur
 */
export function repondreActivite(indicateur: Indicateur, matiere: MatiereActivite): Resultat[] {
  const { activite } = indicateur;
  if (!activite) return [];
  const { calcul } = activite;
  const base = variableDeBase(calcul);
  const annees = new Set(matiere.agregats.flatMap((a) => (a.variable === base ? [a.millesime] : [])));
  const parSecteur = "parSecteur" in calcul ? calcul.parSecteur : undefined;
  const lieux = [
    ...listIris(matiere, parSecteur),
    ...(parSecteur === undefined ? [] : listQuartiers(matiere)),
    ...(calcul.forme === "regard" && calcul.sansCommune ? [] : [matiere.commune]),
  ];
  return [...annees]
    .sort((a, b) => a - b)
    .flatMap((annee) =>
      lieux.map((lieu) => {
        const place: Place = { annee, lieu, ...(parSecteur === undefined ? {} : { parSecteur }) };
        return habiller(indicateur, activite.source, place, matiere);
      }),
    );
}

/** La variable dont les années sont celles de l'indicateur. */
function variableDeBase(calcul: CalculActivite): string {
  switch (calcul.forme) {
    case "compte":
    case "regard":
      return calcul.compte.variable;
    case "rapport":
      return calcul.denominateur.variable;
    case "premiere part":
      return calcul.sur;
    case "sans ensemble":
      return calcul.variable;
  }
}

/** Neuf caractères : un IRIS. « Non classé » ou le quartier du logiciel n'en sont pas. */
const listIris = ({ agregats }: MatiereActivite, variable: string | undefined): Lieu[] =>
  [...new Set(agregats.flatMap((a) => (a.variable === variable && a.modalite !== null ? [a.modalite] : [])))]
    .filter((code) => /^\d[\dAB]\d{7}$/.test(code))
    .sort()
    .map((code) => ({ niveau: "iris", code }));

const listQuartiers = ({ quartiers }: MatiereActivite): Lieu[] =>
  [...new Set(quartiers.map((q) => q.quartier))].sort().map((code) => ({ niveau: "quartier", code }));

function habiller(indicateur: Indicateur, source: string, place: Place, matiere: MatiereActivite): Resultat {
  const { annee, lieu } = place;
  const identite = {
    indicateur: indicateur.code,
    territoire: lieu.code,
    niveau: lieu.niveau,
    millesime: String(annee),
    unite: indicateur.unite,
  };
  const siens = matiere.exports.filter((f) => f.source === source && f.millesime === annee);
  const citer = (sources: readonly Resultat[]) => ({
    source: [...new Set([EXPORTS_CCAS, ...sources.map((r) => r.source)])].join(" ; "),
    fichiers: uniques([
      ...siens.map(({ fichier, sha256 }) => ({ fichier, sha256 })),
      ...sources.flatMap((r) => r.fichiers),
    ]),
  });
  const { activite } = indicateur;
  if (!activite) throw new RangeError(`indicator must come from the coffre, got ${indicateur.code}`);
  const calcule = compute(activite.calcul, indicateur, place, matiere);
  if ("empechement" in calcule) return reponse(identite, calcule.empechement, citer([]));
  const { statut, motif, sources = [], ...reste } = calcule;
  return reponse(identite, { statut, motif }, { ...reste, ...citer(sources) });
}

const uniques = (fichiers: readonly FichierCite[]): FichierCite[] => [
  ...new Map(fichiers.map((f) => [f.fichier, f])).values(),
];
