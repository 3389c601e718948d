import { toString } from "mdast-util-to-string";
import { expect, it } from "vitest";
import { buildArbre } from "../../src/rapport/arbre.ts";
import { tableIndicateurs } from "../../src/rapport/donnees/indicateurs.ts";
import { renderFiche } from "../../src/rapport/fiche.ts";
import type { Edition } from "../../src/rapport/lecture.ts";
import { INDICATEURS, lectureFactice } from "./lecture-factice.ts";

const lire = (edition: Edition, parametres: string) => {
  const texte = `---\ntitre: Essai\n---\n\nUn texte.\n\n::demarches{${parametres}}\n`;
  const { chapitres, anomalies } = buildArbre(lectureFactice({ edition }), "rapport", [{ nom: "01-essai.md", texte }]);
  const lignes = chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu.map((n) => toString(n))));
  return { texte: lignes.join("\n").replaceAll(/[\u00a0\u202f]/g, " "), anomalies };
};

it("la page de la démarche dit, pour chaque démarche voisine, avec qui elle se mène et les chiffres que l'édition sert", () => {
  const { texte } = lire("public", "si-disponible");
  expect(texte).toContain("Contrat de ville, avec l'État et l'intercommunalité");
  expect(texte).toMatch(/Revenus, pauvreté, prestations : Niveau de vie médian ; Taux de pauvreté ;/);
  // Aucun chiffre de santé dans ce monde d'essai, hors la part des 75 ans : rien d'autre n'y est promis.
  expect(texte).toMatch(/Contrat local de santé[^\n]*\nDémographie : Part des 75 ans ou plus\.(?:\n|$)/);
});

it("une page de thème le dit au comité et à la direction, pas au public ; un thème inconnu arrête", () => {
  expect(lire("copil", "theme=familles si-disponible").texte).toBe(
    "Un texte.\nDémarches voisines que ces chiffres servent aussi : convention territoriale globale, contrat de ville et schéma d'accueil du jeune enfant.", // prettier-ignore
  );
  expect(lire("public", "theme=familles si-disponible").texte).not.toContain("Démarches");
  expect(lire("copil", "theme=famille si-disponible").anomalies.map((a) => [a.gravite, a.code, a.ligne])).toEqual([
    ["bloquante", "theme-inconnu", 7],
  ]);
});

it("la fiche d'un indicateur et la table des définitions le disent aussi", () => {
  const lecture = lectureFactice({});
  const fam02 = INDICATEURS.find((i) => i.code === "FAM-02")!;
  expect(renderFiche(fam02, lecture)).toMatch(/<dt>Sert aussi<\/dt><dd><ul><li>Convention territoriale globale<\/li>/);
  const emp06 = INDICATEURS.find((i) => i.code === "EMP-06")!;
  expect(renderFiche(emp06, lecture)).not.toContain("Sert aussi");
  const { champs } = tableIndicateurs(lecture);
  expect(champs.find((c) => c.nom === "sert_a")?.description).toContain("plh, programme local de l'habitat");
});
