import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calculer } from "../../src/calculer/calculer.ts";
import { readPerimetres, type Perimetres } from "../../src/calculer/perimetre.ts";
import type { Question } from "../../src/calculer/question.ts";
import { repondre } from "../../src/calculer/valeurs.ts";
import { charger } from "../../src/charger/charger.ts";
import { cheminEntrepot, COLONNES_MILLESIMES, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import { formatAnomalie, isBloquante } from "../../src/modele/anomalie.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { DOSSIER, hasDonneesReelles, LIVRES } from "./donnees-reelles.ts";

const GARDES = /^(cog-(?!codes)|filosofi-(disp|iris)$|filosofi-cc-classeur)/;

/**
 * Le découpage de 2015 des communes que la CAF de 2016 couvre : ses codes d'IRIS, dans la forme de la table de l'Insee. Nous
 * n'avons de vrai fichier de découpage que pour 2021.
 */
function iris2015(): string {
  const lignes = readFileSync(join(DOSSIER, "caf", "data_CAF_2016_IRIS.csv"), "utf8")
    .split(/\r?\n/)
    .slice(1);
  const codes = lignes.map((l) => l.split(";")[0] ?? "").filter((c) => /^[0-9AB]{9}$/.test(c));
  const rows = codes.map((c) => `${c};${c};H;${c.slice(0, 7)};${c.slice(0, 5)};;;;`);
  return `CODE_IRIS;LIB_IRIS;TYP_IRIS;GRD_QUART;DEPCOM;LIBCOM;UU2020;REG;DEP\n${rows.join("\n")}\n`;
}

describe.skipIf(!hasDonneesReelles())("les périmètres, sur les vrais fichiers", () => {
  let dir = "";
  let entrepot: Entrepot;
  let perimetres: Perimetres;
  const demander = async (question: Question): Promise<Resultat | undefined> => {
    for await (const lot of repondre(entrepot.connexion, question, readProjet(dir))) if (lot[0]) return lot[0];
    return undefined;
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "abs-perimetres-"));
    writeFileSync(join(dir, "iris_2015.csv"), iris2015());
    const livres = LIVRES.filter(([source]) => GARDES.test(source)).map(([source, niveau, millesime, cog, fichier]) =>
      [source, niveau, millesime, cog, "", relative(dir, join(DOSSIER, fichier)), "", "", ""].join(";"),
    );
    const rows = [COLONNES_MILLESIMES.join(";"), ...livres, "cog-iris;;2015;2015;;iris_2015.csv;;;", ""];
    writeFileSync(join(dir, "millesimes.csv"), rows.join("\n"));
    writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Colomiers"\ncommune: "31149"\nannee: 2026\ncog: 2023\n');
    const rapport = await charger(readProjet(dir));
    expect(rapport.anomalies.filter(isBloquante).map(formatAnomalie)).toEqual([]);
    await calculer(readProjet(dir));
    entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
    perimetres = await readPerimetres(entrepot.connexion);
  }, 300_000);

  afterAll(() => {
    entrepot.close();
    rmSync(dir, { recursive: true, force: true });
  });

  // Colomiers : l'IRIS 0901 de 2015 est devenu 0902 et 0903 (codes des fichiers de la CAF de 2016 et de l'Insee de 2021).
  describe("un IRIS redécoupé", () => {
    const iris = (code: string) => ({ niveau: "iris", code: `31149${code}` }) as const;

    it("est une rupture pour lui : ni l'ancien ni les nouveaux ne passent d'une carte à l'autre", () => {
      expect(perimetres.change(iris("0901"), 2015, 2021)).toBe("R12 : IRIS supprimé par un redécoupage entre 2015 et 2021");
      expect(perimetres.change(iris("0902"), 2021, 2015)).toBe("R12 : IRIS créé par un redécoupage entre 2015 et 2021");
    }); // prettier-ignore

    it("ses voisins gardent leur code, avec une réserve ; ceux d'une ville non redécoupée n'en ont pas", () => {
      expect(perimetres.change(iris("0101"), 2015, 2021)).toBeNull();
      expect(perimetres.doute(iris("0101"), 2015, 2021)).toMatch(/^R12 : la commune a été redécoupée en IRIS entre 2015 et 2021/); // prettier-ignore
      expect(perimetres.doute({ niveau: "iris", code: "682240101" }, 2015, 2021)).toBeNull();
    });

    it("faute d'un des deux découpages, le doute le dit, et quel fichier ajouter", () => {
      expect(perimetres.doute(iris("0101"), 2015, 2019)).toMatch(/découpage en IRIS en 2019 non chargé ; ajouter cog-iris/); // prettier-ignore
    });

    it("n'est pas une rupture pour la ville", async () => {
      expect(perimetres.change({ niveau: "commune", code: "31149" }, 2015, 2021)).toBeNull();
      const ville = await demander({ indicateur: "REV-01", territoire: "31149", millesime: "2014-2019" });
      expect(ville?.statut).toBe("avertissement"); // R5 seul
      expect(ville?.motif).not.toMatch(/R1[12]/);
    });

    it("« abs valeurs » refuse l'évolution d'un IRIS qui n'existait pas", async () => {
      const r = await demander({ indicateur: "REV-01", territoire: "311490902", millesime: "2014-2019" });
      expect(r).toMatchObject({ statut: "refus", valeur: null });
      expect(r?.motif).toMatch(/R12 : cet IRIS n'est pas dans le découpage de 2015/);
    });
  });

  // Listes de l'Insee de 2022 (table d'appartenance) et de 2023 (intercommunalités).
  describe("un EPCI", () => {
    it("resté le même passe d'une carte à l'autre sans réserve", async () => {
      const m2a = { niveau: "epci", code: "200066009" } as const;
      expect([perimetres.change(m2a, 2022, 2023), perimetres.doute(m2a, 2022, 2023)]).toEqual([null, null]);
      const r = await demander({ indicateur: "REV-01", territoire: "EPCI-200066009", millesime: "2019", cog: 2023 });
      expect(r).toMatchObject({ cog: 2023, valeur: expect.any(Number) as number });
      expect(r?.motif ?? "").not.toMatch(/R11/);
    });

    it("qui a perdu ou gagné une commune ne se redit pas : refusé, avec ce qui a changé", async () => {
      expect(perimetres.change({ niveau: "epci", code: "243500725" }, 2022, 2023)).toMatch(
        /^R11 : la composition de l'EPCI n'est pas la même en 2022 et en 2023 : communes /,
      );
      const r = await demander({ indicateur: "REV-01", territoire: "EPCI-243500725", millesime: "2019", cog: 2023 });
      expect(r).toMatchObject({ statut: "refus", valeur: null });
    });

    it("dont les communes ont seulement fusionné entre elles n'a pas changé", async () => {
      const { n } = await entrepot.connexion.one<{ n: number }>(`
        with l as (select cog, parent, count(*) as n from appartenance where parent_niveau = 'epci' group by all)
        select count(*)::integer as n from l a join l b using (parent) where a.cog = 2022 and b.cog = 2023 and a.n <> b.n`);
      const codes = await entrepot.connexion.rows<{ code: string }>(
        "select distinct parent as code from appartenance where parent_niveau = 'epci' and cog = 2023 order by 1",
      );
      const changes = codes.filter(({ code }) => perimetres.change({ niveau: "epci", code }, 2022, 2023) !== null);
      expect(n).toBeGreaterThan(changes.length); // des EPCI ont changé de nombre de communes sans changer de périmètre
      expect(changes.length).toBeGreaterThan(0);
    });

    it("dont une liste manque n'est pas comparé : refusé, avec le fichier à ajouter", async () => {
      const r = await demander({ indicateur: "REV-01", territoire: "EPCI-200066009", millesime: "2014-2018" });
      const fin = await demander({ indicateur: "REV-01", territoire: "EPCI-200066009", millesime: "2019", cog: 2020 });
      expect(fin?.motif).toMatch(/composition de l'EPCI en 2020 non chargée ; ajouter cog-epci ou cog-appartenance/);
      expect([r?.valeur, fin?.statut]).toEqual([null, "refus"]);
    });
  });
});
