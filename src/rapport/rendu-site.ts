import type { Root, RootContent } from "mdast";
import { toHtml } from "hast-util-to-html";
import { toHast, type Handlers, type Raw } from "mdast-util-to-hast";
import { once } from "../modele/once.ts";
import type { PageSite, SectionSite } from "./page.ts";
import type { Rapport } from "./arbre.ts";
import { uniqueIds } from "./contexte.ts";
import { writeReference, type Reference } from "./citation.ts";
import { adresseClasseur, adresseFigure } from "./figures-fichiers.ts";
import { anchorOf, escapeHtml, renderFigureHtml } from "./figures/html.ts";
import type {
  NoeudAEcrire,
  NoeudChiffre,
  NoeudConstats,
  NoeudFigure,
  NoeudGrille,
  NoeudImage,
  NoeudInconnues,
  NoeudSecret,
  NoeudSources,
} from "./noeuds.ts";
import { renderSecret } from "./rendu-secret.ts";
import { renderTable } from "./rendu-tableau.ts";
import {
  renderChiffre,
  renderConstats,
  renderGrille,
  renderImage,
  renderInconnues,
  renderSources,
} from "./rendu-noeuds.ts";
import type { ChapitreResolu, Section } from "./resoudre.ts";
import { slugify } from "./slug.ts";

const raw = (value: string): Raw => ({ type: "raw", value });

/**
 * Le HTML des nœuds du rapport, pour une page. Lui seul entre tel quel dans la page : le HTML d'un chapitre n'y vient jamais.
 */
const handlersOf = (reference: Reference, page: string): Handlers => ({
  absFigure: (_, n: NoeudFigure) =>
    raw(renderFigureHtml(n.figure, { fiche: n.fiche, reprise: repriseOf(n, reference, page) })),
  absChiffre: (_, n: NoeudChiffre) => raw(renderChiffre(n)),
  absGrille: (_, n: NoeudGrille) => raw(renderGrille(n)),
  absConstats: (_, n: NoeudConstats) => raw(renderConstats(n)),
  absSources: (_, n: NoeudSources) => raw(renderSources(n)),
  absSecret: (_, n: NoeudSecret) => raw(renderSecret(n)),
  absInconnues: (_, n: NoeudInconnues) => raw(renderInconnues(n)),
  absImage: (_, n: NoeudImage) => raw(renderImage(n)),
  absAEcrire: (_, n: NoeudAEcrire) => raw(`<p class="a-venir">${escapeHtml(n.texte)}</p>`),
  table: renderTable,
  absAnalyse: (state, n: Extract<RootContent, { type: "absAnalyse" }>) => ({
    type: "element",
    tagName: "div",
    properties: { className: ["analyse"] },
    children: state.wrap(state.all({ type: "root", children: n.children }), true),
  }),
});

const repriseOf = (noeud: NoeudFigure, reference: Reference, page: string) => ({
  adresse: adresseFigure(reference.annee, page, noeud),
  classeur: adresseClasseur(reference.annee, page),
  citation: `${writeReference(reference)}, figure «\u00a0${noeud.figure.mesure}\u00a0», ${page}.html#${anchorOf(noeud.figure)}.`,
});

/** Une page par chapitre, dans l'ordre des fichiers. Le HTML attend qu'on le lise : le plan des pages s'en passe. */
export const renderSite = ({ chapitres, reference }: Rapport): readonly PageSite[] =>
  chapitres.map((c) => renderPage(c, reference));

function renderPage({ chemin, titre, groupe, sections }: ChapitreResolu, reference: Reference): PageSite {
  const unique = uniqueIds();
  const renderContenu = contenuRenderer(handlersOf(reference, chemin));
  const pleines = sections.filter((s) => s.titre !== null);
  const intro = once(() =>
    sections
      .filter((s) => s.titre === null)
      .map((s) => renderContenu(s.contenu))
      .join("\n"),
  );
  return {
    chemin,
    titre,
    groupe,
    get introHtml() {
      return intro();
    },
    sections: pleines.map((s) => renderSection(s, unique, renderContenu)),
  };
}

type RenderContenu = (contenu: readonly RootContent[]) => string;

function renderSection(
  { titre, contenu }: Section,
  unique: (base: string) => string,
  renderContenu: RenderContenu,
): SectionSite {
  const texte = titre ?? "";
  const html = once(() => renderContenu(contenu));
  return {
    id: unique(slugify(texte)),
    titre: texte,
    get html() {
      return html();
    },
  };
}

const contenuRenderer =
  (handlers: Handlers): RenderContenu =>
  (contenu) => {
    const racine: Root = { type: "root", children: [...contenu] };
    const notes = { footnoteLabel: "Notes", footnoteBackLabel: "Revenir au texte" };
    return toHtml(toHast(racine, { handlers, clobberPrefix: "note-", ...notes }), { allowDangerousHtml: true });
  };
