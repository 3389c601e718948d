import type { RootContent } from "mdast";
import type { Anomalie } from "../../modele/anomalie.ts";
import { parseMarkdown, type Chapitre } from "../chapitre.ts";
import { readEntete } from "../entete.ts";
import type { NoeudChiffre } from "../noeuds.ts";
import type { ChapitreResolu } from "../resoudre.ts";
import { FORMES, isForme, REGLES, type Forme } from "./forme.ts";
import { paragraphe } from "../paragraphe.ts";

/** Une forme courte telle qu'écrite dans `rapport/courts/`. */
export interface Court {
  readonly forme: Forme;
  readonly chapitre: Chapitre;
}

/** Une forme courte dont les directives sont résolues : ce que le PDF et Word écrivent. */
export interface CourtResolu {
  readonly forme: Forme;
  readonly chapitre: ChapitreResolu;
}

const NOM = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/** Le nom du document d'un modèle : `note-ca.md` donne `note-ca` ; null si ce n'en est pas un (`LISEZMOI.md`). */
export const nomCourt = (nomFichier: string): string | null => NOM.exec(nomFichier)?.[1] ?? null;

/**
 * Lit un modèle de forme courte : en-tête (`titre`, `forme`, `editions`), puis Markdown. Sans forme connue, il n'y a pas de
 * document, et l'anomalie est bloquante.
 */
export function parseCourt(
  nomFichier: string,
  fichier: string,
  texte: string,
): { readonly court: Court | null; readonly anomalies: readonly Anomalie[] } {
  const chemin = nomCourt(nomFichier);
  if (chemin === null) throw new RangeError(`short form file must be named nom.md, got ${nomFichier}`);
  const { entete, corps, anomalies } = readEntete(texte.replace(/^\uFEFF/, ""), fichier, chemin, FORMES);
  const { forme = "", titre, groupe, editions } = entete;
  if (!isForme(forme)) return { court: null, anomalies };
  const chapitre = { chemin, fichier, titre, groupe, editions, texte: corps, racine: parseMarkdown(corps) };
  const refusees = editions.filter((e) => !REGLES[forme].editions.includes(e));
  if (refusees.length > 0) anomalies.push(editionRefusee(fichier, forme, refusees));
  return { court: { forme, chapitre }, anomalies };
}

const editionRefusee = (fichier: string, forme: Forme, refusees: readonly string[]): Anomalie => ({
  gravite: "bloquante",
  code: "court-edition",
  fichier,
  ligne: 1,
  colonne: "editions",
  valeur: refusees.join(", "),
  message: `Une ${REGLES[forme].nom} n'est faite que pour l'édition ${REGLES[forme].editions.join(", ")}`,
  action: `Écrire « editions: [${REGLES[forme].editions.join(", ")}] » dans l'en-tête.`,
});

/** Ce qu'une forme courte garde d'un contenu : le texte de l'équipe sans son encadré, les constats et les chiffres à sa mesure. */
export function alleger(contenu: readonly RootContent[], forme: Forme): readonly RootContent[] {
  const { hasAppui, contexte } = REGLES[forme];
  const alleges = contenu.flatMap((n): readonly RootContent[] => {
    if (n.type === "absAnalyse") return alleger(n.children, forme);
    if (n.type === "absChiffre") return [raccourcir(n, contexte)];
    if (n.type === "absGrille") return [{ ...n, chiffres: n.chiffres.map((c) => raccourcir(c, contexte)) }];
    if (n.type === "absConstats" && !hasAppui)
      return [{ ...n, constats: n.constats.map((c) => ({ ...c, appui: "" })) }];
    if (n.type === "absInconnues" && n.raisons.length > RAISONS)
      return [{ ...n, raisons: n.raisons.slice(0, RAISONS) }, paragraphe(`Autres raisons, dites dans le rapport : ${n.raisons.length - RAISONS}.`)]; // prettier-ignore
    return [n];
  });
  return grouper(alleges);
}

/** Les premières lignes d'un chiffre clé ; ses comparateurs, s'il reste de la place après elles. */
const raccourcir = (n: NoeudChiffre, lignes: number): NoeudChiffre => ({
  ...n,
  contexte: n.contexte.slice(0, lignes),
  reperes: n.contexte.length < lignes ? n.reperes : undefined,
});

const RAISONS = 3; // plus n'entrent pas dans une diapositive

/** Des chiffres clés qui se suivent se lisent côte à côte. */
function grouper(contenu: readonly RootContent[]): readonly RootContent[] {
  const groupes: RootContent[] = [];
  for (const n of contenu) {
    const dernier = groupes.at(-1);
    if (n.type !== "absChiffre" || (dernier?.type !== "absChiffre" && dernier?.type !== "absGrille")) groupes.push(n);
    else {
      const deja = dernier.type === "absGrille" ? dernier.chiffres : [dernier];
      groupes.splice(-1, 1, { type: "absGrille", chiffres: [...deja, n], position: dernier.position });
    }
  }
  return groupes;
}
