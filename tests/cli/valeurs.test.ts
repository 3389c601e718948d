import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readCodes } from "../../src/calculer/catalogue.ts";
import { cheminEntrepot } from "../../src/charger/projet.ts";
import { runValeurs } from "../../src/cli/valeurs.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { isServi } from "../../src/modele/statut.ts";
import { RACINE } from "../../src/racine.ts";
import { batir, copierDemonstration, type Commande, type Sortie } from "./commande.ts";

const VILLE = "00101";
const schema = JSON.parse(readFileSync(join(RACINE, "docs/valeurs.schema.json"), "utf8")) as object;
const valide: ValidateFunction = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

let commande: Commande;
let projet: string;
beforeAll(async () => {
  [commande, projet] = [await batir(), copierDemonstration()];
  for (const verbe of ["charger", "calculer"]) {
    const { code, stderr } = await commande.abs(verbe, "--projet", projet);
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  }
});
afterAll(() => {
  commande.ferme();
  rmSync(projet, { recursive: true, force: true });
});

const lancer = (question: string): Promise<Sortie> =>
  commande.abs("valeurs", "--projet", projet, ...question.split(" ").filter((mot) => mot !== ""));

/** La même commande sans processus : dix fois plus vite, et un test vérifie qu'elle écrit les mêmes octets. */
function lancerIci(question: string): Promise<string> {
  const apres = tour.then(() => capturer(question)); // une à la fois : il n'y a qu'une sortie standard
  tour = apres.catch(() => "");
  return apres;
}
let tour: Promise<string> = Promise.resolve("");

async function capturer(question: string): Promise<string> {
  const mots = question.split(" ").filter((mot) => mot !== "");
  const options = Object.fromEntries(
    mots.flatMap((mot, i) => (mot.startsWith("--") ? [[mot.slice(2), mots[i + 1]]] : [])),
  );
  const ecrit: string[] = [];
  const sortie = vi.spyOn(process.stdout, "write").mockImplementation((texte, ...reste: unknown[]) => {
    ecrit.push(String(texte));
    const fini = reste.at(-1);
    if (typeof fini === "function") (fini as () => void)();
    return true;
  });
  try {
    expect(await runValeurs({ projet, ...options })).toBe(0);
  } finally {
    sortie.mockRestore();
  }
  return ecrit.join("");
}

/** Pose une question ; toute réponse passe par le schéma publié. */
async function demander(question: string): Promise<Resultat[]> {
  const reponses = JSON.parse(await lancerIci(question)) as Resultat[];
  expect(valide(reponses), JSON.stringify(valide.errors?.slice(0, 3))).toBe(true);
  return reponses;
}

it.each([
  "--indicateur REV-02 --territoire 00101 --millesime 2021",
  "--indicateur DEM-01 --territoire 00 --millesime 2016-2022",
  "--variable P22_POP --territoire 00101 --format csv",
  "--territoire 001010101",
])("la commande écrit %s comme ici", async (question) => {
  const { code, stdout } = await lancer(question);
  expect([code, stdout]).toEqual([0, await lancerIci(question)]);
});

async function demanderUne(question: string): Promise<Resultat> {
  const reponses = await demander(question);
  expect(reponses).toHaveLength(1);
  return reponses[0]!;
}

/** Les lignes d'un fichier de la démonstration : ce que l'Insee aurait livré. */
const lire = (fichier: string): Record<string, string>[] =>
  parse(readFileSync(join(projet, "brut", fichier), "utf8"), { delimiter: ";", columns: true, bom: true }) as Record<
    string,
    string
  >[];

describe("les territoires", () => {
  it.each([
    ["--territoire 00101", ["commune"]],
    ["--territoire 001010101", ["iris"]],
    ["--territoire 00", ["departement", "region"]], // un code, deux territoires : deux réponses
    ["--territoire DEP-00", ["departement"]],
    ["--territoire REG-00", ["region"]],
    ["--territoire COM-00101", ["commune"]],
    ["--territoire F", ["france"]],
    ["--territoire F_X_D976", ["france"]],
    ["--territoire FM", ["france"]],
    ["--territoire CV", ["quartier"]],
    ["--territoire QUARTIER-CV", ["quartier"]],
  ])("%s", async (filtre, niveaux) => {
    const reponses = await demander(`--indicateur DEM-01 --millesime 2022 ${filtre}`);
    expect(reponses.map((r) => r.niveau)).toEqual(niveaux);
    for (const r of reponses) expect(r.valeur).toBeGreaterThan(0);
  });

  it("un EPCI a la somme de ses communes, tirée du même fichier", async () => {
    const reponses = await demander("--indicateur DEM-01 --millesime 2022");
    const epci = reponses.filter((r) => r.niveau === "epci");
    const communes = reponses.filter((r) => r.niveau === "commune");
    const dit = await demander(`--indicateur DEM-01 --millesime 2022 --territoire ${epci[0]?.territoire ?? ""}`);
    expect(dit).toEqual([epci[0]]);
    const somme = (liste: readonly Resultat[]): number => liste.reduce((s, r) => s + (r.valeur ?? 0), 0);
    expect(somme(epci)).toBeLessThanOrEqual(somme(communes));
    expect(somme(reponses.filter((r) => r.niveau === "region"))).toBeCloseTo(somme(communes), 6);
  });

  it("un code sans préfixe connu ne touche pas aux propriétés de JavaScript", async () => {
    for (const code of ["toString", "__proto__", "constructor"])
      expect((await lancer(`--territoire ${code}`)).code).toBe(2);
  });
});

describe("les variables telles que livrées", () => {
  it("rend la case du fichier, et cite chaque fichier qui la donne", async () => {
    const r = await demanderUne(`--variable P22_POP --territoire ${VILLE}`);
    const livree = lire("rp/base_cc_comparateur_2022.csv").find((l) => l.CODGEO === VILLE)?.P22_POP;
    expect(r).toMatchObject({ statut: "valeur", valeur: Number(livree), motif: null, millesime: "2022" });
    expect(r.fichiers.map((f) => f.fichier)).toContain("brut/rp/base_cc_comparateur_2022.csv");
  });

  it("additionne un effectif aux mailles que le fichier n'a pas", async () => {
    const r = await demanderUne("--variable P22_POP --territoire DEP-00");
    const communes = lire("rp/base_cc_comparateur_2022.csv").filter((l) => l.CODGEO?.startsWith("00"));
    expect(r.valeur).toBeCloseTo(
      communes.reduce((s, l) => s + Number(l.P22_POP), 0),
      6,
    );
    expect(r).toMatchObject({ statut: "valeur", methode: `somme de ${communes.length} communes`, cog: 2023 });
    expect(await demanderUne("--variable P22_POP0014 --territoire CV")).toMatchObject({
      statut: "estimation",
      niveau: "quartier",
      methode: "somme de 3 IRIS",
    });
  });

  it.each(["DISP_MED18", "DISP_TP6018"])("refuse d'additionner %s", async (variable) => {
    for (const territoire of [VILLE, "CV", "DEP-00"])
      expect(await demanderUne(`--variable ${variable} --territoire ${territoire}`)).toMatchObject({
        statut: "refus",
        valeur: null,
      });
  });

  it("garde à chaque case la marque du producteur", async () => {
    const iris = "--territoire 001010403";
    expect(await demanderUne(`--variable DEC_TP6021 ${iris}`)).toMatchObject({
      statut: "absent",
      motif: expect.stringContaining("« ns »"),
    });
    expect(await demanderUne(`--variable DEC_RD21 ${iris}`)).toMatchObject({
      statut: "absent",
      motif: expect.stringContaining("« so »"),
    });
    for (const r of await demander(`--variable A ${iris}`))
      expect(r).toMatchObject({ statut: "secret", motif: expect.stringContaining("moins de 5 allocataires") });
  });

  it("dit bornée une valeur que l'Insee écrit 5 ou 95", async () => {
    const bornee = lire("rp/base_cc_comparateur_2016.csv").find((l) => Number(l.TP6015?.replace(",", ".")) === 5);
    expect(await demanderUne(`--variable TP6015 --territoire ${bornee?.CODGEO ?? ""}`)).toMatchObject({
      statut: "avertissement",
      valeur: 5,
      motif: "R6 : valeur bornée par le producteur, lire « 5 % ou moins »",
    });
  });

  it("lit une variable de période à sa période", async () => {
    const r = await demanderUne(`--variable NAIS1621 --territoire ${VILLE} --millesime 2016-2021`);
    expect(r).toMatchObject({ statut: "valeur", millesime: "2016-2021" });
    expect((await lancer(`--variable P22_POP --territoire ${VILLE} --millesime 2016-2022`)).code).toBe(2);
  });
});

describe("les statuts", () => {
  it("valeur : nombre, fichier, empreinte ; aucun motif", async () => {
    const r = await demanderUne(`--indicateur DEM-01 --territoire ${VILLE} --millesime 2022`);
    expect(r).toMatchObject({ statut: "valeur", motif: null, unite: "habitants" });
    expect(r.fichiers[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("estimation : une somme d'IRIS, et R18 dans les petites communes seulement", async () => {
    expect(await demanderUne("--indicateur DEM-05 --territoire CV --millesime 2022")).toMatchObject({
      statut: "estimation",
    });
    const populations = new Map(
      (await demander("--indicateur DEM-01 --millesime 2022"))
        .filter((r) => r.niveau === "commune")
        .map((r) => [r.territoire, r.valeur ?? 0]),
    );
    const familles = (await demander("--indicateur FAM-01 --millesime 2022")).filter((r) => r.niveau === "commune");
    expect(new Set(familles.map((r) => r.statut))).toEqual(new Set(["valeur", "estimation"]));
    for (const r of familles) {
      const petite = (populations.get(r.territoire) ?? 0) < 10_000;
      expect(r.statut).toBe(petite ? "estimation" : "valeur");
      if (petite) expect(r.motif).toMatch(/^R18 : /);
    }
  });

  it("secret : la case vide de l'Insee, avec sa raison", async () => {
    const vide = lire("rp/base_cc_comparateur_2016.csv").find((l) => l.TP6015 === "");
    expect(await demanderUne(`--indicateur REV-02 --territoire ${vide?.CODGEO ?? ""} --millesime 2015`)).toMatchObject({
      statut: "secret",
      valeur: null,
      motif: "case vide dans le fichier de l'Insee : valeur non diffusée",
    });
  });

  it("absent : rien de chargé, dit pour le territoire demandé", async () => {
    expect(await demanderUne(`--indicateur DEM-01 --territoire ${VILLE} --millesime 2013`)).toMatchObject({
      statut: "absent",
      valeur: null,
      millesime: "2013",
    });
    expect(await demanderUne(`--indicateur FAM-01 --territoire 001010101 --millesime 2022`)).toMatchObject({
      statut: "absent",
      motif: expect.stringContaining("mailles"),
    });
  });

  it("non calculable : trop de communes sans valeur, ou un indicateur que cette version ne calcule pas", async () => {
    const tous = await demander("--indicateur FAM-09");
    const r = tous.find((x) => x.statut === "non_calculable");
    expect(r?.motif).toMatch(/^somme impossible : valeur connue pour \d+ communes sur \d+/);
    const code = readCodes().find((c) => !getIndicateur(c)) ?? "";
    expect(await demanderUne(`--indicateur ${code} --territoire ${VILLE}`)).toMatchObject({ statut: "non_calculable" });
  });

  it("refus : une médiane ne s'additionne pas", async () => {
    expect(await demanderUne("--indicateur REV-01 --territoire CV")).toMatchObject({
      statut: "refus",
      motif: expect.stringContaining("médiane"),
    });
  });
});

describe("les évolutions", () => {
  it("un indicateur de variation donne sa propre valeur", async () => {
    const r = await demanderUne(`--indicateur DEM-02 --territoire ${VILLE} --millesime 2016-2022`);
    const [a, b] = [r.denominateur ?? NaN, r.numerateur ?? NaN]; // populations de début et de fin
    expect(r).toMatchObject({ statut: "valeur", millesime: "2016-2022", unite: "% par an" });
    expect(r.valeur).toBeCloseTo(100 * ((b / a) ** (1 / 6) - 1), 10);
  });

  it("un effectif évolue en %, une part en points, avec son intervalle", async () => {
    const [a, b] = await Promise.all(
      [2016, 2022].map((m) => demanderUne(`--indicateur DEM-01 --territoire ${VILLE} --millesime ${m}`)),
    );
    const effectif = await demanderUne(`--indicateur DEM-01 --territoire ${VILLE} --millesime 2016-2022`);
    expect(effectif).toMatchObject({ statut: "valeur", unite: "%", methode: "évolution relative" });
    expect(effectif.valeur).toBeCloseTo(100 * ((b?.valeur ?? NaN) / (a?.valeur ?? NaN) - 1), 10);
    const [c, d] = await Promise.all(
      [2016, 2022].map((m) => demanderUne(`--indicateur LOG-01 --territoire ${VILLE} --millesime ${m}`)),
    );
    const part = await demanderUne(`--indicateur LOG-01 --territoire ${VILLE} --millesime 2016-2022`);
    const ecart = (d?.valeur ?? NaN) - (c?.valeur ?? NaN);
    expect(part).toMatchObject({ statut: "valeur", unite: "points" });
    expect(part.valeur).toBeCloseTo(ecart, 10);
    const [bas, haut] = part.intervalle ?? [NaN, NaN];
    expect(bas).toBeLessThan(ecart);
    expect(haut).toBeGreaterThan(ecart);
  });

  it.each([
    ["DEM-01", "2016-2018", /^R1 : .*2016, 2017, 2018.*2018 se compare à 2013$/],
    ["DEM-01", "2017-2022", /^R2 : .*l'enquête de 2019.*2022 se compare à 2016$/],
    ["DEM-02", "2017-2022", /^R2 : /],
    ["FAM-01", "2018-2022", /^R2 : /],
    ["REV-02", "2021-2023", /^R4 : .*2021 et 2023 ne se comparent pas$/],
    ["REV-01", "2019-2023", /^R4 : /],
  ])("%s %s est refusé, valeurs chargées ou non", async (code, periode, motif) => {
    const r = await demanderUne(`--indicateur ${code} --territoire ${VILLE} --millesime ${periode}`);
    expect(r).toMatchObject({ statut: "refus", valeur: null, millesime: periode });
    expect(r.motif).toMatch(motif);
  });

  it("Filosofi : un avertissement R5, un refus à moins de trois ans ; une valeur bornée n'évolue pas", async () => {
    expect(await demanderUne(`--indicateur REV-01 --territoire ${VILLE} --millesime 2019-2021`)).toMatchObject({
      statut: "refus",
      motif: expect.stringMatching(/^R5 : .*moins de trois ans/),
    });
    const revenus = await demanderUne(`--indicateur REV-01 --territoire ${VILLE} --millesime 2018-2021`);
    expect(revenus).toMatchObject({
      statut: "avertissement",
      unite: "%",
      methode: "évolution relative, euros courants",
    });
    expect(revenus.motif).toMatch(/^R5 : /);
    const toutes = await demander("--indicateur REV-02 --millesime 2015-2021");
    const bornes = new Set(
      (await demander("--indicateur REV-02 --millesime 2021")).filter((r) => r.valeur === 5).map((r) => r.territoire),
    );
    expect(bornes.size).toBeGreaterThan(0);
    const bornees = toutes.filter((x) => x.niveau === "commune" && bornes.has(x.territoire));
    expect(bornees.length).toBeGreaterThan(0);
    for (const r of bornees) expect(isServi(r.statut)).toBe(false);
  });

  it("dit lequel des deux millésimes manque", async () => {
    expect(await demanderUne(`--indicateur DEM-01 --territoire ${VILLE} --millesime 2010-2022`)).toMatchObject({
      statut: "absent",
      motif: expect.stringMatching(/^2010 : /),
    });
  });
});

describe("la géographie", () => {
  it("ne prétend pas rebaser ce qu'elle ne sait pas rebaser", async () => {
    const r = await demanderUne(`--indicateur REV-02 --territoire ${VILLE} --millesime 2019 --cog 2020`);
    expect(r).toMatchObject({ statut: "avertissement", cog: 2021, motif: expect.stringContaining("R11") });
    expect(await demanderUne(`--indicateur REV-02 --territoire ${VILLE} --millesime 2019 --cog 2021`)).toMatchObject({
      statut: "valeur",
      cog: 2021,
    });
    expect(await demanderUne("--indicateur REV-02 --territoire DEP-00 --millesime 2019 --cog 2023")).toMatchObject({
      statut: "valeur",
      cog: 2023,
    });
  });
});

describe("l'ensemble", () => {
  it("un filtre absent veut dire tous ; parts de 0 à 100, jamais arrondies, jamais 0 pour manquant", async () => {
    const tout = await demander("");
    expect(new Set(tout.map((r) => r.niveau))).toEqual(
      new Set(["iris", "quartier", "commune", "epci", "departement", "region", "strate", "comparables", "france"]),
    );
    const parts = tout.filter((r) => getIndicateur(r.indicateur)?.nature === "part" && r.valeur !== null);
    for (const { valeur } of parts) expect(valeur! >= 0 && valeur! <= 100).toBe(true);
    expect(parts.some((r) => (String(r.valeur).split(".")[1] ?? "").length > 8)).toBe(true);
    for (const r of tout) {
      if (!isServi(r.statut)) expect(r.valeur).toBeNull();
      if (r.intervalle) expect(r.intervalle[0] <= r.valeur! && r.valeur! <= r.intervalle[1]).toBe(true);
    }
    const deVille = tout.filter((r) => r.territoire === VILLE);
    expect(await demander(`--territoire ${VILLE}`)).toEqual(deVille);
    expect(await demander(`--territoire ${VILLE} --millesime 2021`)).toEqual(
      deVille.filter((r) => r.millesime === "2021"),
    );
    expect((await demander("--indicateur REV-02")).length).toBe(tout.filter((r) => r.indicateur === "REV-02").length);
  });

  it("les clés sont celles du contrat, dans son ordre, partout", async () => {
    const cles =
      "indicateur territoire niveau millesime cog valeur statut motif unite intervalle methode numerateur denominateur source fichiers";
    for (const question of [
      "--indicateur REV-02",
      "--variable P22_POP --territoire DEP-00",
      "--indicateur DEM-01 --millesime 2016-2022",
      "--indicateur REV-01 --territoire CV",
    ])
      for (const r of await demander(question)) expect(Object.keys(r).join(" ")).toBe(cles);
  });

  it("le CSV dit la même chose que le JSON", async () => {
    const question = `--territoire ${VILLE}`;
    const { stdout } = await lancer(`${question} --format csv`);
    const rows = parse(stdout, { delimiter: ";", columns: true }) as Record<string, string>[];
    const nombre = (texte: string | undefined): number | null =>
      texte === "" || texte === undefined ? null : Number(texte);
    expect(
      rows.map((r) => [
        r.indicateur,
        r.millesime,
        nombre(r.valeur),
        r.statut,
        r.motif,
        nombre(r.intervalle_bas),
        r.fichiers,
      ]),
    ).toEqual(
      (await demander(question)).map((r) => [
        r.indicateur,
        r.millesime,
        r.valeur,
        r.statut,
        r.motif ?? "",
        r.intervalle?.[0] ?? null,
        r.fichiers.map((f) => `${f.fichier}@${f.sha256}`).join(", "),
      ]),
    );
  });
});

describe("les projections", () => {
  it("la population et les aînés à leur horizon : bande, recensements et fichiers, ou la raison de leur absence", async () => {
    for (const code of ["PROJ-01", "PROJ-02"]) {
      const [nommee, ...autres] = await demander(`--indicateur ${code} --territoire ${VILLE}`);
      expect(autres).toEqual([]);
      expect(await demander(`--indicateur ${code}`)).toEqual([nommee]); // sans territoire : celui du projet
      if (!nommee) throw new RangeError("a projection must be answered, got none");
      expect(nommee).toMatchObject({ indicateur: code, niveau: "commune", statut: "estimation", unite: "habitants" });
      const [bas = NaN, haut = NaN] = nommee.intervalle ?? [];
      expect(bas < (nommee.valeur ?? NaN) && (nommee.valeur ?? NaN) < haut).toBe(true);
      expect(nommee.methode).toMatch(
        /^Hamilton et Perry.*recensements de \d{4} et \d{4} ; corrigée de .* ; bande à 80 %/,
      );
      expect(await demander(`--indicateur ${code} --territoire ${VILLE} --millesime ${nommee.millesime}`)).toEqual([nommee]); // prettier-ignore
    }
  });

  it("une autre année, une autre maille : la raison", async () => {
    expect(await demander(`--indicateur PROJ-01 --territoire ${VILLE} --millesime 2090`)).toMatchObject([{ statut: "absent", valeur: null, motif: expect.stringMatching(/ne porte que sur \d{4}/) }]); // prettier-ignore
    expect(await demander("--indicateur PROJ-01 --territoire DEP-00")).toMatchObject([{ statut: "non_calculable", motif: "la projection se fait à la commune" }]); // prettier-ignore
  });
});

describe("les comparables de n'importe quelle commune", () => {
  const sansNom = (r: Resultat): object => ({ ...r, territoire: r.territoire.split("@")[0] });

  it("celles de la commune du projet, redemandées, donnent les réponses que « abs calculer » a écrites", async () => {
    const ecrites = await demander("--territoire COMPARABLES-revenus");
    const demandees = await demander(`--territoire COMPARABLES-revenus@${VILLE}`);
    expect(ecrites.length).toBeGreaterThan(5);
    expect(demandees.map(sansNom)).toEqual(ecrites);
    expect(new Set(demandees.map((r) => r.territoire))).toEqual(new Set([`COMPARABLES-revenus@${VILLE}`]));
  });

  it("une autre commune a les siennes, listées avec leur distance et leur raison, jamais elle-même", async () => {
    const { code, stdout } = await lancer("--territoire COM-00102 --comparables");
    const communes = JSON.parse(stdout) as Record<string, string | number>[];
    expect(code).toBe(0);
    const revenus = communes.filter((c) => c.theme === "revenus");
    expect(revenus.map((c) => c.rang)).toEqual(revenus.map((_, i) => i + 1));
    expect(revenus.length).toBeGreaterThan(0);
    expect(communes.every((c) => c.code !== "00102" && Number(c.distance) > 0 && c.proche !== "")).toBe(true);
    const distances = revenus.map((c) => Number(c.distance));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const csv = await lancer("--territoire 00102 --comparables --format csv");
    expect(parse(csv.stdout, { delimiter: ";", columns: true })).toEqual(
      communes.map((c) => Object.fromEntries(Object.entries(c).map(([k, v]) => [k, String(v)]))),
    );
  });

  it.each([
    ["--comparables", "--comparables attend --territoire"],
    ["--comparables --territoire 99999", "commune « 99999 » sans population"],
    ["--territoire COMPARABLES-revenus@99999", "commune « 99999 » sans population"],
    ["--territoire COMPARABLES-sport@00101", "groupe « COMPARABLES-sport@00101 » inconnu"],
  ])("%s est refusée", async (question, phrase) => {
    const { code, stdout, stderr } = await lancer(question);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(phrase);
  });
});

describe("une question mal posée sort en 2, en français, sans rien écrire", () => {
  const ANGLAIS = /\b(error|unknown|missing|invalid|cannot|failed|no such|at )\b/i;
  const refuser = ({ code, stdout, stderr }: Sortie, phrase: string): void => {
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(phrase);
    expect(stderr.replaceAll("--help", "")).not.toMatch(ANGLAIS);
  };

  it.each([
    ["--indicateur ZZZ-01", "indicateur « ZZZ-01 » inconnu"],
    ["--variable P99_RIEN", "variable « P99_RIEN » absente"],
    ["--indicateur REV-02 --territoire 99999", "territoire « 99999 » inconnu"],
    ["--territoire DEP-00101", "territoire « DEP-00101 » inconnu"],
    ["--indicateur REV-02 --millesime 21", "millésime « 21 »"],
    ["--indicateur REV-02 --millesime 2021-2019", "le début doit précéder la fin"],
    ["--indicateur REV-02 --variable MED21", "pas les deux"],
    ["--format xml", "format « xml » inconnu"],
    ["--format constructor", "format « constructor » inconnu"],
    ["--cog vingt", "--cog attend une année"],
  ])("%s", async (question, phrase) => refuser(await lancer(question), phrase));

  it("projet absent, entrepôt absent, entrepôt illisible, indicateurs pas encore calculés", async () => {
    const dossier = mkdtempSync(join(tmpdir(), "abs-refus-"));
    const poser = (dir: string): Promise<Sortie> => commande.abs("valeurs", "--projet", dir, "--indicateur", "REV-02");
    refuser(await poser(join(dossier, "nulle-part")), "pas de projet dans");
    for (const fichier of ["observatoire.yaml", "millesimes.csv"])
      writeFileSync(join(dossier, fichier), readFileSync(join(projet, fichier)));
    refuser(await poser(dossier), "l'entrepôt n'existe pas encore");
    mkdirSync(dirname(cheminEntrepot(dossier)));
    writeFileSync(cheminEntrepot(dossier), "ceci n'est pas un entrepôt");
    refuser(await poser(dossier), "ne s'ouvre pas");
    rmSync(cheminEntrepot(dossier));
    (await Entrepot.open(cheminEntrepot(dossier))).close();
    refuser(await poser(dossier), "pas encore calculés");
    rmSync(dossier, { recursive: true });
  });
});
