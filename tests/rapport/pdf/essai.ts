import { buildDocument } from "../../../src/rapport/pdf/construire.ts";
import type { CouverturePdf, DocumentPdf } from "../../../src/rapport/pdf/document.ts";
import { arbreOf } from "../chapitres.ts";

export const COUVERTURE: CouverturePdf = {
  edition: "public",
  commune: "Ville-Témoin",
  organisme: "CCAS de Ville-Témoin",
  annee: 2026,
  fictif: true,
  nomEdition: "Édition publique",
  diffusion: "destinée à tous les lecteurs.",
  presentation: null,
  couleur: "#0a6b62",
  logo: null,
};

/** Le document d'un chapitre d'essai (07-essai.md). */
export const documentOf = (corps: string, couverture: Partial<CouverturePdf> = {}): DocumentPdf =>
  buildDocument(arbreOf(corps, { edition: couverture.edition ?? "public" }), { ...COUVERTURE, ...couverture });

/** Tout ce qu'un chapitre sait montrer, une fois. */
export const TOUT = `
::chapeau{indicateur=REV-02}

::essentiel{indicateurs="DEM-01 DEM-09 FAM-02 REV-01 REV-02"}

## Pauvreté

En :millesime[REV-02], :valeur[REV-02] des habitants sont pauvres[^1] : **gras**, *italique*, ~~barré~~, \`code\`,
[adresse](https://www.insee.fr/), [chapitre](07-essai.md#a-surveiller), [fiche](fiches.html#rev-02).

[^1]: Une note, avec *son* italique.

::chiffre{indicateur=REV-02}

::figure{indicateur=REV-02 forme=courbe}

::figure{indicateur=REV-02 forme=points}

::activite{variable=passages_par_motif}

### Un détail

1. premier
2. second
   - dedans

> Une citation.

| Nom | Nombre |
|-----|-------:|
| a   | 1      |

---

:::analyse
Texte de l'équipe.
:::

## À surveiller

::constats{theme=revenus max=3}

## Méthode

::secret

::inconnues

::methode

::sources
`;
