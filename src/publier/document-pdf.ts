import type { Anomalie } from "../modele/anomalie.ts";
import type { Lecture } from "../rapport/lecture.ts";
import { couleurCommune } from "../rapport/figures/couleurs.ts";
import type { DocumentSite } from "../rapport/page.ts";
import type { Compositeur } from "../rapport/pdf/compositeur.ts";
import { buildDocument } from "../rapport/pdf/construire.ts";
import type { CouverturePdf } from "../rapport/pdf/document.ts";
import type { ChapitreResolu } from "../rapport/resoudre.ts";
import { imagesOf } from "../rapport/images.ts";
import { nomDocument } from "../rapport/adresses.ts";
import { EDITIONS } from "./site/bandeaux.ts";
import type { DocumentsFaits } from "./site/build.ts";

/** Où se range le rapport en PDF dans le site de son édition. */
export const documentPdf = ({ edition, annee, perimetre }: Lecture): DocumentSite => ({
  chemin: `${nomDocument({ edition, annee, perimetre })}.pdf`,
  libelle: "Le rapport en PDF",
});

/** Compose le rapport en PDF. Un défaut l'empêche et arrête l'édition : le site l'annonce sur toutes ses pages. */
export async function composerPdf(
  lecture: Lecture,
  chapitres: readonly ChapitreResolu[],
  presentation: string | null,
  compositeur: Pick<Compositeur, "composer">,
): Promise<DocumentsFaits> {
  const { chemin } = documentPdf(lecture);
  const document = buildDocument({ chapitres }, couvertureOf(lecture, presentation));
  const { pdf, moteur, defauts } = await compositeur.composer(document, "rapport", imagesOf(chapitres));
  if (!pdf) return { fichiers: [], anomalies: defauts.map((defaut) => impossible(chemin, defaut)) };
  return { fichiers: [{ chemin, contenu: pdf }], anomalies: moteur === "wasm" ? [deRepli(chemin)] : [] };
}

/** Ce que tout document d'une édition dit de lui. */
export const couvertureOf = (
  { edition, annee, fictif, nomCcas, perimetre, charte }: Lecture,
  presentation: string | null,
): CouverturePdf => ({
  edition,
  commune: perimetre.commune.nom,
  organisme: nomCcas,
  annee,
  fictif,
  nomEdition: EDITIONS[edition].nom,
  diffusion: EDITIONS[edition].diffusion,
  presentation,
  couleur: couleurCommune({ ...(charte ? { charte } : {}) }),
  logo: charte?.logo ? [...charte.logo.octets] : null,
});

/** Un signe qu'aucune police n'a est la seule faute que l'équipe puisse faire ; le reste est un défaut de l'outil. */
export function impossible(fichier: string, defaut: string): Anomalie {
  const signe = /the text `"(.+?)"` could not be displayed/.exec(defaut)?.[1];
  return {
    gravite: "bloquante",
    code: signe === undefined ? "pdf-impossible" : "pdf-signe",
    fichier,
    ligne: null,
    colonne: null,
    valeur: signe ?? defaut.slice(0, 200),
    message:
      signe === undefined ? "Le rapport n'a pas pu être composé en PDF" : "Les polices du PDF n'ont pas ce signe",
    action:
      signe === undefined
        ? "C'est un défaut de l'outil : le signaler avec ce message."
        : "Le chercher dans les textes du dossier rapport/, et l'écrire autrement.",
  };
}

const deRepli = (fichier: string): Anomalie => ({
  gravite: "avertissement",
  code: "pdf-de-repli",
  fichier,
  ligne: null,
  colonne: null,
  valeur: null,
  message: "Le PDF est balisé, sans prétendre à la norme PDF/UA : le compositeur natif n'existe pas pour ce système",
  action: "Publier depuis Linux x64 pour l'avoir, ou diffuser celui-ci : le site reste la version accessible.",
});
