import { describe, expect, it } from "vitest";
import { reconnaitre } from "../../src/charger/reconnaissance/reconnaitre.ts";
import type { Anomalie } from "../../src/modele/anomalie.ts";
import type { RapportChargement } from "../../src/charger/charger.ts";
import { CLASSEUR, CSV, essayer, FAMILLES, LARGE, LONGUE, MELODI, nomDe, OPENDATASOFT, poser, texteDe, type Famille } from "./familles.ts"; // prettier-ignore
import { createEssai, tell } from "./projet-essai.ts";

const parNom = <F extends Famille>(familles: readonly F[]): (readonly [string, F])[] => familles.map((x) => [x.nom, x]);
const dite = ({ anomalies }: RapportChargement, code: string): Anomalie => {
  const trouvees = anomalies.filter((a) => a.code === code);
  expect(trouvees.map((a) => a.code)).toEqual([code]);
  return trouvees[0] as Anomalie;
};
const valeurs = async (essai: ReturnType<typeof essayer>): Promise<unknown[]> =>
  essai.rows("select territoire, valeur, marque::varchar as marque from mesure order by variable, territoire, valeur");

describe("un fichier sain, dans chaque famille, se charge sans rien à dire", () => {
  it.each(parNom(FAMILLES))("%s", async (_, famille) => {
    const rapport = await essayer(famille, famille.rows).charger();
    expect(rapport.anomalies).toEqual([]);
    expect(rapport.fichiers[1]).toMatchObject({ etat: "charge", lues: famille.rows.length - 1, refusees: 0 });
  });
});

describe("des totaux qui ne tiennent plus", () => {
  it.each(parNom([LARGE, CLASSEUR, MELODI]))("%s : une case changée refuse le fichier, et se situe", async (_, famille) => {
    const [row, colonne, nom] = famille.case;
    const rapport = await essayer(famille, poser(famille, row, colonne, "777")).charger();
    const a = rapport.anomalies.find((x) => x.code === "total-contredit");
    expect(a).toMatchObject({ gravite: "bloquante", fichier: nomDe(famille), ligne: famille.entete + 1 + row, colonne: nom, valeur: "777" });
    expect(a?.message).toMatch(/^1 territoire où .* ne fait pas .* \(ligne \d+, \w+ : [\d\s]+ au lieu de 777\)$/);
    expect(rapport.fichiers[1]).toMatchObject({ etat: "refuse", gardees: 0 });
  }); // prettier-ignore

  it("le message dit combien de territoires, et les trois premiers", async () => {
    const rows = LARGE.rows.map((r, i) => (i === 0 ? r : r.with(2, String(Number(r[2]) + 50))));
    const a = dite(await essayer(LARGE, rows).charger(), "total-contredit");
    expect(a.message).toBe(
      "5 territoires où P22_POP0014 + P22_POP1529 + … + P22_POP90P ne fait pas P22_POP (ligne 2, 01001 : 1\u202f050 au lieu de 1\u202f000 ; ligne 3, 2A004 : 551 au lieu de 501 ; ligne 4, 68224 : 2\u202f050 au lieu de 2\u202f000 ; …)",
    );
    expect(a.action).toMatch(/fichier d'origine.*décalées.*signaler\.$/);
  });

  it("des valeurs arrondies à l'unité par un tableur ne sont qu'un avertissement, qui nomme la cause", async () => {
    const rows = LARGE.rows.map((r, i) => (i === 0 ? r : r.map((x, j) => (j === 0 ? x : String(Math.round(Number(x))))))); // prettier-ignore
    rows[2] = (rows[2] ?? []).with(8, "10");
    const a = dite(await essayer(LARGE, rows).charger(), "total-arrondi");
    expect(a).toMatchObject({ gravite: "avertissement", ligne: 3, colonne: "P22_POP" });
    expect(a.action).toMatch(/tableur.*décimales/);
  });

  it("Opendatasoft (Dares) : l'arrondi à cinq est toléré, au-delà c'est un avertissement", async () => {
    const [row, colonne] = OPENDATASOFT.case;
    const tolere = await essayer(OPENDATASOFT, poser(OPENDATASOFT, row, colonne, "1015")).charger();
    expect(tolere.anomalies).toEqual([]);
    const a = dite(await essayer(OPENDATASOFT, poser(OPENDATASOFT, row, colonne, "1020")).charger(), "total-contredit");
    expect(a).toMatchObject({ gravite: "avertissement", ligne: 8, valeur: "1020" });
    expect(a.message).toContain("1\u202f000 au lieu de 1\u202f020");
  });

  it("des parts de revenu font cent, à leurs décimales près", async () => {
    const filosofi: Famille = {
      ...LARGE,
      ligne: { source: "filosofi-iris-dec", cog: "2023", fichier: "brut/dec.csv" },
    };
    const entete = "IRIS PIMP TP60 INCERT MED EQ Q1 Q3 D1 D2 D3 D4 D6 D7 D8 D9 RD S80S20 GI PACT PTSA PCHO PBEN PPEN PAUT NOTE".split(" "); // prettier-ignore
    const noms = entete.map((n, i) => (i === 0 ? n : `DEC_${n}21`));
    const row = ["682240101", ...entete.slice(1, 19).map(() => "5"), "70,1", "60", "3,1", "7", "24,9", "5,0", "0"];
    expect(tell(await essayer(filosofi, [noms, row]).charger())).toEqual([]);
    const faux = row.with(23, "34,9");
    const a = dite(await essayer(filosofi, [noms, faux]).charger(), "total-contredit");
    expect(a.message).toBe("1 territoire où DEC_PACT21 + DEC_PPEN21 + DEC_PAUT21 ne fait pas 100 (ligne 2, 682240101 : 110,0 au lieu de 100,0)"); // prettier-ignore
  });

  it("une part plus grande que son total, d'après la seule définition d'un indicateur", async () => {
    const melodi = { ...MELODI, rows: [...MELODI.rows, (MELODI.rows[9] ?? []).with(2, "DW_MAIN").with(9, "100").with(15, "490")] }; // prettier-ignore
    const a = dite(await essayer(melodi, melodi.rows).charger(), "part-superieure");
    expect(a).toMatchObject({ gravite: "bloquante", fichier: "brut/melodi.csv" });
    expect(a.message).toContain("MEL_RP_PROP dépasse MEL_RP");
  });

  it("CAF : les foyers au RSA ne dépassent pas les foyers allocataires, à l'arrondi près", async () => {
    const caf: Famille = { ...LARGE, ligne: { source: "caf-communes", cog: "2025", fichier: "brut/caf.csv" } };
    const rows = (rsa: string): string[][] => [["dtreffre", "numcomdo", "indfoy_ndur", "indfoy_rsa"], ["2024-12", "68224", "100", rsa]]; // prettier-ignore
    const codes = async (rsa: string): Promise<string[]> => (await essayer(caf, rows(rsa)).charger()).anomalies.map((a) => a.code); // prettier-ignore
    expect(await codes("110")).toEqual(["couverture-partielle"]);
    expect(await codes("115")).toEqual(["part-superieure", "couverture-partielle"]);
  });
});

describe("des valeurs impossibles", () => {
  it.each(parNom(FAMILLES))("%s : un effectif négatif", async (_, famille) => {
    const [row, colonne, nom] = famille.case;
    const rapport = await essayer(famille, poser(famille, row, colonne, "-12")).charger();
    const a = rapport.anomalies.find((x) => x.code === "valeur-impossible");
    expect(a).toMatchObject({ gravite: "bloquante", fichier: nomDe(famille), ligne: famille.entete + 1 + row, colonne: nom, valeur: "-12" }); // prettier-ignore
    expect(a?.message).toMatch(/^1 valeur de « .* » négative \(ligne \d+, \w+ : −12\)$/);
  });

  it("une part hors de 0 à 100, dont la virgule s'est perdue", async () => {
    const qpv: Famille = { ...LARGE, ligne: { source: "qpv-filosofi", cog: "2015", fichier: "brut/qpv.csv" } };
    const noms = ["CODGEO", ...["MED", "TP60", "PPSOC", "D1", "D9", "RD"].map((n) => `DISP_${n}_A21`)];
    const a = dite(await essayer(qpv, [noms, ["QP068004", "13200", "456", "22,3", "8100", "21000", "2,6"]]).charger(), "valeur-impossible"); // prettier-ignore
    expect(a).toMatchObject({ ligne: 2, colonne: "DISP_TP60_A21", valeur: "456" });
    expect(a.message).toContain("hors de 0 à 100");
    expect(a.action).toContain("virgule décimale");
  });
});

describe("un fichier d'une autre année, ou d'une autre géographie", () => {
  it.each([
    [LARGE, "1", null, "2021"],
    [CLASSEUR, "6", null, "2015"],
    [LONGUE, null, "annee", "2023"],
    [MELODI, null, "TIME_PERIOD", "2021"],
    [OPENDATASOFT, null, "Date", "2023"],
  ] as const)("millésime contredit : $0.nom", async (famille, ligne, colonne, millesime) => {
    const rapport = await essayer(famille, famille.rows, { millesime }).charger();
    const a = rapport.anomalies.find((x) => x.gravite === "bloquante");
    expect(a).toMatchObject({ ligne: ligne === null ? null : Number(ligne), fichier: nomDe(famille) });
    // Plus ancien que la ligne, un fichier à colonnes datées ne peut donner ce millésime ; plus récent, il le contredit.
    expect(a?.code).toBe("millesime-contredit");
    expect(a?.colonne).toBe(colonne);
    expect(a?.action).toContain("millesimes.csv");
  });

  it("une table large datée ligne à ligne aussi (CAF)", async () => {
    const caf: Famille = { ...LARGE, ligne: { source: "caf-communes", cog: "2025", fichier: "brut/caf.csv" } };
    const rapport = await essayer(caf, [["dtreffre", "numcomdo", "indfoy_rsa"], ["2024-12", "68224", "9265"]], { millesime: "2022" }).charger(); // prettier-ignore
    expect(tell(rapport)).toEqual([["millesime-contredit", "brut/caf.csv", null, "dtreffre", "2022"]]);
  });

  it("Melodi : le préfixe de géographie des codes", async () => {
    const rapport = await essayer(MELODI, MELODI.rows, { cog: "2023" }).charger();
    expect(tell(rapport)).toEqual([["cog-contredit", "brut/melodi.csv", 2, "GEO", "2025-COM-01001"]]);
    expect(rapport.anomalies[0]?.message).toBe("les codes sont de la géographie 2025, millesimes.csv dit 2023");
    const meles = MELODI.rows.map((r, i) => (i > 4 ? r.with(0, (r[0] ?? "").replace("2025", "2024")) : r));
    const mele = await essayer(MELODI, meles).charger();
    expect(tell(mele)).toEqual([["cog-contredit", "brut/melodi.csv", 6, "GEO", "2024-COM-2A004"]]);
    expect(mele.anomalies[0]?.message).toContain("mêlent les géographies 2024, 2025");
  });

  it("SSMSI : l'année de géographie du nom de la clé", async () => {
    const rapport = await essayer(LONGUE, LONGUE.rows, { cog: "2023" }).charger();
    expect(tell(rapport)).toEqual([["cog-contredit", "brut/ssmsi.csv", 1, "CODGEO_2024", null]]);
  });

  it("quand rien d'autre ne dit l'année, celle du nom du fichier", async () => {
    const caf: Famille = { ...LARGE, ligne: { source: "rpls-communes", cog: "2023", fichier: "brut/rpls_2024.csv" }, separateur: "," }; // prettier-ignore
    const noms = ["DEPCOM_ARM", "nb_ls", "nb_loues", "nb_vacants", "nb_vides", "nb_asso", "nb_occup_finan", "nb_occup_temp"]; // prettier-ignore
    const rows = [noms, ...["01001", "2A004", "68224", "75056"].map((c) => [c, "10", "8", "1", "1", "0", "0", "0"])];
    const codes = async (millesime: string): Promise<string[]> => (await essayer(caf, rows, { millesime }).charger()).anomalies.map((a) => a.code); // prettier-ignore
    expect(await codes("2024")).toEqual([]);
    expect(await codes("2021")).toEqual(["annee-douteuse"]);
  });
});

describe("un extrait pris pour un fichier national", () => {
  it.each(parNom(FAMILLES))("%s : un seul département", async (_, famille) => {
    const rows = famille.rows.filter((r, i) => i === 0 || (r[famille.cle] ?? "").includes("68224"));
    const a = dite(await essayer(famille, rows).charger(), "couverture-partielle");
    expect(a.message).toBe("1 département sur 5 (68) : c'est un extrait, pas le fichier national");
  });

  it("deux niveaux : le nombre de départements et de régions", async () => {
    const unions: Famille = { ...LARGE, ligne: { source: "caf-departements", cog: "2024", fichier: "brut/dep.csv" } };
    const essai = essayer(unions, [
      ["dtreffre", "numdep", "indfoy_rsa"],
      ["2024-12", "68", "20000"],
    ]);
    essai.ecrire("brut/departements.csv", "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n68,44,68066,2,X,X,X\n01,84,01053,5,X,X,X\n"); // prettier-ignore
    essai.millesimes([
      { source: "cog-communes", cog: "2023", fichier: "brut/communes.csv" },
      { source: "cog-departements", cog: "2023", fichier: "brut/departements.csv" },
      unions.ligne,
    ]);
    expect(dite(await essai.charger(), "couverture-partielle").message).toBe("1 département sur 2 : un extrait, ou un fichier tronqué"); // prettier-ignore
  });
});

describe("un tableur est passé par là", () => {
  it.each(parNom(FAMILLES))("%s : le zéro de tête perdu, avec le nom de l'outil et le code juste", async (_, famille) => {
    const index = famille.rows.findIndex((r) => /(^|-)010010?/.test(r[famille.cle] ?? ""));
    const code = famille.rows[index]?.[famille.cle] ?? "";
    const perdu = code.replace(/(^|-)0/, "$1");
    const rapport = await essayer(famille, poser(famille, index - 1, famille.cle, perdu)).charger();
    const a = rapport.anomalies.find((x) => x.code === "territoire-inconnu");
    expect(a).toMatchObject({ gravite: "bloquante", ligne: famille.entete + index, colonne: famille.rows[0]?.[famille.cle]?.replace("CODGEO_2024", "CODGEO") }); // prettier-ignore
    expect(a?.message).toMatch(/« 010010{0,4} » existe, le zéro de tête a été perdu \(Excel/);
    expect(a?.action).toMatch(/sans l'ouvrir dans Excel/);
  }); // prettier-ignore

  it.each(parNom(FAMILLES))("%s : un territoire répété", async (_, famille) => {
    const rapport = await essayer(famille, [...famille.rows, famille.rows[1] ?? []]).charger();
    const a = rapport.anomalies.find((x) => x.code === "cle-double");
    expect(a).toMatchObject({ gravite: "bloquante", ligne: famille.entete + famille.rows.length });
    expect(a?.message).toContain(`ligne ${famille.entete + 1}`);
  });

  it.each(parNom(FAMILLES).flatMap(([nom, x]) => [" ", "\u202f", "\u00a0"].map((m) => [nom, m, x] as const)))("%s : milliers séparés par « %s »", async (_, milliers, famille) => {
    const [row, colonne] = famille.case;
    const rapport = await essayer(famille, poser(famille, row, colonne, `1${milliers}195`)).charger();
    const a = dite(rapport, "valeur-illisible");
    expect(a).toMatchObject({ ligne: famille.entete + 1 + row, valeur: `1${milliers}195` });
    expect(a.message).toContain("milliers");
    expect(a.action).toContain("sans séparateur de milliers");
  }); // prettier-ignore

  it.each([
    ["1.234,50", /milliers/],
    ["1,234.50", /milliers/],
    ["45,3 %", /pourcentage/],
    ["#N/D", /erreur de formule/],
    ["########", /trop étroite/],
    ["12-mars", /date/],
    ["9 265 €", /montant/],
    ["n.c.", /marque connue/],
  ])("la case « %s » dit d'où elle vient", async (valeur, message) => {
    const [row, colonne] = LARGE.case;
    expect(dite(await essayer(LARGE, poser(LARGE, row, colonne, valeur)).charger(), "valeur-illisible").message).toMatch(message); // prettier-ignore
  });

  it.each(parNom(CSV))("%s : des colonnes fantômes et des lignes vides se lisent, et se disent", async (_, famille) => {
    const larges = [...famille.rows.map((r) => [...r, "", ""]), [...(famille.rows[0] ?? []), "", ""].map(() => "")];
    const essai = essayer(famille, larges);
    const rapport = await essai.charger();
    expect(tell(rapport)).toEqual([]);
    expect(rapport.anomalies.map((a) => [a.code, a.message])).toEqual(
      expect.arrayContaining([
        ["colonnes-fantomes", "2 colonnes sans nom, non lues : le fichier a été réenregistré par un tableur (Excel)"],
        ["hors-champ", expect.stringMatching(/^1 ligne .*vide/)],
      ]),
    );
    expect(rapport.fichiers[1]).toMatchObject({ lues: famille.rows.length, gardees: famille.rows.length - 1, refusees: 1 }); // prettier-ignore
    const sain = essayer(famille, famille.rows);
    await sain.charger();
    expect(await valeurs(essai)).toEqual(await valeurs(sain));
  });

  it.each(parNom([LONGUE, MELODI, OPENDATASOFT]))("%s : une colonne sans nom mais remplie refuse la table en lignes", async (_, famille) => {
    const rows = famille.rows.map((r, i) => [...r, i === 3 ? "Hommes" : ""]);
    const a = dite(await essayer(famille, rows).charger(), "colonne-sans-nom");
    expect(a).toMatchObject({ gravite: "bloquante", ligne: 4, valeur: "Hommes" });
  }); // prettier-ignore

  it("classeur : les colonnes vides à droite ne sont pas dans le tableau", async () => {
    const rows = CLASSEUR.rows.map((r) => [...r, "", ""]);
    expect((await essayer(CLASSEUR, rows).charger()).anomalies).toEqual([]);
  });

  it.each(parNom(CSV))("%s : la décimale est une virgule ou un point, avec ou sans indicateur d'octets", async (_, famille) => {
    const [row, colonne] = famille.case;
    const point = essayer(famille, poser(famille, row, colonne, famille.rows[row + 1]?.[colonne]?.replace(/(\.\d+)?$/, ".0") ?? "")); // prettier-ignore
    const virgule = essayer(famille, `\uFEFF${texteDe(famille, poser(famille, row, colonne, famille.rows[row + 1]?.[colonne]?.replace(/(\.\d+)?$/, ",0") ?? ""))}`); // prettier-ignore
    expect(tell(await point.charger())).toEqual(tell(await virgule.charger()));
    expect(await valeurs(virgule)).toEqual(await valeurs(point));
  }); // prettier-ignore
});

describe("une page web enregistrée à la place d'un fichier", () => {
  it.each(["<!DOCTYPE html><html><body>503</body></html>\n", "\uFEFF  <html lang=\"fr\">\n", '<?xml version="1.0"?>\n'])("est dite pour ce qu'elle est, et rien d'autre : %s", async (page) => {
    const essai = createEssai("abs-page-web-");
    essai.ecrire("brut/filosofi.csv", page);
    expect(tell(await essai.charger())).toEqual([["fichier-illisible", "brut/filosofi.csv", 1, null, null]]);
    const { ecartes } = await reconnaitre(`${essai.dir}/brut/filosofi.csv`, { registre: new Map() });
    expect(ecartes.map((e) => e.raison)).toEqual([expect.stringMatching(/^c'est une page web/)]);
  }); // prettier-ignore
});
