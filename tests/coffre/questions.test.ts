import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createProjet, ENTETE_ACCUEIL, ENTETE_AIDES, win1252 } from "./projet-factice.ts";

const passages = (...jours: readonly string[]): string =>
  [ENTETE_ACCUEIL, ...jours.map((jour, i) => `${jour} 09:0${i % 10}:00,Centre,Guichet,Logement,K.,`), ""].join("\n");
const jours = (mois: number, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${String(1 + (i % 28)).padStart(2, "0")}/0${mois}/2025`);
const codes = ({ anomalies }: { readonly anomalies: readonly { readonly code: string; readonly gravite: string }[] }) =>
  anomalies.map(({ gravite, code }) => `${gravite} ${code}`);

describe("un export qui rétrécit", () => {
  const avant = new Map([["ccas-accueil 2025", 100]]);

  it.each([
    [100, false],
    [120, false],
    [90, false], // une ligne sur dix : les corrections d'une année
    [89, true],
    [10, true],
  ])("de 100 lignes à %i : demandé avant de remplacer (%s)", async (n, demande) => {
    const projet = createProjet();
    const fichier = projet.add("ccas-accueil", 2025, "a.csv", passages(...jours(3, n)));
    const charge = await projet.recharger({ avant, accepter: false }, fichier);
    expect(codes(charge)).toEqual(demande ? ["bloquante export-retreci"] : []);
    expect(charge.agregats === null).toBe(demande);
  });

  it("laisse le coffre tel qu'il était, jusqu'à ce qu'on accepte", async () => {
    const projet = createProjet();
    await projet.charger(projet.add("ccas-accueil", 2025, "a.csv", passages(...jours(3, 100))));
    const coffre = readFileSync(projet.cheminCoffre);
    const court = projet.add("ccas-accueil", 2025, "a.csv", passages(...jours(3, 50)));
    await projet.recharger({ avant, accepter: false }, court);
    expect(readFileSync(projet.cheminCoffre).equals(coffre)).toBe(true);
    const accepte = await projet.recharger({ avant, accepter: true }, court);
    expect(codes(accepte)).toEqual(["avertissement export-retreci"]);
    expect(accepte.agregats?.find((a) => a.variable === "passages")?.valeur).toBe(50);
  });
});

describe("deux exports de la même année", () => {
  it("dont l'un contient l'autre : demandé, car tout serait compté deux fois", async () => {
    const projet = createProjet();
    const t1 = projet.add("ccas-accueil", 2025, "t1.csv", passages(...jours(2, 25)));
    const s1 = projet.add("ccas-accueil", 2025, "s1.csv", passages(...jours(2, 25), ...jours(5, 25)));
    const charge = await projet.charger(t1, s1);
    expect(codes(charge)).toEqual(["bloquante export-contenu"]);
    expect(charge.anomalies[0]?.fichier).toBe("brut/ccas/t1.csv");
    expect(charge.agregats).toBeNull();
  });

  it("le même export déposé deux fois, enregistré autrement : ce n'est pas son année qui est fausse, c'est qu'il est déjà là", async () => {
    const projet = createProjet();
    const demandes = (n: number, fin: string): Uint8Array =>
      win1252([ENTETE_AIDES, ...Array.from({ length: n }, (_, i) => `D${i};F${i};;;CANTINE;01/02/2025;03/02/2025;ACC.;10,00;`), ""].join(fin)); // prettier-ignore
    const charge = await projet.charger(
      projet.add("ccas-aides", 2025, "a.csv", demandes(5, "\n")),
      projet.add("ccas-aides", 2025, "b.csv", demandes(5, "\r\n")),
    );
    const bloquantes = charge.anomalies.filter((a) => a.gravite === "bloquante");
    expect(bloquantes.map((a) => [a.code, a.fichier])).toEqual([["export-contenu", "brut/ccas/b.csv"]]);
    expect(bloquantes[0]?.action).toContain("Retirer sa ligne de millesimes.csv");
    // Une demande de plus suffit : les doublons ne comptent qu'une fois, et rien n'est à demander.
    const suite = await projet.charger(
      projet.add("ccas-aides", 2025, "a.csv", demandes(5, "\n")),
      projet.add("ccas-aides", 2025, "b.csv", demandes(6, "\r\n")),
    );
    expect(suite.agregats?.find((a) => a.variable === "demandes")?.valeur).toBe(6);
  });

  it("dont les dates se recouvrent : signalé, car un export peut être coupé par site", async () => {
    const projet = createProjet();
    const nord = projet.add("ccas-accueil", 2025, "nord.csv", passages(...jours(2, 25)));
    const sud = projet.add("ccas-accueil", 2025, "sud.csv", passages(...jours(2, 10), ...jours(3, 30)));
    const charge = await projet.charger(nord, sud);
    expect(codes(charge)).toEqual(["avertissement dates-recouvertes"]);
    expect(charge.agregats?.find((a) => a.variable === "passages")?.valeur).toBe(65);
  });

  it("qui se suivent, ou d'années différentes : rien à demander", async () => {
    const projet = createProjet();
    const t1 = projet.add("ccas-accueil", 2025, "t1.csv", passages(...jours(2, 25)));
    const t2 = projet.add("ccas-accueil", 2025, "t2.csv", passages(...jours(5, 25)));
    const avant = passages(...jours(2, 25)).replaceAll("/2025", "/2024");
    expect(codes(await projet.charger(t1, t2, projet.add("ccas-accueil", 2024, "v.csv", avant)))).toEqual([]);
  });

  it("un même fichier de plusieurs années se charge une fois par année", async () => {
    const projet = createProjet();
    const deux = passages(...jours(2, 25), ...jours(3, 30).map((jour) => jour.replace("2025", "2024")));
    const charge = await projet.charger(
      projet.add("ccas-accueil", 2025, "x.csv", deux),
      projet.add("ccas-accueil", 2024, "x.csv", deux),
    );
    expect(charge.lectures.map(({ lues, gardees, refusees }) => [lues, gardees, refusees])).toEqual([
      [55, 25, 0], // les lignes de l'autre année sont hors champ, personne ne les a refusées
      [55, 30, 0],
    ]);
  });
});
