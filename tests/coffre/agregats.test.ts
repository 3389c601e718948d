import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProjet, ENTETE_ACCUEIL, ENTETE_AIDES, ENTETE_SATISFACTION, tell, win1252 } from "./projet-factice.ts";

const DEMANDES = [
  "25-1;F1;X;;SECOURS ALIM.;01/01/2025;11/01/2025;ACC.;100,00 €;", // 10 jours
  "25-2;F1;X;;ENERGIE;05/02/2025;25/02/2025;Accordé;1 234,50 €;", // 20 jours
  "25-3;F2;X;;Colis;10/02/2025;12/03/2025;REF.;;", // 30 jours
  "25-4;F3;X;;LOGEMENT;15/04/2025;20/04/2025;AJ.;;",
  "25-5;F4;X;;NOUVEAU;20/04/2025;;;;",
  "25-6;F5;X;;SECOURS ALIM.;30/04/2025;;ACC. PARTIEL;50,00 €;",
];
const ECARTEES = [
  "25-1;F1;X;;SECOURS ALIM.;01/01/2025;11/01/2025;ACC.;100,00 €;",
  "TOTAL;;;;;;;;1 384,50 €;",
  ";;;;;;;;;",
  "25-7;F6;X;;CANTINE;32/01/2025;;;;",
];
const fichierAides = (lignes: readonly string[]): Uint8Array => win1252([ENTETE_AIDES, ...lignes, ""].join("\r\n"));

describe("agrégats", () => {
  it("compte les aides comme à la main", async () => {
    const projet = createProjet();
    const { lectures, agregats } = await projet.charger(
      projet.add("ccas-aides", 2025, "aides.csv", fichierAides([...DEMANDES, ...ECARTEES])),
    );
    expect(lectures[0]).toMatchObject({ lues: 10, gardees: 6, refusees: 2 }); // deux autres sont hors champ
    expect(tell(agregats, 2025)).toEqual({
      foyers_aides: [2, 2],
      demandes: [6, 5],
      "demandes_par_mois 2025-01": [1, 1],
      "demandes_par_mois 2025-02": [2, 2],
      "demandes_par_mois 2025-03": [0, 0],
      "demandes_par_mois 2025-04": [3, 3],
      "demandes_par_nature Aide alimentaire": [3, 3],
      "demandes_par_nature Énergie et eau": [1, 1],
      "demandes_par_nature Logement": [1, 1],
      aides_energie: [1, 1], // 25-2
      "demandes_par_nature Non classé": [1, 1],
      decisions: [4, 3],
      "decisions Accord": [3, 2],
      "decisions Refus": [1, 1],
      decisions_favorables: [3, 2],
      ajournements: [1, 1],
      demandes_en_cours: [1, 1],
      montant_accorde: [1384.5, 2],
      montant_moyen_par_foyer: [692.25, 2],
      // Kaplan et Meier : 25-4 censurée à 5 jours (ajournée), 25-5 à 10 (en cours le 30 avril, dernier jour de l'export) ;
      // survie 3/4 à 10 jours, 3/8 à 20, 0 à 30. 25-6, décidée sans date, est exclue.
      delai_median: [20, 4],
      delai_p90: [30, 4],
      demandes_sans_delai: [1, 1],
      "decisions_par_delai 15 jours ou moins": [1, 1],
      "decisions_par_delai 16 à 30 jours": [2, 2],
      "decisions_par_delai sans date de décision": [1, 1],
      "attentes_par_duree 15 jours ou moins": [1, 1],
      "decisions_par_mois 2025-01": [1, 1],
      "decisions_par_mois 2025-02": [1, 1],
      "decisions_par_mois 2025-03": [1, 1],
      "trajectoires Aide alimentaire puis Énergie et eau": [1, 1],
    });
    // F1 : 100 + 1 234,50 € ; F5 : 50 €.
    expect(agregats?.filter((a) => a.contributions)).toMatchObject([
      { variable: "montant_accorde", millesime: 2025, contributions: [1334.5, 50] },
    ]);
  });

  it("un foyer seul a le même rang partout où il est seul, et rien de lui ne sort", async () => {
    const projet = createProjet();
    const { agregats } = await projet.charger(projet.add("ccas-aides", 2025, "aides.csv", fichierAides(DEMANDES)));
    const seulDans = (variable: string, modalite: string | null = null): number | undefined =>
      agregats?.find((a) => a.variable === variable && a.modalite === modalite)?.seul;
    const [f1, f2, f3, f4] = [
      seulDans("demandes_par_nature", "Énergie et eau"),
      seulDans("decisions", "Refus"),
      seulDans("ajournements"),
      seulDans("demandes_en_cours"),
    ];
    expect(new Set([f1, f2, f3, f4]).size).toBe(4);
    expect(seulDans("decisions_par_mois", "2025-01")).toBe(f1); // sa demande de janvier, la seule décidée ce mois-là
    expect(seulDans("demandes_par_nature", "Logement")).toBe(f3);
    expect(seulDans("demandes_par_nature", "Non classé")).toBe(f4);
    const cases = agregats ?? [];
    expect(cases.filter((a) => a.effectif !== 1 && a.seul !== undefined)).toEqual([]);
    expect(cases.every((a) => a.seul === undefined || (Number.isInteger(a.seul) && a.seul < cases.length))).toBe(true);
  });

  it("compte les dossiers d'un public filtré : toutes ses conditions à la fois, l'une des valeurs de chacune", async () => {
    const projet = createProjet();
    const { agregats } = await projet.recharger(
      {
        publics: [
          {
            nom: "Énergie et alimentaire, accordées",
            filtre: {
              source: "ccas-aides",
              conditions: [
                { champ: "nature", valeurs: ["energie", "alimentaire"] },
                { champ: "decision", valeurs: ["accord"] },
              ],
            },
          },
          {
            nom: "L'énergie",
            filtre: { source: "ccas-aides", conditions: [{ champ: "nature", valeurs: ["energie"] }] },
          },
          {
            nom: "Logement à l'accueil",
            filtre: { source: "ccas-accueil", conditions: [{ champ: "motif", valeurs: ["logement"] }] },
          },
        ],
      },
      projet.add("ccas-aides", 2025, "aides.csv", fichierAides(DEMANDES)),
      projet.add("ccas-accueil", 2025, "a.csv", `\uFEFF${ENTETE_ACCUEIL}\n"03/02/2025 09:14:05",Accueil,Physique,"Logement; Impayé énergie",K,\n04/02/2025 10:00:00,Accueil,Tél.,Dossier MDPH,K,\n`),
    ); // prettier-ignore
    const dits = tell(agregats, 2025);
    expect(Object.fromEntries(Object.entries(dits).filter(([nom]) => /_par_public/.test(nom)))).toEqual({
      // 25-1, 25-2 (même foyer) et 25-6.
      "demandes_par_public Énergie et alimentaire, accordées": [3, 2],
      "foyers_par_public Énergie et alimentaire, accordées": [2, 2],
      "demandes_par_public L'énergie": [1, 1],
      "foyers_par_public L'énergie": [1, 1],
      "passages_par_public Logement à l'accueil": [1, 1],
    });
    // Sans public, rien de plus ne sort.
    expect(Object.keys(tell((await projet.charger()).agregats, 2025)).filter((n) => n.includes("_par_public"))).toEqual(
      [],
    );
  });

  it("compte un passage à plusieurs motifs dans chacun", async () => {
    const projet = createProjet();
    const texte = [
      ENTETE_ACCUEIL,
      '"03/02/2025 09:14:05",Accueil,Physique,"Logement; Impayé énergie; logement",K,',
      "04/02/2025 10:00:00,Accueil,Tél.,Dossier MDPH,K,",
      "05/03/2025 10:00:00,Accueil,Pigeon,Autre chose,K,",
      "TOTAL,,,,,",
    ].join("\n");
    const { lectures, agregats } = await projet.charger(projet.add("ccas-accueil", 2025, "a.csv", `\uFEFF${texte}`));
    expect(lectures[0]).toMatchObject({ lues: 4, gardees: 3, refusees: 0 }); // le total est hors champ
    expect(tell(agregats, 2025)).toEqual({
      passages: [3, 3],
      "passages_par_mois 2025-02": [2, 2],
      "passages_par_mois 2025-03": [1, 1],
      "passages_par_motif Énergie et eau": [1, 1],
      "passages_par_motif Handicap": [1, 1],
      "passages_par_motif Logement": [1, 1],
      "passages_par_motif Non classé": [1, 1],
      "passages_par_canal Non classé": [1, 1],
      "passages_par_canal Sur place": [1, 1],
      "passages_par_canal Téléphone": [1, 1],
    });
  });

  it("ne compte satisfaites que les notes 4 et 5, parmi les réponses exprimées", async () => {
    const projet = createProjet();
    const lignes = [
      "02/06/2025;Aides;5;3;;",
      "03/06/2025;;4;;5;",
      "03/06/2025;;3;1;4;",
      "04/06/2025;Aides;;4;;",
      "04/06/2025;;6;;;",
    ];
    const texte = [ENTETE_SATISFACTION, ...lignes].join("\n");
    const { lectures, agregats } = await projet.charger(projet.add("ccas-satisfaction", 2025, "s.csv", texte));
    expect(lectures[0]).toMatchObject({ lues: 5, gardees: 4, refusees: 1 });
    expect(tell(agregats, 2025)).toEqual({
      reponses_exprimees: [3, 3],
      "reponses_exprimees Accueil": [3, 3],
      "reponses_exprimees Délai": [3, 3],
      "reponses_exprimees Écoute": [2, 2],
      reponses_satisfaites: [2, 2],
      "reponses_satisfaites Accueil": [2, 2],
      "reponses_satisfaites Délai": [1, 1],
      "reponses_satisfaites Écoute": [2, 2],
    });
  });

  it("ne dépend ni de l'ordre des lignes, ni du découpage du fichier, ni d'un second chargement", async () => {
    const projet = createProjet();
    const entier = projet.add("ccas-aides", 2025, "entier.csv", fichierAides(DEMANDES));
    const { agregats } = await projet.charger(entier);
    expect((await projet.charger(entier)).agregats).toEqual(agregats);
    const ordre = fc.shuffledSubarray(DEMANDES, { minLength: DEMANDES.length });
    await fc.assert(
      fc.asyncProperty(ordre, fc.integer({ min: 1, max: DEMANDES.length - 1 }), async (lignes, coupure) => {
        // La première ligne est aussi répétée d'un fichier à l'autre : un doublon ne change rien.
        const un = projet.add("ccas-aides", 2025, "un.csv", fichierAides(lignes.slice(0, coupure)));
        const deux = projet.add("ccas-aides", 2025, "deux.csv", fichierAides([...lignes.slice(coupure), lignes[0]!]));
        expect((await projet.charger(un, deux)).agregats).toEqual(agregats);
      }),
      { numRuns: 8 },
    );
  });
});
