import { appendFileSync, cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import { RACINE } from "../../src/racine.ts";
import { batir, type Commande, type Sortie } from "../cli/commande.ts";
import { createMulhouse, hasDonneesReelles } from "./donnees-reelles.ts";

/** Les exports inventés de la démonstration et leurs correspondances, posés dans le projet de Mulhouse. */
function addExports(projet: string): void {
  const demonstration = join(RACINE, "data");
  cpSync(join(demonstration, "brut", "ccas"), join(projet, "brut", "ccas"), { recursive: true });
  for (const dossier of ["correspondances", "rapport"])
    cpSync(join(demonstration, dossier), join(projet, dossier), { recursive: true });
  const lignes = readFileSync(join(demonstration, "millesimes.csv"), "utf8").split("\n");
  appendFileSync(join(projet, "millesimes.csv"), `${lignes.filter((l) => l.startsWith("ccas-")).join("\n")}\n`);
}

describe.skipIf(!hasDonneesReelles())("des exports de CCAS sur une vraie géographie : Mulhouse", () => {
  let commande: Commande;
  let projet: string;
  let sortie: Sortie;
  const dist = (edition: string, fichier: string): string =>
    readFileSync(join(projet, ".abs", edition, "dist", fichier), "utf8");
  const tableau = (edition: string): Record<string, string>[] =>
    parse(dist(edition, "donnees/v1/2026/activite.csv"), { delimiter: ";", bom: true, columns: true });

  beforeAll(async () => {
    [commande, projet] = [await batir(), createMulhouse()];
    addExports(projet);
    sortie = await commande.abs("rapport", "--projet", projet);
  }, 600_000);
  afterAll(() => {
    commande.ferme();
    rmSync(projet, { recursive: true, force: true });
  });

  it("les trois éditions se publient, attaque et barrière passées", () => {
    expect([sortie.code, sortie.stderr.match(/✗.*/g)]).toEqual([0, null]);
  });

  it("le public et le comité taisent des cases que la direction voit, et rien d'autre ne change", () => {
    const direction = tableau("direction");
    for (const edition of ["public", "copil"]) {
      const siennes = tableau(edition);
      const tues = siennes.filter((l) => l["statut"] === "secret");
      expect(tues.length, edition).toBeGreaterThan(0);
      expect(tues.filter((l) => l["valeur"] !== "")).toEqual([]);
      const nommer = (l: Record<string, string>): string => `${l["variable"]}|${l["modalite"]}|${l["millesime"]}`;
      const vraies = new Map(direction.map((l) => [nommer(l), l["valeur"]]));
      // Une table qui perdait trop de cases est donnée par modalités réunies : leur somme.
      const vraie = (l: Record<string, string>): string | undefined => {
        const parties = (l["modalite"] ?? "").split(" + ").map((modalite) => vraies.get(nommer({ ...l, modalite })));
        return vraies.get(nommer(l)) ?? String(parties.reduce((somme, p) => somme + Number(p), 0));
      };
      for (const l of siennes) if (l["statut"] === "valeur") expect(l["valeur"], nommer(l)).toBe(vraie(l));
    }
  });

  it("la page de méthode du public porte le bilan, et aucune table n'y perd plus de 35 %", () => {
    const bilan = dist("public", "methode.html");
    expect(bilan).toContain("cases sont masquées");
    const parts = [...bilan.matchAll(/<td class="nombre">([\d,]+)[\u00a0\u202f]%<\/td><\/tr>/g)].map(([, p = ""]) => Number(p.replace(",", "."))); // prettier-ignore
    expect(parts.length).toBeGreaterThan(5);
    expect(Math.max(...parts)).toBeLessThanOrEqual(35);
    expect(Math.max(...parts)).toBeGreaterThan(0);
  });

  it("tout protéger ensemble coûte au plus 1,15 fois ce que chaque table perdrait seule", () => {
    for (const edition of ["public", "copil"]) {
      const bilan = dist(edition, "methode.html");
      const [, masquees, seules] = /(\d+) cases sont masquées.*?sans les autres en masquerait (\d+)/.exec(bilan) ?? [];
      expect(Number(seules), edition).toBeGreaterThan(0);
      expect(Number(masquees) / Number(seules), edition).toBeLessThanOrEqual(1.15);
    }
  });
});
