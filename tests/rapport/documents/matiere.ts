import { buildArbre } from "../../../src/rapport/arbre.ts";
import type { Lecture } from "../../../src/rapport/lecture.ts";
import type { Matiere } from "../../../src/rapport/matiere.ts";
import { listResultats } from "../../../src/rapport/donnees/resultats.ts";
import { chapitre } from "../chapitres.ts";
import { AGREGATS, lectureFactice, type Reglages } from "../lecture-factice.ts";

/** Un chapitre qui emploie tout ce que Markdown et les directives savent faire. */
export const TEXTE = `
Un avant-propos **à reprendre**, en *italique*, ~~barré~~, \`code\`, avec [un lien](https://www.insee.fr) et
[un chapitre](07-essai.md)[^note].

[^note]: Une note de bas de page.

::chiffre{indicateur=REV-02}

## Pauvreté

- une puce
  1. un rang
  2. un autre

> Une citation.

| Public | Places |
|---|---:|
| Aînés | 12 |

### Détail

::figure{indicateur=REV-02 forme=courbe}

::figure{indicateur=REV-02 forme=points}

::activite{variable=passages_par_motif}

:::analyse
Texte de l'équipe.
:::

## À surveiller

::constats{theme=revenus max=2}

---

::sources

::secret
`;

/** Ce dont se font les documents d'un rapport d'essai. */
export function matiereDe(reglages: Reglages = {}, texte = TEXTE): Matiere {
  const lecture: Lecture = lectureFactice({ edition: "public", ...reglages });
  const rapport = buildArbre(lecture, "rapport", [{ nom: "07-essai.md", texte: chapitre(texte) }]);
  return { lecture, rapport, resultats: listResultats(lecture), agregats: AGREGATS, passees: [] };
}
