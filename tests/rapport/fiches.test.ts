import { describe, expect, it } from "vitest";
import { getIndicateur, INDICATEURS } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { renderFiche } from "../../src/rapport/fiche.ts";
import { writeFormule } from "../../src/rapport/fiche-formule.ts";
import { lienFiche, renderFiches } from "../../src/rapport/fiches.ts";
import { lectureFactice } from "./lecture-factice.ts";

const lecture = { ...lectureFactice({ edition: "public" }), catalogue: () => INDICATEURS };
const html = renderFiches(lecture)
  .sections.map((s) => s.html)
  .join("\n");
const fiche = (code: string): string => renderFiche(getIndicateur(code) as Indicateur, lecture);

describe("les fiches des indicateurs", () => {
  it("ont chacune une ancre, et une seule", () => {
    for (const { code } of INDICATEURS) {
      const ancre = ` id="${code.toLowerCase()}"`;
      expect(html.split(ancre).length - 1, code).toBe(1);
    }
  });

  it("sont repliées sous leur titre, l'ancre dans le corps : un lien les ouvre", () => {
    expect(html.match(/<details><summary><h3>/g)).toHaveLength(INDICATEURS.length);
    expect(html).not.toContain("<details open");
    for (const { code } of INDICATEURS)
      expect(html).toMatch(
        new RegExp(`<details><summary>(?:(?!<details>)[^])*</summary>\n<div class="corps" id="${code.toLowerCase()}">`),
      );
  });

  it("disent la définition, le calcul, les mailles, la source, le secret, les ruptures et les précautions", () => {
    const t = fiche("REV-10");
    for (const mot of ["Numérateur", "Dénominateur", "Mailles", "Sources", "Secret", "Ruptures", "Précautions", "R7"])
      expect(t).toContain(mot);
    expect(t).toContain("Foyers bénéficiaires, RSA (indfoy_rsa)");
    expect(t).toContain("plus il est élevé, plus le besoin est fort");
    expect(fiche("DEM-12")).toContain("Intervalle de Byar");
  });

  it("disent ce qui reste à confirmer, et ce qui n'a pas de valeur", () => {
    const t = fiche("ENE-05");
    expect(t).toContain("Définition à confirmer");
    expect(t).toContain("se suivent avec indicateurs.yaml");
    expect(t).toContain("aucune valeur dans les fichiers chargés");
    expect(fiche("REV-02")).not.toContain("Définition à confirmer");
  });

  it("disent le tableau à remplir quand aucun fichier n'existe, et où le déclarer", () => {
    const t = fiche("LOG-11");
    expect(t).toContain("annee;territoire;demandes_actives;attributions;anciennete_mediane");
    expect(t).toContain("« reponse-sne »");
    expect(t).not.toContain("lecture écrite d");
  });

  it("ne disent que ce qui touche l'indicateur : ses mailles, une rubrique par calcul, la marge de ce qui est recalculé", () => {
    const solde = fiche("DEM-03"); // de la commune à la France : un redécoupage d'IRIS ne l'atteint pas
    expect(solde).toContain("R11");
    expect(solde).not.toContain("R12");
    expect(solde).not.toContain("R18"); // tout vient de l'exploitation principale
    expect(fiche("FAM-01")).toContain("R18");
    expect(solde.split("Ce qui est mesuré")).toHaveLength(2);
    expect(fiche("DEM-05")).toContain("R12");
    expect(fiche("REV-08")).toContain("sans marge d'incertitude".replace("'", "&#39;"));
    expect(fiche("EMP-01")).toContain("Intervalle de Wilson");
  });

  it("disent « définition à confirmer » quand le catalogue le dit, et seulement alors", () => {
    const douteux = INDICATEURS.filter((i) => i.fiabilite !== undefined).map((i) => i.code);
    expect(douteux.length).toBeGreaterThan(5);
    expect(INDICATEURS.filter((i) => fiche(i.code).includes("Définition à confirmer")).map((i) => i.code)).toEqual(douteux); // prettier-ignore
  });

  it("disent, sauf en public, ce que le hasard laisse aux rangs et au lissage des IRIS", () => {
    const iris = Array.from({ length: 12 }, (_, i) => ({ niveau: "iris" as const, code: `00101${100 + i}`, nom: `Iris ${i}` }));
    const de = (edition: "direction" | "copil" | "public"): string => {
      const base = lectureFactice({ edition });
      const [modele] = base.serie("DEM-09", "commune", "00101");
      if (!modele) throw new RangeError("DEM-09 must have a value, got none");
      const points = iris.map((t, i) => ({
        ...modele, niveau: "iris" as const, territoire: t.code, nom: t.nom, millesime: "2022", annee: 2022,
        valeur: 5 + 2 * i, intervalle: [4 + 2 * i, 6 + 2 * i] as const, denominateur: 2_000,
      }));
      return renderFiche(getIndicateur("DEM-09") as Indicateur, { ...base, perimetre: { ...base.perimetre, iris }, parIris: () => points });
    };
    expect(de("direction")).toMatch(/Petits territoires[^]*sur 12 IRIS, rangés du besoin le plus fort au plus faible, [^]*sûrement dans la première moitié[^]*valeur lissée/);
    expect(de("copil")).toContain("Petits territoires");
    expect(de("public")).not.toContain("Petits territoires");
  }); // prettier-ignore

  it("nomment les variables par leur libellé, et résument une longue somme", () => {
    expect(writeFormule({ source: "rp-cc-logement", formule: "P{aa}_RP_LOC - P{aa}_RP_LOCHLMV" })).toBe(
      "Résidences principales occupées par des locataires (P{aa}_RP_LOC) − Résidences principales louées vides en HLM (P{aa}_RP_LOCHLMV)",
    );
    const ages = getIndicateur("PEN-01")?.definitions.at(-1);
    expect(ages?.forme === "niveau" && writeFormule(ages.valeur)).toContain("Hommes, 0 an (AGE000_H)");
    const long = getIndicateur("DEM-08")?.definitions.at(-1);
    expect(long?.forme === "rapport" && writeFormule(long.denominateur)).toContain("202 termes en tout");
  });

  it("ne sont liées que si le projet montre l'indicateur", () => {
    const rev = getIndicateur("REV-02") as Indicateur;
    expect(lienFiche(lecture, rev)).toBe("fiches.html#rev-02");
    expect(lienFiche({ ...lecture, catalogue: () => [] }, rev)).toBeUndefined();
  });
});
