import { direOrganisme } from "../modele/organisme.ts";
import { colorierChapitre } from "./charte.ts";
import { existsSync } from "node:fs";
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
import { nomCourt, parseCourt, type Court, type CourtResolu } from "./courts/court.ts";
import type { Affirme, LireImage, Manque } from "./contexte.ts";
import { RAISON_SECRET } from "./directives/bloc.ts";
import { openImages, SANS_IMAGES } from "./images.ts";
import type { Lecture } from "./lecture.ts";
import type { NoeudConstats, NoeudInconnues } from "./noeuds.ts";
import { typographier } from "./typographie.ts";
import { fichesQuartiers } from "./quartiers/fiche-quartier.ts";
import { withoutRenvoisPerdus } from "./renvois-perdus.ts";
import { resolveChapitre, type ChapitreResolu } from "./resoudre.ts";

/** Le rapport d'une édition, résolu : ce que tout rendu lit. */
export interface Rapport {
  /** Comment citer ce qu'on y prend. */
  readonly reference: Reference;
  readonly chapitres: readonly ChapitreResolu[];
  /** Les formes courtes de l'édition (`rapport/courts/`) : mêmes constats, mêmes chiffres. */
  readonly courts: readonly CourtResolu[];
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
  memoire?: Memoire,
): Promise<Rapport> {
  const chapitres = await readTextes(dossierRapport, (n) => cheminOf(n) !== null);
  const dossierCourts = join(dossierRapport, COURTS);
  const courts = existsSync(dossierCourts) ? await readTextes(dossierCourts, (n) => nomCourt(n) !== null) : [];
  const nom = basename(dossierRapport);
  const images = openImages(dossierRapport);
  return buildArbre(lecture, nom, [...chapitres, ...ajoutes], publications, courts, memoire, images);
}

async function readTextes(dossier: string, isAdmis: (nom: string) => boolean): Promise<readonly FichierChapitre[]> {
  const noms = (await readdir(dossier)).filter(isAdmis).sort();
  return Promise.all(noms.map(async (nom) => ({ nom, texte: await readFile(join(dossier, nom), "utf8") })));
}

const COURTS = "courts";

/** Ce qu'une édition n'a pas à refaire quand un texte change : ses affirmations, les fiches, les chapitres restés les mêmes. */
export interface Memoire {
  readonly affirme: Affirme;
  readonly fiches: () => readonly ChapitreResolu[];
  /** Par fichier et texte. */
  readonly resolus: Map<string, ChapitreResolu>;
}

/** `publications` : ce que cette édition a affirmé les années d'avant. */
export function openMemoire(lecture: Lecture, publications: readonly Publication[] = []): Memoire {
  const affirme: Affirme = {
    constats: once(() => constatsOf(lecture)),
    bilan: once(() => (publications.length === 0 ? null : bilanOf(publications, lecture))),
    phrase: (annee, id) => {
      const parus =
        annee === lecture.annee ? affirme.constats() : publications.find((p) => p.annee === annee)?.constats;
      return parus?.find((c) => c.id === id)?.phrase ?? null;
    },
  };
  return { affirme, fiches: once(() => fichesQuartiers(lecture, affirme.constats())), resolus: new Map() };
}

/** Un chapitre dont ni le fichier ni le texte n'ont changé se résout de même, sauf s'il montre une image, qui a pu changer. */
function resolveUneFois(
  chapitre: Chapitre,
  lecture: Lecture,
  { affirme, resolus }: Memoire,
  lireImage: LireImage,
): ChapitreResolu {
  if (chapitre.texte.includes("![")) return resolveChapitre(chapitre, lecture, affirme, lireImage);
  const cle = `${chapitre.fichier} ${chapitre.titre} ${chapitre.groupe} ${chapitre.texte}`;
  const resolu = resolus.get(cle) ?? resolveChapitre(chapitre, lecture, affirme, lireImage);
  resolus.set(cle, resolu);
  return resolu;
}

export interface FichierChapitre {
  readonly nom: string;
  readonly texte: string;
}

/**
 * Le même, sans disque. `dossier` : le nom que les anomalies écrivent devant celui du fichier. `publications` : ce que cette
 * édition a affirmé les années d'avant. `fichiersCourts` : les modèles des formes courtes. `lireImage` : les images des chapitres ; par défaut, aucune.
 */
export function buildArbre(
  lecture: Lecture,
  dossier: string,
  fichiers: readonly FichierChapitre[],
  publications: readonly Publication[] = [],
  fichiersCourts: readonly FichierChapitre[] = [],
  memoire: Memoire = openMemoire(lecture, publications),
  lireImage: LireImage = SANS_IMAGES,
): Rapport {
  const anomalies: Anomalie[] = [];
  const chapitres: Chapitre[] = [];
  for (const { nom, texte } of fichiers) {
    const lu = parseChapitre(nom, `${dossier}/${nom}`, texte);
    anomalies.push(...lu.anomalies);
    if (chapitres.some((c) => c.chemin === lu.chapitre.chemin)) anomalies.push(doublon(lu.chapitre));
    else if (lu.chapitre.editions.includes(lecture.edition)) chapitres.push(lu.chapitre);
  }
  const { affirme } = memoire;
  const resolus = chapitres.map((c) => resolveUneFois(c, lecture, memoire, lireImage));
  const absents = new Set(resolus.filter((c) => !c.isPublie).map((c) => c.chemin));
  const publies = withFiches(
    resolus.filter((c) => c.isPublie).map((c) => withoutRenvoisPerdus(c, absents)),
    memoire,
  );
  const courts = resolveCourts(readCourts(dossier, fichiersCourts, anomalies), lecture, memoire, lireImage).map(
    (c) => ({
      ...c,
      chapitre: withoutRenvoisPerdus(c.chapitre, absents),
    }),
  );
  fillInconnues(
    [...publies, ...courts.map(({ chapitre }) => chapitre)],
    [
      ...resolus.filter((c) => !c.isPublie && c.manques.length > 0).map(manqueChapitre),
      ...resolus.flatMap(manquesOf),
    ].map((m) => ({ ...m, raison: direOrganisme(m.raison, lecture.perimetre.commune.niveau) })),
  );
  anomalies.push(...courts.flatMap(({ chapitre }) => chapitre.anomalies));
  // Une faute de frappe reste une faute dans un chapitre qui n'est pas publié ; ses réserves, elles, ne regardent personne.
  anomalies.push(...resolus.flatMap((c) => c.anomalies.filter((a) => c.isPublie || isBloquante(a))));
  return {
    reference: referenceOf(lecture),
    chapitres: publies.map((c) => colorierChapitre(c, lecture.charte)),
    courts: courts.map((c) => ({ ...c, chapitre: colorierChapitre(c.chapitre, lecture.charte) })),
    constats: affirme.constats(),
    imprimes: [...publies, ...courts.map(({ chapitre }) => chapitre)].flatMap(imprimesOf),
    bilan: affirme.bilan(),
    anomalies,
  };
}

function readCourts(dossier: string, fichiers: readonly FichierChapitre[], anomalies: Anomalie[]): readonly Court[] {
  return fichiers.flatMap(({ nom, texte }) => {
    const lu = parseCourt(nom, `${dossier}/${COURTS}/${nom}`, texte);
    anomalies.push(...lu.anomalies);
    return lu.court === null ? [] : [lu.court];
  });
}

const resolveCourts = (
  courts: readonly Court[],
  lecture: Lecture,
  memoire: Memoire,
  lireImage: LireImage,
): readonly CourtResolu[] =>
  courts
    .filter(({ chapitre }) => chapitre.editions.includes(lecture.edition))
    .map(({ forme, chapitre }) => ({ forme, chapitre: resolveUneFois(chapitre, lecture, memoire, lireImage) }))
    // Une note sans chiffre du CCAS garde ses constats : seule une forme qui n'a plus rien à dire ne se fait pas.
    .filter(({ chapitre }) => chapitre.sections.some((s) => s.contenu.length > 0));

/** Les fiches des quartiers suivent le premier chapitre de `groupe: quartiers`, qui les annonce ; sans lui, il n'y en a pas. */
const withFiches = (chapitres: readonly ChapitreResolu[], { fiches }: Memoire): readonly ChapitreResolu[] =>
  chapitres.flatMap((c) => (c === chapitres.find(({ groupe }) => groupe === "quartiers") ? [c, ...fiches()] : [c]));

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
