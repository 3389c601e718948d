import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";

/** WCAG 2.1 A et AA, et les règles que axe rattache au RGAA 4. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4"];
/** Les deux mises en page, de part et d'autre de 680 px ; 640 px, le bureau lu à 200 %, n'a que la largeur de plus que la première. */
const LARGEURS = [320, 1280] as const;
const AGRANDI = 640;
/** Ce que la nuit change : des couleurs, et rien d'autre (`prefers-color-scheme` n'est lu que par src/site/2-couleurs.css). */
const COULEURS = ["color-contrast", "link-in-text-block"];

interface Analyse {
  readonly passes: readonly object[];
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Une règle enfreinte : où, et par quoi. */
export interface Infraction {
  readonly page: string;
  readonly vue: string;
  readonly regle: string;
  readonly html: readonly string[];
}

/** Une page chargée une fois : toutes les règles de jour à chaque largeur, celles des couleurs la nuit, et rien ne déborde. */
async function controlerPage(onglet: Page, adresse: string, page: string): Promise<Infraction[]> {
  const trouvees: Infraction[] = [];
  await onglet.goto(adresse);
  // Tout ce qui se déplie est déplié : les tableaux et les menus se contrôlent aussi.
  await onglet.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))");
  const mesurer = async (largeur: number): Promise<void> => {
    await onglet.setViewportSize({ width: largeur, height: 900 });
    const contenu = (await onglet.evaluate("document.documentElement.scrollWidth")) as number;
    if (contenu > largeur) trouvees.push({ page, vue: `${largeur} px`, regle: "la page défile de côté", html: [] });
  };
  await mesurer(AGRANDI);
  for (const largeur of LARGEURS) {
    await mesurer(largeur);
    for (const theme of ["light", "dark"] as const) {
      const vue = `${largeur} px, ${theme}`;
      await onglet.emulateMedia({ colorScheme: theme });
      const runOnly = theme === "light" ? { type: "tag", values: TAGS } : { type: "rule", values: COULEURS };
      const options = { runOnly, resultTypes: ["violations"] };
      const lu = (await onglet.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Analyse;
      if (lu.passes.length === 0) throw new RangeError(`axe must pass some rules, got none on ${page}`);
      for (const v of lu.violations) trouvees.push({ page, vue, regle: v.id, html: v.nodes.map((n) => n.html) });
    }
  }
  return trouvees;
}

/** Contrôle les pages d'un site, ouvertes du disque, par deux onglets à la fois. `isVoulue` : toutes par défaut. */
export async function controlerSite(
  navigateur: Browser,
  dist: string,
  isVoulue: (page: string) => boolean = () => true,
): Promise<{ readonly pages: number; readonly infractions: readonly Infraction[] }> {
  const playwright = createRequire(import.meta.url).resolve("@axe-core/playwright");
  const axe = await readFile(createRequire(playwright).resolve("axe-core/axe.min.js"), "utf8");
  const pages = readdirSync(dist).filter((f) => f.endsWith(".html") && isVoulue(f));
  const attente = [...pages];
  const infractions: Infraction[] = [];
  const ouvrier = async (): Promise<void> => {
    // La politique des pages défend tout script étranger, axe compris : elle est levée pour lui seul.
    const contexte = await navigateur.newContext({ bypassCSP: true, reducedMotion: "reduce" });
    await contexte.addInitScript(axe);
    const onglet = await contexte.newPage();
    for (let page = attente.shift(); page !== undefined; page = attente.shift())
      infractions.push(...(await controlerPage(onglet, pathToFileURL(join(dist, page)).href, page)));
    await contexte.close();
  };
  await Promise.all([ouvrier(), ouvrier()]);
  return { pages: pages.length, infractions };
}
