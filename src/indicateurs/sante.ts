import type { Indicateur } from "../modele/indicateur.ts";
import { CAF_TERRITOIRES } from "./caf.ts";
import { proportion } from "./formes.ts";
import { mailles } from "./mailles.ts";

export const SANTE: readonly Indicateur[] = [
  {
    code: "SAN-01",
    niveaux: mailles("C"),
    theme: "sante",
    libelle: "Accessibilité potentielle localisée aux généralistes (APL)",
    sujet: "l'accessibilité potentielle localisée aux médecins généralistes",
    unite: "consultations par an et par habitant",
    decimales: 1,
    sens: "-",
    nature: "indice",
    definition:
      "Consultations de médecine générale accessibles par an et par habitant, à proximité et compte tenu des besoins selon l'âge.",
    pieges: [
      "Au-dessus de la commune, ce serait une moyenne pondérée par la population standardisée : elle n'est pas faite.",
    ],
    definitions: [{ forme: "niveau", valeur: { source: "drees-apl", formule: "APL_MG" } }],
  },
  {
    code: "SAN-02",
    niveaux: mailles("CED"),
    theme: "sante",
    libelle: "Généralistes pour 10 000 hab.",
    sujet: "le nombre de médecins généralistes pour 10 000 habitants",
    accord: "ms",
    unite: "pour 10 000 habitants",
    decimales: 1,
    sens: "-",
    nature: "ratio",
    definition: "Médecins généralistes installés dans le territoire, pour 10 000 habitants.",
    pieges: [
      "Un médecin installé dans deux cabinets compte deux fois ; ceux des communes voisines ne comptent pas.",
      "Le code de l'équipement change en 2024 (D201 devient D265).",
    ],
    definitions: ["rp-comparateur", "rp-cc-population"].map((source) => ({
      forme: "rapport" as const,
      numerateur: { source: "melodi-bpe", formule: "BPE_D265", zeroSi: "BPE" },
      denominateur: { source, formule: "P{aa}_POP", annee: "proche" as const },
      echelle: 10_000,
      approche: "population du recensement le plus proche",
    })),
  },
  proportion({
    code: "SAN-03",
    // Le fichier de l'Insee qui la donne à la commune n'est pas lu : elle y vient de la réponse de la caisse.
    niveaux: mailles("QC"),
    theme: "sante",
    libelle: "Bénéficiaires de la C2S",
    sujet: "la part des bénéficiaires de la complémentaire santé solidaire",
    sens: "+",
    definition:
      "Bénéficiaires de la complémentaire santé solidaire (C2S), parmi les personnes couvertes par l'assurance maladie.",
    pieges: [
      "La MSA n'est pas comptée.",
      "Par quartier prioritaire, l'Insee compte dans les limites de 2015 ; à la commune, la caisse primaire compte les assurés du régime général.",
    ],
    definitions: [
      {
        forme: "rapport",
        numerateur: { source: "qpv-revenus", formule: "CC2S" },
        denominateur: { source: "qpv-revenus", formule: "C" },
        echelle: 100,
      },
      {
        forme: "rapport",
        numerateur: { source: "reponse-cpam", formule: "c2s" },
        denominateur: { source: "reponse-cpam", formule: "assures" },
        echelle: 100,
      },
    ],
  }),
  {
    code: "SAN-06",
    niveaux: mailles("ED"),
    theme: "sante",
    libelle: "Bénéficiaires AEEH pour 1 000 moins de 20 ans",
    sujet: "le nombre de bénéficiaires de l'AEEH pour 1 000 habitants de moins de 20 ans",
    accord: "ms",
    unite: "pour 1 000 moins de 20 ans",
    decimales: 1,
    sens: "+",
    nature: "ratio",
    definition:
      "Enfants bénéficiaires de l'allocation d'éducation de l'enfant handicapé (AEEH) en décembre, pour 1 000 habitants de moins de 20 ans.",
    pieges: ["R14 : champ CAF seul (hors MSA). La Cnaf ne la publie pas à la commune."],
    definitions: CAF_TERRITOIRES.filter((s) => s !== "caf-communes").map((source) => ({
      forme: "rapport" as const,
      numerateur: { source, formule: "indben_aeeh" },
      denominateur: { source: "melodi-population", formule: "MEL_POP_Y_LT20", annee: "proche" as const },
      echelle: 1000,
      approche: "moins de 20 ans du recensement le plus proche",
    })),
  },
];
