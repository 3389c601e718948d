import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Marque } from "../modele/statut.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import { readVariables } from "./calculer.ts";
import { findIndicateur } from "./catalogue.ts";
import { searchGroupeDemande, TABLE_GROUPE } from "./comparables-demandes.ts";
import type { Role, TermeCalcul } from "./inventaire.ts";
import { readContexte, readLignes, toResultat } from "./lire.ts";
import { planCalculs } from "./plan.ts";
import { situer } from "./position.ts";
import { parsePeriode, QuestionInvalide } from "./question.ts";
import { partiesDe, type Parties } from "./somme-variable.ts";
import { findTerritoires } from "./territoires.ts";

/** Une case d'un fichier livré, là où elle est écrite. */
export interface Case {
  /** Ce qu'elle fait dans le calcul : `n` numérateur ou valeur, `d` dénominateur ou population de début, `a` naissances, `b` décès. */
  readonly role: Role;
  readonly coefficient: 1 | -1;
  readonly territoire: string;
  readonly niveau: Niveau;
  readonly millesime: number;
  readonly fichier: string;
  readonly sha256: string;
  /** Feuille du classeur ou fichier de l'archive ; null si le fichier se lit directement. */
  readonly partie: string | null;
  /** Ligne du fichier, de la feuille ou de l'entrée d'archive ; null si le fichier n'est plus là ou n'est plus le même. */
  readonly ligne: number | null;
  readonly colonne: string;
  readonly valeur: number | null;
  readonly marque: Marque;
  /** Ce qui s'additionne de plusieurs lignes, quand la source les regroupe : il n'y a pas une ligne à montrer. */
  readonly somme?: string;
}

/** Une valeur et les cases de fichiers dont elle est faite. */
export interface Chaine {
  readonly resultat: Resultat;
  /** Cases lues, `cases` n'en montre que les premières de chaque terme. */
  readonly total: number;
  readonly cases: readonly Case[];
}

type CaseLue = Omit<Case, "ligne" | "partie" | "somme"> & { readonly source: string };

/** Les cases d'un terme pour un territoire : la sienne, sinon celles des territoires plus petits dont il est la somme. */
async function casesDe(
  connexion: Connexion,
  terme: TermeCalcul,
  t: Territoire,
  quartiers: Projet["quartiers"],
): Promise<CaseLue[]> {
  const lire = (niveau: string, territoires: string): Promise<CaseLue[]> =>
    connexion.rows<CaseLue>(
      `select '${terme.role}' as role, ${terme.coefficient} as coefficient, m.territoire, m.niveau::varchar as niveau, m.millesime,
         f.fichier, f.sha256, f.source, v.nom as colonne, m.valeur, m.marque::varchar as marque
       from mesure m join variable v on v.id = m.variable join fichier f on f.id = m.fichier
       where m.variable = ${terme.variable} and m.millesime = ${terme.millesime} and m.niveau = '${niveau}' and m.territoire in (${territoires})
       order by m.territoire`,
    );
  const siennes = await lire(t.niveau, `'${t.code.replaceAll("'", "''")}'`);
  if (siennes.some((c) => c.valeur !== null)) return siennes;
  const essais = partiesDe(t, quartiers).flatMap((p) => [p, ...irisDe(p)]);
  for (const { maille, sql } of essais) {
    const parties = await lire(maille, `select territoire from (${sql})`);
    if (parties.length > 0) return parties;
  }
  return siennes;
}

/** Un fichier à l'IRIS seul : les communes d'un territoire y sont leurs IRIS. */
const irisDe = (p: Parties): Parties[] =>
  p.maille === "commune"
    ? [
        {
          maille: "iris",
          sql: `select distinct territoire from mesure where niveau = 'iris' and left(territoire, 5) in (select territoire from (${p.sql}))`,
          attendus: "null",
        },
      ]
    : [];

const ROLES: readonly Role[] = ["n", "d", "a", "b"];

/**
 * D'où vient la valeur d'un indicateur : pour chaque terme de son calcul, les cases des fichiers livrés, avec leur ligne et
 * leur colonne. Pour `A-B` d'un indicateur de niveau, une chaîne par année.
 * @param max cases montrées par terme ; le total est toujours dit
 * @throws {QuestionInvalide} indicateur, territoire ou millésime inconnu, ou valeur sans calcul
 */
export async function remonter(
  connexion: Connexion,
  projet: Projet,
  question: { readonly indicateur: string; readonly territoire: string; readonly millesime: string },
  max: number,
): Promise<Chaine[]> {
  const { code } = findIndicateur(question.indicateur, projet.catalogue);
  const indicateur = projet.catalogue.get(code);
  if (indicateur?.activite)
    throw new QuestionInvalide(
      `l'indicateur ${code} vient des exports du CCAS : le coffre ne garde pas ce qui mènerait d'un compte aux personnes ; « abs valeurs --indicateur ${code} » en nomme les fichiers`,
    );
  if (indicateur?.pilotage)
    throw new QuestionInvalide(
      `l'indicateur ${code} se compte dans le dossier « pilotage » du projet, qui se lit tel quel`,
    );
  if (!indicateur) throw new QuestionInvalide(`l'indicateur ${code} n'est encore calculé par aucune source`);
  const { debut, fin } = parsePeriode(question.millesime);
  const territoires = await findTerritoires(connexion, question.territoire, projet.quartiers);
  if (territoires.length === 0)
    throw new QuestionInvalide(
      `territoire « ${question.territoire} » inconnu des géographies chargées et de territoires.csv`,
    );
  const isVariation = indicateur.definitions.some((d) => d.forme === "variation");
  const annees = debut === null || isVariation ? [fin] : [debut, fin];
  const isGroupe = await searchGroupeDemande(connexion, question.territoire);
  const filtre = { indicateurs: [code], territoires, annees, ...(isGroupe ? { table: TABLE_GROUPE } : {}) } as const;
  const lignes = (await readLignes(connexion, filtre, projet.catalogue)).filter(
    (l) => !isVariation || debut === null || l.debut === debut,
  );
  const manquantes = annees.filter((annee) => !lignes.some((l) => l.annee === annee));
  if (lignes.length === 0 || manquantes.length > 0)
    throw new QuestionInvalide(
      `${code} n'a pas de valeur à ce territoire en ${(manquantes.length > 0 ? manquantes : annees).join(" et ")} : « abs valeurs » dit pourquoi`,
    );
  const contexte = await readContexte(connexion, projet.observatoire.cog, projet.catalogue);
  const calculs = planCalculs(projet.catalogue.indicateurs, await readVariables(connexion));
  const chaines: Chaine[] = [];
  for (const l of lignes) {
    const calcul = calculs[l.calcul - 1];
    if (calcul?.indicateur !== l.indicateur || calcul.annee !== l.annee)
      throw new QuestionInvalide("les fichiers ont changé depuis le calcul : lancer « abs calculer », puis redemander");
    const t = { niveau: l.niveau, code: l.territoire, nom: l.territoire };
    const parTerme = await Promise.all(
      [...calcul.termes]
        .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
        .map((terme) => casesDe(connexion, terme, t, projet.quartiers)),
    );
    chaines.push({
      resultat: toResultat(l, contexte),
      total: parTerme.reduce((n, cases) => n + cases.length, 0),
      cases: await situer(
        connexion,
        projet,
        parTerme.flatMap((cases) => cases.slice(0, max)),
      ),
    });
  }
  return chaines;
}
