import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { rendre } from "./chapitres.ts";

const PHRASE = "Une phrase qui ne tient pas dans une colonne de trois lettres.";
const lire = (): Document =>
  new JSDOM(rendre(`| Question | Oui | Ce qui est dit |\n| --- | ---: | --- |\n| A | 12 % | ${PHRASE} |`).html).window
    .document;

describe("un tableau d'un chapitre", () => {
  it("a un titre, des têtes de colonne et de ligne (RGAA 5.4 et 5.7)", () => {
    const doc = lire();
    expect(doc.querySelector("caption")?.textContent).toBe("Tableau\u00a0: Question, Oui, Ce qui est dit");
    expect([...doc.querySelectorAll("th")].map((t) => [t.textContent, t.getAttribute("scope")])).toEqual([
      ["Question", "col"],
      ["Oui", "col"],
      ["Ce qui est dit", "col"],
      ["A", "row"],
    ]);
  });

  it("met les nombres à droite, tête comprise, et garde sa largeur à une colonne de phrases", () => {
    const doc = lire();
    const classes = (nom: string): (string | null)[] => [...doc.querySelectorAll(`.${nom}`)].map((c) => c.textContent);
    expect(classes("nombre").map((t) => t?.replace(/\s/g, " "))).toEqual(["Oui", "12 %"]);
    expect(classes("mots")).toEqual([]);
    expect(classes("phrase")).toEqual(["Ce qui est dit", PHRASE]);
  });

  it("laisse aller à la ligne la raison d'un nombre qui manque", () => {
    const { html } = rendre("| Question | Oui |\n| --- | ---: |\n| A | non diffusé (secret statistique) |");
    expect(new JSDOM(html).window.document.querySelector("td")?.className).toBe("nombre mots");
  });
});
