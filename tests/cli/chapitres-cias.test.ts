import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { direPourCias, PHRASES, SANS_CIAS } from "../../src/cli/chapitres-cias.ts";
import { viderAnalyses } from "../../src/cli/nouveau-projet.ts";
import { RACINE } from "../../src/racine.ts";

const modele = join(RACINE, "data", "rapport");
const lire = (sous: string): [string, string][] =>
  readdirSync(join(modele, sous))
    .filter((nom) => nom.endsWith(".md"))
    .map((nom) => [nom, viderAnalyses(readFileSync(join(modele, sous, nom), "utf8"))]);
const textes = [...lire("."), ...lire("courts")].filter(([nom]) => !SANS_CIAS.has(nom));
// LISEZMOI.md décrit toutes les directives, celles des communes comprises.
const chapitres = textes.filter(([nom]) => nom !== "LISEZMOI.md");
const unis = textes.map(([, t]) => t.replace(/\s+/g, " ")).join("\n");

// Ce qui reste vrai d'un EPCI : ses communes, celles des fichiers, le nom d'une directive.
const PERMIS =
  /nom\[(?:de-|a-)?commune\]|`(?:a|de)-commune`|à l'unité pour une commune|une petite commune|Une fiche par commune/g;

describe("les chapitres d'un CIAS", () => {
  it("chaque phrase à redire est bien dans les chapitres de la démonstration", () => {
    expect(PHRASES.filter(([avant]) => !unis.includes(avant)).map(([avant]) => avant)).toEqual([]);
  });

  it.each(chapitres)("%s ne parle plus de la commune au singulier, ni d'un CCAS", (_, texte) => {
    const dit = direPourCias(texte).replace(PERMIS, "");
    expect(
      (dit.match(/.*\b(?:commune|ville)\b.*/g) ?? []).filter(
        (l) => !l.includes("ville universitaire") && !l.includes("politique de la ville"),
      ),
    ).toEqual([]);
    expect(dit).not.toMatch(/\bCCAS\b(?!-\d)/);
    expect(dit).not.toMatch(/forme=iris|maille=quartier|::comparables\{|comparer="[^"]*(?:epci|comparables)/);
  });

  it("les codes des indicateurs et le thème restent", () => {
    expect(direPourCias("::chiffre{indicateur=CCAS-01} theme=ccas\nLe CCAS")).toBe(
      "::chiffre{indicateur=CCAS-01} theme=ccas\nLe CIAS",
    );
  });

  it("une carte est celle des communes ; celle des quartiers d'une ville s'efface avec sa ligne vide", () => {
    const carte = "::figure{indicateur=REV-02 forme=carte si-disponible}\n";
    const avant = `::figure{indicateur=REV-02 forme=carte maille=quartier}\n\n${carte}\n::figure{indicateur=REV-02 forme=iris}\n`;
    expect(direPourCias(avant)).toBe(`${carte}\n::figure{indicateur=REV-02 forme=communes}\n`);
  });
});
