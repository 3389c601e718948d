import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { RootContent } from "mdast";
import type { Node } from "unist";
import { visit } from "unist-util-visit";
import { finishPhrase } from "../constats/accords.ts";
import type { Contexte, Manque } from "./contexte.ts";
import { RAISON_SECRET } from "./directives/bloc.ts";
import { BLOCS } from "./directives/blocs.ts";
import type { NoeudAEcrire } from "./noeuds.ts";
import { readParametres } from "./parametres.ts";
import { paragraphe } from "./paragraphe.ts";

/** Les directives d'une section : celles qui demandent une donnée ou l'omettent, celles qui ont à dire ou non. */
export interface Compte {
  demandees: number;
  omises: number;
  parlantes: number;
  muettes: number;
}

export const emptyCompte = (): Compte => ({ demandees: 0, omises: 0, parlantes: 0, muettes: 0 });

/** Rien à montrer : toutes les données sont omises, ou la seule directive n'a rien à dire. */
export const isToutOmis = ({ demandees, omises, parlantes, muettes }: Compte): boolean =>
  omises === demandees && (omises > 0 || (muettes > 0 && parlantes === 0));

/** Remplace les directives de bloc par leurs nœuds ; ce qui est omis ou manque est compté et noté. */
export function resolveBlocs(
  noeuds: readonly RootContent[],
  contexte: Contexte,
  manques: Manque[],
  compte: Compte,
): RootContent[] {
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
  const isMuette = "manque" in reponse && reponse.manque === null;
  if (bloc.isDonnee) compte.demandees += 1;
  if (isMuette) compte.muettes += 1;
  else if ("contenu" in reponse) compte.parlantes += 1;
  if ("contenu" in reponse) {
    if (reponse.contenu.length === 0) return [aCorriger(noeud, contexte)];
    return reponse.contenu.map((n) => ({ ...n, position: noeud.position }));
  }
  const { manque } = reponse;
  if (manque) manques.push(manque);
  if (!manque || parametres["si-disponible"] !== undefined) {
    if (bloc.isDonnee) compte.omises += 1;
    return [];
  }
  contexte.signale({
    gravite: "avertissement",
    code: "donnee-absente",
    noeud,
    message: `La directive « ${noeud.name} » n'a rien à montrer : ${manque.libelle} (${manque.raison})`,
    action:
      manque.raison === RAISON_SECRET
        ? "Le secret ne se lève pas : choisir une figure plus large (une année, un territoire, des catégories réunies), ou ajouter « si-disponible » pour l'omettre."
        : "Charger un fichier qui contient cette donnée, ou ajouter « si-disponible » pour l'omettre.",
  });
  return [paragraphe(finishPhrase(`${manque.libelle} : ${manque.raison}`))];
}

function resolveConteneur(
  noeud: ContainerDirective,
  contexte: Contexte,
  manques: Manque[],
  compte: Compte,
): RootContent[] {
  if (noeud.name !== "analyse") {
    signaleInconnue(noeud, contexte, "Seul conteneur : « :::analyse … ::: ».");
    return resolveBlocs(noeud.children, contexte, manques, compte);
  }
  readParametres(noeud, [], contexte);
  const children = resolveBlocs(noeud.children, contexte, manques, compte);
  if (children.length > 0) return [{ type: "absAnalyse", children, position: noeud.position }];
  // Un emplacement que l'équipe n'a pas encore rempli : la direction le voit, les autres éditions n'en savent rien.
  if (contexte.lecture.edition !== "direction") return [];
  const { consigne } = noeud.data ?? {};
  const texte = `Emplacement vide : analyse de l'équipe à écrire (${ligneOf(contexte, noeud)}).${consigne === undefined ? "" : ` ${consigne}`}`;
  return [{ type: "absAEcrire", texte }];
}

const ligneOf = ({ fichier }: Contexte, { position }: Node): string => `${fichier}, ligne ${position?.start.line ?? 1}`;

// L'anomalie arrête la publication ; si la page se lit quand même, elle ne montre pas un trou.
const aCorriger = (noeud: Node, contexte: Contexte): NoeudAEcrire => ({
  type: "absAEcrire",
  texte: `Élément à corriger : ${ligneOf(contexte, noeud)}.`,
});

function signaleInconnue(noeud: LeafDirective | ContainerDirective, contexte: Contexte, action: string): void {
  contexte.signale({
    gravite: "bloquante",
    code: "directive-inconnue",
    noeud,
    valeur: noeud.name,
    message: "Directive inconnue",
    action,
  });
}

/** Une directive de bloc dans une liste ou une citation n'a pas été résolue : le dire plutôt que laisser un trou. */
export function checkOrphelines(noeuds: readonly RootContent[], contexte: Contexte): void {
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
