import { getSource } from "../../loaders/index.ts";
import type { Quartier } from "../charger/projet.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Resultat } from "../modele/resultat.ts";
import { isAdditive, type Nature, type VariableSource } from "../modele/source.ts";
import type { Marque } from "../modele/statut.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import { formatNiveaux, NON_ADDITIF, recomposer } from "./absence.ts";
import { isComplementaire, reserveComplementaire, sqlPopulation } from "./complementaire.ts";
import type { FichierConnu } from "./lire.ts";
import { QuestionInvalide, type Periode } from "./question.ts";
import { reponse } from "./reponse.ts";
import { sommer, type Somme } from "./somme-variable.ts";
import { juger, type SensDuVide } from "./statut.ts";
import type { Sens } from "./valeurs.ts";

/** La colonne d'un fichier qui porte ce nom. */
interface Colonne {
  readonly id: number;
  readonly source: string;
  readonly motif: string;
  readonly nature: Nature;
  readonly unite: string;
  readonly debut: number | null;
}

interface Ligne {
  readonly variable: number;
  readonly fichier: number;
  readonly millesime: number;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly valeur: number | null;
  readonly marque: Marque;
  readonly population: number | null;
}

interface Declaration {
  readonly vide: SensDuVide;
  readonly bornes: VariableSource["bornes"];
  readonly sommeApprochee: string | null;
  readonly comparaison: string;
}

function declarationDe(colonne: Colonne): Declaration {
  const s = getSource(colonne.source);
  const mesures = s?.type === "mesures" ? s : undefined;
  return {
    vide: mesures?.vide,
    bornes: mesures?.variables.find((v) => v.motif === colonne.motif)?.bornes,
    sommeApprochee: mesures?.sommeApprochee ?? null,
    comparaison: mesures?.comparaison ?? "annuelle",
  };
}

const formatMillesime = (colonne: Colonne, annee: number): string =>
  colonne.debut === null ? String(annee) : `${colonne.debut}-${annee}`;

const citer = (f: FichierConnu | undefined): Pick<Resultat, "source" | "fichiers"> =>
  f ? { source: f.titre, fichiers: [{ fichier: f.fichier, sha256: f.sha256 }] } : { source: "", fichiers: [] };

function livree(nom: string, l: Ligne, colonne: Colonne, sens: Sens): Resultat {
  const { vide, bornes, comparaison } = declarationDe(colonne);
  const f = sens.contexte.fichiers.get(l.fichier);
  const echantillon =
    comparaison === "enquetes-disjointes" && isComplementaire(nom) ? reserveComplementaire(l.population) : null;
  return reponse(
    {
      indicateur: nom,
      territoire: l.territoire,
      niveau: l.niveau,
      millesime: formatMillesime(colonne, l.millesime),
      unite: colonne.unite,
    },
    juger({ valeur: l.valeur, marque: l.marque, raison: null, approche: null, echantillon, bornes, vide }),
    { cog: f?.cog ?? null, valeur: l.valeur, methode: "valeur telle que livrée", ...citer(f) },
  );
}

const PLURIELS: Partial<Record<Niveau, string>> = { iris: "IRIS", arm: "arrondissements", commune: "communes" };

/** Complétude d'une somme supra-communale : 99 % des communes dans le fichier, 90 % de valeurs connues (resultats.sql). */
const PRESENTS = 0.99;
const SERVIS = 0.9;

function sommee(nom: string, t: Territoire, s: Somme, colonne: Colonne, sens: Sens): Resultat {
  const { vide, sommeApprochee } = declarationDe(colonne);
  const f = sens.contexte.fichiers.get(s.fichier);
  const identite = {
    indicateur: nom,
    territoire: t.code,
    niveau: t.niveau,
    millesime: formatMillesime(colonne, s.millesime),
    unite: colonne.unite,
  };
  const communes = s.maille === "commune";
  const reste = { cog: communes ? sens.contexte.cog : (f?.cog ?? null), ...citer(f) };
  const parties = PLURIELS[s.maille] ?? s.maille;
  const total = s.attendus ?? s.presents;
  if (!isAdditive(colonne.nature)) return reponse(identite, { statut: "refus", motif: NON_ADDITIF }, reste);
  if (communes && s.presents < PRESENTS * total)
    return reponse(
      identite,
      { statut: "absent", motif: `le fichier ne donne que ${s.presents} des ${total} communes de ce territoire` },
      reste,
    );
  if (s.servis === 0)
    return reponse(
      identite,
      juger({
        valeur: null,
        marque: s.marque,
        raison: null,
        approche: null,
        echantillon: null,
        bornes: undefined,
        vide,
      }),
      reste,
    );
  if (s.maille !== "iris" && s.servis < SERVIS * total)
    return reponse(
      identite,
      { statut: "non_calculable", motif: `somme impossible : valeur connue pour ${s.servis} ${parties} sur ${total}` },
      reste,
    );
  const reserves = [
    s.servis < total ? `somme de ${s.servis} ${parties} sur ${total}` : null,
    sommeApprochee ?? (s.maille === "iris" ? "somme d'IRIS" : null),
  ].filter((m) => m !== null);
  return reponse(
    identite,
    {
      statut: reserves.length === 0 ? "valeur" : "estimation",
      motif: reserves.length === 0 ? null : reserves.join(" ; "),
    },
    { ...reste, valeur: s.valeur, methode: `somme de ${s.servis} ${parties}` },
  );
}

/** Deux fichiers qui livrent la même case à l'identique font une réponse, qui cite les deux ; sinon une chacun. */
function reunir(reponses: readonly Resultat[]): Resultat[] {
  const groupes = new Map<string, Resultat>();
  for (const r of reponses) {
    const cle = [r.niveau, r.territoire, r.millesime, r.valeur, r.statut, r.motif].join(" | ");
    const deja = groupes.get(cle);
    groupes.set(
      cle,
      deja
        ? {
            ...deja,
            cog: deja.cog === null || r.cog === null ? null : Math.max(deja.cog, r.cog),
            source: [...new Set([...deja.source.split(" ; "), r.source])].join(" ; "),
            fichiers: [...deja.fichiers, ...r.fichiers],
          }
        : r,
    );
  }
  return [...groupes.values()];
}

const repond = (colonne: Colonne, annee: number, periode: Periode | null): boolean =>
  periode === null || (annee === periode.fin && (periode.debut === null || colonne.debut === periode.debut));

/** Ce qu'on dit d'un territoire sans ligne : sa somme si elle a un sens, un refus, ou une absence. */
async function completer(
  connexion: Connexion,
  nom: string,
  t: Territoire,
  colonnes: ReadonlyMap<number, Colonne>,
  sens: Sens,
  quartiers: readonly Quartier[],
): Promise<Resultat[]> {
  const sommes = (await sommer(connexion, nom, t, quartiers)).flatMap((s) => {
    const colonne = colonnes.get(s.variable);
    return colonne && repond(colonne, s.millesime, sens.periode) ? [sommee(nom, t, s, colonne, sens)] : [];
  });
  if (sommes.length > 0) return sommes;
  const { periode } = sens;
  const [premiere] = colonnes.values();
  const niveaux = (
    await connexion.rows<{ niveau: Niveau }>(
      `select distinct m.niveau::varchar as niveau from mesure m join variable v on v.id = m.variable
       where v.nom = $nom and m.valeur is not null ${periode === null ? "" : `and m.millesime = ${periode.fin}`}`,
      { nom },
    )
  ).map((r) => r.niveau);
  const additive = premiere === undefined || isAdditive(premiere.nature);
  const annee = periode === null ? "" : periode.debut === null ? `${periode.fin}` : `${periode.debut}-${periode.fin}`;
  return [
    reponse(
      { indicateur: nom, territoire: t.code, niveau: t.niveau, millesime: annee, unite: premiere?.unite ?? "" },
      !additive && recomposer(t, niveaux)
        ? { statut: "refus", motif: NON_ADDITIF }
        : {
            statut: "absent",
            motif:
              niveaux.length === 0 || niveaux.includes(t.niveau)
                ? "aucun fichier chargé ne donne cette variable ici"
                : `donnée à d'autres mailles seulement : ${formatNiveaux(niveaux)}`,
          },
    ),
  ];
}

/**
 * Une variable telle que livrée (`P18_POP`). À un niveau que le fichier ne donne pas, sa somme si elle est additive,
 * un refus sinon. Une variable de période (`NAIS1318`) se demande aussi par sa période.
 * @throws {QuestionInvalide} si aucun fichier chargé ne porte cette variable, ou pas pour cette période.
 */
export async function* readVariable(
  connexion: Connexion,
  nom: string,
  sens: Sens,
  quartiers: readonly Quartier[],
): AsyncGenerator<Resultat[]> {
  const { territoires, periode } = sens;
  const rows = await connexion.rows<Colonne>(
    "select id, source, motif, nature, unite, debut from variable where nom = $nom order by id",
    { nom },
  );
  const colonnes = new Map(rows.map((c) => [c.id, c]));
  if (rows.length === 0) throw new QuestionInvalide(`variable « ${nom} » absente des fichiers chargés`);
  if (periode !== null && periode.debut !== null && rows.every((c) => c.debut === null))
    throw new QuestionInvalide(
      `variable « ${nom} » : elle décrit une année et se lit à une année ; pour une évolution, demander un indicateur`,
    );
  const ou = territoires
    ? `and (m.territoire, m.niveau::varchar) in (${territoires.map((t) => `(${quoteText(t.code)}, '${t.niveau}')`).join(", ")})`
    : "";
  const lignes = await connexion.rows<Ligne>(
    `
    with l as (select m.* from mesure m where m.variable in (${rows.map((c) => c.id).join(", ")}) ${ou}
      ${periode === null ? "" : `and m.millesime = ${periode.fin}`})
    select variable, fichier, millesime, l.niveau::varchar as niveau, territoire, l.valeur, l.marque::varchar as marque,
      ${isComplementaire(nom) ? sqlPopulation("l", "millesime") : "null"} as population
    from l order by l.niveau, territoire, millesime, fichier desc`,
  );
  yield reunir(
    lignes.flatMap((l) => {
      const colonne = colonnes.get(l.variable);
      return colonne && repond(colonne, l.millesime, periode) ? [livree(nom, l, colonne, sens)] : [];
    }),
  );
  for (const t of territoires ?? [])
    if (!lignes.some((l) => l.territoire === t.code && l.niveau === t.niveau))
      yield reunir(await completer(connexion, nom, t, colonnes, sens, quartiers));
}
