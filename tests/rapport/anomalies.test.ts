import { describe, expect, it } from "vitest";
import { buildArbre } from "../../src/rapport/arbre.ts";
import { rendre, simple } from "./chapitres.ts";
import { lectureFactice } from "./lecture-factice.ts";

describe("une directive fautive a son fichier et sa ligne", () => {
  it.each([
    ["::figure{indicateur=REV-99}", "code-inconnu", "bloquante", "REV-99"],
    ["Le taux est de :valeur[REV-99].", "code-inconnu", "bloquante", "REV-99"],
    ["::figure{indicateur=REV-02 forme=camembert}", "parametre-invalide", "bloquante", "camembert"],
    ["::figure{indicateur=REV-02 couleur=rouge}", "parametre-inconnu", "bloquante", "couleur"],
    ["::figure{indicateur=REV-02 comparer=monde}", "parametre-invalide", "bloquante", "monde"],
    ["::graphique{indicateur=REV-02}", "directive-inconnue", "bloquante", "graphique"],
    ["Une :phrase[REV-02] inconnue.", "directive-inconnue", "bloquante", "phrase"],
    [":::encadre\nTexte\n:::", "directive-inconnue", "bloquante", "encadre"],
    ["::constats{theme=argent}", "parametre-invalide", "bloquante", "argent"],
    ["::constats{max=beaucoup}", "parametre-invalide", "bloquante", "beaucoup"],
    ["- ::figure{indicateur=REV-02}", "directive-mal-placee", "bloquante", null],
    ["L'écart est de :ecart[REV-02]{a=lune}.", "parametre-invalide", "bloquante", "lune"],
    ["L'écart est de :ecart[DEM-01]{a=epci}.", "ecart-impossible", "avertissement", "DEM-01"],
    ["De :evolution[DEM-01]{de=2018 a=2022}.", "evolution-refusee", "avertissement", "DEM-01 2018-2022"],
    ["De :evolution[DEM-01]{de=1999}.", "parametre-invalide", "bloquante", "1999"],
    ["Le taux des jeunes : :valeur[JEU-07].", "valeur-secrete", "avertissement", "JEU-07"],
    ["::chiffre{indicateur=JEU-07}", "donnee-absente", "avertissement", null],
    ["::activite{variable=visites}", "donnee-absente", "avertissement", null],
    [":nom[maire]", "nom-inconnu", "bloquante", "maire"],
    ["![plan](https://exemple.fr/plan.png)", "image-refusee", "bloquante", "https://exemple.fr/plan.png"],
    ["[lien](javascript:alert(1))", "lien-refuse", "bloquante", "javascript:alert(1)"],
    ["<script>alert(1)</script>", "html-refuse", "avertissement", null],
    ["# Un titre", "titre-de-niveau-1", "avertissement", null],
    ["#### Un détail", "titre-saute", "avertissement", "####"],
  ])("%s", (corps, code, gravite, valeur) => {
    // Trois lignes d'en-tête, deux de texte, une vide : la faute est ligne 7.
    const { anomalies } = rendre(`Texte.\nTexte.\n\n${corps}\n\nTexte.`);
    expect(anomalies).toMatchObject([{ code, gravite, valeur, fichier: "rapport/07-essai.md", ligne: 7 }]);
    expect(anomalies[0]?.message).toMatch(/^\p{Lu}/u);
    expect(anomalies[0]?.action).toMatch(/\.$/);
  });

  it("les signale toutes à la fois", () => {
    const { anomalies } = rendre(":valeur[A]\n\n::figure{indicateur=B}\n\n:valeur[C]");
    expect(anomalies.map((a) => a.ligne).toSorted()).toEqual([4, 6, 8]);
  });
});

it("ne laisse jamais un trou dans la page", () => {
  const { html } = rendre(
    "Le taux des jeunes est :valeur[JEU-07].\n\n::figure{indicateur=REV-99}\n\n::chiffre{indicateur=JEU-07}",
  );
  expect(html).toContain("<p>Le taux des jeunes est non diffusé (secret statistique).</p>");
  expect(html).toContain("Élément à corriger : rapport/07-essai.md, ligne 6.");
  expect(html).toContain("masqué par le secret statistique.");
});

it("laisse tranquille un deux-points qui n'est pas une directive", () => {
  const { html, anomalies } = rendre("Ouvert de 9:30 à 12:h, note:ceci. Voir https://exemple.fr/a:b");
  expect(anomalies).toEqual([]);
  expect(html).toContain("Ouvert de 9:30 à 12:h, note:ceci.");
});

describe("en-tête", () => {
  const lire = (texte: string) => buildArbre(lectureFactice(), "rapport", [{ nom: "07-essai.md", texte }]).anomalies;
  it.each([
    ["Texte sans en-tête", 1, "entete-absent"],
    ["---\ngroupe: themes\n---\n", 1, "entete-titre"],
    ["---\ntitre: A\ngroupe: divers\n---\n", 3, "entete-valeur"],
    ["---\ntitre: A\neditions: [public, presse]\n---\n", 3, "entete-valeur"],
    ["---\ntitre: A\nauteur: B\n---\n", 3, "entete-cle"],
    ["---\ntitre: [A\n---\n", 2, "entete-illisible"],
  ])("%j", (texte, ligne, code) => {
    expect(lire(texte)[0]).toMatchObject({ code, ligne, gravite: "bloquante" });
  });

  it("refuse deux chapitres du même nom", () => {
    const fichiers = ["07-essai.md", "08-essai.md"].map((nom) => ({ nom, texte: "---\ntitre: A\n---\nTexte" }));
    expect(buildArbre(lectureFactice(), "rapport", fichiers).anomalies).toMatchObject([
      { code: "chapitre-double", fichier: "rapport/08-essai.md" },
    ]);
  });

  it("garde un chapitre pour les éditions qu'il nomme", () => {
    const texte = "---\ntitre: Alertes\neditions: [direction, copil]\n---\nTexte";
    const chemins = (["direction", "copil", "public"] as const).map(
      (edition) =>
        buildArbre(lectureFactice({ edition }), "rapport", [{ nom: "20-alertes.md", texte }]).chapitres.length,
    );
    expect(chemins).toEqual([1, 1, 0]);
  });
});

it("cite un nom de commune qui contracte", () => {
  const { html } = rendre("Les habitants :nom[de-commune], :nom[a-commune].", { nomCommune: "Le Havre" });
  expect(simple(html)).toBe("<p>Les habitants du Havre, au Havre.</p>");
});
