import { hasValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Territoire } from "../../modele/territoire.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";

/** La dernière valeur d'un lieu, et celle de la commune au même millésime ; null si elle n'y est pas. */
export interface Mesure {
  readonly indicateur: Indicateur;
  readonly ici: ResultatSuivi;
  readonly commune: ResultatSuivi | null;
}

/** Le dernier millésime dit d'un lieu : servi, ou masqué par le producteur ; null si l'indicateur n'y existe pas. */
export function mesureOf(lecture: Lecture, indicateur: Indicateur, lieu: Territoire): Mesure | null {
  const serie = lecture.serie(indicateur.code, lieu.niveau, lieu.code);
  const { niveau, code } = lecture.perimetre.commune;
  const ensemble = lecture.serie(indicateur.code, niveau, code);
  const auMillesime = (r: ResultatSuivi): ResultatSuivi | undefined =>
    ensemble.find((e) => e.millesime === r.millesime);
  const dits = serie.filter((r) => hasValeur(r) || r.statut === "secret");
  // Un EPCI n'a pas toujours le dernier millésime de ses communes : une fiche sans ensemble ne situe rien.
  const isCompare = (r: ResultatSuivi): boolean => {
    const lui = auMillesime(r);
    return lui !== undefined && hasValeur(lui);
  };
  const compares = niveau === "epci" ? dits.filter(isCompare) : [];
  const ici = compares.at(-1) ?? dits.at(-1);
  if (!ici) return null;
  const commune = auMillesime(ici) ?? null;
  return { indicateur, ici, commune };
}
