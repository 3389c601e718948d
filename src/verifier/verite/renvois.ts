import { normal } from "../controles/designer.ts";

/** Le pied d'une page numérotée : « 71 / 158 ». */
const PIED = /^\s*(\d+)\s*\/\s*\d+\s*$/;
const POINTS = /^[\s.…]*$/;
const RENVOI = /«\s*([^«»]+?)\s*»\s+page\s+(\d+)/g;

/**
 * Ôte d'un document paginé les numéros de page de son sommaire et de ses renvois : « Les décisions ..... 71 » ne dit pas
 * 71 décisions. Un numéro n'est ôté que si la page qui le porte a ce titre ; le texte de la page elle-même n'est pas touché.
 */
export function removeRenvois(textes: readonly string[]): string[] {
  const lignes = textes.map((t) => t.split("\n"));
  const titres = new Map<string, { readonly page: number; readonly titres: ReadonlySet<string> }>();
  lignes.forEach((l, page) => {
    const pied = l.map((texte) => PIED.exec(texte)?.[1]).find((n) => n !== undefined);
    if (pied !== undefined) titres.set(pied, { page, titres: new Set(l.map(normal)) });
  });
  if (titres.size === 0) return [...textes];
  const isTitre = (titre: string, numero: string, ici: number): boolean => {
    const cible = titres.get(numero);
    return cible !== undefined && cible.page !== ici && cible.titres.has(normal(titre));
  };
  return lignes.map((l, ici) => {
    let [titre, isPointille] = ["", false];
    const gardees = l.filter((texte) => {
      if (POINTS.test(texte)) {
        isPointille ||= texte.includes(".");
        return true;
      }
      const isNumero = isPointille && /^\s*\d+\s*$/.test(texte) && isTitre(titre, texte.trim(), ici);
      [titre, isPointille] = [texte, false];
      return !isNumero;
    });
    return gardees
      .join("\n")
      .replace(RENVOI, (tout, nom: string, numero: string) => (isTitre(nom, numero, ici) ? `« ${nom} »` : tout));
  });
}
