import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAF_COMMUNES, CAF_IRIS, COMMUNES, createEssai, FILOSOFI, LIGNES, tell } from "./projet-essai.ts";

const FICHIERS = { "brut/communes.csv": COMMUNES, "brut/filosofi.csv": FILOSOFI, "brut/caf-iris.csv": CAF_IRIS, "brut/caf-communes.csv": CAF_COMMUNES } as const; // prettier-ignore

/** Lignes de données d'un texte : ni l'en-tête, ni les lignes blanches. Aucune case n'y tient sur deux lignes. */
const lignesDe = (texte: string): number => texte.split(/\r\n|\n|\r/).slice(1).filter((l) => l !== "").length; // prettier-ignore

/** Une blessure au hasard : couper, effacer, insérer, doubler une ligne, changer un caractère. */
const mutiler = (texte: string) =>
  fc
    .tuple(
      fc.constantFrom("couper", "effacer", "inserer", "doubler", "vider", "crlf"),
      fc.nat(texte.length - 1),
      fc.nat(20),
      fc.constantFrom(";", ",", '"', "x", "1", "\n", " ", "é", "-", "''", "0;", "\uFEFF", "s"),
    )
    .map(([genre, i, n, ajout]) => {
      const debut = texte.indexOf("\n", i) + 1;
      if (genre === "couper") return texte.slice(0, i);
      if (genre === "effacer") return texte.slice(0, i) + texte.slice(i + n);
      if (genre === "inserer") return texte.slice(0, i) + ajout + texte.slice(i);
      if (genre === "doubler") return texte + texte.slice(debut);
      if (genre === "vider") return texte.slice(0, debut) + "\n" + texte.slice(debut);
      return texte.replaceAll("\n", "\r\n");
    });

describe("rien n'est perdu", () => {
  it("lues = gardées + refusées = les lignes du fichier, quelle que soit la blessure ; un fichier refusé ne garde rien", async () => {
    const essai = createEssai();
    const blessure = fc
      .constantFrom(...(Object.keys(FICHIERS) as (keyof typeof FICHIERS)[]))
      .chain((fichier) => mutiler(FICHIERS[fichier]).map((texte) => ({ fichier, texte })));
    await fc.assert(
      fc.asyncProperty(blessure, async ({ fichier, texte }) => {
        essai.effacer();
        for (const [f, contenu] of Object.entries(FICHIERS)) essai.ecrire(f, f === fichier ? texte : contenu);
        const rapport = await essai.charger();
        for (const f of rapport.fichiers) {
          expect(f.lues).toBe(f.gardees + f.refusees);
          if (f.etat === "refuse") expect([f.gardees, f.cases]).toEqual([0, 0]);
        }
        const blesse = rapport.fichiers.find((f) => f.ligne.fichier === fichier);
        const illisible = rapport.anomalies.some((a) => a.fichier === fichier && a.code === "fichier-illisible");
        // Une fin de ligne dans l'en-tête, ou un guillemet qui en ouvre un autre, changent ce qu'est une ligne.
        if (!illisible && !texte.includes('"')) expect(blesse?.lues).toBe(lignesDe(texte));
        if (blesse?.etat === "refuse") expect(tell(rapport).length).toBeGreaterThan(0);
        const cases = await essai.rows<{ n: number }>("select count(*)::integer as n from mesure where marque is null");
        expect(cases[0]?.n).toBe(0);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("un guillemet jamais refermé avale les lignes qui suivent : elles sont comptées refusées", async () => {
    const essai = createEssai();
    essai.ecrire("brut/filosofi.csv", FILOSOFI.replace("\n01001;", '\n"01001;'));
    const rapport = await essai.charger();
    expect(rapport.fichiers.find((f) => f.ligne.source === "filosofi-cc")).toMatchObject({ lues: 4, refusees: 4 });
  });

  it("les lignes hors champ sont comptées refusées, avec la raison", async () => {
    const essai = createEssai();
    const rapport = await essai.charger();
    expect(rapport.fichiers.find((f) => f.ligne.source === "caf-communes")).toMatchObject({ etat: "charge", lues: 3, gardees: 2, refusees: 1 }); // prettier-ignore
    expect(rapport.anomalies.map((a) => a.code).sort()).toEqual([
      "couverture-partielle",
      "couverture-partielle",
      "hors-champ",
    ]); // un et deux départements sur cinq
    expect(rapport.fichiers).toHaveLength(LIGNES.length);
  });
});
