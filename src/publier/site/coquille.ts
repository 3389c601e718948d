/** Ce que Framework a bâti d'une page, et que l'on garde. */
export interface Coquille {
  readonly titre: string;
  /** Contenu de `<main>` : titres et emplacements. */
  readonly corps: string;
}

function extrait(html: string, motif: RegExp, nom: string): string {
  const trouve = motif.exec(html)?.[1];
  if (trouve === undefined) throw new Error(`built page must hold ${nom}, got none`);
  return trouve.trim();
}

/**
 * Lit une page bâtie par Framework 1.13.4 et laisse le reste : ni son client JavaScript, qui ne sert à rien à une page
 * statique, ni son `viewport` non zoomable.
 * @throws Error si la page n'a pas la forme attendue, ou si Framework y a écrit une erreur (il sort alors en 0)
 */
export function readCoquille(html: string): Coquille {
  if (html.includes("observablehq--error")) throw new Error("built page must hold no observablehq--error, got one");
  return {
    titre: extrait(html, /<title>([\s\S]*?)<\/title>/, "a title"),
    corps: extrait(html, /<main id="observablehq-main"[^>]*>([\s\S]*?)<\/main>/, "a main element")
      // Le sommaire donne déjà l'adresse de chaque titre : un lien de plus par titre alourdit la lecture au clavier.
      .replace(/<a class="observablehq-header-anchor"[^>]*>([\s\S]*?)<\/a>(?=<\/h[1-4]>)/g, "$1"),
  };
}
