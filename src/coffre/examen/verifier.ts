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
  /** Pourquoi des lignes seraient refusées, combien, et les premières d'entre elles. Jamais la case. */
  readonly raisons: ReadonlyMap<string, Raison>;
  /** Valeur de la liste fermée → lignes. */
  readonly repartition: ReadonlyMap<string, number>;
  readonly libelles: Libelles | null;
}

interface Raison {
  readonly fois: number;
  readonly lignes: readonly number[];
}

export interface VerificationExport {
  readonly lues: number;
  readonly donnees: number;
  /** Lignes de données qu'une case au moins ferait refuser. */
  readonly refusees: number;
  readonly colonnes: readonly ColonneVerifiee[];
}

/** Assez pour retrouver la faute dans l'export. */
const LIGNES_DITES = 3;

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
    isListe: "valeurs" in mappe.champ && mappe.champ.valeurs !== undefined,
    comptes: { vides: 0, comprises: 0, inconnues: 0, refusees: 0 },
    raisons: new Map<string, Raison>(),
    repartition: new Map<string, number>(),
    vus: new Map<string, number>(),
  }));
  let [donnees, refusees] = [0, 0];
  const { lues } = await trierLignes(parcourir, correspondance, releve, (row, numero) => {
    donnees++;
    let isRefusee = false;
    for (const { rang, isListe, comptes, raisons, repartition, vus } of suivis) {
      const texte = (row[rang] ?? "").trim();
      const conversion = conversions[rang]?.(texte, millesime);
      if (!conversion) continue;
      const { valeur, defaut, sort } = conversion;
      const isVide = texte === "" || (valeur === null && defaut === undefined);
      comptes[isVide ? "vides" : sort === "refusee" ? "refusees" : defaut ? "inconnues" : "comprises"]++;
      if (sort === "refusee" && defaut) {
        isRefusee = true;
        const { fois, lignes } = raisons.get(defaut.message) ?? { fois: 0, lignes: [] };
        raisons.set(defaut.message, {
          fois: fois + 1,
          lignes: lignes.length < LIGNES_DITES ? [...lignes, numero] : lignes,
        });
      }
      if (!isListe) continue;
      if (!isVide && (vus.has(texte) || vus.size < LIBELLES_MAX)) vus.set(texte, (vus.get(texte) ?? 0) + 1);
      for (const v of typeof valeur === "object" ? (valeur ?? []) : [valeur])
        if (v !== NON_CLASSE && v !== null) repartition.set(String(v), (repartition.get(String(v)) ?? 0) + 1);
    }
    if (isRefusee) refusees++;
    return true;
  });
  const colonnes = suivis.map(({ mappe, isListe, comptes, raisons, repartition, vus }): ColonneVerifiee => {
    const libelles = isListe ? rangerLibelles(separer(mappe.champ, vus, mappe.libelles), mappe.libelles) : null;
    return { mappe, ...comptes, raisons, repartition, libelles };
  });
  return { lues, donnees, refusees, colonnes };
}
