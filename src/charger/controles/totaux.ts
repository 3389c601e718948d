import type { SourceMesures } from "../../modele/source.ts";
import type { ColonneVariable } from "../entete.ts";
import { vSql, type RegleLigne } from "./regle-ligne.ts";
import { reglesTotaux, type RegleTotal } from "./regles-totaux.ts";

/** Écart qu'un total exact peut avoir : les effectifs pondérés sont écrits avec cinq décimales au moins. */
const EXACT = 0.01;
/** Une part en % est écrite avec une décimale. */
const DEMI_DIXIEME = 0.05;
/** Un total arrondi peut être une somme de nombres arrondis (Paris, ses vingt arrondissements : 0,02 % au plus). */
const RELATIF = 0.0005;

const nombreDeTermes = ({ total, parts }: RegleTotal): number => Math.max(1, total.length) + parts.length;
const isEnPourcent = ({ parts }: RegleTotal): boolean => parts[0]?.colonne.variable.nature === "part";
/** Un producteur qui arrondit ou brouille ne le fait que de ses effectifs. */
const isBrouillee = ({ parts }: RegleTotal, { arrondi }: SourceMesures): boolean =>
  arrondi !== undefined && parts[0]?.colonne.variable.nature === "effectif";

const sommeSql = (termes: RegleTotal["parts"]): string =>
  termes.map((t) => `${t.coefficient < 0 ? "-" : "+"} ${vSql(t.colonne)}`).join(" ");
const totalSql = (r: RegleTotal): string => (r.total.length === 0 ? "100" : sommeSql(r.total));
const ecartSql = (r: RegleTotal): string =>
  r.partiel ? `(${sommeSql(r.parts)}) - (${totalSql(r)})` : `abs((${sommeSql(r.parts)}) - (${totalSql(r)}))`;

function toleranceSql(r: RegleTotal, source: SourceMesures): string {
  const n = nombreDeTermes(r);
  if (isEnPourcent(r)) return String(n * DEMI_DIXIEME + 1e-6);
  return isBrouillee(r, source) ? `greatest(${n * (source.arrondi ?? 0)}, ${RELATIF} * (${totalSql(r)}))` : String(EXACT); // prettier-ignore
}

const nommer = (termes: RegleTotal["parts"]): string =>
  termes.map((t, i) => (i === 0 ? "" : t.coefficient < 0 ? " - " : " + ") + t.colonne.nom).join("");
/** Quatre noms au plus : le dossier complet en a dix dans une même somme. */
const resumer = (termes: RegleTotal["parts"]): string =>
  termes.length <= 4 ? nommer(termes) : `${nommer(termes.slice(0, 2))} + … + ${nommer(termes.slice(-1))}`;

/** Les parts font leur total, ou ne le dépassent pas ; une suite croît. */
export const lignesTotaux = (source: SourceMesures, colonnes: readonly ColonneVariable[]): RegleLigne[] =>
  reglesTotaux(source, colonnes).flatMap((r): RegleLigne[] => {
    const [citee] = r.total.length > 0 ? r.total : r.parts;
    if (!citee) return [];
    return [
      {
        code: r.partiel ? "part-superieure" : "total-contredit",
        colonnes: [...r.total, ...r.parts].map((t) => t.colonne),
        citee: citee.colonne,
        faute: `${ecartSql(r)} > ${toleranceSql(r, source)}`,
        ...(isEnPourcent(r) ? {} : { entiere: `${ecartSql(r)} > ${nombreDeTermes(r) / 2}` }),
        isBrouillee: isBrouillee(r, source),
        dit: `où ${resumer(r.parts)} ${r.partiel ? "dépasse" : "ne fait pas"} ${r.total.length === 0 ? "100" : nommer(r.total)}`,
        montre: [sommeSql(r.parts), r.partiel ? "pour" : "au lieu de", totalSql(r)],
        decimales: isEnPourcent(r) ? 1 : 0,
      },
    ];
  });
