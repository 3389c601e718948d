import { cheminEntrepot } from "../charger/projet.ts";
import { QuestionInvalide } from "../calculer/question.ts";
import { toCsv } from "../calculer/csv.ts";
import { repondre } from "../calculer/valeurs.ts";
import { Entrepot } from "../entrepot/entrepot.ts";
import type { Resultat } from "../modele/resultat.ts";
import { readProjetCharge } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

/** Une réponse par ligne : un gros tableau s'écrit et se relit sans tenir deux fois en mémoire. */
function writeJson(resultats: readonly Resultat[]): void {
  process.stdout.write("[\n");
  resultats.forEach((r, i) => process.stdout.write(JSON.stringify(r) + (i + 1 < resultats.length ? ",\n" : "\n")));
  process.stdout.write("]\n");
}

export async function runValeurs(options: Record<string, string | undefined>): Promise<number> {
  const { projet = "data", format = "json", indicateur, variable, territoire, millesime, cog } = options;
  if (format !== "json" && format !== "csv") throw new ErreurUsage(`format « ${format} » inconnu : json ou csv`);
  if (indicateur !== undefined && variable !== undefined)
    throw new ErreurUsage("choisir --indicateur ou --variable, pas les deux");
  if (cog !== undefined && !/^\d{4}$/.test(cog)) throw new ErreurUsage(`--cog attend une année, reçu « ${cog} »`);
  const { observatoire } = readProjetCharge(projet, "charger");
  const entrepot = await Entrepot.open(cheminEntrepot(projet), { readOnly: true });
  try {
    const [calcule] = await entrepot.connexion.rows("select 1 from duckdb_tables() where table_name = 'resultat'");
    if (!calcule)
      throw new ErreurUsage(`les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${projet} »`);
    const question = {
      ...(indicateur === undefined ? {} : { indicateur }),
      ...(variable === undefined ? {} : { variable }),
      ...(territoire === undefined ? {} : { territoire }),
      ...(millesime === undefined ? {} : { millesime }),
      ...(cog === undefined ? {} : { cog: Number(cog) }),
    };
    const resultats = await repondre(entrepot.connexion, question, observatoire.cog);
    if (format === "csv") process.stdout.write(toCsv(resultats));
    else writeJson(resultats);
    return SORTIE.ok;
  } catch (error) {
    if (error instanceof QuestionInvalide) throw new ErreurUsage(error.message);
    throw error;
  } finally {
    entrepot.close();
  }
}
