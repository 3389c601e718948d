import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pageAccessibilite } from "./accessibilite.ts";
import { assertFichiers, assertSite } from "./contrat.ts";
import { readCoquille } from "./coquille.ts";
import { poserSite, refuserSite, reprendreSite } from "./echange.ts";
import { readFeuille } from "./feuille.ts";
import { Framework } from "./framework.ts";
import { assemblePage, corpsOf } from "./gabarit.ts";
import { markdownPage } from "./markdown.ts";
import { seedNpmCache } from "./npm.ts";
import type { FichierSite, PageSite, SiteEdition } from "../../rapport/page.ts";
import { clePublique, openCle, signerSite } from "../../verifier/signer.ts";
import { comparerAPart } from "../../verifier/verite/processus.ts";
import { verifierSite, type Bilan } from "../../verifier/verifier.ts";
import { isBloquante, type Anomalie } from "../../modele/anomalie.ts";
import type { CaseNommee, CaseVraie } from "../../modele/cellule.ts";

/** Les documents d'une édition, ou ce qui empêche de les faire. */
export interface DocumentsFaits {
  readonly fichiers: readonly FichierSite[];
  readonly anomalies: readonly Anomalie[];
}

export interface OptionsBuild {
  /** Fait les documents que `site.documents` annonce, et d'autres, pendant que Framework bâtit. Aucun par défaut. */
  readonly documents?: () => Promise<DocumentsFaits>;
  /** Chaînes qui ne doivent se trouver dans aucun fichier du site. Aucune par défaut. */
  readonly canaris?: readonly string[];
  /** Les cases des tableaux protégés et leur vérité : ce que le site ne doit pas laisser retrouver. Aucune par défaut. */
  readonly verite?: readonly CaseVraie[];
  /** Un contrôle de plus du dossier bâti, mené en même temps que les autres. Aucun par défaut. */
  readonly controle?: (dossier: string) => Promise<readonly Anomalie[]>;
  /** Ce qu'il faut inscrire avant que le site accepté ne remplace le précédent. Rien par défaut. */
  readonly avantDePoser?: () => void;
  /** Un Framework déjà chargé, partagé entre éditions ; sinon un processus est ouvert et fermé ici. */
  readonly framework?: Framework;
}

export interface SiteBati {
  /** Dossier du site, à ouvrir ou à déposer. */
  readonly dist: string;
  /** Vrai si la vérification l'a refusé : `dist` est alors resté tel qu'avant, site précédent compris. */
  readonly isRefuse: boolean;
  readonly pages: number;
  /** Taille de tous les fichiers du site. */
  readonly octets: number;
  /** Ce que la vérification a relevé ; une seule anomalie bloquante et le site est refusé. */
  readonly anomalies: readonly Anomalie[];
  /** Ce que la vérification a lu. */
  readonly bilan: Bilan;
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

/** Les documents d'abord : la page qui les liste en dit la taille. */
async function renderContenu(
  site: SiteEdition,
  { documents }: OptionsBuild,
): Promise<[DocumentsFaits, (readonly string[])[]]> {
  const faits = (await documents?.()) ?? { fichiers: [], anomalies: [] };
  return [faits, await renderCorps(site.pages)];
}

/** La vérification : un regard qui ne voit que le dossier, et, à part, un processus qui le compare à la vérité. */
async function passerBarriere(
  dossier: string,
  cle: string,
  { canaris = [], verite = [], controle }: OptionsBuild,
): Promise<{ anomalies: Anomalie[]; bilan: Bilan }> {
  const nommees = (voulu: CaseVraie["statut"]): CaseNommee[] =>
    verite.flatMap(({ valeur: _, statut, ...nommee }) => (statut === voulu ? [nommee] : []));
  const tues = nommees("tue");
  const [vus, compares, attaques] = await Promise.all([
    verifierSite(dossier, { canaris, tues, publiees: nommees("publiee"), cle }),
    tues.length === 0 ? [] : comparerAPart(dossier, verite),
    controle?.(dossier) ?? [],
  ]);
  return { anomalies: [...vus.anomalies, ...compares, ...attaques], bilan: vus.bilan };
}

/**
 * Bâtit le site d'une édition, sans réseau, dans un dossier vide (`.abs/<édition>/neuf`), le signe et le vérifie ; il ne
 * remplace `.abs/<édition>/dist` que s'il passe. Refusé, il est laissé dans `.abs/<édition>/refuse`, où lire ses défauts.
 * Une page « Accessibilité » est ajoutée si le site n'en a pas.
 * @throws RangeError si le site est mal formé ; Error si Framework échoue
 */
export async function buildSite(demande: SiteEdition, projet: string, options: OptionsBuild = {}): Promise<SiteBati> {
  assertSite(demande);
  const site = demande.pages.some((p) => p.chemin === "accessibilite")
    ? demande
    : { ...demande, pages: [...demande.pages, pageAccessibilite(demande)] };
  const dossier = join(projet, ".abs", site.edition);
  const root = join(dossier, "site");
  const neuf = join(dossier, "neuf");
  await reprendreSite(dossier);
  await Promise.all([emptyDir(root), emptyDir(neuf)]);
  await seedNpmCache(root);
  await Promise.all(site.pages.map((page) => writeFile(join(root, `${page.chemin}.md`), markdownPage(page))));
  const framework = options.framework ?? new Framework();
  let corps: readonly (readonly string[])[];
  let documents: DocumentsFaits;
  try {
    [, [documents, corps]] = await Promise.all([framework.build(root, neuf), renderContenu(site, options)]);
  } finally {
    if (!options.framework) framework.close();
  }

  await rm(join(neuf, "_observablehq"), { recursive: true, force: true });
  const feuille = await readFeuille();
  const ecrits = new Map<string, Uint8Array>();
  // Un document qui n'a pas pu être fait n'est pas annoncé : son anomalie suffit à refuser l'édition.
  const faits = new Set(documents.fichiers.map((f) => f.chemin));
  const annonce = { ...site, documents: (site.documents ?? []).filter((d) => faits.has(d.chemin)) };
  for (const [i, page] of site.pages.entries()) {
    const chemin = `${page.chemin}.html`;
    const coquille = readCoquille(await readFile(join(neuf, chemin), "utf8"));
    ecrits.set(chemin, Buffer.from(assemblePage(annonce, page, corps[i] ?? [], coquille, feuille.nom)));
    await rm(join(neuf, chemin));
  }
  const fichiers = [...site.fichiers, ...documents.fichiers];
  assertFichiers(fichiers);
  for (const { chemin, contenu } of [...feuille.fichiers, ...fichiers]) ecrits.set(chemin, Buffer.from(contenu));
  for (const [chemin, octets] of ecrits) {
    await mkdir(dirname(join(neuf, chemin)), { recursive: true });
    await writeFile(join(neuf, chemin), octets, { flag: "wx" });
  }
  const cle = await openCle(projet);
  await signerSite(neuf, { edition: site.edition, commune: site.commune, annee: site.annee }, ecrits, cle);

  const vu = await passerBarriere(neuf, clePublique(cle), options);
  const { bilan } = vu;
  const anomalies = [...documents.anomalies, ...vu.anomalies];
  const isRefuse = anomalies.some(isBloquante);
  if (isRefuse) await refuserSite(dossier);
  else {
    options.avantDePoser?.();
    await poserSite(dossier);
  }
  return { dist: join(dossier, "dist"), isRefuse, pages: site.pages.length, octets: bilan.octets, anomalies, bilan };
}
