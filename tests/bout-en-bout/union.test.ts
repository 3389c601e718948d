import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"; // prettier-ignore
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cheminActivite } from "../../src/rapport/adresses.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { batir, copierDemonstration, type Commande, type Sortie } from "../cli/commande.ts";

// Deux communes de la démonstration dans une union : chacune ses exports, ses textes, ses décisions, et ses canaris.
const VILLE = "00101";
const VOISINE = "00001";
const CANARIS = {
  [VILLE]: { texte: "Zyglotrope", export: "Quartzifluve", pilotage: "Plombicorne" },
  [VOISINE]: { texte: "Wabrelune", export: "Kroxonide", pilotage: "Xylomance" },
} as const;
/** Des passages que seule la ville a reçus : de quoi faire de leur total un nombre qu'aucune autre page ne dirait. */
const PASSAGES_EN_PLUS = 61_803;
type Code = keyof typeof CANARIS;
const CODES = Object.keys(CANARIS) as Code[];

let commande: Commande;
let union: string;
let sortie: Sortie;
const dossier = (code: Code): string => join(union, "communes", code);
const dist = (code: Code): string => join(dossier(code), ".abs", "direction", "dist");

function ecrire(chemin: string, texte: string): void {
  mkdirSync(dirname(chemin), { recursive: true });
  writeFileSync(chemin, texte);
}

/** Un projet de la démonstration devient celui d'une commune de l'union : rien de national, un export renommé par son canari. */
function creerMembre(code: Code, demonstration: string, millesimes: readonly string[]): void {
  const { texte, export: nomExport, pilotage } = CANARIS[code];
  const dir = dossier(code);
  for (const sous of ["brut/ccas", "correspondances", "rapport"])
    cpSync(join(demonstration, sous), join(dir, sous), { recursive: true });
  const accueil = `brut/ccas/${nomExport}.csv`;
  cpSync(join(demonstration, "brut/ccas/accueil_2025.csv"), join(dir, accueil));
  // Rien d'un export n'entre au coffre que des mots d'une liste fermée : ce qui trahirait un coffre est un compte. Celui-ci est le sien.
  if (code === VILLE)
    appendFileSync(join(dir, accueil), "03/02/2025 09:14:05,Accueil,Physique,Logement,AS,15,A1,\r\n".repeat(PASSAGES_EN_PLUS)); // prettier-ignore
  const exports = millesimes.filter((l) => l.startsWith("ccas-"));
  ecrire(
    join(dir, "millesimes.csv"),
    `${[millesimes[0], ...exports].join("\n").replace(/brut\/ccas\/accueil_2025\.csv(;[^;]*;)[0-9a-f]{64}/, `${accueil}$1`)}\n`,
  );
  ecrire(
    join(dir, "observatoire.yaml"),
    `nom: CCAS ${code}\ncommune: "${code}"\nannee: 2026\ncog: 2023\nfictif: true\nunion: ../..\n`,
  );
  ecrire(
    join(dir, "rapport", "50-reserve.md"),
    `---\ntitre: Note réservée\ngroupe: methode\neditions: [direction]\n---\n\nLe mot est ${texte}.\n`,
  );
  ecrire(
    join(dir, "pilotage", "commande.yaml"),
    `questions:\n  - id: Q1\n    question: Que faire de ${pilotage} ?\n    posee_par: présidence\n    posee_le: 2026-01-15\n`,
  );
}

beforeAll(async () => {
  [commande, union] = [await batir(), copierDemonstration()];
  const millesimes = readFileSync(join(union, "millesimes.csv"), "utf8").trimEnd().split(/\r?\n/);
  for (const code of CODES) creerMembre(code, union, millesimes);
  for (const sous of [
    "rapport",
    "correspondances",
    "publications",
    "territoires.csv",
    "publics.yaml",
    "brut/ccas",
    "pilotage",
  ])
    rmSync(join(union, sous), { recursive: true, force: true });
  ecrire(join(union, "observatoire.yaml"), `nom: Union d'essai\nannee: 2026\ncog: 2023\nfictif: true\n`);
  ecrire(join(union, "millesimes.csv"), `${millesimes.filter((l) => !l.startsWith("ccas-")).join("\n")}\n`);
  ecrire(join(union, "communes.csv"), `code;dossier\n${CODES.map((c) => `${c};communes/${c}\n`).join("")}`);
  sortie = await commande.abs("rapport", "--projet", union, "--edition", "direction");
}, 600_000); // deux rapports entiers
afterAll(() => {
  commande?.ferme();
  rmSync(union, { recursive: true, force: true });
});

describe("le mur entre les communes d'une union", () => {
  it("un chargement et un calcul, un rapport par commune", () => {
    expect([sortie.code, sortie.stderr.match(/✗.*/g)]).toEqual([0, null]);
    expect(sortie.stderr.match(/Calcul des indicateurs/g)).toHaveLength(1);
    expect(sortie.stdout).toMatch(/2 communes publiées sur 2/);
    for (const code of CODES) expect(sortie.stdout).toContain(join(dist(code), "index.html"));
  });

  it.each(CODES)("rien d'une autre commune n'atteint le site de %s, même de sa direction", async (code) => {
    const autres = CODES.filter((c) => c !== code).flatMap((c) => Object.values(CANARIS[c]));
    const { anomalies, bilan } = await verifierSite(dist(code), { canaris: autres });
    expect(anomalies).toEqual([]);
    expect(bilan.canaris).toBe(3);
  });

  it.each(CODES)("les canaris de %s sont dans son propre site : l'essai n'est pas muet", async (code) => {
    for (const canari of Object.values(CANARIS[code])) {
      const { anomalies } = await verifierSite(dist(code), { canaris: [canari] });
      expect([...new Set(anomalies.map((a) => a.code))]).toEqual(["canari-trouve"]);
    }
  });

  it("un compte du coffre d'une commune n'atteint ni le coffre, ni l'entrepôt, ni le site d'une autre, ni l'union", () => {
    const passages = (code: Code): number => {
      const lignes: { variable: string; millesime: string; valeur: string }[] =
        parse(readFileSync(join(dist(code), cheminActivite(2026))), { bom: true, delimiter: ";", columns: true }); // prettier-ignore
      return Number(lignes.find((l) => l.variable === "passages" && l.millesime === "2025")?.valeur);
    };
    const [sien, autre] = [passages(VILLE), passages(VOISINE)];
    expect(autre).toBeGreaterThan(0);
    expect(sien).toBe(autre + PASSAGES_EN_PLUS);
    const pages = (code: Code): string[] =>
      readdirSync(dist(code), { recursive: true, withFileTypes: true })
        .filter((f) => /\.(html|csv|json|svg)$/.test(f.name))
        .map((f) => readFileSync(join(f.parentPath, f.name), "utf8").replaceAll(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, ""));
    const isDit = (texte: string): boolean => new RegExp(`(?<![\\d,.])${sien}(?![\\d])`).test(texte);
    expect(pages(VILLE).filter(isDit).length).toBeGreaterThan(1);
    expect(pages(VOISINE).filter(isDit)).toEqual([]);
    for (const code of CODES) expect(existsSync(join(dossier(code), ".abs", "coffre.duckdb"))).toBe(true);
    expect(existsSync(join(union, ".abs", "coffre.duckdb"))).toBe(false);
  });

  it("--seulement publie une commune, et refuse celle qui n'est pas de l'union", async () => {
    const refusee = await commande.abs("rapport", "--projet", union, "--seulement", "99999");
    expect([refusee.code, refusee.stderr]).toEqual([2, expect.stringContaining("99999")]);
    const publier = await commande.abs("publier", "--projet", union, "--edition", "public");
    expect([publier.code, publier.stderr]).toEqual([2, expect.stringContaining("est une union")]);
  });

  it("une commune se republie seule, et répond de ses valeurs avec les comparables calculées pour elle", async () => {
    const question = ["--indicateur", "DEM-01", "--territoire", VOISINE, "--format", "json"];
    const [seule, deLUnion] = await Promise.all(
      [dossier(VOISINE), dossier(VILLE)].map((dir) => commande.abs("valeurs", "--projet", dir, ...question)),
    );
    expect(seule?.code).toBe(0);
    const reponses = JSON.parse(seule?.stdout ?? "[]") as { valeur: number | null }[];
    expect(reponses.some((r) => (r.valeur ?? 0) > 0)).toBe(true);
    expect(deLUnion?.stdout).toBe(seule?.stdout); // les mêmes données nationales
  });
});
