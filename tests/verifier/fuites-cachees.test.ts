import { crc32, gzipSync } from "node:zlib";
import { Field, Schema, Table, tableFromArrays, tableToIPC } from "apache-arrow";
import { unzipSync, zipSync, type Zippable } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { CaseVraie } from "../../src/modele/cellule.ts";
import { comparerSite } from "../../src/verifier/verite/comparer.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { dossierTemporaire } from "../publier/site/dossier.ts";
import { AGREGATS } from "../rapport/lecture-factice.ts";
import { siteSigne } from "./site-signe.ts";

// Là où personne ne regarde : métadonnées, en-têtes, commentaires, attributs. Chaque format est écrit sain, puis avec la valeur tue.

const SECRETE = 137;
const CANARI = "Quartzifluve";
const cases: readonly CaseVraie[] = AGREGATS.map((a) => ({
  table: a.variable,
  libelle: a.libelle,
  cle: { modalite: a.modalite, millesime: a.millesime },
  valeur: a.valeur ?? SECRETE,
  statut: a.statut === "secret" ? "tue" : "publiee",
}));
const tue = cases.find((c) => c.statut === "tue") as CaseVraie;
const [MOTIF, ANNEE] = [String(tue.cle["modalite"]), String(tue.cle["millesime"])];
const SAINE = `${tue.libelle}, ${ANNEE}, ${MOTIF} : secret`;
const PHRASE = SAINE.replace("secret", String(SECRETE));

/** Ce que la barrière dit d'un site d'une page et d'un fichier, signé comme l'aurait fait une publication fautive. */
async function juger(chemin: string, contenu: string | Uint8Array, corps = ""): Promise<string[]> {
  const index = `<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head><body><h1>Essai</h1><p>${tue.libelle}</p>${corps}${chemin === "" ? "" : `<a href="${chemin}">x</a>`}</body></html>`;
  const dossier = await siteSigne({ "index.html": index, ...(chemin === "" ? {} : { [chemin]: contenu }) });
  const nommees = (voulu: CaseVraie["statut"]) =>
    cases.flatMap(({ valeur: _, statut, ...n }) => (statut === voulu ? [n] : []));
  const options = { canaris: [CANARI], tues: nommees("tue"), publiees: nommees("publiee") };
  const { anomalies } = await verifierSite(dossier, options);
  return [...new Set([...anomalies, ...(await comparerSite(dossier, cases))].map((a) => a.code))];
}
const jugerPage = (corps: string): Promise<string[]> => juger("", "", corps);

/** Le même fichier passe quand il se tait, et ne passe plus quand il dit. */
async function planter(chemin: string, ecrire: (texte: string) => string | Uint8Array | Promise<string | Uint8Array>) {
  expect(await juger(chemin, await ecrire(SAINE)), "sain").toEqual([]);
  return juger(chemin, await ecrire(PHRASE));
}

const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"); // prettier-ignore
/** Un morceau de PNG, mis après l'en-tête. */
function pngAvec(nom: string, texte: string): Uint8Array {
  const corps = Buffer.from(`${nom}Comment\0${texte}`, "latin1");
  const [taille, somme] = [Buffer.alloc(4), Buffer.alloc(4)];
  taille.writeUInt32BE(corps.length - 4);
  somme.writeUInt32BE(crc32(corps));
  return Buffer.concat([PIXEL.subarray(0, 33), taille, corps, somme, PIXEL.subarray(33)]);
}

const classeur = (): Promise<Uint8Array> => writeXlsx([{ data: [[{ value: "vide" }]], sheet: "Vue" }] as never).toBuffer(); // prettier-ignore
/** Un classeur dont une partie est récrite, ou ajoutée. */
async function classeurAvec(partie: string, change: (xml: string) => string): Promise<Uint8Array> {
  const parties: Zippable = unzipSync(await classeur());
  const avant = parties[partie] instanceof Uint8Array ? Buffer.from(parties[partie]).toString("utf8") : "";
  const apres = change(avant);
  expect(apres).not.toBe(avant);
  return zipSync({ ...parties, [partie]: Buffer.from(apres) });
}

/** Un document Word d'un paragraphe, et d'autres parties. */
const wordAvec = (corps: string, parties: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml": '<?xml version="1.0"?><Types/>',
        "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Essai</w:t></w:r></w:p>${corps}</w:body></w:document>`,
        ...parties,
      }).map(([nom, xml]) => [nom, Buffer.from(xml)]),
    ),
  );

/** Un PDF d'une page vide, et d'autres objets cités par son catalogue. */
function pdfAvec(catalogue: string, objets: readonly string[]): Uint8Array {
  const tous = [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R >>", ...objets]; // prettier-ignore
  const corps = tous.map((o, i) => `${i + 1} 0 obj\n${o}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${corps}trailer << /Root 1 0 R >>\n%%EOF\n`, "latin1");
}
const flux = (dict: string, texte: string): string =>
  `<< ${dict} /Length ${Buffer.byteLength(texte, "latin1")} >>\nstream\n${texte}\nendstream`;

async function parquetAvec(options: string): Promise<Uint8Array> {
  const base = await Entrepot.open(":memory:");
  const chemin = `${await dossierTemporaire()}/x.parquet`;
  const { readFile } = await import("node:fs/promises");
  await base.connexion.run(`copy (select 'logement' as motif, 640 as nombre from range(20)) to '${chemin}' (format parquet, ${options})`); // prettier-ignore
  base.close();
  return readFile(chemin);
}

describe("chaque fuite plantée est prise", () => {
  it("morceau de texte d'une image PNG", async () => {
    expect(await planter("a.png", (t) => pngAvec("tEXt", t))).toEqual(["valeur-tue-dite"]);
  });

  it("nom défini d'un classeur, son commentaire", async () => {
    const nommer = (t: string) => classeurAvec("xl/workbook.xml", (xml) => xml.replace("</workbook>", `<definedNames><definedName name="x">${t}</definedName></definedNames></workbook>`)); // prettier-ignore
    expect(await planter("a.xlsx", nommer)).toEqual(["valeur-tue-dite"]);
    const commenter = (t: string) => classeurAvec("xl/workbook.xml", (xml) => xml.replace("</workbook>", `<definedNames><definedName name="x" comment="${t}">Vue!A1</definedName></definedNames></workbook>`)); // prettier-ignore
    expect(await planter("a.xlsx", commenter)).toEqual(["valeur-tue-dite"]);
  });

  it("commentaire d'une cellule, propriétés d'un classeur", async () => {
    const commentaire = (t: string) => classeurAvec("xl/comments1.xml", () => `<?xml version="1.0"?><comments><commentList><comment ref="A1"><text><t>${t}</t></text></comment></commentList></comments>`); // prettier-ignore
    expect(await planter("a.xlsx", commentaire)).toEqual(["valeur-tue-dite"]);
    const propriete = (t: string) => classeurAvec("docProps/custom.xml", () => `<?xml version="1.0"?><Properties><property name="note"><vt:lpwstr>${t}</vt:lpwstr></property></Properties>`); // prettier-ignore
    expect(await planter("a.xlsx", propriete)).toEqual(["valeur-tue-dite"]);
  });

  it("révision, texte caché et données XML d'un document Word", async () => {
    const barre = (t: string) => wordAvec(`<w:p><w:del w:id="1"><w:r><w:delText>${t}</w:delText></w:r></w:del></w:p>`);
    expect(await planter("a.docx", barre)).toEqual(["valeur-tue-dite"]);
    const cache = (t: string) => wordAvec(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${t}</w:t></w:r></w:p>`);
    expect(await planter("a.docx", cache)).toEqual(["valeur-tue-dite"]);
    const donnees = (t: string) => wordAvec("", { "customXml/item1.xml": `<?xml version="1.0"?><a><b note="${t}"/></a>` }); // prettier-ignore
    expect(await planter("a.docx", donnees)).toEqual(["valeur-tue-dite"]);
  });

  it("annotation, métadonnées XMP et pièce jointe d'un PDF", async () => {
    const annotation = (t: string) => pdfAvec("/Annots [4 0 R]", [`<< /Type /Annot /Subtype /Text /Contents (${t}) >>`]); // prettier-ignore
    expect(await planter("a.pdf", annotation)).toEqual(["valeur-tue-dite"]);
    const xmp = (t: string) => pdfAvec("/Metadata 4 0 R", [flux("/Type /Metadata /Subtype /XML", `<x:xmpmeta><rdf:li>${t}</rdf:li></x:xmpmeta>`)]); // prettier-ignore
    expect(await planter("a.pdf", xmp)).toEqual(["valeur-tue-dite"]);
    const jointe = (t: string) => pdfAvec("/Names 5 0 R", [flux("/Type /EmbeddedFile", t), "<< /EmbeddedFiles 4 0 R >>"]); // prettier-ignore
    expect(await planter("a.pdf", jointe)).toEqual(["valeur-tue-dite"]);
  });

  it("métadonnées d'un Parquet, et filtre qui répond oui ou non à qui lui propose une valeur", async () => {
    const dire = (t: string) => parquetAvec(`write_bloom_filter false, kv_metadata {note: '${t.replaceAll("'", "''")}'}`); // prettier-ignore
    expect(await planter("a.parquet", dire)).toEqual(["valeur-tue-dite"]);
    expect(await juger("a.parquet", await parquetAvec("compression uncompressed"))).toEqual(["format-indecodable"]);
  });

  it("métadonnées du schéma et d'un champ d'un Arrow", async () => {
    const sain = tableFromArrays({ motif: ["logement"], nombre: [640] });
    const schema = (t: string) => tableToIPC(new Table(new Schema(sain.schema.fields, new Map([["note", t]])), sain.batches), "file"); // prettier-ignore
    expect(await planter("a.arrow", schema)).toEqual(["valeur-tue-dite"]);
    const champ = (t: string): Uint8Array => {
      const champs = sain.schema.fields.map((f) => new Field(f.name, f.type, f.nullable, new Map([["note", t]])));
      return tableToIPC(new Table(new Schema(champs), sain.batches), "file");
    };
    expect(await planter("a.arrow", champ)).toEqual(["valeur-tue-dite"]);
  });

  it("nom et commentaire dans l'en-tête d'un gzip, et ce qui le suit", async () => {
    const nu = gzipSync("rien");
    const avec = (drapeau: number, t: string): Uint8Array => {
      const entete = Buffer.from(nu.subarray(0, 10));
      entete[3] = drapeau;
      return Buffer.concat([entete, Buffer.from(`${t}\0`, "latin1"), nu.subarray(10)]);
    };
    expect(await planter("a.gz", (t) => avec(8, t))).toEqual(["valeur-tue-dite"]);
    expect(await planter("a.gz", (t) => avec(16, t))).toEqual(["valeur-tue-dite"]);
    expect(await juger("a.gz", avec(8, CANARI))).toEqual(["canari-trouve"]);
    expect(await juger("a.gz", Buffer.concat([nu, Buffer.from(CANARI)]))).toEqual(["format-indecodable", "canari-trouve"]); // prettier-ignore
  });

  it("commentaire d'un zip, d'une entrée, champ extra, octets entre deux entrées", async () => {
    const zip = (options: object): Uint8Array => zipSync({ "a.txt": [Buffer.from("rien"), options] });
    expect(await planter("a.zip", (t) => zip({ comment: t }))).toEqual(["valeur-tue-dite"]);
    expect(await planter("a.zip", (t) => zip({ extra: { 0x7777: Buffer.from(t) } }))).toEqual(["valeur-tue-dite"]);
    const finie = (t: string): Uint8Array => {
      const octets = Buffer.from(zip({}));
      const mot = Buffer.from(t);
      octets.writeUInt16LE(mot.length, octets.length - 2);
      return Buffer.concat([octets, mot]);
    };
    expect(await planter("a.zip", finie)).toEqual(["valeur-tue-dite"]);
  });

  it("calendrier, carte de visite : personne ne les lit ici, ils ne partent pas", async () => {
    expect(await juger("a.ics", `BEGIN:VCALENDAR\r\nSUMMARY:${SAINE}\r\nEND:VCALENDAR\r\n`)).toContain(
      "format-inattendu",
    );
    expect(await juger("a.vcf", `BEGIN:VCARD\r\nNOTE:${SAINE}\r\nEND:VCARD\r\n`)).toContain("format-inattendu");
  });

  it("clés d'un JSON, valeur nue en face", async () => {
    const json = (v: number | null): string => JSON.stringify({ [String(tue.libelle)]: { [ANNEE]: { logement: 640, [MOTIF]: v } } }); // prettier-ignore
    expect(await juger("a.json", json(null))).toEqual([]);
    expect(await juger("a.json", json(SECRETE))).toEqual(["valeur-tue-dite"]);
  });

  it("ordre des clés d'un JSON", async () => {
    const vraies = [["aide_alimentaire", 820], ["sante", 700], ["logement", 640], ["autre", 630], ["zone", 20]] as const; // prettier-ignore
    const nouvelles = vraies.map(([modalite, valeur]): CaseVraie => ({ ...tue, cle: { ...tue.cle, modalite }, valeur, statut: modalite === "sante" ? "tue" : "publiee" })); // prettier-ignore
    const dire = async (noms: readonly string[]): Promise<string[]> => {
      const objet = Object.fromEntries(noms.map((n) => [n, n === "sante" ? null : vraies.find(([m]) => m === n)![1]]));
      const dossier = await siteSigne({ "index.html": `<!DOCTYPE html><html lang="fr"><head><title>E</title></head><body><h1>E</h1><a href="a.json">x</a></body></html>`, "a.json": JSON.stringify({ [String(tue.libelle)]: { [ANNEE]: objet } }) }); // prettier-ignore
      return (await comparerSite(dossier, nouvelles)).map((a) => a.code);
    };
    expect(await dire(["aide_alimentaire", "autre", "logement", "sante", "zone"])).toEqual([]);
    expect(await dire(vraies.map(([m]) => m))).toEqual(["ordre-tue"]);
  });

  const ligne = (attributs: string, dedans = "secret"): string =>
    `<table><caption>${tue.libelle}, ${ANNEE}</caption><thead><tr><th>Motif</th><th>${ANNEE}</th></tr></thead><tbody><tr><th scope="row">logement</th><td class="nombre">640</td></tr><tr><th scope="row">${MOTIF}</th><td ${attributs}>${dedans}</td></tr></tbody></table>`;

  it("attribut de données, aria, méta, adresse", async () => {
    expect(await jugerPage(ligne('class="nombre"'))).toEqual([]);
    for (const a of ["data-v", "aria-valuetext", "aria-valuenow", "abbr", "data-trie", "value"])
      expect(await jugerPage(ligne(`${a}="${SECRETE}"`)), a).toContain("case-tue-publiee");
    expect(await jugerPage(`<p aria-valuetext="${PHRASE}">secret</p>`)).toEqual(["valeur-tue-dite"]);
    expect(await jugerPage(`<p><a href="#${encodeURIComponent(PHRASE)}">secret</a></p>`)).toContain("valeur-tue-dite");
  });

  it("largeur d'une barre de tableau", async () => {
    expect(await jugerPage(ligne("", `<span style="width:13.7%"></span>secret`))).toContain("case-tue-publiee");
    expect(await jugerPage(ligne(`style="--part:.137"`))).toContain("case-tue-publiee");
    expect(await jugerPage(ligne("", `<meter value="137" max="820"></meter>secret`))).toContain("case-tue-publiee");
  });

  it("hauteur d'une barre tracée", async () => {
    const dessin = (a: number, b: number): string =>
      `<figure><p>${tue.libelle}, ${ANNEE}</p><svg role="img" aria-label="Barres"><path fill="url(#hachures)" d="M0,0h${a}v10h-${a}z"><title>${MOTIF} : secret</title></path><path fill="url(#hachures)" d="M0,20h${b}v10h-${b}z"><title>energie, Demandes par nature, 2025 : secret</title></path></svg></figure>`;
    expect(await jugerPage(dessin(12, 12))).toEqual([]);
    expect(await jugerPage(dessin(12, 31))).toEqual(["case-tue-dessinee"]);
  });
});
