import { source } from "../src/modele/source.ts";
import { QPV_2024 } from "./commun/qpv.ts";
import qpvFilosofi from "./qpv-filosofi.ts";

/**
 * `revenus_pauvrete_2021_qp24` : les mêmes revenus de 2021, sur les quartiers prioritaires de 2024 (métropole). Seuls leurs codes, en
 * `QN`, les distinguent du fichier des quartiers de 2015 ; ni l'un ni l'autre ne prolonge l'autre (R10).
 */
export default source({
  ...qpvFilosofi,
  id: "qpv-filosofi-2024",
  titre: "Filosofi par quartier prioritaire (2024)",
  page: "https://www.insee.fr/fr/statistiques/8243167",
  formeCode: QPV_2024,
  cogHabituel: () => 2024,
});
