import { origineDe, quantitesDe, type Indicateur } from "../modele/indicateur.ts";
import { convient } from "../modele/portee.ts";

/** Ce que le secret statistique retire d'une source, et qui l'applique. */
interface RegleSecret {
  /** Identifiants de sources, ou débuts (`caf-*`), déclarées ou attendues. Les premières règles l'emportent. */
  readonly sources: readonly string[];
  readonly regle: string;
}

const REGLES: readonly RegleSecret[] = [
  {
    sources: ["ccas-*"],
    regle:
      "Données du CCAS : rien sous 11 foyers ou personnes dans l'édition publique, sous 5 au comité de pilotage ; un taux suit son numérateur et son complément.",
  },
  {
    sources: ["filosofi-*", "melodi-filosofi*", "qpv-filosofi*", "qpv-revenus"],
    regle:
      "Secret fiscal appliqué par l'Insee : une case masquée (« s », ou vide avant 2020) reste masquée, et ne se recompose pas.",
  },
  {
    sources: ["caf-iris"],
    regle: "Appliqué par la CAF : un IRIS est diffusé à partir de 100 allocataires, une case de moins de 5 est vide.",
  },
  {
    sources: ["caf-*"],
    regle: "Appliqué par la CAF : à la commune, les effectifs sont arrondis au multiple de 5 le plus proche.",
  },
  {
    sources: ["dares-*"],
    regle: "Appliqué par la Dares : à la commune, les effectifs sont arrondis au multiple de 5.",
  },
  {
    sources: ["lovac-*"],
    regle: "Appliqué par le producteur : un effectif de moins de 11 logements n'est pas diffusé.",
  },
  { sources: ["qpv-population"], regle: "Appliqué par l'Insee : une case vide est une valeur non diffusée." },
  {
    sources: ["rp-*", "melodi-population*", "melodi-familles*", "melodi-menages", "melodi-logement", "melodi-emploi"],
    regle:
      "Recensement : l'Insee le diffuse sans masquer de case jusqu'à l'IRIS ; nationalité et pays de naissance ne se croisent pas sous 5 000 habitants.",
  },
  {
    sources: [
      "melodi-bpe",
      "melodi-etat-civil",
      "melodi-populations-reference",
      "rpls-*",
      "edu-*",
      "carte-*",
      "ademe-*",
      "finess-*",
      "ofgl-*",
    ],
    regle: "Aucun : la source ne porte sur aucune personne, ou la loi la rend publique.",
  },
  {
    sources: ["reponse-*", "releve-*"],
    regle:
      "Celui de qui remplit le tableau ; une case de moins de 11 personnes ou foyers qu'il aurait laissée est masquée en entrant, comme celle qui la laisserait deviner : part dont le reste est petit, médiane d'un compte masqué, IRIS voisin.",
  },
  { sources: ["drees-apl"], regle: "Aucun : c'est un indice de territoire." },
];

/** Les règles de secret d'un indicateur, chacune une fois ; aucune ne manque (tests/indicateurs/catalogue.test.ts). */
export function secretsDe(indicateur: Indicateur): readonly string[] {
  const origine = origineDe(indicateur);
  const sources = [
    ...indicateur.definitions.flatMap(quantitesDe).map((q) => q.source),
    ...(origine ? [origine.source] : []),
  ];
  return [
    ...new Set(sources.flatMap((s) => REGLES.find((r) => r.sources.some((motif) => convient(motif, s)))?.regle ?? [])),
  ];
}
