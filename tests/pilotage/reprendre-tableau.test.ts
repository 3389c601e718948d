import { describe, expect, it } from "vitest";
import { readTableur } from "../../src/charger/tableur.ts";
import { readFiches } from "../../src/charger/champs-yaml.ts";
import { ACTIONS as ACTIONS_YAML } from "../../src/pilotage/actions.ts";
import type { TableauLu } from "../../src/pilotage/ligne-tableau.ts";
import { reprendreTableaux as reprendre } from "../../src/pilotage/reprendre-tableau.ts";

const ACTIONS = `# Le plan de l'année.
actions:
  - id: A1 # portée par le service social
    edition: 2026
    action: Ouvrir deux permanences du soir
    themes: [familles]
    cible: -5
    etat: soumise
`;
const lire = (nom: string, texte: string) =>
  readTableur(nom, new TextEncoder().encode(texte)).then(([feuille]) => ({
    fichier: nom,
    nom: "",
    lignes: [],
    ...feuille,
  }));
/** Les seules actions, le fichier récrit ou non. */
function reprendreTableaux(tableaux: readonly TableauLu[], texte: string) {
  const { textes, ...reste } = reprendre(tableaux, new Map([["actions", texte]]));
  return { ...reste, actions: textes.get("actions") ?? texte };
}
const TETE = "id;édition;action;themes;cible;fin;etat\n";

describe("un tableau d'actions", () => {
  it("ajoute une fiche neuve, remplit ce qui manquait, garde les commentaires ; relu, ne change rien", async () => {
    const tableau = await lire("plan.csv", `\ufeff${TETE}A1;2026;;;;15/12/2026;\n\nA2;2026;Aller vers;"familles; logement";12,5;;brouillon\n`);
    const repris = reprendreTableaux([tableau], ACTIONS);
    expect(repris).toMatchObject({ ajoutees: 1, completees: 1, dejaLa: 0, defauts: [], conflits: [] });
    expect(repris.actions).toContain("# Le plan de l'année.");
    expect(repris.actions).toContain("- id: A1 # portée par le service social");
    expect(repris.actions).toMatch(/etat: soumise\n\s+fin: "?2026-12-15"?/);
    expect(repris.actions).toMatch(/id: A2[\s\S]*cible: 12.5/);
    const encore = reprendreTableaux([tableau], repris.actions);
    expect(encore).toMatchObject({ actions: repris.actions, ajoutees: 0, completees: 0, dejaLa: 2, conflits: [] });
  });

  it("qui dit autre chose que le fichier est un conflit, avec les deux lignes : rien n'est repris de la fiche", async () => {
    const tableau = await lire("plan.csv", `${TETE}A1;2026;;;5;15/12/2026;validée\n`);
    const { actions, conflits } = reprendreTableaux([tableau], ACTIONS);
    expect(actions).toBe(ACTIONS);
    expect(conflits.map(({ fichier, ligne, colonne, valeur }) => [fichier, ligne, colonne, valeur])).toEqual([
      ["pilotage/actions.yaml", 3, "cible", "A1"],
      ["pilotage/actions.yaml", 3, "etat", "A1"],
    ]);
    expect(conflits[0]?.message).toContain("« 5 » (plan.csv, ligne 2) ; « -5 » (pilotage/actions.yaml)");
  });

  it("de deux tableaux qui se contredisent, aucun ne l'emporte", async () => {
    const [a, b] = [await lire("a.csv", `${TETE}A9;2026;Un;;;;brouillon\n`), await lire("b.csv", `${TETE}A9;2026;Deux;;;;brouillon\n`)];
    const { actions, ajoutees, conflits } = reprendreTableaux([a, b], ACTIONS);
    expect([actions, ajoutees]).toEqual([ACTIONS, 0]);
    expect(conflits[0]?.message).toBe("deux valeurs pour « action » : « Un » (a.csv, ligne 2) ; « Deux » (b.csv, ligne 2)");
  });

  it("mal rempli, n'est pas repris du tout : tous ses défauts sont dits, à leur ligne", async () => {
    const tableau = await lire("plan.csv", "id,edition,action,etta,etat,fin\nA2,2026,Un,,brouillon,\nA3,26,Deux,,brouillon,demain\nA4,2026,,,brouillon,\n");
    const { actions, defauts } = reprendreTableaux([tableau], ACTIONS);
    expect(actions).toBe(ACTIONS);
    expect(defauts.map(({ fichier, ligne, colonne }) => [fichier, ligne, colonne])).toEqual([
      ["plan.csv", 1, "etta"],
      ["plan.csv", 3, "edition"],
      ["plan.csv", 3, "fin"],
      ["plan.csv", 4, "action"],
    ]);
  });

  it("un texte fait de chiffres reste un texte : ni zéro perdu, ni seconde fiche", async () => {
    const fichier = 'actions:\n  - id: "01"\n    edition: 2026\n    action: Un\n    etat: brouillon\n';
    const tete = "id;edition;action;etat;territoire;convention;projet;preconisation;aide;version;partenaires;budget;horizon\n";
    const tableau = await lire("plan.csv", `${tete}01;2026;Un;brouillon;01053;07;08;09;010;0012;06;"1 500,5";2028\n`);
    const repris = reprendreTableaux([tableau], fichier);
    expect(repris).toMatchObject({ ajoutees: 0, completees: 1, defauts: [], conflits: [] });
    expect(readFiches("actions.yaml", repris.actions, "actions", ACTIONS_YAML).lu?.actions).toMatchObject([
      { id: "01", territoire: "01053", convention: "07", projet: "08", preconisation: "09", aide: "010", version: "0012", partenaires: ["06"], budget: 1500.5, horizon: 2028 },
    ]);
    expect(reprendreTableaux([tableau], repris.actions)).toMatchObject({ actions: repris.actions, dejaLa: 1, conflits: [] });
  });

  it("une date dans une case de texte n'y est pas récrite", async () => {
    const { actions } = reprendreTableaux([await lire("plan.csv", "id;edition;action;etat;motif\nA2;2026;Un;brouillon;15/03/2026\n")], "");
    expect(actions).toContain("motif: 15/03/2026");
  });

  it("une case id vide est un défaut de sa ligne, pas un conflit ; le tableau n'est pas repris", async () => {
    const lignes = "A2;2026;Un;;;;brouillon\n;2026;Deux;;;;brouillon\n;2026;Trois;;;demain;brouillon\n;;;;;15/12/2026;\n";
    const { actions, ajoutees, defauts, conflits } = reprendreTableaux([await lire("plan.csv", `${TETE}${lignes}`)], ACTIONS);
    expect([actions, ajoutees, conflits]).toEqual([ACTIONS, 0, []]);
    expect(defauts.map(({ fichier, ligne, colonne, message }) => [fichier, ligne, colonne, message])).toEqual([
      ["plan.csv", 3, "id", "la case « id » est vide"],
      ["plan.csv", 4, "id", "la case « id » est vide"],
      ["plan.csv", 4, "fin", "jour attendu"],
      ["plan.csv", 5, "id", "la case « id » est vide"],
    ]);
  });

  it("sans colonne id, le dit", async () => {
    const { defauts } = reprendreTableaux([await lire("plan.csv", "action;etat\nUn;brouillon\n")], "");
    expect(defauts[0]?.message).toBe("la colonne « id » manque");
  });

  it("dans un classeur, ses dates se lisent comme des jours", async () => {
    const { utils, write } = await import("@e965/xlsx");
    const feuille = utils.aoa_to_sheet([["id", "edition", "action", "fin", "etat"], ["A5", 2026, "Un", new Date(Date.UTC(2026, 11, 15)), "brouillon"]], { UTC: true, cellDates: true });
    const classeur = utils.book_new();
    utils.book_append_sheet(classeur, feuille, "Plan");
    const [plan] = await readTableur("plan.xlsx", write(classeur, { type: "buffer", bookType: "xlsx", cellDates: true }) as Uint8Array);
    const { actions, defauts } = reprendreTableaux([{ fichier: "plan.xlsx", nom: "", lignes: [], ...plan }], "");
    expect(defauts).toEqual([]);
    expect(actions).toMatch(/fin: "?2026-12-15"?/);
  });
}); // prettier-ignore
