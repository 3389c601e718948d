import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { afterAll } from "vitest";
import { getSource } from "../../loaders/index.ts";
import { charger, type RapportChargement } from "../../src/charger/charger.ts";
import { reglesTotaux, type RegleTotal } from "../../src/charger/controles/regles-totaux.ts";
import type { ColonneVariable } from "../../src/charger/entete.ts";
import { cheminEntrepot, COLONNES_MILLESIMES, readProjet } from "../../src/charger/projet.ts";
import { empreintes } from "../../src/entrepot/empreinte.ts";
import { Entrepot, removeEntrepot } from "../../src/entrepot/entrepot.ts";
import type { Anomalie } from "../../src/modele/anomalie.ts";
import { renderMotif } from "../../src/modele/motif.ts";

export type Tableau = readonly (readonly (string | number)[])[];
type Contenu = string | Uint8Array;

/** Un csv comme l'Insee les écrit ; sans guillemets, aucune case n'en a besoin. */
export const csv = (tableau: Tableau, separateur = ";"): string =>
  tableau.map((row) => row.join(separateur)).join("\n") + "\n";

/** Un classeur, une feuille par entrée ; l'en-tête est à la ligne 6, comme dans ceux de l'Insee. */
export function classeur(feuilles: Readonly<Record<string, Tableau>>): Uint8Array {
  const titres = [["Titre"], ["Sous-titre"], ["Mise en ligne"], [""], ["Libellés"]];
  return new Uint8Array(
    write(
      {
        SheetNames: Object.keys(feuilles),
        Sheets: Object.fromEntries(
          Object.entries(feuilles).map(([nom, rows]) => [nom, utils.aoa_to_sheet([...titres, ...rows.map((r) => [...r])])]), // prettier-ignore
        ),
      },
      { type: "buffer", bookType: "xlsx" },
    ) as Buffer,
  );
}

export const zip = (nom: string, contenu: Contenu): Uint8Array =>
  zipSync({ [nom]: typeof contenu === "string" ? new TextEncoder().encode(contenu) : contenu });

const ENTETE_COG = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT";
const commune = (type: string, code: string, departement: string, nom: string, parent = ""): string =>
  `${type},${code},44,${departement},${departement}D,${departement}1,0,${nom.toUpperCase()},${nom},${nom},${departement}01,${parent}`;
export const COMMUNES = [
  ENTETE_COG,
  commune("COM", "01001", "01", "Abergement"),
  commune("COM", "2A004", "2A", "Ajaccio"),
  commune("COM", "68224", "68", "Mulhouse"),
  commune("COM", "75056", "75", "Paris"),
  commune("ARM", "75101", "75", "Paris 1er", "75056"),
  commune("ARM", "75102", "75", "Paris 2e", "75056"),
  commune("COM", "97101", "971", "Abymes"),
  "",
].join("\n");

/**
 * Élève les nombres inventés d'une ligne jusqu'à ce qu'aucun ne soit impossible : une part reste une part, une somme ne
 * dépasse pas son total, et le fait quand le producteur le dit.
 */
function rendreCoherente(colonnes: readonly ColonneVariable[], valeurs: number[], regles: readonly RegleTotal[]): void {
  for (const [j, { variable }] of colonnes.entries()) {
    const [min, max] = variable.plage ?? (variable.nature === "part" ? [0, 100] : [0, Infinity]);
    if ((valeurs[j] ?? 0) > max || (valeurs[j] ?? 0) < min) valeurs[j] = max > 0 ? 1 + (j % 9) : -1;
  }
  const somme = (termes: RegleTotal["parts"]): number => termes.reduce((s, t) => s + t.coefficient * (valeurs[t.colonne.index] ?? 0), 0); // prettier-ignore
  const ajouter = (terme: RegleTotal["parts"][number] | undefined, n: number): void => {
    if (terme) valeurs[terme.colonne.index] = (valeurs[terme.colonne.index] ?? 0) + n;
  };
  for (let passe = 0; passe < 20; passe++)
    for (const r of regles) {
      const ecart = somme(r.parts) - (r.total.length === 0 ? 100 : somme(r.total));
      const isSuite = r.parts[0]?.colonne.variable.nature === "quantile";
      if (ecart > 0 && isSuite) ajouter(r.parts[0], -ecart - 1);
      else if (ecart > 0 && r.total.length > 0) ajouter(r.total[0], ecart + (r.partiel ? 1 : 0));
      else if (!r.partiel && ecart !== 0) ajouter(r.parts.at(-1), -ecart);
    }
}

/** Les colonnes qu'une source exige, au millésime dit (nombres inventés, réguliers, et possibles). */
export function tableauDe(id: string, millesime: number, codes: readonly string[]): string[][] {
  const source = getSource(id);
  if (source?.type !== "mesures") throw new RangeError(`source must hold measures, got ${id}`);
  const colonnes = source.variables
    .filter((v) => !v.facultative)
    .map((variable, index) => ({
      index,
      variable,
      nom: renderMotif(variable.motif, { annee: millesime, debut: millesime - 5 }),
      millesime: null,
      debut: null,
    }));
  const regles = reglesTotaux(source, colonnes);
  return [
    [source.cle, ...colonnes.map((c) => c.nom)],
    ...codes.map((code, i) => {
      const valeurs = colonnes.map((_, j) => 100 * (i + 1) + j);
      rendreCoherente(colonnes, valeurs, regles);
      for (const { rapport, numerateur, denominateur } of source.rapportsLivres ?? []) {
        const rang = (motif: string): number => colonnes.findIndex((c) => c.variable.motif === motif);
        valeurs[rang(rapport)] = Math.round(10 * ((valeurs[rang(numerateur)] ?? 0) / (valeurs[rang(denominateur)] ?? 1))) / 10; // prettier-ignore
      }
      return [code, ...valeurs.map(String)];
    }),
  ];
}

const CODES = ["01001", "2A004", "68224", "75056", "75101", "75102", "97101"];
const IRIS = ["682240101", "682240102", "751010101"];

export const COMPARATEUR = csv(tableauDe("rp-comparateur", 2018, CODES));
export const FILOSOFI = csv(tableauDe("filosofi-cc", 2021, ["01001", "2A004", "68224", "75056"]));
export const CAF_IRIS = csv(tableauDe("caf-iris", 2020, IRIS));
export const CAF_COMMUNES = csv([
  ["dtreffre", "numcomdo", "nomcom", "indfoy_rsa", "indmtt_rsa"],
  ["2023-12", "68224", "MULHOUSE", "9260", "4996200"],
  ["2024-12", "68224", "MULHOUSE", "9265", "4996300"],
  ["2024-12", "", "", "6470", "100"],
]);

export type Ligne = Partial<Record<(typeof COLONNES_MILLESIMES)[number], string>>;
export const LIGNES: readonly Ligne[] = [
  { source: "cog-communes", cog: "2023", fichier: "brut/communes.csv" },
  { source: "rp-comparateur", millesime: "2018", cog: "2021", fichier: "brut/comparateur.csv" },
  { source: "filosofi-cc", niveau: "commune", millesime: "2021", cog: "2023", fichier: "brut/filosofi.csv" },
  { source: "caf-iris", millesime: "2020", cog: "2021", fichier: "brut/caf-iris.csv" },
  { source: "caf-communes", cog: "2025", fichier: "brut/caf-communes.csv" },
];

export interface Essai {
  readonly dir: string;
  readonly ecrire: (fichier: string, contenu: Contenu) => void;
  readonly lire: (fichier: string) => string;
  readonly millesimes: (lignes: readonly Ligne[]) => void;
  readonly charger: () => Promise<RapportChargement>;
  readonly empreintes: () => Promise<Record<string, string>>;
  readonly rows: <T extends object>(sql: string) => Promise<T[]>;
  readonly effacer: () => void;
}

// Un afterAll posé dans un test ne serait jamais appelé : celui-ci l'est à l'import.
const dossiers: string[] = [];
afterAll(() => dossiers.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Un petit projet complet et fictif, dans un dossier temporaire : chacun de ses fichiers se charge sans anomalie. */
export function createEssai(prefixe = "abs-charger-"): Essai {
  const dir = mkdtempSync(join(tmpdir(), prefixe));
  dossiers.push(dir);
  const ecrire = (fichier: string, contenu: Contenu): void => {
    mkdirSync(dirname(join(dir, fichier)), { recursive: true });
    writeFileSync(join(dir, fichier), contenu);
  };
  const millesimes = (lignes: readonly Ligne[]): void =>
    ecrire("millesimes.csv", csv([COLONNES_MILLESIMES, ...lignes.map((l) => COLONNES_MILLESIMES.map((c) => l[c] ?? ""))])); // prettier-ignore
  const interroger = async <T>(question: (e: Entrepot) => Promise<T>): Promise<T> => {
    const entrepot = await Entrepot.open(cheminEntrepot(dir));
    try {
      return await question(entrepot);
    } finally {
      entrepot.close();
    }
  };
  ecrire("observatoire.yaml", 'nom: "Essai"\ncommune: "68224"\nannee: 2026\ncog: 2023\nfictif: true\n');
  ecrire("brut/communes.csv", COMMUNES);
  ecrire("brut/comparateur.csv", COMPARATEUR);
  ecrire("brut/filosofi.csv", FILOSOFI);
  ecrire("brut/caf-iris.csv", CAF_IRIS);
  ecrire("brut/caf-communes.csv", CAF_COMMUNES);
  millesimes(LIGNES);
  return {
    dir,
    ecrire,
    lire: (fichier) => readFileSync(join(dir, fichier), "utf8"),
    millesimes,
    charger: () => charger(readProjet(dir)),
    empreintes: () => interroger((e) => empreintes(e.connexion)),
    rows: <T extends object>(sql: string) => interroger((e) => e.connexion.rows<T>(sql)),
    effacer: () => removeEntrepot(cheminEntrepot(dir)),
  };
}

export const bloquantes = ({ anomalies }: RapportChargement): Anomalie[] =>
  anomalies.filter((a) => a.gravite === "bloquante");

/** `[code, fichier, ligne, colonne, valeur]` de chaque anomalie bloquante, pour comparer d'un coup d'œil. */
export const tell = (rapport: RapportChargement): (string | number | null)[][] =>
  bloquantes(rapport).map((a) => [a.code, a.fichier, a.ligne, a.colonne, a.valeur]);
