import { isMap } from "yaml";
import { CASE_VIDE } from "./convertir.ts";
import type { Champ } from "./formulaire.ts";
import { type Entree, entreesDe, type Noeud, type SignalerYaml, textesDe } from "./noeuds-yaml.ts";
import { normalizeLibelle, suggest } from "./texte.ts";

/**
 * Sous `listes`, un champ : `accord: ["ACC.", "Accordé"]`, une ligne par valeur de la liste fermée.
 * @param repli où signaler une liste absente.
 * @returns libellé normalisé → valeur ; vide pour un champ sans liste.
 */
export function readLibelles(
  champ: Champ,
  entree: Entree | undefined,
  repli: Noeud,
  signaler: SignalerYaml,
): ReadonlyMap<string, string> {
  const libelles = new Map<string, string>();
  if (!("valeurs" in champ) || champ.valeurs === undefined) return libelles;
  if (champ.type === "entier" && entree === undefined) return libelles; // une échelle s'écrit d'ordinaire en chiffres
  const permises = Object.keys(champ.valeurs);
  const place = `listes, ${champ.nom}`;
  if (!isMap(entree?.valeur)) {
    const message = `libellés absents (${champ.libelle})`;
    const action = `Écrire, sous listes, ${champ.nom}: puis une ligne par valeur (${permises.join(", ")}).`;
    signaler({ code: "liste-absente", node: entree?.cle ?? repli, place, message, action });
    return libelles;
  }
  for (const { nom, cle, valeur } of entreesDe(entree.valeur)) {
    const textes = textesDe(valeur);
    if (!permises.includes(nom)) {
      const message = "valeur hors de la liste fermée";
      signaler({ code: "valeur-inconnue", node: cle, place, valeur: nom, message, action: suggest(nom, permises) });
    } else if (textes === null) {
      const action = `Écrire ${nom}: ["libellé de l'export"].`;
      signaler({
        code: "valeur-inconnue",
        node: valeur ?? cle,
        place,
        valeur: nom,
        message: "libellés attendus",
        action,
      });
    } else {
      for (const { texte, node } of textes) {
        const normal = texte === CASE_VIDE ? CASE_VIDE : normalizeLibelle(texte);
        const autre = libelles.get(normal);
        if (autre !== undefined && autre !== nom) {
          const message = `ce libellé mène déjà à « ${autre} »`;
          signaler({ code: "libelle-deux-fois", node, place, message, action: "N'en garder qu'un." });
        }
        libelles.set(normal, nom);
      }
    }
  }
  return libelles;
}
