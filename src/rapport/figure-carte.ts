import { capitalize, finishPhrase, verbe } from "../constats/accords.ts";
import { phraseNiveau } from "../constats/comparaison.ts";
import { enMillesime } from "../constats/periodes.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { detailOf, detailQuartiers, secretOf, type Detail } from "./detail.ts";
import { carte } from "./dessins.ts";
import type { Lecture } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

export const MAILLES_CARTE = ["detail", "quartier"] as const;

const sansContours = ({ nom, territoires }: Detail): string =>
  nom === "quartier" && territoires.length === 0
    ? "la ville n'a pas dessiné ses quartiers (territoires.csv)"
    : `pas de contours ${nom === "commune" ? "des communes" : "d'IRIS"} dans le projet (clé « contours » d'observatoire.yaml)`;

/**
 * La carte du détail du rapport (les IRIS d'une commune, les communes d'un EPCI), ou celle des quartiers de la ville. Aucune édition
 * n'y désigne le premier ni le dernier : une carte montre où, la liste dit combien.
 */
export function figureCarte(
  lecture: Lecture,
  indicateur: Indicateur,
  id: string,
  maille: (typeof MAILLES_CARTE)[number] = "detail",
): Figure | Manque {
  const libelle = nomOf(indicateur);
  const detail = maille === "quartier" ? detailQuartiers(lecture) : detailOf(lecture);
  const fond = lecture.fonds?.find((f) => f.niveau === detail.territoires[0]?.niveau);
  if (!fond) return { libelle: `la carte : ${libelle}`, raison: sansContours(detail) };
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
      notes: [...(maille === "quartier" ? [detail.note] : []), ...notesRebasage(lus), ...piegesOf(indicateur)],
      fond,
    },
  );
}
