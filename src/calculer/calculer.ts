import { readMembres } from "../charger/membres.ts";
import { cheminEntrepot, type Projet, type Quartier } from "../charger/projet.ts";
import { isUnion } from "../charger/union.ts";
import { Entrepot, quoteText, type Connexion } from "../entrepot/entrepot.ts";
import { readAsset } from "../racine.ts";
import { livrerCases, oublierCases } from "./livrer.ts";
import { writeCroisements } from "./croiser.ts";
import type { VariableChargee } from "./inventaire.ts";
import { readPerimetres } from "./perimetre.ts";
import { cogDuCalcul, sqlRebaser, writePassages } from "./rebaser.ts";
import { writeComparables, writeStrates } from "./groupes.ts";
import { writeReserves } from "./reserve.ts";
import { planCalculs, type Calcul } from "./plan.ts";
import { writeTendances } from "./tendances.ts";

export interface RapportCalcul {
  readonly indicateurs: number;
  readonly calculs: number;
  readonly resultats: number;
}

/** Variables chargées, une ligne par millésime ; celles que la ligne date (CAF des communes) en ont plusieurs. */
export async function readVariables(connexion: Connexion): Promise<VariableChargee[]> {
  return connexion.rows<VariableChargee>(`
    select id, fichier, source, nom, millesime, nature from variable where millesime is not null
    union all
    select v.id, v.fichier, v.source, v.nom, m.millesime, v.nature
    from variable v join (select distinct variable, millesime from mesure
      where variable in (select id from variable where millesime is null)) m on m.variable = v.id
    order by fichier, id, millesime`);
}

const texte = (v: string | null): string => (v === null ? "null" : quoteText(v));

/** Numérote les clés dans leur ordre d'apparition. */
function denseRank<T, K>(items: readonly T[], key: (item: T) => K): (item: T) => number {
  const rangs = new Map<K, number>();
  for (const item of items) if (!rangs.has(key(item))) rangs.set(key(item), rangs.size);
  return (item) => rangs.get(key(item)) ?? -1;
}

/** La géographie de référence : la plus proche de l'édition parmi celles chargées. Et celle de chaque fichier. */
async function readCogs(
  connexion: Connexion,
  edition: number,
): Promise<{ reference: number; fichiers: Map<number, number> }> {
  const { reference } = await connexion.one<{ reference: number | null }>(
    `select min_by(cog, abs(cog - ${edition}))::integer as reference from territoire where niveau = 'commune' and cog > 0`,
  );
  const rows = await connexion.rows<{ id: number; cog: number | null }>("select id, cog from fichier");
  return {
    reference: reference ?? edition,
    fichiers: new Map(rows.map((f) => [f.id, f.cog ?? reference ?? edition])),
  };
}

async function writePlan(
  connexion: Connexion,
  { observatoire }: Projet,
  quartiers: readonly Quartier[],
  calculs: readonly Calcul[],
  cogDe: (calcul: Calcul) => number,
  reference: number,
): Promise<void> {
  await connexion.run(`
    create or replace table calcul (id integer, indicateur varchar, cog smallint, groupe integer, priorite integer, annee smallint, debut smallint, forme varchar, part varchar,
      echelle double, fichiers smallint[], additive boolean, croise boolean, approche varchar, somme_approchee varchar, roles integer);
    create or replace temp table membre_iris (iris varchar, quartier varchar, part double);
    create or replace temp table parametre as select ${observatoire.cog}::integer as cog, ${reference}::integer as cog_ref`);
  if (quartiers.length > 0)
    await connexion.run(
      `insert into membre_iris values ${quartiers.map((q) => `(${quoteText(q.iris)}, ${quoteText(q.quartier)}, ${q.part})`).join(", ")}`,
    );
  if (calculs.length === 0) return;
  const groupe = denseRank(calculs, (c) => `${c.indicateur} ${c.annee} ${c.debut ?? ""}`);
  // À définition égale, le fichier le plus récemment ajouté d'abord.
  const priorite = denseRank(
    [...calculs].sort((x, y) => x.rang - y.rang || Math.max(...y.fichiers) - Math.max(...x.fichiers)),
    (c) => calculs.indexOf(c),
  );
  const lignes = calculs.map(
    (c, i) =>
      `(${i + 1}, ${quoteText(c.indicateur)}, ${cogDe(c)}, ${groupe(c)}, ${priorite(c)}, ${c.annee}, ${c.debut ?? "null"}, '${c.forme}', ${texte(c.part)}, ${c.echelle}, [${c.fichiers.join(", ")}],
      ${c.additive}, ${c.croise}, ${texte(c.approche)}, ${texte(c.sommeApprochee)}, ${new Set(c.termes.map((t) => t.role)).size})`,
  );
  await connexion.run(`insert into calcul values ${lignes.join(", ")}`);
}

/**
 * Calcule tous les indicateurs du catalogue sur tous les territoires chargés, dans la table `resultat`.
 * Les comparaisons ont besoin de tout le pays : rien n'est restreint à la commune du projet, ni à celles d'une union.
 */
export async function calculer(projet: Projet): Promise<RapportCalcul> {
  const rapportes = isUnion(projet.dir) ? readMembres(projet.dir) : [projet];
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir));
  const { connexion } = entrepot;
  try {
    const variables = await readVariables(connexion);
    const calculs = planCalculs(projet.catalogue.indicateurs, variables);
    const fichiers = new Map(variables.map((v) => [v.id, v.fichier]));
    const { reference, fichiers: cogs } = await readCogs(connexion, projet.observatoire.cog);
    const perimetres = await readPerimetres(connexion);
    const cogDe = (c: Calcul): number =>
      cogDuCalcul(
        c.fichiers.map((f) => cogs.get(f) ?? reference),
        reference,
        perimetres,
      );
    const fichierDe = (variable: number): number => fichiers.get(variable) ?? -1;
    await livrerCases(entrepot, calculs, fichierDe);
    await connexion.transaction(async () => {
      await writePlan(
        connexion,
        projet,
        rapportes.flatMap((p) => p.quartiers),
        calculs,
        cogDe,
        reference,
      );
      await writePassages(connexion, "passage", [...new Set(cogs.values())], reference, perimetres);
      await writeCroisements(connexion, calculs, fichierDe, (fichier) => cogs.get(fichier) ?? reference);
      const sujets = rapportes.map((p) => p.observatoire.territoire);
      await writeStrates(connexion, { avecEpci: sujets.some((t) => t.niveau === "epci") });
      for (const requete of ["geographie", "croiser", "resultats"])
        await connexion.run(readAsset(`src/calculer/${requete}.sql`));
      await connexion.run(`create or replace temp table rebase as ${sqlRebaser("origine", "passage", reference)}`);
      await connexion.run(readAsset("src/calculer/choisir.sql"));
      await writeTendances(connexion, projet.catalogue.indicateurs);
      await writeComparables(
        connexion,
        sujets.flatMap((t) => (t.niveau === "commune" ? [t.code] : [])),
      );
      await writeReserves(connexion, calculs);
    });
    await oublierCases(connexion);
    await connexion.run("checkpoint");
    const { resultats, indicateurs } = await connexion.one<{ resultats: number; indicateurs: number }>(
      "select count(*)::integer as resultats, count(distinct indicateur)::integer as indicateurs from resultat",
    );
    return { indicateurs, calculs: calculs.length, resultats };
  } finally {
    entrepot.close();
  }
}
