import { direOrganisme } from "../../modele/organisme.ts";
import type { Niveau } from "../../modele/territoire.ts";
import type { AgregatProtege } from "../lecture.ts";
import { SENS_STATUTS } from "./statuts.ts";
import { buildTable, type TableDonnees } from "./table.ts";

const { valeur, secret } = SENS_STATUTS;

/** Le tableau des chiffres du CCAS, masqué pour l'édition : le même que ses pages et que l'attaque du secret lisent. */
export const tableActivite = (agregats: readonly AgregatProtege[], niveau: Niveau): TableDonnees =>
  buildTable<AgregatProtege>(
    {
      nom: "activite",
      titre: direOrganisme("Activité du CCAS", niveau),
      description: direOrganisme("Comptes et statistiques tirés des exports du CCAS, protégés tous ensemble. Une ligne est désignée par sa variable, sa modalité (vide : l'ensemble) et son millésime.", niveau),
      cle: [], // une modalité vide vaut « ensemble », ce qu'une clé primaire n'admet pas
    },
    [
      { nom: "source", type: "texte", description: "Export d'où vient le compte.", lire: (a) => a.source },
      { nom: "variable", type: "texte", description: "Ce qui est compté.", lire: (a) => a.variable },
      { nom: "libelle", type: "texte", description: "Ce qui est compté, en clair.", lire: (a) => a.libelle },
      { nom: "modalite", type: "texte", description: "Mois (AAAA-MM), motif ou nature ; vide : l'ensemble.", lire: (a) => a.modalite },
      { nom: "millesime", type: "annee", description: "Année du compte.", lire: (a) => a.millesime },
      { nom: "valeur", type: "nombre", description: "Valeur, dans l'unité de la colonne unite ; vide si elle est secrète.", lire: (a) => a.valeur },
      { nom: "unite", type: "texte", description: "Unité de la valeur.", lire: (a) => a.unite },
      { nom: "statut", type: "texte", description: "Si la valeur est diffusée.", valeurs: { valeur, secret }, lire: (a) => a.statut },
    ],
    agregats,
  ); // prettier-ignore
