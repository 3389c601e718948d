import { describe, expect, it } from "vitest";
import { remonter } from "../../src/calculer/chaine.ts";
import { calculer } from "../../src/calculer/calculer.ts";
import { cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { bloquantes, createEssai, LIGNES } from "./projet-essai.ts";

const ENTETE =
  "rentree_scolaire;code_region;region;code_de_l_academie;academie;code_du_departement;departement;code_insee_de_la_commune;nom_de_la_commune;uai;nom_de_l_etablissement;secteur;ips;ips_national;num_ligne";
const ecole = (uai: string, commune: string, reste: string, rentree = "2023-2024"): string =>
  `${rentree};44;R;15;A;068;D;${commune};V;${uai};E;${reste};103.4;1`;
const BONNES = [
  ecole("0680001A", "68224", "public;80.5"),
  ecole("0680002B", "68224", "Public;100,1"),
  ecole("0680003C", "68224", "privé sous contrat;130"),
  ecole("0750004D", "75101", "public;120"),
  ecole("0680005E", "68224", "public;"),
  ";;;;;;;;;;;;;;",
];
const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
const NOM = "brut/fr-en-ips-ecoles-ap2022.csv";

async function charger(lignes: readonly string[], fichier = NOM, entete = ENTETE) {
  const essai = createEssai("abs-regroupee-");
  essai.ecrire(fichier, [entete, ...lignes, ""].join("\n"));
  essai.millesimes([...GEOGRAPHIE, { source: "edu-ips-ecoles", cog: "2023", fichier }]);
  const rapport = await essai.charger();
  return { essai, rapport, f: rapport.fichiers.find((x) => x.ligne.source === "edu-ips-ecoles") };
}

describe("une source dont chaque ligne est plus petite qu'un territoire", () => {
  it("compte et additionne par territoire et par année ; chaque ligne lue est gardée, ou dite", async () => {
    const { essai, rapport, f } = await charger(BONNES);
    expect(bloquantes(rapport)).toEqual([]);
    expect([f?.lues, f?.gardees, f?.refusees]).toEqual([6, 4, 2]);
    expect(f?.anomalies.filter((a) => a.code === "hors-champ").map((a) => a.message)).toEqual([
      expect.stringMatching(/^1 ligne vide/),
      "1 école hors du compte : sans ips",
    ]);
    const rows = await essai.rows(`select v.nom, m.niveau::varchar as niveau, m.territoire, m.valeur from mesure m join variable v on v.id = m.variable
      where v.source = 'edu-ips-ecoles' and m.millesime = 2023 order by v.nom, territoire`);
    expect(rows).toEqual([
      { nom: "IPS_ECOLES_PUBLIQUES", niveau: "commune", territoire: "68224", valeur: 2 },
      { nom: "IPS_ECOLES_PUBLIQUES", niveau: "arm", territoire: "75101", valeur: 1 },
      { nom: "IPS_ECOLES_PUBLIQUES_SOMME", niveau: "commune", territoire: "68224", valeur: 180.6 },
      { nom: "IPS_ECOLES_PUBLIQUES_SOMME", niveau: "arm", territoire: "75101", valeur: 120 },
    ]);
  }); // prettier-ignore

  it.each(["s", "ns", "nd", "NS", "N/A - Secret statistique"])("une case marquée « %s » met sa ligne à part, comme une case vide, et n'empêche rien", async (marque) => {
    const { rapport, f } = await charger([...BONNES, ecole("0680006F", "68224", `public;${marque}`)]);
    expect(bloquantes(rapport)).toEqual([]);
    expect([f?.lues, f?.gardees, f?.refusees]).toEqual([7, 4, 3]);
    expect(f?.anomalies.map((a) => a.message)).toContain("2 écoles hors du compte : sans ips");
  }); // prettier-ignore

  it("une case marquée n'est pas nommée quand une autre ligne refuse le fichier", async () => {
    const marquee = ecole("0680006F", "99999", "public;NS");
    const { f } = await charger([...BONNES, marquee, ecole("0680009Z", "68224", "public;dix")]);
    expect(f?.anomalies.filter((a) => a.gravite === "bloquante").map((a) => [a.code, a.ligne])).toEqual([["valeur-illisible", 9]]);
  }); // prettier-ignore

  it("un seul arrondissement dans le fichier ne fait pas la ville", async () => {
    const { essai } = await charger(BONNES);
    await calculer(readProjet(essai.dir));
    const lire = (code: string) => essai.rows(`select valeur, num, den, raison from resultat where indicateur = 'JEU-08' and territoire = '${code}'`); // prettier-ignore
    expect(await lire("75101")).toEqual([expect.objectContaining({ valeur: 120 })]);
    expect(await lire("75056")).toEqual([{ valeur: null, num: null, den: null, raison: "somme impossible : il manque 1 arrondissement sur 2" }]); // prettier-ignore
  });

  it("remonte jusqu'au fichier, sans prétendre à une ligne", async () => {
    const { essai } = await charger(BONNES);
    const projet = readProjet(essai.dir);
    await calculer(projet);
    const entrepot = await Entrepot.open(cheminEntrepot(essai.dir));
    const question = { indicateur: "JEU-08", territoire: "68224", millesime: "2023" };
    const chaines = await remonter(entrepot.connexion, projet, question, 5).finally(() => entrepot.close());
    expect(chaines[0]?.resultat.valeur).toBeCloseTo((80.5 + 100.1) / 2, 9);
    expect(chaines[0]?.cases.map((c) => [c.fichier, c.colonne, c.ligne])).toEqual([
      [NOM, "IPS_ECOLES_PUBLIQUES_SOMME", null],
      [NOM, "IPS_ECOLES_PUBLIQUES", null],
    ]);
  });

  it.each([
    ["une commune inconnue", ecole("0680009Z", "99999", "public;90"), "territoire-inconnu", "code_insee_de_la_commune"],
    ["un zéro de tête perdu", ecole("0010009Z", "1001", "public;90"), "territoire-inconnu", "code_insee_de_la_commune"],
    ["une école en double", BONNES[0]!, "cle-double", "uai"],
    ["un nombre illisible", ecole("0680009Z", "68224", "public;dix"), "valeur-illisible", "ips"],
    ["un nombre négatif", ecole("0680009Z", "68224", "public;-90"), "valeur-illisible", "ips"],
    ["une rentrée illisible", ecole("0680009Z", "68224", "public;90", "2023"), "date-illisible", "rentree_scolaire"],
  ])("%s refuse le fichier, à sa ligne", async (_, ligne, code, colonne) => {
    const { f } = await charger([...BONNES, ligne]);
    expect(f?.etat).toBe("refuse");
    expect(f?.anomalies).toContainEqual(expect.objectContaining({ code, colonne, ligne: 8, gravite: "bloquante" }));
  }); // prettier-ignore

  it("la même école à deux rentrées n'est pas un double ; le fichier des collèges, qui a les mêmes colonnes et d'autres, est refusé", async () => {
    const { f } = await charger([...BONNES, ecole("0680001A", "68224", "public;79", "2022-2023")]);
    expect([f?.etat, f?.gardees]).toEqual(["charge", 5]);
    const colleges = await charger(
      BONNES,
      "brut/fr-en-ips-colleges-ap2022.csv",
      `${ENTETE};effectifs;ecart_type_de_l_ips`,
    );
    expect(colleges.f?.etat).toBe("refuse");
  });

  it("un séparateur changé, un fichier sans ligne", async () => {
    const virgules = await charger(BONNES.map((l) => l.replaceAll(";", ",")), NOM, ENTETE.replaceAll(";", ",")); // prettier-ignore
    expect(virgules.f?.anomalies.map((a) => a.code)).toContain("separateur-change");
    const vide = await charger([]);
    expect(vide.f?.anomalies.map((a) => a.code)).toContain("fichier-sans-ligne");
  });
});

describe("une source qui liste tous les établissements", () => {
  const FINESS = "brut/t-finess.csv";
  const EN_TETE = "source,date_maj,finess,finess8,etat,date_extract_finess,rs,type,ej_finess,ej_rs,et_finess,et_rs,siren,siret,com_code,categ_code,categ_lib,esms_capaTot_inst"; // prettier-ignore
  const place = (finess: string, commune: string, places: string, categorie = "500"): string =>
    `F,2023-05-01,${finess},,ACTUEL,2023-05-01,R,ET,,,,,,,${commune},${categorie},,${places}`;
  const PARTOUT = [place("1", "2A004", "10"), place("2", "68224", "80"), place("3", "75101", "30"), place("4", "97101", "20"), place("5", "01001", "7", "202")]; // prettier-ignore
  const lire = async (lignes: readonly string[]) => {
    const essai = createEssai("abs-finess-");
    essai.ecrire(FINESS, [EN_TETE, ...lignes, ""].join("\n"));
    essai.ecrire("brut/communes-68.csv", `${essai.lire("brut/communes.csv").trimEnd()}\nCOM,68004,44,68,68D,681,0,ALTENACH,Altenach,Altenach,6801,\n`); // prettier-ignore
    essai.millesimes([...GEOGRAPHIE.map((l) => ({ ...l, fichier: "brut/communes-68.csv" })), { source: "finess-etablissements", millesime: "2023", cog: "2023", fichier: FINESS }]); // prettier-ignore
    expect(bloquantes(await essai.charger())).toEqual([]);
    const rows = await essai.rows<{ territoire: string; valeur: number }>("select territoire, valeur from mesure m join variable v on v.id = m.variable where v.nom = 'PLACES_EHPAD' order by territoire"); // prettier-ignore
    return Object.fromEntries(rows.map((r) => [r.territoire, r.valeur]));
  };

  it("donne zéro à une commune, à un arrondissement, qui n'y ont pas de ligne : la ville n'en perd pas la sienne", async () => {
    expect(await lire(PARTOUT)).toEqual({ "01001": 0, "2A004": 10, "68004": 0, "68224": 80, "75101": 30, "75102": 0, "97101": 20 }); // prettier-ignore
  });

  it("ne dit pas zéro où une ligne qui compterait est sans capacité", async () => {
    expect(await lire([...PARTOUT, place("6", "68004", ".")])).not.toHaveProperty("68004");
    expect(await lire([...PARTOUT, place("6", "68004", ".", "460")])).toHaveProperty("68004", 0);
  });

  it("d'un extrait, ne conclut rien pour les communes qui n'y sont pas", async () => {
    expect(await lire([place("2", "68224", "80")])).toEqual({ "68224": 80 });
  });
});
