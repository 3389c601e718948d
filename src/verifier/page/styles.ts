/** Les adresses qu'une feuille de style fait charger : `url(…)` et `@import`. */
export function* adressesCss(css: string): Generator<string> {
  const nu = css.replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, a, b, c] of nu.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)/gi)) yield a ?? b ?? c ?? "";
  for (const [, a, b] of nu.matchAll(/@import\s*(?:"([^"]*)"|'([^']*)')/gi)) yield a ?? b ?? "";
  for (const [, a, b] of nu.matchAll(/image-set\(\s*(?:"([^"]*)"|'([^']*)')/gi)) yield a ?? b ?? "";
}
