import type { Anomalie } from "../modele/anomalie.ts";
import { ACCENTS } from "./accents.ts";
import { type Correspondance, SEPARATEURS } from "./correspondance.ts";
import { ENCODAGES } from "./decodage.ts";
import { findFormulaire, FORMULAIRES } from "./formulaires/index.ts";
import { readColonnes } from "./lire-colonnes.ts";
import { type Entree, entreesDe, type Noeud, textesDe, textOf } from "./noeuds-yaml.ts";
import { openYaml } from "./ouvrir-yaml.ts";
import { normalizeLibelle, suggest } from "./texte.ts";

const CLES = [
  "export",
  "fichiers",
  "encodage",
  "separateur",
  "feuille",
  "accents",
  "entete",
  "ignorer_lignes_commencant_par",
  "colonnes",
  "listes",
] as const;
type Cle = (typeof CLES)[number];

/** Un classeur d'un seul onglet, ou dont le premier visible est toujours le bon, quel que soit son nom. */
export const PREMIERE_FEUILLE = "(première)";

export interface CorrespondanceLue {
  /** null dès qu'il y a une anomalie. */
  readonly correspondance: Correspondance | null;
  /** L'export nommé, même quand le reste est fautif. */
  readonly source: string | null;
  readonly anomalies: readonly Anomalie[];
}

/**
 * Lit une correspondance et dit tous ses défauts à la personne qui l'écrit, avec leur ligne et une suggestion.
 * @param fichier chemin relatif au projet, pour les messages.
 */
export function readCorrespondance(fichier: string, texte: string): CorrespondanceLue {
  const { racine, anomalies, signaler } = openYaml(fichier, texte);
  if (anomalies.length > 0) return { correspondance: null, source: null, anomalies };
  if (racine === null) {
    const action = "Copier un modèle de correspondance et l'adapter.";
    signaler({ code: "yaml", node: null, place: "export", message: "la correspondance est vide", action });
    return { correspondance: null, source: null, anomalies };
  }

  const entrees = new Map<string, Entree>(entreesDe(racine).map((entree) => [entree.nom, entree]));
  for (const { nom, cle } of entrees.values()) {
    if (CLES.some((permise) => permise === nom)) continue;
    const action = suggest(nom, CLES);
    signaler({ code: "cle-inconnue", node: cle, place: nom, valeur: nom, message: "clé inconnue", action });
  }
  const valeurDe = (cle: Cle): Noeud => entrees.get(cle)?.valeur;
  const choisir = <T extends string>(cle: Cle, permises: readonly T[], lu: string | null): T | null => {
    const trouve = permises.find((permise) => permise === lu);
    if (trouve !== undefined) return trouve;
    const message = lu === null ? `« ${cle} » manque` : "valeur inconnue";
    const action = suggest(lu ?? "", permises);
    signaler({ code: "valeur-inconnue", node: valeurDe(cle) ?? racine, place: cle, valeur: lu, message, action });
    return null;
  };
  const sources = FORMULAIRES.map((formulaire) => formulaire.source);
  const source = choisir("export", sources, textOf(valeurDe("export")));
  // Une feuille nommée : c'est un classeur, qui porte son encodage et ses colonnes.
  const feuille = entrees.has("feuille") ? textOf(valeurDe("feuille")) : null;
  const isTexte = !entrees.has("feuille");
  const encodage = isTexte ? choisir("encodage", ENCODAGES, textOf(valeurDe("encodage"))) : null;
  const separateur = isTexte ? choisir("separateur", Object.keys(SEPARATEURS), textOf(valeurDe("separateur"))) : null;
  const accents = entrees.has("accents") ? choisir("accents", ACCENTS, textOf(valeurDe("accents"))) : null;
  const refuser = (cle: Cle, message: string, action: string): void =>
    signaler({
      code: "valeur-inconnue",
      node: valeurDe(cle),
      place: cle,
      valeur: textOf(valeurDe(cle)),
      message,
      action,
    });
  if (!isTexte && (feuille ?? "") === "")
    refuser("feuille", "nom de feuille attendu", `Écrire le nom de l'onglet, ou "${PREMIERE_FEUILLE}".`);
  for (const cle of isTexte ? [] : (["encodage", "separateur"] as const))
    if (entrees.has(cle)) refuser(cle, "un classeur n'en a pas", `Retirer « ${cle} », ou « feuille » si c'est un CSV.`);
  const entete = /^([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?$/.exec(
    entrees.has("entete") ? (textOf(valeurDe("entete")) ?? "") : "1",
  );
  const [debut, fin] = [Number(entete?.[1]), Number(entete?.[2] ?? entete?.[1])];
  if (!(fin >= debut)) {
    const action =
      "Écrire entete: 1 si les noms de colonnes sont sur la première ligne, 3-4 s'ils sont sur les lignes 3 et 4.";
    refuser("entete", "numéro de ligne attendu", action);
  }
  const cleTotaux = "ignorer_lignes_commencant_par";
  const totaux = entrees.has(cleTotaux) ? textesDe(valeurDe(cleTotaux)) : [];
  if (totaux === null) {
    const action = "Écrire [TOTAL, Sous-total], par exemple.";
    const message = "liste de débuts de ligne attendue";
    signaler({ code: "valeur-inconnue", node: valeurDe(cleTotaux), place: cleTotaux, message, action });
  }
  const nommes = entrees.has("fichiers") ? textesDe(valeurDe("fichiers")) : [];
  if (nommes === null || nommes.some(({ texte }) => /[\\/]/.test(texte)))
    refuser("fichiers", "noms d'exports attendus, sans dossier", 'Écrire ["aides_2025.xlsx"], par exemple.');
  const formulaire = findFormulaire(source ?? "");
  const champs = formulaire ? readColonnes(formulaire, valeurDe("colonnes"), valeurDe("listes"), racine, signaler) : [];
  if (anomalies.length > 0 || !formulaire) return { correspondance: null, source, anomalies };
  const correspondance: Correspondance = {
    fichier,
    formulaire,
    exports: (nommes ?? []).map(({ texte }) => texte.normalize("NFC")),
    encodage,
    separateur: separateur === null ? null : (SEPARATEURS[separateur] ?? separateur),
    feuille,
    accents,
    entete: { debut, fin },
    totaux: (totaux ?? []).map(({ texte: debut }) => normalizeLibelle(debut)),
    champs,
  };
  return { correspondance, source, anomalies };
}
