import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STRUCTURE_CCAS } from "../../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../../src/modele/agregat.ts";
import { attaquerTableau } from "../../../src/publier/secret/attaquer.ts";
import { idOf } from "../../../src/publier/secret/cles.ts";
import { protegerEditions, type EditionMasquee } from "../../../src/publier/secret/editions.ts";
import type { EditionProtegee, Livraison } from "../../../src/publier/secret/registre.ts";
import { juger, listVerite } from "../../../src/publier/secret/verite.ts";
import { POLITIQUES } from "../../../src/secret/politique.ts";
import { createAgregats, createDemandes, listCases, release } from "./monde.ts";

type Registres = Readonly<Record<EditionProtegee, readonly Livraison[]>>;
const AUCUN: Registres = { public: [], copil: [] };
const RIEN = { exactes: 0, etroites: 0, ecarts: 0, fausses: 0 };

const protect = (agregats: readonly Agregat[], registres: Registres = AUCUN) =>
  protegerEditions({ agregats, registres, politiques: POLITIQUES, structure: STRUCTURE_CCAS });

async function masquer(agregats: readonly Agregat[], registres?: Registres) {
  const editions = await protect(agregats, registres);
  if ("anomalies" in editions) throw new Error(JSON.stringify(editions.anomalies));
  return editions;
}

/** L'attaque que fait un lecteur : le tableau et tous les registres qu'il peut lire, celui d'aujourd'hui compris. */
const attaquer = (masquee: EditionMasquee, registres: readonly (readonly Livraison[])[], structure = STRUCTURE_CCAS) =>
  juger(attaquerTableau(listCases(masquee), registres, masquee.bilan.seuil, structure), listVerite(masquee));

function attaquerTout(editions: Awaited<ReturnType<typeof masquer>>, avant: Registres = AUCUN) {
  const registrePublic = [...avant.public, release("public", editions.public, avant.public.length + 1)];
  return {
    public: attaquer(editions.public, [avant.public]),
    copil: attaquer(editions.copil, [avant.copil, registrePublic]),
  };
}

const effectif = (variable: string, modalite: string | null, valeur: number, millesime = 2025): Agregat => ({
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

describe("ce que le masquage case par case laissait calculer", () => {
  const natures = { Logement: 40, Énergie: 35, Alimentaire: 60, Santé: 20, Mobilité: 25, Enfance: 30 };
  const tableau = (petites: Readonly<Record<string, number>>): Agregat[] => {
    const toutes = { ...natures, ...petites };
    const total = Object.values(toutes).reduce((s, n) => s + n, 0);
    return [
      effectif("demandes", null, total),
      ...Object.entries(toutes).map(([modalite, n]) => effectif("demandes_par_nature", modalite, n)),
    ];
  };

  it("une nature seule masquée sous un total publié : une autre tombe avec elle", async () => {
    const { public: publique } = await masquer(tableau({ Autre: 4 }));
    expect(publique.tues.size).toBe(2);
    expect(publique.tues).toContain("demandes_par_nature|Autre|2025");
    expect(attaquer(publique, [[]])).toEqual(RIEN);
    // Le même tableau, masqué case par case : l'attaque retrouve la petite.
    const seule = { ...publique, tues: new Set(["demandes_par_nature|Autre|2025"]) };
    expect(attaquer(seule, [[]])).toEqual({ ...RIEN, exactes: 1 });
  });

  it("un public a son seuil : sa case tombe là où l'édition la montrait, une autre avec elle, et l'attaque ne la retrouve pas", async () => {
    const agregats = tableau({ Autre: 40 });
    const propres = [{ table: "demandes_par_nature", modalite: "Santé", seuil: 25 }]; // 20 demandes
    const { copil, public: publique } = POLITIQUES;
    const editions = await protegerEditions({
      agregats,
      registres: AUCUN,
      politiques: { copil: { ...copil, propres }, public: { ...publique, propres } },
      structure: STRUCTURE_CCAS,
    });
    if ("anomalies" in editions) throw new Error(JSON.stringify(editions.anomalies));
    const sans = await masquer(agregats);
    for (const edition of ["copil", "public"] as const) {
      expect(sans[edition].tues.size).toBe(0);
      expect(editions[edition].tues).toContain("demandes_par_nature|Santé|2025");
      expect(editions[edition].tues.size).toBeGreaterThan(1);
      expect(editions[edition].exigences.get("demandes_par_nature|Santé|2025")?.largeur).toBe(25);
    }
    expect(attaquerTout(editions)).toEqual({ public: RIEN, copil: RIEN });
  });

  it("deux natures masquées dont la somme se lit : elles s'encadrent, une troisième les rejoint", async () => {
    const petites = { Autre: 1, Divers: 2 }; // leur somme, 3, laisse [0 ; 3] à chacune
    const { copil } = await masquer(tableau(petites));
    const deux = new Set(["demandes_par_nature|Autre|2025", "demandes_par_nature|Divers|2025"]);
    expect(attaquer({ ...copil, tues: deux }, [[], []])).toEqual({ ...RIEN, etroites: 2 });
    expect(copil.tues.size).toBe(3);
    expect(attaquer(copil, [[], []])).toEqual(RIEN);
  });

  it("un taux suit son complément, même si personne ne le publie", async () => {
    const agregats = [
      effectif("reponses_exprimees", "Délai", 240),
      effectif("reponses_satisfaites", "Délai", 236), // 4 mécontents
      effectif("reponses_exprimees", "Écoute", 244),
      effectif("reponses_satisfaites", "Écoute", 200),
    ];
    const { copil } = await masquer(agregats);
    expect(copil.tues.size).toBe(1);
    expect([...copil.tues][0]).toMatch(/Délai/);
  });

  it("la moyenne par foyer tombe quand un foyer domine le montant", async () => {
    const montant = (contributions: readonly [number, number]): Agregat[] => [
      { ...effectif("montant_accorde", null, 10_000), effectif: 40, nature: "montant", contributions },
      { ...effectif("montant_moyen_par_foyer", null, 250), effectif: 40, nature: "indice" },
      effectif("foyers_aides", null, 40),
    ];
    const [dominee, partagee] = [await masquer(montant([8_600, 100])), await masquer(montant([900, 800]))]; // 86 % et 9 %
    expect([...dominee.copil.tues]).toEqual(["montant_accorde||2025", "montant_moyen_par_foyer||2025"]);
    expect([...partagee.copil.tues]).toEqual([]);
  });

  it("une médiane de peu de foyers tombe, même si leurs demandes sont plus nombreuses", async () => {
    const { copil } = await masquer([
      effectif("decisions", null, 30),
      effectif("demandes_sans_delai", null, 10),
      { ...effectif("delai_median", null, 12.5), effectif: 4, nature: "quantile" },
    ]);
    expect(copil.tues).toContain("delai_median||2025");
  });
});

describe("une table qui perd plus d'un tiers de ses cases est élargie", () => {
  const mois = (n: (m: number) => number): Agregat[] => {
    const cases = Array.from({ length: 12 }, (_, m) =>
      effectif("passages_par_mois", `2025-${String(m + 1).padStart(2, "0")}`, n(m)),
    );
    return [
      effectif(
        "passages",
        null,
        cases.reduce((s, a) => s + a.valeur, 0),
      ),
      ...cases,
    ];
  };

  it("les mois deviennent des trimestres ; le comité garde ses mois", async () => {
    const editions = await masquer(mois((m) => 6 + (m % 3)));
    const modalites = editions.public.tableau.map((a) => a.modalite).filter((m) => m !== null);
    expect(modalites).toEqual(["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"]);
    expect(editions.public.tues.size).toBe(0);
    expect(editions.public.bilan.tables.map((t) => t.elargie)).toEqual([null, "regroupée"]);
    expect(editions.copil.tableau.length).toBe(13);
    expect(attaquerTout(editions)).toEqual({ public: RIEN, copil: RIEN });
  });

  it("sinon il ne reste que l'ensemble, ou rien", async () => {
    const { public: peu } = await masquer(mois((m) => (m === 0 ? 12 : 1)));
    expect(peu.tableau.map(idOf)).toEqual(["passages||2025"]);
    const { public: rien } = await masquer(mois((m) => (m < 10 ? 1 : 0)));
    expect(rien.tableau).toEqual([]);
    expect(rien.bilan.tables.map((t) => t.elargie)).toEqual(["non diffusée", "non diffusée"]);
  });
});

const monde = fc.record({ graine: fc.nat(1e6), taille: fc.integer({ min: 15, max: 220 }) });

describe("de petits CCAS tirés au sort", () => {
  it(
    "rien n'est retrouvé, par personne ; le public voit moins que le comité ; deux fois donne la même chose",
    { timeout: 180_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(monde, async ({ graine, taille }) => {
          const agregats = createAgregats(createDemandes(graine, [2024, 2025], taille));
          const editions = await masquer(agregats);
          expect(attaquerTout(editions)).toEqual({ public: RIEN, copil: RIEN });
          for (const edition of ["public", "copil"] as const) {
            const { tableau, tues, bilan, audit } = editions[edition];
            expect([audit.exactes, audit.etroites, audit.initiees]).toEqual([[], [], []]);
            const petites = tableau.filter((a) => a.effectif > 0 && a.effectif < POLITIQUES[edition].seuil).map(idOf);
            expect([...tues]).toEqual(expect.arrayContaining(petites));
            if (edition === "public")
              for (const t of bilan.tables) expect(t.masquees, t.libelle).toBeLessThanOrEqual(0.35 * t.cases);
          }
          const montrees = editions.public.tableau.map(idOf).filter((id) => !editions.public.tues.has(id));
          expect(montrees.filter((id) => editions.copil.tues.has(id))).toEqual([]);
          expect(await masquer(agregats)).toEqual(editions);
        }),
        { numRuns: 8, seed: 20260303 },
      );
    },
  );

  it("l'année suivante, sur un passé figé", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(monde, async ({ graine, taille }) => {
        const demandes = createDemandes(graine, [2023, 2024, 2025], taille);
        const avant = await masquer(createAgregats(demandes.filter((d) => d.annee < 2025)));
        const registres = { public: [release("public", avant.public)], copil: [release("copil", avant.copil)] };
        const apres = await masquer(createAgregats(demandes), registres);
        expect(attaquerTout(apres, registres)).toEqual({ public: RIEN, copil: RIEN });
        const passees = (editions: typeof avant): string[] =>
          editions.copil.tableau
            .filter((a) => a.millesime < 2025)
            .map(idOf)
            .filter((id) => editions.copil.tues.has(id));
        expect(passees(apres)).toEqual(passees(avant)); // masquée un jour, masquée toujours ; montrée un jour, de même
      }),
      { numRuns: 5, seed: 20260304 },
    );
  });
});

describe("un dossier arrivé en retard", () => {
  const demandes = createDemandes(11, [2022, 2023, 2024, 2025], 400);
  const retard = {
    annee: 2024,
    foyer: 9999,
    mois: 2,
    nature: "Aide alimentaire",
    decision: "Accord",
    montant: 120,
  } as const;

  it("le masque d'hier, et les chiffres d'hier : masquer ce qu'il change dirait son mois et sa nature", async () => {
    const avant = await masquer(createAgregats(demandes));
    const registres = { public: [release("public", avant.public)], copil: [release("copil", avant.copil)] };
    const agregats = createAgregats([...demandes, retard]);
    const apres = await masquer(agregats, registres);
    expect(attaquerTout(apres, registres)).toEqual({ public: RIEN, copil: RIEN });
    for (const edition of ["public", "copil"] as const) {
      expect(listCases(apres[edition])).toEqual(listCases(avant[edition]));
      expect(apres[edition].bilan.arretes).toEqual(["Aides facultatives 2024"]);
      expect(apres[edition].bilan.tables).toEqual(avant[edition].bilan.tables);
    }
    // Republier la nouvelle valeur comme si de rien n'était : l'attaque le voit.
    const vrai = agregats.find((a) => idOf(a) === "demandes||2024")!;
    const naif = { ...apres.public, tableau: apres.public.tableau.map((a) => (idOf(a) === idOf(vrai) ? vrai : a)) };
    expect(attaquer(naif, [registres.public]).ecarts).toBeGreaterThan(0);
  });

  it("un compte de plus en public que le comité n'a jamais vu : le comité reprend ce que le public montre", async () => {
    const avant = await masquer(createAgregats(demandes));
    const registres = { public: [release("public", avant.public)], copil: [] };
    const apres = await masquer(createAgregats([...demandes, retard]), registres);
    expect(attaquerTout(apres, registres)).toEqual({ public: RIEN, copil: RIEN });
    const de2024 = (m: EditionMasquee) => listCases(m).filter((c) => c.millesime === 2024);
    expect(de2024(apres.public)).toEqual(de2024(avant.public));
    expect(de2024(apres.copil).every((c) => c.valeur === avant.copil.tableau.find((a) => idOf(a) === idOf(c))!.valeur || c.valeur === null)).toBe(true); // prettier-ignore
  });

  it("tiré au sort, ajouté ou retiré, en un an de plus : rien n'est retrouvé, et le masque d'hier ne bouge pas", async () => {
    const un = fc.record({
      graine: fc.nat(1e6),
      taille: fc.integer({ min: 30, max: 260 }),
      rang: fc.nat(1e6),
      retire: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(un, async ({ graine, taille, rang, retire }) => {
        const toutes = createDemandes(graine, [2023, 2024, 2025], taille);
        const anciennes = toutes.filter((d) => d.annee < 2025);
        const avant = await masquer(createAgregats(anciennes));
        const registres = { public: [release("public", avant.public)], copil: [release("copil", avant.copil)] };
        const touchee = anciennes[rang % anciennes.length]!;
        const revues = retire ? toutes.filter((d) => d !== touchee) : [...toutes, { ...touchee, foyer: 99_999 }];
        const apres = await masquer(createAgregats(revues), registres);
        expect(attaquerTout(apres, registres)).toEqual({ public: RIEN, copil: RIEN });
        for (const edition of ["public", "copil"] as const) {
          const hier = new Map(listCases(avant[edition]).map((c) => [idOf(c), c.valeur]));
          for (const c of listCases(apres[edition])) if (hier.has(idOf(c))) expect(c.valeur === null, idOf(c)).toBe(hier.get(idOf(c)) === null); // prettier-ignore
          for (const t of apres[edition].bilan.tables)
            if (edition === "public") expect(t.masquees, t.libelle).toBeLessThanOrEqual(0.35 * t.cases);
        }
      }),
      { numRuns: 5, seed: 20260305 },
    );
  }, 180_000);

  it("cent dossiers de plus se publient : l'écart ne dit plus rien de personne", async () => {
    const avant = await masquer(createAgregats(demandes));
    const registres = { public: [release("public", avant.public)], copil: [release("copil", avant.copil)] };
    const cent = Array.from({ length: 100 }, (_, k) => ({ ...retard, foyer: 10_000 + k }));
    const apres = await masquer(createAgregats([...demandes, ...cent]), registres);
    expect(apres.public.tues).not.toContain("demandes||2024");
    expect(apres.public.bilan.arretes).toEqual([]);
    expect([...avant.public.tues].every((id) => apres.public.tues.has(id))).toBe(true);
    expect(attaquerTout(apres, registres)).toEqual({ public: RIEN, copil: RIEN });
  });
});

describe("refus", () => {
  it("une case déjà publique sous le seuil d'aujourd'hui : nommée, sans valeur, avec ce qu'il faut faire", async () => {
    const agregats = [effectif("ajournements", null, 7)];
    const cases = [{ variable: "ajournements", modalite: null, millesime: 2025, valeur: 7 }];
    const registres = { public: [{ ...release("public", (await masquer(agregats)).public), cases }], copil: [] };
    const refus = await protect(agregats, registres);
    expect(refus).toMatchObject({
      anomalies: [{ gravite: "bloquante", code: "secret-impossible", fichier: "publications/registre.jsonl" }],
    });
    expect(JSON.stringify(refus)).not.toContain("7");
  });

  it("une hiérarchie qui ne tombe pas juste", async () => {
    const refus = await protect([
      effectif("demandes", null, 100),
      effectif("demandes_par_nature", "Logement", 60),
      effectif("demandes_par_nature", "Santé", 30),
    ]);
    expect(refus).toMatchObject({ anomalies: [{ code: "secret-hierarchie-fausse", colonne: "demandes_par_nature" }] });
  });

  it("un chiffre dérivé dont le dénominateur manque", async () => {
    const refus = await protect([
      { ...effectif("montant_moyen_par_foyer", null, 250), effectif: 40, nature: "indice" },
    ]);
    expect(refus).toMatchObject({ anomalies: [{ code: "secret-denominateur-absent" }] });
  });
});
