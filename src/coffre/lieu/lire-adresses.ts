import { existsSync, readFileSync } from "node:fs";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import type { Anomalie } from "../../modele/anomalie.ts";
import { normalizeEntete } from "../texte.ts";
import type { TableAdresses, Troncon } from "./table-adresses.ts";
import { normalizeCommune, normalizeVoie } from "./voie.ts";

/** La table des voies d'un projet, à sa racine. Des rues, pas des personnes. */
export const FICHIER_ADRESSES = "adresses.csv";

/** Colonnes reconnues : celles du guide, et celles d'un extrait de la Base adresse nationale auquel on a joint l'IRIS. */
const COLONNES = {
  voie: ["voie", "nom_voie"],
  de: ["de", "numero"],
  a: ["a"],
  cote: ["cote"],
  iris: ["iris", "code_iris"],
  domiciliation: ["domiciliation"],
  commune: ["commune", "nom_commune"],
  codePostal: ["code_postal", "cp"],
  codeInsee: ["code_insee"],
} as const;
type Colonne = keyof typeof COLONNES;

const DERNIER = 9999;
const COTES = { "": null, pair: "pair", impair: "impair" } as const;

/** Lit `adresses.csv` ; null s'il n'y en a pas. Toutes ses fautes sont dites, avec leur ligne. */
export function readAdresses(projet: string): { readonly table: TableAdresses | null; readonly anomalies: Anomalie[] } {
  const chemin = join(projet, FICHIER_ADRESSES);
  if (!existsSync(chemin)) return { table: null, anomalies: [] };
  const anomalies: Anomalie[] = [];
  const signaler = (ligne: number | null, colonne: string | null, valeur: string | null, message: string, action: string): void =>
    void anomalies.push({ gravite: "bloquante", code: "adresses", fichier: FICHIER_ADRESSES, ligne, colonne, valeur, message, action }); // prettier-ignore
  const octets = readFileSync(chemin);
  if (!isUtf8(octets)) {
    signaler(null, null, null, "le fichier n'est pas en UTF-8", "Le réenregistrer en « CSV UTF-8 ».");
    return { table: null, anomalies };
  }
  let lignes: { record: string[]; info: { lines: number } }[] = [];
  try {
    const texte = octets.toString("utf8");
    const delimiter = texte.slice(0, texte.indexOf("\n")).includes(";") ? ";" : ",";
    // csv-parse type ses enregistrements sans tenir compte d'`info`, qui y ajoute le numéro de ligne.
    lignes = parse(octets, { delimiter, bom: true, info: true, skip_empty_lines: true, relax_column_count: true }) as unknown as typeof lignes; // prettier-ignore
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    signaler(null, null, null, "csv illisible : un guillemet n'est pas refermé", "Corriger le fichier.");
    return { table: null, anomalies };
  }
  const entete = (lignes.shift()?.record ?? []).map(normalizeEntete);
  const rangs = Object.fromEntries(
    Object.entries(COLONNES).map(([nom, noms]) => [nom, entete.findIndex((e) => noms.some((n) => n === e))]),
  ) as Record<Colonne, number>;
  for (const exigee of ["voie", "iris"] as const)
    if (rangs[exigee] < 0)
      signaler(1, exigee, null, "colonne absente", "La première ligne doit être : voie;de;a;cote;iris;domiciliation.");
  if (anomalies.length > 0) return { table: null, anomalies };

  const voies = new Map<string, Troncon[]>();
  const communes = new Set<string>();
  for (const { record, info } of lignes) {
    const lire = (nom: Colonne): string => (rangs[nom] < 0 ? "" : (record[rangs[nom]] ?? "").trim());
    const troncon = readTroncon(lire, (...defaut) => signaler(info.lines, ...defaut));
    for (const nom of [lire("commune"), lire("codePostal"), lire("codeInsee")])
      if (nom !== "") communes.add(normalizeCommune(nom));
    const siens = voies.get(troncon.voie);
    if (siens) siens.push(troncon);
    else voies.set(troncon.voie, [troncon]);
  }
  return { table: anomalies.length > 0 ? null : { voies, communes }, anomalies };
}

function readTroncon(
  lire: (nom: Colonne) => string,
  signaler: (colonne: string, valeur: string, message: string, action: string) => void,
): Troncon {
  const entier = (nom: "de" | "a", defaut: number): number => {
    const texte = lire(nom);
    if (texte === "") return defaut;
    if (/^\d{1,4}$/.test(texte)) return Number(texte);
    signaler(nom, texte, "numéro de rue attendu", "Écrire un nombre, ou laisser vide.");
    return defaut;
  };
  const de = entier("de", 0);
  const iris = lire("iris");
  if (!/^\d[\dAB]\d{7}$/.test(iris))
    signaler("iris", iris, "code d'IRIS attendu", "Écrire neuf signes : la commune, puis l'IRIS.");
  const cote = lire("cote").toLowerCase();
  if (!Object.hasOwn(COTES, cote)) signaler("cote", cote, "côté inconnu", "Écrire pair, impair, ou laisser vide.");
  const domiciliation = lire("domiciliation").toLowerCase();
  if (!["", "oui", "non"].includes(domiciliation))
    signaler("domiciliation", domiciliation, "oui ou non attendu", "Écrire oui pour l'adresse d'un organisme domiciliataire."); // prettier-ignore
  const isSeul = lire("de") !== "" && lire("a") === "";
  return {
    voie: normalizeVoie(lire("voie")),
    de,
    a: isSeul ? de : entier("a", DERNIER),
    cote: COTES[cote as keyof typeof COTES] ?? null,
    iris,
    isDomiciliation: domiciliation === "oui",
  };
}
