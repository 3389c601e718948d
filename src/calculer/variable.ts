import { isAdditive, type Nature } from "../modele/source.ts";
import { getSource } from "../../loaders/index.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Marque } from "../modele/statut.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Contexte } from "./lire.ts";
import { juger } from "./statut.ts";
import { QuestionInvalide } from "./question.ts";

interface Ligne {
  readonly fichier: number;
  readonly source: string;
  readonly nature: Nature;
  readonly unite: string;
  readonly millesime: number;
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly valeur: number | null;
  readonly marque: Marque;
}

interface Somme extends Omit<Ligne, "marque"> {
  readonly servis: number;
  readonly total: number;
  readonly attendus: number | null;
}

const PAR_NIVEAU: Partial<Record<Niveau, string>> = {
  epci: "m.niveau = 'epci' and m.parent",
  departement: "m.niveau = 'departement' and m.parent",
};

/** Sous-requête : les territoires plus petits dont `t` est la somme, et combien on en attend (null : inconnu). */
function partiesSql(t: Territoire): { niveau: Niveau; codes: string; attendus: string } | null {
  const code = quoteText(t.code);
  if (t.niveau === "commune" || t.niveau === "arm")
    return {
      niveau: "iris",
      codes: `select distinct territoire, territoire as partie from mesure where niveau = 'iris' and
        (left(territoire, 5) = ${code} or left(territoire, 5) in (select enfant from appartenance where enfant_niveau = 'arm' and parent = ${code}))`,
      attendus: "null",
    };
  const condition = PAR_NIVEAU[t.niveau];
  const membres = condition
    ? `select commune from membre m where ${condition} = ${code}`
    : t.niveau === "region" || t.niveau === "france"
      ? `select m.commune from membre m join membre_departement d on m.niveau = 'departement' and d.departement = m.parent
         where d.niveau = '${t.niveau}' and d.parent = ${code}`
      : null;
  if (membres === null) return null;
  return {
    niveau: "commune",
    codes: `select ancien as territoire, commune as partie from devenue where commune in (${membres})`,
    attendus: `(select count(*) from (${membres}))`,
  };
}

/** Somme d'une variable additive sur les parties d'un territoire que le fichier ne donne pas lui-même. */
async function sommer(connexion: Connexion, variable: string, t: Territoire): Promise<Somme[]> {
  const parties = partiesSql(t);
  if (!parties) return [];
  return connexion.rows<Somme>(
    `
    select m.fichier, v.source, v.nature, v.unite, m.millesime, '${t.niveau}' as niveau, ${quoteText(t.code)} as territoire,
      sum(m.valeur::decimal(38, 12))::double as valeur, count(m.valeur)::integer as servis, count(distinct p.partie)::integer as total, ${parties.attendus}::integer as attendus
    from mesure m join variable v on v.id = m.variable join (${parties.codes}) p on p.territoire = m.territoire
    where v.nom = $variable and m.niveau = '${parties.niveau}' group by all order by m.millesime`,
    { variable },
  );
}

const commun = (variable: string, l: Omit<Ligne, "marque" | "valeur">, contexte: Contexte) => {
  const f = contexte.fichiers.get(l.fichier);
  return {
    indicateur: variable,
    territoire: l.territoire,
    niveau: l.niveau,
    millesime: String(l.millesime),
    unite: l.unite,
    intervalle: null,
    numerateur: null,
    denominateur: null,
    source: f?.titre ?? l.source,
    fichiers: f ? [{ fichier: f.fichier, sha256: f.sha256 }] : [],
  };
};

function livree(variable: string, l: Ligne, contexte: Contexte): Resultat {
  const s = getSource(l.source);
  const { statut, motif } = juger({
    valeur: l.valeur,
    marque: l.marque,
    raison: null,
    approche: null,
    bornes: undefined,
    vide: s?.type === "mesures" ? s.vide : undefined,
  });
  return {
    ...commun(variable, l, contexte),
    cog: contexte.fichiers.get(l.fichier)?.cog ?? null,
    valeur: l.valeur,
    statut,
    motif,
    methode: "valeur telle que livrée",
  };
}

function sommee(variable: string, l: Somme, contexte: Contexte): Resultat {
  const base = {
    ...commun(variable, l, contexte),
    cog: l.attendus === null ? (contexte.fichiers.get(l.fichier)?.cog ?? null) : contexte.cog,
  };
  if (!isAdditive(l.nature))
    return {
      ...base,
      cog: base.cog,
      valeur: null,
      statut: "refus",
      methode: "",
      motif:
        "une médiane, une part ou un indice ne s'additionne pas : aucune valeur ne se calcule à partir de territoires plus petits",
    };
  const s = getSource(l.source);
  const approchee = s?.type === "mesures" ? s.sommeApprochee : undefined;
  const parties = l.attendus ?? l.total;
  const methode = `somme de ${l.servis} ${l.attendus === null ? "IRIS" : "communes"}`;
  if (l.attendus !== null && l.total < 0.99 * l.attendus)
    return {
      ...base,
      valeur: null,
      statut: "absent",
      methode: "",
      motif: `le fichier ne donne que ${l.total} des ${l.attendus} communes de ce territoire`,
    };
  if (l.servis < 0.9 * parties && l.attendus !== null)
    return {
      ...base,
      valeur: null,
      statut: "non_calculable",
      methode: "",
      motif: `somme impossible : valeur connue pour ${l.servis} communes sur ${parties}`,
    };
  if (l.servis === 0)
    return { ...base, valeur: null, statut: "secret", methode: "", motif: "aucune partie n'est diffusée" };
  const partielle = l.servis < parties ? `${methode} sur ${parties}` : null;
  const motif = [partielle, approchee ?? (l.attendus === null ? "somme d'IRIS" : null)].filter((m) => m).join(" ; ");
  return {
    ...base,
    valeur: l.valeur,
    statut: motif === "" ? "valeur" : "estimation",
    motif: motif === "" ? null : motif,
    methode,
  };
}

/**
 * Une variable telle que livrée (`P18_POP`). À un niveau que le fichier ne donne pas, sa somme si elle est additive,
 * un refus sinon.
 * @throws {QuestionInvalide} si aucun fichier chargé ne porte cette variable.
 */
export async function readVariable(
  connexion: Connexion,
  variable: string,
  territoires: readonly Territoire[] | undefined,
  periode: { readonly debut: number | null; readonly fin: number } | null,
  contexte: Contexte,
): Promise<Resultat[]> {
  const [connue] = await connexion.rows("select 1 from variable where nom = $variable limit 1", { variable });
  if (!connue) throw new QuestionInvalide(`variable « ${variable} » absente des fichiers chargés`);
  if (periode !== null && periode.debut !== null)
    throw new QuestionInvalide("une variable se lit à un millésime ; pour une évolution, demander un indicateur");
  const ou = territoires
    ? `and (m.territoire, m.niveau::varchar) in (${territoires.map((t) => `(${quoteText(t.code)}, '${t.niveau}')`).join(", ")})`
    : "";
  const lignes = await connexion.rows<Ligne>(
    `
    select m.fichier, v.source, v.nature, v.unite, m.millesime, m.niveau::varchar as niveau, m.territoire, m.valeur, m.marque::varchar as marque
    from mesure m join variable v on v.id = m.variable
    where v.nom = $variable ${ou} ${periode === null ? "" : `and m.millesime = ${periode.fin}`}
    order by niveau, territoire, millesime, fichier`,
    { variable },
  );
  const reponses = lignes.map((l) => livree(variable, l, contexte));
  for (const t of territoires ?? []) {
    if (lignes.some((l) => l.territoire === t.code && l.niveau === t.niveau)) continue;
    const sommes = (await sommer(connexion, variable, t)).filter(
      (s) => periode === null || s.millesime === periode.fin,
    );
    if (sommes.length > 0) reponses.push(...sommes.map((s) => sommee(variable, s, contexte)));
    else
      reponses.push({
        indicateur: variable,
        territoire: t.code,
        niveau: t.niveau,
        millesime: periode === null ? "" : String(periode.fin),
        cog: null,
        valeur: null,
        statut: "absent",
        motif: "aucun fichier chargé ne donne cette variable ici",
        unite: "",
        intervalle: null,
        methode: "",
        numerateur: null,
        denominateur: null,
        source: "",
        fichiers: [],
      });
  }
  return reponses;
}
