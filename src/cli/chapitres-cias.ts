/** Les chapitres de la démonstration qui décrivent des IRIS : un CIAS a des communes, et son propre chapitre (`data/rapport/cias`). */
export const SANS_CIAS: ReadonlySet<string> = new Set(["09-quartiers.md", "16-types-de-quartiers.md"]);

/** Ce qui n'a pas de sens pour un EPCI : ses IRIS sont ceux de ses communes, et rien ne cherche ses semblables. */
const DIRECTIVES_RETIREES =
  /^::(?:figure\{[^}\n]*(?:forme=iris-dates|maille=quartier)[^}\n]*\}|comparables(?:\{[^}\n]*\})?)\n\n?/gm;

/** Phrases écrites pour une commune, et ce qu'elles deviennent. Une espace y vaut aussi une fin de ligne. */
export const PHRASES: readonly (readonly [string, string])[] = [
  [
    "à l'unité pour une commune, au dixième au-dessus",
    "au dixième pour une intercommunalité, à l'unité pour une commune",
  ],
  ["la commune offre plus d'emplois", "l'intercommunalité offre plus d'emplois"],
  ["à l'échelle d'une commune : la CAF", "à l'échelle d'une intercommunalité : la CAF"],
  ["le dernier chiffre de la commune d'un côté", "le dernier chiffre de l'intercommunalité d'un côté"],
  [
    "Deux autres repères ne sont pas des lieux. La **strate** réunit les communes de la même classe de taille ; sa valeur est le rapport des sommes de toutes ces communes. Les **communes comparables** sont celles qui ressemblent le plus à la nôtre, par leur taille, leur densité, leurs revenus, leurs âges, leur logement et leur emploi ; le chiffre de leur groupe est aussi un rapport de sommes.",
    "Un autre repère n'est pas un lieu. La **strate** réunit les intercommunalités de la même classe de taille ; sa valeur est le\nrapport des sommes de toutes leurs communes. Quinze, trente et cinquante mille habitants sont des seuils de la loi (CGCT, L. 5210-1-1 et\nL. 5216-1) ; cent et trois cent mille sont des bornes choisies par cet outil, qui n'en a pas trouvé d'officielles.\n\nCe qui s'additionne est la somme des communes. Une médiane ou un taux publié ne s'additionne pas : il est celui que le producteur\ndonne à l'intercommunalité, ou il manque.",
  ],
  ["chaque indicateur pour la commune, et celle", "chaque indicateur pour l'intercommunalité, et celle"],
  [
    "- **CCAS** : centre communal d'action sociale ; **CIAS** s'il est intercommunal.",
    "- **CIAS** : centre intercommunal d'action sociale.",
  ],
  ["La commune en quatre chiffres", "L'intercommunalité en quatre chiffres"],
  ["Les besoins sociaux de notre commune", "Les besoins sociaux de notre intercommunalité"],
  ["Ce que la commune va faire", "Ce que l'intercommunalité va faire"],
  ["services de la ville", "services des communes"],
  ["la dernière valeur de la commune, «", "la dernière valeur de l'intercommunalité, «"],
  [
    "les IRIS et huit mesures au plus, chaque case à côté de la commune",
    "les communes et huit mesures au plus, chaque case à côté de l'intercommunalité",
  ],
];

const echapper = (texte: string): string => texte.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const motif = (phrase: string): RegExp => new RegExp(phrase.split(" ").map(echapper).join("\\s+"), "g");

/** Un chapitre de la démonstration, dit pour l'EPCI d'un CIAS : mêmes directives, moins celles que ses IRIS demandent. */
export const direPourCias = (texte: string): string =>
  PHRASES.reduce((t, [avant, apres]) => t.replace(motif(avant), apres), texte.replace(DIRECTIVES_RETIREES, ""))
    .replace(/(::figure\{[^}\n]*)forme=iris\b/g, "$1forme=communes")
    .replace(/(comparer="[^"\n]*?) ?\bcomparables\b/g, "$1")
    .replace(/comparer="epci /g, 'comparer="')
    .replace(/\bCCAS\b(?!-\d)/g, "CIAS");
