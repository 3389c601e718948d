import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Affirmation } from "../../src/constats/affirmation.ts";
import { parsePublication, writePublication } from "../../src/constats/publication.ts";
import { retester } from "../../src/constats/retester.ts";
import { bilanOf, writeResume } from "../../src/constats/revisions.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { donneesEssai, IRIS, type ReglagesEssai } from "./donnees-essai.ts";
import { DELAI, PART, PROPRIETAIRES, TAUX } from "./indicateurs-essai.ts";
import {
  constatDe,
  sceneAcceleration,
  sceneAggravation,
  sceneCumul,
  sceneDivergence,
  sceneEcart,
  sceneEvolution,
  sceneIris,
  type Scene,
} from "./scenes.ts";

const GRAND = 1e6;
const ECART = sceneEcart(PART, 9.4, 7.9, { sur: GRAND });
const EVOLUTION = sceneEvolution(TAUX, 30, 33);

/** L'affirmation d'une scène, passée par le fichier, comme l'an prochain. */
function publier(scene: Scene): Affirmation {
  const texte = writePublication({ annee: 2025, edition: "public", commune: "00101" }, [constatDe(scene)]);
  const lue = parsePublication(texte);
  if (typeof lue === "string") throw new RangeError(`publication must parse, got ${lue}`);
  const [premier] = lue.constats;
  if (!premier) throw new RangeError("a publication must hold its finding, got none");
  return premier.affirmation;
}

const rejouer = (scene: Scene, reglages: Partial<ReglagesEssai>) =>
  retester(publier(scene), donneesEssai({ ...scene.reglages, ...reglages }));

const avec = (scene: Scene, cle: string, v: ReglagesEssai["valeurs"][string]) => ({
  valeurs: { ...scene.reglages.valeurs, [cle]: v },
});

describe("un constat publié, rejoué", () => {
  it.each(
    [
      ECART,
      EVOLUTION,
      sceneAcceleration(PART, [8, 8.6, 12.2], GRAND),
      sceneAggravation(PROPRIETAIRES, [40, 57], [44, 40], { surEcart: GRAND, surEvolution: GRAND }),
      sceneDivergence(PART, 1.4, GRAND, "public"),
      sceneIris(PART, 18.3, 8.9, GRAND),
      sceneCumul([PART, PROPRIETAIRES, { ...PART, code: "Z-1", theme: "emploi" }], 2, GRAND, "copil"),
    ].map((s) => [s.nom, s] as const),
  )("tient sur les mêmes données : %s", (_, scene) => {
    expect(rejouer(scene, {})).toEqual({ etat: "tient", aujourdhui: constatDe(scene).phrase });
  });

  it("tient quand l'outil écrit désormais une unité qu'il n'écrivait pas : « +2 » publié, « +2 jours » aujourd'hui", () => {
    const scene = sceneEvolution(DELAI, 14, 16);
    const publiee = publier(scene);
    const ancienne = { ...publiee, valeurs: publiee.valeurs.map((v) => ({ ...v, unite: "" })) };
    expect(retester(ancienne, donneesEssai(scene.reglages))).toMatchObject({ etat: "tient" });
    const fausse = { ...ancienne, valeurs: ancienne.valeurs.map((v) => ({ ...v, valeur: (v.valeur ?? 0) + 1 })) };
    expect(retester(fausse, donneesEssai(scene.reglages))).toMatchObject({ etat: "ne tient plus" });
  });

  it("ne tient plus quand le producteur révise : les nombres, puis la conclusion", () => {
    const nombres = rejouer(
      EVOLUTION,
      avec(EVOLUTION, "MS-01 00101 2022", { statut: "valeur", valeur: 34, fichier: "v2.csv" }),
    );
    expect(nombres).toMatchObject({ etat: "ne tient plus", atteinte: "nombres", cause: "revision" });
    expect(nombres).toHaveProperty("raison", expect.stringMatching(/33\s%\spublié, 34\s%\saujourd'hui/));
    const sens = rejouer(
      EVOLUTION,
      avec(EVOLUTION, "MS-01 00101 2022", { statut: "valeur", valeur: 27, fichier: "v2.csv" }),
    );
    expect(sens).toMatchObject({ etat: "ne tient plus", atteinte: "conclusion", cause: "revision" });
    expect(sens).toHaveProperty("aujourdhui", expect.stringContaining("−3"));
  });

  it("ne tient plus quand la preuve faiblit, même si les nombres restent", () => {
    const faible = sceneEcart(PART, 9.4, 7.9, { sur: 300 }).reglages;
    expect(rejouer(ECART, faible)).toMatchObject({ etat: "ne tient plus", atteinte: "conclusion" });
  });

  it("dit que la carte a changé", () => {
    const verdict = rejouer(
      EVOLUTION,
      avec(EVOLUTION, "MS-01 00101 2022", { statut: "valeur", valeur: 35, cog: 2025, fichier: "v2.csv" }),
    );
    expect(verdict).toMatchObject({ etat: "ne tient plus", cause: "geographie" });
    expect(verdict).toHaveProperty("raison", expect.stringContaining("carte 2023, aujourd'hui dans la carte 2025"));
  });

  it("dit que la définition a changé", () => {
    const autre: Indicateur = { ...TAUX, definitions: [{ forme: "niveau", valeur: { source: "x", formule: "Y" } }] };
    const verdict = rejouer(EVOLUTION, { indicateurs: [autre], ...avec(EVOLUTION, "MS-01 00101 2022", 35) });
    expect(verdict).toMatchObject({ etat: "ne tient plus", cause: "definition" });
    expect(rejouer(EVOLUTION, { indicateurs: [autre] }).etat).toBe("tient"); // mêmes nombres : rien à reprendre
  });

  it("dit que l'outil calcule autrement, si rien d'autre n'a changé", () => {
    const verdict = rejouer(EVOLUTION, avec(EVOLUTION, "MS-01 00101 2022", 35));
    expect(verdict).toMatchObject({
      cause: "definition",
      raison: expect.stringContaining("l'outil calcule autrement"),
    });
  });

  it.each<[string, Scene, Partial<ReglagesEssai>, string]>([
    ["secret", EVOLUTION, avec(EVOLUTION, "MS-01 00101 2022", { statut: "secret" }), "secret"],
    ["fichier absent", EVOLUTION, avec(EVOLUTION, "MS-01 00101 2022", { statut: "absent" }), "absence"],
    ["indicateur retiré", EVOLUTION, { indicateurs: [PART] }, "definition"],
    ["comparaison refusée par une règle", EVOLUTION, { refus: "R4 : l'Insee a changé de méthode" }, "definition"],
    [
      "comparaison refusée par la carte",
      EVOLUTION,
      { refus: "R11 : le périmètre de la commune a changé" },
      "geographie",
    ],
    ["quartier disparu", sceneIris(PART, 18.3, 8.9, GRAND), { iris: IRIS.slice(1), valeurs: {} }, "geographie"],
  ])("ne se rejoue plus : %s", (_, scene, reglages, cause) => {
    expect(rejouer(scene, reglages)).toMatchObject({
      etat: "incomparable",
      cause,
      raison: expect.stringMatching(/\S/),
    });
  });

  it("tient si et seulement si rien de ce qui était imprimé n'a bougé", () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 94 }), (v) => {
        const { etat } = rejouer(EVOLUTION, avec(EVOLUTION, "MS-01 00101 2022", v));
        expect(etat === "tient").toBe(v === 33);
      }),
    );
  });
});

describe("le bilan", () => {
  const publication = (annee: number, scenes: readonly Scene[]) => {
    const lue = parsePublication(
      writePublication({ annee, edition: "public", commune: "00101" }, scenes.map(constatDe)),
    );
    if (typeof lue === "string") throw new RangeError(`publication must parse, got ${lue}`);
    return lue;
  };

  it("compte tout : ceux qui tiennent, ceux qui ne tiennent plus, ceux qu'on ne peut rejouer", () => {
    const donnees = donneesEssai({
      indicateurs: [PART, TAUX],
      valeurs: { ...ECART.reglages.valeurs, ...EVOLUTION.reglages.valeurs, "MS-01 00101 2022": 27 },
    });
    const bilan = bilanOf(
      [publication(2024, [ECART, sceneEvolution(PROPRIETAIRES, 40, 44)]), publication(2025, [EVOLUTION])],
      donnees,
    );
    expect([bilan.tient, bilan.contredits.length, bilan.incomparables.length]).toEqual([1, 1, 1]);
    expect(writeResume(bilan)).toBe(
      "Sur 3 constats publiés en 2024 et 2025, 1 tient, 1 ne tient plus et 1 ne peut plus être rejoué.",
    );
  });

  it("dit qu'aucun constat n'avait été publié", () => {
    expect(writeResume(bilanOf([publication(2025, [])], donneesEssai({ indicateurs: [], valeurs: {} })))).toBe(
      "Aucun constat n'avait été publié en 2025.",
    );
  });
});

describe("le registre", () => {
  it("a les mêmes octets quel que soit l'ordre, et chaque constat une fois", () => {
    const [a, b] = [constatDe(ECART), constatDe(EVOLUTION)];
    const entete = { annee: 2025, edition: "public", commune: "00101" } as const;
    expect(writePublication(entete, [b, a, b])).toBe(writePublication(entete, [a, b]));
  });

  it.each([
    ["pas du JSON", "{", "Ce n'est pas du JSON"],
    ["autre version", '{"version":2}', "Version de registre inconnue (attendue : 1)"],
    ["tableau", "[]", "Version de registre inconnue (attendue : 1)"],
    [
      "sans constats",
      '{"version":1,"annee":2025,"edition":"public"}',
      "Il manque « annee », « edition », « commune » ou « constats »",
    ],
    [
      "édition inconnue",
      '{"version":1,"annee":2025,"edition":"presse","commune":"00101","constats":[]}',
      "Il manque « annee », « edition », « commune » ou « constats »",
    ],
    [
      "constat tronqué",
      '{"version":1,"annee":2025,"edition":"public","commune":"00101","constats":[{"id":"x"}]}',
      "Le constat n° 1 est incomplet",
    ],
  ])("refuse %s", (_, texte, message) => expect(parsePublication(texte)).toBe(message));
});
