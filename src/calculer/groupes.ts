import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { codeComparables, COMPARABLES, JEUX_COMPARABLES } from "../indicateurs/comparables.ts";
import { INDICATEURS } from "../indicateurs/index.ts";
import { THEMES } from "../modele/indicateur.ts";
import type { Territoire } from "../modele/territoire.ts";
import { readAsset } from "../racine.ts";
import { HORS_STRATE, STRATES, STRATES_EPCI, type Strate } from "../territoires/strates.ts";

/**
 * Les classes de taille, pour resultats.sql.
 * @param avecEpci aussi celles des intercommunalités : un rapport porte sur l'une d'elles. Sinon leurs sommes ne servent à personne.
 */
export async function writeStrates(connexion: Connexion, { avecEpci }: { readonly avecEpci: boolean }): Promise<void> {
  const table = (nom: string, strates: readonly Strate[]): string => {
    const lignes = strates.map((s) => `(${quoteText(s.code)}, ${s.debut}, ${s.fin ?? "null"})`);
    return `create or replace temp table ${nom} (code varchar, debut integer, fin integer);
      ${lignes.length > 0 ? `insert into ${nom} values ${lignes.join(", ")};` : ""}`;
  };
  await connexion.run(`
    ${table("strate", STRATES)}
    ${table("strate_epci", avecEpci ? STRATES_EPCI : [])}
    create or replace temp table hors_strate as select ${quoteText(HORS_STRATE)} as commune`);
}

/**
 * Cherche les communes comparables des communes demandées (table temporaire `voisine`) et calcule leurs groupes (table
 * temporaire `resultat_groupe`), sous `COMPARABLES-revenus` et le suffixe de chaque commune. L'entrepôt peut n'être ouvert
 * qu'en lecture.
 */
export async function searchComparables(connexion: Connexion, suffixes: ReadonlyMap<string, string>): Promise<void> {
  const jeux = Object.entries(JEUX_COMPARABLES).flatMap(([theme, variables]) =>
    variables.map((v, rang) => `(${quoteText(theme)}, ${rang}, ${quoteText(v.code)})`),
  );
  const bornes = INDICATEURS.flatMap(({ code, bornes: b }) => (b ? [`(${quoteText(code)}, ${b[0]}, ${b[1]})`] : []));
  const demandees = [...suffixes].map(([commune, suffixe]) => `(${quoteText(commune)}, ${quoteText(suffixe)})`);
  const { nombre, tailleMin, tailleMax, couverture, variables } = COMPARABLES;
  await connexion.run(`
    create or replace temp table observee (commune varchar, suffixe varchar);
    ${demandees.length > 0 ? `insert into observee values ${demandees.join(", ")};` : ""}
    create or replace temp table demandee as select commune from observee;
    create or replace temp table borne (code varchar, bas double, haut double); insert into borne values ${bornes.join(", ")};
    create or replace temp table jeu as select * from (values ${jeux.join(", ")}) as j(theme, rang, code);
    create or replace temp table reglage as select ${nombre} as nombre, ${tailleMin} as taille_min, ${tailleMax} as taille_max,
      ${couverture} as couverture, ${variables} as variables`);
  for (const requete of ["comparables", "groupe-comparables"])
    await connexion.run(readAsset(`src/calculer/${requete}.sql`));
}

/**
 * Écrit les communes comparables de chaque commune demandée dans la table `comparable`, et leurs groupes dans `resultat` :
 * `COMPARABLES-revenus` s'il n'y a qu'une commune, `COMPARABLES-revenus@68224` si elles sont plusieurs. À appeler après
 * choisir.sql.
 */
export async function writeComparables(connexion: Connexion, demandees: readonly string[]): Promise<void> {
  const isUnique = demandees.length === 1;
  await searchComparables(connexion, new Map(demandees.map((c) => [c, isUnique ? "" : `@${c}`])));
  await connexion.run(`
    create or replace table comparable as from voisine;
    insert into resultat_calcule by name select * exclude (indicateur, annee, debut) from resultat_groupe`);
}

/** Le groupe de communes qu'un code désigne (`STRATE-20000`, `COMPARABLES-revenus`, `COMPARABLES-revenus@33063`), ou null. */
export function findGroupe(code: string): Territoire | null {
  const strate = [...STRATES, ...STRATES_EPCI].find((s) => s.code === code);
  if (strate) return { niveau: "strate", code, nom: strate.nom };
  const [nu = "", commune] = code.split("@");
  const theme = Object.keys(JEUX_COMPARABLES).find((t) => codeComparables(t) === nu);
  if (theme === undefined || commune === "") return null;
  return { niveau: "comparables", code, nom: nomComparables(theme) + (commune === undefined ? "" : ` de ${commune}`) };
}

/** La commune dont un code demande les comparables (`COMPARABLES-revenus@33063`), ou null : celle du projet, ou un autre territoire. */
export const communeComparee = (code: string): string | null =>
  (findGroupe(code)?.niveau === "comparables" && code.split("@")[1]) || null;

const nomComparables = (theme: string): string => {
  const themes: Readonly<Record<string, string>> = THEMES;
  const nom = themes[theme];
  return nom === undefined ? "communes comparables" : `communes comparables, ${nom.toLowerCase()}`;
};

/** Une commune comparable : sa distance, et les variables qui la rapprochent et l'éloignent le plus. */
export interface CommuneComparable {
  readonly theme: string;
  readonly rang: number;
  readonly code: string;
  readonly nom: string;
  readonly distance: number;
  readonly proche: string;
  readonly eloignee: string;
}

/** Les communes comparables d'une commune, par thème et par rang, d'après `table` : `comparable`, ou `voisine` (searchComparables). */
export async function readComparables(
  connexion: Connexion,
  commune: string,
  table: "comparable" | "voisine" = "comparable",
): Promise<CommuneComparable[]> {
  if (!(await connexion.hasTable(table))) return [];
  const noms = new Map(Object.values(JEUX_COMPARABLES).flatMap((j) => j.map((v) => [v.code, v.nom] as const)));
  const rows = await connexion.rows<CommuneComparable>(
    `select theme, rang::integer as rang, voisine as code, distance, proche, eloignee,
       coalesce((select arg_max(t.nom, t.cog) from territoire t where t.niveau = 'commune' and t.code = voisine), voisine) as nom
     from ${table} where commune = $commune order by theme, rang`,
    { commune },
  );
  return rows.map((r) => ({
    ...r,
    proche: noms.get(r.proche) ?? r.proche,
    eloignee: noms.get(r.eloignee) ?? r.eloignee,
  }));
}
