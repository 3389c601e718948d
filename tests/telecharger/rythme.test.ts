import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getSource, SOURCES } from "../../loaders/index.ts";
import { adresseDe, ligneMillesime, nomFichier, readAdresses, readJeux } from "../../src/telecharger/adresses.ts";
import { readAdresse, readHotes, suivreRedirection } from "../../src/telecharger/hotes.ts";
import { LIMITES } from "../../src/telecharger/limites.ts";
import { attenteAvant, readRetryAfter } from "../../src/telecharger/nouvel-essai.ts";
import { Politesse } from "../../src/telecharger/politesse.ts";
import { createHorloge } from "./serveur.ts";

describe("readRetryAfter", () => {
  const MAINTENANT = Date.UTC(2026, 10, 22, 8, 0, 0);
  it.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["Sun, 22 Nov 2026 08:02:00 GMT", 120_000], // les trois formes de date de la RFC 9110, § 5.6.7
    ["Sunday, 22-Nov-26 08:02:00 GMT", 120_000],
    ["Sun, 22 Nov 2026 07:00:00 GMT", 0],
    ["bientôt", null],
    ["-5", null],
    ["", null],
    [undefined, null],
  ])("%s → %s", (entete, attendu) => expect(readRetryAfter(entete, MAINTENANT)).toBe(attendu));
});

describe("attenteAvant", () => {
  it("croît, reste entre la moitié et le plafond, et laisse parler le serveur", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, alea) => {
        const attente = attenteAvant(n, null, LIMITES, { ...createHorloge(), alea: () => alea });
        const plein = Math.min(LIMITES.attenteMax, LIMITES.attente * 2 ** (n - 1));
        expect(attente).toBeGreaterThanOrEqual(plein / 2);
        expect(attente).toBeLessThanOrEqual(plein);
        expect(attenteAvant(n, 1234, LIMITES, createHorloge())).toBe(1234);
      }),
    );
  });
});

describe("Politesse", () => {
  const url = new URL("https://api.insee.fr/melodi/data/X");
  const hotes = [{ hote: "api.insee.fr", parMinute: 30, paralleles: 2 }];

  it("ne dépasse jamais 30 départs par minute glissante chez Melodi", async () => {
    const horloge = createHorloge(0);
    const politesse = new Politesse(hotes, horloge);
    const departs: number[] = [];
    await Promise.all(Array.from({ length: 95 }, () => politesse.run(url, async () => void departs.push(horloge.maintenant())))); // prettier-ignore
    expect(departs.length).toBe(95);
    for (const [i, t] of departs.entries()) if (i >= 30) expect(t - (departs[i - 30] ?? 0)).toBeGreaterThanOrEqual(60_000); // prettier-ignore
    expect(horloge.maintenant()).toBe(180_000); // 30 par minute : le 91e part à la quatrième
  });

  it("n'en laisse pas plus de deux en cours, et libère la place d'un échec", async () => {
    const politesse = new Politesse(hotes, createHorloge());
    let [enCours, max] = [0, 0];
    const travaux = Array.from({ length: 20 }, (_, i) =>
      politesse.run(url, async () => {
        max = Math.max(max, ++enCours);
        await new Promise((resolve) => setTimeout(resolve, 1));
        enCours--;
        if (i % 3 === 0) throw new RangeError("raté");
      }),
    );
    const finis = await Promise.allSettled(travaux);
    expect([max, enCours, finis.filter((f) => f.status === "rejected").length]).toEqual([2, 0, 7]);
  });

  it("suspend tout l'hôte, et lui seul", async () => {
    const horloge = createHorloge(0);
    const politesse = new Politesse(hotes, horloge);
    politesse.suspendre(url, 5000);
    await politesse.run(new URL("https://www.insee.fr/"), async () => {});
    expect(horloge.attentes).toEqual([]);
    await politesse.run(url, async () => {});
    expect(horloge.attentes).toEqual([5000]);
  });

  it("suit la table : Melodi à 30 requêtes par minute, chaque hôte une fois, en nombres", () => {
    const table = readHotes();
    expect(table.find((h) => h.hote === "api.insee.fr")?.parMinute).toBe(30); // domaine : limite annoncée par l'Insee
    expect(new Set(table.map((h) => h.hote)).size).toBe(table.length);
    for (const { hote, parMinute, paralleles } of table)
      expect([hote, parMinute > 0 && parMinute <= 60, paralleles > 0 && paralleles <= 4]).toEqual([hote, true, true]);
  });
});

describe("les adresses", () => {
  it.each(["pas une adresse", "http://www.insee.fr/f.zip", "ftp://www.insee.fr/f", "file:///etc/passwd", ""])(
    "« %s » est refusée", (texte) => expect(() => readAdresse(texte)).toThrow(),
  ); // prettier-ignore
  it.each(["https://www.insee.fr/f.zip", "http://127.0.0.1:80/f", "http://localhost/f", "http://[::1]:8/f"])(
    "« %s » est acceptée", (texte) => expect(readAdresse(texte).href).toBe(new URL(texte).href),
  ); // prettier-ignore

  it.each([
    ["https://www.insee.fr/a", "/b", "https://www.insee.fr/b"],
    ["https://www.insee.fr/a", "https://api.insee.fr/b", "https://api.insee.fr/b"],
    ["https://www.insee.fr/a", "http://www.insee.fr/a", null],
    ["https://www.insee.fr/a", "http://127.0.0.1/a", null],
    ["https://www.insee.fr/a", "https://www.insee.fr.exemple.com/a", null],
    ["https://www.insee.fr/a", "https://www.insee.fr:8443/a", null],
    ["https://www.insee.fr/a", "data:text/csv,a", null],
    ["http://127.0.0.1:1/a", "http://www.insee.fr/a", null],
    ["http://127.0.0.1:1/a", "https://www.insee.fr/a", "https://www.insee.fr/a"],
    ["https://www.insee.fr/a", undefined, null],
  ])("de %s vers %s : %s", (depuis, location, attendu) => {
    const suivre = (): string => suivreRedirection(new URL(depuis), location, readHotes()).href;
    if (attendu === null) expect(suivre).toThrow();
    else expect(suivre()).toBe(attendu);
  });
});

describe("la table des adresses", () => {
  it("ne nomme que des sources déclarées, des mailles qu'elles ont, des hôtes connus, en https", () => {
    expect(readAdresses().length).toBeGreaterThan(10);
    for (const a of readAdresses()) {
      const source = getSource(a.source);
      expect([a.source, source !== undefined]).toEqual([a.source, true]);
      if (a.niveau !== null) expect(source?.type === "mesures" && source.niveaux.includes(a.niveau)).toBe(true);
      expect(a.page).toMatch(/^https:\/\//);
      if (a.url === "") continue;
      expect(readHotes().map((h) => h.hote)).toContain(readAdresse(a.url).host);
      expect(nomFichier(a.url)).toMatch(/\.(csv|zip|xlsx?)$/);
      if (a.millesime !== null && /\d{4}\D*$/.test(nomFichier(a.url)) && !a.url.includes("1943"))
        expect(nomFichier(a.url)).toContain(String(a.millesime));
    }
    const cles = readAdresses().map((a) => `${a.source} ${a.niveau} ${a.millesime}`);
    expect(new Set(cles).size).toBe(cles.length);
  });

  it("en a une, ou une page où regarder, pour chaque source déclarée", () => {
    const connues = new Set(readAdresses().map((a) => a.source));
    // Les extraits par IRIS d'habitat ne se téléchargent pas : leur page est celle des bases de l'Insee. Un tableau que le CCAS ou
    // un partenaire remplit ne se prend nulle part, et lui seul.
    const sansAdresse = SOURCES.filter(({ id }) => !connues.has(id)).map((s) => s.id);
    const aRemplir = SOURCES.filter((s) => s.type === "mesures" && s.gabarit !== undefined).map((s) => s.id);
    expect(sansAdresse).toEqual(aRemplir);
  });

  it("ne suit au catalogue de Melodi que des sources déclarées", () => {
    for (const [source, jeu] of readJeux()) expect([source, getSource(source) !== undefined, /^DS_[A-Z0-9_]+$/.test(jeu)]).toEqual([source, true, true]); // prettier-ignore
  });

  it("ne donne l'adresse d'un fichier que si elle rend ce fichier-là", () => {
    const url = "https://www.insee.fr/fr/statistiques/fichier/8229323/BASE_TD_FILO_IRIS_2021_DEC_CSV.zip";
    expect(adresseDe("filosofi-iris-dec", "iris", 2021, "brut/BASE_TD_FILO_IRIS_2021_DEC_CSV.zip")).toBe(url);
    expect(adresseDe("filosofi-iris-dec", "iris", 2021, "brut/BASE_TD_FILO_IRIS_2021_DEC.csv")).toBe(""); // extrait du zip
    expect(adresseDe("filosofi-iris-dec", "iris", 2019, "brut/x.zip")).toBe("");
    expect(adresseDe("inconnue", null, 2021, "x.zip")).toBe("");
  });

  it.each([
    ["https://data.caf.fr/api/explore/v2.1/catalog/datasets/s_ben_com_f/exports/csv?delimiter=%3B", "s_ben_com_f.csv"],
    ["https://api.insee.fr/melodi/file/DS_BPE/DS_BPE_2024_CSV_FR", "DS_BPE_2024_CSV_FR.zip"],
    ["https://api.insee.fr/melodi/data/DS_BPE?GEO=COM-68224", "DS_BPE.csv"],
    ["https://www.insee.fr/fr/statistiques/fichier/1/a.xlsx", "a.xlsx"],
  ])("range %s sous %s", (url, nom) => expect(nomFichier(url)).toBe(nom));

  it("propose une ligne complète de millesimes.csv", () => {
    const source = getSource("filosofi-iris-dec");
    const adresse = readAdresses().find((a) => a.source === "filosofi-iris-dec");
    expect(source && adresse && ligneMillesime(source, adresse)).toBe(
      "filosofi-iris-dec;;2021;2023;;brut/filosofi/BASE_TD_FILO_IRIS_2021_DEC_CSV.zip;https://www.insee.fr/fr/statistiques/fichier/8229323/BASE_TD_FILO_IRIS_2021_DEC_CSV.zip;;",
    );
  });
});
