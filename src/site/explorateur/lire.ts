import { tableFromIPC } from "apache-arrow";
import type { Fond } from "../../modele/fond.ts";
import type { Statut } from "../../modele/statut.ts";
import { cleTerritoire, FICHIERS, type Exploration, type TEXTES } from "../../rapport/explorateur/contrat.ts";
import type { PointExplore, Source } from "./source.ts";

type Texte = (typeof TEXTES)[number];

async function telecharger(adresse: string): Promise<Response> {
  // La politique de la page n'admet que son propre site : rien d'autre ne peut se demander d'ici.
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} must be served, got ${reponse.status}`);
  return reponse;
}

/** Les séries d'un fichier Arrow, par indicateur puis par territoire. */
export function readSeries(octets: Uint8Array, { territoires }: Exploration): Source["series"] {
  const noms = new Map(territoires.map((t) => [cleTerritoire(t), t]));
  const table = tableFromIPC(octets);
  const lire = (nom: string): ((i: number) => unknown) => {
    const colonne = table.getChild(nom);
    if (!colonne) throw new RangeError(`arrow must have column ${nom}, got none`);
    return (i) => colonne.get(i);
  };
  const texte = (nom: Texte): ((i: number) => string | null) => lire(nom) as (i: number) => string | null;
  const nombre = (nom: string): ((i: number) => number | null) => lire(nom) as (i: number) => number | null;
  const [indicateur, niveau, code] = [texte("indicateur"), texte("niveau"), texte("territoire")];
  const [millesime, statut, motif, ecrit] = [texte("millesime"), texte("statut"), texte("motif"), texte("texte")];
  const [refuses, ecarte, source] = [texte("refuses"), texte("ecarte"), texte("source")];
  const [annee, segment, valeur] = [nombre("annee"), nombre("segment"), nombre("valeur")];
  const [bas, haut] = [nombre("bas"), nombre("haut")];
  const series = new Map<string, Map<string, PointExplore[]>>();
  for (let i = 0; i < table.numRows; i++) {
    const cle = cleTerritoire({ niveau: niveau(i) ?? "", code: code(i) ?? "" });
    const territoire = noms.get(cle);
    if (!territoire) continue;
    const [b, h] = [bas(i) ?? null, haut(i) ?? null];
    const point: PointExplore = {
      territoire: territoire.code,
      niveau: territoire.niveau,
      nom: territoire.nom,
      millesime: millesime(i) ?? "",
      temps: annee(i) ?? 0,
      valeur: valeur(i) ?? null,
      statut: (statut(i) ?? "absent") as Statut,
      motif: motif(i),
      intervalle: b === null || h === null ? null : [b, h],
      segment: segment(i) ?? 0,
      texte: ecrit(i),
      refuses: (refuses(i) ?? "").split(" ").filter(Boolean).map(Number),
      ecarte: ecarte(i),
      source: source(i) ?? "",
    };
    const parTerritoire = series.get(indicateur(i) ?? "") ?? new Map<string, PointExplore[]>();
    series.set(indicateur(i) ?? "", parTerritoire);
    parTerritoire.set(cle, [...(parTerritoire.get(cle) ?? []), point]);
  }
  return series;
}

/** Tout ce que la page lit de son site, une fois. */
export async function readSource(): Promise<Source> {
  const [exploration, octets, fonds] = await Promise.all([
    telecharger(FICHIERS.indicateurs).then((r) => r.json() as Promise<Exploration>),
    telecharger(FICHIERS.series).then((r) => r.arrayBuffer()),
    telecharger(FICHIERS.fonds).then((r) => r.json() as Promise<readonly Fond[]>),
  ]);
  return { exploration, fonds, series: readSeries(new Uint8Array(octets), exploration) };
}
