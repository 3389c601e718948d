import { getSource } from "../../loaders/index.ts";
import { getIndicateur, INDICATEURS } from "../indicateurs/index.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { RuptureSource } from "../modele/source.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { evolution, type ReglesEvolution } from "./evolution.ts";
import { readContexte, readLignes, toResultat, type Contexte } from "./lire.ts";
import { findTerritoires, perimetreChange } from "./territoires.ts";
import { QuestionInvalide, type Question } from "./question.ts";
import { readVariable } from "./variable.ts";

const ABSENT = {
  cog: null,
  valeur: null,
  intervalle: null,
  methode: "",
  numerateur: null,
  denominateur: null,
  source: "",
  fichiers: [],
} as const;

/** Les ruptures qui touchent un indicateur : les siennes et celles de ses sources. */
export function rupturesDe(indicateur: Indicateur): readonly RuptureSource[] {
  const sources = indicateur.definitions.flatMap((d) =>
    d.forme === "niveau" ? [d.valeur.source] : d.forme === "rapport" ? [d.numerateur.source] : [d.source],
  );
  const leurs = sources.flatMap((id) => {
    const s = getSource(id);
    return s?.type === "mesures" ? (s.ruptures ?? []) : [];
  });
  return [...new Map([...(indicateur.ruptures ?? []), ...leurs].map((r) => [r.code, r])).values()].sort(
    (a, b) => a.depuis - b.depuis,
  );
}

/** Règles de comparaison d'un indicateur : celles de la source du numérateur. */
export function reglesDe(indicateur: Indicateur): Omit<ReglesEvolution, "perimetreChange" | "perimetreIncertain"> {
  const d = indicateur.definitions[0];
  const id =
    d === undefined
      ? ""
      : d.forme === "niveau"
        ? d.valeur.source
        : d.forme === "rapport"
          ? d.numerateur.source
          : d.source;
  const s = getSource(id);
  const mesures = s?.type === "mesures" ? s : undefined;
  const etatCivil = d?.forme === "rapport" && d.numerateur.formule.startsWith("NAISD"); // annuel, dans un fichier du recensement
  return {
    comparaison: etatCivil ? "annuelle" : (mesures?.comparaison ?? "annuelle"),
    ruptures: rupturesDe(indicateur),
    prudence: mesures?.prudence ?? null,
  };
}

interface Periode {
  readonly debut: number | null;
  readonly fin: number;
}

function parsePeriode(texte: string): Periode {
  const [, a, b] = /^(\d{4})(?:-(\d{4}))?$/.exec(texte) ?? [];
  if (a === undefined)
    throw new QuestionInvalide(`millésime « ${texte} » : écrire une année (2021) ou une période (2013-2018)`);
  const periode = b === undefined ? { debut: null, fin: Number(a) } : { debut: Number(a), fin: Number(b) };
  if (periode.debut !== null && periode.debut >= periode.fin)
    throw new QuestionInvalide(`période « ${texte} » : le début doit précéder la fin`);
  return periode;
}

async function territoiresDe(
  connexion: Connexion,
  code: string | undefined,
): Promise<readonly Territoire[] | undefined> {
  if (code === undefined) return undefined;
  const trouves = await findTerritoires(connexion, code);
  if (trouves.length === 0) throw new QuestionInvalide(`territoire « ${code} » inconnu des géographies chargées`);
  return trouves;
}

/** Pourquoi il n'y a pas de ligne : rien de chargé, ou une agrégation qu'il ne faut pas faire. */
async function expliquerAbsence(
  connexion: Connexion,
  indicateur: Indicateur,
  t: Territoire,
  annee: number | null,
  contexte: Contexte,
): Promise<Resultat> {
  const base: Resultat = {
    ...ABSENT,
    indicateur: indicateur.code,
    territoire: t.code,
    niveau: t.niveau,
    millesime: annee === null ? "" : String(annee),
    unite: indicateur.unite,
    statut: "absent",
    motif: "aucun fichier chargé ne donne cette valeur",
  };
  const calculs = [...contexte.calculs.values()].filter((c) => c.indicateur === indicateur.code);
  const [autre] = await connexion.rows<{ niveaux: string }>(
    `
    select string_agg(distinct niveau::varchar, ', ') as niveaux from resultat
    where indicateur = $code and valeur is not null ${annee === null ? "" : `and annee = ${annee}`} having count(*) > 0`,
    { code: indicateur.code },
  );
  if (!autre) return base;
  if (t.niveau === "france")
    return { ...base, motif: `non diffusé pour ${t.nom} ; essayer FM (métropole) ou F_X_D976 (hors Mayotte)` };
  const sommable = calculs.every((c) => c.additive);
  const supra: readonly Niveau[] = ["quartier", "commune", "epci", "departement", "region"];
  if (!sommable && supra.includes(t.niveau))
    return {
      ...base,
      statut: "refus",
      motif: `${indicateur.libelle} : ne se calcule pas à partir de territoires plus petits (une médiane ou un taux publié ne s'additionne pas) ; aucun fichier chargé ne le donne ici`,
    };
  return { ...base, motif: `diffusé à d'autres niveaux seulement (${autre.niveaux})` };
}

/** Une valeur demandée dans une autre géographie que celle de son fichier n'est servie que si le périmètre est le même. */
async function rebaser(connexion: Connexion, r: Resultat, cog: number | undefined): Promise<Resultat> {
  if (cog === undefined || r.cog === null || r.cog === cog) return r;
  const change = await perimetreChange(connexion, { niveau: r.niveau, code: r.territoire }, r.cog, cog);
  if (change)
    return {
      ...r,
      cog,
      valeur: null,
      intervalle: null,
      numerateur: null,
      denominateur: null,
      statut: "refus",
      motif: change,
    };
  return ["commune", "arm"].includes(r.niveau) ? { ...r, cog } : r;
}

async function repondreEvolution(
  connexion: Connexion,
  indicateur: Indicateur,
  resultats: readonly Resultat[],
  periode: Periode,
): Promise<Resultat[]> {
  const cle = (r: Resultat): string => `${r.niveau} ${r.territoire}`;
  const fins = new Map(resultats.filter((r) => r.millesime === String(periode.fin)).map((r) => [cle(r), r]));
  const reponses: Resultat[] = [];
  for (const a of resultats.filter((r) => r.millesime === String(periode.debut))) {
    const b = fins.get(cle(a));
    if (!b) continue;
    const t = { niveau: a.niveau, code: a.territoire };
    const incertain = a.cog !== b.cog && (a.niveau === "epci" || a.niveau === "iris");
    reponses.push(
      evolution(a, b, indicateur, {
        ...reglesDe(indicateur),
        perimetreChange: await perimetreChange(connexion, t, a.cog, b.cog),
        perimetreIncertain: incertain
          ? `${a.niveau === "iris" ? "R12" : "R11"} : géographies ${a.cog} et ${b.cog}, périmètre peut-être différent`
          : null,
      }),
    );
  }
  return reponses;
}

/**
 * Répond à une question sur les indicateurs ou les variables. Contrat public : docs/valeurs.md et valeurs.schema.json.
 * @throws {QuestionInvalide} si la question ne peut pas avoir de réponse.
 */
export async function repondre(connexion: Connexion, question: Question, cogEdition: number): Promise<Resultat[]> {
  const contexte = await readContexte(connexion, cogEdition);
  const territoires = await territoiresDe(connexion, question.territoire);
  const periode = question.millesime === undefined ? null : parsePeriode(question.millesime);
  if (question.variable !== undefined)
    return readVariable(connexion, question.variable, territoires, periode, contexte);

  const indicateur = question.indicateur === undefined ? undefined : getIndicateur(question.indicateur);
  if (question.indicateur !== undefined && !indicateur) throw new QuestionInvalide(inconnu(question.indicateur));
  const codes = indicateur ? [indicateur.code] : INDICATEURS.map((i) => i.code);
  const isEvolution = periode !== null && periode.debut !== null;
  const reponses: Resultat[] = [];
  const annees = periode === null ? undefined : [periode.fin, ...(periode.debut === null ? [] : [periode.debut])];
  const lignes = await readLignes(connexion, {
    ...(indicateur ? { indicateurs: codes } : {}),
    ...(territoires ? { territoires } : {}),
    ...(annees ? { annees } : {}),
  });
  for (const code of codes) {
    const celui = getIndicateur(code);
    if (!celui) continue;
    const siennes = lignes.filter(
      (l) =>
        l.indicateur === code &&
        (!isEvolution || celui.nature !== "variation" || (l.debut === periode.debut && l.annee === periode.fin)),
    );
    const resultats = siennes.map((l) => toResultat(l, contexte));
    const servis =
      isEvolution && celui.nature !== "variation"
        ? await repondreEvolution(connexion, celui, resultats, periode)
        : resultats;
    for (const r of servis) reponses.push(await rebaser(connexion, r, question.cog));
    if (territoires && indicateur)
      for (const t of territoires.filter((x) => !servis.some((r) => r.territoire === x.code && r.niveau === x.niveau)))
        reponses.push({
          ...(await expliquerAbsence(connexion, celui, t, periode?.fin ?? null, contexte)),
          millesime: question.millesime ?? "",
        });
  }
  return reponses;
}

const inconnu = (code: string): string =>
  `indicateur « ${code} » inconnu ou pas encore calculé ; calculés : ${INDICATEURS.map((i) => i.code).join(", ")}`;
