import { renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { charger } from "../../src/charger/charger.ts";
import { readProjet } from "../../src/charger/projet.ts";
import { bloquantes, COMMUNES, COMPARATEUR, createEssai, FILOSOFI, LIGNES, zip } from "./projet-essai.ts";

const sansFichier = ({ fichier: _, ...autres }: Record<string, string>): Record<string, string> => autres;

describe("un fichier fautif laisse l'entrepôt tel qu'avant lui", () => {
  it.each([
    ["valeur illisible", "brut/filosofi.csv", FILOSOFI.replace(";302;", ";n.c.;")],
    ["ligne coupée", "brut/filosofi.csv", FILOSOFI.slice(0, -9)],
    ["fichier illisible", "brut/filosofi.csv", ""],
    ["fins de ligne mêlées", "brut/filosofi.csv", FILOSOFI.replace(/(2A004.*)\n/, "$1\r\n")],
    ["code de la géographie mal formé", "brut/communes.csv", COMMUNES.replace("COM,01001", "COM,1001")],
    ["géographie sans colonne", "brut/communes.csv", COMMUNES.replace("COMPARENT", "PARENT")],
  ])("quand une version précédente était chargée : %s", async (_, fichier, contenu) => {
    const essai = createEssai();
    await essai.charger();
    const avant = await essai.empreintes();
    essai.ecrire(fichier, contenu);
    const rapport = await essai.charger();
    expect(rapport.fichiers.filter((f) => f.etat === "refuse").map((f) => f.ligne.fichier)).toEqual([fichier]);
    expect(rapport.fichiers.filter((f) => f.etat === "inchange")).toHaveLength(LIGNES.length - 1);
    expect(await essai.empreintes()).toEqual(avant);
  });

  it("quand il n'avait jamais été chargé : les autres se chargent comme sans lui", async () => {
    const [seul, avec] = [createEssai(), createEssai()];
    seul.millesimes(LIGNES.filter((l) => l.source !== "caf-communes"));
    await seul.charger();
    avec.ecrire("brut/caf-communes.csv", "dtreffre;numcomdo;nomcom;indfoy_rsa\nhier;68224;M;1\n");
    await avec.charger();
    expect(sansFichier(await avec.empreintes())).toEqual(sansFichier(await seul.empreintes()));
  });

  it("sans aucune géographie, aucune mesure n'est chargée, et c'est dit une fois", async () => {
    const essai = createEssai();
    essai.ecrire("brut/communes.csv", "");
    const rapport = await essai.charger();
    expect(bloquantes(rapport).map((a) => a.code)).toEqual(["fichier-illisible", "geographie-absente"]);
    expect(rapport.fichiers.every((f) => f.etat === "refuse")).toBe(true);
    expect((await essai.empreintes())["mesure"]).toBe("0:0");
  });
});

describe("charger de nouveau", () => {
  it("ne relit rien et laisse les mêmes empreintes", async () => {
    const essai = createEssai();
    await essai.charger();
    const avant = await essai.empreintes();
    const rapport = await essai.charger();
    expect(rapport.fichiers.map((f) => f.etat)).toEqual(LIGNES.map(() => "inchange"));
    expect(await essai.empreintes()).toEqual(avant);
  });

  it("après avoir effacé l'entrepôt rebâtit les mêmes empreintes", async () => {
    const essai = createEssai();
    await essai.charger();
    const avant = await essai.empreintes();
    essai.effacer();
    await essai.charger();
    expect(await essai.empreintes()).toEqual(avant);
  });

  it("dans un autre ordre donne les mêmes mesures, au numéro de fichier près", async () => {
    const mesures = `select f.source, v.nom, m.millesime, m.niveau::varchar as niveau, m.territoire, m.valeur, m.marque::varchar as marque
      from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier order by all`;
    const [a, b] = [createEssai(), createEssai()];
    b.millesimes(LIGNES.toReversed());
    await a.charger();
    await b.charger();
    const [ra, rb] = [await a.rows(mesures), await b.rows(mesures)];
    expect(ra.length).toBe(289);
    expect(rb).toEqual(ra);
  });

  const relus = async (essai: ReturnType<typeof createEssai>): Promise<(string | undefined)[]> =>
    (await essai.charger()).fichiers.filter((f) => f.etat === "charge").map((f) => f.ligne.source);

  it("un fichier changé n'entraîne la relecture que de lui", async () => {
    const essai = createEssai();
    await essai.charger();
    essai.ecrire("brut/filosofi.csv", FILOSOFI.replace(";302;", ";303;"));
    expect(await relus(essai)).toEqual(["filosofi-cc"]);
  });

  it("une ligne de millesimes.csv changée aussi, et l'entrepôt la suit", async () => {
    const essai = createEssai();
    await essai.charger();
    essai.millesimes(LIGNES.map((l) => (l.source === "filosofi-cc" ? { ...l, publie: "2024" } : l)));
    expect(await relus(essai)).toEqual(["filosofi-cc"]);
    expect(await essai.rows("select publie from fichier where source = 'filosofi-cc'")).toEqual([{ publie: 2024 }]);
  });

  it("la géographie changée relit tout, une géographie retirée aussi", async () => {
    const essai = createEssai();
    const iris = { source: "cog-iris", cog: "2021", fichier: "brut/iris.csv" };
    essai.ecrire(iris.fichier, "CODE_IRIS;LIB_IRIS;TYP_IRIS;DEPCOM\n682240101;Centre;H;68224\n");
    essai.millesimes([...LIGNES, iris]);
    await essai.charger();
    essai.ecrire("brut/communes.csv", COMMUNES.replaceAll("Abergement", "L'Abergement"));
    expect(await relus(essai)).toEqual(["cog-communes", "rp-comparateur", "filosofi-cc", "caf-iris", "caf-communes"]);
    essai.millesimes(LIGNES);
    expect(await relus(essai)).toEqual(["rp-comparateur", "filosofi-cc", "caf-iris", "caf-communes"]);
    expect(await essai.rows("select * from territoire where niveau = 'iris'")).toEqual([]);
  });

  it("un fichier retiré de millesimes.csv quitte l'entrepôt", async () => {
    const [sans, avec] = [createEssai(), createEssai()];
    sans.millesimes(LIGNES.slice(0, 3));
    await sans.charger();
    await avec.charger();
    avec.millesimes(LIGNES.slice(0, 3));
    await avec.charger();
    expect(await avec.empreintes()).toEqual(await sans.empreintes());
    // La vue `mesure` cacherait une cellule ou un lieu oubliés.
    const restes =
      "select (select count(*) from cellule)::integer as cellules, (select count(*) from lieu)::integer as lieux";
    expect(await avec.rows(restes)).toEqual(await sans.rows(restes));
  });

  it("un projet déplacé retrouve ses archives", async () => {
    const essai = createEssai();
    essai.ecrire("brut/rp.zip", zip("base_cc.csv", COMPARATEUR));
    essai.millesimes([...LIGNES.slice(0, 1), { source: "rp-comparateur", fichier: "brut/rp.zip" }]);
    await essai.charger();
    essai.effacer();
    const ailleurs = `${essai.dir}-ailleurs`;
    renameSync(essai.dir, ailleurs);
    const rapport = await charger(readProjet(ailleurs));
    renameSync(ailleurs, essai.dir);
    expect(rapport.fichiers.map((f) => f.etat)).toEqual(["charge", "charge"]);
  });
});
