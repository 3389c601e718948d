import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeExploration } from "../../src/rapport/explorateur/fichiers.ts";
import { renderExplorateur } from "../../src/rapport/explorateur/page.ts";
import { lectureFactice } from "../rapport/lecture-factice.ts";
import { prepare } from "./preparation.ts";
import type { Preparation } from "./preparation.ts";
import { siteEssai } from "./site-essai.ts";

let essai: Preparation;
beforeAll(async () => {
  const lecture = lectureFactice({ edition: "public" });
  const site = siteEssai();
  // Les liens de la page mènent à celles d'un vrai rapport : ici, à la méthode.
  const page = renderExplorateur(lecture);
  const [choisir] = page.sections;
  const pages = [...site.pages, { ...page, sections: choisir ? [choisir] : [] }];
  const fichiers = writeExploration(lecture).map((f) =>
    f.chemin.endsWith(".json")
      ? { ...f, contenu: String(f.contenu).replaceAll(/"fiche":"[^"]*"/g, '"fiche":null') }
      : f,
  );
  essai = await prepare({ ...site, pages, fichiers: [...site.fichiers, ...fichiers] });
}, 120_000);
afterAll(() => essai?.ferme());

async function ouvre(
  adresse: string,
  options: BrowserContextOptions = {},
): Promise<{ onglet: Page; plaintes: string[] }> {
  const contexte = await essai.navigateur.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const onglet = await contexte.newPage();
  const plaintes: string[] = [];
  onglet.on("console", (m) => plaintes.push(m.text()));
  onglet.on("pageerror", (e) => plaintes.push(e.message));
  onglet.on("request", (r) => {
    if (!r.url().startsWith(essai.origine) && !r.url().startsWith("file:")) plaintes.push(r.url());
  });
  await onglet.goto(adresse);
  return { onglet, plaintes };
}
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4"];

describe("l'explorateur", { timeout: 60_000 }, () => {
  it("se conduit au clavier, dit ce qu'il montre, garde son état dans l'adresse", async () => {
    const { onglet, plaintes } = await ouvre(`${essai.origine}/explorateur.html?indicateur=REV-02`);
    await onglet.locator("#explorateur-figure figure").waitFor();
    await onglet.locator('input[name="forme"][value="courbe"]').focus();
    await onglet.keyboard.press("ArrowRight");
    await onglet.waitForURL(/forme=points/);
    await onglet.keyboard.press("Tab");
    const contour = await onglet.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(contour).toBe("solid");
    await onglet.keyboard.press("Space");
    await onglet.waitForURL(/avec=/);
    expect(await onglet.locator("#explorateur-etat").textContent()).toContain("pauvreté");
    const adresse = onglet.url();
    await onglet.goBack();
    expect(await onglet.locator('input[name="avec"]:checked').count()).toBe(0);
    await onglet.goto(adresse);
    await onglet.locator("#explorateur-figure figure").waitFor();
    expect(await onglet.locator('input[name="avec"]:checked').count()).toBe(1);
    expect(plaintes).toEqual([]);
    await onglet.context().close();
  });

  it.each([
    ["light", 1280],
    ["dark", 320],
  ] as const)("aucune faute d'accessibilité, %s à %d px, rien ne déborde", async (colorScheme, width) => {
    const { onglet } = await ouvre(`${essai.origine}/explorateur.html?indicateur=REV-02&forme=points&avec=france`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await onglet.locator("#explorateur-figure figure").waitFor();
    const { violations } = await new AxeBuilder({ page: onglet }).withTags(TAGS).analyze();
    expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
    expect(await onglet.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await onglet.context().close();
  });

  it.each([
    ["d'un dossier", true],
    ["sans script", false],
  ] as const)("%s, dit pourquoi il ne marche pas, sans une erreur", async (_, javaScriptEnabled) => {
    const { onglet, plaintes } = await ouvre(essai.fichier("explorateur"), { javaScriptEnabled });
    expect(await onglet.locator("#explorateur-sans").isVisible()).toBe(true);
    expect(await onglet.locator("#ex-indicateur").isVisible()).toBe(false);
    expect(plaintes).toEqual([]);
    await onglet.context().close();
  });
});

describe("la recherche", { timeout: 60_000 }, () => {
  it.each(["http", "file"] as const)("%s : trouve sans accent, et mène à la section au clavier", async (mode) => {
    const { onglet, plaintes } = await ouvre(
      mode === "http" ? `${essai.origine}/recherche.html` : essai.fichier("recherche"),
    );
    await onglet.locator("#chercher-mots").focus();
    await onglet.keyboard.type("pauvrete");
    await onglet.locator("#chercher-resultats li").first().waitFor();
    expect(await onglet.locator("#chercher-etat").textContent()).toMatch(/passages?\.$/);
    await onglet.keyboard.press("Enter");
    await Promise.all([onglet.waitForURL(/revenus\.html/), onglet.keyboard.press("Enter")]);
    expect(plaintes).toEqual([]);
    await onglet.context().close();
  });

  it("sans script, la page est le plan du site", async () => {
    const { onglet } = await ouvre(essai.fichier("recherche"), { javaScriptEnabled: false });
    expect(await onglet.locator("#chercher-mots").isVisible()).toBe(false);
    expect(await onglet.locator(".plan a").count()).toBeGreaterThan(10);
    await onglet.context().close();
  });
});

describe("les figures des pages", { timeout: 60_000 }, () => {
  it("une infobulle redit la case du tableau, et Échap la ferme", async () => {
    const { onglet } = await ouvre(`${essai.origine}/revenus.html`);
    const marque = onglet.locator(".abs-figure .large [data-l] circle").first();
    await marque.hover();
    const dit = (await onglet.locator(".bulle").textContent())?.replace(/[\u00a0\u202f]/g, " ");
    expect(dit).toBe("Ville-Témoin, 2014 : 27,4 %");
    await onglet.keyboard.press("Escape");
    expect(await onglet.locator(".bulle").isVisible()).toBe(false);
    await onglet.context().close();
  });

  it("rien ne bouge quand le script arrive", async () => {
    // Sans nos polices : leur arrivée, si elle tarde, bouge d'autant que la police de repli de cette machine s'en écarte.
    const { onglet } = await ouvre("about:blank");
    await onglet.route("**/*.woff2", (demande) => demande.abort());
    await onglet.goto(`${essai.origine}/revenus.html`);
    const saut = await onglet.evaluate(
      () =>
        new Promise<number>((fini) => {
          let somme = 0;
          new PerformanceObserver((l) => {
            for (const e of l.getEntries()) somme += (e as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => fini(somme), 600);
        }),
    );
    expect(saut).toBe(0);
    await onglet.context().close();
  });
});
