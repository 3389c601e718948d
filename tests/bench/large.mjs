// Un fichier large (35 000 lignes, 1 900 colonnes, comme un dossier complet) dont on ne charge que les colonnes déclarées,
// contre DuckDB qui les projette en lisant.
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { abs, chronometrer, comparer, executer, racine } from "./outils.mjs";

const LIGNES = 35_000;
const COLONNES = 1_900;
const UTILES = [
  "P22_POP0014",
  "P22_POP",
  "P22_RP",
  "P22_RP_PROP",
  "P22_RP_LOCHLMV",
  "C22_MEN",
  "C22_FAM",
  "C22_FAMMONO",
];

/** Les colonnes qui en contiennent d'autres : une part plus grande que son total ferait refuser le fichier. */
const TOTAUX = new Set(["P22_POP", "P22_RP", "C22_MEN", "C22_FAM"].map((nom) => 1 + UTILES.indexOf(nom)));

/** Des codes de communes fictifs, et des cases qui ressemblent à celles du recensement : décimales, secrets. */
function ecrire(chemin, codes) {
  const autres = Array.from({ length: COLONNES - UTILES.length - 1 }, (_, i) => `ZZ${i}_INUTILE`);
  const fd = openSync(chemin, "w");
  let texte = `CODGEO;${[...UTILES, ...autres].join(";")}\n`;
  let graine = 123456789;
  const tirer = () => (graine = (Math.imul(graine, 1664525) + 1013904223) >>> 0);
  for (const code of codes) {
    let row = code;
    for (let i = 1; i < COLONNES; i++) {
      const x = tirer();
      row += x % 100 < 5 ? ";s" : `;${(TOTAUX.has(i) ? 9_973 : 0) + (x % 9973)}.${x % 1000003}`;
    }
    texte += `${row}\n`;
    if (texte.length > 8e6) {
      writeSync(fd, texte);
      texte = "";
    }
  }
  writeSync(fd, texte);
  closeSync(fd);
}

export function mesurer({ travail, tours }) {
  const projet = join(travail, "large");
  const large = join(travail, "dossier_complet.csv");
  const codes = Array.from({ length: LIGNES }, (_, i) => String(i + 1001).padStart(5, "0"));
  ecrire(large, codes);
  // Le plus petit projet : la géographie, et le fichier large.
  const cog = join(travail, "v_commune_2023.csv");
  const entete = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT";
  writeFileSync(
    cog,
    `${[entete, ...codes.map((c) => `COM,${c},00,00,00D,000,0,X,X,Commune ${c},0001,`)].join("\n")}\n`,
  );
  const fichiers = join(travail, "large-fichiers");
  rmSync(fichiers, { recursive: true, force: true });
  chronometrer("mkdir", [fichiers]);
  chronometrer("mv", [large, cog, fichiers]);
  abs("nouveau", projet, "--commune", codes[0], "--fichiers", fichiers, "--sur-place");

  const nu = `
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const c = await (await DuckDBInstance.create(${JSON.stringify(join(travail, "nu.duckdb"))})).connect();
    await c.run("set preserve_insertion_order = false");
    const noms = ${JSON.stringify(UTILES)}.map((n) => '"' + n + '"').join(", ");
    const fs = await import("node:fs");
    const fd = fs.openSync(${JSON.stringify(join(fichiers, "dossier_complet.csv"))}, "r");
    const tampon = Buffer.alloc(1 << 16);
    const entete = tampon.subarray(0, fs.readSync(fd, tampon)).toString().split("\\n")[0].split(";");
    const types = entete.map((n) => "'" + n + "': 'VARCHAR'").join(", ");
    await c.run("create table mesure (variable varchar, territoire varchar, valeur double, marque varchar)");
    await c.run(\`insert into mesure select variable, territoire, try_cast(x as double), case when x is null or x = '' then 'vide' when x = 's' then 'secret' end
      from (select CODGEO as territoire, \${noms} from read_csv('${join(fichiers, "dossier_complet.csv")}', delim = ';', header = true, quote = '"', escape = '"', auto_detect = false, columns = {\${types}}))
      unpivot include nulls (x for variable in (\${noms}))\`);`;
  comparer(
    "abs charger (fichier de 35 000 × 1 900) / DuckDB qui projette les mêmes colonnes",
    tours,
    () => {
      rmSync(join(projet, ".abs"), { recursive: true, force: true });
      return abs("charger", "--projet", projet);
    },
    () => {
      for (const suite of ["", ".wal"]) rmSync(join(travail, `nu.duckdb${suite}`), { force: true });
      return executer(process.execPath, ["--input-type=module", "-e", nu], { cwd: racine });
    },
  );
}
