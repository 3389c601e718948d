import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasEcart,
  phraseComparaison,
  phraseNiveau,
  titreComparaison,
  writeEcartLieu,
} from "../../src/constats/comparaison.ts";
import type { Point } from "../../src/constats/donnees.ts";
import { phraseEvolution, titreEvolution } from "../../src/constats/evolution.ts";
import { ELARGISSEMENT, forceEcart, forceEvolution } from "../../src/constats/force.ts";
import { writeEcart, writeValeur } from "../../src/constats/valeurs.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { indicateur } from "../rapport/lecture-factice.ts";

// Les espaces fines et insécables sont écrites en espaces : l'œil doit pouvoir relire la table.
const simple = (texte: string | null): string | null => texte?.replace(/[\u00a0\u202f]/g, " ") ?? null;

const PART = indicateur({
  code: "DEM-09", theme: "demographie", libelle: "Part des 75 ans ou plus", sujet: "la part des 75 ans ou plus",
  unite: "%", decimales: 1, sens: "+", nature: "part",
}); // prettier-ignore
const TAUX: Indicateur = {
  ...PART,
  code: "REV-02",
  sujet: "le taux de pauvreté",
  accord: "ms",
  decimales: 0,
  bornes: [5, 95],
};
const MONTANT: Indicateur = {
  ...PART,
  code: "REV-01",
  sujet: "le niveau de vie médian",
  accord: "ms",
  unite: "€",
  decimales: 0,
  nature: "montant",
};
const EFFECTIF: Indicateur = {
  ...PART,
  code: "DEM-01",
  sujet: "la population municipale",
  unite: "habitants",
  decimales: 0,
  nature: "effectif",
};
const PLURIEL: Indicateur = { ...PART, sujet: "les prestations", accord: "fp" };
const POUR_100: Indicateur = {
  ...PART,
  code: "REV-10",
  sujet: "le nombre de foyers RSA pour 100 ménages",
  accord: "ms",
  unite: "pour 100 ménages",
  nature: "taux",
};

const resultat = (valeur: number | null, autres: Partial<Point> = {}): Point => ({
  indicateur: "X", territoire: "68224", niveau: "commune", nom: "Mulhouse", millesime: "2022", annee: 2022, segment: 0,
  cog: null, valeur, statut: valeur === null ? "absent" : "valeur", motif: null, unite: "%", intervalle: null,
  methode: "", numerateur: null, denominateur: null, source: "", fichiers: [], ...autres,
}); // prettier-ignore
const a2016 = { millesime: "2016", annee: 2016 };
const evolution = (valeur: number, unite: string, intervalle: Resultat["intervalle"]): Resultat =>
  resultat(valeur, { unite, intervalle });

describe("évolutions", () => {
  it.each<[string, Indicateur, number, number, Resultat, string, string]>([
    ["nette", PART, 7.1, 7.8, evolution(0.7, "points", [0.3, 1.1]),
      "Entre 2016 et 2022, la part des 75 ans ou plus passe de 7,1 % à 7,8 % (+0,7 point), une hausse nette.",
      "La part des 75 ans ou plus augmente nettement entre 2016 et 2022"],
    ["nette, en baisse, au pluriel", PLURIEL, 12.4, 9.2, evolution(-3.2, "points", [-4, -2.4]),
      "Entre 2016 et 2022, les prestations passent de 12,4 % à 9,2 % (−3,2 points), une baisse nette.",
      "Les prestations diminuent nettement entre 2016 et 2022"],
    ["indicative", PART, 7.1, 8.2, evolution(1.1, "points", [0.4, 1.8]),
      "Entre 2016 et 2022, la part des 75 ans ou plus semble augmenter (+1,1 point), mais l'écart reste dans la marge d'incertitude.",
      "La part des 75 ans ou plus semble augmenter entre 2016 et 2022"],
    ["aucune", PART, 7.1, 7.3, evolution(0.2, "points", [-1, 1.4]),
      "Aucune évolution de la part des 75 ans ou plus ne se distingue du hasard entre 2016 et 2022 (de 7,1 % à 7,3 %).",
      "La part des 75 ans ou plus : aucune évolution ne se distingue du hasard entre 2016 et 2022"],
    ["sans marge publiée", TAUX, 30, 33, evolution(3, "points", null),
      "Entre 2016 et 2022, le taux de pauvreté passe de 30 % à 33 % (+3 points).",
      "Le taux de pauvreté passe de 30 % à 33 % entre 2016 et 2022"],
    ["un point de taux arrondi à l'unité", TAUX, 20, 21, evolution(1, "points", null),
      "Entre 2016 et 2022, le taux de pauvreté passe de 20 % à 21 %, un écart qui peut tenir à l'arrondi.",
      "Le taux de pauvreté : 20 % en 2016, 21 % en 2022"],
    ["un taux pour mille : un point se lirait pour cent", { ...PART, sujet: "le taux de natalité", accord: "ms", unite: "‰" }, 15, 12.9, evolution(-2.1, "points", [-3, -1.2]),
      "Entre 2016 et 2022, le taux de natalité passe de 15,0 ‰ à 12,9 ‰ (−2,1 ‰), une baisse nette.",
      "Le taux de natalité diminue nettement entre 2016 et 2022"],
    ["nulle à l'impression", TAUX, 33, 33, evolution(0, "points", null),
      "Entre 2016 et 2022, le taux de pauvreté reste à 33 %.",
      "Le taux de pauvreté reste à 33 % entre 2016 et 2022"],
    ["un montant, en %", MONTANT, 16100, 16620, evolution(3.2298, "%", null),
      "Entre 2016 et 2022, le niveau de vie médian passe de 16 100 € à 16 620 € (+3,2 % en euros courants).",
      "Le niveau de vie médian passe de 16 100 € à 16 620 € entre 2016 et 2022"],
    ["un effectif : l'unité une seule fois", EFFECTIF, 112063, 108942, evolution(-2.785, "%", null),
      "Entre 2016 et 2022, la population municipale passe de 112 063 à 108 942 habitants (−2,8 %).",
      "La population municipale passe de 112 063 à 108 942 habitants entre 2016 et 2022"],
  ])("%s", (_, i, debut, fin, e, phrase, titre) => {
    const couple = { debut: resultat(debut, a2016), fin: resultat(fin), evolution: e };
    expect(simple(phraseEvolution(i, couple))).toBe(phrase);
    expect(simple(titreEvolution(i, couple))).toBe(titre);
  }); // prettier-ignore

  it("deux estimations sans marge : les deux valeurs, ni verbe ni signe", () => {
    const approche = { statut: "estimation" as const };
    const couple = {
      debut: resultat(13.3, { ...a2016, ...approche }),
      fin: resultat(19.1, approche),
      evolution: evolution(5.8, "points", null),
    };
    expect(simple(titreEvolution(POUR_100, couple))).toBe(
      "Le nombre de foyers RSA pour 100 ménages : 13,3 en 2016, 19,1 en 2022",
    );
    expect(simple(phraseEvolution(POUR_100, couple))).toMatch(/13,3 en 2016, 19,1 en 2022 \(estimations\)\.$/);
  });

  it("dit le refus et sa règle", () => {
    const refus = resultat(null, { statut: "refus", motif: "L'Insee a changé de méthode" });
    const couple = {
      debut: resultat(30, { millesime: "2021" }),
      fin: resultat(31, { millesime: "2023" }),
      evolution: refus,
    };
    expect(phraseEvolution(TAUX, couple)).toBe(
      "Les valeurs de 2021 et de 2023 ne se comparent pas : l'Insee a changé de méthode.",
    );
  });

  it("n'écrit « nette » que si l'intervalle, élargi pour le sondage, exclut zéro", () => {
    const nombre = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        nombre,
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (v, bas, haut) => {
          const e = evolution(v, "points", [v - bas, v + haut]);
          const phrase = phraseEvolution(PART, { debut: resultat(50, a2016), fin: resultat(50 + v), evolution: e });
          const isHorsMarge = v - ELARGISSEMENT * bas > 0 || v + ELARGISSEMENT * haut < 0;
          if (/nette/.test(phrase)) expect(isHorsMarge).toBe(true);
          expect(forceEvolution(e) === "nette").toBe(isHorsMarge);
        },
      ),
    );
  });
});

describe("comparaisons", () => {
  const france = (valeur: number | null, autres: Partial<Point> = {}): Point =>
    resultat(valeur, { niveau: "france", territoire: "FM", nom: "France métropolitaine", ...autres });

  it.each<[string, Indicateur, Point, Point, string, string]>([
    ["un taux à l'unité face à un taux au dixième", TAUX, resultat(33), france(14.5),
      "En 2022, le taux de pauvreté est de 33 % à Mulhouse, contre 14,5 % en France métropolitaine.",
      "18,5 points de plus qu'en France métropolitaine"],
    ["un montant", MONTANT, resultat(16620), france(22320),
      "En 2022, le niveau de vie médian est de 16 620 € à Mulhouse, contre 22 320 € en France métropolitaine.",
      "5 700 € de moins qu'en France métropolitaine"],
    ["un taux pour 100 : l'unité est dans le sujet", POUR_100, resultat(11.2), france(6.4),
      "En 2022, le nombre de foyers RSA pour 100 ménages est de 11,2 à Mulhouse, contre 6,4 en France métropolitaine.",
      "4,8 de plus qu'en France métropolitaine"],
    ["égalité", PART, resultat(9.81), france(9.79),
      "En 2022, la part des 75 ans ou plus est de 9,8 % à Mulhouse, contre 9,8 % en France métropolitaine.",
      "au même niveau qu'en France métropolitaine"],
  ])("%s", (_, i, a, b, phrase, ecart) => {
    expect(simple(phraseComparaison(i, a, [b]))).toBe(phrase);
    expect(simple(writeEcartLieu(i, a, b))).toBe(ecart);
  }); // prettier-ignore

  it("ne dit pas d'écart d'effectif, ni d'une borne", () => {
    expect(writeEcartLieu(EFFECTIF, resultat(108942), france(65e6))).toBeNull();
    expect(hasEcart(TAUX, resultat(5), france(14.5))).toBe(false);
    expect(simple(phraseComparaison(TAUX, resultat(5), [france(14.5)]))).toBe(
      "En 2022, le taux de pauvreté est de 5 % ou moins à Mulhouse, contre 14,5 % en France métropolitaine.",
    );
  });

  it("refuse deux millésimes dans une phrase", () => {
    const ancien = france(14.5, { millesime: "2019" });
    expect(() => phraseComparaison(TAUX, resultat(36), [ancien])).toThrow("share a millesime, got 2022 and 2019");
    expect(() => writeEcartLieu(TAUX, resultat(36), ancien)).toThrow(RangeError);
    expect(() => titreComparaison(TAUX, resultat(36), ancien)).toThrow(RangeError);
  });

  it("dit le secret en mots", () => {
    expect(phraseNiveau(TAUX, resultat(null, { statut: "secret" }))).toBe(
      "En 2022, le taux de pauvreté à Mulhouse ne peut être publié : l'effectif concerné est trop faible.",
    );
    expect(writeValeur(resultat(null, { statut: "secret" }), TAUX)).toBe("non diffusé (secret statistique)");
  });

  it("ne titre « plus élevé » que si les intervalles ne disent pas le contraire", () => {
    const [a, b] = [resultat(9.4, { intervalle: [9, 9.8] }), france(9.6, { intervalle: [9.5, 9.7] })];
    expect(forceEcart(a, b)).toBe("aucune");
    expect(titreComparaison(PART, a, b)).toBe(
      "La part des 75 ans ou plus ne se distingue pas de celle mesurée en France métropolitaine en 2022",
    );
    expect(titreComparaison(PART, resultat(12, { intervalle: [11, 13] }), b)).toBe(
      "La part des 75 ans ou plus est plus élevée à Mulhouse qu'en France métropolitaine en 2022",
    );
  });
});

it("accorde « point » sur le nombre imprimé", () => {
  const ecarts = [0, 0.04, 0.7, 1.9, 1.96, 2, -3.2].map((x) => simple(writeEcart(x, "points", 1)));
  expect(ecarts).toEqual([
    "0,0 point",
    "0,0 point",
    "+0,7 point",
    "+1,9 point",
    "+2,0 points",
    "+2,0 points",
    "−3,2 points",
  ]);
});
