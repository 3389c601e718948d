import type { CompteActivite, TermeOfficiel } from "../../modele/activite.ts";
import type { AgregatProtege } from "../../modele/agregat.ts";
import { TRANCHES_DELAI, type ReglagesCcas } from "../../modele/reglages-ccas.ts";
import type { FichierCite, Resultat } from "../../modele/resultat.ts";
import { isServi } from "../../modele/statut.ts";
import type { Niveau, Territoire } from "../../modele/territoire.ts";

export type Lieu = Pick<Territoire, "niveau" | "code">;

/** Un IRIS d'un quartier du projet, et la part qu'il en a. */
export interface IrisQuartier {
  readonly quartier: string;
  readonly iris: string;
  readonly part: number;
}

/** Ce dont un indicateur du CCAS se tire : des agrégats (déjà protégés si l'édition protège) et des réponses officielles. */
export interface MatiereActivite {
  readonly agregats: readonly AgregatProtege[];
  /** Le territoire du rapport : la commune, ou l'EPCI d'un CIAS. */
  readonly commune: Lieu;
  /** Les quartiers du projet (territoires.csv), IRIS par IRIS. */
  readonly quartiers: readonly IrisQuartier[];
  readonly reglages: ReglagesCcas;
  /** Les exports à citer ; vide pour ne nommer aucun fichier. */
  readonly exports: readonly (FichierCite & { readonly source: string; readonly millesime: number | null })[];
  /** Toutes les réponses d'un indicateur officiel pour un territoire. */
  officiel(code: string, niveau: Niveau, territoire: string): readonly Resultat[];
}

/** Où et quand on répond. */
export interface Place {
  readonly annee: number;
  readonly lieu: Lieu;
  /** La variable dont les modalités sont des codes d'IRIS ; celle que l'indicateur déclare. */
  readonly parSecteur?: string;
}

export type Empechement = Pick<Resultat, "statut" | "motif">;
/** Un nombre, ou pourquoi il n'y en a pas. */
export type Lu =
  | {
      readonly valeur: number;
      /** Un secteur n'y compte que pour une part de ce qu'il compte : ce n'est plus un compte, mais une estimation. */
      readonly isPartage?: boolean;
    }
  | { readonly empechement: Empechement };

export const empecher = (statut: Resultat["statut"], motif: string): { readonly empechement: Empechement } => ({
  empechement: { statut, motif },
});

const SECRET = empecher("secret", "secret statistique : un des nombres dont il se tire est masqué");

/** En années : au-delà, le besoin compté n'est plus celui de l'année (la règle de `annee: "proche"`). */
const ECART_MAXIMAL = 2;

const irisDe = ({ quartiers }: MatiereActivite, { code }: Lieu): readonly IrisQuartier[] =>
  quartiers.filter((q) => q.quartier === code);

/** Un quartier se somme IRIS par IRIS, chacun pour sa part ; un seul qui manque ou se tait, et le quartier ne se dit pas. */
function sommerIris<T extends object>(
  iris: readonly IrisQuartier[],
  lire: (code: string) => T | { readonly empechement: Empechement },
): readonly { readonly lu: T; readonly part: number }[] | { readonly empechement: Empechement } {
  const lus: { readonly lu: T; readonly part: number }[] = [];
  for (const { iris: code, part } of iris) {
    const lu = lire(code);
    if ("empechement" in lu) return lu;
    lus.push({ lu, part });
  }
  return lus;
}

/** Un compte du CCAS, à la commune, dans un secteur ou dans un quartier. */
export function readCompte(compte: CompteActivite, place: Place, matiere: MatiereActivite): Lu {
  const { annee, lieu, parSecteur } = place;
  if (lieu.niveau === "quartier") {
    const comptes = matiere.agregats.filter((a) => a.variable === parSecteur && a.millesime === annee);
    if (comptes.length === 0) return empecher("absent", `les exports de ${annee} ne le disent pas par IRIS`);
    const lus = sommerIris(irisDe(matiere, lieu), (code): { readonly valeur: number } | typeof SECRET => {
      const sien = comptes.find((a) => a.modalite === code);
      // Un IRIS où personne n'a été aidé n'a pas de ligne ; réuni à d'autres dans une édition, il n'en a pas non plus.
      if (sien) return sien.valeur === null ? SECRET : { valeur: sien.valeur };
      return comptes.some((a) => a.modalite?.includes(code)) ? SECRET : { valeur: 0 };
    });
    if ("empechement" in lus) return lus;
    return {
      valeur: lus.reduce((somme, { lu, part }) => somme + lu.valeur * part, 0),
      isPartage: lus.some(({ lu, part }) => part < 1 && lu.valeur > 0),
    };
  }
  const isEnsemble = lieu.niveau === matiere.commune.niveau;
  const variable = isEnsemble ? compte.variable : (parSecteur ?? "");
  const siens = matiere.agregats.filter((a) => a.variable === variable && a.millesime === annee);
  if (compte.dans === "delai cible") return readTranches(siens, matiere.reglages.delaiCible);
  const modalite = isEnsemble ? null : lieu.code;
  const sien = siens.find((a) => a.modalite === modalite);
  if (!sien) return empecher("absent", `les exports de ${annee} ne le disent pas`);
  return sien.valeur === null ? SECRET : { valeur: sien.valeur };
}

/** La somme des tranches de délai qui finissent au plus à la cible. Une tranche où rien n'est tombé n'a pas de case : zéro. */
function readTranches(tranches: readonly AgregatProtege[], cible: number | null): Lu {
  if (cible === null)
    return empecher(
      "non_calculable",
      "le CCAS n'a pas dit son délai cible : l'écrire dans observatoire.yaml (activite : delai_cible)",
    );
  const noms = TRANCHES_DELAI.filter(({ max }) => max !== null && max <= cible).map(({ nom }) => nom);
  const isSous = ({ modalite }: AgregatProtege): boolean => noms.includes(modalite ?? "");
  // Réunie à d'autres dans une édition publique, une tranche ne dit plus ce qui tombe sous la cible.
  const isReunie = (a: AgregatProtege): boolean => !isSous(a) && noms.some((nom) => a.modalite?.includes(nom) === true);
  const siennes = tranches.filter(isSous);
  if (siennes.some((a) => a.valeur === null) || tranches.some(isReunie)) return SECRET;
  return tranches.length === 0
    ? empecher("absent", "aucune décision n'a de date")
    : { valeur: siennes.reduce((somme, a) => somme + (a.valeur ?? 0), 0) };
}

/** Un nombre officiel, du millésime le plus proche, jamais d'après l'année demandée, ni de trop longtemps avant. */
export interface Officiel {
  readonly valeur: number;
  readonly dit: string;
  readonly decalage: number;
  readonly sources: readonly Resultat[];
}

export function readOfficiel(
  terme: TermeOfficiel,
  place: Place,
  matiere: MatiereActivite,
): Officiel | { readonly empechement: Empechement } {
  const { annee, lieu } = place;
  // Un taux ne s'additionne pas, les personnes qu'il compte, si : le besoin du quartier est la somme de ceux de ses IRIS.
  if (lieu.niveau === "quartier") {
    const lus = sommerIris(irisDe(matiere, lieu), (code) =>
      readOfficiel(terme, { ...place, lieu: { niveau: "iris", code } }, matiere),
    );
    if ("empechement" in lus)
      return lus.empechement.statut === "absent"
        ? empecher("absent", `un IRIS du quartier n'a pas de valeur publiée : ${terme.nom}`)
        : lus;
    const [premier] = lus;
    if (!premier) return empecher("absent", `aucun fichier chargé ne donne, ici : ${terme.nom}`);
    if (lus.some(({ lu }) => lu.dit !== premier.lu.dit))
      return empecher("non_calculable", `${terme.nom} : les IRIS du quartier ne sont pas connus la même année`);
    return {
      ...premier.lu,
      valeur: lus.reduce((somme, { lu, part }) => somme + lu.valeur * part, 0),
      sources: lus.flatMap(({ lu }) => lu.sources),
    };
  }
  const { officiel } = matiere;
  const lire = (code: string, nombre: (r: Resultat) => number | null) =>
    officiel(code, lieu.niveau, lieu.code)
      .flatMap((r) => {
        const n = nombre(r);
        return isServi(r.statut) && n !== null && Number(r.millesime) <= annee ? [{ r, n }] : [];
      })
      .at(-1);
  const base = lire(terme.indicateur, (r) => r[terme.terme]);
  const part = terme.part === undefined ? undefined : lire(terme.part, (r) => r.valeur);
  if (!base || (terme.part !== undefined && !part))
    return empecher("absent", `aucun fichier chargé ne donne, ici : ${terme.nom}`);
  const lus = [base.r, ...(part ? [part.r] : [])];
  // Le besoin se date de ce qui bouge le plus vite : le taux s'il y en a un.
  const decalage = annee - Number((part ?? base).r.millesime);
  if (decalage > (terme.ecartMaximal ?? ECART_MAXIMAL))
    return empecher(
      "non_calculable",
      `${terme.nom} : le dernier connu est de ${annee - decalage}, trop ancien pour ${annee}`,
    );
  return {
    valeur: part ? (base.n * part.n) / 100 : base.n,
    dit: `${terme.nom}, ${[...new Set(lus.map((r) => r.millesime))].sort().join(" et ")}`,
    decalage,
    sources: lus,
  };
}
