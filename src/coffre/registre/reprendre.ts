import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { FichierExport } from "../charger-coffre.ts";
import type { Pseudonymeur } from "../cle/cle.ts";
import { createReleve } from "../releve.ts";
import type { Memoire, Scelle } from "./memoire.ts";

/** Une source et une année, telles que les nomment les tables de tenue. */
export const cleAnnee = (source: string, millesime: number): string => `${source} ${millesime}`;

/** Pourquoi ce coffre ne peut être continué avec cette clé ; vide s'il le peut. */
export function refuserCle({ controle, scelles }: Memoire, cle: Pseudonymeur): readonly Anomalie[] {
  if (controle === null || cle.accepte(controle)) return [];
  const releve = createReleve("clé du coffre");
  const annees = scelles.length > 0 ? " ; des années purgées n'y sont plus que sous cette clé" : "";
  const message = cle.isDurable
    ? `cette clé n'est pas celle du coffre${annees}`
    : `le coffre a été écrit avec une clé qui n'est plus là${annees}`;
  const action =
    "Remettre la clé à sa place ; si elle est perdue, « abs coffre detruire-cle » l'abandonne, et dit ce que cela casse.";
  releve.bloquer({ code: cle.isDurable ? "cle-fausse" : "cle-absente", colonne: null, message, action });
  return releve.anomalies();
}

/** Ce qu'on fait de chaque export de millesimes.csv, et ce qu'on reprend de l'ancien coffre. */
export interface Reprise {
  /** Exports dont le fichier a été purgé : le coffre les remplace. */
  readonly scelles: ReadonlyMap<FichierExport, Scelle>;
  /** Ce qui reste scellé après ce chargement. */
  readonly memoire: Memoire;
  readonly anomalies: readonly Anomalie[];
}

/**
 * Sépare les exports à lire de ceux que la purge a effacés. Un export revenu pour une année purgée ne la remplace pas sans
 * qu'on l'ait accepté.
 */
export function preparerReprise(projet: string, fichiers: readonly FichierExport[], memoire: Memoire, accepter: boolean): Reprise {
  const scelles = new Map<FichierExport, Scelle>();
  const anomalies: Anomalie[] = [];
  const levees = new Set<string>();
  for (const export_ of fichiers) {
    const cle = cleAnnee(export_.source, export_.millesime);
    const siens = memoire.scelles.filter((s) => cleAnnee(s.source, s.millesime) === cle);
    if (siens.length === 0) continue;
    const scelle = siens.find((s) => s.fichier === export_.fichier);
    if (scelle && !existsSync(join(projet, export_.fichier))) {
      scelles.set(export_, scelle);
      continue;
    }
    const releve = createReleve(export_.fichier);
    const message = `l'année ${export_.millesime} a été purgée : le coffre en est la seule trace, et cet export la remplacerait`;
    const defaut = { code: "annee-purgee", colonne: null, message, action: "Retirer sa ligne de millesimes.csv, ou relancer avec « abs charger --accepter » si c'est voulu." }; // prettier-ignore
    if (accepter) releve.avertir(defaut);
    else releve.bloquer(defaut);
    anomalies.push(...releve.anomalies());
    levees.add(cle);
  }
  const isGardee = (a: { readonly source: string; readonly millesime: number }): boolean => !levees.has(cleAnnee(a.source, a.millesime)); // prettier-ignore
  const reste = { ...memoire, scelles: memoire.scelles.filter(isGardee), series: memoire.series.filter(isGardee) };
  for (const [export_] of [...scelles]) if (!isGardee(export_)) scelles.delete(export_);
  return { scelles, memoire: reste, anomalies };
} // prettier-ignore
