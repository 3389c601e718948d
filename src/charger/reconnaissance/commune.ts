import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import type { RoleReferentiel } from "../../modele/source.ts";
import type { FichierReconnu } from "./decrire.ts";
import { plier } from "./niveau.ts";
import { extractEntree, listZip } from "../archive.ts";

/** Ce que la géographie trouvée dit d'un code de commune, ou d'EPCI. */
export type CommuneCherchee =
  | { readonly etat: "trouvee"; readonly nom: string; readonly cog: number | null }
  | { readonly etat: "inconnue"; readonly cog: number | null; readonly message: string }
  | { readonly etat: "sans-cog" };

type Ligne = Readonly<Record<string, string>>;

/** Les lignes d'une table de géographie en csv, sous les noms de colonnes cibles (`code`, `nom`, `parent`…). */
function readTable(fichier: FichierReconnu, role: RoleReferentiel): Ligne[] {
  const { source } = fichier;
  const table = source.type === "referentiel" ? source.tables.find((t) => t.role === role) : undefined;
  if (!table || source.format.type !== "csv") return [];
  const octets = readFileSync(fichier.chemin);
  const entree =
    fichier.interne === null ? undefined : listZip(octets).find((e) => basename(e.nom) === fichier.interne);
  const contenu = entree === undefined ? octets : Buffer.from(extractEntree(octets, entree));
  const rows = parse(contenu, {
    delimiter: source.format.separateur,
    bom: true,
    columns: true,
    relax_column_count: true,
  }) as Ligne[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(table.colonnes).map(([cible, colonne]) => [cible, row[colonne] ?? ""])),
  );
}

/** Les fichiers d'un rôle, le plus récent d'abord. */
const fichiersDe = (fichiers: readonly FichierReconnu[], role: RoleReferentiel): FichierReconnu[] =>
  fichiers
    .filter(
      ({ source }) =>
        source.type === "referentiel" && source.format.type === "csv" && source.tables.some((t) => t.role === role),
    )
    .sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0));

const ecart = (a: string, b: string): number => [...a].filter((c, i) => c !== b[i]).length;
const citer = ({ code, nom }: Ligne): string => `${code} ${nom}`;

/** La commune que l'on voulait sans doute, dite en une phrase ; chaîne vide si rien ne s'en approche. */
function suggestion(code: string, lignes: readonly Ligne[], anciennes: readonly Ligne[]): string {
  const vivantes = lignes.filter((l) => l.type === "COM");
  const entree = lignes.find((l) => l.code === code && l.type !== "COM");
  const parent = vivantes.find((l) => entree !== undefined && l.code === entree.parent);
  if (parent) return `« ${entree?.nom ?? ""} » fait partie de ${citer(parent)} : utiliser ce code`;
  const complete = vivantes.find((l) => l.code === `0${code}`);
  if (complete) return `zéro de tête oublié : ${citer(complete)} ?`;
  const nom = plier(code);
  const homonymes = nom === "" ? [] : vivantes.filter((l) => plier(l.nom ?? "") === nom);
  if (homonymes.length > 0) return `utiliser le code : ${homonymes.slice(0, 5).map(citer).join(", ")}`;
  const ancienne = anciennes.find((l) => l.code === code);
  if (ancienne)
    return `« ${ancienne.nom ?? ""} » n'existe plus${ancienne.fin ? ` depuis le ${ancienne.fin}` : ""} : utiliser le code de la commune nouvelle`;
  const proches = vivantes
    .filter((l) => l.code?.length === code.length && l.code.slice(0, 2) === code.slice(0, 2))
    .map((l) => ({
      l,
      d: [...code].sort().join("") === [...(l.code ?? "")].sort().join("") ? 0 : ecart(code, l.code ?? ""),
    }))
    .filter(({ d }) => d <= 1)
    .sort((a, b) => a.d - b.d)
    .slice(0, 3);
  return proches.length > 0 ? `vouliez-vous dire ${proches.map(({ l }) => citer(l)).join(", ")} ?` : "";
}

/** Une commune et, s'il en a, ses arrondissements municipaux : leurs codes commencent ceux de ses IRIS (75101 à Paris). */
export function communeEtArrondissements(fichiers: readonly FichierReconnu[], code: string): readonly string[] {
  const [communes] = fichiersDe(fichiers, "communes");
  const lignes = communes ? readTable(communes, "communes") : [];
  return [code, ...lignes.flatMap((l) => (l.type === "ARM" && l.parent === code && l.code ? [l.code] : []))];
}

/** Cherche une commune dans le plus récent code officiel géographique trouvé. */
export function chercherCommune(fichiers: readonly FichierReconnu[], code: string): CommuneCherchee {
  const [communes] = fichiersDe(fichiers, "communes");
  if (!communes) return { etat: "sans-cog" };
  const { cog } = communes;
  const lignes = readTable(communes, "communes");
  const trouvee = lignes.find((l) => l.code === code && l.type === "COM");
  if (trouvee) return { etat: "trouvee", nom: trouvee.nom ?? code, cog };
  const anciennes = fichiersDe(fichiers, "codes-anciens").flatMap((f) => readTable(f, "codes-anciens"));
  const piste = suggestion(code, lignes, anciennes);
  const quand = cog === null ? "" : ` ${cog}`;
  return {
    etat: "inconnue",
    cog,
    message: `« ${code} » n'est pas une commune du code officiel géographique${quand}${piste === "" ? "" : ` ; ${piste}`}`,
  };
}
