import type { TextDirective } from "mdast-util-directive";
import { writeEcartLieu } from "../../constats/comparaison.ts";
import type { Point } from "../../constats/donnees.ts";
import { dernierCouple } from "../../constats/couples.ts";
import { writeEvolution } from "../../constats/evolution.ts";
import { aNom, dansLieu, deNom } from "../../constats/lieux.ts";
import { nomMillesime } from "../../constats/periodes.ts";
import { hasValeur, writeStatut, writeValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import { signaleValeur, type Parametres } from "../parametres.ts";
import { COMPARATEURS } from "../series-figure.ts";
import { signaleCode } from "./signaler.ts";

/** Ce qu'une directive en ligne sait de son paragraphe. */
export interface Paragraphe {
  /** Les points de la commune que le paragraphe tient au millésime comparable, parce qu'il en dit l'écart. */
  readonly epingles: ReadonlyMap<string, Point>;
}

interface EnLigne {
  readonly parametres: readonly string[];
  write(p: Parametres, contexte: Contexte, noeud: TextDirective, paragraphe: Paragraphe): string;
}

const NON_DISPONIBLE = "non disponible";

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
  evolution: { parametres: ["de", "a"], write: writeEvolutionDe },
  nom: { parametres: [], write: writeNom },
};

function withIndicateur(p: Parametres, contexte: Contexte, noeud: TextDirective, write: (i: Indicateur) => string): string {
  const indicateur = contexte.lecture.indicateur(p.etiquette ?? "");
  if (indicateur) return write(indicateur);
  signaleCode(p.etiquette ?? "", noeud, contexte);
  return NON_DISPONIBLE;
}

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

/** Sans nombre, la phrase dit pourquoi, et l'équipe l'apprend. */
function writeManque(indicateur: Indicateur, contexte: Contexte, noeud: TextDirective): string {
  const { niveau, code } = contexte.lecture.perimetre.commune;
  const dernier = contexte.lecture.serie(indicateur.code, niveau, code).at(-1);
  const isSecret = dernier?.statut === "secret";
  contexte.signale({
    gravite: "avertissement",
    code: isSecret ? "valeur-secrete" : "valeur-absente",
    noeud,
    valeur: indicateur.code,
    message: isSecret
      ? "La phrase cite une valeur que le secret statistique masque"
      : "La phrase cite un indicateur sans valeur pour la commune",
    action: isSecret ? "Récrire la phrase sans ce chiffre." : "Charger un fichier qui la contient, ou récrire la phrase.",
  });
  return dernier ? writeStatut(dernier) : NON_DISPONIBLE;
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

function writeEvolutionDe(p: Parametres, contexte: Contexte, noeud: TextDirective, { epingles }: Paragraphe): string {
  return withIndicateur(p, contexte, noeud, (indicateur) => {
    const { lecture } = contexte;
    const { niveau, code } = lecture.perimetre.commune;
    const serie = lecture.serieComparable(indicateur.code, niveau, code);
    const couple = dernierCouple(lecture, { code: indicateur.code, niveau, territoire: code }, serie);
    const de = readAnnee(p, "de", couple?.debut.annee, noeud, contexte);
    const a = readAnnee(p, "a", couple?.fin.annee, noeud, contexte);
    if (de === null || a === null) return writeManque(indicateur, contexte, noeud);
    const evolution = lecture.evolution(indicateur.code, niveau, code, de, a);
    signaleMelange(indicateur, a, epingles, contexte, noeud);
    if (hasValeur(evolution)) return writeEvolution({ evolution }, indicateur);
    contexte.signale({
      gravite: "avertissement",
      code: "evolution-refusee",
      noeud,
      valeur: `${indicateur.code} ${de}-${a}`,
      message: `La phrase cite une évolution qui ne se calcule pas${evolution.motif === null ? "" : ` : ${evolution.motif.replace(/\.$/, "")}`}`,
      action: "Choisir deux millésimes qui se comparent, ou récrire la phrase.",
    });
    return writeStatut(evolution);
  });
}

function readAnnee(p: Parametres, cle: string, defaut: number | undefined, noeud: TextDirective, contexte: Contexte): number | null {
  const lu = p[cle];
  if (lu === undefined) return defaut ?? null;
  if (/^\d{4}$/.test(lu)) return Number(lu);
  signaleValeur(noeud, cle, lu, "Écrire une année sur quatre chiffres.", contexte);
  return defaut ?? null;
}

// Le paragraphe parle du millésime comparable : une évolution qui finit plus tard mêlerait deux dates.
function signaleMelange(indicateur: Indicateur, fin: number, epingles: Paragraphe["epingles"], contexte: Contexte, noeud: TextDirective): void {
  const epingle = epingles.get(indicateur.code);
  if (!epingle || epingle.annee === fin) return;
  contexte.signale({
    gravite: "avertissement",
    code: "millesimes-meles",
    noeud,
    valeur: indicateur.code,
    message: `Le paragraphe mêle un écart de ${epingle.millesime} et une évolution jusqu'en ${fin}`,
    action: "Écrire deux paragraphes, un par millésime.",
  });
}

/** `:nom[commune]`, `:nom[a-commune]` (« à Mulhouse »), `:nom[de-commune]`, `:nom[epci]`, `:nom[ccas]`… */
function writeNom(p: Parametres, contexte: Contexte, noeud: TextDirective): string {
  const { perimetre, nomCcas } = contexte.lecture;
  const noms: Readonly<Record<string, string | undefined>> = {
    commune: perimetre.commune.nom,
    "a-commune": aNom(perimetre.commune.nom),
    "de-commune": deNom(perimetre.commune.nom),
    epci: perimetre.epci?.nom,
    departement: perimetre.departement?.nom,
    region: perimetre.region?.nom,
    ccas: nomCcas,
  };
  const cle = p.etiquette ?? "";
  if (Object.hasOwn(noms, cle)) return noms[cle] ?? NON_DISPONIBLE;
  contexte.signale({
    gravite: "bloquante",
    code: "nom-inconnu",
    noeud,
    valeur: cle,
    message: "Nom inconnu dans la directive « nom »",
    action: `Choisir parmi ${Object.keys(noms).join(", ")}.`,
  });
  return NON_DISPONIBLE;
}
