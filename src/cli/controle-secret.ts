import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { attaquerTableau, type Attaque } from "../publier/secret/attaquer.ts";
import type { Controle } from "../publier/secret/livrer.ts";
import { EDITIONS_PROTEGEES, readRegistre, type EditionProtegee } from "../publier/secret/registre.ts";
import { readTableau } from "../publier/secret/tableau-csv.ts";
import { juger, type CaseJugee, type Jugement } from "../publier/secret/verite.ts";
import { cheminActivite } from "../rapport/adresses.ts";
import { MANIFESTE, parseManifeste } from "../verifier/manifeste.ts";
import { SORTIE } from "./sortie.ts";

/** Lance un verbe interne de `abs` dans un autre processus : ce qu'il écrit, une fois l'entrée lue. */
function runVerbe(args: readonly string[], entree: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const enfant = spawn(process.execPath, [process.argv[1]!, ...args], { stdio: ["pipe", "pipe", "pipe"] });
    const [sortie, erreurs]: [string[], string[]] = [[], []];
    enfant.stdout.setEncoding("utf8").on("data", (texte: string) => sortie.push(texte));
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => erreurs.push(texte));
    enfant.on("error", reject);
    enfant.on("close", (code) =>
      code === SORTIE.ok
        ? resolve(sortie.join(""))
        : reject(new Error(`secret check must run, got exit ${code}: ${erreurs.join("").slice(-2000)}`)),
    );
    enfant.stdin.on("error", reject).end(entree);
  });
}

/**
 * Le contrôle d'une édition bâtie : un processus attaque ce qu'un lecteur a en main, sans la vérité ; un autre, qui a la
 * vérité, juge ce que le premier a trouvé.
 */
export const controlerSecret: Controle = async ({ edition, dist, projet, verite, seuil }) => {
  const attaque = await runVerbe(["attaquer", dist, "--projet", projet, "--edition", edition, "--seuil", String(seuil)], ""); // prettier-ignore
  return JSON.parse(await runVerbe(["juger"], JSON.stringify({ attaque: JSON.parse(attaque), verite }))) as Jugement;
};

/** Le lecteur d'une édition a aussi celles qui sont plus ouvertes que la sienne. */
const LUES: Readonly<Record<EditionProtegee, readonly EditionProtegee[]>> = {
  public: ["public"],
  copil: ["copil", "public"],
};

/** `abs attaquer` : interne. Ne lit que le site et les registres. */
export function runAttaquer(
  dist: string,
  { projet, edition, seuil }: Record<"projet" | "edition" | "seuil", string>,
): number {
  const protegee = EDITIONS_PROTEGEES.find((e) => e === edition);
  if (!protegee) throw new RangeError(`edition must be masked, got ${edition}`);
  const manifeste = parseManifeste(readFileSync(join(dist, MANIFESTE)));
  if (!manifeste) throw new RangeError("site must have a manifest, got none");
  const cases = readTableau(readFileSync(join(dist, cheminActivite(manifeste.annee)), "utf8"));
  const registres = LUES[protegee].map((e) => readRegistre(projet, e).livraisons);
  process.stdout.write(JSON.stringify(attaquerTableau(cases, registres, Number(seuil))));
  return SORTIE.ok;
}

/** `abs juger` : interne. L'attaque et la vérité arrivent par l'entrée ; n'en sortent que des comptes. */
export function runJuger(): number {
  const { attaque, verite } = JSON.parse(readFileSync(0, "utf8")) as { attaque: Attaque; verite: CaseJugee[] };
  process.stdout.write(JSON.stringify(juger(attaque, verite)));
  return SORTIE.ok;
}
