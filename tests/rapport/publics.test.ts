import { expect, it } from "vitest";
import type { Public } from "../../src/modele/public.ts";
import { buildArbre } from "../../src/rapport/arbre.ts";
import type { Edition } from "../../src/rapport/lecture.ts";
import { chapitresPublics } from "../../src/rapport/publics.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

const LOGEMENT: Public = {
  nom: 'Ménages « mal logés » : suite & fin "2026"',
  description: "Ceux qui viennent pour leur logement.",
  filtre: null,
  seuil: null,
  indicateurs: ["DEM-09"],
  activite: [{ variable: "passages_par_motif", modalite: "logement" }],
  editions: ["direction", "copil"],
};
const pages = (publics: readonly Public[], edition: Edition) => {
  const arbre = buildArbre(
    lectureFactice({ edition }),
    "rapport",
    chapitresPublics(publics, () => false),
  );
  expect(arbre.anomalies).toEqual([]);
  return renderSite(arbre);
};

it("une fiche public est une page, à son nom, avec ses chiffres filtrés", () => {
  const [page, ...autres] = pages([LOGEMENT], "copil");
  expect(autres).toEqual([]);
  expect(page?.chemin).toBe("public-menages-mal-loges-suite-fin-2026");
  expect(page?.titre).toBe(LOGEMENT.nom);
  expect(page?.introHtml).toContain("Ceux qui viennent pour leur logement.");
  expect(simple(page?.introHtml ?? "")).toContain("Passages par motif : logement");
  expect(page?.introHtml).toContain("640");
  expect(page?.introHtml).not.toContain("820"); // un autre motif
});

it("n'est que dans les éditions qu'elle nomme, et pas du tout sans donnée", () => {
  expect(pages([LOGEMENT], "public")).toEqual([]);
  const sansDonnee: Public = {
    ...LOGEMENT,
    indicateurs: [],
    activite: [{ variable: "passages_par_motif", modalite: "deces" }], // masqué
  };
  expect(pages([sansDonnee], "direction")).toEqual([]);
});
