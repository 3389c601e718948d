import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ErreurUsage } from "../../src/cli/sortie.ts";
import { runSources } from "../../src/cli/sources.ts";
import { formatTaille, runTelecharger } from "../../src/cli/telecharger.ts";
import { readAdresses } from "../../src/telecharger/adresses.ts";
import { listSources, type EtatSource } from "../../src/telecharger/etat-sources.ts";
import { SOURCES } from "../../loaders/index.ts";
import { COMMUNES, createEssai } from "../charger/projet-essai.ts";
import { corps, createAccesEssai, ouvrirServeur, statut, type Serveur } from "../telecharger/serveur.ts";

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
afterAll(() => serveur.fermer());

let sortie: string[] = [];
let erreur: string[] = [];
beforeEach(() => {
  [sortie, erreur] = [[], []];
  vi.spyOn(console, "log").mockImplementation((ligne: string) => void sortie.push(ligne));
  vi.spyOn(console, "error").mockImplementation((ligne: string) => void erreur.push(ligne));
});
afterEach(() => vi.restoreAllMocks());

describe("abs telecharger", () => {
  it("sort en 0 quand tout est pris, et dit quoi", async () => {
    const essai = createEssai();
    essai.millesimes([{ source: "cog-communes", cog: "2023", fichier: "neuf.csv", url: serveur.repondre("/a", corps(COMMUNES)) }]); // prettier-ignore
    expect(await runTelecharger(essai.dir, { acces: createAccesEssai() })).toBe(0);
    expect(sortie.join("\n")).toMatch(/^ {2}pris {5}neuf\.csv : \S+ octets$/m);
    expect(erreur.join("\n")).toMatch(/fichiers en place : 1 sur 1/);
  });

  it("sort en 1 quand un fichier manque, en disant où le prendre et où le mettre", async () => {
    const essai = createEssai();
    essai.millesimes([{ source: "cog-communes", cog: "2023", fichier: "neuf.csv", url: serveur.repondre("/b", statut(404)) }]); // prettier-ignore
    expect(await runTelecharger(essai.dir, { acces: createAccesEssai() })).toBe(1);
    expect(sortie.join("\n")).toContain("REFUSÉ   neuf.csv");
    expect(erreur.join("\n")).toMatch(/✗ millesimes\.csv, ligne 2, colonne url : neuf\.csv : l'adresse n'existe plus/);
    expect(erreur.join("\n")).toMatch(/à la main : http:\/\/127\S+\/b \(page du producteur : https:\S+\), le déposer ici : \S+neuf\.csv, puis relancer\./); // prettier-ignore
  });

  it("dit qu'il n'y a rien à prendre quand aucune ligne n'a d'adresse", async () => {
    expect(await runTelecharger(createEssai().dir)).toBe(0);
    expect(sortie.join("\n")).toContain("abs sources");
  });

  it("refuse un dossier qui n'est pas un projet", async () => {
    await expect(runTelecharger("/nulle/part")).rejects.toThrow(ErreurUsage);
  });

  it.each([
    [0, "0 octets"],
    [999, "999 octets"],
    [1500, "1,5 ko"],
    [3_800_000, "3,8 Mo"],
  ])("%i octets se disent %s", (octets, texte) => expect(formatTaille(octets)).toBe(texte));
});

describe("abs sources", () => {
  const enJson = async (dir: string, options = {}): Promise<{ commune: string; catalogueInterroge: boolean; sources: EtatSource[] }> => {
    expect(await runSources(dir, { format: "json", ...options })).toBe(0);
    return JSON.parse(sortie.join("\n"));
  }; // prettier-ignore

  it("liste toutes les sources déclarées, ce que le projet a, ce qui a été lu", async () => {
    const essai = createEssai();
    await essai.charger();
    const { commune, catalogueInterroge, sources } = await enJson(essai.dir);
    expect([commune, catalogueInterroge]).toEqual(["68224", false]);
    expect(sources.map((s) => s.source)).toEqual(SOURCES.map((s) => s.id));
    const de = (id: string): EtatSource | undefined => sources.find((s) => s.source === id);
    expect(de("filosofi-cc")).toMatchObject({
      projet: [{ millesime: 2021, niveau: "commune" }],
      lus: [2021],
      verifie: true,
    });
    expect(de("caf-communes")?.lus).toEqual([2023, 2024]);
    expect(de("cog-communes")).toMatchObject({ lus: [2023], propositions: [{ millesime: 2026, plusRecent: true }] });
    expect(de("cog-iris")).toMatchObject({ projet: [], lus: [], propositions: [{ plusRecent: false, ligne: null }] });
  });

  it("se lit en clair, avec les lignes à coller et la page où regarder", async () => {
    expect(await runSources(createEssai().dir)).toBe(0);
    const dit = sortie.join("\n");
    expect(dit).toContain(`Essai, commune 68224, géographie 2023 : ${SOURCES.length} sources déclarées`);
    const [depassees, aJour, absentes] = ["Plus récent chez le producteur (", "Au projet, rien de plus récent de connu (", "Absentes du projet, et la page où les prendre ("].map((t) => dit.indexOf(t)); // prettier-ignore
    expect([depassees, aJour, absentes]).toEqual([depassees, aJour, absentes].toSorted((a = 0, b = 0) => a - b));
    expect(depassees).toBeGreaterThan(0);
    expect(dit).toMatch(/Code officiel géographique, communes \(cog-communes\) : le projet a 2023\n {4}2026 : sa ligne est plus bas, « abs telecharger » la prendra \(https:\S+\)/); // prettier-ignore
    expect(dit).toMatch(
      /\n {2}Allocataires des CAF par IRIS \(caf-iris\) : 2020 ; pas encore lue, lancer « abs charger »\n/,
    );
    expect(dit).toMatch(/Carte des loyers d'annonce, appartements \* \(carte-loyers\)(, \d{4})? : https:\S+/);
    expect(dit).toContain("* déclarée d'après sa documentation, jamais essayée sur un vrai fichier.");
    // Chaque source une fois, et une ligne au plus pour ce qui n'appelle rien.
    for (const { id } of SOURCES) expect(dit.match(new RegExp(`\\(${id}\\)`, "g"))?.length, id).toBe(1);
    expect(sortie.filter((l) => l.startsWith("  ")).length).toBeLessThan(2 * SOURCES.length);
    expect(dit).toContain("  cog-communes;;2026;2026;;brut/cog/v_commune_2026.csv;https://www.insee.fr/");
    expect(dit.match(/^ {2}cog-appartenance;/gm)?.length).toBe(1); // le dernier seulement
    expect(dit).toContain("--en-ligne");
  });

  it("une ligne collée est une ligne que le projet sait lire", async () => {
    const essai = createEssai();
    await runSources(essai.dir);
    const lignes = sortie.join("\n").match(/^ {2}[a-z-]+;.*$/gm) ?? [];
    expect(lignes.length).toBeGreaterThan(5);
    essai.ecrire("millesimes.csv", `${essai.lire("millesimes.csv")}${lignes.map((l) => l.trim()).join("\n")}\n`);
    const { sources } = await enJson(essai.dir, void (sortie = []));
    expect(sources.flatMap((s) => s.propositions).filter((p) => p.plusRecent && p.ligne !== null)).toEqual([]);
  });

  it("demande au catalogue de l'Insee ce qui est plus récent", async () => {
    const produit = (id: string): object => ({
      id,
      accessURL: `https://api.insee.fr/melodi/file/DS_FILOSOFI_CC/${id}`,
    });
    const catalogue = serveur.repondre("/catalogue", corps(JSON.stringify([{ identifier: "DS_FILOSOFI_CC", product: [produit("DS_FILOSOFI_CC_2021_CSV_FR"), produit("DS_FILOSOFI_CC_2023_CSV_FR")] }]))); // prettier-ignore
    const { sources, catalogueInterroge } = await enJson(createEssai().dir, { enLigne: true, catalogue, acces: createAccesEssai() }); // prettier-ignore
    expect(catalogueInterroge).toBe(true);
    expect(sources.find((s) => s.source === "filosofi-cc")?.enLigne).toEqual({ jeu: "DS_FILOSOFI_CC", millesime: 2023, url: "https://api.insee.fr/melodi/file/DS_FILOSOFI_CC/DS_FILOSOFI_CC_2023_CSV_FR", plusRecent: true }); // prettier-ignore
    expect(sources.find((s) => s.source === "caf-iris")?.enLigne).toBeNull();
  });

  it("sans réseau, le dit et liste quand même", async () => {
    const catalogue = serveur.repondre("/panne", statut(500));
    expect(await runSources(createEssai().dir, { enLigne: true, catalogue, acces: createAccesEssai() })).toBe(0);
    expect(erreur.join("\n")).toMatch(/^! catalogue de l'Insee : .*panne/);
    expect(sortie.join("\n")).toContain("cog-communes");
  });

  it("ne propose pas ce que le projet a déjà, par son millésime ou par son adresse", () => {
    const adresse = readAdresses().find((a) => a.source === "rp-comparateur");
    const ligne = { source: "rp-comparateur", niveau: null, millesime: 2022, cog: 2025, publie: null, fichier: "a.zip", url: adresse?.url ?? "", sha256: "", recu_le: "", ligne: 2 }; // prettier-ignore
    const etat = listSources({ millesimes: [ligne] }, new Map()).find((s) => s.source === "rp-comparateur");
    expect(etat?.propositions).toEqual([]);
  });

  it("refuse un format inconnu", async () => {
    await expect(runSources(createEssai().dir, { format: "xml" })).rejects.toThrow(ErreurUsage);
  });
});
