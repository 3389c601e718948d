import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { replaceCoffre, type CoffreNeuf } from "../../src/coffre/ecrire-coffre.ts";
import { MEMOIRE_VIDE } from "../../src/coffre/registre/memoire.ts";

/** Un autre compte de la machine peut-il ouvrir ce fichier, ses dossiers compris jusqu'à `racine` ? */
const isOuvert = (fichier: string, racine: string): boolean =>
  (statSync(fichier).mode & 0o044) !== 0 &&
  (dirname(fichier) === racine || (statSync(dirname(fichier)).mode & 0o011) !== 0);

const fichiersDe = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name));

const debut = { memoire: MEMOIRE_VIDE, reprises: [], attendus: [] };

it("pendant qu'on le remplit, ni le coffre neuf ni son journal ne se lisent d'un autre compte", async () => {
  const dir = mkdtempSync(join(tmpdir(), "abs-coffre-"));
  const chemin = join(dir, "coffre.duckdb");
  const vus = await replaceCoffre(chemin, debut, async ({ ecrire, sceller }) => {
    await ecrire();
    await sceller();
    return fichiersDe(dir).map((f) => ({ nom: basename(f), ouvert: isOuvert(f, dir) }));
  });
  expect(vus?.toSorted((a, b) => a.nom.localeCompare(b.nom))).toEqual([
    { nom: "coffre.duckdb", ouvert: false },
    { nom: "coffre.duckdb.wal", ouvert: false },
  ]);
  expect(readdirSync(dir)).toEqual(["coffre.duckdb"]);
  expect(statSync(chemin).mode & 0o777).toBe(0o600);
});

it.each([
  ["renonce", async () => null],
  ["échoue", () => Promise.reject(new Error("disque plein"))],
])("s'il %s, il ne reste rien de ce qu'il avait reçu", async (_, remplir) => {
  const dir = mkdtempSync(join(tmpdir(), "abs-coffre-"));
  await replaceCoffre(join(dir, "coffre.duckdb"), debut, remplir).catch((e: unknown) => e);
  expect(readdirSync(dir)).toEqual([]);
});

it("laisse l'ancien coffre intact quand le nouveau ne peut prendre sa place ; un chantier abandonné ne gêne pas le suivant", async () => {
  const dir = mkdtempSync(join(tmpdir(), "abs-coffre-"));
  const chemin = join(dir, "coffre.duckdb");
  mkdirSync(`${chemin}.tmp/coffre.duckdb.tmp`, { recursive: true }); // la machine s'est éteinte pendant un chargement
  const remplir = async ({ ecrire, sceller }: CoffreNeuf): Promise<true> => {
    await ecrire();
    await sceller();
    return true;
  };
  await replaceCoffre(chemin, debut, remplir);
  const avant = readFileSync(chemin);
  const occuper = async (coffre: CoffreNeuf): Promise<true> => {
    mkdirSync(`${chemin}.wal`);
    return remplir(coffre);
  };
  await expect(replaceCoffre(chemin, debut, occuper)).rejects.toThrow();
  expect(readFileSync(chemin).equals(avant)).toBe(true);
  expect(readdirSync(dir)).toEqual(["coffre.duckdb", "coffre.duckdb.wal"]);
});
