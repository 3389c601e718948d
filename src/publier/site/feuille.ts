import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { RACINE } from "../../racine.ts";
import type { Charte } from "../../modele/charte.ts";
import { rampeOf } from "../../rapport/figures/couleurs.ts";
import type { FichierSite } from "../../rapport/page.ts";

/** Les quatre fichiers de police du site : titres, corps, gras, italique. Sous-ensemble latin, servis par le site. */
export const POLICES: readonly string[] = [
  "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2",
  "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2",
  "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-italic.woff2",
];

/** Où le site range le logo de la ville. */
export const LOGO = "logo.png";

/**
 * La feuille de style (les `src/site/*.css` bout à bout, dans l'ordre de leur nom) et les polices, prêtes à écrire.
 * @returns le nom de la feuille, qui porte son empreinte : une nouvelle édition n'est jamais lue avec l'ancienne
 */
export async function readFeuille(
  charte?: Charte,
): Promise<{ readonly nom: string; readonly fichiers: readonly FichierSite[] }> {
  const sources = join(RACINE, "src", "site");
  const noms = (await readdir(sources)).filter((n) => n.endsWith(".css")).sort();
  const textes = await Promise.all(noms.map((nom) => readFile(join(sources, nom), "utf8")));
  // Les commentaires sont pour nous : rien du texte de l'atelier ne part en ligne.
  const css = textes
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .concat(couleurs(charte));
  const nom = `abs.${createHash("sha256").update(css).digest("hex").slice(0, 8)}.css`;
  const { resolve } = createRequire(join(RACINE, "package.json"));
  const polices = await Promise.all(
    POLICES.map(async (police) => ({
      chemin: `polices/${police.slice(police.lastIndexOf("/") + 1)}`,
      contenu: await readFile(resolve(police)),
    })),
  );
  const logo = charte?.logo ? [{ chemin: LOGO, contenu: charte.logo.octets }] : [];
  return { nom, fichiers: [{ chemin: nom, contenu: css }, ...polices, ...logo] };
}

/** Les teintes ne changent pas la nuit : ce qu'elles portent non plus. */
const teintes = (ville: NonNullable<Charte["couleur"]>): string =>
  rampeOf(ville)
    .map((teinte, i) => `--teinte${i + 1}:${teinte}`)
    .join(";");

/** La couleur de la ville prend la place de celle de la commune, de jour et de nuit. */
const couleurs = (charte?: Charte): string =>
  charte?.couleur == null
    ? ""
    : `:root{--commune:${charte.couleur.clair};--iris:${charte.couleur.clair};${teintes(charte.couleur)}}
@media screen and (prefers-color-scheme: dark){:root{--commune:${charte.couleur.sombre};--iris:${charte.couleur.sombre}}}
`;
