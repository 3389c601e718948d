import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepare } from "./preparation.ts";
import type { Preparation } from "./preparation.ts";

let essai: Preparation;
beforeAll(async () => {
  essai = await prepare();
}, 120_000);
afterAll(() => essai?.ferme());

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4"];
const TAILLES = { bureau: { width: 1280, height: 900 }, telephone: { width: 360, height: 740 } } as const;

async function ouvre(page: string, theme: "light" | "dark", taille: keyof typeof TAILLES): Promise<Page> {
  const contexte = await essai.navigateur.newContext({ colorScheme: theme, viewport: TAILLES[taille] });
  const onglet = await contexte.newPage();
  await onglet.goto(`${essai.origine}/${page}.html`);
  return onglet;
}

describe("axe, règles WCAG 2.1 A et AA et RGAA 4", { timeout: 60_000 }, () => {
  const CAS = (["index", "revenus", "methode", "accessibilite"] as const).flatMap((page) =>
    (["light", "dark"] as const).flatMap((theme) =>
      (["bureau", "telephone"] as const).map((taille) => [page, theme, taille] as const),
    ),
  );
  it.each(CAS)("%s, %s, %s", async (page, theme, taille) => {
    const onglet = await ouvre(page, theme, taille);
    // Tout ce qui se déplie est déplié : les tableaux et les menus sont contrôlés aussi.
    await onglet.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const { violations, passes } = await new AxeBuilder({ page: onglet }).withTags(TAGS).analyze();
    expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(15); // preuve que les règles ont bien tourné
    await onglet.context().close();
  });

  it("voit une page fautive : le contrôle n'est pas muet", async () => {
    const onglet = await ouvre("revenus", "light", "bureau");
    await onglet.evaluate(() =>
      document
        .querySelector("main")
        ?.insertAdjacentHTML("beforeend", `<img src="data:,"><p style="color:#bbb">Pâle</p>`),
    );
    const { violations } = await new AxeBuilder({ page: onglet }).withTags(TAGS).analyze();
    expect(violations.map((v) => v.id).sort()).toEqual(["color-contrast", "image-alt"]);
    await onglet.context().close();
  });
});

describe("au clavier", { timeout: 30_000 }, () => {
  it("le lien d'évitement est le premier, se voit, et mène au contenu", async () => {
    const onglet = await ouvre("revenus", "light", "bureau");
    await onglet.keyboard.press("Tab");
    const lien = onglet.locator(".evitement");
    expect(await lien.evaluate((e) => e === document.activeElement && e.getBoundingClientRect().top >= 0)).toBe(true);
    await onglet.keyboard.press("Enter");
    expect(await onglet.evaluate(() => document.activeElement?.id)).toBe("contenu");
    await onglet.context().close();
  });

  it("le menu des thèmes s'ouvre, se parcourt et se voit", async () => {
    const onglet = await ouvre("index", "light", "bureau");
    await onglet.locator(".menu-large summary").focus();
    await onglet.keyboard.press("Enter");
    await onglet.keyboard.press("Tab");
    const cible = await onglet.evaluate(() => document.activeElement?.getAttribute("href"));
    expect(cible).toBe("revenus.html");
    await Promise.all([onglet.waitForURL(/revenus\.html$/), onglet.keyboard.press("Enter")]);
    await onglet.context().close();
  });

  it("un tableau large se défile au clavier", async () => {
    const onglet = await ouvre("revenus", "light", "telephone");
    const cadre = onglet.locator("#iris ~ .defile").first();
    await cadre.focus();
    for (let i = 0; i < 3; i++) await onglet.keyboard.press("ArrowRight");
    await expect.poll(() => cadre.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
    await onglet.context().close();
  });
});

describe("à l'impression", { timeout: 30_000 }, () => {
  it("le papier est clair, sans menu, avec ses avertissements et la figure large", async () => {
    const onglet = await ouvre("revenus", "dark", "telephone");
    await onglet.emulateMedia({ media: "print", colorScheme: "dark" });
    const visible = (selecteur: string): Promise<boolean> => onglet.locator(selecteur).first().isVisible();
    expect(await onglet.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(253, 252, 249)");
    expect(await visible(".menu")).toBe(false);
    expect(await visible(".sommaire-etroit")).toBe(false);
    expect(await visible(".bandeau-fictif")).toBe(true);
    expect(await visible(".abs-figure .large svg")).toBe(true);
    expect(await visible(".abs-figure .etroit svg")).toBe(false);
    await onglet.context().close();
  });
});
