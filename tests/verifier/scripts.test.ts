import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { siteSigne } from "./site-signe.ts";

const page = (corps: string): string =>
  `<!DOCTYPE html>\n<html lang="fr"><head><title>T</title></head><body><h1>T</h1>${corps}</body></html>`;
const CHARGE = page(`<script defer src="pages.js"></script>`);

async function defauts(
  fichiers: Readonly<Record<string, string>>,
  scripts: readonly string[],
  canaris: readonly string[] = [],
): Promise<string[]> {
  const { anomalies } = await verifierSite(await siteSigne(fichiers, scripts), { canaris });
  return anomalies.map((a) => `${a.code} ${a.fichier}`);
}

describe("les scripts d'un site", () => {
  it("ceux que le manifeste nomme passent", async () => {
    expect(await defauts({ "index.html": CHARGE, "pages.js": "void 0" }, ["pages.js"])).toEqual([]);
  });

  it("un script que la publication n'a pas nommé est refusé, et la page qui le charge", async () => {
    const pris = await defauts({ "index.html": CHARGE, "pages.js": "void 0" }, []);
    expect(pris).toEqual(["script-inconnu pages.js", "script-inconnu index.html"]);
  });

  it("un fichier de script qu'aucune page ne charge est refusé aussi, quelle que soit son extension", async () => {
    const pris = await defauts({ "index.html": page(""), "a.mjs": "void 0" }, []);
    expect(pris).toEqual(["script-inconnu a.mjs"]);
  });

  it("un script nommé dont l'empreinte a changé est refusé", async () => {
    const dossier = await siteSigne({ "index.html": CHARGE, "pages.js": "void 0" }, ["pages.js"]);
    await writeFile(join(dossier, "pages.js"), "void 1");
    const { anomalies } = await verifierSite(dossier);
    expect(anomalies.map((a) => `${a.code} ${a.fichier}`)).toEqual(["fichier-change pages.js"]);
  });

  it.each([
    ["écrit dans la page", `<script>void 0</script>`],
    ["vide", `<script></script>`],
    ["attribut d'événement", `<p onclick="void 0">x</p>`],
    ["dans un SVG", `<svg role="img" aria-label="x"><script>void 0</script></svg>`],
  ])("un script %s est refusé", async (_, corps) => {
    expect(await defauts({ "index.html": page(corps) }, [])).toEqual(["script-en-ligne index.html"]);
  });

  it("un script d'un autre hôte ne peut pas être nommé", async () => {
    const adresse = "https://exemple.org/a.js";
    const pris = await defauts({ "index.html": page(`<script src="${adresse}"></script>`) }, [adresse]);
    expect(pris.sort()).toEqual(["hote-externe index.html", "script-inconnu index.html"]);
  });
});

describe("l'index de la recherche", () => {
  it("se lit comme un JSON, échappements défaits", async () => {
    const index = `absRecherche({"sections":[{"texte":"Quartz\\u0069fluve"}]});`;
    const pris = await defauts({ "index.html": page(""), "index.js": index }, ["index.js"], ["Quartzifluve"]);
    expect([...new Set(pris)]).toEqual(["canari-trouve index.js"]);
  });

  it.each(["absRecherche({}); void 0", "absRecherche(function(){})", "absRecherche({a:1})"])(
    "ne porte que du JSON : %s est refusé",
    async (index) => {
      const pris = await defauts({ "index.html": page(""), "index.js": index }, ["index.js"]);
      expect(pris).toEqual(["format-indecodable index.js"]);
    },
  );
});
