import { beforeAll, describe, expect, it } from "vitest";
import { SOURCES, getSource, isMesures } from "../../loaders/index.ts";
import { calculer } from "../../src/calculer/calculer.ts";
import { readProjet } from "../../src/charger/projet.ts";
import { reconnaitre, type Reconnaissance } from "../../src/charger/reconnaissance/reconnaitre.ts";
import type { FichierCharge } from "../../src/charger/charger.ts";
import { formatAnomalie, isBloquante } from "../../src/modele/anomalie.ts";
import { readNom } from "../../src/modele/motif.ts";
import { isAdditive } from "../../src/modele/source.ts";
import { bloquantes, classeur, createEssai, LIGNES, type Essai } from "../charger/projet-essai.ts";
import { DOCUMENTEES, type Documentee } from "./documentees.ts";

const DEPARTEMENTS =
  "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n68,44,68066,2,HAUT RHIN,Haut-Rhin,Haut-Rhin\n01,84,01053,5,AIN,Ain,Ain\n";
const GEOGRAPHIE = [
  ...LIGNES.filter((l) => l.source === "cog-communes"),
  { source: "cog-departements", cog: "2023", fichier: "brut/departements.csv" },
  { source: "qpv-liste", cog: "2024", fichier: "brut/qpv.geojson" },
  { source: "sirene-ccas", cog: "2023", fichier: "brut/sieges.csv" },
];
/** Ce que des fichiers sans code supposent chargé : les quartiers et leur nom, les sièges et leur commune. */
const QUARTIERS = JSON.stringify({
  type: "FeatureCollection",
  features: [
    { type: "Feature", geometry: null, properties: { code_qp: "QN06803M", lib_qp: "Les Coteaux", insee_com: "68224" } },
    {
      type: "Feature",
      geometry: null,
      properties: { code_qp: "QN06807M", lib_qp: "Drouot", insee_com: "68224, 01001" },
    },
  ],
});
const SIEGES =
  "siren;codecommuneetablissement;codeepcietablissement;etatadministratifetablissement\n266800013;68224;200066009;Actif\n266800021;68224;200066009;Fermé\n";
/** Là où le catalogue n'en a pas, ou pas de cette variable : un indicateur de projet, du rapport dit, ou de la seule mesure attendue. */
const PROJETS = DOCUMENTEES.flatMap((d) => {
  const source = getSource(d.source);
  const [nom, niveau, territoire, annee, mesure] = d.mesure;
  if (d.indicateur || source?.type !== "mesures") return [];
  const { projet } = d;
  const variable = source.variables.find((v) => readNom(v.motif, nom) !== null);
  if (!projet && (!variable || !isAdditive(variable.nature) || typeof mesure !== "number")) return [];
  const calcul = projet?.denominateur
    ? `genre: ratio\n    numerateur: ${projet.numerateur}\n    denominateur: ${projet.denominateur}\n    pour: ${projet.echelle ?? 100}`
    : `genre: effectif\n    numerateur: "${projet?.numerateur ?? variable?.motif ?? ""}"`;
  return [
    {
      source: d.source,
      calcul,
      niveau,
      territoire: projet?.territoire ?? territoire,
      annee: projet?.annee ?? annee,
      attendue: projet?.attendue ?? Number(mesure),
    },
  ];
}).map((p, i) => ({ ...p, code: `ACT-${100 + i}` }));
const INDICATEURS_PROJET = `indicateurs:
${PROJETS.map(
  ({ code, source, calcul }) => `  - code: ${code}
    libelle: Essai ${code}
    sujet: l'essai ${code}
    theme: ccas
    definition: Ce que la source donne.
    unite: essai
    source: ${source}
    ${calcul}
`,
).join("")}`;
const texte = ({ entete, lignes }: Documentee, change?: string): string =>
  [change === undefined ? entete : entete.replace(change, `${change}X`), ...lignes, ""].join("\n");

const tableau = (t: string): string[][] => t.trimEnd().split("\n").map((l) => l.split(";")); // prettier-ignore
const TITRES = 5; // ceux que `classeur` écrit

/** Le fichier d'une source : un texte, ou un classeur dont chaque feuille a le même tableau. */
function contenu(d: Documentee, change?: string): string | Uint8Array {
  if (!d.classeur) return texte(d, change);
  const titres = Array.from({ length: d.classeur.titres - TITRES }, () => ["Note"]);
  return classeur(
    Object.fromEntries(d.classeur.feuilles.map((nom) => [nom, [...titres, ...tableau(texte(d, change))]])),
  );
}

/** Les mêmes variables en classeur, dont la feuille nationale n'a pas été vue. */
const CLASSEURS = ["rp-ic-population", "rp-ic-familles", "rp-ic-logement"].map((id) => {
  const csv = DOCUMENTEES.find((d) => d.source === id);
  if (!csv) throw new RangeError(`documented source must exist, got ${id}`);
  return { id: `${id}-classeur`, csv };
});

async function loadTout(change: boolean): Promise<{ essai: Essai; fichiers: readonly FichierCharge[]; anomalies: string[] }> {
  const essai = createEssai("abs-documentees-");
  essai.ecrire("brut/departements.csv", DEPARTEMENTS);
  essai.ecrire("brut/qpv.geojson", QUARTIERS);
  essai.ecrire("brut/sieges.csv", SIEGES);
  essai.ecrire("indicateurs.yaml", INDICATEURS_PROJET);
  for (const d of DOCUMENTEES) essai.ecrire(`brut/${d.fichier}`, contenu(d, change ? d.change : undefined));
  for (const { id, csv } of CLASSEURS)
    essai.ecrire(`brut/${id}.xlsx`, classeur({ IRIS: tableau(texte(csv, change ? csv.change : undefined)) }));
  essai.millesimes([
    ...GEOGRAPHIE,
    ...DOCUMENTEES.map((d) => ({ source: d.source, cog: d.cog, fichier: `brut/${d.fichier}`, millesime: d.millesime ?? "", niveau: d.niveau ?? "" })),
    ...CLASSEURS.map(({ id, csv }) => ({ source: id, cog: csv.cog, fichier: `brut/${id}.xlsx` })),
  ]);
  const rapport = await essai.charger();
  return { essai, fichiers: rapport.fichiers, anomalies: bloquantes(rapport).map(formatAnomalie) };
} // prettier-ignore

describe("les sources déclarées d'après leur documentation", () => {
  let bon: Awaited<ReturnType<typeof loadTout>>;
  let change: Awaited<ReturnType<typeof loadTout>>;
  let reconnus: Reconnaissance;
  beforeAll(async () => {
    bon = await loadTout(false);
    change = await loadTout(true);
    await calculer(readProjet(bon.essai.dir));
    reconnus = await reconnaitre(`${bon.essai.dir}/brut`, { registre: new Map() });
  }, 120_000);

  it("chaque source sans vrai fichier a le sien, et rien d'autre n'est marqué non vérifié", () => {
    const nonVerifiees = SOURCES.filter(isMesures).filter((s) => s.verifie === false).map((s) => s.id); // prettier-ignore
    expect([...DOCUMENTEES.map((d) => d.source), ...CLASSEURS.map((c) => c.id)].sort()).toEqual(nonVerifiees.sort());
  });

  it("tous se chargent", () => expect(bon.anomalies).toEqual([]));

  it.each(DOCUMENTEES.map((d) => [d.source, d] as const))("%s : reconnue à son en-tête, jusqu'à la mesure", async (_, d) => {
    expect(reconnus.reconnus.find((f) => f.nom === d.fichier)?.source.id).toBe(d.source);
    const [nom, niveau, territoire, millesime, attendue] = d.mesure;
    const rows = await bon.essai.rows<{ valeur: number | null; marque: string }>(`
      select valeur, marque::varchar as marque from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
      where f.fichier = 'brut/${d.fichier}' and v.nom = '${nom}' and m.niveau = '${niveau}' and territoire = '${territoire}' and m.millesime = ${millesime}`);
    expect(rows).toEqual([typeof attendue === "number" ? { valeur: attendue, marque: "valeur" } : { valeur: null, marque: attendue }]);
  }); // prettier-ignore

  it.each(DOCUMENTEES.flatMap((d) => (d.indicateur ? [[d.source, d.indicateur] as const] : [])))("%s : jusqu'à l'indicateur", async (_, [code, territoire, annee, valeur]) => {
    const rows = await bon.essai.rows<{ valeur: number }>(`select valeur from resultat where indicateur = '${code}' and territoire = '${territoire}' and annee = ${annee}`);
    expect(rows.map((r) => r.valeur)).toEqual([expect.closeTo(valeur, 9)]);
  }); // prettier-ignore

  it.each(PROJETS.map((p) => [p.source, p] as const))("%s : jusqu'à l'indicateur d'un projet", async (_, { code, niveau, territoire, annee, attendue }) => {
    const rows = await bon.essai.rows<{ valeur: number }>(`select valeur from resultat where indicateur = '${code}' and niveau = '${niveau}' and territoire = '${territoire}' and annee = ${annee}`);
    expect(rows.map((r) => r.valeur)).toEqual([expect.closeTo(attendue, 9)]);
  }); // prettier-ignore

  it("chaque source sans vrai fichier mène à un indicateur : du catalogue, ou d'un projet", () => {
    const menent = new Set([...DOCUMENTEES.flatMap((d) => (d.indicateur ? [d.source] : [])), ...PROJETS.map((p) => p.source)]);
    expect(DOCUMENTEES.map((d) => d.source).filter((s) => !menent.has(s))).toEqual([]);
  }); // prettier-ignore

  it.each(DOCUMENTEES.map((d) => [d.source, d] as const))("%s : une colonne renommée refuse le fichier, et la nomme", (_, d) => {
    const f = change.fichiers.find((x) => x.ligne.fichier === `brut/${d.fichier}`);
    expect([f?.etat, f?.gardees]).toEqual(["refuse", 0]);
    const codes = f?.anomalies.filter(isBloquante).map((a) => a.code) ?? [];
    expect(codes).toContain("colonne-absente");
  }); // prettier-ignore

  it("loyers : le fichier des maisons, au même en-tête, n'est pris ni à la reconnaissance ni au chargement", async () => {
    const d = DOCUMENTEES.find((x) => x.source === "carte-loyers")!;
    const essai = createEssai("abs-loyers-");
    for (const [i, nom] of ["pred-mai-mef-dhup.csv", "pred-app3-mef-dhup.csv", "loyers.csv", "PRED-APP-mef-dhup.csv"].entries())
      essai.ecrire(`brut/${nom}`, texte(d).replace('"812";"812"', `"81${i}";"812"`)); // le même fichier deux fois n'en est qu'un
    essai.ecrire("brut/departements.csv", DEPARTEMENTS);
    essai.ecrire("brut/qpv.geojson", QUARTIERS);
    essai.ecrire("brut/sieges.csv", SIEGES);
    const { ecartes, reconnus: pris } = await reconnaitre(`${essai.dir}/brut`, { registre: new Map() });
    expect(pris.filter((f) => f.source.id === d.source).map((f) => f.nom)).toEqual(["PRED-APP-mef-dhup.csv"]);
    expect(ecartes.map((e) => e.raison)).toEqual(expect.arrayContaining([expect.stringMatching(/celui des maisons .* lui rendre son nom d'origine, pred-app-mef-dhup\.csv/)]));
    essai.millesimes([...GEOGRAPHIE, { source: d.source, cog: d.cog, millesime: d.millesime ?? "", fichier: "brut/pred-mai-mef-dhup.csv" }]);
    expect(bloquantes(await essai.charger()).map((a) => a.code)).toEqual(["nom-indistinct"]);
  }); // prettier-ignore

  it.each(CLASSEURS.map((c) => [c.id, c] as const))("%s : la feuille IRIS se charge, et se refuse à une colonne renommée", async (id, c) => {
    expect(bon.fichiers.find((f) => f.ligne.source === id)?.cases).toBeGreaterThan(10);
    expect(reconnus.reconnus.find((f) => f.nom === `${id}.xlsx`)?.source.id).toBe(id);
    expect(change.fichiers.find((f) => f.ligne.source === id)?.etat).toBe("refuse");
    const [nom, , territoire] = c.csv.mesure;
    const rows = await bon.essai.rows<{ source: string }>(`select f.source from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier where v.nom = '${nom}' and territoire = '${territoire}' order by 1`);
    expect(rows.map((r) => r.source)).toEqual([c.csv.source, id]);
  }); // prettier-ignore
});
