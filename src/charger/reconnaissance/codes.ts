import type { RoleReferentiel, Source, TableReferentiel } from "../../modele/source.ts";
import { CODE_QPV } from "../codes-connus.ts";
import type { Niveau } from "../../modele/territoire.ts";

/** Valeurs non vides d'une colonne au début d'un fichier, sans doublon ; celles d'une table de géographie s'il y en a plusieurs. */
export type Echantillon = (colonne: string, table?: TableReferentiel) => readonly string[];

/** Formes officielles : une lettre en deuxième place (2A, 2B en Corse ; les territoires fictifs de la démonstration en usent). */
export const FORMES = {
  commune: /^\d[\dA-Z]\d{3}$/,
  iris: /^\d[\dA-Z]\d{7}$/,
  epci: /^(\d{9}|Z{9})$/,
  departement: /^(\d[\dA-Z]|97\d)$/,
  region: /^\d[\dA-Z]$/,
  qpv: new RegExp(`^(${CODE_QPV})$`),
  france: /^(1|F|FM|F_X_D976|METRO)$/,
} as const;
type Forme = keyof typeof FORMES;

const FORME_NIVEAU: Partial<Record<Niveau, Forme>> = {
  ...Object.fromEntries(Object.keys(FORMES).map((f) => [f, f])),
  arm: "commune",
};

/** Ce que chaque colonne d'une table de géographie doit contenir. */
const FORMES_ROLE: Readonly<Record<RoleReferentiel, Readonly<Record<string, Forme>>>> = {
  communes: { code: "commune" },
  departements: { code: "departement", region: "region" },
  regions: { code: "region" },
  epci: { code: "epci" },
  "composition-epci": { commune: "commune", epci: "epci" },
  iris: { code: "iris", commune: "commune" },
  "codes-anciens": { code: "commune" },
  mouvements: { avant: "commune", apres: "commune" },
  qpv: { code: "qpv" },
  passage: { commune: "commune" },
};

/** Un code d'un chiffre trop court : le tableur a pris « 01001 » pour le nombre 1001. */
const SANS_ZERO: Partial<Record<Forme, RegExp>> = {
  commune: /^\d{4}$/,
  iris: /^\d{8}$/,
  departement: /^\d$/,
  region: /^\d$/,
};

const ZEROS_PERDUS = (exemple: string): string =>
  `zéros de tête perdus (« ${exemple} » pour « 0${exemple} ») : réenregistré par un tableur, reprendre le fichier d'origine`;

function defautForme(codes: readonly string[], forme: Forme, colonne: string): string | null {
  const court = codes.find((c) => SANS_ZERO[forme]?.test(c));
  if (court !== undefined) return ZEROS_PERDUS(court);
  const faux = codes.find((c) => !FORMES[forme].test(c));
  return faux === undefined ? null : `la colonne ${colonne} ne contient pas que des codes de ${forme}`;
}

/** Ce qui rend un fichier reconnu impropre au chargement d'après ses premiers codes, ou null. */
export function defautCodes(source: Source, niveau: Niveau | null, echantillon: Echantillon): string | null {
  if (source.type === "referentiel") {
    for (const table of source.tables)
      for (const [cible, forme] of Object.entries(FORMES_ROLE[table.role])) {
        const colonne = table.colonnes[cible] ?? "";
        const defaut = defautForme(echantillon(colonne, table), forme, colonne);
        if (defaut !== null) return defaut;
      }
    return null;
  }
  if (source.designation !== undefined || source.longue?.mailles || source.longue?.suite !== undefined)
    return echantillon(source.cle).length === 0 ? "aucune ligne de données sous l'en-tête" : null;
  const forme = FORME_NIVEAU[niveau ?? source.niveaux[0] ?? "commune"];
  const hors = source.horsChamp?.find((h) => h.colonne === source.cle)?.valeurs ?? [];
  const codes = echantillon(source.cle).filter((c) => !hors.includes(c));
  if (codes.length === 0) return "aucune ligne de données sous l'en-tête";
  return forme === undefined ? null : defautForme(codes, forme, source.cle);
}

/** Zéros perdus dans un fichier qu'aucune source ne reconnaît : dit pourquoi, plutôt que « inconnu ». */
export function zerosPerdus(colonnes: readonly string[], echantillon: Echantillon): string | null {
  const noms = /^(CODGEO|COM|DEPCOM|INSEE_COM|CODE_COMMUNE|CODE_INSEE)$/i;
  for (const colonne of colonnes.filter((c) => noms.test(c))) {
    const codes = echantillon(colonne);
    const courts = codes.filter((c) => /^\d{4}$/.test(c));
    if (courts[0] !== undefined && courts.length > codes.length / 5) return ZEROS_PERDUS(courts[0]);
  }
  return null;
}
