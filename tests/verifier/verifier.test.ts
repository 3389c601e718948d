import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { chercheCanaris } from "../../../src/publier/site/verification/canaris.ts";
import { decodeEntites } from "../../../src/publier/site/verification/entites.ts";
import { verifierSite } from "../../../src/publier/site/verifier.ts";
import { dossierAvec } from "./dossier.ts";

const document = (corps: string, tete = ""): string =>
  `<!DOCTYPE html>\n<html lang="fr"><head><title>T</title>${tete}</head><body><h1>T</h1>${corps}</body></html>`;

async function codes(fichiers: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  return (await verifierSite(await dossierAvec(fichiers))).map((a) => a.code);
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
    const css = `@font-face{src:url("p.woff2")} /* url(https://x.example) */ a{background:url(data:,)}`;
    const js = `import {a} from "./n.js"; const ns = "http://www.w3.org/2000/svg"; import("./n.js");`;
    const fichiers = {
      "index.html": index,
      "autre.html": autre,
      "s.css": css,
      "m.js": js,
      "n.js": "export const a = 1",
      "p.woff2": "x",
      "donnees/a b.csv": "x",
    };
    expect(await verifierSite(await dossierAvec(fichiers))).toEqual([]);
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
    ["hote-externe", `<script>fetch("https://exemple.org/a")</script>`],
    ["hote-externe", `<script>import "npm:d3"</script>`],
    ["hote-externe", `<script>new WebSocket('wss://exemple.org')</script>`],
    ["adresse-dans-script", `<script>const aide = "https://exemple.org";</script>`],
    ["import-non-resolu", `<script type="module">import * as Arrow from "apache-arrow";</script>`],
    ["import-non-resolu", `<script type="module">const a = await import("d3");</script>`],
    ["lien-casse", `<script type="module">import "./absent.js";</script>`],
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

  it("lit aussi les feuilles de style, les modules et les SVG déposés à part", async () => {
    const fichiers = {
      "a.css": `@import url(//exemple.org/x.css); a{background:url(absente.png)}`,
      "b.js": `export {x} from "d3";`,
      "c.svg": `<svg role="img" aria-label="x"><image href="http://exemple.org/x.png"/></svg>`,
    };
    expect(await codes(fichiers)).toEqual(["hote-externe", "lien-casse", "import-non-resolu", "hote-externe"]);
  });

  it("exige la langue et le titre d'une page", async () => {
    const nue = `<!DOCTYPE html><html><head></head><body><h1>T</h1></body></html>`;
    expect(await codes({ "index.html": nue })).toEqual(["langue-absente", "titre-page"]);
  });

  it("dit tous les défauts d'un coup, avec leur ligne", async () => {
    const corps = `\n<a href="x.html">x</a>\n<img src="y.png">\n<!-- z -->`;
    const anomalies = await verifierSite(await dossierAvec({ "a.html": document(corps), "b.html": document(corps) }));
    expect(anomalies.map((a) => [a.fichier, a.code, a.ligne])).toEqual([
      ...["a.html", "b.html"].flatMap((f) => [
        [f, "image-sans-alt", 4],
        [f, "commentaire-html", 5],
        [f, "lien-casse", 3],
        [f, "lien-casse", 4],
      ]),
    ]);
    expect(anomalies.every((a) => a.gravite === "bloquante" && a.action !== "")).toBe(true);
  });

  it("trouve un canari dans un contenu, un nom de fichier, une archive, sans jamais le répéter", async () => {
    const canari = "Canari Témoin";
    const dossier = await dossierAvec({
      "propre.html": document("<p>rien</p>"),
      "entites.html": document("<p>Canari&nbsp;T&eacute;moin</p>"),
      "balises.html": document("<p>Can<b>ari</b> Té&shy;moin</p>"),
      "canari-témoin.csv": "x", // « - » n'est pas une espace : ce nom-là n'est pas le canari
      "canari témoin.csv": "x",
      "d.json": JSON.stringify({ a: canari }).replaceAll("é", "\\u00e9"),
      "e.xlsx": zipSync({ "xl/sharedStrings.xml": new TextEncoder().encode(`<t>${canari}</t>`) }),
      "f.gz": gzipSync(new TextEncoder().encode(canari)),
      "g.arrow": Buffer.from(`\0\0${canari}\0`, "utf8"),
      "h.bin": Buffer.from(`x${canari}`, "utf16le"),
      "i.css": `a{}/*${encodeURIComponent(canari)}*/`,
      "j.txt": canari.normalize("NFD").toUpperCase(),
      "k.csv": Buffer.from(canari, "latin1"),
    });
    const anomalies = await verifierSite(dossier, { canaris: [canari] });
    expect(anomalies.map((a) => a.fichier)).toEqual([
      "balises.html",
      "canari témoin.csv",
      "d.json",
      "e.xlsx",
      "entites.html",
      "f.gz",
      "g.arrow",
      "h.bin",
      "i.css",
      "j.txt",
      "k.csv",
    ]);
    expect(anomalies.every((a) => a.code === "canari-trouve" && a.valeur === null)).toBe(true);
    expect(JSON.stringify(anomalies.map((a) => [a.message, a.action]))).not.toContain("Témoin");
  });

  it("refuse un canari trop court pour prouver quelque chose", async () => {
    const dossier = await dossierAvec({ "index.html": document("") });
    await expect(verifierSite(dossier, { canaris: ["1 2 3"] })).rejects.toThrow("canari must hold 4 characters");
  });
});

describe("chercheCanaris", () => {
  const caracteres = fc.constantFrom(..."abcdeéèçàœ0123456789'&<>\"");
  const canari = fc.string({ unit: caracteres, minLength: 4, maxLength: 12 });
  const ENCODAGES: readonly ((texte: string) => string)[] = [
    (t) => t,
    (t) => [...t].map((c) => `&#${c.codePointAt(0)};`).join(""),
    (t) => [...t].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(""),
    (t) => [...t].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    (t) => encodeURIComponent(t),
    (t) => [...t].join("\u202f"),
    (t) => t.toUpperCase().toLowerCase(),
  ];

  it("retrouve tout canari sous tout encodage, où qu'il soit", () => {
    fc.assert(
      fc.property(canari, fc.constantFrom(...ENCODAGES), fc.string(), (texte, encode, autour) => {
        // « & » ou « < » nus autour formeraient une autre entité ou une autre balise.
        const cadre = autour.replace(/[&<>%\\]/g, "");
        const octets = new TextEncoder().encode(`${cadre} ${encode(texte)} ${cadre}`);
        return chercheCanaris([texte])(octets).length === 1;
      }),
    );
  });

  it("n'en voit pas dans un texte qui ne le contient pas", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcdef "), maxLength: 60 }), (texte) => {
        expect(chercheCanaris(["canari"])(new TextEncoder().encode(texte))).toEqual(
          texte.replace(/ /g, "").includes("canari") ? [0] : [],
        );
      }),
    );
  });

  it("décode les entités comme un navigateur, et laisse une inconnue telle quelle", () => {
    expect(decodeEntites("&eacute;&Agrave;&#8239;&#x20AC;&oelig; &inconnue; &amp;lt; AT&T")).toBe(
      "éÀ\u202f€œ &inconnue; &lt; AT&T",
    );
  });
});
