import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMAT_AVIS, parseAvis, VERSION_AVIS, type Avis } from "../../src/pilotage/avis.ts";
import { reprendreAvis } from "../../src/pilotage/reprendre-avis.ts";

const ATTENDU = { commune: "68224", annee: 2026 };
const JUSTE = {
  format: FORMAT_AVIS,
  version: VERSION_AVIS,
  commune: "68224",
  annee: 2026,
  date: "2026-03-12",
  groupe: "Comité de pilotage",
  fonction: "vice-présidente",
  decisions: [{ liste: "actions", fiche: "A1", avant: "soumise", etat: "rejetée", motif: "Hors budget" }],
  reponses: [{ question: "Q1", avant: null, reponse: "Les plus isolés." }],
  commentaires: [{ sur: "familles", texte: "À revoir." }],
};
const lire = (change: object): readonly string[] =>
  parseAvis("avis.json", JSON.stringify({ ...JUSTE, ...change }), ATTENDU).anomalies.map(
    (a) => `${a.colonne} : ${a.message}`,
  );

describe("un avis enregistré par la page « Séance »", () => {
  it("se lit en entier", () => {
    const { avis, anomalies } = parseAvis("avis.json", JSON.stringify(JUSTE), ATTENDU);
    expect(anomalies).toEqual([]);
    expect(avis).toMatchObject({ fonction: "vice-présidente", decisions: [{ fiche: "A1", motif: "Hors budget" }] });
  });

  it.each([
    ["un autre fichier", { format: "autre" }, /n'est pas un avis/],
    ["une autre version", { version: 2 }, /version 1 attendue/],
    ["une autre commune", { commune: "68066" }, /autre rapport/],
    ["une autre année", { annee: 2025 }, /autre rapport/],
    ["un jour qui n'existe pas", { date: "2026-02-30" }, /jour attendu/],
    ["sans fonction", { fonction: " " }, /fonction : un texte/],
    ["un nom de personne", { fonction: "Mme Dupont" }, /fonction : ce texte semble nommer une personne/],
    ["un nom dans un commentaire", { commentaires: [{ sur: "familles", texte: "Vu avec M. Martin" }] }, /commentaires\[0\]\.texte : .*personne/],
    ["un rejet sans motif", { decisions: [{ ...JUSTE.decisions[0], motif: null }] }, /decisions\[0\]\.motif : « rejetée » sans motif/],
    ["un état inventé", { decisions: [{ ...JUSTE.decisions[0], etat: "réalisée" }] }, /decisions\[0\]\.etat : valeur inconnue/],
    ["une suite prise pour un état", { decisions: [{ ...JUSTE.decisions[0], liste: "suites", etat: "validée" }] }, /decisions\[0\]\.etat : valeur inconnue/],
    ["une liste qui n'en est pas une", { reponses: "oui" }, /reponses : une liste/],
  ] as const)("%s : refusé en entier", (_, change, motif) => {
    expect(lire(change).join("\n")).toMatch(motif);
    expect(parseAvis("avis.json", JSON.stringify({ ...JUSTE, ...change }), ATTENDU).avis).toBeNull();
  }); // prettier-ignore

  it("n'importe quel texte est lu ou refusé, jamais une panne", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (texte) => {
        const { avis, anomalies } = parseAvis("avis.json", texte, ATTENDU);
        return avis === null && anomalies.length > 0;
      }),
    );
  });
});

const TEXTES = {
  actions: `# en tête\nactions:\n  - id: A1 # note\n    etat: soumise\n  - id: A2\n    etat: soumise\n  - id: A3\n    etat: validée\n    instance: conseil d'administration\n`,
  commande: `questions:\n  - id: Q1\n    question: Qui ?\n`,
  projets: "projets:\n  - id: PR\n    etat: soumise\n",
  seances: "",
};
const avisDe = (fonction: string, partie: Partial<Avis>): Avis => ({
  fichier: `${fonction}.json`,
  date: "2026-03-12",
  groupe: "Comité",
  fonction,
  decisions: [],
  reponses: [],
  commentaires: [],
  ...partie,
});
const decision = (fiche: string, etat: "validée" | "rejetée", motif: string | null = null) =>
  ({ liste: "actions", fiche, avant: "soumise", etat, motif }) as const;

describe("reprendre des avis", () => {
  it("la décision sur un projet va dans projets.yaml", () => {
    const d = { liste: "projets", fiche: "PR", avant: "soumise", etat: "amendée", motif: "à l'essai" } as const;
    const { fichiers, decisions, conflits } = reprendreAvis([avisDe("présidence", { decisions: [d] })], TEXTES);
    expect([decisions, conflits, fichiers.actions]).toEqual([1, [], TEXTES.actions]);
    expect(fichiers.projets).toMatch(
      /etat: amendée\n\s+instance: Comité\n\s+decidee_le: 2026-03-12\n\s+motif: à l'essai/,
    );
  });

  it("la suite d'une action est décidée une fois qu'elle a un jour, proposée ou non ; deux suites contraires sont un conflit", () => {
    const suite = (fiche: string, avant: string, etat: "renforcer" | "ajuster") =>
      ({ liste: "suites", fiche, avant, etat, motif: null }) as const;
    const textes = { ...TEXTES, actions: "actions:\n  - id: A1\n    suite: ajuster\n  - id: A2\n    etat: réalisée\n" };
    const un = avisDe("présidence", {
      decisions: [suite("A1", "ajuster", "ajuster"), suite("A2", "à décider", "renforcer")],
    });
    const repris = reprendreAvis([un], textes);
    expect([repris.decisions, repris.conflits]).toEqual([2, []]);
    expect(repris.fichiers.actions).toBe(
      "actions:\n  - id: A1\n    suite: ajuster\n    suite_decidee_le: 2026-03-12\n  - id: A2\n    etat: réalisée\n    suite: renforcer\n    suite_decidee_le: 2026-03-12\n",
    );
    expect(reprendreAvis([un], repris.fichiers)).toMatchObject({ decisions: 0, dejaLa: 2, conflits: [] });
    const autre = avisDe("Caf", { decisions: [suite("A1", "ajuster", "renforcer")] });
    expect(reprendreAvis([un, autre], textes).conflits[0]?.message).toMatch(
      /deux avis se contredisent : « ajuster » selon présidence.*« renforcer » selon Caf/,
    );
    expect(reprendreAvis([autre], repris.fichiers).conflits[0]?.message).toMatch(
      /la fiche a changé depuis l'export : « ajuster » ici, « renforcer » selon Caf/,
    );
  });

  it("deux avis contraires dont la séance a écrit l'un : rien n'est repris, le désaccord se dit sans arrêter", () => {
    const avis = [
      avisDe("présidence", { decisions: [decision("A1", "validée")] }),
      avisDe("Caf", { decisions: [decision("A1", "rejetée", "trop cher")] }),
    ];
    expect(reprendreAvis(avis, TEXTES).conflits.map((c) => c.gravite)).toEqual(["bloquante"]);
    const tranche = { ...TEXTES, actions: TEXTES.actions.replace("etat: soumise", "etat: rejetée\n    motif: trop cher") }; // prettier-ignore
    const { conflits, dejaLa, fichiers } = reprendreAvis(avis, tranche);
    expect([dejaLa, fichiers.actions]).toEqual([1, tranche.actions]);
    expect(conflits.map((c) => [c.gravite, c.message])).toEqual([
      ["avertissement", expect.stringMatching(/^les avis se contredisaient, la fiche dit « rejetée : trop cher »/)],
    ]);
  });

  it("une fiche décidée ailleurs depuis l'export reste telle qu'elle est, et c'est dit avec sa ligne", () => {
    const { fichiers, conflits } = reprendreAvis([avisDe("élue", { decisions: [decision("A3", "rejetée", "non")] })], TEXTES); // prettier-ignore
    expect(fichiers).toEqual(TEXTES);
    expect(conflits.map(({ ligne, message }) => [ligne, message])).toEqual([
      [7, "la fiche a changé depuis l'export : « validée » ici, « rejetée : non » selon élue, Comité, 2026-03-12 (élue.json)"],
    ]); // prettier-ignore
  });

  it("le même état pour un autre motif n'est pas la même décision : c'est un conflit", () => {
    const rejeter = (motif: string): Avis => avisDe("élue", { decisions: [decision("A1", "rejetée", motif)] });
    const { fichiers } = reprendreAvis([rejeter("trop cher")], TEXTES);
    const seconde = reprendreAvis([rejeter("déjà fait")], fichiers);
    expect([seconde.fichiers, seconde.conflits.length]).toEqual([fichiers, 1]);
  });

  it("les listes en ligne d'un YAML gardent leur forme", () => {
    const actions = "actions:\n  - id: A1\n    themes: [familles, logement]\n    etat: soumise\n";
    const { fichiers } = reprendreAvis([avisDe("élue", { decisions: [decision("A1", "validée")] })], {
      ...TEXTES,
      actions,
    });
    expect(fichiers.actions).toBe(
      "actions:\n  - id: A1\n    themes: [familles, logement]\n    etat: validée\n    instance: Comité\n    decidee_le: 2026-03-12\n",
    );
  });

  it("une fiche ôtée depuis l'export se dit", () => {
    const { conflits } = reprendreAvis([avisDe("élue", { decisions: [decision("A9", "validée")] })], TEXTES);
    expect(conflits[0]?.message).toMatch(/^fiche introuvable : élue/);
  });

  it("deux réponses différentes à une question ne s'écrivent ni l'une ni l'autre ; le reste est repris", () => {
    const { fichiers, conflits, decisions } = reprendreAvis(
      [
        avisDe("élue", { reponses: [{ question: "Q1", avant: null, reponse: "Oui." }], decisions: [decision("A1", "validée")] }),
        avisDe("Caf", { reponses: [{ question: "Q1", avant: null, reponse: "Non." }] }),
      ],
      TEXTES,
    ); // prettier-ignore
    expect([fichiers.commande, decisions, conflits.length]).toEqual([TEXTES.commande, 1, 1]);
    expect(fichiers.actions).toContain("- id: A1 # note\n    etat: validée");
    expect(fichiers.actions.startsWith("# en tête\n")).toBe(true);
  });

  // Une décision par fiche et par lecteur, tirée au sort : l'ordre des fichiers ne décide de rien, et reprendre deux fois non plus.
  const unAvis = fc.record({
    fonction: fc.constantFrom("élue", "Caf", "direction"),
    a1: fc.constantFrom(null, "validée" as const, "rejetée" as const),
    a2: fc.constantFrom(null, "validée" as const, "rejetée" as const),
    commentaire: fc.constantFrom(null, "Bien.", "À revoir."),
  });
  const enAvis = ({ fonction, a1, a2, commentaire }: { fonction: string; a1: "validée" | "rejetée" | null; a2: "validée" | "rejetée" | null; commentaire: string | null }): Avis =>
    avisDe(fonction, {
      decisions: [...(a1 ? [decision("A1", a1, a1 === "rejetée" ? "non" : null)] : []), ...(a2 ? [decision("A2", a2, a2 === "rejetée" ? "non" : null)] : [])],
      commentaires: commentaire === null ? [] : [{ sur: "familles", texte: commentaire }],
    }); // prettier-ignore

  it("l'ordre des fichiers ne change aucune décision", () => {
    fc.assert(
      fc.property(fc.array(unAvis, { maxLength: 4 }), (tires) => {
        const avis = tires.map(enAvis);
        const sens = reprendreAvis(avis, TEXTES).fichiers.actions;
        expect(reprendreAvis(avis.toReversed(), TEXTES).fichiers.actions).toBe(sens);
      }),
      { numRuns: 50 },
    );
  });

  it("repris deux fois, un avis sans conflit n'écrit rien la seconde", () => {
    fc.assert(
      fc.property(unAvis, (tire) => {
        const premiere = reprendreAvis([enAvis(tire)], TEXTES);
        const seconde = reprendreAvis([enAvis(tire)], premiere.fichiers);
        expect(seconde.fichiers).toEqual(premiere.fichiers);
        expect([seconde.decisions, seconde.commentaires, seconde.conflits]).toEqual([0, 0, []]);
      }),
      { numRuns: 50 },
    );
  });
});
