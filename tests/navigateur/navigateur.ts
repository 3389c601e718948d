import { existsSync } from "node:fs";
import { mkdir, rmdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as attend } from "node:timers/promises";
import { chromium } from "playwright-core";
import type { Browser, LaunchOptions } from "playwright-core";

/** Sans bac à sable : les serveurs d'intégration tournent en root. Rien qui relâche la sécurité des pages. */
const ARGUMENTS: readonly string[] = ["--no-sandbox", "--disable-gpu"];

/** Une façon d'obtenir un navigateur ; undefined quand la machine ne l'offre pas. */
type Essai = readonly [nom: string, lance: () => Promise<Browser | undefined>];

const lance = (options: LaunchOptions): Promise<Browser> =>
  chromium.launch({ headless: true, args: [...ARGUMENTS], ...options });

async function installes(): Promise<Browser | undefined> {
  const { Launcher } = await import("chrome-launcher");
  const chemin = Launcher.getInstallations()[0];
  return chemin === undefined ? undefined : lance({ executablePath: chemin });
}

/** Deux processus de test ne doivent pas décompresser le même binaire : l'un lancerait ce que l'autre écrit encore. */
async function seul<T>(travail: () => Promise<T>): Promise<T> {
  const verrou = join(tmpdir(), "abs-chromium.verrou");
  for (let essai = 0; essai < 240; essai++) {
    try {
      await mkdir(verrou);
      break;
    } catch {
      await attend(250); // une décompression prend deux à trois secondes ; au bout d'une minute, le verrou est mort
    }
  }
  return travail().finally(() => rmdir(verrou).catch(() => undefined));
}

/**
 * Le Chromium livré par npm, pour Linux x64. Ses propres arguments désactivent la sécurité web : ce sont les nôtres qui
 * servent. Là où libnss3 manque, ses bibliothèques d'appoint sont décompressées à côté.
 */
async function sparticuz(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const paquet = await import("@sparticuz/chromium");
  const executablePath = await seul(() => paquet.default.executablePath());
  const options: LaunchOptions = { executablePath, args: [...ARGUMENTS, "--headless=shell"] };
  try {
    return await lance(options);
  } catch (erreur) {
    if (!(erreur instanceof Error) || !/shared libraries/.test(erreur.message)) throw erreur;
    const entree = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const bibliotheques = await seul(() => paquet.inflate(join(dirname(entree), "..", "bin", "al2023.tar.br")));
    const env = {
      ...process.env,
      LD_LIBRARY_PATH: join(bibliotheques, "lib"),
      FONTCONFIG_PATH: join(tmpdir(), "fonts"),
    };
    return lance({ ...options, env });
  }
}

const ESSAIS: readonly Essai[] = [
  ["canal chrome", () => lance({ channel: "chrome" })],
  ["canal msedge", () => lance({ channel: "msedge" })],
  ["Chrome ou Chromium installé", installes],
  ["@sparticuz/chromium", sparticuz],
];

/**
 * Ouvre un navigateur : `ABS_BROWSER` ou `CHROME_PATH` s'il est donné, sinon le premier qui se lance.
 * @throws Error quand aucun ne se lance : un navigateur absent est un échec, jamais un test sauté
 */
export async function openNavigateur(): Promise<Browser> {
  const choisi = process.env.ABS_BROWSER ?? process.env.CHROME_PATH;
  if (choisi !== undefined && choisi !== "") {
    if (!existsSync(choisi)) throw new Error(`ABS_BROWSER / CHROME_PATH : aucun navigateur à « ${choisi} ».`);
    return lance({ executablePath: choisi });
  }
  const echecs: string[] = [];
  for (const [nom, ouvre] of ESSAIS) {
    try {
      const navigateur = await ouvre();
      if (navigateur !== undefined) return navigateur;
      echecs.push(`${nom} : rien sur cette machine`);
    } catch (erreur) {
      echecs.push(`${nom} : ${String(erreur instanceof Error ? erreur.message : erreur).split("\n")[0]}`);
    }
  }
  throw new Error(
    `Aucun navigateur ne se lance. Installez Chrome ou Edge, ou « npx playwright-core install chromium-headless-shell », ` +
      `ou donnez son chemin dans ABS_BROWSER.\n${echecs.join("\n")}`,
  );
}
