import { existsSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { contraste, PAPIER, rendreLisible, type Charte } from "../modele/charte.ts";
import { formatNombre } from "../modele/nombre.ts";
import { readLogo } from "./logo.ts";

type Signaler = (ligne: null, colonne: string, valeur: string | null, message: string, action: string) => void;

/** Texte et liens : WCAG 2.1, critère 1.4.3, et 1.4.11 pour les figures, qui demande moins. */
const LISIBLE = 4.5;

/** Lit les clés `couleur` et `logo` d'observatoire.yaml ; absentes, le rapport garde celles de l'outil. */
export function readCharte(
  { couleur, logo }: { readonly couleur?: unknown; readonly logo?: unknown },
  dir: string,
  signaler: Signaler,
): Charte | null {
  const charte: Charte = { couleur: readCouleur(couleur, signaler), logo: readLogoDeclare(logo, dir, signaler) };
  return charte.couleur === null && charte.logo === null ? null : charte;
}

function readCouleur(brut: unknown, signaler: Signaler): Charte["couleur"] {
  if (brut === undefined || brut === null) return null;
  if (typeof brut !== "string" || !/^#[0-9a-f]{6}$/i.test(brut)) {
    signaler(null, "couleur", String(brut), "« couleur » doit être un dièse et six chiffres ou lettres, entre guillemets", 'Écrire couleur: "#0b5fa5", par exemple.'); // prettier-ignore
    return null;
  }
  const clair = brut.toLowerCase();
  const lu = contraste(clair, PAPIER.clair);
  if (lu < LISIBLE) {
    signaler(
      null,
      "couleur",
      brut,
      `cette couleur se lit mal sur le papier du rapport (contraste ${formatNombre(lu, 1)}, il en faut ${formatNombre(LISIBLE, 1)})`,
      `Écrire couleur: "${rendreLisible(clair, PAPIER.clair, LISIBLE)}" : la même, plus foncée.`,
    );
    return null;
  }
  return { clair, sombre: rendreLisible(clair, PAPIER.sombre, 7) };
}

function readLogoDeclare(brut: unknown, dir: string, signaler: Signaler): Charte["logo"] {
  if (brut === undefined || brut === null) return null;
  const refuser = (message: string, action: string): null => {
    signaler(null, "logo", String(brut), message, action);
    return null;
  };
  const chemin = typeof brut === "string" ? resolve(dir, brut) : "";
  if (chemin === "" || relative(dir, chemin).startsWith("..") || !existsSync(chemin))
    return refuser("le logo n'est pas dans le dossier du projet", 'Écrire logo: "logo.png", et y déposer ce fichier.');
  const lu = readLogo(readFileSync(chemin));
  return typeof lu === "string" ? refuser(lu, "Donner un PNG de 200 Ko et de 2 000 pixels de côté au plus.") : lu;
}
