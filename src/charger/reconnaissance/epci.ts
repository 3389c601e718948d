import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { read, utils } from "@e965/xlsx";
import type { RoleReferentiel } from "../../modele/source.ts";
import { extractEntree, listZip } from "../archive.ts";
import type { FichierReconnu } from "./decrire.ts";
import type { CommuneCherchee } from "./commune.ts";

/** Les lignes d'une table de géographie d'un classeur, sous les noms de colonnes cibles. Un filtre de la source (une feuille de plusieurs zonages) est suivi. */
function readTable({ chemin, interne, source }: FichierReconnu, role: RoleReferentiel): Readonly<Record<string, string>>[] {
  const table = source.type === "referentiel" ? source.tables.find((t) => t.role === role) : undefined;
  const { format } = source;
  if (!table || format.type !== "classeur" || table.feuille === undefined) return [];
  const octets = readFileSync(chemin);
  const entree = interne === null ? undefined : listZip(octets).find((e) => basename(e.nom) === interne);
  const classeur = read(entree === undefined ? octets : extractEntree(octets, entree), {
    sheets: [table.feuille],
    dense: true,
  });
  const feuille = classeur.Sheets[table.feuille];
  if (!feuille) return [];
  const [entete = [], ...lignes] = utils
    .sheet_to_json<unknown[]>(feuille, { header: 1, raw: true, defval: "", blankrows: true })
    .slice(format.entete - 1);
  const rang = (colonne: string | undefined): number => entete.findIndex((v) => String(v).trim() === colonne);
  const lire = (ligne: readonly unknown[], colonne: string | undefined): string => String(ligne[rang(colonne)] ?? "").trim();
  return lignes
    .filter((l) => table.filtre === undefined || lire(l, table.filtre.colonne) === table.filtre.valeur)
    .map((l) => Object.fromEntries(Object.entries(table.colonnes).map(([cible, colonne]) => [cible, lire(l, colonne)])));
} // prettier-ignore

/** Le plus récent fichier qui donne un rôle. */
const recentOf = (fichiers: readonly FichierReconnu[], role: RoleReferentiel): FichierReconnu | undefined =>
  fichiers
    .filter(({ source }) => source.type === "referentiel" && source.tables.some((t) => t.role === role))
    .sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0))[0];

/** Les communes d'un EPCI, dans la plus récente composition des intercommunalités trouvée ; vide sans elle. */
export function communesEpci(fichiers: readonly FichierReconnu[], siren: string): readonly string[] {
  const recent = recentOf(fichiers, "composition-epci");
  const lignes = recent ? readTable(recent, "composition-epci") : [];
  return lignes.flatMap((l) => (l.epci === siren && l.commune ? [l.commune] : []));
}

/** Cherche un EPCI, par son numéro Siren, dans la plus récente composition des intercommunalités trouvée. */
export function chercherEpci(fichiers: readonly FichierReconnu[], siren: string): CommuneCherchee {
  const recent = recentOf(fichiers, "epci");
  if (!recent) return { etat: "sans-cog" };
  const { cog } = recent;
  const nom = readTable(recent, "epci").find((l) => l.code === siren)?.nom;
  if (nom !== undefined) return { etat: "trouvee", nom, cog };
  return {
    etat: "inconnue",
    cog,
    message: `« ${siren} » n'est pas un EPCI de ${recent.nom} : son numéro Siren a neuf chiffres, la feuille des EPCI le donne`,
  };
}
