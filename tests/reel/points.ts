import { describe, expect, it } from "vitest";
import { repondre } from "../../src/calculer/valeurs.ts";
import type { Question } from "../../src/calculer/question.ts";
import type { Projet } from "../../src/charger/projet.ts";
import type { Connexion } from "../../src/entrepot/entrepot.ts";
import type { Resultat } from "../../src/modele/resultat.ts";

interface Observatoire {
  readonly connexion: Connexion;
  readonly projet: Projet;
}

/** Les points que l'issue A demande de tenir, répondus comme « abs valeurs » les répond. */
export function describePoints(observatoire: () => Observatoire): void {
  const demander = async (question: Question): Promise<Resultat[]> => {
    const { connexion, projet } = observatoire();
    const resultats: Resultat[] = [];
    for await (const lot of repondre(connexion, question, projet)) resultats.push(...lot);
    return resultats;
  };
  const demanderUn = async (question: Question): Promise<Resultat | undefined> => (await demander(question))[0];

  describe("points", () => {
    it.each([
      ["P18_POP", "2018", 108_942], // comparateur ; docs/regles.md
      ["P13_POP", "2013", 112_063],
      ["P22_POP", "2022", 104_924],
      ["MED21", "2021", 16_620],
      ["TP6021", "2021", 36],
      ["MED19", "2019", 16_100],
      ["TP6019", "2019", 33],
    ])("Mulhouse : %s en %s = %d", async (variable, millesime, valeur) => {
      const r = await demanderUn({ variable, territoire: "68224", millesime });
      expect(r).toMatchObject({ territoire: "68224", niveau: "commune", millesime, valeur });
      expect(r?.fichiers[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    });

    it.each([
      ["REV-01", "2021", 16_620],
      ["REV-01", "2019", 16_100],
      ["REV-02", "2021", 36],
      ["REV-02", "2019", 33],
      ["DEM-01", "2018", 108_942],
      ["DEM-01", "2022", 104_924],
    ])("Mulhouse : l'indicateur %s en %s = %d", async (indicateur, millesime, valeur) => {
      expect(await demanderUn({ indicateur, territoire: "68224", millesime })).toMatchObject({ valeur });
    });

    it("la somme des IRIS du recensement de 2016 est la population de Mulhouse", async () => {
      const [somme] = await observatoire().connexion.rows<{ n: number; iris: number }>(`
        select round(sum(valeur), 3) as n, count(distinct territoire)::integer as iris from mesure m join variable v on v.id = m.variable
        where v.nom like 'P16_POP%' and m.niveau = 'iris' and territoire like '68224%'`);
      expect(somme).toEqual({ n: 108_999, iris: 43 }); // docs/regles.md
    });

    it("les allocataires de 2020 dans les IRIS diffusés : 29 788, une somme dite partielle", async () => {
      const r = await demanderUn({ variable: "A", territoire: "68224", millesime: "2020" });
      expect(r).toMatchObject({ valeur: 29_788, statut: "estimation" });
      expect(r?.motif).toBeTruthy();
    });

    it("Paris n'est compté qu'une fois", async () => {
      const france = await demanderUn({ variable: "P18_POP", territoire: "F_X_D976", millesime: "2018" });
      expect(france?.valeur).toBe(66_732_538); // docs/regles.md ; 70 295 051 avec les arrondissements
      const departement = await demander({ variable: "P18_POP", territoire: "75", millesime: "2018" });
      const commune = await demanderUn({ variable: "P18_POP", territoire: "75056", millesime: "2018" });
      expect(departement.find((r) => r.niveau === "departement")?.valeur).toBe(commune?.valeur);
    });

    it("un taux départemental est un rapport de sommes, pas une moyenne de taux", async () => {
      const taux = (await demander({ indicateur: "LOG-04", territoire: "68", millesime: "2018" })).find((r) => r.niveau === "departement"); // prettier-ignore
      const [sommes] = await observatoire().connexion.rows<{ rapport: number; moyenne: number }>(`
        with c as (select territoire, max(valeur) filter (v.nom = 'P18_LOGVAC') as vacants, max(valeur) filter (v.nom = 'P18_LOG') as logements
          from mesure m join variable v on v.id = m.variable where m.niveau = 'commune' and territoire like '68%' and v.nom in ('P18_LOGVAC', 'P18_LOG') group by all)
        select 100 * sum(vacants) / sum(logements) as rapport, avg(100 * vacants / nullif(logements, 0)) as moyenne from c`);
      expect(taux?.valeur).toBeCloseTo(sommes?.rapport ?? Number.NaN, 9);
      expect(Math.abs((sommes?.moyenne ?? 0) - (sommes?.rapport ?? 0))).toBeGreaterThan(0.1);
      expect((100 * (taux?.numerateur ?? 0)) / (taux?.denominateur ?? 1)).toBeCloseTo(taux?.valeur ?? Number.NaN, 9);
    });

    it("une médiane n'est jamais sommée : sans fichier du département, c'est un refus", async () => {
      const rs = await demander({ variable: "MED21", territoire: "68", millesime: "2021" });
      expect(rs.length).toBeGreaterThan(0);
      for (const r of rs) expect(r).toMatchObject({ valeur: null, statut: "refus" });
      expect(rs[0]?.motif).toMatch(/médiane|s'additionne|somme/);
    });

    it("s, ns, nd, so et vide gardent chacun leur sens, et jamais zéro", async () => {
      const marques = await observatoire().connexion.rows<{ marque: string; nom: string; territoire: string; millesime: number }>(`
        select marque::varchar as marque, min_by(v.nom, v.nom || m.territoire) as nom, min_by(m.territoire, v.nom || m.territoire) as territoire,
          min_by(m.millesime, v.nom || m.territoire)::integer as millesime
        from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
        where marque <> 'valeur' and f.source in ('filosofi-iris-dec', 'caf-iris') group by all order by all`); // prettier-ignore
      expect(marques.map((m) => m.marque)).toEqual(
        expect.arrayContaining(["non_disponible", "non_significatif", "vide"]),
      );
      for (const { nom, territoire, millesime } of marques) {
        const r = await demanderUn({ variable: nom, territoire, millesime: String(millesime) });
        expect(r?.valeur).toBeNull();
        expect(r?.statut).toMatch(/^(secret|absent|non_calculable)$/);
        expect(r?.motif).toBeTruthy();
      }
    });
  });
}
