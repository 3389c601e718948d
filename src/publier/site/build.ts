import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pageAccessibilite } from "./accessibilite.ts";
import { assertSite } from "./contrat.ts";
import { readCoquille } from "./coquille.ts";
import { listFichiers } from "./fichiers.ts";
import { writeFeuille } from "./feuille.ts";
import { Framework } from "./framework.ts";
import { assemblePage } from "./gabarit.ts";
import { markdownPage } from "./markdown.ts";
import { seedNpmCache } from "./npm.ts";
import type { SiteEdition } from "../../rapport/page.ts";
import { verifierSite } from "./verifier.ts";
import type { Anomalie } from "../../modele/anomalie.ts";

export interface OptionsBuild {
  /** Chaînes qui ne doivent se trouver dans aucun fichier du site. Aucune par défaut. */
  readonly canaris?: readonly string[];
  /** Un Framework déjà chargé, partagé entre éditions ; sinon un processus est ouvert et fermé ici. */
  readonly framework?: Framework;
}

export interface SiteBati {
  /** Dossier du site, à ouvrir ou à déposer. */
  readonly dist: string;
  readonly pages: number;
  /** Taille de tous les fichiers du site. */
  readonly octets: number;
  /** Ce que la vérification a relevé ; une anomalie bloquante veut dire que ce site ne doit pas être diffusé. */
  readonly anomalies: readonly Anomalie[];
}

async function emptyDir(dossier: string): Promise<void> {
  await rm(dossier, { recursive: true, force: true });
  await mkdir(dossier, { recursive: true });
}

/**
 * Bâtit le site d'une édition, sans réseau : racine `.abs/<édition>/site`, sortie `.abs/<édition>/dist` dans le projet,
 * toutes deux vidées d'abord. Une page « Accessibilité » est ajoutée si le site n'en a pas.
 * @throws RangeError si le site est mal formé ; Error si Framework échoue
 */
export async function buildSite(demande: SiteEdition, projet: string, options: OptionsBuild = {}): Promise<SiteBati> {
  assertSite(demande);
  const site = demande.pages.some((p) => p.chemin === "accessibilite")
    ? demande
    : { ...demande, pages: [...demande.pages, pageAccessibilite(demande)] };
  const root = join(projet, ".abs", site.edition, "site");
  const dist = join(projet, ".abs", site.edition, "dist");
  await emptyDir(root);
  await emptyDir(dist);
  await seedNpmCache(root);
  for (const page of site.pages) await writeFile(join(root, `${page.chemin}.md`), markdownPage(page));
  const framework = options.framework ?? new Framework();
  try {
    await framework.build(root, dist);
  } finally {
    if (!options.framework) framework.close();
  }

  await rm(join(dist, "_observablehq"), { recursive: true, force: true });
  const feuille = await writeFeuille(dist);
  for (const page of site.pages) {
    const fichier = join(dist, `${page.chemin}.html`);
    const coquille = readCoquille(await readFile(fichier, "utf8"));
    await writeFile(fichier, assemblePage(site, page, coquille, feuille));
  }
  for (const { chemin, contenu } of site.fichiers) {
    await mkdir(dirname(join(dist, chemin)), { recursive: true });
    await writeFile(join(dist, chemin), contenu, { flag: "wx" });
  }

  const anomalies = await verifierSite(dist, { canaris: options.canaris ?? [] });
  const octets = (await listFichiers(dist)).reduce((somme, f) => somme + f.octets, 0);
  return { dist, pages: site.pages.length, octets, anomalies };
}
