import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { idOf, type Cle } from "./cles.ts";
import { nomTete, readTete, writeTete } from "./tete.ts";

/** Les éditions où quelque chose est masqué. */
export const EDITIONS_PROTEGEES = ["public", "copil"] as const;
export type EditionProtegee = (typeof EDITIONS_PROTEGEES)[number];

/** Une case telle qu'un lecteur l'a vue : `valeur` null si elle était masquée. */
export interface CasePubliee extends Cle {
  readonly valeur: number | null;
}

/** Ce qu'une publication a ajouté à ce que son lecteur savait déjà. */
export interface Livraison {
  readonly livraison: number;
  readonly edition: EditionProtegee;
  /** Année de l'édition. */
  readonly annee: number;
  /** AAAA-MM-JJ. */
  readonly date: string;
  readonly seuil: number;
  readonly cases: readonly CasePubliee[];
  readonly empreinte: string;
}

/** Dans le projet. Un registre ne contient que ce que son édition a montré : il a les mêmes lecteurs qu'elle. */
export const nomRegistre = (edition: EditionProtegee): string =>
  edition === "public" ? "publications/registre.jsonl" : `publications/registre-${edition}.jsonl`;

type LigneCase = readonly [variable: string, modalite: string | null, millesime: number, valeur: number | null];
type Ligne = Omit<Livraison, "cases"> & { readonly cases: readonly LigneCase[]; readonly precedente: string };

const ORIGINE = "0".repeat(64);

/** L'empreinte d'une ligne porte sur tout ce qu'elle dit, empreinte de la ligne d'avant comprise. */
const hashLigne = (ligne: Omit<Ligne, "empreinte">): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        ligne.livraison,
        ligne.edition,
        ligne.annee,
        ligne.date,
        ligne.seuil,
        ligne.cases,
        ligne.precedente,
      ]),
    )
    .digest("hex");

const isCase = (c: unknown): c is LigneCase =>
  Array.isArray(c) &&
  c.length === 4 &&
  typeof c[0] === "string" &&
  (c[1] === null || typeof c[1] === "string") &&
  Number.isInteger(c[2]) &&
  (c[3] === null || (typeof c[3] === "number" && c[3] >= 0));

const isLigne = (l: unknown, edition: EditionProtegee): l is Ligne => {
  const { livraison, annee, seuil, date, cases, precedente, empreinte, ...reste } = (l ?? {}) as Partial<Ligne>;
  return (
    [livraison, annee, seuil].every((n) => Number.isInteger(n)) &&
    [date, precedente, empreinte].every((s) => typeof s === "string") &&
    Array.isArray(cases) &&
    cases.every(isCase) &&
    reste.edition === edition
  );
};

/**
 * Le registre d'une édition, de la première livraison à la dernière ; vide si rien n'a encore été publié. Une ligne
 * retouchée, ôtée ou ajoutée à la main rompt la chaîne : l'anomalie dit laquelle.
 */
export function readRegistre(
  dir: string,
  edition: EditionProtegee,
): { readonly livraisons: readonly Livraison[]; readonly anomalies: readonly Anomalie[] } {
  const chemin = join(dir, nomRegistre(edition));
  const tete = readTete(dir, edition);
  if (tete === "illisible") {
    const message = `${nomTete(edition)}, qui retient la dernière publication d'ici, est illisible`;
    return { livraisons: [], anomalies: [rupture(edition, "registre-rompu", null, message, nomTete(edition))] };
  }
  if (!existsSync(chemin))
    return {
      livraisons: [],
      anomalies: tete
        ? [rupture(edition, "registre-absent", null, "le registre a disparu : ce projet a déjà publié")]
        : [],
    };
  const { livraisons, anomalies } = readChaine(readFileSync(chemin, "utf8"), edition);
  if (anomalies.length > 0 || !tete || livraisons[tete.livraison - 1]?.empreinte === tete.empreinte)
    return { livraisons, anomalies };
  const message =
    livraisons.length < tete.livraison
      ? `ce registre est plus ancien que la dernière publication d'ici, la livraison ${tete.livraison}, qui n'y est plus`
      : "cette livraison n'est pas celle que ce projet a publiée : deux suites de publications partent de la précédente";
  return { livraisons, anomalies: [rupture(edition, "registre-rompu", tete.livraison, message, nomTete(edition))] };
}

function rupture(
  edition: EditionProtegee,
  code: string,
  ligne: number | null,
  message: string,
  tete?: string,
): Anomalie {
  const jamais = tete === undefined ? "" : ` Si cette publication n'est jamais sortie d'ici, effacer ${tete}.`;
  return {
    gravite: "bloquante",
    code,
    fichier: nomRegistre(edition),
    ligne,
    colonne: null,
    valeur: null,
    message,
    action: `Remettre le fichier tel que la dernière publication l'a écrit (« git log » en garde chaque version) ; ne jamais le corriger à la main.${jamais}`,
  };
}

/** Les livraisons d'un registre, jusqu'à la première ligne qui rompt la chaîne. */
function readChaine(texte: string, edition: EditionProtegee): ReturnType<typeof readRegistre> {
  const livraisons: Livraison[] = [];
  const rompt = (ligne: number, message: string): ReturnType<typeof readRegistre> => ({
    livraisons,
    anomalies: [rupture(edition, "registre-rompu", ligne, message)],
  });
  const lignes = texte.split("\n");
  if (lignes.pop() !== "") return rompt(lignes.length + 1, "la dernière ligne du registre n'est pas finie");
  let precedente = ORIGINE;
  for (const [i, brute] of lignes.entries()) {
    let ligne: unknown;
    try {
      ligne = JSON.parse(brute);
    } catch {
      return rompt(i + 1, "ligne illisible");
    }
    if (!isLigne(ligne, edition)) return rompt(i + 1, "cette ligne n'est pas une livraison de cette édition");
    if (ligne.livraison !== i + 1 || ligne.precedente !== precedente)
      return rompt(i + 1, "cette ligne ne suit pas la précédente : une livraison a été ôtée, ajoutée ou déplacée");
    if (hashLigne(ligne) !== ligne.empreinte) return rompt(i + 1, "cette livraison a été modifiée après coup");
    precedente = ligne.empreinte;
    const { cases, livraison, annee, date, seuil, empreinte } = ligne;
    livraisons.push({
      livraison,
      edition,
      annee,
      date,
      seuil,
      empreinte,
      cases: cases.map(([variable, modalite, millesime, valeur]) => ({ variable, modalite, millesime, valeur })),
    });
  }
  return { livraisons, anomalies: [] };
}

/** Ce que le lecteur a en main après la dernière de ces livraisons : la dernière version de chaque case. */
export const stateOf = (livraisons: readonly Livraison[]): ReadonlyMap<string, CasePubliee> =>
  new Map(livraisons.flatMap(({ cases }) => cases.map((c) => [idOf(c), c] as const)));

/** Les cases dont une valeur a été montrée un jour, dans l'un de ces registres. */
export const listMontrees = (registres: readonly (readonly Livraison[])[]): ReadonlySet<string> =>
  new Set(registres.flat().flatMap(({ cases }) => cases.filter((c) => c.valeur !== null).map(idOf)));

/**
 * Inscrit une publication : ce qu'elle montre de nouveau, ce qu'elle masque de nouveau. Une publication identique n'ajoute
 * rien. Aucune valeur masquée n'y entre.
 *
 * @returns la livraison ajoutée ; null s'il n'y avait rien de nouveau
 * @throws RangeError si le registre a été rompu entre-temps
 */
export function appendRegistre(
  dir: string,
  edition: EditionProtegee,
  cases: readonly CasePubliee[],
  { annee, date, seuil }: Pick<Livraison, "annee" | "date" | "seuil">,
): Livraison | null {
  const { livraisons, anomalies } = readRegistre(dir, edition);
  if (anomalies.length > 0) throw new RangeError(`register must be whole, got a break at line ${anomalies[0]!.ligne}`);
  const etat = stateOf(livraisons);
  const nouvelles = cases.filter((c) => {
    const deja = etat.get(idOf(c));
    return deja === undefined || deja.valeur !== c.valeur;
  });
  const derniere = livraisons.at(-1);
  if (nouvelles.length === 0) {
    if (derniere) writeTete(dir, edition, derniere);
    return null;
  }
  const ligne = {
    livraison: livraisons.length + 1,
    edition,
    annee,
    date,
    seuil,
    cases: nouvelles.map(({ variable, modalite, millesime, valeur }): LigneCase => [variable, modalite, millesime, valeur]), // prettier-ignore
    precedente: derniere?.empreinte ?? ORIGINE,
  };
  const empreinte = hashLigne(ligne);
  const chemin = join(dir, nomRegistre(edition));
  mkdirSync(dirname(chemin), { recursive: true });
  appendFileSync(chemin, `${JSON.stringify({ ...ligne, empreinte })}\n`);
  writeTete(dir, edition, { livraison: ligne.livraison, empreinte });
  return { ...ligne, cases: nouvelles, empreinte };
}
