import { isMap } from "yaml";
import type { ChampMappe } from "./correspondance.ts";
import type { Formulaire } from "./formulaire.ts";
import { champsLus } from "./identite/champs.ts";
import { readLibelles } from "./lire-libelles.ts";
import { entreesDe, type Noeud, type SignalerYaml, textesDe } from "./noeuds-yaml.ts";
import { normalizeEntete, suggest } from "./texte.ts";

/** L'export n'a pas cette colonne, et la personne le dit : ce qui s'en tire manquera, avec sa raison. */
export const ABSENTE = "(absente)";

/** Les parties `colonnes` et `listes` d'une correspondance : la liste blanche, et les libellés des listes fermées. */
export function readColonnes(
  formulaire: Formulaire,
  colonnes: Noeud,
  listes: Noeud,
  racine: Noeud,
  signaler: SignalerYaml,
): readonly ChampMappe[] {
  if (!isMap(colonnes)) {
    const action = "Y écrire, pour chaque champ, l'en-tête de l'export.";
    const message = "« colonnes » manque";
    signaler({ code: "cle-absente", node: colonnes ?? racine, place: "colonnes", message, action });
    return [];
  }
  const champs = champsLus(formulaire);
  const noms = champs.map((champ) => champ.nom);
  const entetes = new Map<string, readonly string[]>();
  const places = new Map<string, Noeud>();
  const pris = new Map<string, string>();
  for (const { nom, cle, valeur } of entreesDe(colonnes)) {
    const place = `colonnes, ${nom}`;
    const textes = textesDe(valeur);
    places.set(nom, cle);
    entetes.set(nom, textes?.map(({ texte }) => texte) ?? []);
    if (!noms.includes(nom)) {
      const message = "champ inconnu";
      signaler({ code: "champ-inconnu", node: cle, place, valeur: nom, message, action: suggest(nom, noms) });
    } else if (textes === null) {
      const message = "en-tête de colonne attendu";
      signaler({ code: "valeur-inconnue", node: valeur ?? cle, place, message, action: "L'écrire entre guillemets." });
    }
    for (const { texte, node } of textes ?? []) {
      if (texte === ABSENTE) continue;
      const autre = pris.get(normalizeEntete(texte));
      if (autre !== undefined && autre !== nom) {
        const message = `cet en-tête sert déjà à « ${autre} »`;
        const action = "Une colonne ne remplit qu'un champ : corriger l'un des deux.";
        signaler({ code: "colonne-deux-fois", node, place, valeur: texte, message, action });
      }
      pris.set(normalizeEntete(texte), nom);
    }
  }

  const parListe = new Map(isMap(listes) ? entreesDe(listes).map((entree) => [entree.nom, entree]) : []);
  const avecListe = formulaire.champs.filter((champ) => "valeurs" in champ).map((champ) => champ.nom);
  for (const { nom, cle } of parListe.values()) {
    if (avecListe.includes(nom)) continue;
    const place = `listes, ${nom}`;
    const action = suggest(nom, avecListe);
    signaler({ code: "liste-inconnue", node: cle, place, valeur: nom, message: "liste inconnue", action });
  }

  return champs.flatMap((champ) => {
    const lus = entetes.get(champ.nom);
    if (lus === undefined) {
      if (champ.exige !== "rien") {
        const message = `champ absent (${champ.libelle})`;
        const sinon = champ.exige === "valeur" ? "" : ` ; si l'export ne l'a pas, ${champ.nom}: "${ABSENTE}"`;
        const action = `Ajouter ${champ.nom}: "en-tête dans l'export"${sinon}.`;
        signaler({ code: "champ-absent", node: colonnes, place: `colonnes, ${champ.nom}`, message, action });
      }
      return [];
    }
    if (lus.includes(ABSENTE)) {
      if (champ.exige !== "valeur") return [];
      const message = `ce champ ne peut pas manquer (${champ.libelle})`;
      signaler({ code: "champ-absent", node: places.get(champ.nom), place: `colonnes, ${champ.nom}`, message, action: "Refaire l'export avec cette colonne." }); // prettier-ignore
      return [];
    }
    return [
      { champ, entetes: lus, libelles: readLibelles(champ, parListe.get(champ.nom), listes ?? racine, signaler) },
    ];
  });
}
