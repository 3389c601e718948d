import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { read, utils } from "@e965/xlsx";
import { extractEntree, listZip } from "../archive.ts";
import type { FichierReconnu } from "./decrire.ts";
import type { CommuneCherchee } from "./commune.ts";

/** Les EPCI d'un classeur de composition : code Siren et nom. Un filtre de la source (une feuille de plusieurs zonages) est suivi. */
function readEpci({ chemin, interne, source }: FichierReconnu): Map<string, string> {
  const table = source.type === "referentiel" ? source.tables.find((t) => t.role === "epci") : undefined;
  const { format } = source;
  if (!table || format.type !== "classeur" || table.feuille === undefined) return new Map();
  const octets = readFileSync(chemin);
  const entree = interne === null ? undefined : listZip(octets).find((e) => basename(e.nom) === interne);
  const classeur = read(entree === undefined ? octets : extractEntree(octets, entree), {
    sheets: [table.feuille],
    dense: true,
  });
  const feuille = classeur.Sheets[table.feuille];
  if (!feuille) return new Map();
  const [entete = [], ...lignes] = utils
    .sheet_to_json<unknown[]>(feuille, { header: 1, raw: true, defval: "", blankrows: true })
    .slice(format.entete - 1);
  const rang = (colonne: string | undefined): number => entete.findIndex((v) => String(v).trim() === colonne);
  const [code, nom, filtre] = [table.colonnes.code, table.colonnes.nom, table.filtre?.colonne].map(rang);
  return new Map(
    lignes
      .filter((l) => table.filtre === undefined || String(l[filtre ?? -1]).trim() === table.filtre.valeur)
      .map((l) => [String(l[code ?? -1]).trim(), String(l[nom ?? -1]).trim()]),
  );
}

/** Cherche un EPCI, par son numéro Siren, dans la plus récente composition des intercommunalités trouvée. */
export function chercherEpci(fichiers: readonly FichierReconnu[], siren: string): CommuneCherchee {
  const [recent] = fichiers
    .filter(({ source }) => source.type === "referentiel" && source.tables.some((t) => t.role === "epci"))
    .sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0));
  if (!recent) return { etat: "sans-cog" };
  const { cog } = recent;
  const nom = readEpci(recent).get(siren);
  if (nom !== undefined) return { etat: "trouvee", nom, cog };
  return {
    etat: "inconnue",
    cog,
    message: `« ${siren} » n'est pas un EPCI de ${recent.nom} : son numéro Siren a neuf chiffres, la feuille des EPCI le donne`,
  };
}
