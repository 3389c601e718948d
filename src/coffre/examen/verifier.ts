import { createConversions } from "../conversions.ts";
import type { ChampMappe, Correspondance } from "../correspondance.ts";
import { NON_CLASSE } from "../formulaire.ts";
import type { ParcourirLignes } from "../lignes.ts";
import type { Releve } from "../releve.ts";
import { trierLignes } from "../trier-lignes.ts";
import { type Libelles, rangerLibelles } from "./libelles-sortables.ts";
import { separer } from "./proposer.ts";

/** Une colonne listée, comprise : remplies = comprises + inconnues + refusees. */
export interface ColonneVerifiee {
  readonly mappe: ChampMappe;
  readonly vides: number;
  readonly comprises: number;
  /** Libellés hors de la liste : la ligne est gardée, non classée. */
  readonly inconnues: number;
  readonly refusees: number;
  /** Valeur de la liste fermée → lignes. */
  readonly repartition: ReadonlyMap<string, number>;
  readonly libelles: Libelles | null;
}

export interface VerificationExport {
  readonly lues: number;
  readonly donnees: number;
  readonly colonnes: readonly ColonneVerifiee[];
}

/** Au-delà, les libellés d'une colonne ne sont plus distingués : la mémoire ne dépend pas du fichier. */
const LIBELLES_MAX = 2000;

/** Ce que la correspondance comprend d'un export, colonne par colonne, en comptes seulement. Rien n'est chargé. */
export async function verifierExport(
  parcourir: ParcourirLignes,
  correspondance: Correspondance,
  millesime: number,
  releve: Releve,
): Promise<VerificationExport> {
  const conversions = createConversions(
    correspondance,
    () => "",
    (conversion) => conversion,
  );
  const suivis = correspondance.champs.map((mappe, rang) => ({
    mappe,
    rang,
    isListe: mappe.champ.type.startsWith("liste"),
    comptes: { vides: 0, comprises: 0, inconnues: 0, refusees: 0 },
    repartition: new Map<string, number>(),
    vus: new Map<string, number>(),
  }));
  let donnees = 0;
  const { lues } = await trierLignes(parcourir, correspondance, releve, (row) => {
    donnees++;
    for (const { rang, isListe, comptes, repartition, vus } of suivis) {
      const texte = (row[rang] ?? "").trim();
      const conversion = conversions[rang]?.(texte, millesime);
      if (!conversion) continue;
      const { valeur, defaut, sort } = conversion;
      const isVide = texte === "" || (valeur === null && defaut === undefined);
      comptes[isVide ? "vides" : sort === "refusee" ? "refusees" : defaut ? "inconnues" : "comprises"]++;
      if (!isListe) continue;
      if (texte !== "" && (vus.has(texte) || vus.size < LIBELLES_MAX)) vus.set(texte, (vus.get(texte) ?? 0) + 1);
      for (const v of typeof valeur === "object" ? (valeur ?? []) : [valeur])
        if (v !== NON_CLASSE) repartition.set(String(v), (repartition.get(String(v)) ?? 0) + 1);
    }
    return true;
  });
  const colonnes = suivis.map(({ mappe, isListe, comptes, repartition, vus }): ColonneVerifiee => {
    const libelles = isListe ? rangerLibelles(separer(mappe.champ, vus), mappe.libelles) : null;
    return { mappe, ...comptes, repartition, libelles };
  });
  return { lues, donnees, colonnes };
}
