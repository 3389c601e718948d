import { describe, expect, it } from "vitest";
import { STRUCTURE_CCAS } from "../../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../../src/modele/agregat.ts";
import type { StructureAgregats } from "../../../src/modele/structure-agregats.ts";
import { findRapports } from "../../../src/publier/secret/attaque/rapports.ts";
import { readTransport, writeTransport } from "../../../src/publier/secret/attaque/transport.ts";
import { attaquerTableau } from "../../../src/publier/secret/attaquer.ts";
import { idOf } from "../../../src/publier/secret/cles.ts";
import { protegerEditions } from "../../../src/publier/secret/editions.ts";
import { juger, listVerite } from "../../../src/publier/secret/verite.ts";
import { POLITIQUES } from "../../../src/secret/politique.ts";
import { createAgregats, createDemandes, listCases, release } from "./monde.ts";

const ANNEES = [2022, 2023, 2024, 2025];
const RIEN = { exactes: 0, etroites: 0, ecarts: 0, fausses: 0 };

const compter = (variable: string, modalite: string | null, millesime: number, valeur: number): Agregat => ({
  source: "ccas-aides",
  variable,
  modalite,
  millesime,
  valeur,
  effectif: valeur,
  nature: "effectif",
  unite: "demandes",
  libelle: variable,
});

type Ligne = readonly [variable: string, modalite: string | null, valeurs: readonly number[]];
/** Trois années bien remplies, et une quatrième où un petit nombre se cache. */
const monde = (...lignes: readonly Ligne[]): Agregat[] =>
  lignes.flatMap(([variable, modalite, valeurs]) =>
    valeurs.map((valeur, k) => compter(variable, modalite, ANNEES[k]!, valeur)),
  );

const sans = (cle: "ventilations" | "sommes" | "memes", nom: string): StructureAgregats => ({
  ...STRUCTURE_CCAS,
  [cle]: STRUCTURE_CCAS[cle].filter((somme) => !JSON.stringify(somme).includes(`"${nom}"`)),
});

const ventiler = (variable: string, total: string, modalites: readonly [string, string, string]): Agregat[] =>
  monde(
    [total, null, [540, 612, 655, 300]],
    [variable, modalites[0], [200, 305, 331, 180]],
    [variable, modalites[1], [190, 207, 224, 116]],
    [variable, modalites[2], [150, 100, 100, 4]],
  );

const mois = (variable: string, total: string): Agregat[] =>
  ANNEES.flatMap((annee, k) => {
    const valeurs = Array.from({ length: 12 }, (_, m) => (k === 3 && m === 7 ? 3 : 40 + ((7 * m + 11 * k) % 23)));
    return [
      compter(
        total,
        null,
        annee,
        valeurs.reduce((s, v) => s + v, 0),
      ),
      ...valeurs.map((v, m) => compter(variable, `${annee}-${String(m + 1).padStart(2, "0")}`, annee, v)),
    ];
  });

/** Chaque somme déclarée, et un monde où l'oublier laisse fuir quelque chose. */
const OUBLIS: readonly { nom: string; structure: StructureAgregats; agregats: readonly Agregat[] }[] = [
  {
    nom: "mois des demandes",
    structure: sans("ventilations", "demandes_par_mois"),
    agregats: mois("demandes_par_mois", "demandes"),
  },
  {
    nom: "natures",
    structure: sans("ventilations", "demandes_par_nature"),
    agregats: ventiler("demandes_par_nature", "demandes", ["Logement", "Santé", "Autre"]),
  },
  {
    nom: "décisions",
    structure: sans("ventilations", "decisions"),
    agregats: ventiler("decisions", "decisions", ["Accord", "Partiel", "Refus"]),
  },
  {
    nom: "mois des passages",
    structure: sans("ventilations", "passages_par_mois"),
    agregats: mois("passages_par_mois", "passages"),
  },
  {
    nom: "canaux",
    structure: sans("ventilations", "passages_par_canal"),
    agregats: ventiler("passages_par_canal", "passages", ["Sur place", "Téléphone", "Courriel"]),
  },
  {
    nom: "demandes = décisions + ajournées + en cours",
    structure: sans("sommes", "demandes"),
    agregats: monde(
      ["demandes", null, [540, 612, 655, 300]],
      ["decisions", null, [500, 571, 602, 265]],
      ["ajournements", null, [25, 19, 31, 31]],
      ["demandes_en_cours", null, [15, 22, 22, 4]],
    ),
  },
  {
    nom: "décisions favorables = accords",
    structure: sans("memes", "decisions_favorables"),
    agregats: monde(
      ["decisions", null, [500, 571, 602, 265]],
      ["decisions", "Accord", [420, 470, 485, 261]],
      ["decisions", "Refus", [80, 101, 117, 4]],
      ["decisions_favorables", null, [420, 470, 485, 261]],
    ),
  },
];

const protect = async (agregats: readonly Agregat[], structure: StructureAgregats) => {
  const editions = await protegerEditions({
    agregats,
    registres: { public: [], copil: [] },
    politiques: POLITIQUES,
    structure,
  });
  if ("anomalies" in editions) throw new Error(JSON.stringify(editions.anomalies));
  return editions.copil;
};

describe("une somme que personne n'a déclarée", () => {
  it.each(OUBLIS)("$nom : le moteur ne voit rien, l'attaque la retrouve", async ({ structure, agregats }) => {
    const oubliee = await protect(agregats, structure);
    expect([oubliee.audit.exactes, oubliee.audit.etroites]).toEqual([[], []]);
    const jugement = juger(attaquerTableau(listCases(oubliee), [[], []], 5, structure), listVerite(oubliee));
    expect(jugement.exactes + jugement.etroites).toBeGreaterThan(0);
    const complete = await protect(agregats, STRUCTURE_CCAS);
    expect(juger(attaquerTableau(listCases(complete), [[], []], 5, structure), listVerite(complete))).toEqual(RIEN);
  });

  it("dans ce qui a déjà été publié : une année montrée hier prouve la somme de cette année", async () => {
    const structure = sans("ventilations", "demandes_par_nature");
    const agregats = ventiler("demandes_par_nature", "demandes", ["Logement", "Santé", "Autre"]);
    const [hier, cetteAnnee] = [2025, 2024].map((annee) => agregats.filter((a) => (annee === 2025 ? a.millesime < 2025 : a.millesime === 2025))); // prettier-ignore
    const avant = release("copil", await protect(hier!, structure));
    const oubliee = await protect(cetteAnnee!, structure);
    const attaque = attaquerTableau(listCases(oubliee), [[avant]], 5, structure);
    expect(juger(attaque, listVerite(oubliee)).exactes).toBeGreaterThan(0);
  });
});

describe("les sommes trouvées", () => {
  const VIDE: StructureAgregats = {
    ...STRUCTURE_CCAS,
    ventilations: [],
    recouvrements: [],
    sommes: [],
    memes: [],
    parts: [],
    inclusions: [],
  };
  const nommer = ({ total, parts }: { total: string; parts: readonly string[] }): string =>
    parts.length === 1 ? [total, ...parts].sort().join(" = ") : `${total} = ${[...parts].sort().join(" + ")}`;

  it("sans rien de déclaré, ce sont au moins les sommes déclarées ; et aucune que la vérité démente", async () => {
    const agregats = createAgregats(createDemandes(4, ANNEES, 900));
    const tout = agregats.map(({ variable, modalite, millesime, valeur }) => ({ variable, modalite, millesime, valeur })); // prettier-ignore
    const [seule, aidee] = [VIDE, STRUCTURE_CCAS].map((s) => attaquerTableau(tout, [], 11, s).releve.equations);
    expect(aidee!.length).toBeGreaterThan(20);
    expect(aidee!.map(nommer).filter((e) => !seule!.map(nommer).includes(e))).toEqual([]);
    const valeurs = new Map(tout.map((c) => [idOf(c), c.valeur]));
    for (const { total, parts } of seule!)
      expect(
        parts.reduce((s, id) => s + valeurs.get(id)!, 0),
        total,
      ).toBe(valeurs.get(total));
  });

  it("un découpage qui compte deux fois n'est pas une somme", () => {
    const lignes = monde(
      ["passages", null, [100, 110, 120, 90]],
      ["passages_par_motif", "Logement", [70, 75, 80, 60]],
      ["passages_par_motif", "Santé", [50, 60, 70, 55]],
    );
    const cases = lignes.map((a) => ({ ...a, valeur: a.modalite === "Santé" && a.millesime === 2025 ? null : a.valeur })); // prettier-ignore
    const { releve, intervalles } = attaquerTableau(cases, [], 11, VIDE);
    expect(releve.equations).toEqual([]);
    // La partie tient dans le total, et les deux l'atteignent.
    expect(intervalles).toEqual([{ id: "passages_par_motif|Santé|2025", min: 30, max: 90 }]);
  });

  it("deux années et leur cumul : la case masquée est leur différence", () => {
    const lignes = monde(["foyers_aides", null, [210, 305, 331, 4]], ["foyers_deux_ans", null, [400, 515, 636, 335]]);
    const cases = lignes.map((a) => ({ ...a, valeur: idOf(a) === "foyers_aides||2025" ? null : a.valeur }));
    expect(attaquerTableau(cases, [], 5, VIDE)).toMatchObject({
      exactes: ["foyers_aides||2025"],
      intervalles: [{ min: 4, max: 4 }],
    });
  });

  it("une moyenne montrée quand son total est tu le redonne", () => {
    const lignes = monde(
      ["montant_accorde", null, [10_000, 12_000, 9_001, 8_000]],
      ["foyers_aides", null, [30, 47, 40, 33]],
      ["montant_moyen_par_foyer", null, [10_000 / 30, 12_000 / 47, 9_001 / 40, 8_000 / 33]],
    );
    const cases = lignes.map((a) => ({ ...a, valeur: idOf(a) === "montant_accorde||2025" ? null : a.valeur }));
    const contraintes = findRapports(cases);
    expect(contraintes.map(({ termes }) => termes.map(({ id }) => id))).toContainEqual(["montant_accorde||2025", "foyers_aides||2025"]); // prettier-ignore
    const [{ min, max } = { min: NaN, max: NaN }] = attaquerTableau(cases, [], 11).intervalles ?? [];
    expect([Math.round(min), Math.round(max!)]).toEqual([8000, 8000]);
  });
});

it("une attaque passe d'un processus à l'autre sans perdre ses infinis", async () => {
  const masquee = await protect(createAgregats(createDemandes(9, ANNEES, 120)), STRUCTURE_CCAS);
  const attaque = attaquerTableau(listCases(masquee), [[], []], 5);
  expect(attaque.releve.contraintes.some(({ max }) => max === Infinity)).toBe(true);
  expect(readTransport(writeTransport(attaque))).toEqual(attaque);
});

describe("ce qui ne s'écrit pas mais se soustrait est jugé", () => {
  it("quatre mécontents, quand 240 réponses et 236 satisfaites sont montrées", async () => {
    const agregats = [
      compter("reponses_exprimees", "Délai", 2025, 240),
      compter("reponses_satisfaites", "Délai", 2025, 236),
    ];
    const masquee = await protect(agregats, STRUCTURE_CCAS);
    expect(juger(attaquerTableau(listCases(masquee), [[], []], 5), listVerite(masquee))).toEqual(RIEN);
    const nue = { ...masquee, tues: new Set<string>() };
    expect(juger(attaquerTableau(listCases(nue), [[], []], 5), listVerite(nue))).toEqual({ ...RIEN, exactes: 1 });
  });

  it("un montant qui change sans qu'aucun compte ait changé d'autant : un seul foyer a pu le faire", async () => {
    const agregats = (montant: number, foyers: number): Agregat[] => [
      { ...compter("montant_accorde", null, 2025, montant), effectif: foyers, nature: "montant" },
      compter("foyers_aides", null, 2025, foyers),
    ];
    const masquee = await protect(agregats(10_400, 60), STRUCTURE_CCAS);
    const avant = (montant: number, foyers: number) => [
      {
        ...release("copil", masquee),
        cases: agregats(montant, foyers).map(({ variable, modalite, millesime, valeur }) => ({ variable, modalite, millesime, valeur })), // prettier-ignore
      },
    ];
    const lire = (montant: number, foyers: number) =>
      juger(attaquerTableau(listCases(masquee), [avant(montant, foyers)], 5), listVerite(masquee)).ecarts;
    // 400 € de plus dépassent le seuil de 5, qui compte des foyers : ce n'est pas à lui que le montant se compare.
    expect([lire(10_000, 60), lire(8_000, 48), lire(10_400, 60)]).toEqual([1, 0, 0]);
  });
});
