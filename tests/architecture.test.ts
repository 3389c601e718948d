import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../src/racine.ts";

// La table « Layers » de l'architecture, et sa seule documentation : qui importe qui, de gauche à droite.
const NOMS = ["modele", "stats", "secret"];
const DECLARATIONS = [...NOMS, "territoires", "loaders", "indicateurs"];
const TABLE: Readonly<Record<string, readonly string[]>> = {
  modele: [],
  stats: [],
  secret: [],
  territoires: NOMS,
  loaders: NOMS,
  indicateurs: NOMS,
  entrepot: ["modele"],
  coffre: ["modele"],
  charger: [...DECLARATIONS, "entrepot", "coffre"],
  telecharger: [...DECLARATIONS, "charger"], // seul à connaître le réseau
  calculer: [...DECLARATIONS, "entrepot", "charger"],
  constats: [...DECLARATIONS, "entrepot", "charger", "calculer"],
  // Lit des YAML écrits à la main, comme les correspondances ; ne sait rien des personnes du coffre.
  pilotage: [
    ...DECLARATIONS,
    "charger",
    "calculer",
    "constats",
    ...["noeuds-yaml", "ouvrir-yaml", "texte"].map((f) => `coffre/${f}.ts`),
  ],
  rapport: [...DECLARATIONS, "entrepot", "charger", "calculer", "constats", "pilotage"],
  // Ne sait rien de ce qui bâtit le site : il le regarde comme un lecteur. Lire un zip ou un Parquet n'est pas le bâtir.
  verifier: ["modele", "charger/archive.ts", "charger/illisible.ts", "entrepot/parquet.ts"],
  publier: [
    ...DECLARATIONS,
    "entrepot",
    "charger",
    "calculer",
    "constats",
    "pilotage",
    "rapport",
    "verifier",
    "site/recherche/",
  ], // jamais coffre
  apercu: [...DECLARATIONS, "charger", "constats", "pilotage", "rapport", "publier"], // jamais ce qui est publié
  cli: [
    ...DECLARATIONS,
    "entrepot",
    "charger",
    "telecharger",
    "calculer",
    "constats",
    "pilotage",
    "rapport",
    "verifier",
    "publier",
    "apercu",
  ],
  // L'explorateur dessine avec le code même des pages : ni une règle ni un format n'y sont écrits deux fois.
  site: ["modele", "rapport/figures/", "rapport/explorateur/contrat.ts"],
  demonstration: ["modele", "coffre/decodage.ts"], // relit ses exports comme le coffre les lira
};

const couche = (chemin: string): string => (chemin.startsWith("loaders/") ? "loaders" : (chemin.split("/")[1] ?? ""));
const fichiers = ["src", "loaders"].flatMap((racine) =>
  readdirSync(join(RACINE, racine), { recursive: true, encoding: "utf8" })
    .map((f) => posix.join(racine, f.replaceAll("\\", "/")))
    .filter((f) => f.endsWith(".ts"))
    .map((f) => ({ f, texte: readFileSync(join(RACINE, f), "utf8") })),
);
const imports = fichiers.flatMap(({ f, texte }) =>
  [...texte.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map(([, cible = ""]) => ({ f, cible })),
);

describe("l'architecture", () => {
  it("chaque couche n'importe que celles de la table", () => {
    expect([...new Set(fichiers.map(({ f }) => couche(f)))].filter((c) => !(c in TABLE) && c !== "racine.ts")).toEqual(
      [],
    );
    const ecarts = imports.flatMap(({ f, cible }) => {
      if (!cible.startsWith(".")) return [];
      const chemin = posix.join(dirname(f), cible);
      const [de, vers] = [couche(f), couche(chemin)];
      if (de === vers || vers === "racine.ts") return [];
      const permis = (TABLE[de] ?? []).some(
        (p) => p === vers || chemin === `src/${p}` || (p.endsWith("/") && chemin.startsWith(`src/${p}`)),
      );
      return permis ? [] : [`${f} → ${vers}`];
    });
    expect(ecarts).toEqual([]);
  });

  it("entrepot et coffre sont seuls à connaître DuckDB", () => {
    const autres = imports.filter(
      ({ f, cible }) => cible.startsWith("@duckdb/") && !["entrepot", "coffre"].includes(couche(f)),
    );
    expect(autres).toEqual([]);
  });

  it("telecharger est seul à connaître le réseau ; l'aperçu écoute cette machine, et n'appelle personne", () => {
    const autres = imports.filter(
      ({ f, cible }) =>
        /^node:(https?|http2|net|tls|dgram|dns)\b/.test(cible) &&
        couche(f) !== "telecharger" &&
        !(f === "src/apercu/serveur.ts" && cible === "node:http"),
    );
    const apercu = fichiers.find(({ f }) => f === "src/apercu/serveur.ts")?.texte ?? "";
    expect(apercu).toContain('const HOTE = "127.0.0.1"');
    expect(apercu).not.toMatch(/\b(?:http\.)?(?:request|get)\s*\(/);
    const appels = fichiers.filter(({ texte }) => /\b(fetch|WebSocket|EventSource)\s*\(/.test(texte));
    // Dans le navigateur, l'explorateur lit les fichiers de son propre site ; la politique de la page lui défend le reste.
    expect([autres, appels.map(({ f }) => f)]).toEqual([[], ["src/site/explorateur/lire.ts"]]);
  });

  it("secret est seul à connaître les solveurs de programmes linéaires, celui qui protège et celui qui attaque", () => {
    const solveurs = imports.filter(({ cible }) => cible === "highs" || cible === "yalps");
    expect(solveurs.map(({ f, cible }) => `${f} ${cible}`).sort()).toEqual([
      "src/secret/contre-attaque.ts yalps",
      "src/secret/solveur.ts highs",
    ]);
  });

  it("l'attaque d'avant livraison ne connaît ni les sommes déclarées, ni le moteur", () => {
    const permis = /^\.\/|^\.\.\/(cles|registre)\.ts$|\/secret\/(cellule|contre-attaque|derivees)\.ts$/;
    const siens = imports.filter(({ f }) => f.startsWith("src/publier/secret/attaque/"));
    expect(siens.length).toBeGreaterThan(10);
    expect(siens.filter(({ cible }) => !permis.test(cible))).toEqual([]);
  });

  it("la ligne de commande est seule à arrêter le programme", () => {
    const autres = fichiers.filter(({ f, texte }) => /\bprocess\.(exit|abort)\b/.test(texte) && couche(f) !== "cli");
    expect(autres.map(({ f }) => f)).toEqual([]);
  });
});
