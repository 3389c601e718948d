import type { FichierLu, Lecture } from "../lecture.ts";
import { buildTable, type TableDonnees } from "./table.ts";

/** Les fichiers lus : de quoi retrouver chaque chiffre chez son producteur. */
export const tableFichiers = (lecture: Lecture): TableDonnees =>
  buildTable<FichierLu>(
    {
      nom: "fichiers",
      titre: "Fichiers lus",
      description: "Les fichiers d'où viennent les résultats, avec leur producteur, leur licence et leur empreinte.",
      cle: [], // un export interne ne dit pas son nom
    },
    [
      { nom: "source", type: "texte", description: "Identifiant de la source.", lire: (f) => f.source },
      { nom: "titre", type: "texte", description: "Titre de la source chez son producteur.", lire: (f) => f.titre },
      { nom: "verifiee", type: "texte", description: "Si la lecture a été essayée sur un vrai fichier.", valeurs: { oui: "essayée", non: "écrite d'après la documentation" }, lire: (f) => f.verifiee },
      { nom: "producteur", type: "texte", description: "Qui produit la source.", lire: (f) => f.producteur },
      { nom: "licence", type: "texte", description: "Licence de réutilisation du fichier.", lire: (f) => f.licence },
      { nom: "page", type: "texte", description: "Page officielle de la source.", lire: (f) => f.page },
      { nom: "millesime", type: "texte", description: "Année que le fichier décrit.", lire: (f) => f.millesime },
      { nom: "cog", type: "annee", description: "Année de la carte des communes du fichier.", lire: (f) => f.cog },
      { nom: "publie", type: "annee", description: "Année de publication par le producteur.", lire: (f) => f.publie },
      { nom: "fichier", type: "texte", description: "Nom du fichier lu.", lire: (f) => f.fichier },
      { nom: "sha256", type: "texte", description: "Empreinte SHA-256 du fichier.", lire: (f) => f.sha256 },
      { nom: "lues", type: "entier", description: "Lignes lues = gardées + refusées + hors champ (d'une autre année, de total, vides) ; vide si ce compte dirait un total masqué.", lire: (f) => f.lues },
      { nom: "gardees", type: "entier", description: "Lignes gardées.", lire: (f) => f.gardees },
      { nom: "refusees", type: "entier", description: "Lignes refusées.", lire: (f) => f.refusees },
    ],
    lecture.fichiers,
  ); // prettier-ignore
