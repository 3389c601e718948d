import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readJpeg } from "../../src/charger/image/jpeg.ts";
import type { Image } from "../../src/modele/image.ts";
import { buildArbre, type Rapport } from "../../src/rapport/arbre.ts";
import { writeDocx } from "../../src/rapport/docx/docx.ts";
import { fichiersImages, imagesOf, openImages } from "../../src/rapport/images.ts";
import { Compositeur } from "../../src/rapport/pdf/compositeur.ts";
import { buildDocument } from "../../src/rapport/pdf/construire.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { Explorateur } from "../../src/verifier/lecture/explorer.ts";
import { avecSegment, JPEG } from "../charger/image/images-essai.ts";
import { chapitre } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";
import { COUVERTURE } from "./pdf/essai.ts";

const PHOTO = readJpeg(JPEG) as Image;
const arbre = (corps: string, image: Image = PHOTO): Rapport =>
  buildArbre(lectureFactice({ edition: "public" }), "rapport", [{ nom: "07-essai.md", texte: chapitre(corps) }], [], [], undefined, () => image); // prettier-ignore
const MARCHE = 'Texte.\n\n![Le marché : trois étals](images/marche.jpg "Photo : ville")\n\nSuite.';
const empreinte = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");

it("se montre dans la page avec son texte, sa taille, sa légende, sous un nom tiré de ses octets", () => {
  const rapport = arbre(MARCHE);
  const [page] = renderSite(rapport);
  const chemin = `images/${empreinte(PHOTO.octets).slice(0, 16)}.jpg`;
  expect(rapport.anomalies).toEqual([]);
  expect(page?.introHtml).toContain(
    `<img src="${chemin}" alt="Le marché\u00a0: trois étals" width="40" height="24" loading="lazy" decoding="async">`,
  );
  expect(page?.introHtml).toContain("<figcaption>Photo\u00a0: ville</figcaption>");
  expect(fichiersImages(rapport.chapitres)).toEqual([{ chemin, contenu: PHOTO.octets }]);
});

it.each([
  ["dans une analyse", ":::analyse\n![Un étal](a.jpg)\n:::"],
  ["dans une liste", "- ![Un étal](a.jpg)"],
  ["deux de suite", "![Un étal](a.jpg)\n![Un étal](b.jpg)"],
  ["suivie d'un commentaire de l'équipe", "![Un étal](a.jpg) <!-- à refaire\nau printemps -->"],
  ["un commentaire à la ligne d'après", "![Un étal](a.jpg)\n<!-- à refaire au printemps -->"],
])("%s", (_, corps) => {
  const rapport = arbre(corps);
  expect(rapport.anomalies).toEqual([]);
  expect(renderSite(rapport)[0]?.introHtml).not.toContain("printemps");
  expect(imagesOf(rapport.chapitres).size).toBe(1); // les mêmes octets n'ont qu'une adresse
});

it("un texte ne sort pas de son attribut", () => {
  const [page] = renderSite(arbre('![a" onerror="alert(1)](a.jpg "<script>")'));
  expect(page?.introHtml).toContain('alt="a&quot; onerror=&quot;alert(1)"');
  expect(page?.introHtml).toContain("&lt;script&gt;");
});

describe("est refusée, avec sa ligne", () => {
  it.each([
    ["![](a.jpg)", "pas de texte de remplacement"],
    ["![IMG_0042.JPG](a.jpg)", "pas de texte de remplacement"],
    ["Voici ![Un étal](a.jpg) en ville.", "seule dans son paragraphe"],
    ["![Un étal](a.jpg) <!-- note --> en ville.", "seule dans son paragraphe"],
    ["### ![Un étal](a.jpg)", "seule dans son paragraphe"],
    ["![Un étal][1]\n\n[1]: https://exemple.fr/a.jpg", "seule dans son paragraphe"],
    ["| a |\n|---|\n| ![Un étal](a.jpg) |", "seule dans son paragraphe"],
  ])("%s", (corps, message) => {
    const { anomalies, chapitres } = arbre(`Texte.\n\n${corps}`);
    expect(anomalies[0]).toMatchObject({ code: "image-refusee", gravite: "bloquante", ligne: corps.startsWith("|") ? 8 : 6 });
    expect(anomalies.map((a) => a.message).join()).toContain(message);
    expect(imagesOf(chapitres).size).toBe(message.startsWith("pas") && corps.includes("IMG") ? 1 : 0);
  }); // prettier-ignore

  it("absente du projet et sans texte : les deux à la fois", () => {
    const texte = chapitre("![](images/absente%20ici.jpg)");
    const fichiers = [{ nom: "07-essai.md", texte }];
    const { anomalies } = buildArbre(lectureFactice(), "rapport", fichiers, [], [], undefined, openImages("absent"));
    expect(anomalies.map((a) => a.message)).toEqual([
      "Cette image n'est pas dans le dossier rapport/ du projet",
      "Cette image n'a pas de texte de remplacement",
    ]);
  });
});

/** Ce que la barrière lit d'un document, et ce qu'elle refuse. */
async function lire(nom: string, contenu: string | Uint8Array): Promise<{ hasCanari: boolean; refus: number }> {
  const { lectures, refus } = await new Explorateur().explorer(nom, Buffer.from(contenu));
  return { hasCanari: lectures.some((l) => l.includes("Quartzifluve")), refus: refus.length };
}

describe("dans les documents", () => {
  // Une photo que rien n'aurait nettoyée : la barrière doit la lire où qu'elle soit.
  const fautive: Image = { ...PHOTO, octets: avecSegment(0xe1, Buffer.from("Exif\0\0II*\0Quartzifluve")) };
  const commentee: Image = { ...PHOTO, octets: avecSegment(0xfe, Buffer.from("Quartzifluve", "utf16le").swap16()) };

  it("Word porte les mêmes octets, et la barrière y lit ce qu'une photo cacherait", async () => {
    const ecrire = async (image: Image) => {
      const lecture = lectureFactice({ edition: "public" });
      return writeDocx({ lecture, rapport: arbre(MARCHE, image), resultats: [], agregats: [], passees: [] } as never, new Map()); // prettier-ignore
    };
    const sain = (await ecrire(PHOTO)).contenu as Uint8Array;
    const parties = unzipSync(sain);
    const medias = Object.entries(parties).filter(([nom]) => nom.startsWith("word/media/"));
    expect(medias.map(([, octets]) => empreinte(octets))).toEqual([empreinte(PHOTO.octets)]);
    const document = Buffer.from(parties["word/document.xml"] ?? "").toString();
    expect(document).toContain('descr="Le marché\u00a0: trois étals"');
    expect(await lire("a.docx", sain)).toEqual({ hasCanari: false, refus: 0 });
    for (const image of [fautive, commentee])
      expect((await lire("a.docx", (await ecrire(image)).contenu)).hasCanari).toBe(true);
  });

  it("le PDF aussi, avec son texte de remplacement", async () => {
    const compositeur = new Compositeur();
    try {
      const composer = async (image: Image): Promise<Uint8Array> => {
        const { chapitres } = arbre(MARCHE, image);
        const { pdf, defauts } = await compositeur.composer(buildDocument({ chapitres }, COUVERTURE), "rapport", imagesOf(chapitres)); // prettier-ignore
        if (!pdf) throw new Error(defauts.join("\n"));
        return pdf;
      };
      const sain = await composer(PHOTO);
      const { lectures } = await new Explorateur().explorer("a.pdf", sain);
      expect(lectures.join("\n")).toContain("trois étals");
      expect(await lire("a.pdf", sain)).toEqual({ hasCanari: false, refus: 0 });
      for (const image of [fautive, commentee]) expect((await lire("a.pdf", await composer(image))).hasCanari).toBe(true);
    } finally {
      compositeur.close();
    }
  });
}); // prettier-ignore
