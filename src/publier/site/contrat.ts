import type { FichierSite, SiteEdition } from "../../rapport/page.ts";

const CHEMIN_PAGE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CHEMIN_FICHIER = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
/** `404` est une page spéciale de Framework. */
const RESERVES: ReadonlySet<string> = new Set(["404"]);

function refuseDoubles(regle: string, valeurs: readonly string[]): void {
  const vus = new Set<string>();
  for (const valeur of valeurs) {
    if (vus.has(valeur)) throw new RangeError(`${regle} must be unique, got ${valeur} twice`);
    vus.add(valeur);
  }
}

/**
 * Refuse un site qui ne peut pas être bâti : c'est une erreur de programme, pas de données.
 * @throws RangeError `rule, got value`
 */
export function assertSite(site: SiteEdition): void {
  if (!Number.isInteger(site.annee)) throw new RangeError(`annee must be an integer, got ${site.annee}`);
  for (const page of site.pages) {
    if (!CHEMIN_PAGE.test(page.chemin) || RESERVES.has(page.chemin)) {
      throw new RangeError(`page chemin must be flat kebab-case, got ${page.chemin}`);
    }
    if (page.titre.trim() === "") throw new RangeError(`page titre must not be empty, got it on ${page.chemin}`);
    for (const section of page.sections) {
      if (!CHEMIN_PAGE.test(section.id)) throw new RangeError(`section id must be kebab-case, got ${section.id}`);
      if (section.titre.trim() === "") throw new RangeError(`section titre must not be empty, got it on ${section.id}`);
    }
    refuseDoubles(
      `section id of ${page.chemin}`,
      page.sections.map((s) => s.id),
    );
  }
  refuseDoubles(
    "page chemin",
    site.pages.map((p) => p.chemin),
  );
  if (!site.pages.some((p) => p.chemin === "index")) throw new RangeError("pages must include index, got none");
  assertFichiers(site.fichiers);
}

/**
 * Refuse un fichier qui sortirait du site, ou prendrait la place d'un autre.
 * @throws RangeError `rule, got value`
 */
export function assertFichiers(fichiers: readonly FichierSite[]): void {
  for (const { chemin } of fichiers) {
    if (!CHEMIN_FICHIER.test(chemin)) throw new RangeError(`fichier chemin must be relative and plain, got ${chemin}`);
    if (/\.html?$/i.test(chemin)) throw new RangeError(`fichier chemin must not be a page, got ${chemin}`);
  }
  refuseDoubles(
    "fichier chemin",
    fichiers.map((f) => f.chemin),
  );
}
