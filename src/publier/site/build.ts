import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pageAccessibilite } from "./accessibilite.ts";
import { assertSite } from "./contrat.ts";
import { readCoquille } from "./coquille.ts";
import { listFichiers } from "./fichiers.ts";
import { writeFeuille } from "./feuille.ts";
import { Framework } from "./framework.ts";
import { assemblePage, corpsOf } from "./gabarit.ts";
import { markdownPage } from "./markdown.ts";
import { seedNpmCache } from "./npm.ts";
import type { PageSite, SiteEdition } from "../../rapport/page.ts";
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

/** Rend les corps pendant que Framework bâtit les coquilles, en lui cédant la main entre deux pages. */
async function renderCorps(pages: readonly PageSite[]): Promise<(readonly string[])[]> {
  const corps: (readonly string[])[] = [];
  for (const page of pages) {
    await setImmediate();
    corps.push(corpsOf(page));
  }
  return corps;
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
  await Promise.all([emptyDir(root), emptyDir(dist)]);
  await seedNpmCache(root);
  await Promise.all(site.pages.map((page) => writeFile(join(root, `${page.chemin}.md`), markdownPage(page))));
  const framework = options.framework ?? new Framework();
  let corps: readonly (readonly string[])[];
  try {
    [, corps] = await Promise.all([framework.build(root, dist), renderCorps(site.pages)]);
  } finally {
    if (!options.framework) framework.close();
  }

  await rm(join(dist, "_observablehq"), { recursive: true, force: true });
  const feuille = await writeFeuille(dist);
  for (const [i, page] of site.pages.entries()) {
    const fichier = join(dist, `${page.chemin}.html`);
    const coquille = readCoquille(await readFile(fichier, "utf8"));
    await writeFile(fichier, assemblePage(site, page, corps[i] ?? [], coquille, feuille));
  }
  for (const { chemin, contenu } of site.fichiers) {
    await mkdir(dirname(join(dist, chemin)), { recursive: true });
    await writeFile(join(dist, chemin), contenu, { flag: "wx" });
  }

  const anomalies = await verifierSite(dist, { canaris: options.canaris ?? [] });
  const octets = (await listFichiers(dist)).reduce((somme, f) => somme + f.octets, 0);
  return { dist, pages: site.pages.length, octets, anomalies };
}
