import { capitalize, finishPhrase, verbe } from "../constats/accords.ts";
import { phraseNiveau } from "../constats/comparaison.ts";
import { enMillesime } from "../constats/periodes.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { detailOf, detailQpv, detailQuartiers, secretOf, type Detail } from "./detail.ts";
import { carte } from "./dessins.ts";
import type { Lecture } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

export const MAILLES_CARTE = ["detail", "quartier", "qpv"] as const;
export type MailleFigure = (typeof MAILLES_CARTE)[number];

/** Le détail qu'une figure montre : celui du rapport, les quartiers de la ville, ou les quartiers prioritaires. */
export function detailDe(lecture: Lecture, maille: MailleFigure, code: string): Detail {
  if (maille === "quartier") return detailQuartiers(lecture);
  return maille === "qpv" ? detailQpv(lecture, code) : detailOf(lecture);
}

const CONTOURS_DE: Readonly<Record<Detail["nom"], string>> = {
  IRIS: "d'IRIS",
  quartier: "d'IRIS",
  "quartier prioritaire": "de ces quartiers prioritaires",
  commune: "des communes",
};

/** Pourquoi il n'y a pas de carte ; où donner les contours, à la seule direction, qui peut le faire. */
export function sansContours(
  edition: Lecture["edition"],
  { nom, territoires }: Pick<Detail, "nom" | "territoires">,
): string {
  if (nom === "quartier" && territoires.length === 0) return "la ville n'a pas dessiné ses quartiers (territoires.csv)";
  const cle = nom === "quartier prioritaire" ? "clé « contours », puis « qpv »," : "clé « contours »";
  const ou = edition === "direction" ? ` (${cle} d'observatoire.yaml)` : "";
  return `pas de contours ${CONTOURS_DE[nom]} dans le projet${ou}`;
}

/**
 * La carte du détail du rapport (les IRIS d'une commune, les communes d'un EPCI), ou celle des quartiers de la ville. Aucune édition
 * n'y désigne le premier ni le dernier : une carte montre où, la liste dit combien.
 */
export function figureCarte(
  lecture: Lecture,
  indicateur: Indicateur,
  id: string,
  maille: MailleFigure = "detail",
): Figure | Manque {
  const libelle = nomOf(indicateur);
  const detail = detailDe(lecture, maille, indicateur.code);
  const codes = new Set(detail.territoires.map((t) => t.code));
  // Les quartiers prioritaires de 2015 n'ont pas les contours de ceux de 2024.
  const fond = lecture.fonds?.find(
    (f) => f.niveau === detail.territoires[0]?.niveau && f.large.zones.some((z) => codes.has(z.code)),
  );
  if (!fond) return { libelle: `la carte : ${libelle}`, raison: sansContours(lecture.edition, detail) };
  const lus = detail.par(indicateur.code);
  const traces = new Set(fond.large.zones.map((z) => z.code));
  const servis = lus
    .filter(hasValeur)
    .filter((p) => traces.has(p.territoire))
    .toSorted((a, b) => a.valeur - b.valeur);
  const [bas, haut] = [servis[0], servis.at(-1)];
  if (!bas || !haut || servis.length < 2) return { libelle, raison: `pas de détail par ${detail.nom} diffusé` };
  const masques = lus.filter((p) => p.statut === "secret").length;
  const etendue = `de ${writeValeur(bas, indicateur)} à ${writeValeur(haut, indicateur)}`;
  // L'exemple est le premier par ordre alphabétique : il n'est choisi pour aucune valeur.
  const exemple = servis.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))[0] ?? bas;
  return carte(
    lus.map((p) => pointOf(p, indicateur, lecture)),
    {
      id,
      titre: `${capitalize(indicateur.sujet)} ${verbe(indicateur, "varier")} ${etendue} ${detail.selon}, ${enMillesime(bas.millesime)}`,
      mesure: writeMesure(indicateur, `, par ${detail.nom}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, lus),
      lecture: finishPhrase(phraseNiveau(indicateur, exemple).replace(/\.$/, "")),
      alternative: finishPhrase(
        `Carte des ${detail.noms} de ${leSujet(lecture.perimetre)} : les valeurs vont ${etendue}${secretOf(masques, detail)}. La classe de chaque ${detail.nom} est dans le tableau`,
      ),
      notes: [...(maille === "detail" ? [] : [detail.note]), ...notesRebasage(lus), ...piegesOf(indicateur)],
      fond,
    },
  );
}
