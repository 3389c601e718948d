import type { Connexion, Entrepot } from "../entrepot/entrepot.ts";
import { numeroterDenominateurs } from "./croiser.ts";
import { livrerDirectes, type CalculNumerote } from "./directe.ts";
import type { Role } from "./inventaire.ts";
import type { Calcul } from "./plan.ts";
import { sqlPlat, type Ajout, type Groupe } from "./plat.ts";

const RIEN: Groupe = { nom: "", termes: [] };

/**
 * Remplit `travail` de ce que les fichiers livrent à chaque calcul, pour chaque territoire : `paire` (numérateur, dénominateur,
 * naissances, décès), `moitie` et `denominateur` quand ils viennent de deux fichiers (voir croiser.ts), `directe` quand le calcul
 * ne fait que redire une case (voir directe.ts). Chaque fichier est remis à plat une fois, sur les seules variables qui servent :
 * jamais toute la table large.
 */
export async function livrerCases(
  entrepot: Entrepot,
  calculs: readonly Calcul[],
  fichierDe: (variable: number) => number,
): Promise<void> {
  const { connexion } = entrepot;
  // Les tables temporaires sont propres à une connexion : celles que toutes remplissent sont dans une base en mémoire, gardée
  // jusqu'à la fin du calcul (`oublierCases`) : la recopier doublerait la mémoire.
  const lieu = "niveau niveau, territoire varchar";
  await connexion.run(`attach ':memory:' as travail;
    create table travail.paire (calcul integer, ${lieu}, num double, den double, nais double, deces double, marque marque);
    create table travail.moitie (calcul integer, ${lieu}, num double, marque marque);
    create table travail.denominateur (denominateur integer, ${lieu}, den double, marque marque);
    create table travail.directe (calcul integer, ${lieu}, valeur double, marque marque)`);
  const { denominateurDe } = numeroterDenominateurs(calculs);
  const file = [...new Set(calculs.flatMap((c) => c.fichiers))].sort((x, y) => x - y);

  const ajoutsDe = ({ c, id }: CalculNumerote, fichier: number): Ajout[] => {
    const groupe = (role: Role, nom = `${id}_${role}`): Groupe => ({
      nom,
      termes: c.termes.filter((t) => t.role === role && fichierDe(t.variable) === fichier),
    });
    const vide = { num: RIEN, den: RIEN, nais: RIEN, deces: RIEN };
    if (!c.croise)
      return [
        { table: "paire", numero: id, num: groupe("n"), den: groupe("d"), nais: groupe("a"), deces: groupe("b") },
      ];
    const denominateur = denominateurDe(c);
    const ajouts: Ajout[] = [
      { ...vide, table: "moitie", numero: id, num: groupe("n") },
      { ...vide, table: "denominateur", numero: denominateur, den: groupe("d", `denominateur_${denominateur}`) },
    ];
    return ajouts.filter((a) => a.num.termes.length + a.den.termes.length > 0);
  };
  const livrer = async (c: Connexion, fichier: number): Promise<void> => {
    const siens = calculs.flatMap((c, i) => (c.fichiers.includes(fichier) ? [{ c, id: i + 1 }] : []));
    const restants = await livrerDirectes(c, fichier, siens);
    const ajouts = restants.flatMap((r) => ajoutsDe(r, fichier));
    // Un dénominateur que plusieurs calculs demandent n'est livré qu'une fois.
    const uniques = [...new Map(ajouts.map((a) => [`${a.table} ${a.numero}`, a])).values()];
    if (uniques.length > 0) await c.run(sqlPlat(fichier, uniques));
  };
  await entrepot.parallel(file.length, async (c) => {
    for (let fichier = file.shift(); fichier !== undefined; fichier = file.shift()) await livrer(c, fichier);
    await c.run("drop table if exists plat");
  });
}

/** Rend la mémoire de `livrerCases`. À appeler hors de toute transaction. */
export async function oublierCases(connexion: Connexion): Promise<void> {
  await connexion.run("detach travail");
}
