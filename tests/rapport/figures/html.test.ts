import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/modele/figure.ts";
import { escapeHtml, renderFigureHtml } from "../../../src/rapport/figures/html.ts";
import { points } from "../../../src/rapport/figures/points.ts";
import { OPTIONS, PAUVRETE_2019 } from "./cas.ts";

const figure = points(PAUVRETE_2019, OPTIONS);
const documentOf = (...figures: readonly Figure[]): Document =>
  new JSDOM(`<!doctype html><main>${figures.map((f) => renderFigureHtml(f)).join("")}</main>`).window.document;

describe("renderFigureHtml", () => {
  it("nomme le groupe par son titre, donne les deux dessins, la lecture, la source et le tableau", () => {
    const racine = documentOf(figure).querySelector("figure")!;
    expect(racine.getAttribute("role")).toBe("group");
    const titre = racine.querySelector(`#${racine.getAttribute("aria-labelledby")}`);
    expect(titre?.textContent).toBe(OPTIONS.titre);
    expect(racine.querySelectorAll(".large > svg[role=img][aria-label]")).toHaveLength(1);
    expect(racine.querySelectorAll(".etroit > svg[role=img][aria-label]")).toHaveLength(1);
    expect(racine.querySelector(".lecture")?.textContent).toBe(`Lecture : ${OPTIONS.lecture}`);
    expect(racine.querySelector(".source")?.textContent).toBe(`Source : ${OPTIONS.source}`);
    expect(racine.querySelector("details > summary")?.textContent).toContain("Données du graphique");
  });

  it("donne au tableau une légende et des en-têtes de ligne et de colonne", () => {
    const table = documentOf(figure).querySelector("table")!;
    expect(table.querySelector("caption")?.textContent).toBe(figure.tableau.titre);
    expect(table.querySelectorAll("thead th[scope=col]")).toHaveLength(figure.tableau.colonnes.length);
    expect(table.querySelectorAll("tbody th[scope=row]")).toHaveLength(5);
    expect(table.querySelectorAll("tbody td.nombre")).toHaveLength(10);
  });

  it("ne met d'identifiants que ceux de la figure, et ne répète pas « Lecture : »", () => {
    const autre = { ...figure, id: "Étrange / id", lecture: "Lecture : en 2019, un tiers.", source: "Source : Insee" };
    const document = documentOf(figure, autre);
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    expect(ids).toEqual(["fig-rev-02", "fig-rev-02-titre", "fig-etrange-id", "fig-etrange-id-titre"]);
    expect(document.querySelectorAll(".lecture")[1]?.textContent).toBe("Lecture : en 2019, un tiers.");
    expect(document.querySelectorAll(".source")[1]?.textContent).toBe("Source : Insee");
  });

  it("n'exécute ni n'interprète aucun texte reçu", () => {
    const piege = `<img src=x onerror=alert(1)>"' & </svg></figure><script>alert(2)</script>`;
    const options = { ...OPTIONS, titre: piege, mesure: piege, source: piege, lecture: piege, alternative: piege };
    const [premier, ...reste] = PAUVRETE_2019;
    const hostile = points([{ ...premier!, nom: piege }, ...reste], { ...options, notes: [piege, `${piege}2`] });
    const document = documentOf(hostile);
    expect(document.querySelectorAll("img, script")).toHaveLength(0);
    expect(document.querySelectorAll("figure")).toHaveLength(1);
    expect(document.querySelector(".titre")?.textContent).toBe(piege);
    expect(document.querySelector("svg")?.getAttribute("aria-label")).toContain(piege);
  });

  it("accepte un titre de niveau 3, refuse un identifiant vide", () => {
    expect(renderFigureHtml(figure, { titre: "h3" })).toContain('<h3 class="titre"');
    expect(() => renderFigureHtml({ ...figure, id: "…" })).toThrow(/id must hold a letter/);
    expect(escapeHtml(`<a href="x">'&`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  });
});
