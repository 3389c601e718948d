import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cheminActivite } from "../../src/rapport/adresses.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { peserPages } from "../bench/poids.mjs";
import { controlerSite } from "../navigateur/axe-site.ts";
import { openNavigateur } from "../navigateur/navigateur.ts";
import { batir, canUnshare, copierDemonstration, type Commande, type Sortie } from "../cli/commande.ts";

// Des sites entiers se bâtissent et se relisent : sur une machine partagée, lent n'est pas faux.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 });

const CANARI_TEXTE = "Zyglotrope";
const CANARI_EXPORT = "Quartzifluve";
/** Dans un brouillon d'action, que la direction est seule à lire, et dans une action soumise, que le comité lit aussi. */
const CANARI_BROUILLON = "Vorpaleuse";
const CANARI_SOUMISE = "Jabberfleur";
const EDITIONS = ["direction", "copil", "public"] as const;

/** Un mot par endroit du pilotage qui se retient, et les éditions qui le lisent : un mot ne peut paraître que là. */
const CANARIS_PILOTAGE: Readonly<Record<string, readonly (typeof EDITIONS)[number][]>> = {
  Snarkoline: ["direction", "copil"], // le motif d'un rejet
  Tumtumide: ["direction"], // une convention non signée
  Momerathe: ["direction"], // une fiche projet au brouillon
  Borogovine: ["direction", "copil"], // une fiche projet soumise
  Frumieuse: ["direction", "copil"], // la fiche d'impact d'une action validée
  Gimbelette: ["direction", "copil"], // un effet à surveiller
  Uffiche: ["direction", "copil"], // le relevé d'une réunion
  Calluche: ["copil"], // un commentaire de séance
  Galumphe: [], // une parole sans consentement
  Burbelin: ["direction", "copil"], // une commande que personne n'a validée
  Vorpaline: [...EDITIONS], // une action validée : l'essai n'est pas muet
};

/** Plante ces mots dans le pilotage d'une copie de la démonstration. */
function planterPilotage(pilotage: string): void {
  const changer = (nom: string, avant: string, apres: string): void => {
    const [chemin, texte] = [join(pilotage, nom), readFileSync(join(pilotage, nom), "utf8")];
    if (!texte.includes(avant)) throw new RangeError(`planted text must exist, got ${avant}`);
    writeFileSync(chemin, texte.replace(avant, apres));
  };
  const projet = (id: string, etat: string, nom: string): string =>
    `  - id: ${id}\n    edition: 2026\n    nom: ${nom}\n    etat: ${etat}\n`;
  appendFileSync(join(pilotage, "projets.yaml"), projet("Z1", "brouillon", "Momerathe") + projet("Z2", "soumise", "Borogovine")); // prettier-ignore
  appendFileSync(join(pilotage, "conventions.yaml"), "  - id: z1\n    objet: Tumtumide\n    echeance: 2029-12-31\n    reconduction: tacite\n"); // prettier-ignore
  writeFileSync(join(pilotage, "seances.yaml"), "seances:\n  - le: 2026-10-13\n    groupe: comité\n    fonction: présidence\n    commentaires:\n      - sur: revenus\n        texte: Calluche\n"); // prettier-ignore
  changer("actions.yaml", "Rendre permanent le poste", "Rendre permanent (Vorpaline) le poste");
  changer("actions.yaml", "les ménages qui déposent une demande", "les ménages (Frumieuse) qui déposent une demande");
  changer("actions.yaml", "un délai tenu en refusant", "un délai (Gimbelette) tenu en refusant");
  changer("contributions.yaml", "Trois questions retenues", "Uffiche, trois questions retenues");
  changer("contributions.yaml", "paroles:\n", "paroles:\n  - texte: Galumphe\n    de: habitant\n    cadre: atelier\n    recueillie_le: 2026-05-19\n    consentement: non\n    anonyme: oui\n"); // prettier-ignore
  changer("commande.yaml", "validee_le: 2026-02-05\n", "");
  changer("commande.yaml", "Comprendre pourquoi", "Burbelin, comprendre pourquoi");
}

let commande: Commande;
let projet: string;
let sortie: Sortie;
let sansReseau: boolean;
const dist = (edition: string): string => join(projet, ".abs", edition, "dist");

beforeAll(async () => {
  [commande, projet] = [await batir(), copierDemonstration()];
  // Un canari dans un chapitre réservé à la direction, un autre dans les colonnes non listées d'un export.
  writeFileSync(
    join(projet, "rapport", "50-reserve.md"),
    `---\ntitre: Note réservée\ngroupe: methode\neditions: [direction]\n---\n\nLe mot est ${CANARI_TEXTE}.\n`,
  );
  appendFileSync(
    join(projet, "pilotage", "actions.yaml"),
    `  - id: Z1
    edition: 2026
    action: ${CANARI_BROUILLON}
    etat: brouillon
  - id: Z2
    edition: 2026
    preconisation: P26-3
    action: ${CANARI_SOUMISE}
    indicateur: ISO-01
    depart: 21.1
    depart_millesime: 2022
    cible: 20
    horizon: 2028
    etat: soumise
  - id: Z3
    edition: 2026
    preconisation: P26-3
    action: Refusée
    indicateur: ISO-01
    depart: 21.1
    depart_millesime: 2022
    cible: 20
    horizon: 2028
    etat: rejetée
    instance: le comité de pilotage
    decidee_le: 2026-10-13
    motif: Snarkoline
`,
  );
  planterPilotage(join(projet, "pilotage"));
  const accueil = join(projet, "brut", "ccas", "accueil_2025.csv");
  const ligne = `"03/02/2025 09:14:05","Accueil central","Physique","Logement","Service logement",15,"${CANARI_EXPORT}","${CANARI_EXPORT} veut un rendez-vous"\r\n`;
  appendFileSync(accueil, ligne);
  const millesimes = join(projet, "millesimes.csv");
  writeFileSync(millesimes, readFileSync(millesimes, "utf8").replace(/(accueil_2025\.csv;[^;]*;)[0-9a-f]{64}/, "$1"));
  sansReseau = await canUnshare();
  if (!sansReseau)
    console.warn("\n  ATTENTION : unshare n'est pas permis ici, la construction N'EST PAS essayée réseau coupé.\n");
  sortie = await (sansReseau ? commande.absSansReseau : commande.abs)("rapport", "--projet", projet);
});
afterAll(() => {
  commande?.ferme();
  rmSync(projet, { recursive: true, force: true });
});

describe("la démonstration, d'un dossier vide et réseau coupé", () => {
  // Objectif du rapport : 45 ko compressés par page, ses scripts et sa feuille de style compris, polices à part ; 150 avec elles.
  it("aucune page ne dépasse 45 ko compressés, 150 avec ses polices et ses figures", () => {
    const pages = EDITIONS.flatMap((edition) => peserPages(dist(edition)).map((p) => ({ edition, ...p })));
    expect(pages.length).toBeGreaterThan(60);
    expect(pages.every(({ joints }) => joints.some((n) => n.endsWith(".css")))).toBe(true);
    expect(pages.every(({ sansPolices, entiere }) => entiere > sansPolices)).toBe(true);
    expect(pages.filter(({ sansPolices, entiere }) => sansPolices > 45_000 || entiere > 150_000)).toEqual([]);
  });

  it("réussit et dit ce qu'elle a lu, calculé, écrit, et en combien de temps", () => {
    expect([sortie.code, sortie.stderr.match(/✗.*/g)]).toEqual([0, null]);
    const [, lues, gardees, refusees, horsChamp] = (
      /(\d+) fichiers, (.+) lignes lues = (.+) gardées \+ (.+) refusées \+ (.+) hors champ/.exec(sortie.stdout) ?? []
    )
      .slice(1)
      .map((n) => Number(n.replace(/\D/g, "")));
    expect(lues).toBeGreaterThan(10_000);
    expect(lues).toBe((gardees ?? 0) + (refusees ?? 0) + (horsChamp ?? 0));
    for (const edition of EDITIONS) expect(sortie.stdout).toContain(join(dist(edition), "index.html"));
    expect(sortie.stdout).toMatch(/Durées : chargement .+ s, calcul .+ s, publication .+ s/);
  });

  it("écrit trois sites sans lien rompu, sans autre hôte, sans erreur", async () => {
    for (const edition of EDITIONS) expect((await verifierSite(dist(edition))).anomalies).toEqual([]);
  });

  it("dit « données fictives » sur chaque page", () => {
    for (const edition of EDITIONS)
      for (const page of readdirSync(dist(edition)).filter((f) => f.endsWith(".html")))
        expect(readFileSync(join(dist(edition), page), "utf8"), page).toMatch(/Données fictives/);
  });

  it("met chaque figure, sa table, sa lecture et sa source dans le HTML : la page se lit sans JavaScript", () => {
    const html = readFileSync(join(dist("public"), "revenus.html"), "utf8");
    expect(html).not.toMatch(/<script(?! defer src="(?:pages|recherche)\.[0-9a-f]{8}\.js"><\/script>)/);
    const figures = html.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures)
      for (const partie of [
        /<svg[^>]*role="img"[^>]*aria-label="[^"]{10,}/,
        /<details[\s\S]*<caption>/,
        /Lecture\s*:/,
        /Source\s*:/,
      ])
        expect(figure).toMatch(partie);
  });
});

describe("chaque page, dans un navigateur", () => {
  // Une page d'une autre édition qui a la même adresse en public a la même forme : elle n'y est pas reprise.
  const isPublique = (page: string): boolean => existsSync(join(dist("public"), page));

  it("n'enfreint aucune règle d'accessibilité, de jour et de nuit, et ne défile pas de côté", async () => {
    const navigateur = await openNavigateur();
    try {
      const publiques = await controlerSite(navigateur, dist("public"));
      expect([publiques.pages > 30, publiques.infractions]).toEqual([true, []]);
      for (const edition of ["direction", "copil"]) {
        const propres = await controlerSite(navigateur, dist(edition), (page) => !isPublique(page));
        expect([propres.pages > 0, propres.infractions]).toEqual([true, []]);
      }
    } finally {
      await navigateur.close();
    }
  }, 1_200_000);

  it("s'imprime : une fiche de quartier tient sur deux pages", async () => {
    const navigateur = await openNavigateur();
    try {
      const onglet = await navigateur.newPage();
      const fiches = readdirSync(dist("direction")).filter((f) => /^quartier-.*\.html$/.test(f));
      expect(fiches.length).toBeGreaterThan(2);
      for (const fiche of fiches) {
        await onglet.goto(pathToFileURL(join(dist("direction"), fiche)).href);
        const pdf = (await onglet.pdf({ preferCSSPageSize: true })).toString("latin1");
        expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, fiche).toBeLessThanOrEqual(2);
      }
    } finally {
      await navigateur.close();
    }
  });
});

describe("le mur entre les éditions", () => {
  it("le canari de la direction est dans la direction, et nulle part ailleurs", async () => {
    const canaris = [CANARI_TEXTE];
    expect((await verifierSite(dist("direction"), { canaris })).anomalies.map((a) => a.fichier)).toContain(
      "reserve.html",
    );
    for (const edition of ["copil", "public"])
      expect((await verifierSite(dist(edition), { canaris })).anomalies).toEqual([]);
  });

  it("un brouillon du plan d'action n'est que dans l'édition de la direction, une action soumise jamais en public", async () => {
    const lieux = async (edition: string, canaris: string[]): Promise<string[]> =>
      (await verifierSite(dist(edition), { canaris })).anomalies.map((a) => a.fichier);
    const tous = [CANARI_BROUILLON, CANARI_SOUMISE];
    for (const canari of tous) expect(await lieux("direction", [canari])).toContain("plan-d-action.html");
    expect(await lieux("copil", [CANARI_BROUILLON])).toEqual([]);
    expect(await lieux("copil", [CANARI_SOUMISE])).toContain("plan-d-action.html");
    expect(await lieux("public", tous)).toEqual([]);
  });

  it.each(Object.entries(CANARIS_PILOTAGE))(
    "%s n'est que dans %j, dans tous les formats",
    async (canari, attendues) => {
      const lues = [];
      for (const edition of EDITIONS)
        if ((await verifierSite(dist(edition), { canaris: [canari] })).anomalies.length > 0) lues.push(edition);
      expect(lues).toEqual(attendues);
    },
  );

  it("une colonne d'export non listée n'entre ni au coffre, ni à l'entrepôt, ni dans aucun site", async () => {
    for (const edition of EDITIONS)
      expect((await verifierSite(dist(edition), { canaris: [CANARI_EXPORT] })).anomalies).toEqual([]);
    for (const base of ["coffre.duckdb", "entrepot.duckdb"]) {
      const chemin = join(projet, ".abs", base);
      expect(existsSync(chemin)).toBe(true);
      expect(readFileSync(chemin).includes(CANARI_EXPORT), base).toBe(false);
    }
  });

  it("le public ne montre aucun effectif du CCAS de 1 à 10, le comité aucun de 1 à 4", () => {
    const cellules = (edition: string): number[] => {
      const html = readFileSync(join(dist(edition), "activite-ccas.html"), "utf8");
      const tables = html.match(/<table>?[\s\S]*?<\/table>/g) ?? [];
      return tables
        .filter((t) => /Demandes|Passages|Réponses/i.test(t))
        .flatMap((t) => [...t.matchAll(/<td class="nombre">(\d+)<\/td>/g)].map((m) => Number(m[1])));
    };
    expect(cellules("direction").some((n) => n > 0 && n < 11)).toBe(true);
    expect(cellules("copil").filter((n) => n > 0 && n < 5)).toEqual([]);
    expect(cellules("public").filter((n) => n > 0 && n < 11)).toEqual([]);
  });

  it("publier marche sans le coffre : il ne l'ouvre jamais", async () => {
    rmSync(join(projet, ".abs", "coffre.duckdb"));
    const { code } = await commande.abs("publier", "--projet", projet, "--edition", "public");
    expect(code).toBe(0);
    expect(existsSync(join(projet, ".abs", "coffre.duckdb"))).toBe(false);
  });
});

describe("le secret", () => {
  const tableau = (edition: string): { variable: string; modalite: string; millesime: string; valeur: string; statut: string }[] =>
    parse(readFileSync(join(dist(edition), cheminActivite(2026))), { bom: true, delimiter: ";", columns: true }); // prettier-ignore
  const tues = (edition: string): string[] =>
    tableau(edition)
      .filter((r) => r.statut === "secret")
      .map((r) => `${r.variable} ${r.modalite} ${r.millesime}`);

  it("une case masquée n'a pas de valeur ; la direction voit tout, le comité plus que le public", () => {
    for (const edition of EDITIONS)
      for (const { valeur, statut } of tableau(edition)) expect(valeur === "").toBe(statut === "secret");
    const [direction, copil, publiques] = EDITIONS.map(tues);
    expect(direction).toEqual([]);
    expect(copil!.length).toBeGreaterThan(0);
    expect(publiques).toEqual(expect.arrayContaining(copil!));
  });

  it("le passage ajouté à l'export depuis la publication inscrite au registre ne se lit pas : les chiffres d'hier sont redonnés", () => {
    const passages = (edition: string): string[] =>
      tableau(edition)
        .filter((r) => r.variable.startsWith("passages") && r.millesime === "2025")
        .map((r) => `${r.variable}|${r.modalite}|${r.valeur}`)
        .sort();
    const inscrits = (registre: string): string[] =>
      (JSON.parse(readFileSync(join(projet, "publications", registre), "utf8").split("\n")[0]!) as { cases: [string, string | null, number, number | null][] }).cases
        .filter(([variable, , millesime]) => variable.startsWith("passages") && millesime === 2025)
        .map(([variable, modalite, , valeur]) => `${variable}|${modalite ?? ""}|${valeur ?? ""}`)
        .sort(); // prettier-ignore
    expect(passages("public")).toEqual(inscrits("registre.jsonl"));
    expect(passages("copil")).toEqual(inscrits("registre-copil.jsonl"));
    expect(passages("direction")).not.toEqual(passages("copil"));
  });

  it("ni le nom ni l'empreinte d'un export ne sortent de la direction : changés, ils diraient lequel a été corrigé", () => {
    const accueil = createHash("sha256").update(readFileSync(join(projet, "brut", "ccas", "accueil_2025.csv"))).digest("hex"); // prettier-ignore
    const dits = (edition: string): string[] =>
      readdirSync(dist(edition), { recursive: true, withFileTypes: true })
        .filter((f) => /\.(html|csv|json|md)$/.test(f.name) && f.name !== "manifeste.json")
        .map((f) => readFileSync(join(f.parentPath, f.name), "utf8"))
        .filter((texte) => texte.includes(accueil) || texte.includes("accueil_2025.csv"));
    expect(dits("direction").length).toBeGreaterThan(0);
    for (const edition of ["copil", "public"]) expect(dits(edition)).toEqual([]);
  });

  it("le total masqué ne se lit pas non plus dans la liste des fichiers : les lignes gardées d'un export sont ses passages", () => {
    const vrai = tableau("direction").find((r) => r.variable === "passages" && r.millesime === "2025")!.valeur;
    const textes = (edition: string): string[] =>
      readdirSync(dist(edition), { recursive: true, withFileTypes: true })
        .filter((f) => f.name.endsWith(".html") || f.name === "fichiers.csv")
        .map((f) => readFileSync(join(f.parentPath, f.name), "utf8"))
        .map((texte) => texte.replace(/<[^>]*>/g, "|").replace(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, ""));
    const isDit = (texte: string): boolean => new RegExp(`(?<![\\d,.])${vrai}(?![\\d,.])`).test(texte);
    expect(textes("direction").filter(isDit).length).toBeGreaterThan(1);
    for (const edition of ["copil", "public"]) expect(textes(edition).filter(isDit)).toEqual([]);
  });

  it("le bilan est dans la page de méthode et dans le compte rendu, sans autre chose que des comptes", () => {
    const masquees = tues("public").length;
    const html = readFileSync(join(dist("public"), "methode.html"), "utf8");
    expect(html).toContain(`${masquees} cases sont masquées`);
    expect(html.replaceAll("&#39;", "'")).toMatch(
      /ne retrouve aucune case masquée, n'en encadre aucune de trop près, et n'en livre aucune/,
    );
    expect(sortie.stdout).toContain(`secret, seuil 11 : ${masquees} cases masquées`);
  });

  it("le registre n'a rien de plus, une correction arrêtée n'étant pas montrée, et « abs registre » l'explique", async () => {
    for (const registre of ["registre.jsonl", "registre-copil.jsonl"]) {
      const inscrit = readFileSync(join("data", "publications", registre), "utf8");
      expect(readFileSync(join(projet, "publications", registre), "utf8")).toBe(inscrit);
    }
    const { code, stdout } = await commande.abs("registre", "--projet", projet);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Édition public .* chaîne intacte/);
    const json = JSON.parse((await commande.abs("registre", "--projet", projet, "--format", "json")).stdout);
    expect(json.map((r: { edition: string; chaine: string }) => [r.edition, r.chaine])).toEqual([
      ["public", "intacte"],
      ["copil", "intacte"],
    ]);
  });

  it("un registre retouché arrête la publication, et la ligne est dite", async () => {
    const chemin = join(projet, "publications", "registre.jsonl");
    const avant = readFileSync(chemin, "utf8");
    writeFileSync(chemin, avant.replace('"seuil":11', '"seuil":12'));
    const { code, stderr } = await commande.abs("publier", "--projet", projet, "--edition", "public");
    writeFileSync(chemin, avant);
    expect(code).toBe(1);
    expect(stderr).toMatch(/publications\/registre\.jsonl, ligne 1 : cette livraison a été modifiée après coup/);
  });
});

it("refait les mêmes octets, et n'ajoute rien au registre", async () => {
  const lire = (): Map<string, string> =>
    new Map(
      readdirSync(dist("public"), { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile())
        .map((f) => join(f.parentPath, f.name))
        .sort()
        .map((f) => [f, readFileSync(f).toString("base64")]),
    );
  const registre = readFileSync(join(projet, "publications", "registre.jsonl"));
  const avant = lire();
  await commande.abs("calculer", "--projet", projet);
  await commande.abs("publier", "--projet", projet, "--edition", "public");
  const apres = lire();
  expect([...apres.keys()]).toEqual([...avant.keys()]);
  for (const [fichier, octets] of avant) expect(apres.get(fichier) === octets, fichier).toBe(true);
  expect(readFileSync(join(projet, "publications", "registre.jsonl"))).toEqual(registre);
});

it("un canari dans une édition l'arrête : sortie 1, et le site précédent n'a pas bougé", async () => {
  const avant = readFileSync(join(dist("public"), "manifeste.json"), "utf8");
  writeFileSync(join(projet, "canaris.txt"), "# Un mot que la page d'accueil dit pour de bon.\nVille-Témoin\n");
  const { code, stdout, stderr } = await commande.abs("publier", "--projet", projet, "--edition", "public");
  rmSync(join(projet, "canaris.txt"));
  expect(code).toBe(1);
  expect(stdout).toContain("NON PUBLIÉE");
  expect(stderr).toContain("une valeur qui ne doit pas sortir est dans ce fichier");
  expect(readFileSync(join(dist("public"), "manifeste.json"), "utf8")).toBe(avant);
  expect((await verifierSite(dist("public"))).anomalies).toEqual([]);
});
