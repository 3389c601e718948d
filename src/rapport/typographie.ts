import type { Nodes, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { Figure } from "../modele/figure.ts";
import type { NoeudChiffre } from "./noeuds.ts";

const FINE = "\u202f";
const INSECABLE = "\u00a0";

const MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
/** Ce qui ne quitte pas le nombre qui le compte : « 6 mois », « 30 novembre ». */
const COMPTES = new RegExp(String.raw`(\d|\b1er) (?=(?:${MOIS}|mois|ans?|jours?)(?!\p{L}))`, "gu");

/**
 * Les espaces que le clavier ne donne pas : insécable dans les guillemets et devant le deux-points, fine devant les
 * autres signes doubles, le pour cent et les tranches de trois chiffres d'un nombre ; insécable entre un nombre et ce qu'il compte, entre la lettre
 * d'un article et son numéro (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 */
export const typographier = (texte: string): string =>
  texte
    .replace(/« /g, `«${INSECABLE}`)
    .replace(/ »/g, `${INSECABLE}»`)
    .replace(/ :(?=\s|$)/g, `${INSECABLE}:`)
    .replace(/ ([;!?%‰€])/g, `${FINE}$1`)
    .replace(/(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))/g, `$1${FINE}`)
    .replace(COMPTES, `$1${INSECABLE}`)
    .replace(/\b([LRD])\. (?=\d)/g, `$1.${INSECABLE}`);

/** Applique la typographie à tout ce qui sera lu, sauf le code et les dessins. Rend de nouveaux nœuds. */
export function typographierNoeuds(noeuds: readonly RootContent[]): readonly RootContent[] {
  return noeuds.map((noeud) => {
    if (noeud.type === "absFigure") return { ...noeud, figure: typographierFigure(noeud.figure) };
    if (noeud.type === "absChiffre") return typographierChiffre(noeud);
    if (noeud.type === "absGrille") return { ...noeud, chiffres: noeud.chiffres.map(typographierChiffre) };
    if (noeud.type === "absAnalyse") return { ...noeud, children: [...typographierNoeuds(noeud.children)] };
    if (noeud.type === "absConstats") {
      const constats = noeud.constats.map((c) => ({
        ...c,
        phrase: typographier(c.phrase),
        appui: typographier(c.appui),
      }));
      return { ...noeud, constats };
    }
    visit(noeud, (n: Nodes) => {
      if (n.type === "code" || n.type === "inlineCode") return SKIP;
      if (n.type === "text") n.value = typographier(n.value);
      return undefined;
    });
    return noeud;
  });
}

function typographierFigure(figure: Figure): Figure {
  const { id, tableau, titre, mesure, source, lecture, alternative, notes } = figure;
  return {
    id,
    tableau,
    // Sans les lire : un dessin n'est fait qu'à sa place dans la page.
    get svg() {
      return figure.svg;
    },
    get svgEtroit() {
      return figure.svgEtroit;
    },
    titre: typographier(titre),
    mesure: typographier(mesure),
    source: typographier(source),
    lecture: typographier(lecture),
    alternative: typographier(alternative),
    notes: notes.map(typographier),
  };
}

const typographierChiffre = (n: NoeudChiffre): NoeudChiffre => ({
  ...n,
  libelle: typographier(n.libelle),
  date: typographier(n.date),
  contexte: n.contexte.map(typographier),
  reperes: n.reperes && {
    annonce: n.reperes.annonce && typographier(n.reperes.annonce),
    valeurs: n.reperes.valeurs.map(({ nom, valeur }) => ({ nom: typographier(nom), valeur: typographier(valeur) })),
  },
});
