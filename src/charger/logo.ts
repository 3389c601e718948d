import type { Charte } from "../modele/charte.ts";
import { isPng, readPng } from "./image/png.ts";

const OCTETS_MAX = 200 * 1024;
const COTE_MAX = 2000;

/** Un PNG réduit à ce qui le dessine, ou ce qui empêche de le prendre. */
export function readLogo(octets: Uint8Array): NonNullable<Charte["logo"]> | string {
  if (!isPng(octets)) return "le logo n'est pas une image PNG";
  if (octets.length > OCTETS_MAX) return "le logo est trop lourd";
  const logo = readPng(octets);
  if (logo === null) return "le fichier du logo est coupé";
  const { largeur, hauteur } = logo;
  return Math.max(largeur, hauteur) > COTE_MAX ? "le logo est trop grand" : { octets: logo.octets, largeur, hauteur };
}
