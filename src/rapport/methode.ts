import { direOrganisme } from "../modele/organisme.ts";
import type { ListItem, RootContent } from "mdast";
import { finishPhrase } from "../constats/accords.ts";
import { THEMES, type Indicateur, type Theme } from "../modele/indicateur.ts";
import { nomOf, piegesOf } from "./mesure.ts";
import type { Lecture } from "./lecture.ts";

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
    {
      type: "list",
      ordered: false,
      spread: false,
      children: employes.filter((i) => i.theme === theme).map(itemOf),
    },
  ]);
}

const themesOf = (indicateurs: readonly Indicateur[]): readonly Theme[] => [
  ...new Set(indicateurs.map((i) => i.theme)),
];

function itemOf(indicateur: Indicateur): ListItem {
  const { code, libelle } = indicateur;
  const nom = nomOf(indicateur);
  const suite = [finishPhrase(indicateur.definition), ...piegesOf(indicateur)].join(" ");
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
