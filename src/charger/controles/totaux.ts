import { quoteName } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { SourceMesures } from "../../modele/source.ts";
import { avertissement, bloquante } from "../anomalies.ts";
import type { ColonneVariable } from "../entete.ts";
import { lieu, MAX_CITEES, situerFautives, type Fautive, type Verification } from "./coherence.ts";
import { reglesTotaux, type RegleTotal } from "./regles-totaux.ts";

/** Écart qu'un total exact peut avoir : les effectifs pondérés sont écrits avec cinq décimales au moins. */
const EXACT = 0.01;
/** Une part en % est écrite avec une décimale. */
const DEMI_DIXIEME = 0.05;
/** Un total arrondi peut être une somme de nombres arrondis (Paris, ses vingt arrondissements : 0,02 % au plus). */
const RELATIF = 0.0005;

const nombreDeTermes = ({ total, parts }: RegleTotal): number => Math.max(1, total.length) + parts.length;
const isEnPourcent = ({ parts }: RegleTotal): boolean => parts[0]?.colonne.variable.nature === "part";

const sommeSql = (termes: RegleTotal["parts"]): string =>
  termes.map((t) => `${t.coefficient < 0 ? "-" : "+"} ${quoteName(`v${t.colonne.index}`)}`).join(" ");
const totalSql = (r: RegleTotal): string => (r.total.length === 0 ? "100" : sommeSql(r.total));
const ecartSql = (r: RegleTotal): string =>
  r.partiel ? `(${sommeSql(r.parts)}) - (${totalSql(r)})` : `abs((${sommeSql(r.parts)}) - (${totalSql(r)}))`;

function toleranceSql(r: RegleTotal, { arrondi }: SourceMesures): string {
  const n = nombreDeTermes(r);
  if (isEnPourcent(r)) return String(n * DEMI_DIXIEME + 1e-6);
  return arrondi === undefined ? String(EXACT) : `greatest(${n * arrondi}, ${RELATIF} * (${totalSql(r)}))`;
}

const nommer = (termes: RegleTotal["parts"]): string =>
  termes.map((t, i) => (i === 0 ? "" : t.coefficient < 0 ? " - " : " + ") + t.colonne.nom).join("");
/** Quatre noms au plus : le dossier complet en a dix dans une même somme. */
const resumer = (termes: RegleTotal["parts"]): string =>
  termes.length <= 4 ? nommer(termes) : `${nommer(termes.slice(0, 2))} + … + ${nommer(termes.slice(-1))}`;

type Violation = Fautive & { readonly somme: number; readonly total: number };

const REPRENDRE = "Reprendre le fichier d'origine : une case y a été changée, ou des colonnes s'y sont décalées";
const GENRES = {
  exact: [bloquante, `${REPRENDRE}. Si c'est bien celui du producteur, le lui signaler.`],
  entier: [avertissement, "Reprendre le fichier d'origine : un tableur a enregistré les valeurs affichées, sans leurs décimales."], // prettier-ignore
  brouille: [avertissement, "Rien à faire si c'est le fichier du producteur, qui arrondit ses effectifs ; sinon le reprendre."], // prettier-ignore
} as const;

/** L'anomalie d'une règle : combien de territoires, où sont les premiers, ce qu'il faut faire. */
async function dire(v: Verification, regle: RegleTotal, n: number, genre: keyof typeof GENRES): Promise<Anomalie> {
  const [premier] = regle.total.length > 0 ? regle.total : regle.parts;
  const requete = v.enLargeur(colonnesDe(regle));
  const violations = await v.connexion.rows<Violation>(`
    select niveau::varchar as niveau, territoire, millesime, (${sommeSql(regle.parts)})::double as somme, (${totalSql(regle)})::double as total
    from (${requete}) where ${ecartSql(regle)} > ${toleranceSql(regle, v.source)} order by territoire, millesime limit ${MAX_CITEES}`);
  const { lignes, colonne } = premier
    ? await situerFautives(v, violations, premier.colonne)
    : { lignes: [], colonne: null };
  const decimales = isEnPourcent(regle) ? 1 : 0;
  const cites = violations.map((x, i) => `${lieu(x, lignes[i] ?? null)} : ${formatNombre(x.somme, decimales)} ${regle.partiel ? "pour" : "au lieu de"} ${formatNombre(x.total, decimales)}`); // prettier-ignore
  const total = regle.total.length === 0 ? "100" : nommer(regle.total);
  const [graver, action] = GENRES[genre];
  return graver(
    v.fichier,
    genre === "entier" ? "total-arrondi" : regle.partiel ? "part-superieure" : "total-contredit",
    `${formatNombre(n)} ${n > 1 ? "territoires" : "territoire"} où ${resumer(regle.parts)} ${regle.partiel ? "dépasse" : "ne fait pas"} ${total} (${cites.join(" ; ")}${n > cites.length ? " ; …" : ""})`,
    action,
    { ligne: lignes[0] ?? null, colonne, valeur: String(violations[0]?.total ?? "") },
  );
}

const colonnesDe = (...regles: readonly RegleTotal[]): ColonneVariable[] => [
  ...new Map(regles.flatMap((r) => [...r.total, ...r.parts]).map((t) => [t.colonne.index, t.colonne])).values(),
];

/**
 * Les parts font-elles leur total ? Une seule requête pour toutes les égalités du fichier. Un total exact contredit
 * refuse le fichier ; l'arrondi d'un tableur ou d'un producteur n'est qu'un avertissement (docs/decisions/0012).
 */
export async function controleTotaux(v: Verification): Promise<Anomalie[]> {
  const regles = reglesTotaux(v.source, v.colonnes);
  if (regles.length === 0) return [];
  const comptes = regles.flatMap((r, i) => [
    `(count(*) filter (${ecartSql(r)} > ${toleranceSql(r, v.source)}))::integer as n${i}`,
    `(count(*) filter (${ecartSql(r)} > ${nombreDeTermes(r) / 2}))::integer as entiers${i}`,
  ]);
  const compte = await v.connexion.one<Record<string, number>>(
    `select ${comptes.join(", ")} from (${v.enLargeur(colonnesDe(...regles))})`,
  );
  const anomalies: Anomalie[] = [];
  for (const [i, regle] of regles.entries()) {
    const n = compte[`n${i}`] ?? 0;
    const exact = isEnPourcent(regle) || (compte[`entiers${i}`] ?? 0) > 0;
    const genre = v.source.arrondi !== undefined && !isEnPourcent(regle) ? "brouille" : exact ? "exact" : "entier";
    if (n > 0) anomalies.push(await dire(v, regle, n, genre));
  }
  return anomalies;
}
