import type { Quartier } from "../charger/projet.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Resultat } from "../modele/resultat.ts";
import { isAdditive } from "../modele/source.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import { formatNiveaux, NON_ADDITIF, recomposer } from "./absence.ts";
import { isComplementaire, sqlPopulation } from "./complementaire.ts";
import { QuestionInvalide, type Periode } from "./question.ts";
import { reponse } from "./reponse.ts";
import { livree, rebasee, reunir, sommee, type Colonne, type Ligne } from "./reponse-variable.ts";
import { rebaserVariable, sommer } from "./somme-variable.ts";
import type { Sens } from "./valeurs.ts";

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
    return colonne && repond(colonne, s.millesime, sens.periode) ? [sommee(nom, t, s, colonne, sens.contexte)] : [];
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

const cle = (fichier: number, r: Resultat): string => `${fichier} ${r.niveau} ${r.territoire} ${r.millesime}`;

/** Les communes nommées, dans la géographie demandée, pour les fichiers d'avant leur fusion. */
async function rebaser(
  connexion: Connexion,
  nom: string,
  colonnes: ReadonlyMap<number, Colonne>,
  { territoires, periode, contexte, perimetres, cible }: Sens,
): Promise<{ fichier: number; resultat: Resultat }[]> {
  const communes = (territoires ?? []).filter((t) => t.niveau === "commune");
  const listes = await Promise.all(
    communes.map(async (t) =>
      (await rebaserVariable(connexion, nom, t.code, cible, perimetres)).flatMap((s) => {
        const colonne = colonnes.get(s.variable);
        if (!colonne || !isAdditive(colonne.nature) || !repond(colonne, s.millesime, periode)) return [];
        return s.servis < s.communes.length
          ? []
          : [{ fichier: s.fichier, resultat: rebasee(nom, t, s, colonne, contexte, cible) }];
      }),
    ),
  );
  return listes.flat();
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
    select variable, fichier, millesime, l.niveau::varchar as niveau, territoire, l.valeur, l.marque::varchar as marque, l.reserve,
      ${isComplementaire(nom) ? sqlPopulation("l", "millesime") : "null"} as population
    from l order by l.niveau, territoire, millesime, fichier desc`,
  );
  const rebasees = await rebaser(connexion, nom, colonnes, sens);
  const remplacees = new Set(rebasees.map((r) => cle(r.fichier, r.resultat)));
  yield reunir([
    ...rebasees.map((r) => r.resultat),
    ...lignes.flatMap((l) => {
      const colonne = colonnes.get(l.variable);
      if (!colonne || !repond(colonne, l.millesime, periode)) return [];
      const r = livree(nom, l, colonne, sens.contexte);
      return remplacees.has(cle(l.fichier, r)) ? [] : [r];
    }),
  ]);
  for (const t of territoires ?? [])
    if (![...lignes, ...rebasees.map((r) => r.resultat)].some((l) => l.territoire === t.code && l.niveau === t.niveau))
      yield reunir(await completer(connexion, nom, t, colonnes, sens, quartiers));
}
