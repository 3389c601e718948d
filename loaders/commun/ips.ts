import type { SourceMesures } from "../../src/modele/source.ts";

/** Ce que partagent les exports de l'indice de position sociale, à noms techniques (`use_labels=false`). */
export const IPS = {
  type: "mesures",
  producteur: "Ministère de l'Éducation nationale (Depp)",
  licence: "Licence Ouverte 2.0",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "code_insee_de_la_commune",
  ignorees: [
    "code_region", "region", "code_de_l_academie", "academie", "code_du_departement", "departement", "nom_de_la_commune", "nom_de_l_etablissement",
    ...["national", "academique", "departemental"].flatMap((maille) => [`ips_${maille}`, `ips_${maille}_public`, `ips_${maille}_prive`]),
    "num_ligne",
  ],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "rentree_scolaire", forme: "AAAA-AAAA" },
  comparaison: "annuelle",
  cogHabituel: (millesime: number) => millesime,
  verifie: false,
} as const satisfies Partial<SourceMesures>; // prettier-ignore
