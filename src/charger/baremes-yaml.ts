import { FORMULAIRES } from "../coffre/formulaires/index.ts";
import { NATURES } from "../coffre/formulaires/aides.ts";
import { suggest } from "../coffre/texte.ts";
import type { Catalogue } from "../indicateurs/index.ts";
import { couperDepuis } from "../indicateurs/journal.ts";
import { variablesDe } from "../modele/activite.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";
import { GENRES_CHANGEMENT, SANS_JOURNAL, type Journal } from "../modele/journal.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import {
  choix,
  facultatif,
  fiche,
  identifiant,
  jour,
  liste,
  nombre,
  ouiNon,
  readFiches,
  texte,
  type Lu,
} from "./champs-yaml.ts";

export const FICHIER_BAREMES = "pilotage/baremes.yaml";

/** L'export dont les barèmes disent les règles. */
const EXPORT_AIDES = "ccas-aides";

const BAREME = fiche({
  aide: identifiant(),
  le: jour(),
  plafond_qf: facultatif(nombre()),
  montant: facultatif(nombre()),
  texte: texte(),
  comparable: ouiNon(),
  portee: liste(identifiant()),
});
const CHANGEMENT = fiche({
  le: jour(),
  quoi: choix(GENRES_CHANGEMENT),
  portee: liste(identifiant()),
  texte: texte(),
  comparable: ouiNon(),
});
/** `pilotage/baremes.yaml`. */
export const BAREMES = fiche({ baremes: liste(BAREME), changements: liste(CHANGEMENT) });
type Note = Lu<typeof BAREME> | Lu<typeof CHANGEMENT>;

const parJour = (a: { readonly le: string }, b: { readonly le: string }): number => (a.le < b.le ? -1 : 1);

/**
 * Lit le journal des barèmes et des changements : tous les défauts à la fois, chacun à sa ligne. Un barème dont on ne dit pas la
 * portée touche tout l'export des aides : les totaux mêlent les aides.
 */
export function readBaremes(
  contenu: string,
  catalogue: Catalogue,
): { journal: Journal; anomalies: readonly Anomalie[] } {
  const { lu: lus, anomalies } = readFiches(FICHIER_BAREMES, contenu, "baremes", BAREMES);
  if (!lus) return { journal: SANS_JOURNAL, anomalies };
  const dire = ({ place }: Note, colonne: string, valeur: string | null, message: string, action: string): void => {
    const ligne = place.lignes[colonne] ?? place.ligne;
    anomalies.push({ gravite: "bloquante", code: "bareme", fichier: FICHIER_BAREMES, ligne, colonne, valeur, message, action }); // prettier-ignore
  };
  const exports = FORMULAIRES.map(({ source }) => source);
  const codes = catalogue.indicateurs.flatMap(({ code, activite }) => (activite ? [code] : []));
  const aides = Object.keys(NATURES);
  // Ce texte s'imprime dans toutes les éditions, et sous les courbes qu'il coupe.
  for (const note of [...lus.baremes, ...lus.changements])
    if (semblesNommer(note.texte))
      dire(note, "texte", null, "ce texte semble nommer une personne", "Écrire sa fonction (« la vice-présidente »), jamais son nom."); // prettier-ignore
  for (const note of [...lus.baremes, ...lus.changements])
    for (const nom of note.portee)
      if (nom !== "" && !exports.includes(nom) && !codes.includes(nom))
        dire(
          note,
          "portee",
          nom,
          "ni un export du CCAS ni un de ses indicateurs",
          suggest(nom, [...exports, ...codes]),
        );
  for (const c of lus.changements)
    if (c.portee.length === 0)
      dire(c, "portee", null, "un changement sans portée ne touche aucune série", "Ajouter portee: [ccas-accueil].");
  lus.baremes.forEach((b, i) => {
    if (b.aide !== "" && !aides.includes(b.aide)) dire(b, "aide", b.aide, "aide inconnue", suggest(b.aide, aides));
    for (const cle of ["plafond_qf", "montant"] as const)
      if (b[cle] !== null && b[cle] <= 0)
        dire(b, cle, String(b[cle]), "nombre positif attendu", "Écrire des euros, ou retirer la ligne.");
    if (b.le !== "" && lus.baremes.slice(0, i).some((a) => a.aide === b.aide && a.le === b.le))
      dire(b, "le", b.le, "deux barèmes de cette aide commencent ce jour-là", "N'en garder qu'un.");
  });
  if (anomalies.length > 0) return { journal: SANS_JOURNAL, anomalies };

  const variables = (portee: readonly string[]): readonly string[] =>
    portee.flatMap((code) => {
      const activite = catalogue.get(code)?.activite;
      return activite ? variablesDe(activite.calcul) : [];
    });
  const couper = (
    note: Note,
    quoi: Parameters<typeof couperDepuis>[0],
    portee: readonly string[],
  ): readonly RuptureSerie[] =>
    note.comparable
      ? []
      : couperDepuis(quoi, note.le, note.texte, {
          sources: portee.filter((p) => exports.includes(p)),
          indicateurs: portee.filter((p) => codes.includes(p)),
          variables: variables(portee),
        });
  const journal: Journal = {
    baremes: lus.baremes.map(({ plafond_qf: plafond, ...b }) => ({ ...b, plafond })).toSorted(parJour),
    changements: lus.changements.toSorted(parJour),
    ruptures: [
      ...lus.baremes.flatMap((b) => couper(b, "barème", b.portee.length === 0 ? [EXPORT_AIDES] : b.portee)),
      ...lus.changements.flatMap((c) => couper(c, c.quoi, c.portee)),
    ].toSorted((a, b) => (a.depuis ?? 0) - (b.depuis ?? 0)),
  };
  return { journal, anomalies };
}
