import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Compositeur } from "../../../src/rapport/pdf/compositeur.ts";
import { Explorateur } from "../../../src/verifier/lecture/explorer.ts";
import { ouvrirTout } from "../../../src/verifier/lecture/ouvrir.ts";
import { removeRenvois } from "../../../src/verifier/verite/renvois.ts";
import { rendre } from "../chapitres.ts";
import { lirePage, nombresDe, signes } from "../memes-textes.ts";
import { documentOf, TOUT } from "./essai.ts";
import { aPlat, lirePdf, texteDe, type PdfLu } from "./lire-pdf.ts";

const POINTS = 72 / 25.4; // par millimètre

let compositeur: Compositeur;
let octets: Uint8Array;
let lu: PdfLu;

async function composer(corps: string, couverture: Parameters<typeof documentOf>[1] = {}): Promise<Uint8Array> {
  const { pdf, moteur, defauts } = await compositeur.composer(documentOf(corps, couverture));
  expect([moteur, defauts]).toEqual(["natif", []]);
  return pdf ?? new Uint8Array();
}

beforeAll(async () => {
  compositeur = new Compositeur();
  octets = await composer(TOUT);
  lu = await lirePdf(octets);
});
afterAll(() => compositeur.close());

describe("le PDF d'une édition", () => {
  it("dit sa langue, son titre, et qu'il est balisé et PDF/UA-1", () => {
    expect([lu.langue, lu.titre, lu.ua, lu.isBalise]).toEqual([
      "fr-FR",
      "Analyse des besoins sociaux 2026, Ville-Témoin",
      "1",
      true,
    ]);
  });

  it("donne à chaque figure un texte de remplacement, à chaque tableau une ligne d'en-tête", () => {
    const balises = aPlat(lu.balises);
    const figures = balises.filter((b) => b.role === "Figure");
    expect(figures.length).toBe(3);
    expect(figures.filter((f) => (f.alt ?? "").trim() === "")).toEqual([]);
    const tableaux = balises.filter((b) => b.role === "Table");
    expect(tableaux.length).toBeGreaterThan(5);
    for (const t of tableaux) expect(aPlat(t.children).filter((b) => b.role === "TH").length).toBeGreaterThan(0);
  });

  it("a des titres sans saut de niveau, et les mêmes en signets", () => {
    const niveaux = aPlat(lu.balises).flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    expect(niveaux[0]).toBe(1);
    for (const [i, n] of niveaux.entries()) expect(n).toBeLessThanOrEqual((niveaux[i - 1] ?? 1) + 1);
    expect(lu.signets.map((s) => s.titre)).toEqual(["Essai", "Données des figures"]);
    expect(lu.signets[0]?.sous).toEqual(["Pauvreté", "À surveiller", "Méthode"]);
  });

  it("ouvre chaque chapitre en tête de page, n'en laisse aucune blanche, et numérote « 3 / 20 », sauf la couverture", () => {
    const ouvertures = ["Sommaire", "Essai", "Données des figures"].map((titre) =>
      lu.pages.findIndex((p) => p.morceaux.find((m) => m.texte.trim() !== "")?.texte === titre),
    );
    expect(ouvertures.every((i) => i > 0)).toBe(true);
    expect(lu.pages.filter(({ morceaux }) => morceaux.every((m) => m.texte.trim() === ""))).toEqual([]);
    for (const [i, { artefacts }] of lu.pages.entries()) {
      const folio = artefacts.map((m) => m.texte).join("");
      if (i === 0) expect(folio).not.toMatch(/\d \/ \d/);
      else expect(folio).toContain(`${i + 1} / ${lu.pages.length}`);
    }
  });

  it("ne coupe aucun texte au bord de la page", () => {
    for (const { largeur, hauteur, morceaux, artefacts } of lu.pages)
      for (const m of [...morceaux, ...artefacts].filter(({ texte }) => texte.trim() !== "")) {
        expect(m.x, m.texte).toBeGreaterThanOrEqual(24 * POINTS - 1);
        expect(m.x + m.largeur, m.texte).toBeLessThanOrEqual(largeur - 24 * POINTS + 1);
        expect(m.y).toBeGreaterThan(10 * POINTS);
        expect(m.y).toBeLessThan(hauteur - 10 * POINTS);
      }
  });

  it("réduit un dessin plus haut que la page, et le garde avec son titre et sa source", async () => {
    const { chapitres, ...reste } = documentOf(
      "Introduction.\n\n## Section\n\n::figure{indicateur=REV-02 forme=points}",
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 2400" font-family="Atkinson Hyperlegible Next"><text x="9" y="20" font-size="14">premier</text><text x="9" y="2390" font-size="14">dernier</text></svg>`;
    const hautes = chapitres.map((c) => ({
      ...c,
      contenu: c.contenu.map((b) => (b.genre === "figure" ? { ...b, svg } : b)),
    }));
    const { pdf = new Uint8Array() } = await compositeur.composer({ ...reste, chapitres: hautes });
    const { pages } = await lirePdf(pdf);
    const page = pages.find((p) => p.morceaux.some((m) => m.texte === "dernier"));
    const textes = page?.morceaux.map((m) => m.texte) ?? [];
    expect(["Section", "premier"].filter((t) => !textes.includes(t))).toEqual([]);
    expect(textes.join("")).toMatch(/Source/);
    expect(Math.min(...(page?.morceaux.filter((m) => m.texte.trim() !== "").map((m) => m.y) ?? [0]))).toBeGreaterThan(
      20 * POINTS,
    );
  });

  it("réduit les figures d'une page, toutes autant, quand la dernière n'y tiendrait pas ; pas au-delà d'un cinquième", async () => {
    const { chapitres, ...reste } = documentOf("::figure{indicateur=REV-02 forme=points}");
    const [chapitre] = chapitres;
    const [figure] = chapitre?.contenu.filter((b) => b.genre === "figure") ?? [];
    const dessiner = (haut: number, nom: string) => ({
      ...figure,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${haut}" font-family="Atkinson Hyperlegible Next"><text x="9" y="20" font-size="14">haut ${nom}</text><text x="9" y="${haut - 5}" font-size="14">bas ${nom}</text></svg>`,
    });
    const lire = async (haut: number) => {
      const contenu = [dessiner(haut, "un"), dessiner(haut, "deux")] as (typeof chapitres)[number]["contenu"];
      const { pdf = new Uint8Array(), defauts } = await compositeur.composer({
        ...reste,
        chapitres: chapitres.map((c) => ({ ...c, contenu })),
      });
      expect(defauts).toEqual([]);
      const { pages } = await lirePdf(pdf);
      return ["un", "deux"].map((nom) => {
        const page = pages.findIndex((p) => p.morceaux.some((m) => m.texte === `haut ${nom}`));
        const y = (texte: string) => pages[page]?.morceaux.find((m) => m.texte === texte)?.y ?? NaN;
        return { page, taille: (y(`haut ${nom}`) - y(`bas ${nom}`)) / (haut - 25) };
      });
    };
    const [entiere] = await lire(300);
    const serrees = await lire(400);
    const trop = await lire(520);
    const pleine = entiere?.taille ?? NaN;
    expect(serrees.map((f) => f.page)).toEqual([entiere?.page, entiere?.page]);
    for (const { taille } of serrees) {
      expect(taille / pleine).toBeLessThan(0.99);
      expect(taille / pleine).toBeGreaterThan(0.8);
    }
    expect(serrees[0]?.taille).toBeCloseTo(serrees[1]?.taille ?? NaN, 3);
    // Il faudrait réduire de plus d'un cinquième : chacune garde sa taille, sur sa page.
    expect(trop.map((f) => f.page)).toEqual([entiere?.page, (entiere?.page ?? NaN) + 1]);
    for (const { taille } of trop) expect(taille).toBeCloseTo(pleine, 3);
  });

  it("met les sections d'une fiche sur deux colonnes, dans la page", async () => {
    const { chapitres, annexes, ...reste } = documentOf(TOUT);
    const fiche = {
      ...reste,
      chapitres: chapitres.map((c) => ({ ...c, isFiche: true })),
      annexes: annexes.map((a) => ({ ...a, isFiche: true })),
    };
    const { pdf = new Uint8Array(), defauts } = await compositeur.composer(fiche);
    expect(defauts).toEqual([]);
    const { pages } = await lirePdf(pdf);
    const page = pages.find((p) => p.morceaux.find((m) => m.texte.trim() !== "")?.texte === "Essai");
    const morceaux = page?.morceaux.filter(({ texte }) => texte.trim() !== "") ?? [];
    const milieu = (page?.largeur ?? 0) / 2;
    expect(Math.min(...morceaux.map((m) => m.x))).toBeGreaterThanOrEqual(20 * POINTS - 1);
    expect(morceaux.some((m) => Math.abs(m.x - milieu) < 6 * POINTS)).toBe(true);
    // Un trait d'union dépasse à peine sa colonne : Typst aligne les mots.
    for (const m of morceaux) expect(m.x + m.largeur, m.texte).toBeLessThanOrEqual(2 * milieu - 20 * POINTS + 2);
  });

  it("donne sa place à la phrase d'un tableau, aligne les nombres à droite, et chaque ligne en haut", async () => {
    const phrase =
      "Une phrase assez longue pour ne pas tenir sur une ligne, que le tableau met à côté d'un mot. ".repeat(3);
    const corps = `| Mot | Nombre | Phrase |\n| --- | ---: | --- |\n| court | 12 | ${phrase} |`;
    const { pages } = await lirePdf(await composer(corps));
    const morceaux = pages.flatMap((p) => p.morceaux);
    const [mot, nombre, debut] = ["court", "12", "Une phrase"].map((t) => morceaux.find((m) => m.texte.startsWith(t)));
    const [tete] = morceaux.filter((m) => m.texte === "Nombre");
    expect([mot?.y, nombre?.y]).toEqual([debut?.y, debut?.y]);
    expect((nombre?.x ?? 0) + (nombre?.largeur ?? 0)).toBeCloseTo((tete?.x ?? 0) + (tete?.largeur ?? 0), 0);
    expect(debut?.largeur).toBeGreaterThan(85 * POINTS);
  });

  it("garde les traits d'union, et les adresses en liens", () => {
    expect(texteDe(lu)).toContain("Ville-Témoin");
    expect(lu.pages.flatMap((p) => p.liens.map((l) => l.adresse))).toContain("https://www.insee.fr/");
  });

  it("dit l'édition, à qui la montrer, et « données fictives », sur la couverture et sur chaque page", async () => {
    const direction = await lirePdf(
      await composer("Texte.", {
        edition: "direction",
        nomEdition: "Édition de la direction",
        diffusion: "ne pas diffuser.",
        presentation: "3 mars 2027",
      }),
    );
    const [couverture, ...suite] = direction.pages;
    const dit = couverture?.morceaux.map((m) => m.texte).join("");
    for (const mot of ["Édition de la direction", "ne pas diffuser", "Données fictives", "3 mars 2027"])
      expect(dit).toContain(mot);
    for (const { morceaux, artefacts } of suite.filter((p) => p.morceaux.length > 0)) {
      const pied = artefacts.map((m) => m.texte).join("");
      expect(morceaux.length > 0 && pied).toMatch(/données fictives.*ne pas diffuser/);
    }
  });

  it("écrit les mêmes octets deux fois, dans deux processus", async () => {
    const autre = new Compositeur();
    const { pdf = new Uint8Array() } = await autre.composer(documentOf(TOUT));
    autre.close();
    const sha1 = (o: Uint8Array): string => createHash("sha1").update(o).digest("hex");
    expect(sha1(pdf)).toBe(sha1(octets));
  });

  it("n'interprète rien de ce que l'équipe écrit", async () => {
    const texte = "#panic(1) $x^2$ @ref <label> _a_ = b \\u{41} ${1 + 1} // non /* non */ ~ `#let`";
    const brut = texte.replace(/[\\`*_<>~$#@=]/g, (c) => `\\${c}`);
    expect(signes(texteDe(await lirePdf(await composer(brut))))).toContain(signes(texte));
  });

  it("est lu en entier par la barrière", async () => {
    const { genre, lectures, refus } = await new Explorateur().explorer("r.pdf", Buffer.from(octets));
    expect([genre?.nom, refus]).toEqual(["pdf", []]);
    expect(lectures.some((l) => l.includes("Texte de l'équipe."))).toBe(true);
    // Chaque mot que pdf.js lit d'une page, têtes et folios compris, la barrière le lit aussi.
    const barriere = signes(lectures.join(" "));
    const mots = lu.pages.flatMap((p) => [...p.morceaux, ...p.artefacts]).map((m) => signes(m.texte));
    expect(mots.length).toBeGreaterThan(500);
    expect(mots.filter((mot) => !barriere.includes(mot))).toEqual([]);
  });

  it("les numéros de page de son sommaire ne passent pas pour des chiffres", async () => {
    const ouverts = await ouvrirTout("r.pdf", octets);
    const textes = ouverts.filter(({ genre }) => genre === "pdf").flatMap(({ contenu }) => contenu.textes);
    const seulsDe = (lus: readonly string[]): string[] =>
      lus
        .filter((t) => /Sommaire/.test(t) && /\. *\n/.test(t))
        .flatMap((t) => t.split("\n").filter((l) => /^\s*\d+\s*$/.test(l)));
    expect(seulsDe(textes).length).toBeGreaterThan(2);
    expect(seulsDe(removeRenvois(textes))).toEqual([]);
  });
});

describe("le PDF et le site", () => {
  it("disent les mêmes phrases et les mêmes cases", () => {
    const page = lirePage(rendre(TOUT, { edition: "public" }).html);
    const pdf = signes(texteDe(lu));
    // Ce que le site seul propose : ses téléchargements, ses citations par adresse, ses définitions, ses retours de note.
    const communs = page.textes.filter((t) => !/Télécharger|^Citer|Définition|↩|^Notes$/.test(t));
    expect(communs.length).toBeGreaterThan(30);
    // Un renvoi est suivi de sa page, l'appel d'une note n'est pas dans la phrase.
    const sansRenvoi = communs.filter((t) => !t.includes("chapitre, fiche"));
    expect(sansRenvoi.filter((t) => !pdf.includes(signes(t.replace(/\d+$/, ""))))).toEqual([]);
    for (const tableau of page.tableaux) {
      const [tete = []] = tableau;
      const tourne = tete.map((_, i) => tableau.map((ligne) => ligne[i] ?? ""));
      const dit = (lignes: readonly (readonly string[])[]): boolean =>
        lignes.slice(1).every((ligne) => pdf.includes(signes(ligne.join(""))));
      expect([dit(tableau) || dit(tourne), tete]).toEqual([true, tete]);
    }
  });

  it("ne donnent pas un nombre de plus l'un que l'autre", () => {
    const site = new Set(nombresDe(lirePage(rendre(TOUT, { edition: "public" }).html).tout));
    const propres = new Set(Array.from({ length: lu.pages.length }, (_, i) => String(i + 1))); // pages, figures
    const inconnus: string[] = [];
    let lus = 0;
    for (const { morceaux } of lu.pages.slice(4))
      for (const [i, { texte }] of morceaux.entries())
        for (const n of nombresDe(texte)) {
          lus++;
          // Un grand chiffre est fait de plusieurs morceaux : « 30 », l'espace, « 113 ».
          const entier = `${morceaux[i - 2]?.texte} ${n}`;
          if (!site.has(n) && !propres.has(n) && !site.has(entier)) inconnus.push(n);
        }
    expect(lus).toBeGreaterThan(100);
    expect(inconnus).toEqual([]);
  });
});

describe("un PDF qui ne peut pas être composé", () => {
  it("nomme un signe qu'aucune police n'a, sans écrire de fichier", async () => {
    const { pdf, defauts } = await compositeur.composer(documentOf("Un sourire 😀."));
    expect(pdf).toBeUndefined();
    expect(defauts.join(" ")).toContain("😀");
  });

  it("dit que le compositeur s'est arrêté", async () => {
    const arrete = new Compositeur();
    arrete.close();
    const { pdf, defauts } = await arrete.composer(documentOf("Texte."));
    expect([pdf, defauts.length]).toEqual([undefined, 1]);
  });
});
