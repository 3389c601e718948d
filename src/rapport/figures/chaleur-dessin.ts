import type { RenderFunction } from "@observablehq/plot";
import type { CaseChaleur, ColonneChaleur, Ecart } from "./chaleur.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur, type NomCouleur } from "./couleurs.ts";
import { formatPoint } from "./nombres.ts";
import { clipText, measureText, wrapText } from "./texte.ts";
import { pathMark, type Boite, type Dessin, type Etiquette } from "./toile.ts";

interface Chaleur {
  readonly noms: readonly string[];
  readonly colonnes: readonly ColonneChaleur[];
  readonly cases: readonly (readonly CaseChaleur[])[];
  readonly ville: string;
}

const HAUTEUR = 22;
const NOM_MAX = 190;

// Deux teintes que l'œil daltonien distingue (brun et bleu), et une flèche dans la case : jamais la couleur seule.
const TEINTE: Readonly<Record<"-" | "+", NomCouleur>> = { "-": "region", "+": "epci" };
const FORCE: Readonly<Record<1 | 2, number>> = { 1: 0.16, 2: 0.4 };

/** Les colonnes portent une lettre, expliquée au-dessus : leurs noms ne tiennent pas sur une case. À 320 px, le nom du lieu passe au-dessus de ses cases. */
export function drawChaleur({ noms, colonnes, cases, ville }: Chaleur, format: Format): Dessin {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.35;
  const etiquettes: Etiquette[] = [];
  let y = interligne / 2 + 2;
  for (const [k, c] of colonnes.entries()) {
    const la = c.reference ? ` (${ville} ${formatPoint(c.reference, c.unite, c.decimales)})` : "";
    etiquettes.push({ texte: letter(k), x: 2, y, ancre: "start", taille, graisse: 700 });
    for (const texte of wrapText(`${c.libelle}${la}`, largeur - 24, taille)) {
      etiquettes.push({ texte, x: 20, y, ancre: "start", taille });
      y += interligne;
    }
  }
  const nomLarge = isLarge ? Math.min(NOM_MAX, Math.max(...noms.map((n) => measureText(n, taille)))) + 10 : 0;
  const pas = Math.min((largeur - nomLarge - 2) / colonnes.length, 90);
  const milieu = (k: number): number => nomLarge + 2 + pas * (k + 0.5);
  y += 8;
  for (const k of colonnes.keys())
    etiquettes.push({ texte: letter(k), x: milieu(k), y, ancre: "middle", taille, graisse: 700 });
  y += interligne * 0.75;
  const fonds = new Map<string, string>();
  const hachures: Boite[] = [];
  let fleches = "";
  for (const [i, nom] of noms.entries()) {
    const lignesNom = isLarge ? [clipText(nom, nomLarge - 10, taille)] : [clipText(nom, largeur - 4, taille)];
    if (!isLarge) {
      etiquettes.push({ texte: lignesNom[0] ?? "", x: 2, y: y + interligne / 2 + 2, ancre: "start", taille });
      y += interligne + 3;
    } else etiquettes.push({ texte: lignesNom[0] ?? "", x: nomLarge - 6, y: y + HAUTEUR / 2, ancre: "end", taille });
    for (const [k, c] of (cases[i] ?? []).entries()) {
      const boite = { x: nomLarge + 2 + pas * k, y, largeur: pas - 2, hauteur: HAUTEUR - 2 };
      if (c.statut === "secret") hachures.push(boite);
      else fonds.set(tintOf(c.ecart), (fonds.get(tintOf(c.ecart)) ?? "") + rect(boite));
      if (c.statut !== "secret") {
        const demi = measureText(c.texte, taille) / 2;
        etiquettes.push({ texte: c.texte, x: milieu(k) - 1, y: y + HAUTEUR / 2 - 1, ancre: "middle", taille });
        if (c.ecart !== 0) fleches += arrow(milieu(k) - 1 - demi - 7, y + HAUTEUR / 2 - 1, c.ecart);
      }
    }
    y += HAUTEUR + (isLarge ? 0 : 4);
  }
  return {
    largeur,
    hauteur: Math.ceil(y + 4),
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques: [
      ...[...fonds].map(([cle, d]) => pathMark(d, styleOf(cle))),
      ...(fleches === "" ? [] : [pathMark(fleches, { fill: couleur("ink") })]),
    ] satisfies RenderFunction[],
    etiquettes,
    hachures,
  };
}

const letter = (k: number): string => String.fromCharCode(65 + k);
const rect = ({ x, y, largeur, hauteur }: Boite): string =>
  `M${x.toFixed(1)},${y.toFixed(1)}h${largeur.toFixed(1)}v${hauteur}h${(-largeur).toFixed(1)}z`;
const arrow = (x: number, y: number, ecart: Ecart): string =>
  ecart > 0
    ? `M${(x - 4).toFixed(1)},${(y + 3).toFixed(1)}h8l-4,-7z`
    : `M${(x - 4).toFixed(1)},${(y - 3).toFixed(1)}h8l-4,7z`;

const tintOf = (ecart: Ecart): string => (ecart === 0 ? "0" : `${ecart < 0 ? "-" : "+"}${Math.abs(ecart)}`);
function styleOf(cle: string): Readonly<Record<string, string | number>> {
  if (cle === "0") return { fill: "none", stroke: couleur("muted"), "stroke-opacity": 0.25 };
  const signe = cle.startsWith("-") ? "-" : "+";
  return { fill: couleur(TEINTE[signe]), "fill-opacity": FORCE[cle.endsWith("2") ? 2 : 1] };
}
