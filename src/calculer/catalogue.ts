import { parse } from "csv-parse/sync";
import type { Catalogue } from "../indicateurs/index.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { readAsset } from "../racine.ts";
import { QuestionInvalide } from "./question.ts";

/** Tous les codes du catalogue, ceux que cette version ne calcule pas encore compris. */
export const readCodes = (): string[] =>
  (parse(readAsset("src/indicateurs/catalogue.csv"), { delimiter: ";", columns: true }) as { id: string }[]).map(
    (r) => r.id,
  );

/**
 * L'indicateur demandé ; réduit à son code quand il est au catalogue sans être encore calculé.
 * @throws {QuestionInvalide} si le code n'est pas au catalogue.
 */
export function findIndicateur(code: string, catalogue: Catalogue): Pick<Indicateur, "code" | "unite"> {
  const connu = catalogue.get(code);
  if (connu) return connu;
  if (readCodes().includes(code)) return { code, unite: "" };
  throw new QuestionInvalide(`indicateur « ${code} » inconnu du catalogue (REV-02, DEM-01…)`);
}
