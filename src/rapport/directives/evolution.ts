import type { TextDirective } from "mdast-util-directive";
import { dernierCouple } from "../../constats/couples.ts";
import { writeEvolution } from "../../constats/evolution.ts";
import { withoutCodes } from "../../constats/motifs.ts";
import { hasValeur, writeStatut } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Contexte } from "../contexte.ts";
import { signaleValeur, type Parametres } from "../parametres.ts";
import { NON_DISPONIBLE, withIndicateur, writeManque, type EnLigne, type Paragraphe } from "./en-ligne.ts";

/** `:evolution[REV-02]{de=2014 a=2019}` ; sans années, le dernier couple permis. */
export const evolution: EnLigne = { parametres: ["de", "a"], write: writeEvolutionDe };

function writeEvolutionDe(p: Parametres, contexte: Contexte, noeud: TextDirective, { epingles }: Paragraphe): string {
  return withIndicateur(p, contexte, noeud, (indicateur) => {
    const { lecture } = contexte;
    const { niveau, code } = lecture.perimetre.commune;
    const serie = lecture.serieComparable(indicateur.code, niveau, code);
    const couple = dernierCouple(lecture, { code: indicateur.code, niveau, territoire: code }, serie);
    const de = readAnnee(p, "de", couple?.debut.annee, noeud, contexte);
    const a = readAnnee(p, "a", couple?.fin.annee, noeud, contexte);
    if (de === null || a === null) return writeManque(indicateur, contexte, noeud);
    // Une année que la série n'a pas n'est pas une question que la lecture sait recevoir.
    const points = lecture.serie(indicateur.code, niveau, code);
    const [debut, fin] = [de, a].map((annee) => points.find((r) => r.annee === annee));
    const inconnue = debut ? (fin ? undefined : a) : de;
    if (!debut || !fin || inconnue !== undefined) {
      const action = `Millésimes disponibles : ${points.map((r) => r.annee).join(", ")}.`;
      signaleValeur(noeud, inconnue === de ? "de" : "a", String(inconnue), action, contexte);
      return NON_DISPONIBLE;
    }
    const evolution = lecture.evolution(indicateur.code, niveau, code, de, a);
    signaleMelange(indicateur, a, epingles, contexte, noeud);
    if (hasValeur(evolution)) return writeEvolution({ debut, fin, evolution }, indicateur);
    contexte.signale({
      gravite: "avertissement",
      code: "evolution-refusee",
      noeud,
      valeur: `${indicateur.code} ${de}-${a}`,
      message: `La phrase cite une évolution qui ne se calcule pas${evolution.motif === null ? "" : ` : ${withoutCodes(evolution.motif).replace(/\.$/, "")}`}`,
      action: "Choisir deux millésimes qui se comparent, ou récrire la phrase.",
    });
    return writeStatut(evolution);
  });
}

function readAnnee(
  p: Parametres,
  cle: string,
  defaut: number | undefined,
  noeud: TextDirective,
  contexte: Contexte,
): number | null {
  const lu = p[cle];
  if (lu === undefined) return defaut ?? null;
  if (/^\d{4}$/.test(lu)) return Number(lu);
  signaleValeur(noeud, cle, lu, "Écrire une année sur quatre chiffres.", contexte);
  return defaut ?? null;
}

// Le paragraphe parle du millésime comparable : une évolution qui finit plus tard mêlerait deux dates.
function signaleMelange(
  indicateur: Indicateur,
  fin: number,
  epingles: Paragraphe["epingles"],
  contexte: Contexte,
  noeud: TextDirective,
): void {
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
