import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProjet } from "../../src/charger/projet.ts";
import { charger } from "../../src/charger/charger.ts";
import { telecharger, type RapportTelechargement } from "../../src/telecharger/telecharger.ts";
import { COMMUNES, COMPARATEUR, createEssai, zip, type Essai, type Ligne } from "../charger/projet-essai.ts";
import { archiver, bombe } from "../charger/zip-fautif.ts";
import { corps, createAccesEssai, ouvrirServeur, statut, type OptionsAcces, type Reponse, type Serveur } from "./serveur.ts"; // prettier-ignore

const sha = (contenu: string | Uint8Array): string => createHash("sha256").update(contenu).digest("hex");

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
afterAll(() => serveur.fermer());

let n = 0;
const route = (...reponses: Reponse[]): string => serveur.repondre(`/t${n++}`, ...reponses);

/** Un projet dont les fichiers ne sont pas encore là. */
function projet(lignes: readonly Ligne[]): Essai {
  const essai = createEssai("abs-telecharger-");
  rmSync(join(essai.dir, "brut"), { recursive: true });
  essai.millesimes(lignes);
  return essai;
}
const lancer = (essai: Essai, { accepter = false, ...options }: OptionsAcces & { accepter?: boolean } = {}): Promise<RapportTelechargement> =>
  telecharger(readProjet(essai.dir), { acces: createAccesEssai({ limites: { essais: 2 }, ...options }), accepter, recuLe: "2026-11-22" }); // prettier-ignore
const etats = ({ fichiers }: RapportTelechargement): string[] => fichiers.map((f) => f.etat);
const codes = ({ anomalies }: RapportTelechargement): string[] => anomalies.map((a) => a.code);
const lignes = (essai: Essai): (readonly string[])[] =>
  readProjet(essai.dir).millesimes.map((l) => [l.sha256, l.recu_le]);
const present = (essai: Essai, fichier: string): boolean => existsSync(join(essai.dir, fichier));

describe("telecharger", () => {
  it("prend, inscrit, et ce qu'il a pris se charge", async () => {
    const archive = zip("base_cc_comparateur.CSV", COMPARATEUR);
    const essai = projet([
      { source: "cog-communes", cog: "2023", fichier: "brut/cog/communes.csv", url: route(corps(COMMUNES)) },
      {
        source: "rp-comparateur",
        millesime: "2018",
        cog: "2021",
        fichier: "brut/rp/c.zip",
        url: route(corps(archive)),
      },
    ]);
    const rapport = await lancer(essai);
    expect([etats(rapport), codes(rapport)]).toEqual([["pris", "pris"], []]);
    expect(lignes(essai)).toEqual([[sha(COMMUNES), "2026-11-22"], [sha(archive), "2026-11-22"]]); // prettier-ignore
    const charge = await charger(readProjet(essai.dir));
    expect(charge.anomalies).toEqual([]);
    expect(charge.fichiers.map((f) => f.etat)).toEqual(["charge", "charge"]);
  });

  it("ne redemande rien de ce qui est là, et ne touche pas à millesimes.csv", async () => {
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(corps(COMMUNES)) }]);
    await lancer(essai);
    const chemin = join(essai.dir, "millesimes.csv");
    utimesSync(chemin, 1, 1);
    const avant = serveur.recues.length;
    expect(etats(await lancer(essai))).toEqual(["inchange"]);
    expect([serveur.recues.length, statSync(chemin).mtimeMs]).toEqual([avant, 1000]);
  });

  it("reprend du cache un fichier effacé, sauf si le cache a été modifié", async () => {
    const url = route(corps(COMMUNES));
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url }]);
    await lancer(essai);
    const avant = serveur.recues.length;
    rmSync(join(essai.dir, "a.csv"));
    expect(etats(await lancer(essai))).toEqual(["cache"]);
    expect([serveur.recues.length, essai.lire("a.csv")]).toEqual([avant, COMMUNES]);
    rmSync(join(essai.dir, "a.csv"));
    writeFileSync(join(essai.dir, ".abs/telechargements", sha(COMMUNES)), "autre chose");
    expect(etats(await lancer(essai))).toEqual(["pris"]);
    expect(essai.lire("a.csv")).toBe(COMMUNES);
  });

  it("refuse un fichier que le producteur a changé, jusqu'à --accepter", async () => {
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(corps(COMMUNES)), sha256: "0".repeat(64), recu_le: "2025-01-01" }]); // prettier-ignore
    const refuse = await lancer(essai);
    expect([etats(refuse), codes(refuse), present(essai, "a.csv")]).toEqual([
      ["refuse"],
      ["empreinte-differente"],
      false,
    ]);
    expect(refuse.anomalies[0]?.message).toContain(sha(COMMUNES));
    expect(refuse.anomalies[0]?.action).toContain("--accepter");
    expect(lignes(essai)).toEqual([["0".repeat(64), "2025-01-01"]]);
    expect(etats(await lancer(essai, { accepter: true }))).toEqual(["pris"]);
    expect(lignes(essai)).toEqual([[sha(COMMUNES), "2026-11-22"]]);
  });

  it("accepte l'empreinte écrite en majuscules, sans la récrire", async () => {
    const haute = sha(COMMUNES).toUpperCase();
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(corps(COMMUNES)), sha256: haute }]); // prettier-ignore
    expect(etats(await lancer(essai))).toEqual(["pris"]);
    expect(lignes(essai)).toEqual([[haute, ""]]);
  });

  it("inscrit un fichier déposé à la main, et ne remplace jamais un fichier présent", async () => {
    const url = route(statut(500));
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url }]);
    essai.ecrire("a.csv", "déposé;à la main\n");
    const avant = serveur.recues.length;
    expect(etats(await lancer(essai))).toEqual(["inscrit"]);
    expect(lignes(essai)).toEqual([[sha("déposé;à la main\n"), "2026-11-22"]]);
    essai.ecrire("a.csv", "un;autre\n");
    const rapport = await lancer(essai);
    expect([codes(rapport), essai.lire("a.csv")]).toEqual([["empreinte-differente"], "un;autre\n"]);
    expect(etats(await lancer(essai, { accepter: true }))).toEqual(["inscrit"]);
    expect([lignes(essai), serveur.recues.length]).toEqual([[[sha("un;autre\n"), "2026-11-22"]], avant]);
  });

  it.each([
    ["une page d'erreur servie comme un csv", "a.csv", corps("\n <!DOCTYPE html><html>Service indisponible"), "contenu-inattendu"],
    ["une page en texte nu", "a.csv", corps("Erreur interne", { "content-type": "text/html; charset=utf-8" }), "contenu-inattendu"],
    ["une page servie comme un zip", "a.zip", corps("<html><body>Erreur</body></html>", { "content-type": "application/zip" }), "contenu-inattendu"],
    ["une page servie comme un classeur", "a.xlsx", corps("<html></html>"), "contenu-inattendu"],
    ["l'erreur json d'une API", "a.csv", corps('{"error_code":"ODSQLError"}'), "contenu-inattendu"],
    ["un fichier vide", "a.csv", corps(""), "contenu-inattendu"],
    ["un zip sous le nom d'un csv", "a.csv", corps(zip("x.csv", "a")), "contenu-inattendu"],
    ["un csv sous le nom d'un zip", "a.zip", corps("a;b\n"), "contenu-inattendu"],
    ["des octets qui ne sont pas du texte", "a.csv", corps(Uint8Array.from([1, 0, 2, 0, 0])), "contenu-inattendu"],
    ["une archive tronquée par le serveur", "a.zip", corps(zip("x.csv", COMPARATEUR).slice(0, -40)), "archive-refusee"],
    ["une bombe", "a.zip", corps(bombe(20 * 1024 ** 2)), "archive-refusee"],
    ["une bombe sous le nom d'un classeur", "a.xlsx", corps(bombe(20 * 1024 ** 2)), "archive-refusee"],
    ["une archive qui s'évade", "a.zip", corps(archiver([{ nom: "../../a.csv", contenu: Buffer.from("a") }])), "archive-refusee"],
    ["une réponse 404", "a.csv", statut(404), "adresse-disparue"],
    ["une réponse 403", "a.csv", statut(403), "reponse-refusee"],
    ["un renvoi vers un autre hôte", "a.csv", statut(302, { location: "https://exemple.com/a.csv" }), "redirection-autre-hote"],
    ["un serveur en panne", "a.csv", statut(500), "serveur-en-panne"],
  ] as [string, string, Reponse, string][])("refuse %s : rien n'est écrit, et c'est dit", async (_, fichier, reponse, code) => {
    const url = route(reponse);
    const essai = projet([{ source: "rp-comparateur", millesime: "2018", cog: "2021", fichier, url }]);
    const rapport = await lancer(essai);
    expect([etats(rapport), codes(rapport), present(essai, fichier), lignes(essai)]).toEqual([["refuse"], [code], false, [["", ""]]]);
    const [anomalie] = rapport.anomalies;
    expect(anomalie).toMatchObject({ gravite: "bloquante", fichier: "millesimes.csv", ligne: 2, colonne: "url" });
    expect(anomalie?.action).toMatch(/\.$/);
    if (/la main/.test(anomalie?.action ?? "")) {
      expect(anomalie?.action).toContain(url);
      expect(anomalie?.action).toContain("https://www.insee.fr/fr/statistiques/2521169"); // la page de la source
      expect(anomalie?.action).toContain(join(essai.dir, fichier));
    } else expect(["a.csv", "a.zip"]).toContain(fichier);
    const restes = join(essai.dir, ".abs/telechargements");
    if (existsSync(restes)) expect(readdirSync(restes)).toEqual(["partiels"]);
  }); // prettier-ignore

  it.each([
    ["../dehors.csv", "fichier-hors-projet"],
    ["/tmp/dehors.csv", "fichier-hors-projet"],
    ["", "fichier-hors-projet"],
  ])("refuse d'écrire en « %s »", async (fichier, code) => {
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier, url: route(corps(COMMUNES)) }]);
    expect(codes(await lancer(essai))).toEqual([code]);
  });

  it("dit qu'un dossier est à la place du fichier", async () => {
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(corps(COMMUNES)) }]);
    essai.ecrire("a.csv/dedans", "x");
    expect(codes(await lancer(essai))).toEqual(["disque"]);
  });

  it("refuse une adresse qui n'est pas en https", async () => {
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: "http://www.insee.fr/a.csv" }]);
    expect(codes(await lancer(essai))).toEqual(["adresse-non-sure"]);
  });

  it("un fichier refusé n'empêche pas les autres, et deux lignes n'ont pas le même fichier", async () => {
    const url = route(corps(COMMUNES));
    const essai = projet([
      { source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(statut(404)) },
      { source: "cog-communes", cog: "2023", fichier: "b.csv", url },
      { source: "cog-communes", cog: "2023", fichier: "c.csv", url },
      { source: "cog-communes", cog: "2023", fichier: "c.csv", url },
      { source: "cog-communes", cog: "2023", fichier: "sans-adresse.csv" },
    ]);
    const rapport = await lancer(essai);
    expect(etats(rapport)).toEqual(["refuse", "pris", "pris", "refuse"]);
    expect(codes(rapport)).toEqual(["adresse-disparue", "fichier-double"]);
    expect([essai.lire("b.csv"), essai.lire("c.csv")]).toEqual([COMMUNES, COMMUNES]);
    expect(lignes(essai).map(([s]) => s)).toEqual(["", sha(COMMUNES), sha(COMMUNES), "", ""]);
  });

  it("met Melodi en CSV, avec une panne et un quota en route, et retrouve la même empreinte", async () => {
    const observation = (code: string, value: number): object => ({ dimensions: { GEO: `2025-COM-${code}`, TIME_PERIOD: "2023", POPREF_MEASURE: "PMUN" }, measures: { OBS_VALUE_NIVEAU: { value } } }); // prettier-ignore
    const page = (req: Parameters<Reponse>[0], res: Parameters<Reponse>[1]): void => {
      const url = new URL(req.url ?? "", serveur.origine);
      const suite = new URL(url);
      suite.searchParams.set("page", "2");
      const reponse = url.searchParams.has("totalCount")
        ? { observations: [], paging: { count: 2 } }
        : url.searchParams.get("page") === "2"
          ? { observations: [observation("44109", 327734)], paging: {} }
          : { observations: [observation("68224", 106341)], paging: { next: suite.href } };
      corps(JSON.stringify(reponse), { "content-type": "application/json" })(req, res);
    };
    const url = serveur.repondre("/melodi/data/DS_POPULATIONS_REFERENCE", statut(429, { "retry-after": "1" }), page, statut(500), page); // prettier-ignore
    const essai = projet([{ source: "pop-reference", niveau: "commune", cog: "2025", fichier: "brut/pop.csv", url: `${url}?GEO=COM` }]); // prettier-ignore
    const rapport = await lancer(essai);
    expect([etats(rapport), codes(rapport)]).toEqual([["pris"], []]);
    const attendu = "GEO;GEO_OBJECT;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE;OBS_STATUS;CONF_STATUS\n44109;COM;PMUN;2023;327734;;\n68224;COM;PMUN;2023;106341;;\n"; // prettier-ignore
    expect([essai.lire("brut/pop.csv"), lignes(essai)]).toEqual([attendu, [[sha(attendu), "2026-11-22"]]]);
    expect(readProjet(essai.dir).millesimes[0]?.url).toBe(`${url}?GEO=COM`);
    rmSync(join(essai.dir, ".abs"), { recursive: true });
    rmSync(join(essai.dir, "brut"), { recursive: true });
    expect(etats(await lancer(essai))).toEqual(["pris"]);
  });

  it("dit ce que Melodi a rendu d'autre que le niveau demandé", async () => {
    const o = (geo: string): object => ({
      dimensions: { GEO: geo, TIME_PERIOD: "2023" },
      measures: { V: { value: 1 } },
    });
    const page: Reponse = (req, res) => corps(JSON.stringify({ observations: [o("2025-COM-01001"), o("2025-DEP-01")], paging: { count: 2 } }))(req, res); // prettier-ignore
    const url = serveur.repondre("/melodi/data/DS_Y", page);
    const essai = projet([{ source: "x", niveau: "commune", fichier: "y.csv", url }]);
    const rapport = await lancer(essai);
    expect(etats(rapport)).toEqual(["pris"]);
    expect(rapport.anomalies).toEqual([expect.objectContaining({ gravite: "avertissement", message: "y.csv : 1 observations d'un autre niveau laissées de côté" })]); // prettier-ignore
  });

  it("met les pages d'Opendatasoft en CSV", async () => {
    const page: Reponse = (req, res) => {
      const offset = Number(new URL(req.url ?? "", serveur.origine).searchParams.get("offset"));
      const results = Array.from({ length: Math.min(100, 150 - offset) }, (_, i) => ({ numcomdo: "68224", rang: offset + i, geo: { lat: 1 } })); // prettier-ignore
      corps(JSON.stringify({ total_count: 150, results }))(req, res);
    };
    const url = serveur.repondre("/api/explore/v2.1/catalog/datasets/s_ben_com_f/records", page);
    const essai = projet([{ source: "caf-communes", cog: "2025", fichier: "caf.csv", url: `${url}?where=numcomdo%3D%2268224%22` }]); // prettier-ignore
    expect(etats(await lancer(essai))).toEqual(["pris"]);
    const lues = essai.lire("caf.csv").trim().split("\n");
    expect([lues.length, lues[0], lues[1]]).toEqual([151, "numcomdo;rang;geo", '68224;0;"{""lat"":1}"']);
  });

  it("dit où il en est", async () => {
    const dits: string[] = [];
    const essai = projet([{ source: "cog-communes", cog: "2023", fichier: "a.csv", url: route(corps(COMMUNES)) }]);
    await telecharger(readProjet(essai.dir), {
      acces: createAccesEssai(),
      accepter: false,
      recuLe: "2026-11-22",
      avancement: (fichier, octets, total) => dits.push(`${fichier} ${octets}/${total}`),
      fini: (faits, total) => dits.push(`${faits}/${total}`),
    });
    const taille = Buffer.byteLength(COMMUNES);
    expect(dits).toEqual([`a.csv ${taille}/${taille}`, "1/1"]);
    expect(readFileSync(join(essai.dir, "a.csv"), "utf8")).toBe(COMMUNES);
  });
});
