import { direOrganisme } from "../modele/organisme.ts";
import type { ListItem, RootContent } from "mdast";
import { finishPhrase } from "../constats/accords.ts";
import { THEMES, type Indicateur, type Theme } from "../modele/indicateur.ts";
import { nomOf, piegesOf } from "./mesure.ts";
import type { Lecture } from "./lecture.ts";
import { paragraphe } from "./paragraphe.ts";

/** Les définitions des indicateurs qui ont une réponse pour la commune, par thème. */
export function methodeOf(lecture: Lecture): readonly RootContent[] {
  const { niveau, code } = lecture.perimetre.commune;
  const employes = lecture.indicateurs().filter((i) => lecture.serie(i.code, niveau, code).length > 0);
  return themesOf(employes).flatMap((theme): RootContent[] => [
    {
      type: "heading",
      depth: 3,
      children: [{ type: "text", value: direOrganisme(THEMES[theme], lecture.perimetre.commune.niveau) }],
    },
    ...definirTheme(employes.filter((i) => i.theme === theme)),
  ]);
}

/** À partir de combien d'indicateurs d'un thème une précaution se dit une fois pour eux, au lieu d'une fois par indicateur. */
const COMMUNE = 4;

function definirTheme(indicateurs: readonly Indicateur[]): readonly RootContent[] {
  const concernes = new Map<string, string[]>();
  for (const i of indicateurs)
    for (const piege of piegesOf(i)) concernes.set(piege, [...(concernes.get(piege) ?? []), i.code]);
  const communs = [...concernes].filter(([, codes]) => codes.length >= COMMUNE);
  const groupes = [...new Set(communs.map(([, codes]) => codes.join(", ")))];
  const dits = new Set(communs.map(([piege]) => piege));
  return [
    ...groupes.map((codes) => {
      const pieges = communs.flatMap(([piege, siens]) => (siens.join(", ") === codes ? [piege] : []));
      return paragraphe(`À savoir pour ${codes} : ${pieges.join(" ")}`);
    }),
    { type: "list", ordered: false, spread: false, children: indicateurs.map((i) => itemOf(i, dits)) },
  ];
}

const themesOf = (indicateurs: readonly Indicateur[]): readonly Theme[] => [
  ...new Set(indicateurs.map((i) => i.theme)),
];

function itemOf(indicateur: Indicateur, dits: ReadonlySet<string>): ListItem {
  const { code, libelle } = indicateur;
  const nom = nomOf(indicateur);
  const suite = [finishPhrase(indicateur.definition), ...piegesOf(indicateur).filter((p) => !dits.has(p))].join(" ");
  return {
    type: "listItem",
    spread: false,
    children: [
      {
        type: "paragraph",
        children: [
          { type: "strong", children: [{ type: "text", value: nom }] },
          { type: "text", value: ` (${code}${nom === libelle ? "" : `, « ${libelle} » au catalogue`}). ${suite}` },
        ],
      },
    ],
  };
}
