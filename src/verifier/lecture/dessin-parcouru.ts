import type { Etiquette, Forme } from "./page-parcourue.ts";

const VISIBLES = "fill style class stroke stroke-width opacity fill-opacity r rx ry width height".split(" ");
const FORMES: ReadonlySet<string> = new Set("path rect circle ellipse polygon g use a".split(" "));

/** Un dessin de page, pendant qu'on le parcourt. */
export class DessinParcouru {
  readonly titre: string;
  readonly formes: Forme[] = [];
  readonly etiquettes: Etiquette[] = [];
  #forme: ReadonlyMap<string, string> | null = null;

  constructor(titre: string) {
    this.titre = titre;
  }

  ouvrir(balise: string, attributs: ReadonlyMap<string, string>): void {
    if (!FORMES.has(balise)) return;
    this.#forme = attributs;
    const nom = attributs.get("aria-label");
    if (nom !== undefined) this.nommer(nom);
  }

  fermer(balise: string): void {
    if (FORMES.has(balise)) this.#forme = null;
  }

  /** Nomme la forme ouverte ; hors de toute forme, c'est le dessin que l'on nomme. */
  nommer(nom: string): void {
    if (!this.#forme) return;
    const vues = VISIBLES.map((a) => `${a}=${this.#forme?.get(a) ?? ""}`);
    this.formes.push({ nom, apparence: [...vues, boiteOf(this.#forme.get("d") ?? "")].join(" ") });
  }

  poser(texte: string, place: Place): void {
    this.etiquettes.push({ texte, ...place });
  }
}

/** La largeur et la hauteur d'un tracé à angles droits : une barre. Le contour d'une zone n'en est pas un. */
function boiteOf(trace: string): string {
  const pas = [...trace.matchAll(/([MHVhvZz])\s*(-?[\d.]+)?(?:[\s,]+(-?[\d.]+))?/g)];
  const lu = pas.map(([tout]) => tout).join("");
  if (pas.length === 0 || lu.replace(/[\s,]/g, "") !== trace.replace(/[\s,]/g, "")) return "";
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const [, commande = "", a = "0", b = "0"] of pas) {
    if (commande === "M") [x, y] = [Number(a), Number(b)];
    else if (commande === "H") x = Number(a);
    else if (commande === "V") y = Number(a);
    else if (commande === "h") x += Number(a);
    else if (commande === "v") y += Number(a);
    xs.push(x);
    ys.push(y);
  }
  const etendue = (v: readonly number[]): string => (Math.max(...v) - Math.min(...v)).toFixed(1);
  return `${etendue(xs)} × ${etendue(ys)}`;
}

export type Place = Pick<Etiquette, "x" | "y">;
/** Celle d'un texte qui n'est pas posé dans un dessin. */
export const SANS_PLACE: Place = { x: Number.NaN, y: Number.NaN };

/** La place d'un texte de dessin : son `translate(x,y)`, sinon ses attributs `x` et `y`. */
export function placeOf(attributs: ReadonlyMap<string, string>): Place {
  const [, x, y] = /translate\(\s*([-\d.]+)[\s,]+([-\d.]+)/.exec(attributs.get("transform") ?? "") ?? [];
  return { x: Number(x ?? attributs.get("x") ?? Number.NaN), y: Number(y ?? attributs.get("y") ?? Number.NaN) };
}
