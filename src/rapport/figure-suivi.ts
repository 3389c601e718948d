import { enumerer, finishPhrase } from "../constats/accords.ts";
import { nomMois } from "../constats/periodes.ts";
import type { Figure, Rupture } from "../modele/figure.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import { nomCourt, notesOf, sourceOf } from "./agregats.ts";
import { suivi } from "./dessins.ts";
import type { PointSuivi } from "./figures/suivi.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";
import { FENETRE, isSuivie, moisDe, suivreMois, type Suivi } from "./suivi-mois.ts";

const nomDe = (mois: string): string => nomMois(mois) ?? mois;
const tempsDe = (jour: string): number => Number(jour.slice(0, 4)) + (Number(jour.slice(5, 7)) - 1) / 12;

/**
 * Les vingt-quatre derniers mois d'un compte, face à leurs limites de contrôle. Une rupture notée par le CCAS les coupe : les
 * limites ne se tirent que de ce qui la suit, et s'il en reste trop peu les mois sont montrés sans elles, avec la raison.
 * @returns null s'il n'y a ni limites, ni rupture qui les empêche
 */
export function figureSuivi(lecture: Lecture, agregats: readonly AgregatProtege[], id: string): Figure | null {
  const [premier] = agregats;
  if (!premier) return null;
  const rupture = lecture.coupures(premier.variable).findLast(({ jour }) => jour !== undefined) ?? null;
  const suivis = suivreMois(agregats, rupture?.jour ?? null);
  const derniers = moisDe(agregats).slice(-FENETRE);
  if (!suivis && (rupture === null || derniers.length < FENETRE || !isSuivie(derniers))) return null;
  const points = suivis
    ? suivis.mois.map(({ mois, valeur, attendu, bas, haut, signaux }): PointSuivi => ({
        temps: tempsDe(mois), nom: nomDe(mois), valeur, limites: { attendu, bas, haut }, signaux,
      }))
    : derniers.map(([mois, valeur]): PointSuivi => ({ temps: tempsDe(mois), nom: nomDe(mois), valeur, limites: null, signaux: [] }));
  const [debut, fin] = [points[0]!, points.at(-1)!];
  const ruptures = rupturesOf(lecture.coupures(premier.variable), points);
  return suivi(points, {
    id,
    titre: titreOf(premier, points, suivis),
    mesure: `${premier.libelle}, ${debut.nom} à ${fin.nom}`,
    unite: premier.unite,
    decimales: 0,
    source: `${sourceOf(lecture)}, ${debut.nom} à ${fin.nom}`,
    lecture: finishPhrase(
      `en ${fin.nom}, ${formatNombre(fin.valeur)} ${premier.unite}${fin.limites ? ` ; on en attendait ${formatNombre(fin.limites.attendu)}, entre ${formatNombre(fin.limites.bas)} et ${formatNombre(fin.limites.haut)} selon le hasard` : ""}`,
    ),
    alternative: finishPhrase(points.map((p) => `${p.nom} : ${formatNombre(p.valeur)}`).join(" ; ")),
    ruptures,
    notes: [suivis ? regleOf(suivis) : sansLimites(rupture), ...notesOf([premier])],
  });
} // prettier-ignore

/** « huit du même côté » est la règle d'une carte de contrôle : un lecteur demande huit quoi. */
const direSignal = (signal: string): string => signal.replace(/^(huit|six) /, "$1 mois de suite ");

function titreOf(premier: AgregatProtege, points: readonly PointSuivi[], suivis: Suivi | null): string {
  const nom = nomCourt(premier);
  if (!suivis) return `${nom} : ${formatNombre(points.at(-1)!.valeur)} en ${points.at(-1)!.nom}`;
  const signales = points.filter((p) => p.signaux.length > 0);
  if (signales.length === 0) return `${nom} : aucun des ${points.length} derniers mois ne sort de la variation ordinaire`;
  const dits = signales.slice(-3).map((p) => `${p.nom} (${p.signaux.map(direSignal).join(", ")})`);
  return `${nom} : ${signales.length} mois sur ${points.length} à regarder${signales.length > 3 ? ", les derniers : " : " : "}${enumerer(dits)}`;
} // prettier-ignore

const regleOf = ({ base, isSaisonnier }: Suivi): string =>
  `Limites de contrôle de Poisson, comparées à ${nomDe(base[0])} – ${nomDe(base[1])}${isSaisonnier ? ", saison comprise" : ", sans la saison, faute de deux années entières"} : par hasard seul, un mois sur 370 en sort. Un signal est une question, pas une preuve.`;

const sansLimites = (rupture: RuptureSerie | null): string =>
  finishPhrase(`pas de limites de contrôle : trop peu de mois depuis la rupture (${rupture?.raison ?? ""})`);

/** Les ruptures qui tombent parmi ces mois, chacune une fois, avant le premier mois entier qui la suit. */
function rupturesOf(coupures: readonly RuptureSerie[], points: readonly PointSuivi[]): readonly Rupture[] {
  const [debut, fin] = [points[0]!.temps, points.at(-1)!.temps];
  const jours = new Map(coupures.flatMap((r) => (r.jour === undefined ? [] : [[r.jour, r.raison] as const])));
  return [...jours].flatMap(([jour, libelle]) => {
    const temps = tempsDe(jour) + (jour.endsWith("-01") ? -1 / 24 : 1 / 24);
    return debut < temps && temps < fin ? [{ temps, libelle }] : [];
  });
}
