import { join } from "node:path";
import { expect, it } from "vitest";
import { readProjet } from "../../src/charger/projet.ts";
import { writeCalendrier } from "../../src/cli/pilotage-calendrier.ts";
import { writeDeliberation } from "../../src/cli/pilotage-deliberation.ts";
import { writeEtat } from "../../src/cli/pilotage-etat.ts";
import { formatAnomalie } from "../../src/modele/anomalie.ts";
import { readPilotageControle } from "../../src/publier/pilotage.ts";

const projet = readProjet(join(import.meta.dirname, "../../data"));
const controle = await readPilotageControle(projet);
const lisible = (texte: string): string => texte.replaceAll(/[\u00a0\u202f]/g, " ");

it("la démonstration n'a qu'un défaut, dans un brouillon, qui n'arrête rien", () => {
  expect(controle.anomalies.map((a) => a.gravite)).toEqual(["avertissement"]);
  expect(controle.anomalies.map(formatAnomalie)[0]).toMatch(/^pilotage\/actions\.yaml, ligne \d+, colonne indicateur/);
});

it("l'état compte chaque action une fois, et donne la version de chaque indicateur suivi", () => {
  const { donnee } = writeEtat(controle, projet);
  const { actions, versions } = donnee as { actions: { actions: number }[]; versions: { code: string }[] };
  expect(actions.reduce((s, a) => s + a.actions, 0)).toBe(controle.pilotage.actions.length);
  expect(versions.map((v) => v.code)).toContain("CCAS-09");
});

it("le calendrier range les dates, échéance légale et terme de convention compris", () => {
  const { donnee, texte } = writeCalendrier(controle, projet);
  const jours = (donnee as { rappels: { le: string }[] }).rappels.map((r) => r.le);
  expect(jours).toEqual(jours.toSorted());
  expect(texte).toContain("2027-12-31  échéance légale du rapport de base (R. 123-1)");
  expect(texte).toContain("2027-02-28  terme de la convention conv-caf");
  // L'alerte, six mois avant le terme ; le vote, deux mois après le débat du 30 novembre.
  expect(texte).toMatch(/2026-08-28 {2}préparer la suite de la convention conv-caf.*\(passé\)/);
  expect(texte).toContain("2027-01-30  au plus tard, vote du budget débattu deux mois avant");
});

it("l'agenda porte les mêmes jours, ceux qui sont passés en moins", () => {
  const { donnee, agenda = "" } = writeCalendrier(controle, projet);
  const { reference, rappels } = donnee as { reference: string; rappels: { le: string }[] };
  const aVenir = rappels.filter((r) => r.le >= reference).map((r) => r.le.replaceAll("-", ""));
  expect([...agenda.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map((m) => m[1])).toEqual(aVenir);
  expect(aVenir.length).toBeLessThan(rappels.length);
});

it("le projet de délibération ne nomme que ce qui est retenu, et laisse en blanc ce qu'il ne sait pas", () => {
  const texte = lisible(writeDeliberation(controle, projet).texte);
  expect(texte).toContain("conseil d'administration du 30 novembre 2026");
  expect(texte).toContain("budget : 41 000 €");
  expect(texte).not.toMatch(/bénévoles|fonds d'avance/);
  expect(texte).toContain("Vu la commande arrêtée par le comité de pilotage le 5 février 2026");
  expect(texte).toContain("prend acte du bilan des actions décidées en 2025");
  expect(texte).toContain("pour la convention « Accès aux droits et instruction partagée », dont le terme est le 28 février 2027, de …………"); // prettier-ignore
  expect(texte).toContain("Votants : …………");
});
