import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSite, construireSite, livrerSite } from "../../../src/publier/site/build.ts";
import { Framework } from "../../../src/publier/site/framework.ts";
import { VERSIONS_NPM } from "../../../src/publier/site/npm.ts";
import type { PageSite, SiteEdition } from "../../../src/rapport/page.ts";
import { verifierSite } from "../../../src/verifier/verifier.ts";
import { dossierTemporaire } from "./dossier.ts";

const page = (chemin: string, reste: Partial<PageSite> = {}): PageSite => ({
  chemin,
  titre: `Page ${chemin}`,
  introHtml: "<p>Chapeau.</p>",
  sections: [
    { id: "un", titre: "Un", html: "<p>Premier.</p>" },
    { id: "deux", titre: "Deux", html: "<p>Second.</p>" },
  ],
  ...reste,
});

const site = (reste: Partial<SiteEdition> = {}): SiteEdition => ({
  edition: "public",
  commune: "Ville-Témoin",
  annee: 2026,
  fictif: true,
  pages: [page("index"), page("revenus")],
  fichiers: [],
  mentions: { organisme: "CCAS de Ville-Témoin" },
  ...reste,
});

async function readSite(dist: string): Promise<Map<string, string>> {
  const noms = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const lus = noms.map(async (e): Promise<[string, string]> => {
    const chemin = join(e.parentPath, e.name);
    return [chemin.slice(dist.length + 1), await readFile(chemin, "latin1")];
  });
  return new Map((await Promise.all(lus)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("buildSite", { timeout: 60_000 }, () => {
  it("vide les deux dossiers, bâtit toutes les pages, et refait les mêmes octets", async () => {
    const projet = await dossierTemporaire();
    for (const reste of ["site", "dist"]) {
      await mkdir(join(projet, ".abs", "public", reste), { recursive: true });
      await writeFile(join(projet, ".abs", "public", reste, "ancien.md"), "# Ancien\n");
    }
    const fichiers = [{ chemin: "donnees/resultats.csv", contenu: "a;b\n" }];
    const premier = await buildSite(site({ fichiers }), projet);
    expect(premier.dist).toBe(join(projet, ".abs", "public", "dist"));
    expect(premier.pages).toBe(4); // index, revenus, et les pages Accessibilité et Rechercher ajoutées
    const contenu = await readSite(premier.dist);
    expect([...contenu.keys()].filter((n) => !n.startsWith("polices/"))).toEqual([
      expect.stringMatching(/^abs\.[0-9a-f]{8}\.css$/),
      "accessibilite.html",
      "donnees/resultats.csv",
      expect.stringMatching(/^explorateur\.[0-9a-f]{8}\.js$/),
      expect.stringMatching(/^index\.[0-9a-f]{8}\.js$/),
      "index.html",
      "manifeste.json",
      expect.stringMatching(/^pages\.[0-9a-f]{8}\.js$/),
      expect.stringMatching(/^recherche\.[0-9a-f]{8}\.js$/),
      "recherche.html",
      "revenus.html",
    ]);
    expect(premier.octets).toBe([...contenu.values()].reduce((n, c) => n + c.length, 0));
    expect(await readSite((await buildSite(site({ fichiers }), projet)).dist)).toEqual(contenu);

    // Rien n'a été demandé au registre npm : le cache de Framework n'a que ce qui y a été semé.
    const cache = join(projet, ".abs", "public", "site", ".observablehq", "cache", "_npm");
    const dossiers = await readdir(cache, { recursive: true });
    expect(dossiers.filter((d) => d !== "@observablehq").sort()).toEqual([...VERSIONS_NPM].sort());
  });

  it("propose un document sur l'accueil et au pied de chaque page, avec son poids, et l'inscrit au manifeste", async () => {
    const projet = await dossierTemporaire();
    const chemin = "documents/abs.csv";
    const documents = [{ chemin, libelle: "Le rapport & ses tables" }];
    const contenu = `a;b\n${"1;2\n".repeat(500)}`;
    const { dist, anomalies } = await buildSite(site({ documents }), projet, {
      documents: async () => ({ fichiers: [{ chemin, contenu }], anomalies: [] }),
    });
    expect(anomalies).toEqual([]);
    const lu = await readSite(dist);
    expect(lu.get(chemin)).toBe(contenu);
    expect(lu.get("manifeste.json")).toContain(chemin);
    const liens = (nom: string): number =>
      Buffer.from(lu.get(nom) ?? "", "latin1").toString("utf8").split(`<a href="${chemin}">Le rapport &amp; ses tables (2\u00a0ko)</a>`).length - 1; // prettier-ignore
    expect([liens("index.html"), liens("revenus.html")]).toEqual([2, 1]);
  });

  it("refuse l'édition dont un document n'a pas pu être fait, sans l'annoncer", async () => {
    const projet = await dossierTemporaire();
    const premier = await buildSite(site(), projet);
    const anomalie = { gravite: "bloquante", code: "pdf-impossible", fichier: "documents/abs.pdf", ligne: null, colonne: null, valeur: null, message: "Impossible", action: "Corriger." } as const; // prettier-ignore
    const refuse = await buildSite(site({ documents: [{ chemin: "documents/abs.pdf", libelle: "PDF" }] }), projet, {
      documents: async () => ({ fichiers: [], anomalies: [anomalie] }),
    });
    expect([refuse.isRefuse, refuse.anomalies]).toEqual([true, [anomalie]]);
    expect((await readSite(premier.dist)).get("index.html")).not.toContain("abs.pdf");
  });

  it("garde les textes et les corps tels quels, sans JavaScript ni reste de Framework", async () => {
    const corps = `<p>Coût : $& $1 $\` \${1 + 1} *étoiles* &amp; « guillemets »</p>`;
    const titre = 'Écarts *nets* & ${1 + 1} <b> "cités"';
    const revenus = page("revenus", {
      titre,
      sections: [
        { id: "un", titre, html: corps },
        { id: "deux", titre: "Deux", html: "" },
      ],
    });
    const { dist } = await buildSite(site({ pages: [page("index"), revenus] }), await dossierTemporaire());
    const html = await readFile(join(dist, "revenus.html"), "utf8");
    expect(html).toContain(corps);
    expect(html).toMatch(/<h1>Écarts \*nets\* &amp; (?:\$|&#36;)\{1 \+ 1\} &lt;b&gt; "cités"<\/h1>/);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('content="width=device-width, initial-scale=1"');
    expect(html).toContain("Données fictives");
    expect(html).toContain('<a href="accessibilite.html">Accessibilité : non conforme</a>');
    // Le seul script est celui du site, dans un fichier : aucun code dans la page.
    expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([
      expect.stringMatching(/^<script defer src="pages\.[0-9a-f]{8}\.js">$/),
    ]);
    expect(html).not.toMatch(/modulepreload|observablehq|maximum-scale|abs-corps/);
    expect(existsSync(join(dist, "_observablehq"))).toBe(false);
  });

  it("bâtit le public dans un Framework déjà chaud, sur un cache où la direction a laissé ses données", async () => {
    const projet = await dossierTemporaire();
    const canari = "Iris-Canari 48 271";
    const framework = new Framework();
    try {
      const secrete = page("index", { introHtml: `<p>${canari}</p>` });
      await construireSite(site({ edition: "direction", pages: [secrete] }), projet, { framework });
      // Ce que Framework 1.13.4 redonnait d'une édition à l'autre : la sortie d'un chargeur, fraîche ou périmée, et ses restes.
      for (const reste of [
        "public/site/.observablehq/cache/donnees/iris.json",
        "public/site/donnees/iris.json",
        "public/site/donnees/iris.json.js",
        "public/neuf/_file/donnees/iris.4c1d9e02.json",
        "public/site/.observablehq/cache/index.md",
      ]) {
        await mkdir(dirname(join(projet, ".abs", reste)), { recursive: true });
        await writeFile(join(projet, ".abs", reste), JSON.stringify({ iris: canari }));
      }
      const bati = await construireSite(site({ edition: "public" }), projet, { framework });
      const publique = await livrerSite(bati, { canaris: [canari] });
      expect(publique.anomalies).toEqual([]);
      const contenu = await readSite(publique.dist);
      expect([...contenu.keys()].filter((nom) => /iris|_file|cache/.test(nom))).toEqual([]);
      expect([...contenu.values()].filter((texte) => texte.includes("Canari"))).toEqual([]);
    } finally {
      framework.close();
    }
  });

  it("ne laisse rien passer d'une édition à l'autre dans un même projet", async () => {
    const projet = await dossierTemporaire();
    const canari = "Iris-Canari 48 271";
    const secrete = page("iris", { introHtml: `<p>${canari}</p>` });
    const fichiers = [{ chemin: "donnees/iris.csv", contenu: `iris;${canari}\n` }];
    const direction = await buildSite(
      site({ edition: "direction", pages: [page("index"), secrete], fichiers }),
      projet,
    );
    const publique = await buildSite(site(), projet, { canaris: [canari] });
    const canaris = [canari];
    expect((await verifierSite(direction.dist, { canaris })).anomalies.map((a) => a.fichier)).toEqual([
      "donnees/iris.csv",
      expect.stringMatching(/^index\.[0-9a-f]{8}\.js$/), // l'index de la recherche
      "iris.html",
      "manifeste.json", // il cite les colonnes du CSV
    ]);
    expect((await verifierSite(publique.dist, { canaris })).anomalies).toEqual([]);
    expect(await readFile(join(direction.dist, "index.html"), "utf8")).toContain("ne pas diffuser");
    const fuite = site({ pages: [page("index"), secrete] });
    const { anomalies } = await buildSite(fuite, await dossierTemporaire(), { canaris: [canari] });
    expect(anomalies.map((a) => [a.gravite, a.fichier])).toEqual([
      ["bloquante", expect.stringMatching(/^index\.[0-9a-f]{8}\.js$/)],
      ["bloquante", "iris.html"],
    ]);
  });

  it("refuse un site fautif et laisse le précédent en place, octet pour octet", async () => {
    const projet = await dossierTemporaire();
    const { dist } = await buildSite(site(), projet);
    const avant = await readSite(dist);
    const canari = "Iris-Canari 48 271";
    const fuite = site({ pages: [page("index", { introHtml: `<p>${canari}</p>` })] });
    const refus = await buildSite(fuite, projet, { canaris: [canari] });
    expect([refus.isRefuse, refus.anomalies.map((a) => a.code)]).toEqual([
      true,
      ["canari-trouve", "canari-trouve"], // la page, et l'index de la recherche
    ]);
    expect(await readSite(dist)).toEqual(avant);
    // Le site refusé se lit à part, le temps de le corriger ; il disparaît quand un site passe.
    const dossier = join(projet, ".abs", "public");
    expect(await readFile(join(dossier, "refuse", "index.html"), "utf8")).toContain(canari);
    expect((await readdir(dossier)).sort()).toEqual(["dist", "refuse", "site"]);
    expect((await buildSite(site(), projet)).isRefuse).toBe(false);
    expect((await readdir(dossier)).sort()).toEqual(["dist", "site"]);
  });

  it("un premier site refusé ne laisse aucun site à diffuser", async () => {
    const projet = await dossierTemporaire();
    const fuite = site({ pages: [page("index", { introHtml: "<p>Iris-Canari</p>" })] });
    const { dist, isRefuse } = await buildSite(fuite, projet, { canaris: ["Iris-Canari"] });
    expect([isRefuse, existsSync(dist)]).toEqual([true, false]);
  });

  it("relève un lien cassé, une image d'un autre hôte, un corps qui porte une erreur", async () => {
    const introHtml = `<p><a href="absente.html">x</a> <img src="https://exemple.org/a.png" alt=""> <i class="observablehq--error"></i></p>`;
    const { anomalies } = await buildSite(site({ pages: [page("index", { introHtml })] }), await dossierTemporaire());
    expect(anomalies.map((a) => a.gravite)).toEqual(["bloquante", "bloquante", "bloquante"]);
    expect(anomalies.map((a) => `${a.valeur} ${a.message}`).join("\n")).toMatch(
      /absente\.html[\s\S]*exemple\.org[\s\S]*Framework/,
    );
  });
});

describe("un site mal formé est refusé avant d'écrire", () => {
  it.each([
    ["page absente", { pages: [page("revenus")] }, "pages must include index"],
    ["chemin à dossier", { pages: [page("index"), page("a/b")] }, "flat kebab-case, got a/b"],
    ["chemin accentué", { pages: [page("index"), page("santé")] }, "flat kebab-case, got santé"],
    ["page en double", { pages: [page("index"), page("index")] }, "must be unique, got index"],
    ["titre vide", { pages: [page("index", { titre: " " })] }, "titre must not be empty"],
    ["fichier hors du site", { fichiers: [{ chemin: "../x.csv", contenu: "" }] }, "relative and plain, got ../x.csv"],
    ["fichier absolu", { fichiers: [{ chemin: "/x.csv", contenu: "" }] }, "relative and plain, got /x.csv"],
    ["fichier caché", { fichiers: [{ chemin: "a/.git", contenu: "" }] }, "relative and plain, got a/.git"],
    ["page en fichier", { fichiers: [{ chemin: "x.html", contenu: "" }] }, "must not be a page, got x.html"],
    ["année", { annee: 2026.5 }, "annee must be an integer, got 2026.5"],
  ])("%s", async (_, reste, message) => {
    const projet = await dossierTemporaire();
    await expect(buildSite(site(reste), projet)).rejects.toThrow(message);
    expect(await readdir(projet)).toEqual([]);
  });
});
