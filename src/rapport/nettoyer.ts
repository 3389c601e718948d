import type { Nodes, Paragraph, Parents, Root, Text } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { SKIP, visit } from "unist-util-visit";
import type { Contexte } from "./contexte.ts";
import { cheminOf } from "./chapitre.ts";
import { removeCommentaires } from "./commentaires.ts";
import { isSeules, resolveImages, signaleMalPlacee } from "./images.ts";

const LIEN_PERMIS = /^(?:https?:\/\/|mailto:|tel:|#|[a-z0-9-]+\.html(?:#|$)|donnees\/)/i;

/**
 * Rend le Markdown de l'équipe sûr : commentaires retirés, HTML rendu comme du texte, images du projet seulement et sans
 * métadonnées, liens étranges refusés.
 * Tout ce qui change est signalé, sauf les commentaires : ils sont faits pour l'équipe.
 */
export function cleanMarkdown(racine: Root, contexte: Contexte): void {
  visit(racine, (n: Nodes, index, parent: Parents | undefined) => {
    if (n.type === "link" || n.type === "definition") n.url = checkLien(n.url, n, contexte);
    if (!parent || index === undefined) return undefined;
    if (n.type === "html") {
      const texte = removeCommentaires(n.value);
      if (texte === "" && parent.type === "containerDirective") keepConsigne(parent, n.value);
      if (texte !== "") signaleHtml(n, contexte);
      const suite = texte === "" ? [] : [texteOf(texte, parent)];
      parent.children.splice(index, 1, ...suite);
      return [SKIP, index + suite.length];
    }
    if (n.type === "paragraph" && isSeules(n)) {
      const images = resolveImages(n, contexte);
      parent.children.splice(index, 1, ...images);
      return [SKIP, index + images.length];
    }
    if (n.type === "image" || n.type === "imageReference") {
      signaleMalPlacee(n, contexte);
      parent.children.splice(index, 1, { type: "text", value: n.alt ?? "" });
      return [SKIP, index + 1];
    }
    return undefined;
  });
}

/** Le commentaire d'un bloc de l'équipe dit ce qu'il faut y écrire : l'édition de la direction le montre tant que le bloc est vide. */
function keepConsigne(bloc: ContainerDirective, commentaire: string): void {
  const consigne = commentaire
    .replace(/<!--|-->/g, "")
    .replace(/\s+/g, " ")
    .trim();
  bloc.data = { ...bloc.data, consigne };
}

// Un bloc de HTML devient un paragraphe, un morceau de HTML reste dans sa phrase.
function texteOf(value: string, parent: Parents): Text | Paragraph {
  const texte: Text = { type: "text", value };
  return parent.type === "paragraph" ? texte : { type: "paragraph", children: [texte] };
}

/** `07-revenus.md` devient `revenus.html` ; une adresse d'un genre inattendu devient `#`. */
function checkLien(url: string, noeud: Nodes, contexte: Contexte): string {
  const [, fichier, ancre = ""] = /^(?:\.\/)?([^/#]+\.md)(#.*)?$/.exec(url) ?? [];
  const chemin = fichier === undefined ? null : cheminOf(fichier);
  if (chemin !== null) return `${chemin}.html${ancre}`;
  if (LIEN_PERMIS.test(url)) return url;
  contexte.signale({
    gravite: "bloquante",
    code: "lien-refuse",
    noeud,
    valeur: url,
    message: "Lien refusé",
    action: "Écrire une adresse https://, un chapitre (07-revenus.md) ou une ancre (#…).",
  });
  return "#";
}

function signaleHtml(noeud: Nodes, contexte: Contexte): void {
  contexte.signale({
    gravite: "avertissement",
    code: "html-refuse",
    noeud,
    message: "Le HTML n'est pas repris dans le rapport",
    action: "L'écrire en Markdown.",
  });
}
