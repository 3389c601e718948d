import { formatNombre } from "../modele/nombre.ts";
import { getSource } from "../../loaders/index.ts";
import { writeRebasage } from "../modele/rebasage.ts";
import type { Resultat } from "../modele/resultat.ts";
import { isAdditive, type Nature, type VariableSource } from "../modele/source.ts";
import { isServi, type Marque } from "../modele/statut.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import { NON_ADDITIF } from "./absence.ts";
import { bornesEffectif, demiPas, METHODE_ARRONDI } from "./arrondi.ts";
import { isComplementaire, reserveComplementaire } from "./complementaire.ts";
import { citation, type Contexte, type FichierConnu } from "./contexte.ts";
import { reponse } from "./reponse.ts";
import { raisonReserve, reserver } from "./reserve.ts";
import type { Somme } from "./somme-variable.ts";
import { juger, videDe, type SensDuVide } from "./statut.ts";

/** La colonne d'un fichier qui porte ce nom. */
export interface Colonne {
  readonly id: number;
  readonly source: string;
  readonly motif: string;
  readonly nature: Nature;
  readonly unite: string;
  readonly debut: number | null;
}

export interface Ligne {
  readonly variable: number;
  readonly fichier: number;
  readonly millesime: number;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly valeur: number | null;
  readonly marque: Marque;
  /** Code de diffusion du producteur (`OBS_STATUS=W`), quand il dit plus que la marque. */
  readonly reserve: string | null;
  readonly population: number | null;
}

interface Declaration {
  readonly vide: SensDuVide;
  readonly bornes: VariableSource["bornes"];
  readonly sommeApprochee: string | null;
  readonly comparaison: string;
}

function declarationDe(colonne: Colonne): Declaration {
  const s = getSource(colonne.source);
  const mesures = s?.type === "mesures" ? s : undefined;
  return {
    vide: videDe(colonne.source, isAdditive(colonne.nature)),
    bornes: mesures?.variables.find((v) => v.motif === colonne.motif)?.bornes,
    sommeApprochee: mesures?.sommeApprochee ?? null,
    comparaison: mesures?.comparaison ?? "annuelle",
  };
}

const formatMillesime = (colonne: Colonne, annee: number): string =>
  colonne.debut === null ? String(annee) : `${colonne.debut}-${annee}`;

const citer = (f: FichierConnu | undefined): Pick<Resultat, "source" | "fichiers"> =>
  f ? { source: citation(f), fichiers: [{ fichier: f.fichier, sha256: f.sha256 }] } : { source: "", fichiers: [] };

/** Une case de fichier, telle quelle. */
export function livree(nom: string, l: Ligne, colonne: Colonne, contexte: Contexte): Resultat {
  const { vide, bornes, comparaison } = declarationDe(colonne);
  const f = contexte.fichiers.get(l.fichier);
  const marge = colonne.nature === "effectif" ? demiPas(colonne.source, l.niveau) : 0;
  const echantillon =
    comparaison === "enquetes-disjointes" && isComplementaire(nom) ? reserveComplementaire(l.population) : null;
  return reponse(
    {
      indicateur: nom,
      territoire: l.territoire,
      niveau: l.niveau,
      millesime: formatMillesime(colonne, l.millesime),
      unite: colonne.unite,
    },
    reserver(
      juger({ valeur: l.valeur, marque: l.marque, raison: null, approche: null, echantillon, bornes, vide }),
      raisonReserve(colonne.source, l.reserve),
    ),
    {
      cog: f?.cog ?? null,
      valeur: l.valeur,
      intervalle: l.valeur === null || marge === 0 ? null : bornesEffectif(l.valeur, marge),
      methode: `valeur telle que livrée${marge === 0 ? "" : ` ; ${METHODE_ARRONDI}`}`,
      ...citer(f),
    },
  );
}

const PLURIELS: Partial<Record<Niveau, string>> = { iris: "IRIS", arm: "arrondissements", commune: "communes" };

/** Complétude d'une somme supra-communale : 99 % des communes dans le fichier, 90 % de valeurs connues (resultats.sql). */
const PRESENTS = 0.99;
const SERVIS = 0.9;

/** La somme des parties d'un territoire que le fichier ne donne pas, ou la raison de ne pas la faire. */
export function sommee(nom: string, t: Territoire, s: Somme, colonne: Colonne, contexte: Contexte): Resultat {
  const { vide, sommeApprochee } = declarationDe(colonne);
  const f = contexte.fichiers.get(s.fichier);
  const identite = {
    indicateur: nom,
    territoire: t.code,
    niveau: t.niveau,
    millesime: formatMillesime(colonne, s.millesime),
    unite: colonne.unite,
  };
  const communes = s.maille === "commune";
  const carte = t.niveau === "epci" ? contexte.cogEpci : contexte.cog;
  const reste = { cog: communes ? carte : (f?.cog ?? null), ...citer(f) };
  const parties = PLURIELS[s.maille] ?? s.maille;
  const total = s.attendus ?? s.presents;
  if (!isAdditive(colonne.nature)) return reponse(identite, { statut: "refus", motif: NON_ADDITIF }, reste);
  if (t.code === "F" && s.servis < total)
    return reponse(
      identite,
      {
        statut: "non_calculable",
        motif: `somme impossible : valeur connue pour ${formatNombre(s.servis)} ${parties} sur ${formatNombre(total)} (Mayotte comprise) ; voir F_X_D976 ou FM`,
      },
      reste,
    );
  if (communes && s.presents < PRESENTS * total)
    return reponse(
      identite,
      {
        statut: "absent",
        motif: `le fichier ne donne que ${formatNombre(s.presents)} des ${formatNombre(total)} communes de ce territoire`,
      },
      reste,
    );
  if (s.servis === 0)
    return reponse(
      identite,
      juger({
        valeur: null,
        marque: s.marque,
        raison: null,
        approche: null,
        echantillon: null,
        bornes: undefined,
        vide,
      }),
      reste,
    );
  if (s.maille !== "iris" && s.servis < SERVIS * total)
    return reponse(
      identite,
      {
        statut: "non_calculable",
        motif: `somme impossible : valeur connue pour ${formatNombre(s.servis)} ${parties} sur ${formatNombre(total)}`,
      },
      reste,
    );
  const reserves = [
    s.servis < total ? `somme de ${formatNombre(s.servis)} ${parties} sur ${formatNombre(total)}` : null,
    sommeApprochee ?? (s.maille === "iris" ? "somme d'IRIS" : null),
  ].filter((m) => m !== null);
  return reponse(
    identite,
    {
      statut: reserves.length === 0 ? "valeur" : "estimation",
      motif: reserves.length === 0 ? null : reserves.join(" ; "),
    },
    { ...reste, valeur: s.valeur, methode: `somme de ${formatNombre(s.servis)} ${parties}` },
  );
}

/** La somme des communes qu'un fichier plus ancien donnait à part, dans la géographie demandée. */
export function rebasee(
  nom: string,
  t: Territoire,
  s: Somme & { readonly communes: readonly string[] },
  colonne: Colonne,
  contexte: Contexte,
  cible: number,
): Resultat {
  const r = sommee(nom, t, s, colonne, contexte);
  const origine = contexte.fichiers.get(s.fichier)?.cog ?? null;
  const methode = `${r.methode} ; ${writeRebasage(`${s.communes.join(", ")} de la géographie ${origine ?? "inconnue"}`)}`;
  return isServi(r.statut) ? { ...r, cog: cible, methode } : r;
}

/** Deux fichiers qui livrent la même case à l'identique font une réponse, qui cite les deux ; sinon une chacun. */
export function reunir(reponses: readonly Resultat[]): Resultat[] {
  const groupes = new Map<string, Resultat>();
  for (const r of reponses) {
    const cle = [r.niveau, r.territoire, r.millesime, r.valeur, r.statut, r.motif].join(" | ");
    const deja = groupes.get(cle);
    groupes.set(
      cle,
      deja
        ? {
            ...deja,
            cog: deja.cog === null || r.cog === null ? null : Math.max(deja.cog, r.cog),
            source: [...new Set([deja.source, r.source])].join(" ; "),
            fichiers: [...deja.fichiers, ...r.fichiers],
          }
        : r,
    );
  }
  return [...groupes.values()];
}
