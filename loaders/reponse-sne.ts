import { reponse } from "./commun/reponse.ts";

/** Les rapports du SNE n'ont pas de mise en page publiée : ce sont les trois nombres qu'ils donnent, recopiés ou demandés. */
export default reponse({
  id: "reponse-sne",
  titre: "Demande de logement social",
  producteur: "Gestionnaire du système national d'enregistrement (sur demande)",
  colonnes: [
    ["demandes_actives", "demandes de logement social actives au 31 décembre", "demandes"],
    ["attributions", "attributions de l'année", "attributions"],
    ["anciennete_mediane", "ancienneté médiane des demandes actives, en mois", "mois", "indice", "demandes_actives"],
  ],
});
