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
import { pageRecherche } from "./page-recherche.ts";
import { fichierIndex } from "./index-recherche.ts";
import { adressesScripts, nomScript, readScripts } from "./scripts.ts";
import type { FichierSite, PageSite, SiteEdition } from "../../rapport/page.ts";
import { clePublique, openCle, signerSite } from "../../verifier/signer.ts";
import { verifierSite, type Bilan, type OptionsVerifier, type Verification } from "../../verifier/verifier.ts";
import { isBloquante, type Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";

/** Les documents d'une édition, ou ce qui empêche de les faire. */
export interface DocumentsFaits {
  readonly fichiers: readonly FichierSite[];
  readonly anomalies: readonly Anomalie[];
}

/** De quoi construire un site. */
export interface MoyensConstruire {
  /** Déjà chargé, partagé entre éditions. */
  readonly framework: Framework;
  /** Fait les documents que `site.documents` annonce, et d'autres, pendant que Framework bâtit. Aucun par défaut. */
  readonly documents?: () => Promise<DocumentsFaits>;
}

/** Comment un site signé est vérifié. `canaris`, `tues`, `publiees` : ce qu'il faut savoir pour cela ; rien par défaut. */
export interface OptionsLivraison extends Pick<OptionsVerifier, "canaris" | "tues" | "publiees"> {
  /** Qui regarde le dossier bâti ; par défaut, ici même. */
  readonly verifier?: (dossier: string, options: OptionsVerifier) => Promise<Verification>;
  /** Un contrôle de plus du dossier bâti, mené en même temps que les autres. Aucun par défaut. */
  readonly controle?: (dossier: string) => Promise<readonly Anomalie[]>;
  /** Ce qu'il faut inscrire avant que le site accepté ne remplace le précédent. Rien par défaut. */
  readonly avantDePoser?: () => void;
}

/** Un site écrit et signé dans `.abs/<édition>/neuf`, que rien n'a encore regardé. */
export interface SiteSigne {
  /** `.abs/<édition>`. */
  readonly dossier: string;
  /** Clé publique de celui qui a signé. */
  readonly cle: string;
  readonly pages: number;
  /** Ce qui a empêché de faire un document. */
  readonly anomalies: readonly Anomalie[];
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

/** « 1,7 Mo », « 480 ko » : qui télécharge le sait avant. */
const writePoids = (octets: number): string =>
  octets < 1e6 ? `${formatNombre(octets / 1e3)}\u00a0ko` : `${formatNombre(octets / 1e6, 1)}\u00a0Mo`;

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

/** Les pages que tout site a : la déclaration d'accessibilité, et la recherche avec son plan, qui liste les autres. */
function completer(demande: SiteEdition): SiteEdition {
  const manque = (chemin: string): boolean => !demande.pages.some((p) => p.chemin === chemin);
  const pages = manque("accessibilite") ? [...demande.pages, pageAccessibilite(demande)] : demande.pages;
  return { ...demande, pages: manque("recherche") ? [...pages, pageRecherche(pages)] : pages };
}

/** Les documents d'abord : la page qui les liste en dit la taille. */
async function renderContenu(
  site: SiteEdition,
  documents: MoyensConstruire["documents"],
): Promise<[DocumentsFaits, (readonly string[])[]]> {
  const faits = (await documents?.()) ?? { fichiers: [], anomalies: [] };
  return [faits, await renderCorps(site.pages)];
}

/** La vérification : un regard qui ne voit que le dossier, et un contrôle de plus si on en demande un. */
async function passerBarriere(
  dossier: string,
  cle: string,
  { canaris = [], tues = [], publiees = [], verifier = verifierSite, controle }: OptionsLivraison,
): Promise<{ anomalies: Anomalie[]; bilan: Bilan }> {
  const [vus, trouves] = await Promise.all([
    verifier(dossier, { canaris, tues, publiees, cle }),
    controle?.(dossier) ?? [],
  ]);
  return { anomalies: [...vus.anomalies, ...trouves], bilan: vus.bilan };
}

/**
 * Écrit le site d'une édition, sans réseau, dans un dossier vide (`.abs/<édition>/neuf`), et le signe. Les
 * pages « Accessibilité » et « Rechercher » sont ajoutées si le site ne les a pas.
 * @throws RangeError si le site est mal formé ; Error si Framework échoue
 */
export async function construireSite(
  demande: SiteEdition,
  projet: string,
  { framework, documents }: MoyensConstruire,
): Promise<SiteSigne> {
  assertSite(demande);
  const site = completer(demande);
  const dossier = join(projet, ".abs", site.edition);
  const root = join(dossier, "site");
  const neuf = join(dossier, "neuf");
  await reprendreSite(dossier);
  await Promise.all([emptyDir(root), emptyDir(neuf)]);
  await seedNpmCache(root);
  await Promise.all(site.pages.map((page) => writeFile(join(root, `${page.chemin}.md`), markdownPage(page))));
  const [, [faits, corps]] = await Promise.all([framework.build(root, neuf), renderContenu(site, documents)]);
  const [feuille, scripts] = await Promise.all([readFeuille(site.charte), readScripts()]);
  const ecrits = new Map<string, Uint8Array>();
  // Un document qui n'a pas pu être fait n'est pas annoncé : son anomalie suffit à refuser l'édition.
  const poids = new Map(faits.fichiers.map((f) => [f.chemin, Buffer.byteLength(f.contenu)]));
  const annonce = {
    ...site,
    documents: (site.documents ?? []).flatMap((d) => {
      const octets = poids.get(d.chemin);
      return octets === undefined ? [] : [{ ...d, libelle: `${d.libelle} (${writePoids(octets)})` }];
    }),
  };
  const coquilles = await Promise.all(site.pages.map((p) => readFile(join(neuf, `${p.chemin}.html`), "utf8")));
  const assembler = (page: PageSite, index: string): string => {
    const i = site.pages.indexOf(page);
    return assemblePage(annonce, page, corps[i] ?? [], readCoquille(coquilles[i] ?? ""), {
      feuille: feuille.nom,
      scripts: { ...adressesScripts(scripts), index },
    });
  };
  // L'index se fait des pages finies, sauf celle de la recherche : elle doit savoir comment il s'appelle.
  const isRecherche = (p: PageSite): boolean => p.chemin === "recherche";
  const finies = site.pages
    .filter((p) => !isRecherche(p))
    .map((page) => ({ chemin: page.chemin, html: assembler(page, "") }));
  const index = fichierIndex(finies);
  const recherche = site.pages
    .filter(isRecherche)
    .map((page) => ({ chemin: page.chemin, html: assembler(page, index.chemin) }));
  for (const { chemin, html } of [...finies, ...recherche]) {
    ecrits.set(`${chemin}.html`, Buffer.from(html));
    await rm(join(neuf, `${chemin}.html`));
  }
  const fichiers = [...site.fichiers, ...faits.fichiers];
  assertFichiers(fichiers);
  const propres = site.pages.flatMap(({ chemin, script }) =>
    script === undefined ? [] : [{ chemin: nomScript(chemin, script), contenu: script }],
  );
  const programmes = [...Object.values(scripts), ...propres];
  for (const { chemin, contenu } of [...feuille.fichiers, ...programmes, index, ...fichiers])
    ecrits.set(chemin, Buffer.from(contenu));
  for (const [chemin, octets] of ecrits) {
    await mkdir(dirname(join(neuf, chemin)), { recursive: true });
    await writeFile(join(neuf, chemin), octets, { flag: "wx" });
  }
  const cle = await openCle(projet);
  await signerSite(
    neuf,
    {
      edition: site.edition,
      commune: site.commune,
      annee: site.annee,
      scripts: [...programmes, index].map((f) => f.chemin),
    },
    ecrits,
    cle,
  );
  return { dossier, cle: clePublique(cle), pages: site.pages.length, anomalies: faits.anomalies };
}

/**
 * Vérifie un site signé ; il ne remplace `.abs/<édition>/dist` que s'il passe. Refusé, il est laissé dans
 * `.abs/<édition>/refuse`, où lire ses défauts.
 */
export async function livrerSite(
  { dossier, cle, pages, ...signe }: SiteSigne,
  options: OptionsLivraison = {},
): Promise<SiteBati> {
  const { bilan, ...vu } = await passerBarriere(join(dossier, "neuf"), cle, options);
  const anomalies = [...signe.anomalies, ...vu.anomalies];
  const isRefuse = anomalies.some(isBloquante);
  if (isRefuse) await refuserSite(dossier);
  else {
    options.avantDePoser?.();
    await poserSite(dossier);
  }
  return { dist: join(dossier, "dist"), isRefuse, pages, octets: bilan.octets, anomalies, bilan };
}

/** Construit puis livre un site, avec un Framework ouvert pour lui seul. */
export async function buildSite(
  demande: SiteEdition,
  projet: string,
  { documents, ...options }: OptionsLivraison & Pick<MoyensConstruire, "documents"> = {},
): Promise<SiteBati> {
  const framework = new Framework();
  try {
    const moyens = { framework, ...(documents === undefined ? {} : { documents }) };
    return await livrerSite(await construireSite(demande, projet, moyens), options);
  } finally {
    framework.close();
  }
}
