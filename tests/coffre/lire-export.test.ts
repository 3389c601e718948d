import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeExport } from "./decode-export.ts";
import { parcourirTexte } from "../../src/coffre/lignes.ts";
import { readExport } from "../../src/coffre/lire-export.ts";
import type { Gardee } from "../../src/coffre/lire-ligne.ts";
import { type Anomalie, isBloquante } from "../../src/modele/anomalie.ts";
import { colonnesDe } from "../../src/coffre/formulaire.ts";
import { createMots } from "../../src/coffre/mots.ts";
import { Cle } from "../../src/coffre/cle/cle.ts";
import { createClesPersonne } from "../../src/coffre/identite/cles-personne.ts";
import { createPseudonymes } from "../../src/coffre/pseudonyme.ts";
import { createReleve } from "../../src/coffre/releve.ts";
import { correspondance, countHorsChamp, ENTETE_AIDES, win1252 } from "./projet-factice.ts";

const AIDES = correspondance("aides");
const cle = Cle.ephemere();
const pseudonymiser = createPseudonymes(cle);

async function lire(texte: string) {
  const releve = createReleve("brut/ccas/aides.csv");
  const gardees: Gardee[] = [];
  const mot = createMots(() => undefined);
  const lu = await readExport(parcourirTexte([texte], ";", 1), {
    correspondance: AIDES,
    millesimes: [2025],
    pseudonymiser,
    clesPersonne: createClesPersonne(cle, mot),
    mot,
    situer: null,
    deja: new Map(),
    garder: (gardee) => void gardees.push({ ...gardee, ligne: [...gardee.ligne] }),
    voir: () => undefined,
    releve,
  });
  return {
    ...lu,
    lignes: releve.isBloque()
      ? []
      : gardees
          .filter(({ isDouble }) => !isDouble)
          .map(({ ligne: lue }) => Object.fromEntries(colonnesDe(AIDES.formulaire).map((nom, i) => [nom, lue[i]]))),
    anomalies: releve.anomalies(),
  };
}
const ligne = (
  champs: Partial<Record<"foyer" | "demande" | "cp" | "decision" | "montant" | "nom", string>> = {},
): string => {
  const {
    foyer = "F1",
    demande = "07/01/2025",
    cp = "14/01/2025",
    decision = "ACC.",
    montant = "10,00",
    nom = "X",
  } = champs;
  return `D;${foyer};${nom};1 rue Fictive;CANTINE;${demande};${cp};${decision};${montant};`;
};
const fichier = (...lignes: string[]): string => [ENTETE_AIDES, ...lignes, ""].join("\n");
const isBloque = (anomalies: readonly Anomalie[]): boolean => anomalies.some(isBloquante);
const codes = async (texte: string): Promise<string[]> => (await lire(texte)).anomalies.map((a) => a.code);

describe("readExport", () => {
  it("refuse la ligne fautive avec sa ligne, sa colonne et jamais sa valeur", async () => {
    const { comptes, anomalies } = await lire(fichier(ligne(), ligne({ foyer: "F2", demande: "31/02/2025" })));
    expect(comptes).toEqual({ lues: 2, gardees: 1, refusees: 1 });
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]).toMatchObject({
      gravite: "avertissement",
      code: "valeur-illisible",
      ligne: 3,
      colonne: "Date demande",
      valeur: null,
    });
  });

  it.each([
    ["case-vide", { foyer: "" }],
    ["case-vide", { demande: "" }],
    ["valeur-illisible", { montant: "dix euros" }],
    ["montant-negatif", { montant: "-10,00" }],
    ["valeur-illisible", { cp: "bientôt" }],
    ["libelle-inconnu", { decision: "peut-être" }],
  ])("refuse %s %j", async (code, champs) => {
    const { comptes, anomalies } = await lire(fichier(ligne(), ligne({ foyer: "F2", ...champs })));
    expect([comptes.gardees, comptes.refusees]).toEqual([1, 1]);
    expect(anomalies.map((a) => a.code)).toEqual([code]);
  });

  it("met hors champ, sans la refuser ni lui chercher de faute, la ligne d'une autre année", async () => {
    const { comptes, parAnnee, anomalies } = await lire(
      fichier(ligne(), ligne({ demande: "31/12/2024" }), ligne({ demande: "31/12/2024", montant: "dix euros" })),
    );
    expect(comptes).toEqual({ lues: 3, gardees: 1, refusees: 0 });
    expect(parAnnee.get(2025)).toEqual(comptes);
    expect(anomalies.map((a) => a.code)).toEqual(["date-hors-millesime", "date-hors-millesime"]);
    expect(anomalies[0]?.message).toContain("hors champ");
  });

  it("garde la demande dont la décision précède le dépôt, sans délai", async () => {
    const { lignes, anomalies } = await lire(fichier(ligne({ cp: "01/01/2025" })));
    expect(lignes[0]?.date_decision).toBeNull();
    expect(anomalies.map((a) => a.code)).toEqual(["dates-inversees"]);
  });

  it("bloque le fichier dont une colonne manque, et dit toutes celles qui manquent", async () => {
    const texte = fichier(ligne()).replace("N°FOYER", "Foyer").replace("Décision", "Avis");
    const { comptes, anomalies } = await lire(texte);
    expect(comptes).toEqual({ lues: 1, gardees: 0, refusees: 1 });
    expect(anomalies.map((a) => [a.gravite, a.code, a.colonne])).toEqual([
      ["bloquante", "colonne-absente", "N°FOYER"],
      ["bloquante", "colonne-absente", "Décision"],
    ]);
    expect((await lire(fichier(ligne()).replace("Décision", "Décisions"))).anomalies[0]?.action).toContain("n° 8");
  });

  it("bloque deux colonnes au même en-tête, un fichier vide, un guillemet jamais refermé, rien de gardé", async () => {
    expect(await codes(fichier(ligne()).replace("Observations", "Décision"))).toEqual(["colonne-double"]);
    expect(await codes("")).toEqual(["fichier-vide"]);
    expect((await lire(fichier(ligne(), ligne({ nom: '"X' }), ligne()))).anomalies[0]).toMatchObject({
      gravite: "bloquante",
      code: "guillemet-ouvert",
      ligne: 3,
    });
    expect(await codes(fichier(ligne({ foyer: "" })))).toEqual(["aucune-ligne", "case-vide"]);
  });

  it("n'avale pas une ligne entre deux guillemets égarés", async () => {
    const { comptes, anomalies } = await lire(
      fichier(ligne({ nom: '"X' }), ligne(), ligne({ nom: '"' }), ligne({ foyer: "F9" })),
    );
    expect(comptes.gardees).toBe(1);
    expect(anomalies.map((a) => a.code)).toContain("ligne-deformee");
  });

  it("met hors champ, et compte, totaux et lignes vides", async () => {
    const vide = ";".repeat(9);
    const { comptes, anomalies } = await lire(
      fichier(ligne(), "Sous-total janvier;;;;;;;;10,00;", vide, "", "TOTAL;;;;;;;;10,00;"),
    );
    expect(comptes).toEqual({ lues: 5, gardees: 1, refusees: 0 }); // personne ne les a refusées
    expect(anomalies.map((a) => a.message)).toEqual(["2 lignes de total : hors champ", "2 lignes vides : hors champ"]);
  });

  it("dit ensemble les lignes d'un même défaut au-delà de dix, sans en perdre le compte", async () => {
    const fautives = Array.from({ length: 37 }, () => ligne({ demande: "?" }));
    const { comptes, anomalies } = await lire(fichier(ligne(), ...fautives));
    expect(comptes.refusees).toBe(37);
    expect(anomalies).toHaveLength(11);
    expect(anomalies[10]?.message).toContain("27 autres lignes");
  });

  it("lues = gardées + refusées + hors champ, sans lever, quoi qu'on fasse au fichier", async () => {
    const noms = ["A", 'B "dit" C', "", "é€"];
    const sain = win1252(fichier(...noms.map((nom, i) => ligne({ nom, foyer: `F${i}`, montant: "1 234,50 €" }))));
    const coup = fc.record({
      place: fc.nat({ max: sain.length - 1 }),
      coupe: fc.nat({ max: 30 }),
      ajout: fc.oneof(fc.constantFrom('"', ";", "\n", "\r", "TOTAL", "\u0000"), fc.string({ maxLength: 6 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(coup, { minLength: 1, maxLength: 6 }), async (coups) => {
        let octets = Buffer.from(sain);
        for (const { place, coupe, ajout } of coups)
          octets = Buffer.concat([
            octets.subarray(0, place),
            Buffer.from(ajout, "latin1"),
            octets.subarray(place + coupe),
          ]);
        const decodage = decodeExport(octets, "windows-1252");
        if (!("texte" in decodage)) return;
        const { comptes, lignes, anomalies } = await lire(decodage.texte);
        const horsChamp = countHorsChamp(anomalies);
        expect(comptes.lues).toBe(comptes.gardees + comptes.refusees + (isBloque(anomalies) ? 0 : horsChamp));
        expect(lignes).toHaveLength(comptes.gardees);
        if (comptes.refusees > 0) expect(anomalies.length).toBeGreaterThan(0);
        expect(anomalies.every((a) => a.valeur === null)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
