import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { calculer } from "../../src/calculer/calculer.ts";
import { remonter } from "../../src/calculer/chaine.ts";
import { nomNu } from "../../src/charger/designation.ts";
import { cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { bloquantes, createEssai, LIGNES, type Essai } from "./projet-essai.ts";

const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
const LISTE = { source: "qpv-liste", cog: "2024", fichier: "brut/qpv.geojson" };
const FICHIER = "brut/ndur_s_qf_400_qpv_f.csv";
const quartiers = (...objets: readonly (readonly [code: string, nom: string, communes: string])[]): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: objets.map(([code_qp, lib_qp, insee_com]) => ({ type: "Feature", geometry: null, properties: { code_qp, lib_qp, insee_com } })),
  }); // prettier-ignore
const COTEAUX = ["QN06803M", "Les Coteaux", "68224"] as const;

/** Une ligne par quartier nommé : cent foyers de moins de 400 €. */
async function charger(nommes: readonly (readonly [commune: string, nom: string])[], liste: string | null): Promise<{ essai: Essai; rapport: Awaited<ReturnType<Essai["charger"]>> }> {
  const essai = createEssai("abs-designation-");
  const lignes = nommes.map(([commune, nom]) => `2024-12;${commune};V;${nom};Moins de 400 euros;100;200`);
  essai.ecrire(FICHIER, ["dtreffre;numcomdo;nomcom;nomqpv;qf_400;indfoy_ndur;indnbp_ndur", ...lignes, ""].join("\n"));
  if (liste !== null) essai.ecrire(LISTE.fichier, liste);
  essai.millesimes([...GEOGRAPHIE, ...(liste === null ? [] : [LISTE]), { source: "caf-quotient-qpv", cog: "2024", fichier: FICHIER }]);
  return { essai, rapport: await essai.charger() };
} // prettier-ignore

const places = (essai: Essai): Promise<{ territoire: string; valeur: number }[]> =>
  essai.rows("select territoire, valeur from mesure where niveau = 'qpv' order by territoire");
const dites = ({ anomalies }: Awaited<ReturnType<Essai["charger"]>>): (readonly [string, string | null])[] =>
  anomalies.filter((a) => a.code === "designation-incertaine").map((a) => [a.message, a.valeur] as const);

describe("un fichier qui nomme ses territoires sans les coder", () => {
  it("range un quartier par son nom dans sa commune, sans égard à la casse, aux accents ni à la ponctuation", async () => {
    const { essai, rapport } = await charger([["68224", "LES  CÔTEAUX"], ["68224", "fonderie/péricentre"]], quartiers(COTEAUX, ["QN06806M", "Fonderie - Péricentre", "68224"])); // prettier-ignore
    expect(bloquantes(rapport)).toEqual([]);
    expect((await places(essai)).map((r) => r.territoire)).toEqual(["QN06803M", "QN06806M"]);
    expect(dites(rapport)).toEqual([]);
  });

  it("met à part, et dit, un nom que la liste n'a pas : le reste du fichier est gardé", async () => {
    const { essai, rapport } = await charger([["68224", "Les Coteaux"], ["68224", "Ailleurs"], ["01001", "Les Coteaux"]], quartiers(COTEAUX)); // prettier-ignore
    expect(await places(essai)).toEqual([{ territoire: "QN06803M", valeur: 100 }]);
    expect(dites(rapport)).toEqual([["2 lignes mises à part : le territoire qu'elles désignent n'est pas dans la liste chargée", "01001 Les Coteaux ; 68224 Ailleurs"]]); // prettier-ignore
    const f = rapport.fichiers.find((x) => x.ligne.fichier === FICHIER);
    expect([f?.lues, f?.gardees, f?.refusees]).toEqual([3, 1, 2]);
  });

  it("refuse de choisir entre deux quartiers du même nom dans une commune", async () => {
    const { essai, rapport } = await charger([["68224", "Centre"], ["68224", "Les Coteaux"]], quartiers(COTEAUX, ["QN06801M", "Centre", "68224"], ["QN06802M", "Le Centre".replace("Le ", ""), "68224"])); // prettier-ignore
    expect((await places(essai)).map((r) => r.territoire)).toEqual(["QN06803M"]);
    expect(dites(rapport)).toEqual([
      ["1 ligne mise à part : plusieurs territoires sont désignés de même", "68224 Centre"],
    ]);
  });

  it("n'additionne ni ne répète un quartier donné sous deux communes : rien ne dit si ce sont ses parts", async () => {
    const { essai, rapport } = await charger([["68224", "Drouot"], ["01001", "Drouot"], ["68224", "Les Coteaux"]], quartiers(COTEAUX, ["QN06807M", "Drouot", "68224, 01001"])); // prettier-ignore
    expect((await places(essai)).map((r) => r.territoire)).toEqual(["QN06803M"]);
    expect(dites(rapport)).toEqual([[expect.stringMatching(/^2 lignes mises à part : un même territoire est désigné de plusieurs façons/), "01001 Drouot ; 68224 Drouot"]]); // prettier-ignore
  });

  it("reconnaît dans un arrondissement un quartier que la liste range dans la ville", async () => {
    const { essai } = await charger([["75102", "Goutte d'Or"]], quartiers(["QN07501M", "Goutte d'or", "75056"]));
    expect(await places(essai)).toEqual([{ territoire: "QN07501M", valeur: 100 }]);
  });

  it.each([["sans liste", null], ["avec une liste d'ailleurs", quartiers(["QN00101M", "Autre", "01001"])]])("%s, refuse le fichier et nomme la source à ajouter", async (_, liste) => {
    const { rapport } = await charger([["68224", "Les Coteaux"]], liste);
    const [a, ...autres] = bloquantes(rapport);
    expect([a?.code, autres]).toEqual(["designation-inconnue", []]);
    expect(a?.action).toMatch(/la source qpv-liste .*https:/);
  }); // prettier-ignore

  it("des lignes toutes hors champ se disent : aucune n'est refusée sans raison", async () => {
    const essai = createEssai("abs-designation-");
    const comptes = "brut/ofgl-base-ccas-cias.csv";
    const sieges = { source: "sirene-ccas", cog: "2023", fichier: "brut/sieges.csv" };
    essai.ecrire(comptes, ["exer;siren;type;nom_ccas;lbudg;type_de_budget;agregat;montant", "2023;266800013;CIAS;C;C;Budget principal;Frais de personnel;10", ""].join("\n")); // prettier-ignore
    essai.ecrire(sieges.fichier, ["siren;codecommuneetablissement;etatadministratifetablissement;codeepcietablissement", "266800013;68224;Actif;", ""].join("\n")); // prettier-ignore
    essai.millesimes([...GEOGRAPHIE, sieges, { source: "ofgl-ccas", cog: "2023", fichier: comptes }]);
    const f = (await essai.charger()).fichiers.find((x) => x.ligne.fichier === comptes);
    expect([f?.lues, f?.gardees, f?.refusees]).toEqual([1, 0, 1]);
    expect(f?.anomalies.map((a) => a.code)).toContain("hors-champ");
  });

  it("une ligne mise à part n'est pas nommée fautive quand une autre refuse le fichier", async () => {
    const { essai } = await charger([["68224", "Les Coteaux"], ["68224", "Ailleurs"]], quartiers(COTEAUX)); // prettier-ignore
    essai.ecrire(FICHIER, essai.lire(FICHIER).replace("Les Coteaux;Moins de 400 euros;100", "Les Coteaux;Moins de 400 euros;cent"));
    expect(bloquantes(await essai.charger()).map((a) => [a.code, a.ligne])).toEqual([["valeur-illisible", 2]]);
  }); // prettier-ignore

  it("« d'où vient » remonte à la ligne qui le nomme", async () => {
    const essai = createEssai("abs-designation-");
    const tranches = ["Moins de 400 euros", "Entre 400 et 799 euros", "Entre 800 et 1199 euros", "Entre 1200 et 1599 euros", "Entre 1600 et 1999 euros", "Entre 2000 et 3999 euros", "4000 euros ou plus"]; // prettier-ignore
    essai.ecrire(FICHIER, ["dtreffre;numcomdo;nomcom;nomqpv;qf_400;indfoy_ndur", ...tranches.map((t) => `2024-12;68224;V;LES COTEAUX;${t};50`), ""].join("\n")); // prettier-ignore
    essai.ecrire(LISTE.fichier, quartiers(COTEAUX));
    essai.millesimes([...GEOGRAPHIE, LISTE, { source: "caf-quotient-qpv", cog: "2024", fichier: FICHIER }]);
    await essai.charger();
    const projet = readProjet(essai.dir);
    await calculer(projet);
    const entrepot = await Entrepot.open(cheminEntrepot(essai.dir), { readOnly: true });
    const question = { indicateur: "QPV-05", territoire: "QN06803M", millesime: "2024" };
    const [chaine] = await remonter(entrepot.connexion, projet, question, 10).finally(() => entrepot.close());
    expect(chaine?.cases.map((c) => [c.role, c.ligne, c.colonne])).toEqual([
      ["n", 2, "indfoy_ndur"],
      ["n", 3, "indfoy_ndur"],
      ...tranches.map((_, i) => ["d", i + 2, "indfoy_ndur"]),
    ]);
  });

  it("la règle des noms est la même en SQL et en JavaScript", async () => {
    const noms = fc.sample(fc.string({ unit: fc.constantFrom(..."aàâéèêëîïôöùûüçœæÿAÉÈÇŒ -'’./&0189()"), maxLength: 30 }), { numRuns: 200, seed: 42 }).filter((nom) => nomNu(nom) !== ""); // prettier-ignore
    const { essai } = await charger([["68224", "Les Coteaux"]], quartiers(COTEAUX, ...noms.map((nom, i) => [`QN001${String(i % 100).padStart(2, "0")}${String.fromCharCode(65 + Math.floor(i / 100))}`, nom, "01001"] as const))); // prettier-ignore
    const rows = await essai.rows<{ designe: string }>("select designe from designation where commune = '01001'");
    expect(rows.map((r) => r.designe).sort()).toEqual(noms.map(nomNu).sort());
  });
});

describe("les quartiers de 2015, que leur fichier nomme par leurs communes", () => {
  it("se rattachent aux communes de ce nom, dans leur département seulement", async () => {
    const essai = createEssai("abs-rattachement-");
    const entete = "CODGEO;LIBGEO;POP_MUN;POP_COM_QP;POP_COM;LIB_COM;TX_F;TX_TOT_0A24;TX_F_0A24;TX_TOT_60ETPLUS;TX_F_60ETPLUS;IND_JEUNE;TX_TOT_MEN1;TX_TOT_MEN6;TX_TOT_ET;TX_F_ET;NOTE_RP;A;PERCOU;AM;AI;ACSSENF;ACAVENF;AC3ENF;A_NETUD_24;A_ETUD;ENF;ENF_2;ENF_3_5;ENF_6_10;ENF_11_14;ENF_15_17;ENF_18_24;NOTE_CNAF"; // prettier-ignore
    const vide = ";".repeat(entete.split(";").length - 6);
    essai.ecrire("brut/demo.csv", [entete, `QP068003;Coteaux;100;100;1000;Mulhouse${vide}`, `QP001001;Ailleurs;100;100;1000;Mulhouse${vide}`, ""].join("\n")); // prettier-ignore
    essai.millesimes([...GEOGRAPHIE, { source: "qpv-population", millesime: "2022", cog: "2015", fichier: "brut/demo.csv" }]); // prettier-ignore
    expect(bloquantes(await essai.charger())).toEqual([]);
    const rows = await essai.rows("select enfant, parent from appartenance where enfant_niveau = 'qpv'");
    expect(rows).toEqual([{ enfant: "QP068003", parent: "68224" }]);
  });
});
