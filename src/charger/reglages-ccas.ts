import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { BORNES_DELAI, SANS_REGLAGE, type ReglagesCcas, type ServiceCcas } from "../modele/reglages-ccas.ts";

type Signaler = (ligne: number | null, colonne: string, valeur: string | null, message: string, action: string) => void;

const CLES = ["delai_cible", "interroges", "postes", "services", "structure"] as const;
const CLES_SERVICE = ["nom", "fonctions", "beneficiaires"] as const;

/**
 * Ce que le CCAS dit de son activité sous `activite:` dans observatoire.yaml : son délai cible, ses enquêtes, ses postes, ses
 * services. Rien n'y est obligatoire ; ce qui manque rend l'indicateur non calculable, avec sa raison.
 */
export function readReglagesCcas(texte: string, signaler: Signaler): ReglagesCcas {
  const lignes = new LineCounter();
  const noeud = parseDocument(texte, { lineCounter: lignes }).get("activite", true);
  if (noeud === undefined || (isScalar(noeud) && noeud.value === null)) return SANS_REGLAGE;
  const ligneDe = (n: unknown): number | null => {
    const debut = (n as { range?: readonly number[] } | null)?.range?.[0];
    return debut === undefined ? null : lignes.linePos(debut).line;
  };
  const refuser = (n: unknown, colonne: string, message: string, action: string): void =>
    signaler(ligneDe(n), colonne, isScalar(n) ? String(n.value) : null, message, action);
  const textes = (n: unknown, colonne: string): string[] => {
    const items = isSeq(n) ? n.items : [n];
    if (items.every((i) => isScalar(i) && /^\w+$/.test(String(i.value))))
      return items.map((i) => String((i as { value: unknown }).value));
    refuser(n, colonne, "liste de codes attendue", 'Écrire ["4238"], entre guillemets.');
    return [];
  };
  const nombres = (n: unknown, colonne: string): Map<string, number> => {
    const lus = new Map<string, number>();
    if (!isMap(n))
      refuser(n, colonne, "un nombre par ligne attendu", "Écrire, en retrait, « 2025: 640 », par exemple.");
    for (const { key, value } of isMap(n) ? n.items : []) {
      const x = isScalar(value) ? Number(value.value) : NaN;
      if (x > 0) lus.set(String(key), x);
      else
        refuser(
          value,
          `${colonne}.${String(key)}`,
          "nombre positif attendu",
          "Corriger la valeur, ou retirer la ligne.",
        );
    }
    return lus;
  };
  if (!isMap(noeud)) {
    refuser(noeud, "activite", "« activite » doit être une liste de réglages", `Choisir parmi ${CLES.join(", ")}.`);
    return SANS_REGLAGE;
  }
  let reglages = SANS_REGLAGE;
  for (const { key, value } of (noeud as YAMLMap).items) {
    const cle = String(key);
    const colonne = `activite.${cle}`;
    if (cle === "delai_cible") {
      const jours = isScalar(value) ? Number(value.value) : NaN;
      if (BORNES_DELAI.some((b) => b === jours)) reglages = { ...reglages, delaiCible: jours };
      else
        refuser(
          value,
          colonne,
          "délai cible inconnu",
          `Choisir parmi ${BORNES_DELAI.join(", ")} jours : ce sont les tranches que l'outil compte.`,
        );
    } else if (cle === "interroges")
      reglages = { ...reglages, interroges: new Map([...nombres(value, colonne)].map(([a, n]) => [Number(a), n])) };
    else if (cle === "postes") reglages = { ...reglages, postes: nombres(value, colonne) };
    else if (cle === "structure") reglages = { ...reglages, structure: textes(value, colonne) };
    else if (cle === "services") {
      const services = (isSeq(value) ? value.items : []).flatMap((s): ServiceCcas[] => {
        const nom = isMap(s) ? s.get("nom") : undefined;
        const beneficiaires = isMap(s) ? s.get("beneficiaires") : undefined;
        if (isMap(s) && typeof nom === "string" && typeof beneficiaires === "string")
          return [{ nom, beneficiaires, fonctions: textes(s.get("fonctions", true), `${colonne}.fonctions`) }];
        refuser(s, colonne, "service mal écrit", `Donner ${CLES_SERVICE.join(", ")}.`);
        return [];
      });
      if (!isSeq(value))
        refuser(value, colonne, "liste de services attendue", "Commencer chaque service par un tiret.");
      reglages = { ...reglages, services };
    } else refuser(key, colonne, "réglage inconnu", `Choisir parmi ${CLES.join(", ")}.`);
  }
  return reglages;
}
