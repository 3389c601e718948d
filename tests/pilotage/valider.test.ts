import { describe, expect, it } from "vitest";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { formatAnomalie } from "../../src/modele/anomalie.ts";
import { anomaliesPour } from "../../src/pilotage/defaut.ts";
import type { Pilotage } from "../../src/pilotage/lire.ts";
import type { Edition } from "../../src/pilotage/edition.ts";
import { validerPilotage } from "../../src/pilotage/valider.ts";
import type { Reperes } from "../../src/pilotage/valider-actions.ts";
import { contributionsOf, conventionsOf, mandatOf, planOf, projetsOf, VIDE } from "./fiches.ts";

const REPERES: Reperes = {
  indicateur: getIndicateur,
  constats: (annee) => (annee === 2026 ? new Set(["rev-02-ecart"]) : null),
  versions: () => ["abc123"],
  presentation: null,
  reference: "2026-12-31",
  organisme: "CCAS",
  annee: 2026,
  chiffres: null,
};

const dire = (p: Partial<Pilotage>, edition: Edition = "direction", chiffres: Reperes["chiffres"] = null): string[] =>
  anomaliesPour(validerPilotage({ ...VIDE, ...p }, { ...REPERES, chiffres }), edition).map(
    (a) => `${a.gravite === "bloquante" ? "✗" : "!"} ${formatAnomalie(a)}`,
  );
const plan = (cles: Parameters<typeof planOf>[0], edition?: Edition): string[] => dire(planOf(cles), edition);

describe("le fond d'un plan d'action", () => {
  it("un plan juste n'a pas de défaut, dans aucune édition", () => {
    for (const edition of ["direction", "copil", "public"] as const) expect(plan({}, edition)).toEqual([]);
  });

  // Les mauvaises entrées que l'issue nomme, chacune à sa ligne (l'action commence ligne 10).
  it.each([
    ["une action sans indicateur", { indicateur: null }, /ligne 10, colonne indicateur : une action sans indicateur/],
    ["un indicateur inconnu", { indicateur: "REV-99" }, /ligne 17, colonne indicateur : indicateur inconnu.*REV-99/],
    [
      "une cible déjà atteinte",
      { cible: "22" },
      /ligne 20, colonne cible : la cible est déjà atteinte au départ \(21\) \(« 22 »\)/,
    ],
    ["une cible sans départ", { depart: null }, /colonne depart : « depart » manque/],
    [
      "un début avant la décision",
      { debut: "2026-03-11" },
      /ligne 15, colonne debut : l'action commence avant d'être décidée/,
    ],
    ["une fin avant le début", { fin: "2026-03-31" }, /ligne 16, colonne fin : l'action finit avant de commencer/],
    ["validée sans instance", { instance: null }, /ligne 22, colonne etat : « validée » sans l'instance/],
    ["validée sans date", { decidee_le: null }, /ligne 22, colonne etat : « validée » sans la date/],
    ["amendée sans motif", { etat: "amendée" }, /ligne 22, colonne etat : « amendée » sans motif/],
    ["réalisée sans date de réalisation", { etat: "réalisée" }, /« réalisée » sans date de réalisation/],
    [
      "une préconisation introuvable",
      { preconisation: "P9" },
      /ligne 12, colonne preconisation : préconisation introuvable \(« P9 »\)/,
    ],
    ["une convention introuvable", { convention: "c9" }, /colonne convention : convention introuvable \(« c9 »\)/],
    ["un partenaire introuvable", { partenaires: "[caf]" }, /colonne partenaires : partenaire introuvable \(« caf »\)/],
    ["un constat mal écrit", { constat: "rev-02" }, /colonne constat : ce n'est pas l'identifiant d'un constat/],
    [
      "un constat que l'édition n'a pas",
      { constat: "rev-01-ecart" },
      /colonne constat : l'édition 2026 n'a pas de constat/,
    ],
    ["un horizon avant le départ", { horizon: "2021" }, /colonne horizon : l'horizon n'est pas après le départ/],
  ])("%s : bloquant, avec son fichier et sa ligne", (_, cles, attendu) => {
    const dits = plan(cles);
    expect(dits).toHaveLength(1);
    expect(dits[0]).toMatch(/^✗ pilotage\/actions\.yaml, /);
    expect(dits[0]).toMatch(attendu);
  });

  it("arrête l'édition qui l'imprimerait, et celle-là seulement", () => {
    const cles = { etat: "soumise", instance: null, decidee_le: null, indicateur: null };
    expect(plan(cles, "direction")).toHaveLength(1);
    expect(plan(cles, "copil")[0]).toMatch(/^✗/);
    expect(plan(cles, "public")).toEqual([]);
  });

  it("un brouillon peut être incomplet : la direction en est avertie, personne n'est arrêté", () => {
    const cles = { etat: "brouillon", instance: null, decidee_le: null, indicateur: null };
    expect(plan(cles, "direction")[0]).toMatch(/^! /);
    expect([...plan(cles, "copil"), ...plan(cles, "public")]).toEqual([]);
  });

  it("une cible se juge au sens de l'indicateur : moins de pauvreté, plus de demandes dans le délai", () => {
    expect(plan({ indicateur: "CCAS-09", depart: "66", cible: "80" })).toEqual([]);
    expect(plan({ indicateur: "CCAS-09", depart: "66", cible: "60" })).toHaveLength(1);
    // CCAS-15 est descriptif : la cible dit le sens, seule l'égalité ne veut rien dire.
    expect(plan({ indicateur: "CCAS-15", depart: "100", cible: "90" })).toEqual([]);
    expect(plan({ indicateur: "CCAS-15", depart: "100", cible: "100" })).toHaveLength(1);
  });

  it("un indicateur redéfini depuis la décision est signalé, sans rien arrêter", () => {
    expect(plan({ version: "abc123" })).toEqual([]);
    expect(plan({ version: "def456" })[0]).toMatch(/^! .*n'est plus celle de la décision.*version: abc123/);
  });

  it("un thème inconnu et un jour après l'édition se disent à la direction, sans rien arrêter", () => {
    expect(plan({ themes: "[revenues]" })[0]).toMatch(/^! .*colonne themes : thème inconnu.*« revenues ».*« revenus »/);
    expect(plan({ etat: "réalisée", realisee_le: "2036-12-31" })[0]).toMatch(/^! .*colonne realisee_le : ce jour est après/); // prettier-ignore
    expect(plan({ themes: "[revenues]" }, "public")).toEqual([]);
    expect(plan({ themes: '[revenus, "Isolement"]' })).toEqual([]);
  });

  it("un nom de personne arrête la publication, sans être répété dans le message", () => {
    for (const edition of ["direction", "copil", "public"] as const) {
      const [dit = ""] = plan({ pilote: "Mme Dupont" }, edition);
      expect(dit).toMatch(/^✗ .*ligne 14, colonne pilote : ce texte semble nommer une personne\. Écrire sa fonction/);
      expect(dit).not.toContain("Dupont");
    }
    expect(plan({ etat: "soumise", instance: null, decidee_le: null, pilote: "Mme Dupont" }, "public")).toEqual([]);
  });
});

describe("le fond d'un plan face aux chiffres", () => {
  const CHIFFRES = {
    dernier: (code: string) => (code === "REV-02" ? { valeur: 18, dit: "18 % en 2023" } : null),
    quartiers: ["Centre-ville", "Les Coteaux", "Remparts"],
  };
  const juger = (cles: Parameters<typeof planOf>[0], edition: Edition = "direction"): string[] =>
    dire(planOf(cles), edition, CHIFFRES);

  it("une cible que le dernier chiffre a déjà atteinte arrête les éditions qui l'imprimeraient, à sa ligne", () => {
    for (const edition of ["direction", "copil", "public"] as const)
      expect(juger({}, edition)).toEqual([
        expect.stringMatching(/^✗ pilotage\/actions\.yaml, ligne 20, colonne cible : la cible est déjà atteinte par le dernier chiffre \(18 % en 2023\) \(« 19 »\)/), // prettier-ignore
      ]);
    expect(juger({ cible: "17" })).toEqual([]);
    expect(juger({ cible: "18" })).toHaveLength(1);
    // Une édition qui n'en sert pas la valeur ne peut pas en juger.
    expect(juger({ indicateur: "CCAS-09", depart: "66", cible: "80" })).toEqual([]);
  });

  it("une cible qu'on veut gagner vers le haut se juge dans ce sens", () => {
    const monter = (cible: string): string[] =>
      dire(planOf({ indicateur: "CCAS-15", depart: "100", cible }), "direction", { ...CHIFFRES, dernier: () => ({ valeur: 110, dit: "110 heures en 2025" }) }); // prettier-ignore
    expect(monter("105")).toHaveLength(1);
    expect(monter("120")).toEqual([]);
    expect(monter("90")).toEqual([]);
  });

  it("une action d'une édition d'avant, ou déjà menée, a le droit d'avoir réussi", () => {
    expect(juger({ edition: "2025" })).toEqual([]);
    expect(juger({ etat: "en cours" })).toEqual([]);
    expect(juger({ etat: "réalisée", realisee_le: "2026-06-30" })).toEqual([]);
  });

  it("un départ qui vaut déjà la cible ne se dit qu'une fois", () => {
    expect(juger({ depart: "18", cible: "19" })).toEqual([expect.stringContaining("déjà atteinte au départ (18)")]);
  });

  it("un quartier que le territoire n'a pas se dit à sa ligne, avec le nom le plus proche ; le public, qui ne le lit pas, paraît", () => {
    const cles = { cible: "17", quartiers: "[Rempart, centre ville]" };
    expect(juger(cles)).toEqual([
      expect.stringMatching(/^✗ .*ligne 25, colonne quartiers : quartier inconnu du territoire \(« Rempart »\)\. Écrire sans doute « Remparts »/), // prettier-ignore
    ]);
    expect(juger(cles, "copil")).toHaveLength(1);
    expect(juger(cles, "public")).toEqual([]);
    expect(juger({ ...cles, etat: "brouillon" })[0]).toMatch(/^! /);
    expect(dire(planOf(cles), "direction", { ...CHIFFRES, quartiers: [] })).toEqual([]);
  });
});

describe("le fond des autres fiches", () => {
  it("deux fiches du même nom", () => {
    const { preconisations, actions } = planOf();
    expect(dire({ preconisations, actions: [...actions, ...actions] })).toEqual([
      expect.stringContaining("colonne id : cet identifiant est déjà pris plus haut (« A1 »)"),
    ]);
  });

  it("une convention finit après avoir commencé, et signée, elle a des signataires", () => {
    const conventions = conventionsOf(
      "conventions:\n  - id: c1\n    objet: x\n    signee_le: 2026-01-10\n    echeance: 2025-12-31\n    reconduction: tacite\n",
    );
    expect(dire({ conventions }, "public")).toEqual([
      expect.stringContaining("ligne 5, colonne echeance : la convention finit avant de commencer"),
      expect.stringContaining("ligne 4, colonne signee_le : une convention signée sans signataire"),
    ]);
  });

  it("un projet retenu remplit ses cinq rubriques", () => {
    const texte = (etat: string): string =>
      `projets:\n  - id: p1\n    edition: 2026\n    nom: x\n    partenariat: y\n    etat: ${etat}\n    instance: CA\n    decidee_le: 2026-03-12\n`;
    expect(dire({ projets: projetsOf(texte("validée")) })).toHaveLength(4);
    expect(dire({ projets: projetsOf(texte("soumise")) })).toEqual([]);
  });

  it("un mandat : l'échéance légale, les communes d'un CIAS, une seule date de présentation", () => {
    const mandat = mandatOf("organisme: CIAS\nelections: 2026-03-22\nrapport: socle\npresentation: 2028-01-15\n");
    expect(dire({ mandat })).toEqual([
      // observatoire.yaml dit une commune : ce mandat serait imprimé à tort, dans toutes les éditions.
      expect.stringMatching(
        /^✗ .*ligne 1, colonne organisme.* : observatoire\.yaml décrit une commune : son analyse est celle d'un CCAS/,
      ),
      expect.stringMatching(/^! .*colonne organisme : un CIAS sans communes/),
      expect.stringMatching(/^! .*colonne presentation : présenté après l'échéance légale \(2027-12-31\)/),
    ]);
  });

  it("une parole sans consentement : dite à la direction, et imprimée nulle part", () => {
    const contributions = contributionsOf(
      "paroles:\n  - texte: x\n    de: habitant\n    cadre: atelier\n    recueillie_le: 2026-05-01\n    consentement: non\n    anonyme: oui\n",
    );
    expect(dire({ contributions })).toEqual([expect.stringMatching(/^! .*ligne 6, colonne consentement/)]);
    expect(dire({ contributions }, "public")).toEqual([]);
  });

  it("un nom caché dans une réunion se trouve, à sa ligne", () => {
    const contributions = contributionsOf(
      "comite:\n  nom: COPIL\n  reunions:\n    - le: 2026-02-05\n      objet: Bilan de J. Martin\n",
    );
    expect(dire({ contributions }, "public")).toEqual([expect.stringMatching(/^✗ .*ligne 5, colonne objet/)]);
  });
});
