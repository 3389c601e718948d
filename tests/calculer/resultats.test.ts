import { describe, expect, it } from "vitest";
import { calculerMain, lire, type Ligne, type Case } from "./mini-entrepot.ts";

const COMPARATEUR = "rp-comparateur";
const codes = (departement: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => departement + String(i + 1).padStart(3, "0"));
const cases = (territoires: readonly string[], valeur: (i: number) => Case): Record<string, Case> =>
  Object.fromEntries(territoires.map((t, i) => [t, valeur(i)]));

/** Chômeurs et actifs : EMP-01 est leur rapport. */
const emploi = (chomeurs: Record<string, Case>, actifs: Record<string, Case>, cog = 2023) => ({
  source: COMPARATEUR,
  niveau: "commune" as const,
  annee: 2018,
  cog,
  cases: { P18_CHOM1564: chomeurs, P18_ACT1564: actifs },
});

describe("au-dessus de la commune", () => {
  it("un taux est un rapport de sommes, pas une moyenne de taux", async () => {
    const [r] = await calculerMain({ communes: ["01001", "01002"], epci: { "01001": "E1", "01002": "E1" } }, [
      emploi({ "01001": 10, "01002": 90 }, { "01001": 100, "01002": 300 }),
    ]);
    for (const [niveau, code] of [
      ["epci", "E1"],
      ["departement", "01"],
      ["region", "R1"],
      ["france", "FM"],
    ] as const)
      expect(lire(r, "EMP-01", niveau, code)).toMatchObject({ valeur: 25, raison: null, livre: false }); // et non 20
  });

  it("une commune dont un terme est secret sort des deux sommes à la fois", async () => {
    const communes = codes("01", 20);
    const [r] = await calculerMain({ communes }, [
      emploi(
        cases(communes, (i) => (i === 0 ? "secret" : 10)),
        cases(communes, () => 100),
      ),
    ]);
    expect(lire(r, "EMP-01", "departement", "01")).toMatchObject({ valeur: 10, raison: "somme de 19 communes sur 20" });
    expect(lire(r, "EMP-01", "commune", "01001")).toMatchObject({ valeur: null, marque: "secret" });
  });

  it.each([
    [100, 100, 10, null],
    [99, 99, 10, "somme de 99 communes sur 100"],
    [98, 98, undefined, undefined], // moins de 99 % des communes dans le fichier : pas de réponse
    [100, 90, 10, "somme de 90 communes sur 100"],
    [100, 89, null, "somme impossible : valeur connue pour 89 communes sur 100"],
  ])("%d communes présentes sur 100, dont %d connues", async (presentes, connues, valeur, raison) => {
    const communes = codes("01", 100);
    const dites = communes.slice(0, presentes);
    const [r] = await calculerMain({ communes }, [
      emploi(
        cases(dites, (i) => (i < connues ? 1 : "secret")),
        cases(dites, () => 10),
      ),
    ]);
    const ligne = lire(r, "EMP-01", "departement", "01");
    expect(ligne?.valeur).toBe(valeur);
    expect(ligne?.raison).toBe(raison);
  });

  it("les trois France : Mayotte et l'outre-mer n'entrent que dans celles qui les comptent", async () => {
    const pop = { "01001": 1000, "97101": 100, "97601": 10 };
    const [r] = await calculerMain({ communes: Object.keys(pop) }, [
      { source: COMPARATEUR, niveau: "commune", annee: 2018, cases: { P18_POP: pop } },
    ]);
    expect(["F", "F_X_D976", "FM"].map((code) => lire(r, "DEM-01", "france", code)?.valeur)).toEqual([
      1110, 1100, 1000,
    ]);
  });
});

describe("Paris", () => {
  const pays = { communes: ["75056", "77001"], arrondissements: { "75101": "75056", "75102": "75056" } };
  const commune = {
    source: COMPARATEUR,
    niveau: "commune",
    annee: 2018,
    cases: { P18_POP: { "75056": 300, "77001": 50 } },
  } as const;
  const arm = {
    source: COMPARATEUR,
    niveau: "arm",
    annee: 2018,
    cases: { P18_POP: { "75101": 100, "75102": 200 } },
  } as const;

  it("n'est jamais comptée deux fois, que le fichier la donne ou non", async () => {
    const ensemble = { ...commune, cases: { P18_POP: commune.cases.P18_POP } };
    for (const fichiers of [[ensemble], [ensemble, { ...arm, source: "rp-dossier-complet" }]]) {
      const [r] = await calculerMain(pays, fichiers);
      expect(lire(r, "DEM-01", "commune", "75056")?.valeur).toBe(300);
      expect(lire(r, "DEM-01", "departement", "75")?.valeur).toBe(300);
      expect(lire(r, "DEM-01", "region", "R1")?.valeur).toBe(350);
      expect(lire(r, "DEM-01", "france", "FM")?.valeur).toBe(350);
    }
  });

  it("est la somme de ses arrondissements quand le fichier ne donne qu'eux", async () => {
    const [r] = await calculerMain({ ...pays, communes: ["75056"] }, [arm]);
    expect(lire(r, "DEM-01", "arm", "75101")).toMatchObject({ valeur: 100, livre: true });
    expect(lire(r, "DEM-01", "commune", "75056")).toMatchObject({ valeur: 300, livre: false });
    expect(lire(r, "DEM-01", "departement", "75")?.valeur).toBe(300);
  });

  it("n'a pas de somme s'il manque un arrondissement au fichier, et le dit", async () => {
    const partiel = { ...arm, cases: { P18_POP: { "75101": 100 } } };
    const [r] = await calculerMain({ ...pays, communes: ["75056"] }, [partiel]);
    expect(lire(r, "DEM-01", "arm", "75101")).toMatchObject({ valeur: 100, livre: true });
    expect(lire(r, "DEM-01", "commune", "75056")).toMatchObject({
      valeur: null,
      raison: "somme impossible : il manque 1 arrondissement sur 2",
    });
    expect(lire(r, "DEM-01", "departement", "75")).toMatchObject({
      valeur: null,
      raison: "somme impossible : valeur connue pour 0 communes sur 1",
    });
    const trois = { ...pays.arrondissements, "75103": "75056" };
    const [s] = await calculerMain({ communes: ["75056"], arrondissements: trois }, [partiel]);
    expect(lire(s, "DEM-01", "commune", "75056")?.raison).toBe("somme impossible : il manque 2 arrondissements sur 3");
  });
});

describe("les communes qui n'existent plus", () => {
  it("comptent dans celle qui les a reprises : fusion, suite de fusions, commune associée", async () => {
    const pays = {
      communes: ["01001", "01002"],
      fusions: [
        { avant: "01007", apres: "01008", date: "2016-01-01" },
        { avant: "01008", apres: "01001", date: "2019-01-01" },
      ],
      associees: { "01009": "01002" },
    };
    const tous = ["01001", "01002", "01007", "01008", "01009"];
    const fichier = emploi(
      cases(tous, (i) => 2 ** i),
      cases(tous, () => 100),
      2015,
    );
    const [r] = await calculerMain(pays, [fichier]);
    expect(lire(r, "EMP-01", "departement", "01")).toMatchObject({ valeur: (100 * 31) / 500, raison: null });
    // À la commune : rebasée sous le code d'aujourd'hui, en le disant ; l'ancienne garde sa valeur telle que livrée.
    expect(lire(r, "EMP-01", "commune", "01001")).toMatchObject({
      valeur: (100 * (1 + 4 + 8)) / 300,
      cog: 2023,
      passage: "somme des communes 01001, 01007, 01008 de la géographie 2015",
    });
    expect(lire(r, "EMP-01", "commune", "01007")).toMatchObject({ valeur: 4, cog: null, passage: null });
  });

  it("une partie absente du fichier : rien n'est rebasé ; une partie secrète : on dit combien sont connues", async () => {
    const pays = { communes: ["01001", "01002"], fusions: [{ avant: "01007", apres: "01001", date: "2019-01-01" }] };
    const lu = async (chomeurs: Record<string, Case>): Promise<Ligne | undefined> => {
      const [r] = await calculerMain(pays, [emploi(chomeurs, { "01001": 100, "01002": 100, "01007": 100 }, 2018)]);
      return lire(r, "EMP-01", "commune", "01001");
    };
    expect(await lu({ "01001": 3, "01002": 1, "01007": "secret" })).toMatchObject({
      valeur: null,
      marque: "secret",
      raison: "somme impossible : valeur connue pour 1 communes sur 2 de la géographie 2018",
    });
    const [r] = await calculerMain(pays, [emploi({ "01001": 3, "01002": 1 }, { "01001": 100, "01002": 100 }, 2018)]);
    expect(lire(r, "EMP-01", "commune", "01001")).toMatchObject({ valeur: 3, passage: null });
  });

  it("un rapport de deux fichiers de géographies différentes est fait dans une seule", async () => {
    const pays = { communes: ["01001", "01002"], fusions: [{ avant: "01007", apres: "01001", date: "2019-01-01" }] };
    const caf = {
      source: "caf-communes",
      niveau: "commune" as const,
      annee: 2020,
      cog: 2021,
      cases: { indfoy_rsa: { "01001": 30, "01002": 10 } },
    };
    const menages = {
      source: COMPARATEUR,
      niveau: "commune" as const,
      annee: 2018,
      cog: 2018,
      cases: { P18_MEN: { "01001": 100, "01002": 100, "01007": 200 } },
    };
    const [r] = await calculerMain(pays, [caf, menages]);
    expect(lire(r, "REV-10", "commune", "01001")?.valeur).toBe(10); // 30 / 300, et non 30 / 100
    expect(lire(r, "REV-10", "commune", "01002")?.valeur).toBe(10);
  });

  // Ménages et allocataires, communes d'un rang à l'autre : une commune est présente dès qu'un des deux fichiers la donne.
  it.each([
    ["tous les ménages", [0, 100], [0, 95], 10, "somme de 95 communes sur 100"],
    ["tous les ménages, peu d'allocataires", [0, 100], [0, 50], null, "somme impossible : valeur connue pour 50 communes sur 100"],
    ["tous les ménages, aucun allocataire", [0, 100], [0, 0], null, "somme impossible : valeur connue pour 0 communes sur 100"],
    ["98 communes dans l'un ou l'autre", [0, 98], [0, 95], undefined, undefined],
    ["98 communes dans l'un, les deux autres dans l'autre", [0, 98], [3, 100], 10, "somme de 95 communes sur 100"],
  ] as const)("un rapport de deux fichiers compte les communes présentes : %s", async (_, menages, foyers, valeur, raison) => {
    const communes = codes("01", 100);
    const croise = (source: string, annee: number, nom: string, [debut, fin]: readonly [number, number], n: number) => ({
      source,
      niveau: "commune" as const,
      annee,
      cog: 2023,
      cases: { [nom]: cases(communes.slice(debut, fin), () => n) },
    });
    const [r] = await calculerMain({ communes }, [
      croise("caf-communes", 2020, "indfoy_rsa", foyers, 1),
      croise(COMPARATEUR, 2018, "P18_MEN", menages, 10),
    ]);
    const ligne = lire(r, "REV-10", "departement", "01");
    expect(ligne?.valeur).toBe(valeur);
    expect(ligne?.raison?.split(" ; ")[0]).toBe(raison); // la source ajoute ce que sa somme a d'approché
  }); // prettier-ignore

  it("deux communes réunies depuis comptent pour une, quand seul le dénominateur les donne", async () => {
    const pays = { communes: codes("01", 100), fusions: [{ avant: "01999", apres: "01001", date: "2019-01-01" }] };
    const menages = [...pays.communes.slice(0, 98), "01999"];
    const [r] = await calculerMain(pays, [
      { source: "caf-communes", niveau: "commune", annee: 2020, cog: 2018, cases: { indfoy_rsa: cases(pays.communes.slice(1, 98), () => 1) } },
      { source: COMPARATEUR, niveau: "commune", annee: 2018, cog: 2018, cases: { P18_MEN: cases(menages, () => 10) } },
    ]); // prettier-ignore
    expect(lire(r, "REV-10", "departement", "01")).toBeUndefined(); // 98 communes sur 100, et non 99
  });

  it("une commune partagée compte dans le département qui a toutes ses suites, et dans aucune d'elles", async () => {
    const pays = {
      communes: ["01001", "01002", "01003"],
      mouvements: ["01001", "01002"].map((apres) => ({ modification: 21, avant: "01001", apres, date: "2020-01-01" })),
    };
    const [r] = await calculerMain(pays, [emploi({ "01001": 10, "01003": 2 }, { "01001": 100, "01003": 20 }, 2018)]);
    expect(lire(r, "EMP-01", "departement", "01")).toMatchObject({ valeur: 10, raison: null });
    expect(lire(r, "EMP-01", "commune", "01002")).toBeUndefined();
    expect(lire(r, "EMP-01", "commune", "01001")).toMatchObject({ passage: null });
  });

  it("une commune dont une partie est secrète n'est pas connue", async () => {
    const pays = { communes: codes("01", 10), fusions: [{ avant: "01999", apres: "01001", date: "2019-01-01" }] };
    const tous = [...pays.communes, "01999"];
    const [r] = await calculerMain(pays, [
      emploi(
        cases(tous, (i) => (i === 10 ? "secret" : 10)),
        cases(tous, () => 100),
        2015,
      ),
    ]);
    expect(lire(r, "EMP-01", "departement", "01")).toMatchObject({ valeur: 10, raison: "somme de 9 communes sur 10" });
  });
});

describe("de l'IRIS à la commune et au quartier", () => {
  const AGES = ["0014", "1529", "3044", "4559", "6074", "75P"];
  const iris = ["010010101", "010010102", "010010103"];
  const ages = (jeunes: readonly Case[]) => ({
    source: "rp-iris-population",
    niveau: "iris" as const,
    annee: 2016,
    cases: Object.fromEntries(
      AGES.map((age, i) => [`P16_POP${age}`, cases(iris, (n) => (i === 0 ? (jeunes[n] ?? "vide") : 10))]),
    ),
  });
  const quartiers = [
    { quartier: "Q", nom: "Q", iris: "010010101", part: 1 },
    { quartier: "Q", nom: "Q", iris: "010010102", part: 0.5 },
  ];

  it("additionne ce qui s'additionne, en le disant ; une part de quartier compte pour sa part", async () => {
    const [r] = await calculerMain({ communes: ["01001"], quartiers }, [ages([50, 30, 0])]);
    const commune = lire(r, "DEM-05", "commune", "01001");
    expect(commune?.valeur).toBeCloseTo((100 * 80) / 230, 12);
    expect(commune?.raison).toMatch(/IRIS d'habitat/);
    expect(lire(r, "DEM-05", "quartier", "Q")?.valeur).toBeCloseTo((100 * (50 + 15)) / (100 + 40), 12);
    expect(lire(r, "DEM-05", "iris", "010010103")).toMatchObject({ valeur: 0, marque: null }); // zéro est une valeur
  });

  it("un quartier dont un IRIS n'est pas dans le fichier n'est pas la somme des autres ; un IRIS masqué, lui, se compte", async () => {
    const redecoupe = [...quartiers, { quartier: "Q", nom: "Q", iris: "010010109", part: 1 }];
    const [r] = await calculerMain({ communes: ["01001"], quartiers: redecoupe }, [ages([50, 30, 0])]);
    expect(lire(r, "DEM-05", "quartier", "Q")).toMatchObject({
      valeur: null,
      raison: "somme impossible : 1 IRIS du quartier absents de ce fichier (010010109)",
    });
    const [masque] = await calculerMain({ communes: ["01001"], quartiers }, [ages([50, "secret", 0])]);
    expect(lire(masque, "DEM-05", "quartier", "Q")).toMatchObject({ valeur: 50, raison: expect.stringMatching(/\(1 sur 2\)/) as string });
  }); // prettier-ignore

  it("un IRIS sans numérateur sort aussi du dénominateur, et se compte", async () => {
    const [r] = await calculerMain({ communes: ["01001"], quartiers }, [ages([50, "secret", 0])]);
    expect(lire(r, "DEM-05", "commune", "01001")?.valeur).toBeCloseTo((100 * 50) / 150, 12);
    expect(lire(r, "DEM-05", "commune", "01001")?.raison).toMatch(/\(2 sur 3\)/);
    expect(lire(r, "DEM-05", "iris", "010010102")).toMatchObject({ valeur: null, marque: "secret" });
  });

  describe("un rapport croisé réunit deux fichiers à la commune", () => {
    const calculerAvec = async (masques: number): Promise<Ligne | undefined> => {
      const A = Object.fromEntries(
        Array.from({ length: 10 }, (_, i) => [
          `0100101${String(i + 1).padStart(2, "0")}`,
          i < masques ? ("vide" as const) : 5,
        ]),
      );
      const caf = { source: "caf-iris", niveau: "iris", annee: 2018, cases: { A } } as const;
      const menages = {
        source: COMPARATEUR,
        niveau: "commune",
        annee: 2018,
        cases: { P18_MEN: { "01001": 200 }, P18_POP: { "01001": 400 } },
      } as const;
      const [r] = await calculerMain({ communes: ["01001"] }, [caf, menages]);
      return lire(r, "FAM-09", "commune", "01001");
    };

    it("sert la somme quand tous les IRIS sont diffusés", async () => {
      expect((await calculerAvec(0))?.valeur).toBeCloseTo(25, 12);
    });

    it("se tait dès qu'un IRIS est masqué : un numérateur amputé sur toute la commune serait trop bas", async () => {
      expect(await calculerAvec(1)).toMatchObject({
        valeur: null,
        raison: "somme impossible : 9 IRIS diffusés sur 10",
      });
    });
  });

  it("un rapport croisé garde le secret de son numérateur", async () => {
    const caf = {
      source: "caf-iris",
      niveau: "iris",
      annee: 2016,
      cases: { A: { "010010101": 30, "010010102": "vide" } },
    } as const;
    const logement = {
      source: "rp-iris-logement",
      niveau: "iris",
      annee: 2016,
      cases: { P16_RPMAISON: cases(iris, () => 50), P16_RPAPPART: cases(iris, () => 50) },
    } as const;
    const [r] = await calculerMain({ communes: ["01001"] }, [caf, logement]);
    expect(lire(r, "FAM-09", "iris", "010010101")?.valeur).toBe(30);
    expect(lire(r, "FAM-09", "iris", "010010102")).toMatchObject({ valeur: null, marque: "vide" });
  });
});

describe("le calcul est reproductible", () => {
  it("deux calculs donnent les mêmes octets, et l'ordre des lignes n'y change rien", async () => {
    const communes = codes("01", 60);
    const reel = (i: number): number => (i + 1) * 0.1 + 1e6 / (i + 7); // sommes en virgule flottante : l'ordre s'y verrait
    const fichier = emploi(
      cases(communes, (i) => reel(i) / 10),
      cases(communes, reel),
    );
    const inverse = [...communes].reverse();
    const rang = (i: number): number => 59 - i;
    const retourne = emploi(
      cases(inverse, (i) => reel(rang(i)) / 10),
      cases(inverse, (i) => reel(rang(i))),
    );
    const [a, b] = await calculerMain({ communes }, [fichier], 2);
    const [c] = await calculerMain({ communes: inverse }, [retourne]);
    expect(JSON.stringify(b)).toBe(JSON.stringify(a));
    expect(JSON.stringify(c)).toBe(JSON.stringify(a));
  });
});
