import { capitalize, finishPhrase, verbe } from "../constats/accords.ts";
import { phraseNiveau } from "../constats/comparaison.ts";
import { enMillesime } from "../constats/periodes.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { carte } from "./dessins.ts";
import type { Lecture } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

const SANS_CONTOURS = "pas de contours d'IRIS dans le projet (clé « contours » d'observatoire.yaml)";

/** La carte par IRIS. Aucune édition n'y désigne le premier ni le dernier : une carte montre où, la liste dit combien. */
export function figureCarte(lecture: Lecture, indicateur: Indicateur, id: string): Figure | Manque {
  const libelle = nomOf(indicateur);
  const fond = lecture.fonds?.find((f) => f.niveau === "iris");
  if (!fond) return { libelle: `la carte : ${libelle}`, raison: SANS_CONTOURS };
  const iris = lecture.parIris(indicateur.code);
  const traces = new Set(fond.large.zones.map((z) => z.code));
  const servis = iris
    .filter(hasValeur)
    .filter((p) => traces.has(p.territoire))
    .toSorted((a, b) => a.valeur - b.valeur);
  const [bas, haut] = [servis[0], servis.at(-1)];
  if (!bas || !haut || servis.length < 2) return { libelle, raison: "pas de détail par IRIS diffusé" };
  const masques = iris.filter((p) => p.statut === "secret").length;
  const etendue = `de ${writeValeur(bas, indicateur)} à ${writeValeur(haut, indicateur)}`;
  // L'exemple est le premier par ordre alphabétique : il n'est choisi pour aucune valeur.
  const exemple = servis.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))[0] ?? bas;
  return carte(
    iris.map((p) => pointOf(p, indicateur, lecture)),
    {
      id,
      titre: `${capitalize(indicateur.sujet)} ${verbe(indicateur, "varier")} ${etendue} selon l'IRIS, ${enMillesime(bas.millesime)}`,
      mesure: writeMesure(indicateur, ", par IRIS"),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, iris),
      lecture: finishPhrase(phraseNiveau(indicateur, exemple).replace(/\.$/, "")),
      alternative: finishPhrase(
        `Carte des IRIS de ${leSujet(lecture.perimetre)} : les valeurs vont ${etendue}${masques > 0 ? ` ; ${masques} IRIS masqué${masques > 1 ? "s" : ""} par le secret statistique` : ""}. La classe de chaque IRIS est dans le tableau`,
      ),
      notes: [...notesRebasage(iris), ...piegesOf(indicateur)],
      fond,
    },
  );
}
