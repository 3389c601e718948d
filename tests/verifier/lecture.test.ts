import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readJpeg } from "../../src/charger/image/jpeg.ts";
import type { Image } from "../../src/modele/image.ts";
import { POLICES } from "../../src/publier/site/feuille.ts";
import { avecMorceau, avecSegment, JPEG, MORCEAUX_CANARI, SEGMENTS_CANARI } from "../charger/image/images-essai.ts";
import { RACINE } from "../../src/racine.ts";
import { premierCommentaire } from "../../src/verifier/controles/commentaires.ts";
import { chercheNoms } from "../../src/verifier/controles/machine.ts";
import { Explorateur, LIMITES } from "../../src/verifier/lecture/explorer.ts";
import { ecrirePdf } from "./pdf-ecrit.ts";

const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte);
const lire = (nom: string, contenu: Uint8Array | string, budget?: number) =>
  new Explorateur(budget).explorer(nom, typeof contenu === "string" ? octets(contenu) : contenu);
const dit = async (nom: string, contenu: Uint8Array | string, texte: string): Promise<boolean> =>
  (await lire(nom, contenu)).lectures.some((l) => l.includes(texte));

describe("le format se reconnaît au contenu", () => {
  it.each([
    ["a.html", "<!DOCTYPE html><p>x</p>", "html"],
    ["a.txt", "<!doctype HTML><p>x</p>", "texte"],
    ["a.svg", '<svg xmlns="x"></svg>', "svg"],
    ["a.json", '{"a": 1}', "json"],
    ["a.csv", "a;b\n1;2\n", "csv"],
    ["a.csv", gzipSync(octets("a;b\n")), "gzip"],
    ["a.csv", ecrirePdf(["x"]), "pdf"],
    ["a.dat", zipSync({ "x.txt": octets("x") }), "zip"],
  ])("%s", async (nom, contenu, format) => {
    const { genre, refus } = await lire(nom, contenu);
    expect([genre?.nom, refus]).toEqual([format, []]);
  });

  it.each([
    ["windows-1252", "a.csv", Buffer.from("é;b\n", "latin1")],
    ["UTF-8 gâté loin du début", "a.txt", Buffer.concat([Buffer.alloc(9000, "a"), Buffer.from([0xe9])])],
    ["UTF-16 sans marque", "a.txt", Buffer.from("un texte", "utf16le")],
    ["octets quelconques", "a.bin", Uint8Array.from([0, 1, 2, 3])],
    ["base SQLite", "a.db", octets("SQLite format 3\0")],
    ["JSON abîmé", "a.json", octets("{")],
    ["CSV aux lignes inégales", "a.csv", octets("a;b\n1\n")],
    ["CSV aux guillemets ouverts", "a.csv", octets('a;b\n"1;2\n')],
    ["PDF chiffré", "a.pdf", octets("%PDF-1.4\n1 0 obj << /Type /Page >> endobj trailer << /Encrypt 2 0 R >>")],
    [
      "PDF au filtre inconnu",
      "a.pdf",
      octets("%PDF-1.4\n1 0 obj << /Length 1 /Filter /LZWDecode >>\nstream\nx\nendstream\nendobj"),
    ],
    ["zip tronqué", "a.zip", zipSync({ a: octets("x".repeat(99)) }).subarray(0, 40)],
    ["gzip tronqué", "a.gz", gzipSync(octets("x".repeat(99))).subarray(0, 15)],
    ["Arrow abîmé", "a.arrow", octets("ARROW1\0\0rien")],
    ["Parquet abîmé", "a.parquet", octets("PAR1rienPAR1")],
  ])("ce qui ne se lit pas en entier est refusé : %s", async (_, nom, contenu) => {
    expect((await lire(nom, contenu)).refus.map((r) => r.code)).toEqual(["format-indecodable"]);
  });

  it("reconnaît un texte où que tombent ses accents", async () => {
    for (let decalage = 0; decalage < 4; decalage++) {
      const html = `<!doctype html>${"x".repeat(decalage)}${"é€".repeat(2000)}`;
      const { genre, refus } = await lire("a.html", html);
      expect([genre?.nom, refus]).toEqual(["html", []]);
    }
  });

  it("lit les cases d'un CSV comme la RFC 4180", async () => {
    const { tables } = await lire("a.csv", '\ufeffa;b\r\n"x ""y"" ;z";1\r\n"deux\nlignes";\r\n');
    expect(tables).toEqual([
      {
        nom: "",
        colonnes: ["a", "b"],
        lignes: [
          ['x "y" ;z', "1"],
          ["deux\nlignes", ""],
        ],
        bornes: [],
      },
    ]);
  });

  it("trouve une table où qu'elle soit dans un JSON", async () => {
    const geojson = { features: [{ type: "Feature", properties: { iris: "1", n: 3 } }] };
    expect((await lire("a.json", JSON.stringify(geojson))).tables.map((t) => t.colonnes)).toEqual([["iris", "n"]]);
    const colonnes = { iris: ["1", "2"], n: [3, 4] };
    expect((await lire("a.json", JSON.stringify(colonnes))).tables[0]?.lignes).toEqual([
      ["1", 3],
      ["2", 4],
    ]);
  });
});

describe("ce qui se cache se lit", () => {
  it("dans une archive de six niveaux", async () => {
    let contenu: Uint8Array = octets("Quartzifluve");
    for (let i = 0; i < 3; i++) contenu = zipSync({ "a.gz": gzipSync(contenu) });
    expect(await dit("a.zip", contenu, "Quartzifluve")).toBe(true);
  });

  it("pas plus loin que la limite : l'archive est refusée", async () => {
    let contenu: Uint8Array = octets("x");
    for (let i = 0; i <= LIMITES.profondeur; i++) contenu = gzipSync(contenu);
    expect((await lire("a.gz", contenu)).refus.map((r) => r.code)).toEqual(["archive-profonde"]);
  });

  it("une archive qui gonfle est refusée sans être ouverte en entier", async () => {
    const gonflee = octets("0".repeat(3_000_000));
    for (const [nom, contenu] of [
      ["a.gz", gzipSync(gonflee)],
      ["a.zip", zipSync({ a: gonflee })],
    ] as const)
      expect((await lire(nom, contenu, 1_000_000)).refus.map((r) => r.code)).toEqual(["archive-explose"]);
  });

  it("dans les noms d'une police WOFF2, décompressée", async () => {
    const police = readFileSync(join(RACINE, "node_modules", POLICES[1] ?? ""));
    const { genre, refus } = await lire("p.woff2", police);
    expect([genre?.nom, refus]).toEqual(["woff2", []]);
    expect(await dit("p.woff2", police, "Atkinson Hyperlegible Next")).toBe(true);
    const suivie = Buffer.concat([police, Buffer.from("Quartzifluve")]);
    expect((await lire("p.woff2", suivie)).refus.map((r) => r.code)).toEqual(["format-indecodable"]);
  });

  it("dans les textes d'une image PNG", async () => {
    const bloc = (nom: string, corps: Uint8Array): Buffer => {
      const tete = Buffer.concat([Buffer.from(nom), corps]);
      const taille = Buffer.alloc(4);
      taille.writeUInt32BE(corps.length);
      return Buffer.concat([taille, tete, Buffer.alloc(4)]);
    };
    const signature = Buffer.from("89504e470d0a1a0a", "hex");
    const texte = Buffer.concat([Buffer.from("Auteur\0\0"), deflateSync(Buffer.from("Quartzifluve"))]);
    const png = Buffer.concat([signature, bloc("zTXt", texte), bloc("IEND", new Uint8Array())]);
    expect(await dit("i.png", png, "Quartzifluve")).toBe(true);
    expect((await lire("i.png", Buffer.concat([png, Buffer.from("x")]))).refus).toHaveLength(1);
  });
});

describe("un PNG dont un morceau déborde", () => {
  it.each(MORCEAUX_CANARI)("se lit dans son %s", async (nom, corps) => {
    expect(await dit("i.png", avecMorceau(nom, corps), "Quartzifluve")).toBe(true);
  });

  it("un morceau juste n'est pas un texte", async () => {
    const { lectures, refus } = await lire("i.png", avecMorceau("sRGB", Uint8Array.of(0)));
    expect([lectures.join(""), refus]).toEqual(["", []]);
  });
});

/** Sans profil : un seul texte trouvé fait lire toute la photo. */
const NETTE = (readJpeg(JPEG) as Image).octets;
describe("une photo JPEG", () => {
  it.each([
    ...SEGMENTS_CANARI,
    ...([0xc8, 0xdc, 0xde, 0xdf] as const).map((m) => [m.toString(16), m, octets("Quartzifluve")] as const),
  ])("se lit dans son segment %s", async (_, marque, corps) => {
    expect(await dit("p.jpg", avecSegment(marque, corps, NETTE), "Quartzifluve")).toBe(true);
  });

  it.each([
    ["Exif", 0xe1, Buffer.from("Exif\0\0MM\0*Quartzifluve")],
    ["XMP", 0xe1, Buffer.from("http://ns.adobe.com/xap/1.0/\0<x>Quartzifluve</x>")],
    ["commentaire en UTF-16 gros-boutiste", 0xfe, Buffer.from("xQuartzifluve", "utf16le").swap16()],
    ["vignette", 0xe0, Buffer.from("JFIF\0 Quartzifluve")],
    ["un faux en-tête de quatorze octets", 0xe0, Buffer.from("..Quartzifluve")],
  ])("%s", async (_, marque, corps) => {
    expect(await dit("p.jpg", avecSegment(marque, corps, NETTE), "Quartzifluve")).toBe(true);
  });

  it("intacte n'est pas refusée ; coupée, ou suivie d'autre chose, si", async () => {
    const { genre, refus } = await lire("p.jpg", JPEG);
    expect([genre?.nom, refus]).toEqual(["jpeg", []]);
    expect((await lire("p.jpg", NETTE)).lectures).toEqual([]);
    for (const abimee of [JPEG.subarray(0, 700), JPEG.subarray(0, -2), Buffer.concat([JPEG, Buffer.from("x")])])
      expect((await lire("p.jpg", abimee)).refus.map((r) => r.code)).toEqual(["format-indecodable"]);
  });
});

describe("premierCommentaire", () => {
  it.each([
    ["css", `a{background:url(http://x/*y*/z)}`, null],
    ["css", `a::before{content:"/* non */"}`, null],
    ["css", `a{}/* oui */`, "/* oui */"],
    ["css", `/*! licence */a{}`, null],
    ["js", `const a = "// non"; const b = /[/*]/g; const c = 4 / 2 / 1;`, null],
    ["js", "const a = `// non`; // oui", "// oui"],
    ["js", "f(x) /* oui */", "/* oui */"],
    ["js", "//! @license MIT\nf()", null],
  ] as const)("%s : %s", (langue, code, attendu) => {
    expect(premierCommentaire(code, langue)).toBe(attendu);
  });

  it("lit un vrai paquet réduit sans y voir de commentaire, sinon une licence", () => {
    // Un code réduit n'a plus que ses licences : en voir un serait prendre une chaîne ou une expression pour un commentaire.
    const { stdout } = spawnSync(
      join(RACINE, "node_modules", ".bin", "esbuild"),
      [
        join(RACINE, "node_modules", "apache-arrow", "Arrow.dom.mjs"),
        ...["--bundle", "--minify", "--format=esm", "--legal-comments=none", "--log-level=error"],
      ],
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(premierCommentaire(stdout, "js")).toBeNull();
  });
});

describe("chercheNoms", () => {
  const nomIn = chercheNoms(["martin", "poste-ccas-03"]);
  it.each([
    ["Saint-Martin, rue Martin, martin", null],
    ["martin@poste", "martin@p"],
    ["<dc:creator>martin</dc:creator>", "creator>martin"],
    ["/Author (martin)", "Author (martin"],
    ["écrit sur poste-ccas-03 hier", "poste-ccas-03"],
    ["poste-ccas-031", null],
  ])("%s", (texte, trouve) => {
    expect(nomIn(texte)).toBe(trouve);
  });
});
