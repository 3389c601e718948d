import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Image } from "../../modele/image.ts";
import { isJpeg, readJpeg, type RefusJpeg } from "./jpeg.ts";
import { isPng, readPng } from "./png.ts";

const OCTETS_MAX = 1024 * 1024;
const COTE_MAX = 3000;

/** Pourquoi une image n'est pas prise, et ce qu'il faut faire. */
export interface RefusImage {
  readonly message: string;
  readonly action: string;
}

const REFUS_JPEG: Readonly<Record<RefusJpeg, RefusImage>> = {
  abimee: { message: "Cette image est coupée ou abîmée", action: "Reprendre le fichier d'origine." },
  codage: { message: "Cette photo est d'un JPEG que tous les lecteurs n'ouvrent pas", action: "L'ouvrir dans un logiciel d'images et l'enregistrer de nouveau en JPEG." }, // prettier-ignore
  quadrichromie: { message: "Cette photo est en quadrichromie (CMJN), pour l'imprimeur", action: "L'enregistrer en couleurs d'écran (RVB)." }, // prettier-ignore
  tournee: {
    message: "Cette photo est enregistrée couchée : une note de l'appareil, que le rapport retire avec le lieu de la prise de vue, dit de la tourner",
    action: "L'ouvrir, la faire pivoter (quatre quarts de tour suffisent), et l'enregistrer.",
  }, // prettier-ignore
};

/** D'un dossier fermé, rien ne sort, pas même par un raccourci. */
function cheminDans(dossier: string, adresse: string): string | null {
  const chemin = resolve(dossier, adresse);
  if (!existsSync(chemin) || !statSync(chemin).isFile()) return null;
  return relative(realpathSync(dossier), realpathSync(chemin)).startsWith("..") ? null : chemin;
}

/**
 * Une image d'un chapitre, sans métadonnées, ou pourquoi elle n'est pas prise.
 * @param dossier celui des chapitres @param adresse telle qu'écrite : `images/marche.jpg`
 */
export function readImageChapitre(dossier: string, adresse: string): Image | RefusImage {
  const chemin = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(adresse) ? null : cheminDans(dossier, adresse);
  if (chemin === null)
    return {
      message: "Cette image n'est pas dans le dossier rapport/ du projet",
      action: "L'y déposer, par exemple dans rapport/images/, et écrire ![ce qu'elle montre](images/marche.jpg).",
    };
  const { size } = statSync(chemin);
  const octets = size > OCTETS_MAX ? null : readFileSync(chemin);
  if (octets === null)
    return {
      message: "Cette image est trop lourde",
      action: "L'enregistrer plus petite : 1 Mo et 3 000 pixels de côté au plus. 1 600 pixels de large suffisent.",
    };
  if (!isPng(octets) && !isJpeg(octets))
    return {
      message: "Cette image n'est ni un PNG ni un JPEG",
      action: "L'enregistrer en JPEG (une photo) ou en PNG (un dessin) : un SVG peut porter un programme ou un texte caché.", // prettier-ignore
    };
  const lue = isPng(octets) ? (readPng(octets) ?? "abimee") : readJpeg(octets);
  if (typeof lue === "string") return REFUS_JPEG[lue];
  if (Math.max(lue.largeur, lue.hauteur) > COTE_MAX)
    return { message: "Cette image est trop grande", action: "L'enregistrer plus petite : 3 000 pixels de côté au plus." }; // prettier-ignore
  return lue;
}
