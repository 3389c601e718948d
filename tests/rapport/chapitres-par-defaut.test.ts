import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { INDICATEURS as CATALOGUE } from "../../src/indicateurs/index.ts";
import { construireRapport } from "../../src/rapport/construire.ts";
import { AGREGATS, lectureFactice } from "./lecture-factice.ts";

const DOSSIER = join(import.meta.dirname, "../../data/rapport");
const EDITIONS = ["direction", "copil", "public"] as const;

const direction = construireRapport(lectureFactice({ indicateurs: CATALOGUE }), DOSSIER);

it.each(EDITIONS)("se construisent sans anomalie pour l'édition %s, quelle que soit la commune", async (edition) => {
  for (const agregats of [AGREGATS, []]) {
    const { pages, anomalies } = await construireRapport(
      lectureFactice({ edition, indicateurs: CATALOGUE, agregats, nomCommune: "Les Abymes" }),
      DOSSIER,
    );
    expect(anomalies).toEqual([]);
    // L'avant-propos précède l'essentiel dans le plan type ; l'accueil du site reste la page « index ».
    expect(pages.slice(0, 2).map((p) => p.chemin)).toContain("index");
    expect(pages.some((p) => p.chemin === "activite-ccas")).toBe(agregats.length > 0);
  }
});

it("n'emploient que des codes du catalogue et des données facultatives", () => {
  const codes = new Set(CATALOGUE.map((i) => i.code));
  const noms = readdirSync(DOSSIER, { recursive: true, encoding: "utf8" }).filter((n) => n.endsWith(".md"));
  for (const nom of noms) {
    const texte = readFileSync(join(DOSSIER, nom), "utf8");
    for (const [code] of texte.matchAll(/\b[A-Z]{3}-\d{2}\b/g)) expect(codes, `${nom} : ${code}`).toContain(code);
    for (const [d] of texte.matchAll(/^::(?:chiffre|figure|activite|chapeau|decomposition|typologie|rangs)\{.*\}$/gm))
      expect(d, nom).toContain("si-disponible");
  }
});

it("donnent à chaque page des ancres uniques et des liens internes qui existent", async () => {
  const { pages } = await direction;
  const htmlOf = (page: (typeof pages)[number]): string =>
    [page.introHtml, ...page.sections.map((s) => s.html)].join("");
  // Une fiche d'indicateur est une ancre à l'intérieur de la section de son thème.
  const idsOf = (page: (typeof pages)[number]): (string | undefined)[] =>
    [...htmlOf(page).matchAll(/ id="([^"]+)"/g)].map((m) => m[1]).concat(page.sections.map((s) => s.id));
  const ids = new Map(pages.map((p) => [`${p.chemin}.html`, idsOf(p)]));
  for (const page of pages) {
    const html = htmlOf(page);
    const tous = idsOf(page);
    expect(new Set(tous).size, page.chemin).toBe(tous.length);
    for (const [, cible = "", ancre] of html.matchAll(/href="([a-z-]+\.html)(?:#([^"]+))?"/g)) {
      expect([...ids.keys()]).toContain(cible);
      if (ancre !== undefined) expect(ids.get(cible)).toContain(ancre);
    }
  }
});

it("ne nomment aucun quartier dans les constats publics", async () => {
  const { pages } = await construireRapport(lectureFactice({ edition: "public", indicateurs: CATALOGUE }), DOSSIER);
  const constats = pages.flatMap((p) =>
    p.sections.flatMap((s) => [...s.html.matchAll(/<ul class="constats">[\s\S]*?<\/ul>/g)]),
  );
  expect(constats.length).toBeGreaterThan(0);
  expect(constats.join("")).not.toContain("IRIS");
});

it("n'emploient aucun mot que docs/regles.md interdit", async () => {
  const { pages } = await direction;
  const texte = JSON.stringify(pages);
  expect(texte).not.toMatch(/explose|quartiers? sensibles?|assistés|champions?\b|undefined|NaN/i);
});
