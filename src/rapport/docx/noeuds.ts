import { finishPhrase } from "../../constats/accords.ts";
import type { NoeudChiffre, NoeudConstats, NoeudInconnues, NoeudSecret, NoeudSources } from "../noeuds.ts";
import { COLONNES_SOURCES, formatLignes, groupSources, INCONNUES_AUCUNE, MOTS_SENS, writeLibelles } from "../rendu-noeuds.ts"; // prettier-ignore
import { phrasesSecret, tableauSecret } from "../rendu-secret.ts";
import type { Atelier, Bloc, ParagraphChild } from "./contexte.ts";
import type { Style } from "./styles.ts";
import { writeTableau } from "./tableau.ts";

const paragraphe = ({ docx }: Atelier, texte: string, style?: Style, gras = ""): Bloc => {
  const children: ParagraphChild[] = [new docx.TextRun(texte)];
  if (gras !== "") children.unshift(new docx.TextRun({ text: gras, bold: true }));
  return new docx.Paragraph({ ...(style === undefined ? {} : { style }), children });
};

const legende = ({ docx }: Atelier, texte: string): Bloc => new docx.Paragraph({ style: "Caption", children: [new docx.TextRun(texte)] }); // prettier-ignore

/** Un chiffre clé : la valeur, ce qu'elle compte et quand, puis une ligne par élément de contexte. */
export const writeChiffre = (n: NoeudChiffre, atelier: Atelier): Bloc[] => [
  paragraphe(atelier, n.valeur, "Valeur"),
  paragraphe(atelier, `${n.libelle} (${n.date})`, "Libelle"),
  ...n.contexte.map((c) => paragraphe(atelier, c, "Contexte")),
];

/** Les constats, avec leur appui ; le mot dit le sens, jamais la couleur seule. */
export const writeConstats = ({ constats }: NoeudConstats, atelier: Atelier): Bloc[] =>
  constats.flatMap(({ phrase, appui, sens }) => {
    const mot = MOTS_SENS[sens];
    return [
      paragraphe(atelier, phrase, "Constat", mot === null ? "" : `${mot}\u00a0: `),
      paragraphe(atelier, finishPhrase(appui), "Appui"),
    ];
  });

export const writeInconnues = ({ raisons, max }: NoeudInconnues, atelier: Atelier): Bloc[] =>
  raisons.length === 0
    ? [paragraphe(atelier, INCONNUES_AUCUNE)]
    : raisons.map(({ raison, libelles }) =>
        paragraphe(
          atelier,
          `${writeLibelles(libelles, max)}.`,
          undefined,
          `${finishPhrase(raison).slice(0, -1)}\u00a0: `,
        ),
      );

/** Les fichiers lus : un tableau par source, empreintes entières. */
export const writeSources = ({ fichiers }: NoeudSources, atelier: Atelier): Bloc[] =>
  groupSources(fichiers).flatMap((groupe) => {
    const [premier] = groupe;
    if (!premier) return [];
    const { producteur, titre, licence } = premier;
    const colonnes = ["Fichier et empreinte", ...COLONNES_SOURCES].map((libelle, i) => ({ libelle, nombre: i > 0 }));
    const lignes = groupe.map((f) => [
      f.sha256 === "" ? f.fichier : `${f.fichier} (sha256 ${f.sha256})`,
      f.millesime,
      String(f.cog ?? "non précisée"),
      String(f.publie ?? "date inconnue"),
      formatLignes(f),
    ]);
    return [
      legende(atelier, `${producteur}, ${titre}${licence === "" ? "" : ` (${licence})`}`),
      writeTableau({ colonnes, lignes }, atelier),
    ];
  });

export function writeSecret(noeud: NoeudSecret, atelier: Atelier): Bloc[] {
  const phrases = phrasesSecret(noeud).map((p) => paragraphe(atelier, p));
  if (noeud.bilan === null) return phrases;
  const tableau = tableauSecret(noeud.bilan);
  return [...phrases, legende(atelier, tableau.titre), writeTableau(tableau, atelier)];
}
