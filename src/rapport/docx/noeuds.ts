import { finishPhrase } from "../../constats/accords.ts";
import type { NoeudChiffre, NoeudConstats, NoeudInconnues, NoeudSecret, NoeudSources } from "../noeuds.ts";
import * as textes from "../textes-noeuds.ts";
import type { Atelier, Bloc, ParagraphChild } from "./contexte.ts";
import { COULEURS_MOTS, type Style } from "./styles.ts";
import { writeTableau } from "./tableau.ts";

const paragraphe = ({ docx }: Atelier, texte: string, style?: Style, gras = "", color?: string): Bloc => {
  const children: ParagraphChild[] = [new docx.TextRun(texte)];
  if (gras !== "") children.unshift(new docx.TextRun({ text: gras, bold: true, ...(color && { color }) }));
  return new docx.Paragraph({ ...(style === undefined ? {} : { style }), children });
};

const legende = ({ docx }: Atelier, texte: string): Bloc => new docx.Paragraph({ style: "Caption", children: [new docx.TextRun(texte)] }); // prettier-ignore

/** Un chiffre clé : la valeur, ce qu'elle compte et quand, puis une ligne par élément de contexte. */
export const writeChiffre = (n: NoeudChiffre, atelier: Atelier): Bloc[] => [
  paragraphe(atelier, n.valeur, "Valeur"),
  paragraphe(atelier, `${n.libelle} (${n.date})`, "Libelle"),
  ...[...n.contexte, ...textes.writeReperes(n)].map((c) => paragraphe(atelier, c, "Contexte")),
];

/** Les constats, avec leur appui ; le mot dit le sens, jamais la couleur seule. */
export const writeConstats = ({ constats }: NoeudConstats, atelier: Atelier): Bloc[] =>
  constats.flatMap((constat) => {
    const mot = textes.motSens(constat);
    return [
      mot === null
        ? paragraphe(atelier, constat.phrase, "Constat")
        : paragraphe(atelier, constat.phrase, "Constat", `${mot}\u00a0: `, COULEURS_MOTS[mot]),
      ...(constat.appui === "" ? [] : [paragraphe(atelier, finishPhrase(constat.appui), "Appui")]),
    ];
  });

export const writeInconnues = ({ raisons, max }: NoeudInconnues, atelier: Atelier): Bloc[] =>
  raisons.length === 0
    ? [paragraphe(atelier, textes.RIEN_INCONNU)]
    : raisons.map((r) => {
        const { raison, libelles } = textes.writeInconnue(r, max);
        return paragraphe(atelier, `${libelles}.`, undefined, `${raison}\u00a0: `);
      });

/** Les fichiers lus : un tableau par source. */
export const writeSources = ({ fichiers }: NoeudSources, atelier: Atelier): Bloc[] =>
  textes.groupSources(fichiers).flatMap((groupe) => {
    const [premier] = groupe;
    if (!premier) return [];
    const colonnes = textes.COLONNES_FICHIERS.map((libelle, i) => ({ libelle, nombre: i > 0 }));
    const nom = (f: (typeof groupe)[number]): string =>
      [f.fichier, textes.writeEmpreinte(f)].filter(Boolean).join(", ");
    return [
      paragraphe(atelier, textes.writeProducteur(premier)),
      ...(premier.verifiee === "non" ? [paragraphe(atelier, "", undefined, textes.NON_VERIFIEE)] : []),
      legende(atelier, textes.legendeFichiers(premier)),
      writeTableau({ colonnes, lignes: groupe.map((f) => [nom(f), ...textes.casesFichier(f)]) }, atelier),
    ];
  });

export function writeSecret(noeud: NoeudSecret, atelier: Atelier): Bloc[] {
  const phrases = textes.writeSecret(noeud).map((p) => paragraphe(atelier, p));
  if (noeud.bilan === null) return phrases;
  const tableau = textes.tableauSecret(noeud.bilan);
  return [...phrases, legende(atelier, tableau.titre), writeTableau(tableau, atelier)];
}
