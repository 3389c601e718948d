import { expect, it } from "vitest";
import { constatsOf } from "../../src/constats/constats.ts";
import { parsePublication, writePublication, type Publication } from "../../src/constats/publication.ts";
import { buildArbre } from "../../src/rapport/arbre.ts";
import { parseChapitre } from "../../src/rapport/chapitre.ts";
import { renderSite } from "../../src/rapport/rendu-site.ts";
import { resolveChapitre } from "../../src/rapport/resoudre.ts";
import { chapitre, rendre, simple } from "./chapitres.ts";
import { lectureFactice, VALEURS } from "./lecture-factice.ts";

const CORPS = "Ce que nous avions dit.\n\n::revisions{si-disponible}";

/** Ce qu'une édition de 2025 aurait publié sur d'autres données. */
function publiee(valeurs = VALEURS): Publication {
  const lecture = lectureFactice({ edition: "public", valeurs });
  const retenus = constatsOf(lecture).filter((c) => ["rev-02-evolution", "dem-09-evolution"].includes(c.id));
  const lue = parsePublication(writePublication({ annee: 2025, edition: "public", commune: "00101" }, retenus));
  if (typeof lue === "string") throw new RangeError(`publication must parse, got ${lue}`);
  return lue;
}

function rendreAvec(publications: readonly Publication[], corps = CORPS): { html: string; pages: number } {
  const fichiers = [{ nom: "14-revisions.md", texte: chapitre(corps) }];
  const arbre = buildArbre(lectureFactice({ edition: "public" }), "rapport", fichiers, publications);
  expect(arbre.anomalies).toEqual([]);
  const pages = renderSite(arbre);
  return { html: simple(pages.map((p) => p.introHtml).join("")), pages: pages.length };
}

it("liste ce qui ne tient plus, sa cause et la phrase d'aujourd'hui", () => {
  const { html } = rendreAvec([
    publiee({ ...VALEURS, "REV-02|commune|00101": { 2014: 25, 2018: 24, 2019: 23, 2021: 22 } }),
  ]);
  expect(html).toContain("Sur 2 constats publiés en 2025, 1 tient et 1 ne tient plus.");
  expect(html).toContain(
    "« Entre 2014 et 2021, le taux de pauvreté passe de 25 % à 22 % (−3 points). » (édition 2025)",
  );
  expect(html).toContain("25 % publié, 19 % aujourd'hui");
  expect(html).toContain("Aujourd'hui : Entre 2014 et 2021, le taux de pauvreté passe de 19 % à 22 % (+3 points).");
});

it("dit que tout tient", () => {
  const { html } = rendreAvec([publiee()]);
  expect(html).toContain("Sur 2 constats publiés en 2025, 2 tiennent.");
  expect(html).not.toContain("Ne tiennent plus");
});

it("résume en une phrase", () => {
  expect(rendreAvec([publiee()], "::revisions{forme=resume}").html).toBe(
    "<p>Sur 2 constats publiés en 2025, 2 tiennent.</p>",
  );
});

it("n'ouvre pas de page à la première édition, et n'en fait pas un manque", () => {
  expect(rendreAvec([]).pages).toBe(0);
  const fichiers = [
    { nom: "01-essentiel.md", texte: chapitre("## Inconnues\n\n::inconnues") },
    { nom: "14-revisions.md", texte: chapitre(CORPS, "Révisions") },
  ];
  const [page] = renderSite(buildArbre(lectureFactice(), "rapport", fichiers));
  expect(page?.sections[0]?.html).not.toContain("Révisions");
});

it("arrête la publication quand la phrase d'un constat est fausse", () => {
  const lecture = lectureFactice();
  const faux = constatsOf(lecture).map((c) => ({ ...c, phrase: c.phrase.replace(/\bplus\b/, "moins") }));
  const { chapitre: lu } = parseChapitre(
    "07-essai.md",
    "rapport/07-essai.md",
    chapitre("::constats{theme=revenus genre=ecart max=1}"),
  );
  const { anomalies } = resolveChapitre(lu, lecture, { constats: () => faux, bilan: () => null, phrase: () => null });
  expect(anomalies).toMatchObject([
    { code: "constat-faux", gravite: "bloquante", fichier: "rapport/07-essai.md", ligne: 4 },
  ]);
});

it("ne donne jamais plus de trois constats par thème", () => {
  expect(rendre("::constats{theme=revenus max=4}").anomalies).toMatchObject([
    { code: "parametre-invalide", valeur: "4" },
  ]);
});
