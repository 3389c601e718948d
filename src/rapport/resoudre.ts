import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";
import type { Heading, Paragraph, Root, RootContent } from "mdast";
import type { Node } from "unist";
import { visit } from "unist-util-visit";
import { finishPhrase } from "../constats/accords.ts";
import type { Constat } from "../constats/constat.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Chapitre } from "./chapitre.ts";
import { anomalieOf, uniqueIds, type Contexte, type Manque } from "./contexte.ts";
import { BLOCS } from "./directives/blocs.ts";
import type { Lecture } from "./lecture.ts";
import type { NoeudAEcrire } from "./noeuds.ts";
import { cleanMarkdown } from "./nettoyer.ts";
import { readParametres } from "./parametres.ts";
import { resolvePhrases } from "./phrases-resolues.ts";

/** Une section résolue : tout ce qui suit un titre de niveau 2. L'introduction n'a pas de titre. */
export interface Section {
  readonly titre: string | null;
  readonly contenu: readonly RootContent[];
}

export interface ChapitreResolu extends Pick<Chapitre, "chemin" | "fichier" | "titre" | "groupe"> {
  readonly sections: readonly Section[];
  readonly manques: readonly Manque[];
  /** Faux : toutes les données facultatives du chapitre manquent et l'équipe n'y a rien écrit ; il n'est pas publié. */
  readonly isPublie: boolean;
  readonly anomalies: readonly Anomalie[];
}

/** Les directives de données d'une section : combien sont demandées, combien sont omises faute de valeur. */
interface Compte {
  demandees: number;
  omises: number;
}

const isToutOmis = ({ demandees, omises }: Compte): boolean => omises > 0 && omises === demandees;

/** Résout les directives d'un chapitre. Une section dont toutes les données sont omises l'est avec son texte. */
export function resolveChapitre(chapitre: Chapitre, lecture: Lecture, constats: () => readonly Constat[]): ChapitreResolu {
  const manques: Manque[] = [];
  const anomalies: Anomalie[] = [];
  const idFigure = uniqueIds();
  const total: Compte = { demandees: 0, omises: 0 };
  let hasTexteEquipe = false;
  const sections: Section[] = [];
  for (const brute of splitSections(chapitre.racine.children)) {
    const locales: Anomalie[] = [];
    const signale: Contexte["signale"] = (s) => locales.push(anomalieOf(chapitre.fichier, s));
    const contexte: Contexte = { lecture, fichier: chapitre.fichier, constats, idFigure, signale };
    const compte: Compte = { demandees: 0, omises: 0 };
    cleanMarkdown(brute.contenu, contexte);
    const contenu = resolveBlocs(brute.contenu.children, contexte, manques, compte);
    total.demandees += compte.demandees;
    total.omises += compte.omises;
    const hasAnalyse = contenu.some((n) => n.type === "absAnalyse");
    hasTexteEquipe ||= hasAnalyse;
    if (brute.titre && isToutOmis(compte) && !hasAnalyse) continue;
    const titre = brute.titre ? [brute.titre] : [];
    if (brute.titre?.depth === 1) signaleTitre(brute.titre, contexte);
    resolvePhrases([...titre, ...contenu], contexte, chapitre.texte);
    checkOrphelines(contenu, contexte);
    // Un titre seul, dont l'équipe n'a pas encore écrit le texte, ne se publie pas.
    if (!brute.titre || contenu.length > 0) sections.push({ titre: brute.titre ? toString(brute.titre) : null, contenu });
    anomalies.push(...locales);
  }
  const { chemin, fichier, titre, groupe } = chapitre;
  const isPublie = hasTexteEquipe || !isToutOmis(total);
  return { chemin, fichier, titre, groupe, sections, manques, isPublie, anomalies };
}

interface Brute {
  readonly titre: Heading | null;
  readonly contenu: Root;
}

function splitSections(noeuds: readonly RootContent[]): Brute[] {
  const sections: Brute[] = [{ titre: null, contenu: { type: "root", children: [] } }];
  for (const n of noeuds) {
    if (n.type === "heading" && n.depth <= 2) sections.push({ titre: n, contenu: { type: "root", children: [] } });
    else sections.at(-1)?.contenu.children.push(n);
  }
  return sections;
}

function resolveBlocs(noeuds: readonly RootContent[], contexte: Contexte, manques: Manque[], compte: Compte): RootContent[] {
  return noeuds.flatMap((n): RootContent[] => {
    if (n.type === "leafDirective") return resolveBloc(n, contexte, manques, compte);
    if (n.type === "containerDirective") return resolveConteneur(n, contexte, manques, compte);
    return [n];
  });
}

function resolveBloc(noeud: LeafDirective, contexte: Contexte, manques: Manque[], compte: Compte): RootContent[] {
  const bloc = Object.hasOwn(BLOCS, noeud.name) ? BLOCS[noeud.name] : undefined;
  if (!bloc) {
    signaleInconnue(noeud, contexte, `Directives de bloc : ${Object.keys(BLOCS).join(", ")}.`);
    return [aCorriger(noeud, contexte)];
  }
  const parametres = readParametres(noeud, bloc.parametres, contexte);
  const reponse = bloc.resolve(parametres, contexte, noeud);
  if (bloc.isDonnee) compte.demandees += 1;
  if ("contenu" in reponse) {
    if (reponse.contenu.length === 0) return [aCorriger(noeud, contexte)];
    return reponse.contenu.map((n) => ({ ...n, position: noeud.position }));
  }
  const { manque } = reponse;
  manques.push(manque);
  if (parametres["si-disponible"] !== undefined) {
    if (bloc.isDonnee) compte.omises += 1;
    return [];
  }
  contexte.signale({
    gravite: "avertissement",
    code: "donnee-absente",
    noeud,
    message: `La directive « ${noeud.name} » n'a rien à montrer : ${manque.libelle} (${manque.raison})`,
    action: "Charger un fichier qui contient cette donnée, ou ajouter « si-disponible » pour l'omettre.",
  });
  return [paragraphe(finishPhrase(`${manque.libelle} : ${manque.raison}`))];
}

function resolveConteneur(noeud: ContainerDirective, contexte: Contexte, manques: Manque[], compte: Compte): RootContent[] {
  if (noeud.name !== "analyse") {
    signaleInconnue(noeud, contexte, "Seul conteneur : « :::analyse … ::: ».");
    return resolveBlocs(noeud.children, contexte, manques, compte);
  }
  readParametres(noeud, [], contexte);
  const children = resolveBlocs(noeud.children, contexte, manques, compte);
  if (children.length > 0) return [{ type: "absAnalyse", children, position: noeud.position }];
  // Un emplacement que l'équipe n'a pas encore rempli : la direction le voit, les autres éditions n'en savent rien.
  if (contexte.lecture.edition !== "direction") return [];
  const texte = `Ce que cela veut dire ici : analyse de l'équipe à écrire (${ligneOf(contexte, noeud)}).`;
  return [{ type: "absAEcrire", texte }];
}

const ligneOf = ({ fichier }: Contexte, { position }: Node): string => `${fichier}, ligne ${position?.start.line ?? 1}`;

// L'anomalie arrête la publication ; si la page se lit quand même, elle ne montre pas un trou.
const aCorriger = (noeud: Node, contexte: Contexte): NoeudAEcrire => ({
  type: "absAEcrire",
  texte: `Élément à corriger : ${ligneOf(contexte, noeud)}.`,
});

const paragraphe = (texte: string): Paragraph => ({ type: "paragraph", children: [{ type: "text", value: texte }] });

function signaleInconnue(noeud: LeafDirective | ContainerDirective, contexte: Contexte, action: string): void {
  contexte.signale({ gravite: "bloquante", code: "directive-inconnue", noeud, valeur: noeud.name, message: "Directive inconnue", action });
}

function signaleTitre(noeud: Heading, contexte: Contexte): void {
  contexte.signale({
    gravite: "avertissement",
    code: "titre-de-niveau-1",
    noeud,
    message: "Un titre de niveau 1 est déjà fait avec le titre de l'en-tête",
    action: "Écrire ce titre avec ## au lieu de #.",
  });
}

/** Une directive de bloc dans une liste ou une citation n'a pas été résolue : le dire plutôt que laisser un trou. */
function checkOrphelines(noeuds: readonly RootContent[], contexte: Contexte): void {
  for (const n of noeuds)
    visit(n, ["leafDirective", "containerDirective"], (d) => {
      contexte.signale({
        gravite: "bloquante",
        code: "directive-mal-placee",
        noeud: d,
        message: "Une directive de bloc ne peut être dans une liste, une citation ou un tableau",
        action: "La mettre seule sur sa ligne, sans retrait.",
      });
    });
}
