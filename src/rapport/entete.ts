import { LineCounter, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Groupe } from "./page.ts";
import type { Edition } from "./lecture.ts";

const GROUPES: readonly Groupe[] = ["essentiel", "themes", "quartiers", "decisions", "methode", "pied"];
const EDITIONS: readonly Edition[] = ["direction", "copil", "public"];

export interface Entete {
  readonly titre: string;
  readonly groupe: Groupe;
  readonly editions: readonly Edition[];
  /** La forme d'un document court ; absente d'un chapitre. */
  readonly forme?: string;
}

interface EnteteLu {
  readonly entete: Entete;
  /** Le reste du fichier, l'en-tête remplacé par des lignes vides pour garder les numéros de ligne. */
  readonly corps: string;
  readonly anomalies: Anomalie[];
}

/**
 * Lit l'en-tête YAML entre deux lignes `---` : `titre`, et au besoin `editions` et `groupe`. `formes` : celles d'un document
 * court, qui en dit une au lieu d'un groupe ; un chapitre n'en a pas.
 */
export function readEntete(texte: string, fichier: string, chemin: string, formes: readonly string[] = []): EnteteLu {
  const cles = ["titre", formes.length === 0 ? "groupe" : "forme", "editions"];
  const attendus: Readonly<Record<string, string>> = {
    titre: "Écrire un titre.",
    groupe: `Choisir parmi ${GROUPES.join(", ")}.`,
    forme: `Choisir parmi ${formes.join(", ")}.`,
    editions: `Choisir parmi ${EDITIONS.join(", ")}.`,
  };
  const anomalies: Anomalie[] = [];
  const signale = (ligne: number, code: string, valeur: string | null, message: string, action: string): void => {
    anomalies.push({ gravite: "bloquante", code, fichier, ligne, colonne: null, valeur, message, action });
  };
  const defaut: Entete = { titre: chemin, groupe: chemin === "index" ? "essentiel" : "themes", editions: EDITIONS };
  const trouve = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(texte);
  if (!trouve) {
    signale(
      1,
      "entete-absent",
      null,
      "Le chapitre n'a pas d'en-tête",
      "Commencer le fichier par --- puis « titre: … » puis ---.",
    );
    return { entete: defaut, corps: texte, anomalies };
  }
  const corps = trouve[0].replace(/[^\n]/g, "") + texte.slice(trouve[0].length);
  const compteur = new LineCounter();
  const document = parseDocument(trouve[1] ?? "", { lineCounter: compteur });
  // L'en-tête commence à la deuxième ligne du fichier.
  const ligneOf = (position: number): number => compteur.linePos(position).line + 1;
  for (const erreur of document.errors)
    signale(
      ligneOf(erreur.pos[0]),
      "entete-illisible",
      null,
      "L'en-tête n'est pas lisible",
      "Écrire une clé par ligne : « titre: Revenus et pauvreté ».",
    );
  if (document.errors.length > 0 || !isMap(document.contents)) return { entete: defaut, corps, anomalies };

  let entete = defaut;
  for (const { key, value } of document.contents.items) {
    const cle = isScalar(key) ? String(key.value) : "";
    const ligne = ligneOf(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
    const texteValeur = isScalar(value) ? String(value.value ?? "") : "";
    const liste = isSeq(value) ? value.items.map((i) => (isScalar(i) ? String(i.value) : "")) : [texteValeur];
    if (cle === "titre" && texteValeur.trim() !== "") entete = { ...entete, titre: texteValeur.trim() };
    else if (cle === "groupe" && cles.includes(cle) && isGroupe(texteValeur))
      entete = { ...entete, groupe: texteValeur };
    else if (cle === "forme" && formes.includes(texteValeur)) entete = { ...entete, forme: texteValeur };
    else if (cle === "editions" && liste.every(isEdition)) entete = { ...entete, editions: liste };
    else if (cles.includes(cle))
      signale(ligne, "entete-valeur", liste.join(", "), `Valeur non admise pour « ${cle} »`, attendus[cle] ?? "");
    else signale(ligne, "entete-cle", cle, "Clé inconnue dans l'en-tête", `Garder seulement ${cles.join(", ")}.`);
  }
  if (entete.titre === defaut.titre && !document.has("titre"))
    signale(1, "entete-titre", null, "L'en-tête n'a pas de titre", "Ajouter « titre: … ».");
  if (formes.length > 0 && !document.has("forme"))
    signale(1, "entete-forme", null, "L'en-tête n'a pas de forme", `Ajouter « forme: … », parmi ${formes.join(", ")}.`);
  return { entete, corps, anomalies };
}

const isGroupe = (s: string): s is Groupe => GROUPES.some((g) => g === s);
const isEdition = (s: string): s is Edition => EDITIONS.some((e) => e === s);
