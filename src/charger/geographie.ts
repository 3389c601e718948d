import type { Connexion } from "../entrepot/entrepot.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { RoleReferentiel, TableReferentiel } from "../modele/source.ts";
import { bloquante, limiter } from "./anomalies.ts";
import { CODE_QPV } from "./codes-connus.ts";
import { readEnregistrements } from "./lignes.ts";
import type { Morceau } from "./preparer.ts";

const COMMUNE = "[0-9A-Z]{5}";
const DEPARTEMENT = "[0-9A-Z]{2,3}";
const REGION = "[0-9A-Z]{2}";
const EPCI = "\\d{9}|ZZZZZZZZZ"; // Insee : commune hors de tout EPCI
const IRIS = "[0-9A-Z]{9}";

/** Forme des codes de chaque rôle, et ceux dont l'ensemble ne se répète pas. */
const REGLES: Readonly<Record<RoleReferentiel, { formes: Readonly<Record<string, string>>; cle?: readonly string[] }>> =
  {
    communes: { formes: { code: COMMUNE, type: "COM|ARM|COMA|COMD" }, cle: ["type", "code"] },
    departements: { formes: { code: DEPARTEMENT, region: REGION }, cle: ["code"] },
    regions: { formes: { code: REGION }, cle: ["code"] },
    epci: { formes: { code: EPCI }, cle: ["code"] },
    "composition-epci": { formes: { commune: COMMUNE, epci: EPCI }, cle: ["commune"] },
    iris: { formes: { code: IRIS, commune: COMMUNE }, cle: ["code"] },
    "codes-anciens": { formes: { code: COMMUNE } },
    mouvements: { formes: { avant: `|${COMMUNE}`, apres: COMMUNE } }, // sans avant : venue d'Italie (1947), créée (1949)
    qpv: { formes: { code: CODE_QPV, communes: `${COMMUNE}(, ?${COMMUNE})*` }, cle: ["code"] },
    passage: { formes: { commune: COMMUNE }, cle: ["designe"] },
  };

/** Nombre de codes mal formés et de lignes répétées, sans dire encore où. `piece` est la table déjà filtrée. */
export async function countDefauts(
  connexion: Connexion,
  { role, colonnes }: TableReferentiel,
  piece: string,
  index: (colonne: string) => number,
): Promise<number> {
  const { formes, cle } = REGLES[role];
  const colonne = (cible: string): string => `"c${index(colonnes[cible] ?? "")}"`;
  const malFormes = Object.entries(formes).map(
    ([cible, forme]) => `not regexp_full_match(coalesce(${colonne(cible)}, ''), '${forme}')`,
  );
  const doubles = cle ? `count(*) - count(distinct (${cle.map(colonne).join(", ")}, ''))` : "0";
  const { n } = await connexion.one<{ n: number }>(
    `select ((count(*) filter (${malFormes.join(" or ")})) + ${doubles})::integer as n from ${piece} p`,
  );
  return n;
}

/** Où sont ces défauts : ligne, colonne, valeur. */
export async function localiserGeographie(
  { role, colonnes, filtre }: TableReferentiel,
  morceau: Morceau,
  fichier: string,
): Promise<Anomalie[]> {
  const { formes, cle } = REGLES[role];
  const index = (colonne: string): number => morceau.entete.indexOf(colonne);
  const trouvees: Anomalie[] = [];
  const vus = new Map<string, number>();
  for await (const { cells, ligne } of readEnregistrements(morceau)) {
    if (filtre && cells[index(filtre.colonne)] !== filtre.valeur) continue;
    const cell = (cible: string): string => cells[index(colonnes[cible] ?? "")] ?? "";
    for (const [cible, forme] of Object.entries(formes))
      if (!new RegExp(`^(${forme})$`).test(cell(cible)))
        trouvees.push(
          bloquante(
            fichier,
            "code-malforme",
            "ce code n'a pas la forme du code officiel géographique",
            "Reprendre le fichier d'origine : un tableur y a peut-être effacé les zéros de tête.",
            { ligne, colonne: colonnes[cible] ?? null, valeur: cell(cible) },
          ),
        );
    if (!cle) continue;
    const identite = JSON.stringify(cle.map(cell));
    const avant = vus.get(identite);
    if (avant === undefined) vus.set(identite, ligne);
    else
      trouvees.push(
        bloquante(
          fichier,
          "cle-double",
          `territoire déjà donné à la ligne ${avant}`,
          "Garder une seule ligne par territoire.",
          { ligne, colonne: colonnes[cle.at(-1) ?? ""] ?? null, valeur: cell(cle.at(-1) ?? "") },
        ),
      );
  }
  return limiter(trouvees);
}
