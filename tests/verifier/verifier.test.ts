import fc from "fast-check";
import { gzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { POLICES } from "../../src/publier/site/feuille.ts";
import { RACINE } from "../../src/racine.ts";
import { chercheCanaris } from "../../src/verifier/controles/canaris.ts";
import { Explorateur } from "../../src/verifier/lecture/explorer.ts";
import { decodeEntites } from "../../src/verifier/page/entites.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { siteSigne } from "./site-signe.ts";

const document = (corps: string, tete = ""): string =>
  `<!DOCTYPE html>\n<html lang="fr"><head><title>T</title>${tete}</head><body><h1>T</h1>${corps}</body></html>`;

async function codes(fichiers: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  return (await verifierSite(await siteSigne(fichiers))).anomalies.map((a) => a.code);
}

describe("verifierSite", () => {
  it("ne trouve rien à redire à un site propre", async () => {
    const index = document(
      `<p id="haut"><a href="#haut">ici</a> <a href="autre.html#fin">là</a> <a href="">soi</a>
<a href="https://www.insee.fr/fr/statistiques/6036907">Insee</a> <a href="mailto:a@b.example">écrire</a>
<a href="donnees/a%20b.csv" download>CSV</a> <img src="data:image/png;base64,AA==" alt="">
<svg role="img" aria-label="Une figure"><style>text{fill:url(#p)}</style><g style="fill:url(#p)"></g></svg>
<svg role="img"><title>Nommée</title></svg> <svg aria-hidden="true"></svg> 3 < 4</p>`,
      `<link rel="stylesheet" href="s.css"><script src="m.js"></script>`,
    );
    const autre = document(`<p id="fin"><a href="./index.html">retour</a></p>`);
    const css = `@font-face{src:url("p.woff2")} /* url(https://x.example) */ a{background:url(data:,)}`.replace(
      /\/\*.*?\*\//g,
      "",
    );
    const js = `import {a} from "./n.js"; const ns = "http://www.w3.org/2000/svg"; import("./n.js");`;
    const fichiers = {
      "index.html": index,
      "autre.html": autre,
      "s.css": css,
      "m.js": js,
      "n.js": "export const a = 1",
      "p.woff2": readFileSync(join(RACINE, "node_modules", POLICES[0] ?? "")),
      "donnees/a b.csv": "x\n1\n",
    };
    expect((await verifierSite(await siteSigne(fichiers, ["m.js", "n.js"]))).anomalies).toEqual([]);
  });

  it.each([
    ["lien-casse", `<a href="absente.html">x</a>`],
    ["lien-casse", `<a href="donnees/">x</a>`],
    ["lien-casse", `<a href="INDEX.html">x</a>`],
    ["ancre-absente", `<a href="index.html#rien">x</a>`],
    ["ancre-double", `<p id="a"></p><p id="a"></p>`],
    ["reference-absente", `<p aria-labelledby="rien">x</p>`],
    ["lien-absolu", `<a href="/index.html">x</a>`],
    ["lien-script", `<a href="javascript:alert(1)">x</a>`],
    ["hote-externe", `<a href="//exemple.org">x</a>`],
    ["hote-externe", `<a href="ftp://exemple.org/x">x</a>`],
    ["hote-externe", `<img src="https://exemple.org/a.png" alt="">`],
    ["hote-externe", `<img src=HTTPS://exemple.org/a.png alt="">`],
    ["hote-externe", `<img srcset="data:image/png;base64,AA== 1x, //exemple.org/a.png 2x" alt="">`],
    ["hote-externe", `<img src="&#104;ttps://exemple.org/a.png" alt="">`],
    ["hote-externe", `<link rel="preconnect" href="https://exemple.org">`],
    ["hote-externe", `<iframe src="https://exemple.org"></iframe>`],
    ["hote-externe", `<object data="https://exemple.org"></object>`],
    ["hote-externe", `<svg role="img" aria-label="x"><image href="https://exemple.org/a.png"/></svg>`],
    ["hote-externe", `<svg role="img" aria-label="x"><use xlink:href="//exemple.org/a.svg#b"/></svg>`],
    ["hote-externe", `<p style="background:url('https://exemple.org/a.png')">x</p>`],
    ["hote-externe", `<style>@import "https://exemple.org/a.css";</style>`],
    ["hote-externe", `<meta http-equiv="refresh" content="0; url=https://exemple.org">`],
    ["hote-externe", `<a href="#" ping="https://exemple.org">x</a>`],
    ["erreur-framework", `<div class="observablehq--inspect observablehq--error">SyntaxError</div>`],
    ["svg-sans-nom", `<svg><path/></svg>`],
    ["svg-sans-nom", `<svg role="img"><path/></svg>`],
    ["svg-sans-nom", `<svg role="img" aria-label=" "></svg>`],
    ["image-sans-alt", `<img src="data:,">`],
    ["titre-principal", `<h1>Un second titre</h1>`],
    ["commentaire-html", `<!-- brouillon -->`],
    ["chemin-machine", `<p>C:\\Users\\agent\\abs</p>`],
    ["chemin-machine", `<p>/home/agent/abs/x</p>`],
    ["chemin-machine", `<p>${process.cwd()}/src</p>`],
  ])("%s : %s", async (code, corps) => {
    expect(await codes({ "index.html": document(corps) })).toEqual([code]);
  });

  it.each([
    ["hote-externe", `<script>fetch("https://exemple.org/a")</script>`],
    ["hote-externe", `<script>import "npm:d3"</script>`],
    ["hote-externe", `<script>new WebSocket('wss://exemple.org')</script>`],
    ["adresse-dans-script", `<script>const aide = "https://exemple.org";</script>`],
    ["import-non-resolu", `<script type="module">import * as Arrow from "apache-arrow";</script>`],
    ["import-non-resolu", `<script type="module">const a = await import("d3");</script>`],
    ["lien-casse", `<script type="module">import "./absent.js";</script>`],
  ])("%s, dans un script que la page n'a pas le droit de porter : %s", async (code, corps) => {
    expect(await codes({ "index.html": document(corps) })).toEqual(["script-en-ligne", code]);
  });

  it("lit aussi les feuilles de style, les modules et les SVG déposés à part", async () => {
    const fichiers = {
      "index.html": document(""),
      "a.css": `@import url(//exemple.org/x.css); a{background:url(absente.png)}`,
      "b.js": `export {x} from "d3";`,
      "c.svg": `<svg role="img" aria-label="x"><image href="http://exemple.org/x.png"/></svg>`,
    };
    expect(await codes(fichiers)).toEqual([
      "script-inconnu",
      "hote-externe",
      "lien-casse",
      "import-non-resolu",
      "hote-externe",
    ]);
  });

  it("exige la langue et le titre d'une page", async () => {
    const nue = `<!DOCTYPE html><html><head></head><body><h1>T</h1></body></html>`;
    expect(await codes({ "index.html": nue })).toEqual(["langue-absente", "titre-page"]);
  });

  it("dit tous les défauts d'un coup, avec leur ligne", async () => {
    const corps = `\n<a href="x.html">x</a>\n<img src="y.png">\n<!-- z -->`;
    const index = document(`${corps}<a href="b.html">b</a>`);
    const { anomalies } = await verifierSite(await siteSigne({ "index.html": index, "b.html": document(corps) }));
    expect(anomalies.map((a) => [a.fichier, a.code, a.ligne])).toEqual([
      ...["b.html", "index.html"].flatMap((f) => [
        [f, "image-sans-alt", 4],
        [f, "commentaire-html", 5],
        [f, "lien-casse", 3],
        [f, "lien-casse", 4],
      ]),
    ]);
    expect(anomalies.every((a) => a.gravite === "bloquante" && a.action !== "")).toBe(true);
  });

  it("refuse un canari trop court pour prouver quelque chose", async () => {
    const dossier = await siteSigne({ "index.html": document("") });
    await expect(verifierSite(dossier, { canaris: ["1 2 3"] })).rejects.toThrow("canari must hold 4 characters");
  });
});

const gzipBase64 = (texte: string): string => Buffer.from(gzipSync(new TextEncoder().encode(texte))).toString("base64");

describe("chercheCanaris", () => {
  const caracteres = fc.constantFrom(..."abcdeéèçàœ0123456789'&<>\"");
  const canari = fc.string({ unit: caracteres, minLength: 4, maxLength: 12 });
  const ENCODAGES: readonly ((texte: string) => string)[] = [
    (t) => t,
    (t) => [...t].map((c) => `&#${c.codePointAt(0)};`).join(""),
    (t) => [...t].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(""),
    (t) => [...t].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    (t) => encodeURIComponent(t),
    (t) => encodeURIComponent(encodeURIComponent(t)),
    (t) => JSON.stringify(JSON.stringify(t)),
    (t) => Buffer.from(`il dit ${t} et s'en va`).toString("base64"),
    (t) => `prefixe${Buffer.from(`il dit ${t} et s'en va`).toString("base64")}`,
    (t) => Buffer.from(`il dit ${t} et s'en va`, "utf16le").toString("base64"),
    (t) => Buffer.from(`il dit ${t} et s'en va`).toString("hex"),
    (t) => gzipBase64(`{"a": "${Buffer.from(`il dit ${t} et s'en va`).toString("base64")}"}`),
    (t) => [...t].join("\u202f"),
    (t) => t.toUpperCase().toLowerCase(),
  ];

  it("retrouve tout canari sous tout encodage, où qu'il soit", async () => {
    await fc.assert(
      fc.asyncProperty(canari, fc.constantFrom(...ENCODAGES), fc.string(), async (texte, encode, autour) => {
        // « & » ou « < » nus autour formeraient une autre entité ou une autre balise.
        const cadre = autour.replace(/[&<>%\\]/g, "");
        const octets = new TextEncoder().encode(`${cadre} ${encode(texte)} ${cadre}`);
        const { lectures } = await new Explorateur().explorer("x.txt", octets);
        return chercheCanaris([texte])(lectures).length === 1;
      }),
    );
  });

  it("n'en voit pas dans un texte qui ne le contient pas", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcdef "), maxLength: 60 }), (texte) => {
        expect(chercheCanaris(["canari"])([texte])).toEqual(texte.replace(/ /g, "").includes("canari") ? [0] : []);
      }),
    );
  });

  it("décode les entités comme un navigateur, et laisse une inconnue telle quelle", () => {
    expect(decodeEntites("&eacute;&Agrave;&#8239;&#x20AC;&oelig; &inconnue; &amp;lt; AT&T")).toBe(
      "éÀ\u202f€œ &inconnue; &lt; AT&T",
    );
  });
});
