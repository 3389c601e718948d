import { beforeAll, describe, expect, it } from "vitest";
import { auditer } from "../../src/secret/auditer.ts";
import type { Cellule } from "../../src/secret/cellule.ts";
import { measureLargeur } from "../../src/secret/exigence.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { findPrimaires } from "../../src/secret/primaires.ts";
import { proteger, type Demande, type Protection } from "../../src/secret/proteger.ts";
import { linkVersions } from "../../src/secret/versions.ts";
import { createMonde, type Monde } from "./mondes.ts";
import { boundInconnues, findExactes } from "../../src/secret/contre-attaque.ts";

type Protegee = Extract<Protection, { issue: "protegee" }>;

async function protect(demande: Demande): Promise<Protegee> {
  const protection = await proteger(demande);
  if (protection.issue === "refus") throw new Error(JSON.stringify(protection));
  return protection;
}

/** Ce que le lecteur ignore : le masque, et ce qui n'a jamais été publié. */
const inconnuesOf = ({ cellules }: Monde, supprimees: readonly string[]): string[] => [
  ...supprimees,
  ...cellules.filter(({ publiee }) => publiee === false).map(({ id }) => id),
];

const VILLE = { iris: 30, ages: 8, annees: 3, qpv: 2 } as const;

describe.each([
  { edition: "copil", graine: 1, cumul: false },
  { edition: "copil", graine: 2, cumul: true },
  { edition: "public", graine: 1, cumul: true },
  { edition: "public", graine: 3, cumul: false },
] as const)(
  "trente IRIS, huit âges, trois ans : $edition, graine $graine, cumul $cumul",
  ({ edition, graine, cumul }) => {
    const monde = createMonde(graine, { ...VILLE, cumul });
    const politique = POLITIQUES[edition];
    const primaires = findPrimaires(monde.cellules, monde.equations, politique);
    let protection: Protegee;
    beforeAll(async () => {
      protection = await protect({ ...monde, politique });
    });

    it("masque toutes les primaires publiées, et certaines seraient retrouvées sinon", async () => {
      const ids = primaires.map(({ id }) => id);
      const publiees = ids.filter((id) => monde.cellules.find((c) => c.id === id)!.publiee !== false);
      expect(protection.supprimees).toEqual(expect.arrayContaining(publiees));
      const { exactes } = await auditer({ ...monde, supprimees: publiees, primaires });
      expect(exactes.length).toBeGreaterThan(20);
    });

    it("ne laisse ni valeur retrouvée, ni intervalle étroit, ni case livrée à une personne seule", async () => {
      const audit = await auditer({ ...monde, supprimees: protection.supprimees, primaires });
      expect([audit.exactes, audit.etroites, audit.initiees]).toEqual([[], [], []]);
    });
  },
);

describe("cent IRIS, douze âges, cinq ans et leur cumul : près de dix mille cases", () => {
  it.each([
    { edition: "copil", moyenne: 15, primairesMin: 300 },
    { edition: "public", moyenne: 30, primairesMin: 300 },
    // Plus dense qu'aucune publication : près d'un quart des cases à protéger pour elles-mêmes.
    { edition: "public", moyenne: 15, primairesMin: 2000 },
  ] as const)(
    "$edition, $moyenne dossiers par case : rien n'est retrouvé",
    async ({ edition, moyenne, primairesMin }) => {
      const monde = createMonde(1, { iris: 100, ages: 12, annees: 5, qpv: 4, cumul: true, moyenne });
      const politique = POLITIQUES[edition];
      const primaires = findPrimaires(monde.cellules, monde.equations, politique);
      expect(primaires.length).toBeGreaterThan(primairesMin);
      const { supprimees } = await protect({ ...monde, politique });
      const audit = await auditer({ ...monde, supprimees, primaires });
      expect(audit.cases).toBe(9750);
      expect([audit.exactes, audit.etroites, audit.initiees]).toEqual([[], [], []]);
    },
  );
});

describe("une petite ville, attaquée par un autre solveur", () => {
  it.each([5, 6, 7])("graine %i : fractions exactes, yalps, et chaque personne seule", async (graine) => {
    const monde = createMonde(graine, { iris: 8, ages: 3, annees: 2, cumul: true, qpv: 1 });
    const { supprimees } = await protect({ ...monde, politique: POLITIQUES.copil });
    const inconnues = inconnuesOf(monde, supprimees);
    const primaires = findPrimaires(monde.cellules, monde.equations, POLITIQUES.copil);
    const parId = new Map(monde.cellules.map((c) => [c.id, c]));
    const proteges = primaires.map(({ id }) => id);
    const exactes = findExactes(monde.cellules, monde.equations, inconnues);
    expect(exactes.filter((id) => proteges.includes(id) || supprimees.includes(id))).toEqual([]);
    for (const { id, exigence } of primaires) {
      const [[min, max] = [NaN, NaN]] = boundInconnues(monde.cellules, monde.equations, inconnues, [id]);
      expect(measureLargeur(parId.get(id)!, min, max), id).toBeGreaterThanOrEqual(exigence.largeur);
    }
    const seules = inconnues.filter((id) => parId.get(id)!.valeur === 1);
    expect(seules.length).toBeGreaterThan(0);
    for (const seule of seules) {
      const restantes = inconnues.filter((id) => id !== seule);
      const livrees = findExactes(monde.cellules, monde.equations, restantes);
      // Une case d'une seule unité qui s'en déduit compte la même personne : elle n'apprend rien sur autrui.
      const victimes = livrees.filter((id) => proteges.includes(id) && parId.get(id)!.valeur! > 1);
      expect(victimes, seule).toEqual([]);
    }
  });
});

describe("les publications qui se suivent", () => {
  const taille = { iris: 15, ages: 5, annees: 3, cumul: false, qpv: 1 };
  const deux = createMonde(7, { ...taille, annees: 2 });
  const politique = POLITIQUES.copil;

  /** La même ville un an plus tard : les deux premières années sont celles d'avant, au nombre près. */
  function addAnnee(): Monde {
    const trois = createMonde(8, taille);
    const avant = new Map(deux.cellules.map((c) => [c.id, c.valeur]));
    const cellules = trois.cellules.map((c) => ({ ...c, valeur: avant.get(c.id) ?? c.valeur }));
    const valeurs = new Map(cellules.map((c) => [c.id, c.valeur!]));
    const lieux = [...new Set(cellules.filter((c) => c.publiee !== false).map(({ id }) => id.replace(/\|M\d$/, "")))];
    const annees = ["M1", "M2", "M3"];
    const cumul = lieux.map((lieu) => {
      const parts = annees.map((m) => `${lieu}|${m}`);
      return { total: `${lieu}|S`, parts, valeur: parts.reduce((s, id) => s + valeurs.get(id)!, 0) };
    });
    const sommes = trois.equations
      .filter(({ total, table }) => total.endsWith("|M1") && table !== "morceaux" && !/[+-]\|/.test(total))
      .filter(({ parts }) => parts.every((part) => !/[+-]\|/.test(part)))
      .map(({ total, parts }) => ({
        total: total.replace("|M1", "|S"),
        parts: parts.map((p) => p.replace("|M1", "|S")),
      }));
    return {
      cellules: [...cellules, ...cumul.map(({ total, valeur }): Cellule => ({ id: total, valeur }))],
      equations: [...trois.equations, ...cumul, ...sommes],
    };
  }

  it("une année et un cumul de plus sur un passé figé", async () => {
    const passe = await protect({ ...deux, politique });
    const masquees = new Set(passe.supprimees);
    const forcees = deux.cellules
      .filter(({ id, publiee }) => publiee !== false && !masquees.has(id))
      .map(({ id, valeur }) => ({ id, valeur: valeur! }));
    const monde = addAnnee();
    const presente = await protect({ ...monde, politique, forcees, dejaMasquees: passe.supprimees });
    expect(forcees.filter(({ id }) => presente.supprimees.includes(id))).toEqual([]);
    expect(presente.supprimees).toEqual(expect.arrayContaining([...passe.supprimees]));
    const primaires = findPrimaires(monde.cellules, monde.equations, politique);
    const audit = await auditer({ ...monde, supprimees: presente.supprimees, primaires });
    const ids = new Set(primaires.map(({ id }) => id));
    expect(audit.exactes.filter(({ id }) => ids.has(id))).toEqual([]);
    expect([audit.etroites, audit.initiees]).toEqual([[], []]);
  });

  it("un dossier arrivé en retard : l'écart d'une unité avec la première livraison ne se lit nulle part", async () => {
    const cellules: Cellule[] = [
      { id: "Q", valeur: 60 },
      { id: "I1", valeur: 20 },
      { id: "I2", valeur: 40 },
      { id: "Q révisé", valeur: 61 },
      { id: "I1 révisé", valeur: 21 },
      { id: "I2 révisé", valeur: 40 },
    ];
    const somme = (suffixe: string) => ({ total: `Q${suffixe}`, parts: [`I1${suffixe}`, `I2${suffixe}`] });
    const revisions = [0, 1, 2].map((k) => ({ ancienne: cellules[k]!, nouvelle: cellules[k + 3]! }));
    const nouvelles = [somme(" révisé")];
    const ecarts = linkVersions(revisions, nouvelles);
    const { supprimees } = await protect({
      cellules: [...cellules, ...ecarts.cellules],
      equations: [somme(""), ...nouvelles, ...ecarts.equations],
      forcees: cellules.slice(0, 3).map(({ id, valeur }) => ({ id, valeur: valeur! })),
      politique,
    });
    expect([...supprimees].sort()).toEqual(["I1 révisé", "Q révisé"]);
  });
});
