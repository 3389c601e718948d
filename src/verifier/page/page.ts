import type { Anomalie } from "../../modele/anomalie.ts";
import { defaut } from "../anomalies.ts";
import type { Jeton } from "./balises.ts";

/** Une adresse citée par une page. `charge` : le navigateur la demande seul, sans qu'on clique. */
export interface Citation {
  readonly adresse: string;
  readonly ligne: number;
  readonly charge: boolean;
}

/** Ce qu'une page contient, une fois lue une fois. */
export interface PageLue {
  readonly ids: ReadonlySet<string>;
  readonly citations: readonly Citation[];
  readonly scripts: readonly { readonly texte: string; readonly ligne: number }[];
  /** Les scripts que la page charge d'un fichier. */
  readonly programmes: readonly Citation[];
  readonly styles: readonly { readonly texte: string; readonly ligne: number }[];
  /** La politique de sécurité que la page se donne ; null si elle n'en a pas. */
  readonly politique: string | null;
  readonly anomalies: readonly Anomalie[];
}

const CHARGES: readonly string[] = [
  "src",
  "data",
  "poster",
  "action",
  "formaction",
  "background",
  "manifest",
  "xlink:href",
];
const REFERENCES: readonly string[] = [
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "for",
  "headers",
];
/** `<a>` et `<area>` attendent un clic ; partout ailleurs (`<link>`, `<use>`, `<image>`…) `href` charge. */
const CLICS: ReadonlySet<string> = new Set(["a", "area"]);

function* adressesOf(
  nom: string,
  attributs: ReadonlyMap<string, string>,
): Generator<[adresse: string, charge: boolean]> {
  if (attributs.size === 0) return;
  const href = attributs.get("href");
  if (href !== undefined) yield [href, !CLICS.has(nom)];
  for (const cle of CHARGES) {
    const valeur = attributs.get(cle);
    if (valeur !== undefined && !(cle === "xlink:href" && nom === "a")) yield [valeur, true];
  }
  for (const cle of ["srcset", "imagesrcset"]) {
    // Une adresse va jusqu'à l'espace : la virgule de `data:…,…` n'en sépare pas deux (HTML, § srcset).
    for (const [, adresse = ""] of (attributs.get(cle) ?? "").matchAll(/([^\s,]\S*[^\s,])(?:\s+[^,]*)?/g))
      yield [adresse, true];
  }
  for (const adresse of attributs.get("ping")?.split(/\s+/) ?? []) yield [adresse, true];
  if (attributs.get("http-equiv")?.toLowerCase() === "refresh") {
    const adresse = /url\s*=\s*['"]?([^'"]+)/i.exec(attributs.get("content") ?? "")?.[1];
    if (adresse !== undefined) yield [adresse, true];
  }
}

/** Lit une page HTML (ou un SVG : `isPage` faux, sans les règles d'une page entière), une fois découpée. */
export function readPage(fichier: string, jetons: readonly Jeton[], { isPage = true } = {}): PageLue {
  const anomalies: Anomalie[] = [];
  const ids = new Set<string>();
  const citations: Citation[] = [];
  const references: { readonly id: string; readonly ligne: number }[] = [];
  const scripts: { readonly texte: string; readonly ligne: number }[] = [];
  const styles: { readonly texte: string; readonly ligne: number }[] = [];
  const signale = (...[code, ligne, valeur]: [Parameters<typeof defaut>[0], number | null, string | null]): void => {
    anomalies.push(defaut(code, fichier, ligne, valeur));
  };
  const programmes: Citation[] = [];
  let ouvert = "";
  let profondeurSvg = 0;
  let svgSansNom: number | null = null;
  let h1 = 0;
  let titre = "";
  let politique: string | null = null;

  for (const jeton of jetons) {
    const { ligne } = jeton;
    if (jeton.genre === "commentaire") signale("commentaire-html", ligne, jeton.texte.trim());
    else if (jeton.genre === "texte") {
      if (ouvert === "script") scripts.push(jeton);
      if (ouvert === "style") styles.push(jeton);
      if (ouvert === "title" && profondeurSvg === 0) titre += jeton.texte.trim();
      // Un <title> en premier enfant nomme aussi un SVG.
      if (ouvert === "title" && jeton.texte.trim() !== "") svgSansNom = null;
    } else if (jeton.genre === "fermante") {
      ouvert = "";
      if (jeton.nom !== "svg") continue;
      profondeurSvg = Math.max(0, profondeurSvg - 1);
      if (profondeurSvg === 0 && svgSansNom !== null) signale("svg-sans-nom", svgSansNom, null);
      if (profondeurSvg === 0) svgSansNom = null;
    } else {
      const { nom, attributs } = jeton;
      ouvert = nom;
      const id = attributs.get("id");
      if (id !== undefined) {
        if (ids.has(id)) signale("ancre-double", ligne, id);
        ids.add(id);
      }
      if (nom === "meta" && attributs.get("http-equiv")?.toLowerCase() === "content-security-policy")
        politique = attributs.get("content") ?? "";
      if (nom === "h1") h1++;
      if (nom === "html" && !/^fr\b/i.test(attributs.get("lang") ?? ""))
        signale("langue-absente", ligne, attributs.get("lang") ?? null);
      if (nom === "img" && !attributs.has("alt")) signale("image-sans-alt", ligne, attributs.get("src") ?? null);
      if (nom === "svg" && profondeurSvg++ === 0 && isInformatif(attributs)) {
        if (attributs.get("role") !== "img") signale("svg-sans-nom", ligne, null);
        else if (!hasNom(attributs)) svgSansNom = ligne;
      }
      for (const [adresse, charge] of adressesOf(nom, attributs)) citations.push({ adresse, ligne, charge });
      for (const cle of REFERENCES) {
        for (const cible of attributs.get(cle)?.split(/\s+/) ?? [])
          if (cible !== "") references.push({ id: cible, ligne });
      }
      if (nom === "script") {
        const adresse = attributs.get("src") ?? attributs.get("href") ?? attributs.get("xlink:href");
        if (adresse === undefined) signale("script-en-ligne", ligne, null);
        else programmes.push({ adresse, ligne, charge: true });
      }
      for (const cle of attributs.keys()) if (/^on[a-z]/.test(cle)) signale("script-en-ligne", ligne, cle);
      const style = attributs.get("style");
      if (style !== undefined) styles.push({ texte: style, ligne });
    }
  }
  for (const { id, ligne } of references) if (!ids.has(id)) signale("reference-absente", ligne, id);
  if (isPage) {
    if (!jetons.some((j) => j.genre === "ouvrante" && j.nom === "html")) signale("langue-absente", null, null);
    if (h1 !== 1) signale("titre-principal", null, String(h1));
    if (titre === "") signale("titre-page", null, null);
  }
  return { ids, citations, scripts, programmes, styles, politique, anomalies };
}

function isInformatif(attributs: ReadonlyMap<string, string>): boolean {
  return attributs.get("aria-hidden") !== "true" && !/^(?:none|presentation)$/.test(attributs.get("role") ?? "");
}

function hasNom(attributs: ReadonlyMap<string, string>): boolean {
  return (attributs.get("aria-label") ?? attributs.get("aria-labelledby") ?? "").trim() !== "";
}
