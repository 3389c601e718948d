import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { Anomalie } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";

/** Combien d'années l'organisme garde ses données, après celle qu'elles décrivent. Null : il ne l'a pas dit. */
export interface Conservation {
  /** Les exports bruts, qui nomment des personnes. */
  readonly exports: number | null;
  /** Les lignes du coffre, pseudonymisées. */
  readonly coffre: number | null;
}

const FICHIER = "observatoire.yaml";
const CLES = ["exports", "coffre"] as const;
const MAX = 50;

/** Les durées d'`observatoire.yaml`, sous `conservation`. Toutes les fautes sont dites, avec leur ligne. */
export function readConservation(dir: string): { readonly conservation: Conservation; readonly anomalies: Anomalie[] } {
  const lignes = new LineCounter();
  const document = parseDocument(readFileSync(join(dir, FICHIER), "utf8"), { lineCounter: lignes });
  const noeud = document.get("conservation", true);
  const anomalies: Anomalie[] = [];
  const lue: { exports: number | null; coffre: number | null } = { exports: null, coffre: null };
  if (noeud === undefined) return { conservation: lue, anomalies };
  const ligneDe = (n: unknown): number | null => {
    const debut = (n as { range?: readonly number[] } | null)?.range?.[0];
    return debut === undefined ? null : lignes.linePos(debut).line;
  };
  const signaler = (n: unknown, colonne: string, message: string, action: string): void =>
    void anomalies.push(bloquante(FICHIER, "conservation", message, action, { ligne: ligneDe(n), colonne }));
  if (!isMap(noeud)) {
    signaler(noeud, "conservation", "« conservation » doit être une liste de durées", "Écrire, en retrait : exports: 2, puis coffre: 6.");
    return { conservation: lue, anomalies };
  } // prettier-ignore
  for (const { key, value } of noeud.items) {
    const nom = CLES.find((cle) => cle === String(key));
    const annees = Number((value as { value?: unknown } | null)?.value);
    if (nom === undefined)
      signaler(key, String(key), "durée inconnue", `Choisir parmi : ${CLES.join(", ")}.`);
    else if (!Number.isInteger(annees) || annees < 0 || annees > MAX)
      signaler(key, nom, "nombre d'années attendu", `Écrire ${nom}: 2, par exemple.`);
    else lue[nom] = annees;
  } // prettier-ignore
  if (lue.exports !== null && lue.coffre !== null && lue.exports > lue.coffre)
    signaler(noeud, "exports", "les exports seraient gardés plus longtemps que le coffre qui en vient", "Écrire pour exports une durée plus courte."); // prettier-ignore
  return { conservation: lue, anomalies };
}
