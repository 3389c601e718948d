import { expect, it } from "vitest";
import { Compositeur } from "../../../src/rapport/pdf/compositeur.ts";
import { JPEG } from "../../charger/image/images-essai.ts";
import { documentOf, TOUT } from "./essai.ts";
import { aPlat, lirePdf, texteDe } from "./lire-pdf.ts";

const IMAGE = { genre: "image", chemin: "images/a.jpg", format: "jpg", alternative: "Trois étals", legende: "Le marché", largeur: 40, hauteur: 24 } as const; // prettier-ignore

it("le moteur de repli écrit le même document, balisé, sans prétendre à PDF/UA", async () => {
  const [natif, wasm] = [new Compositeur(), new Compositeur("wasm")];
  try {
    const [a, b] = await Promise.all([natif.composer(documentOf(TOUT)), wasm.composer(documentOf(TOUT))]);
    expect([a.moteur, a.defauts, b.moteur, b.defauts]).toEqual(["natif", [], "wasm", []]);
    const [vrai, repli] = await Promise.all([lirePdf(a.pdf ?? new Uint8Array()), lirePdf(b.pdf ?? new Uint8Array())]);
    expect([repli.langue, repli.isBalise, repli.ua]).toEqual(["fr-FR", true, null]);
    expect(repli.pages.length).toBe(vrai.pages.length);
    const balises = (l: typeof vrai): readonly string[] => aPlat(l.balises).map((x) => `${x.role} ${x.alt ?? ""}`);
    expect(balises(repli)).toEqual(balises(vrai));
    expect(texteDe(repli)).toContain("il ne prétend pas à la norme PDF/UA");
  } finally {
    natif.close();
    wasm.close();
  }
});

it("le moteur de repli montre aussi une image de l'équipe", async () => {
  const compositeur = new Compositeur("wasm");
  try {
    const image = {
      ...documentOf("Texte."),
      chapitres: [{ isFiche: false, ancre: "c-essai", titre: "Essai", contenu: [IMAGE] }],
    };
    const { pdf, defauts } = await compositeur.composer(image, "rapport", new Map([[IMAGE.chemin, JPEG]]));
    expect(defauts).toEqual([]);
    const { balises } = await lirePdf(pdf ?? new Uint8Array());
    expect(aPlat(balises).find((b) => b.role === "Figure")?.alt).toBe("Trois étals");
  } finally {
    compositeur.close();
  }
});
