import { enumerer, finishPhrase } from "../constats/accords.ts";
import { aNom } from "../constats/lieux.ts";
import { nomMois, nomMoisCourt } from "../constats/periodes.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Figure, PartFigure } from "../modele/figure.ts";
import {
  decimalesOf,
  mesureOf,
  nomCourt,
  notesOf,
  obstacleEntre,
  segmentDe,
  sourceOf,
  writeAgregat,
  writeObstacle,
  type Servi,
} from "./agregats.ts";
import { barres, courbe } from "./dessins.ts";
import { placerRuptures } from "./figures/ruptures.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";

/** Les totaux au fil des ans ; null s'il n'y en a pas deux. */
export function figureAnnuelle(lecture: Lecture, totaux: readonly AgregatProtege[], id: string): Figure | null {
  const tries = totaux.toSorted((a, b) => a.millesime - b.millesime);
  const servis = tries.filter(hasValeur);
  const [debut, fin] = [servis[0], servis.at(-1)];
  if (!debut || !fin || debut === fin) return null;
  const { commune } = lecture.perimetre;
  const coupures = lecture.coupures(debut.variable);
  const segment = (a: AgregatProtege): number => segmentDe(coupures, a.millesime);
  const suite = servis.filter((a) => segment(a) === segment(fin));
  return courbe(
    tries.map((a) => ({
      territoire: commune.code,
      niveau: commune.niveau,
      nom: commune.nom,
      role: "commune",
      millesime: String(a.millesime),
      temps: a.millesime,
      valeur: a.valeur,
      statut: a.statut,
      motif: null,
      intervalle: null,
      segment: segment(a),
    })),
    {
      id,
      titre: titreAnnuel(suite, fin),
      mesure: mesureOf(debut, `${debut.millesime} à ${fin.millesime}`),
      unite: debut.unite,
      decimales: Math.max(...tries.map(decimalesOf)),
      source: `${sourceOf(lecture)}, ${debut.millesime} à ${fin.millesime}`,
      lecture: finishPhrase(`en ${fin.millesime}, ${aNom(commune.nom)} : ${writeAgregat(fin)}`),
      alternative: finishPhrase(servis.map((a) => `${a.millesime} : ${writeAgregat(a)}`).join(" ; ")),
      ruptures: placerRuptures(
        coupures,
        tries.map((a) => a.millesime),
      ),
      notes: notesOf(tries),
    },
  );
}

/** Le titre ne compare que ce qui suit la dernière rupture. */
function titreAnnuel(suite: readonly Servi[], fin: Servi): string {
  const [debut] = suite;
  const derniere = `${writeAgregat(fin)} en ${fin.millesime}`;
  return debut && debut !== fin
    ? `${nomCourt(fin)} : de ${writeAgregat(debut)} en ${debut.millesime} à ${derniere}${detourOf(suite)}`
    : `${nomCourt(fin)} : ${derniere}`;
}

/** « , après 23 jours en 2024 » : ce que les deux bouts d'une courbe cacheraient ; rien si elle va droit. */
function detourOf(servis: readonly Servi[]): string {
  const bouts = [servis[0], servis.at(-1)].flatMap((a) => (a ? [a.valeur] : []));
  const tries = servis.toSorted((a, b) => a.valeur - b.valeur);
  const [creux, pic] = [tries[0], tries.at(-1)];
  const detour =
    pic && pic.valeur > Math.max(...bouts) ? pic : creux && creux.valeur < Math.min(...bouts) ? creux : null;
  return detour ? `, après ${writeAgregat(detour)} en ${detour.millesime}` : "";
}

/** Les mois de la dernière année, avec ceux de l'année d'avant ; null si aucun n'a de valeur. */
export function figureMensuelle(lecture: Lecture, agregats: readonly AgregatProtege[], id: string): Figure | null {
  const annee = Math.max(...agregats.map((a) => a.millesime));
  const mois = agregats.filter((a) => a.millesime === annee).toSorted(byModalite);
  const servis = mois.filter(hasValeur);
  const tries = servis.toSorted((a, b) => b.valeur - a.valeur);
  const [haut, bas] = [tries[0], tries.at(-1)];
  if (!haut || !bas || mois.length < 2) return null;
  const libelles = new Set(mois.map(libelleMois));
  const obstacle = obstacleEntre(lecture.coupures(haut.variable), annee - 1, annee);
  const precedents = agregats.filter((a) => a.millesime === annee - 1 && libelles.has(libelleMois(a)));
  const avant = obstacle === null ? precedents.toSorted(byModalite) : [];
  const nom = (a: AgregatProtege): string => nomMois(a.modalite ?? "") ?? "";
  return barres(
    mois.map((a) => partOf(a, libelleMois(a))),
    {
      id,
      titre: `${nomCourt(haut)} : le plus haut en ${nom(haut)} (${writeAgregat(haut)}), le plus bas en ${nom(bas)} (${writeAgregat(bas)})${servis.length < mois.length ? ", parmi les mois diffusés" : ""}`,
      mesure: mesureOf(haut, `${annee}${avant.length > 0 ? ` et ${annee - 1}` : ""}`),
      unite: haut.unite,
      decimales: decimalesOf(haut),
      source: `${sourceOf(lecture)}, ${avant.length > 0 ? `${annee - 1} et ` : ""}${annee}`,
      lecture: finishPhrase(`en ${nom(haut)} : ${writeAgregat(haut)}${memeMois(haut, avant)}`),
      alternative: finishPhrase(servis.map((a) => `${libelleMois(a)} : ${writeAgregat(a)}`).join(" ; ")),
      ...(avant.length > 0 ? { notes: notesOf(agregats) } : {}),
      ...(obstacle === null || precedents.length === 0
        ? {}
        : { notes: [finishPhrase(writeObstacle(obstacle, annee - 1, annee)), ...notesOf(agregats)] }),
      categorie: "Mois",
      periode: String(annee),
      ...(avant.length > 0
        ? { precedente: { libelle: String(annee - 1), parts: avant.map((a) => partOf(a, libelleMois(a))) } }
        : {}),
    },
  );
}

function memeMois(a: AgregatProtege, avant: readonly AgregatProtege[]): string {
  const jumeau = avant.find((b) => libelleMois(b) === libelleMois(a));
  return jumeau && hasValeur(jumeau)
    ? `, contre ${writeAgregat(jumeau)} en ${nomMois(jumeau.modalite ?? "") ?? ""}`
    : "";
}

const libelleMois = ({ modalite }: AgregatProtege): string => nomMoisCourt(modalite ?? "") ?? "";
const byModalite = (a: AgregatProtege, b: AgregatProtege): number => ((a.modalite ?? "") < (b.modalite ?? "") ? -1 : 1);
const partOf = ({ valeur, statut }: AgregatProtege, libelle: string): PartFigure => ({ libelle, valeur, statut });

/** Les modalités de la dernière année, de la plus fréquente à la moins fréquente, les masquées à la fin. */
export function figureParModalite(lecture: Lecture, agregats: readonly AgregatProtege[], id: string): Figure | null {
  const annee = Math.max(...agregats.map((a) => a.millesime));
  const parts = agregats
    .filter((a) => a.millesime === annee)
    .toSorted((a, b) => (b.valeur ?? -Infinity) - (a.valeur ?? -Infinity) || byModalite(a, b));
  const servis = parts.filter(hasValeur);
  const [premier] = servis;
  if (!premier) return null;
  const nom = (a: AgregatProtege): string => (a.modalite ?? "").replaceAll("_", " ");
  return barres(
    parts.map((a) => partOf(a, nom(a))),
    {
      id,
      titre: `${nomCourt(premier)} : « ${nom(premier)} » en tête${servis.length < parts.length ? " de ce qui est diffusé" : ""} en ${annee} (${writeAgregat(premier)})`,
      mesure: mesureOf(premier, String(annee)),
      unite: premier.unite,
      decimales: decimalesOf(premier),
      source: `${sourceOf(lecture)}, ${annee}`,
      lecture: finishPhrase(`en ${annee}, « ${nom(premier)} » : ${writeAgregat(premier)}`),
      alternative: finishPhrase(enumerer(servis.map((a) => `${nom(a)} : ${writeAgregat(a)}`))),
      categorie: "Catégorie",
      periode: String(annee),
    },
  );
}
