import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AGREGATS_PARCOURS } from "../../../src/coffre/agregats/parcours.ts";
import { Changement } from "../../../src/coffre/cle/changement.ts";
import { Cle } from "../../../src/coffre/cle/cle.ts";
import { readMemoire } from "../../../src/coffre/registre/memoire.ts";
import { oublierCle, purgerCoffre } from "../../../src/coffre/registre/purger.ts";
import type { FichierExport } from "../../../src/coffre/charger-coffre.ts";
import { createProjet, dumpCoffre, ENTETE_AIDES, type Projet, tell, win1252 } from "../projet-factice.ts";

/** Une demande du foyer `foyer`, déposée cette année-là. */
const demande = (n: number, foyer: string, annee: number): string =>
  `${annee}-${n};${foyer};X;;CANTINE;0${1 + (n % 9)}/02/${annee};11/03/${annee};ACC.;100,00 €;`;
const aides = (...lignes: string[]): Uint8Array => win1252([ENTETE_AIDES, ...lignes, ""].join("\n"));
const codes = (anomalies: readonly { readonly code: string }[]): string[] => [...new Set(anomalies.map((a) => a.code))];

/** Trois années d'aides : F1 revient chaque année, F2 n'est venu qu'en 2021, F3 arrive en 2023. */
function troisAns(): { projet: Projet; ans: [FichierExport, FichierExport, FichierExport] } {
  const projet = createProjet();
  const add = (annee: number, ...foyers: string[]): FichierExport =>
    projet.add("ccas-aides", annee, `a${annee}.csv`, aides(...foyers.map((f, i) => demande(i, f, annee))));
  return { projet, ans: [add(2021, "F1", "F2"), add(2022, "F1"), add(2023, "F1", "F3")] };
}

async function purger(projet: Projet, cle: Cle, ans: readonly FichierExport[], millesime: number, { lignes = false } = {}) {
  const { lectures } = await projet.recharger({ cle }, ...ans);
  const i = ans.findIndex((a) => a.millesime === millesime);
  const { source, fichier, sha256, lues, gardees, refusees } = lectures[i]!;
  const exports = [{ source, millesime, fichier, sha256, lues, gardees, refusees }];
  await purgerCoffre(projet.cheminCoffre, { le: "2026-11-22", exports, annees: lignes ? [{ source, millesime }] : [] });
  rmSync(join(projet.dir, fichier));
} // prettier-ignore

const foyersDe = async ({ cheminCoffre }: Projet): Promise<(readonly [unknown, unknown])[]> =>
  ((await dumpCoffre(cheminCoffre)).demande ?? []).map((d) => [d.millesime, d.foyer] as const);
const distincts = (foyers: readonly (readonly [unknown, unknown])[]): number => new Set(foyers.map(([, f]) => f)).size;

describe("un coffre tenu par une clé", () => {
  it("donne les mêmes pseudonymes d'un chargement à l'autre, et refuse une autre clé ou son absence", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    await projet.recharger({ cle }, ...ans);
    const avant = await foyersDe(projet);
    await projet.recharger({ cle }, ...ans);
    expect(await foyersDe(projet)).toEqual(avant);
    const octets = readFileSync(projet.cheminCoffre);
    const autre = await projet.recharger({ cle: Cle.neuve() }, ...ans);
    expect([autre.agregats, codes(autre.anomalies)]).toEqual([null, ["cle-fausse"]]);
    const sans = await projet.charger(...ans);
    expect([sans.agregats, codes(sans.anomalies)]).toEqual([null, ["cle-absente"]]);
    expect(readFileSync(projet.cheminCoffre).equals(octets)).toBe(true);
  });

  it("purgé de ses exports, est la trace de l'année : les chiffres ne bougent pas, et le foyer se suit encore", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    const entier = await projet.recharger({ cle }, ...ans);
    await purger(projet, cle, ans, 2021);
    const apres = await projet.recharger({ cle }, ...ans);
    expect(apres.anomalies).toEqual(entier.anomalies);
    expect(apres.lectures).toEqual(entier.lectures);
    expect(apres.agregats).toEqual(entier.agregats);
    expect(distincts(await foyersDe(projet))).toBe(3);
    // Même si sa ligne a quitté millesimes.csv, et même s'il n'y en a plus aucune.
    expect((await projet.recharger({ cle }, ans[1], ans[2])).agregats).toEqual(entier.agregats);
    expect(tell((await projet.recharger({ cle })).agregats, 2021)).toEqual(tell(entier.agregats, 2021));
  });

  it("ne laisse pas un export revenu remplacer l'année purgée, sauf si on l'accepte", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    await purger(projet, cle, ans, 2021);
    const revenu = projet.add("ccas-aides", 2021, "retour.csv", aides(demande(7, "F9", 2021)));
    const refus = await projet.recharger({ cle }, revenu, ans[1], ans[2]);
    expect([refus.agregats, codes(refus.anomalies)]).toEqual([null, ["annee-purgee"]]);
    const accepte = await projet.recharger({ cle, accepter: true }, revenu, ans[1], ans[2]);
    expect(codes(accepte.anomalies)).toEqual(["annee-purgee"]);
    expect(tell(accepte.agregats, 2021).demandes).toEqual([1, 1]);
    expect((await readMemoire(projet.cheminCoffre)).scelles).toEqual([]);
  });

  it("purgé de ses lignes, garde les agrégats de l'année et un journal en comptes", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    const entier = await projet.recharger({ cle }, ...ans);
    await purger(projet, cle, ans, 2021, { lignes: true });
    const apres = await projet.recharger({ cle }, ...ans);
    for (const annee of [2021, 2022, 2023]) expect(tell(apres.agregats, annee)).toEqual(tell(entier.agregats, annee));
    expect((await foyersDe(projet)).map(([annee]) => annee).sort()).toEqual([2022, 2023, 2023]);
    expect((await readMemoire(projet.cheminCoffre)).purges).toEqual([
      { le: "2026-11-22", quoi: "coffre", source: "ccas-aides", millesime: 2021, lignes: 2 },
      { le: "2026-11-22", quoi: "exports", source: "ccas-aides", millesime: 2021, lignes: 2 },
    ]);
  });

  it("ne garde pas dans ses octets un foyer dont les lignes sont purgées", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    await purger(projet, cle, ans, 2021, { lignes: true });
    const octets = readFileSync(projet.cheminCoffre);
    expect(octets.includes(cle.pseudonyme("foyer", "F2"))).toBe(false);
    expect(octets.includes(cle.pseudonyme("foyer", "F3"))).toBe(true);
  });

  it("change de clé : qui est encore dans un export se relie à ses années purgées, les autres restent suivis entre elles", async () => {
    const { projet, ans } = troisAns();
    const [avant, apres] = [Cle.neuve(), Cle.neuve()];
    await purger(projet, avant, ans, 2021);
    const anciens = new Set((await foyersDe(projet)).map(([, f]) => f));
    const change = await projet.recharger({ cle: new Changement(avant, apres) }, ...ans);
    expect(change.anomalies).toEqual([]);
    const foyers = await foyersDe(projet);
    expect(distincts(foyers)).toBe(3);
    expect(foyers.filter(([, f]) => anciens.has(f))).toEqual([]);
    expect(foyers.filter(([, f]) => f === apres.pseudonyme("foyer", "F1")).map(([annee]) => annee).sort()).toEqual([2021, 2022, 2023]);
    expect(codes((await projet.recharger({ cle: avant }, ...ans)).anomalies)).toEqual(["cle-fausse"]);
    expect((await projet.recharger({ cle: apres }, ...ans)).agregats).toEqual(change.agregats);
    expect(await foyersDe(projet)).toEqual(foyers);
  }); // prettier-ignore

  it("dont la clé est détruite se charge encore, sans relier ses années purgées aux autres : seuls changent les chiffres qui suivent un foyer", async () => {
    const { projet, ans } = troisAns();
    const cle = Cle.neuve();
    await purger(projet, cle, ans, 2021);
    const comptes = (await projet.recharger({ cle }, ...ans)).agregats;
    await oublierCle(projet.cheminCoffre);
    const suivis = new Set(AGREGATS_PARCOURS.map((d) => d.variable));
    const annuels = (agregats: typeof comptes) => (agregats ?? []).filter((a) => !suivis.has(a.variable));
    expect(annuels(comptes).length).toBeGreaterThan(20);
    expect(annuels((await projet.charger(...ans)).agregats)).toEqual(annuels(comptes));
    expect(distincts(await foyersDe(projet))).toBe(4); // F1 compte pour deux : avant et après
  });
});
