import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { visit } from "unist-util-visit";
import { constatsOf } from "../constats/constats.ts";
import type { Constat } from "../constats/constat.ts";
import type { Publication } from "../constats/publication.ts";
import { bilanOf, type Bilan } from "../constats/revisions.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { once } from "../modele/once.ts";
import { referenceOf, type Reference } from "./citation.ts";
import { cheminOf, parseChapitre, type Chapitre } from "./chapitre.ts";
import type { Affirme, Manque } from "./contexte.ts";
import { RAISON_SECRET } from "./directives/bloc.ts";
import type { Lecture } from "./lecture.ts";
import type { NoeudConstats, NoeudInconnues } from "./noeuds.ts";
import { typographier } from "./typographie.ts";
import { fichesQuartiers } from "./quartiers/fiche-quartier.ts";
import { resolveChapitre, type ChapitreResolu } from "./resoudre.ts";

/** Le rapport d'une édition, résolu : ce que tout rendu lit. */
export interface Rapport {
  /** Comment citer ce qu'on y prend. */
  readonly reference: Reference;
  readonly chapitres: readonly ChapitreResolu[];
  /** Tout ce que les données permettent d'affirmer, imprimé ou non. */
  readonly constats: readonly Constat[];
  /** Les constats imprimés, dans l'ordre des pages ; le même peut l'être deux fois. */
  readonly imprimes: readonly Constat[];
  /** Ce que sont devenus ceux des années d'avant ; null si rien n'a encore été publié. */
  readonly bilan: Bilan | null;
  readonly anomalies: readonly Anomalie[];
}

/** Lit les chapitres `NN-nom.md` du dossier, dans l'ordre de leur numéro, puis ceux qu'on y ajoute, et résout leurs directives. */
export async function readArbre(
  lecture: Lecture,
  dossierRapport: string,
  publications: readonly Publication[] = [],
  ajoutes: readonly FichierChapitre[] = [],
): Promise<Rapport> {
  const noms = (await readdir(dossierRapport)).filter((n) => cheminOf(n) !== null).sort();
  const textes = await Promise.all(noms.map((n) => readFile(join(dossierRapport, n), "utf8")));
  return buildArbre(
    lecture,
    basename(dossierRapport),
    [...noms.map((nom, i) => ({ nom, texte: textes[i] ?? "" })), ...ajoutes],
    publications,
  );
}

export interface FichierChapitre {
  readonly nom: string;
  readonly texte: string;
}

/**
 * Le même, sans disque. `dossier` : le nom que les anomalies écrivent devant celui du fichier. `publications` : ce que cette
 * édition a affirmé les années d'avant.
 */
export function buildArbre(
  lecture: Lecture,
  dossier: string,
  fichiers: readonly FichierChapitre[],
  publications: readonly Publication[] = [],
): Rapport {
  const anomalies: Anomalie[] = [];
  const chapitres: Chapitre[] = [];
  for (const { nom, texte } of fichiers) {
    const lu = parseChapitre(nom, `${dossier}/${nom}`, texte);
    anomalies.push(...lu.anomalies);
    if (chapitres.some((c) => c.chemin === lu.chapitre.chemin)) anomalies.push(doublon(lu.chapitre));
    else if (lu.chapitre.editions.includes(lecture.edition)) chapitres.push(lu.chapitre);
  }
  const affirme: Affirme = {
    constats: once(() => constatsOf(lecture)),
    bilan: once(() => (publications.length === 0 ? null : bilanOf(publications, lecture))),
    phrase: (annee, id) => {
      const parus =
        annee === lecture.annee ? affirme.constats() : publications.find((p) => p.annee === annee)?.constats;
      return parus?.find((c) => c.id === id)?.phrase ?? null;
    },
  };
  const resolus = chapitres.map((c) => resolveChapitre(c, lecture, affirme));
  const publies = withFiches(
    resolus.filter((c) => c.isPublie),
    lecture,
    affirme.constats(),
  );
  fillInconnues(publies, [
    ...resolus.filter((c) => !c.isPublie && c.manques.length > 0).map(manqueChapitre),
    ...resolus.flatMap(manquesOf),
  ]);
  // Une faute de frappe reste une faute dans un chapitre qui n'est pas publié ; ses réserves, elles, ne regardent personne.
  anomalies.push(...resolus.flatMap((c) => c.anomalies.filter((a) => c.isPublie || isBloquante(a))));
  return {
    reference: referenceOf(lecture),
    chapitres: publies,
    constats: affirme.constats(),
    imprimes: publies.flatMap(imprimesOf),
    bilan: affirme.bilan(),
    anomalies,
  };
}

/** Les fiches des quartiers suivent le premier chapitre de `groupe: quartiers`, qui les annonce ; sans lui, il n'y en a pas. */
const withFiches = (
  chapitres: readonly ChapitreResolu[],
  lecture: Lecture,
  constats: readonly Constat[],
): readonly ChapitreResolu[] =>
  chapitres.flatMap((c) =>
    c === chapitres.find(({ groupe }) => groupe === "quartiers")
      ? [c, ...fichesQuartiers(lecture, constats)]
      : [c],
  );

/** Les constats d'un chapitre publié, ceux qu'une analyse cite compris. */
function imprimesOf({ sections }: ChapitreResolu): readonly Constat[] {
  const lus: Constat[] = [];
  for (const noeud of sections.flatMap((s) => s.contenu))
    visit(noeud, "absConstats", (n: NoeudConstats) => {
      lus.push(...n.constats);
    });
  return lus;
}

const manqueChapitre = ({ titre, manques }: ChapitreResolu): Manque => ({
  libelle: `le chapitre « ${titre} »`,
  raison: manques.some((m) => m.raison === RAISON_SECRET)
    ? "données absentes ou masquées par le secret statistique"
    : "aucune donnée chargée",
});

// Ce qui manque à un chapitre omis est déjà dit par son omission.
const manquesOf = (c: ChapitreResolu): readonly Manque[] => (c.isPublie ? c.manques : []);

function fillInconnues(chapitres: readonly ChapitreResolu[], manques: readonly Manque[]): void {
  const raisons = new Map<string, Set<string>>();
  for (const { raison, libelle } of manques)
    raisons.set(raison, (raisons.get(raison) ?? new Set()).add(typographier(libelle)));
  const triees = [...raisons].map(([raison, libelles]) => ({ raison, libelles: [...libelles] }));
  for (const noeud of chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu)))
    if (isInconnues(noeud)) noeud.raisons = triees;
}

const isInconnues = (noeud: { readonly type: string }): noeud is NoeudInconnues => noeud.type === "absInconnues";

const doublon = ({ fichier, chemin }: Chapitre): Anomalie => ({
  gravite: "bloquante",
  code: "chapitre-double",
  fichier,
  ligne: null,
  colonne: null,
  valeur: chemin,
  message: "Deux chapitres ont le même nom",
  action: "Renommer l'un des deux fichiers.",
});
