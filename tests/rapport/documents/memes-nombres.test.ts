import { expect, it } from "vitest";
import { isServi } from "../../../src/modele/statut.ts";
import { makeDocuments, type Telechargements } from "../../../src/rapport/documents.ts";
import { adresseFigure, listFigures } from "../../../src/rapport/figures-fichiers.ts";
import { renderSite } from "../../../src/rapport/rendu-site.ts";
import { AGREGATS } from "../lecture-factice.ts";
import { matiereDe } from "./matiere.ts";
import { lignesOf, nombreOuMot, relireHtml, relireTables } from "./relire.ts";

// Les chiffres publiés sont les mêmes partout : chaque format est relu, et comparé à ce que l'édition montre.

const matiere = matiereDe();
const faits = makeDocuments(matiere);
const contenuDe = ({ documents, figures }: Telechargements, fin: string): string | Uint8Array => {
  const trouve = [...documents, ...figures].find((f) => f.chemin.endsWith(fin));
  if (!trouve) throw new RangeError(`document must be made, got none for ${fin}`);
  return trouve.contenu;
};

/** Une ligne par résultat : sa clé, puis sa valeur ou rien. */
const attendus = matiere.resultats
  .map((r) => `${r.indicateur} ${r.niveau} ${r.territoire} ${r.millesime} ${isServi(r.statut) ? r.valeur : null}`)
  .sort();

it.each(["resultats.csv", "resultats.parquet", "resultats.arrow"])(
  "%s a toutes les valeurs, et pas une autre",
  async (fichier) => {
    const [table] = await relireTables(fichier, contenuDe(await faits, fichier));
    const lues = lignesOf(table!).map((l) => `${l.indicateur} ${l.niveau} ${l.territoire} ${l.millesime} ${nombreOuMot(l.valeur ?? null)}`); // prettier-ignore
    expect(attendus.length).toBeGreaterThan(40);
    expect(lues.sort()).toEqual(attendus);
  },
);

it("le classeur a toutes les valeurs, une feuille par thème ; un mot tient lieu de nombre absent", async () => {
  const feuilles = await relireTables("x.xlsx", contenuDe(await faits, ".xlsx"));
  const lues = feuilles
    .filter((f) => f.colonnes.includes("Maille"))
    .flatMap(lignesOf)
    .map((l) => `${l.Code} ${l["Code géographique"]} ${l.Millésime} ${typeof l.Valeur === "number" ? l.Valeur : null}`);
  const voulus = matiere.resultats.map((r) => `${r.indicateur} ${r.territoire} ${r.millesime} ${isServi(r.statut) ? r.valeur : null}`); // prettier-ignore
  expect(lues.sort()).toEqual(voulus.sort());
  const mots = feuilles.filter((f) => f.colonnes.includes("Maille")).flatMap(lignesOf).map((l) => l.Valeur).filter((v) => typeof v === "string"); // prettier-ignore
  expect(new Set(mots)).toEqual(new Set(["secret"]));
});

it.each(["activite.csv", "activite.parquet", ".xlsx"])(
  "%s a tous les chiffres du CCAS, secrets tus",
  async (fichier) => {
    const tables = await relireTables(fichier, contenuDe(await faits, fichier));
    const table = tables.find((t) => t.colonnes.some((c) => /^modalit[eé]$/i.test(c)));
    const lues = lignesOf(table!).map((l) => {
      const [variable, modalite, millesime, valeur] = ["variable", "modalit", "mill", "valeur"].map((d) => Object.entries(l).find(([c]) => c.toLowerCase().startsWith(d))?.[1] ?? null); // prettier-ignore
      const lu = nombreOuMot(valeur ?? null);
      return `${variable} ${modalite || null} ${millesime} ${typeof lu === "number" ? lu : null}`;
    });
    const voulus = AGREGATS.map(
      (a) => `${a.variable} ${a.modalite} ${a.millesime} ${a.statut === "secret" ? null : a.valeur}`,
    );
    expect(voulus.some((v) => v.endsWith("null"))).toBe(true);
    expect(lues.sort()).toEqual(voulus.sort());
  },
);

it("chaque figure dit les mêmes nombres dans la page, dans Word et dans son CSV", async () => {
  const { rapport, lecture } = matiere;
  const figures = listFigures(rapport);
  expect(figures.length).toBe(3);
  const [page] = renderSite(rapport);
  const html = relireHtml([page!.introHtml, ...page!.sections.map((s) => s.html)].join("\n"));
  const word = (await relireTables("x.docx", contenuDe(await faits, ".docx"))).map((t) => [t.colonnes, ...t.lignes]);
  const memes = (table: readonly (readonly (string | number | boolean | null)[])[]): string =>
    JSON.stringify(table.map((l) => l.map((c) => nombreOuMot(c))));
  for (const { page: chemin, noeud } of figures) {
    const { colonnes, lignes } = noeud.figure.tableau;
    const attendue = memes(lignes);
    const [csv] = await relireTables("f.csv", contenuDe(await faits, `${adresseFigure(lecture.annee, chemin, noeud)}.csv`));
    expect(memes(csv!.lignes)).toBe(attendue);
    // La page lit ses en-têtes de ligne à part.
    expect(html.map(memes)).toContain(memes(lignes.map((l) => l.slice(1))));
    expect(word.map(memes)).toContain(memes([colonnes.map((c) => c.libelle), ...lignes]));
  }
}); // prettier-ignore
