import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepare } from "./preparation.ts";
import type { Preparation } from "./preparation.ts";

let essai: Preparation;
beforeAll(async () => {
  essai = await prepare();
}, 120_000);
afterAll(() => essai?.ferme());

async function ouvre(adresse: string, options: BrowserContextOptions = {}): Promise<Page> {
  const contexte = await essai.navigateur.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const onglet = await contexte.newPage();
  await onglet.goto(adresse);
  return onglet;
}

describe("à toute largeur", { timeout: 30_000 }, () => {
  const CAS = ["index", "revenus", "methode", "accessibilite"].flatMap((page) =>
    [320, 360, 700, 1024, 1280].map((l) => [page, l] as const),
  );
  it.each(CAS)("%s à %d px : la page ne défile pas de côté", async (page, width) => {
    const onglet = await ouvre(`${essai.origine}/${page}.html`, { viewport: { width, height: 800 } });
    for (const ouvert of [false, true]) {
      await onglet.evaluate(
        (o) => document.querySelectorAll("main details, .menu-etroit").forEach((d) => d.toggleAttribute("open", o)),
        ouvert,
      );
      expect(await onglet.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await onglet.context().close();
  });

  it.each([320, 360, 500, 679, 680, 1024, 1280])(
    "à %d px, une figure a un dessin et un seul, au texte d'au moins 12 px",
    async (width) => {
      const onglet = await ouvre(`${essai.origine}/revenus.html`, { viewport: { width, height: 800 } });
      const mesures = await onglet.evaluate(() =>
        [...document.querySelectorAll(".abs-figure")].map((figure) => {
          const dessins = [...figure.querySelectorAll("svg")].filter((s) => s.getBoundingClientRect().width > 0);
          const tailles = dessins.flatMap((svg) =>
            [...svg.querySelectorAll("text")].map(
              (t) => Number.parseFloat(getComputedStyle(t).fontSize) * (svg.getScreenCTM()?.a ?? 0),
            ),
          );
          return { dessins: dessins.length, min: Math.min(...tailles) };
        }),
      );
      expect(mesures).toHaveLength(2);
      for (const { dessins, min } of mesures) {
        expect(dessins).toBe(1);
        expect(min).toBeGreaterThanOrEqual(11.99);
      }
      await onglet.context().close();
    },
  );

  it("au téléphone le menu et le sommaire sont repliés, au bureau ils sont en ligne et à droite", async () => {
    const visibles = async (width: number): Promise<boolean[]> => {
      const onglet = await ouvre(`${essai.origine}/revenus.html`, { viewport: { width, height: 800 } });
      const vus = [
        ".menu-etroit > summary",
        ".menu-etroit nav",
        ".sommaire-etroit > summary",
        ".menu-large",
        ".sommaire-large",
      ];
      const etats = await Promise.all(vus.map((s) => onglet.locator(s).isVisible()));
      await onglet.context().close();
      return etats;
    };
    expect(await visibles(360)).toEqual([true, false, true, false, false]);
    expect(await visibles(1280)).toEqual([false, false, false, true, true]);
  });
});

describe("sans JavaScript", { timeout: 30_000 }, () => {
  it("un chapitre se lit en entier, et le menu du téléphone mène à un autre", async () => {
    const onglet = await ouvre(essai.fichier("revenus"), {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const texte = await onglet.locator("main").innerText();
    for (const attendu of [
      "30,2 %",
      "une hausse nette",
      "Les iris en chiffres",
      "travailleurs pauvres",
      "Source : Insee",
    ]) {
      expect(texte.replace(/[\u00a0\u202f]/g, " ")).toContain(attendu);
    }
    expect(await onglet.locator("svg[role=img]:visible").count()).toBe(2);
    await onglet.locator(".abs-figure summary").first().click();
    expect(await onglet.locator(".abs-figure table").first().isVisible()).toBe(true);
    await onglet.locator(".menu-etroit > summary").click();
    await onglet.locator(".menu-etroit a", { hasText: "Logement" }).click();
    expect(await onglet.locator("h1").innerText()).toBe("Logement");
    await onglet.context().close();
  });
});

describe("ouvert d'un dossier ou d'un serveur", { timeout: 60_000 }, () => {
  it.each(["file", "http"] as const)("%s : tout se charge du site et de lui seul, rien n'est refusé", async (mode) => {
    const contexte = await essai.navigateur.newContext();
    const demandes: string[] = [];
    const plaintes: string[] = [];
    const onglet = await contexte.newPage();
    onglet.on("request", (r) => demandes.push(r.url()));
    onglet.on("requestfailed", (r) => plaintes.push(`échec ${r.url()}`));
    onglet.on("console", (m) => plaintes.push(m.text()));
    onglet.on("response", (r) => r.status() >= 400 && plaintes.push(`${r.status()} ${r.url()}`));
    const racine = mode === "file" ? essai.fichier("index").replace(/index\.html$/, "") : `${essai.origine}/`;
    await onglet.goto(`${racine}index.html`);
    await onglet.locator(`.suite a[rel=next]`).click();
    await onglet.locator("h1", { hasText: "Revenus" }).waitFor();
    const polices = await onglet.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter((f) => f.status === "loaded")
        .map((f) => `${f.family.replaceAll('"', "")} ${f.weight} ${f.style}`)
        .sort();
    });
    expect(polices).toEqual([
      "Atkinson Hyperlegible Next 400 italic",
      "Atkinson Hyperlegible Next 400 normal",
      "Atkinson Hyperlegible Next 700 normal",
      "Source Serif 4 600 normal",
    ]);
    expect(plaintes).toEqual([]);
    expect(demandes.filter((d) => !d.startsWith(racine))).toEqual([]);
    expect(demandes.filter((d) => d.endsWith(".html"))).toHaveLength(2);
    await contexte.close();
  });

  it("chaque lien du menu, du sommaire et du pied mène quelque part en file://", async () => {
    const onglet = await ouvre(essai.fichier("revenus"));
    const liens = await onglet
      .locator("a[href]:not([href^=http])")
      .evaluateAll((as) => as.map((a) => (a instanceof HTMLAnchorElement ? a.href : "")));
    for (const lien of new Set(liens)) {
      await onglet.goto(lien);
      const { hash } = new URL(lien);
      if (hash !== "") expect(await onglet.locator(hash).count()).toBe(1);
      expect(await onglet.locator("h1").count()).toBe(1);
    }
    expect(new Set(liens).size).toBeGreaterThan(15);
    await onglet.context().close();
  });
});
