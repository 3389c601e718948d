import { SANS_DECLARATION } from "../../src/modele/accessibilite.ts";
import { SANS_JOURNAL } from "../../src/modele/journal.ts";
import { SANS_REGLAGE } from "../../src/modele/reglages-ccas.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calculer } from "../../src/calculer/calculer.ts";
import { readContexte, readLignes, toResultat } from "../../src/calculer/lire.ts";
import { cheminEntrepot, type Projet, type Quartier } from "../../src/charger/projet.ts";
import { Entrepot, quoteText, type Connexion } from "../../src/entrepot/entrepot.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import type { Marque } from "../../src/modele/statut.ts";
import type { Niveau } from "../../src/modele/territoire.ts";
import { CATALOGUE } from "../../src/indicateurs/index.ts";

/** Une case écrite à la main : un nombre, la marque du producteur, ou une valeur avec son code de diffusion (`OBS_STATUS=P`). */
export type Case = number | Exclude<Marque, "valeur"> | { readonly v: number | null; readonly reserve: string };

export interface FichierMain {
  readonly source: string;
  readonly niveau: Niveau;
  readonly cog?: number;
  readonly annee: number;
  /** variable → territoire → case. */
  readonly cases: Readonly<Record<string, Readonly<Record<string, Case>>>>;
}

export interface Pays {
  readonly communes: readonly string[];
  readonly arrondissements?: Readonly<Record<string, string>>;
  /** commune → EPCI. */
  readonly epci?: Readonly<Record<string, string>>;
  /** Commune associée ou déléguée → sa commune. */
  readonly associees?: Readonly<Record<string, string>>;
  /** Fusions : ancienne → nouvelle, à une date. */
  readonly fusions?: readonly { readonly avant: string; readonly apres: string; readonly date: string }[];
  readonly mouvements?: readonly {
    readonly modification: number;
    readonly avant: string;
    readonly apres: string;
    readonly date: string;
  }[];
  readonly quartiers?: readonly Quartier[];
}

export interface Ligne {
  readonly indicateur: string;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly annee: number;
  readonly valeur: number | null;
  readonly marque: string | null;
  readonly raison: string | null;
  readonly livre: boolean;
  readonly cog: number | null;
  readonly passage: string | null;
}

const COG = 2023;
const departement = (commune: string): string => commune.slice(0, commune.startsWith("97") ? 3 : 2);

async function ecrire(connexion: Connexion, pays: Pays, fichiers: readonly FichierMain[]): Promise<void> {
  const run = (sql: string, lignes: readonly string[]): Promise<void> =>
    lignes.length === 0 ? Promise.resolve() : connexion.run(`${sql} values ${lignes.join(", ")}`);
  const q = quoteText;
  const departements = [...new Set(pays.communes.map(departement))];
  await run("insert into territoire", [
    ...pays.communes.map((c) => `(0, ${COG}, 'commune', ${q(c)}, ${q(c)}, 'COM')`),
    ...Object.keys(pays.arrondissements ?? {}).map((a) => `(0, ${COG}, 'arm', ${q(a)}, ${q(a)}, 'ARM')`),
    ...departements.map((d) => `(0, ${COG}, 'departement', ${q(d)}, ${q(d)}, null)`),
  ]);
  const lien = (en: string, e: string, pn: string, p: string): string =>
    `(0, ${COG}, '${en}', ${q(e)}, '${pn}', ${q(p)})`;
  await run("insert into appartenance", [
    ...pays.communes.map((c) => lien("commune", c, "departement", departement(c))),
    ...departements.map((d) => lien("departement", d, "region", "R1")),
    ...Object.entries(pays.arrondissements ?? {}).map(([a, c]) => lien("arm", a, "commune", c)),
    ...Object.entries(pays.epci ?? {}).map(([c, e]) => lien("commune", c, "epci", e)),
    ...Object.entries(pays.associees ?? {}).map(([a, c]) => lien("commune", a, "commune", c)),
  ]);
  await run(
    "insert into mouvement",
    // Comme dans le fichier de l'Insee, la commune qui absorbe a aussi sa propre ligne.
    (pays.fusions ?? []).flatMap(({ avant, apres, date }) =>
      [avant, apres].map((code) => `(0, 32, ${q(date)}, 'COM', ${q(code)}, 'COM', ${q(apres)})`),
    ),
  );
  await run(
    "insert into mouvement",
    (pays.mouvements ?? []).map(
      (m) => `(0, ${m.modification}, ${q(m.date)}, 'COM', ${q(m.avant)}, 'COM', ${q(m.apres)})`,
    ),
  );
  let [variable, lieu] = [0, 0];
  for (const [i, f] of fichiers.entries()) {
    const nom = q(`fichier-${i + 1}.csv`);
    await connexion.run(
      `insert into fichier (id, source, millesime, cog, fichier, sha256) values (${i + 1}, ${q(f.source)}, ${f.annee}, ${f.cog ?? COG}, ${nom}, '${"0".repeat(64)}')`,
    );
    for (const [nomVariable, cases] of Object.entries(f.cases)) {
      variable += 1;
      await connexion.run(
        `insert into variable values (${variable}, ${i + 1}, ${q(f.source)}, ${q(nomVariable)}, '', '', 'effectif', '', ${f.annee}, null)`,
      );
      const lignes = Object.entries(cases).map(([t, v]) => {
        const [valeur, marque] = typeof v === "number" ? [v, "valeur"] : typeof v === "string" ? [null, v] : [v.v, v.v === null ? "non_disponible" : "valeur"]; // prettier-ignore
        const reserve = typeof v === "object" ? q(v.reserve) : "null";
        lieu += 1;
        return {
          lieu: `(${lieu}, '${f.niveau}', ${q(t)}, null, ${reserve})`,
          cellule: `(${lieu}, ${variable}, ${valeur ?? "null"}, '${marque}')`,
        };
      });
      await run("insert into lieu", lignes.map((l) => l.lieu)); // prettier-ignore
      await run("insert into cellule", lignes.map((l) => l.cellule)); // prettier-ignore
    }
  }
}

/** Écrit un petit entrepôt, calcule autant de fois que demandé, et lit chaque calcul. */
async function withCalculs<T>(
  pays: Pays,
  fichiers: readonly FichierMain[],
  fois: number,
  read: (connexion: Connexion) => Promise<T>,
): Promise<T[]> {
  const dir = mkdtempSync(join(tmpdir(), "abs-mini-"));
  try {
    const entrepot = await Entrepot.open(cheminEntrepot(dir));
    await ecrire(entrepot.connexion, pays, fichiers);
    entrepot.close();
    const projet: Projet = {
      dir,
      union: null,
      observatoire: {
        nom: "Essai",
        commune: pays.communes[0] ?? "",
        annee: 2026,
        cog: COG,
        fictif: true,
        contours: [],
      },
      accessibilite: SANS_DECLARATION,
      politiques: POLITIQUES,
      reglages: SANS_REGLAGE,
      journal: SANS_JOURNAL,
      millesimes: [],
      quartiers: pays.quartiers ?? [],
      publics: [],
      catalogue: CATALOGUE,
    };
    const lus: T[] = [];
    for (let i = 0; i < fois; i++) {
      await calculer(projet);
      const relu = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
      lus.push(await read(relu.connexion));
      relu.close();
    }
    return lus;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** La table `resultat` de chaque calcul. */
export const calculerMain = (pays: Pays, fichiers: readonly FichierMain[], fois = 1): Promise<Ligne[][]> =>
  withCalculs(pays, fichiers, fois, (connexion) =>
    connexion.rows<Ligne>(
      "select * replace (niveau::varchar as niveau, marque::varchar as marque) from resultat order by indicateur, niveau, territoire, annee, debut",
    ),
  );

/** Les réponses à un indicateur, habillées comme `abs valeurs` les sert, avant toute question de géographie. */
export async function repondreMain(pays: Pays, fichiers: readonly FichierMain[], code: string): Promise<Resultat[]> {
  const [resultats] = await withCalculs(pays, fichiers, 1, async (connexion) => {
    const contexte = await readContexte(connexion, COG, CATALOGUE);
    return (await readLignes(connexion, { indicateurs: [code] }, CATALOGUE)).map((l) => toResultat(l, contexte));
  });
  return resultats ?? [];
}

export const lire = (
  lignes: readonly Ligne[] | undefined,
  indicateur: string,
  niveau: Niveau,
  territoire: string,
): Ligne | undefined =>
  lignes?.find((l) => l.indicateur === indicateur && l.niveau === niveau && l.territoire === territoire);
