import { toString } from "mdast-util-to-string";
import type { Heading, Root, RootContent } from "mdast";
import type { Anomalie } from "../modele/anomalie.ts";
import { checkOrphelines, emptyCompte, isToutOmis, resolveBlocs } from "./blocs-resolus.ts";
import type { Chapitre } from "./chapitre.ts";
import { anomalieOf, uniqueIds, type Affirme, type Contexte, type LireImage, type Manque } from "./contexte.ts";
import { SANS_IMAGES } from "./images.ts";
import type { Lecture } from "./lecture.ts";
import { cleanMarkdown } from "./nettoyer.ts";
import { resolvePhrases } from "./phrases-resolues.ts";
import { typographier, typographierNoeuds } from "./typographie.ts";

/** Une section résolue : tout ce qui suit un titre de niveau 2. L'introduction n'a pas de titre. */
export interface Section {
  readonly titre: string | null;
  readonly contenu: readonly RootContent[];
}

export interface ChapitreResolu extends Pick<Chapitre, "chemin" | "fichier" | "titre" | "groupe"> {
  readonly sections: readonly Section[];
  readonly manques: readonly Manque[];
  /** Faux : il est vide, ou toutes ses données facultatives manquent et l'équipe n'y a rien écrit ; il n'est pas publié. */
  readonly isPublie: boolean;
  readonly anomalies: readonly Anomalie[];
}

/** Résout les directives d'un chapitre. Une section dont toutes les données sont omises l'est avec son texte. */
export function resolveChapitre(
  chapitre: Chapitre,
  lecture: Lecture,
  affirme: Affirme,
  lireImage: LireImage = SANS_IMAGES,
): ChapitreResolu {
  const manques: Manque[] = [];
  const anomalies: Anomalie[] = [];
  const idFigure = uniqueIds();
  const total = emptyCompte();
  let hasTexteEquipe = false;
  const sections: Section[] = [];
  for (const brute of splitSections(chapitre.racine.children)) {
    const locales: Anomalie[] = [];
    const signale: Contexte["signale"] = (s) => locales.push(anomalieOf(chapitre.fichier, s));
    const contexte: Contexte = { lecture, fichier: chapitre.fichier, affirme, idFigure, lireImage, signale };
    const compte = emptyCompte();
    cleanMarkdown(brute.contenu, contexte);
    const contenu = resolveBlocs(brute.contenu.children, contexte, manques, compte);
    for (const cle of CLES) total[cle] += compte[cle];
    const hasAnalyse = contenu.some((n) => n.type === "absAnalyse");
    hasTexteEquipe ||= hasAnalyse;
    if (brute.titre && isToutOmis(compte) && !hasAnalyse) continue;
    const titre = brute.titre ? [brute.titre] : [];
    if (brute.titre?.depth === 1) signaleTitre(brute.titre, contexte);
    fixTitres(contenu, contexte);
    resolvePhrases([...titre, ...contenu], contexte, chapitre.texte);
    checkOrphelines(contenu, contexte);
    // Un titre seul, dont l'équipe n'a pas encore écrit le texte, ne se publie pas.
    if (!brute.titre || contenu.length > 0) {
      const texte = brute.titre ? typographier(toString(brute.titre)) : null;
      sections.push({ titre: texte, contenu: typographierNoeuds(contenu) });
    }
    anomalies.push(...locales);
  }
  const { chemin, fichier, titre, groupe } = chapitre;
  const hasContenu = sections.some((s) => s.contenu.length > 0); // jamais une page vide
  const isPublie = hasContenu && (hasTexteEquipe || !isToutOmis(total));
  return { chemin, fichier, titre, groupe, sections, manques, isPublie, anomalies };
}

const CLES = ["demandees", "omises", "parlantes", "muettes"] as const;

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

/** Un niveau sauté (#### sous ##) se remonte dans tous les documents, et se signale : qui écoute la page croirait manquer un titre. */
function fixTitres(contenu: readonly RootContent[], contexte: Contexte): void {
  let dernier = 2;
  for (const n of contenu) {
    if (n.type !== "heading") continue;
    const juste = Math.min(n.depth, dernier + 1) as Heading["depth"];
    if (juste < n.depth)
      contexte.signale({
        gravite: "avertissement",
        code: "titre-saute",
        noeud: n,
        valeur: "#".repeat(n.depth),
        message: "Un niveau de titre est sauté",
        action: `Écrire ce titre avec ${"#".repeat(juste)}.`,
      });
    n.depth = juste;
    dernier = juste;
  }
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
