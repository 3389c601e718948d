import type { Projet } from "../../charger/projet.ts";
import { quoteText, type Connexion } from "../../entrepot/entrepot.ts";
import { termesOfficielsDe } from "../../modele/activite.ts";
import type { AgregatProtege } from "../../modele/agregat.ts";
import type { Resultat } from "../../modele/resultat.ts";
import type { Contexte } from "../contexte.ts";
import { readLignes, toResultat } from "../lire.ts";
import type { MatiereActivite } from "./matiere.ts";

/** Les exports du CCAS chargés, à citer. */
export const readExports = (connexion: Connexion): Promise<MatiereActivite["exports"][number][]> =>
  connexion.rows("select source, millesime, fichier, sha256 from fichier where source like 'ccas-%' order by id");

/** Les agrégats de l'entrepôt, non masqués. */
export async function readAgregats(connexion: Connexion): Promise<readonly AgregatProtege[]> {
  const agregats = await connexion.rows<Omit<AgregatProtege, "statut">>(
    "select source, variable, modalite, millesime, valeur, nature, unite, libelle from agregat order by variable, modalite nulls first, millesime",
  );
  return agregats.map((a) => ({ ...a, statut: "valeur" }));
}

/**
 * Les agrégats de l'entrepôt, non masqués, et les nombres officiels auxquels ils se rapportent : ce que répond `abs valeurs`,
 * sur le poste du CCAS. Une édition, elle, ne voit que ses agrégats protégés (`src/publier/lecture.ts`).
 */
export async function readMatiere(connexion: Connexion, projet: Projet, contexte: Contexte): Promise<MatiereActivite> {
  const { territoire } = projet.observatoire;
  const iris = await connexion.rows<{ code: string }>(
    `select distinct code from territoire where niveau = 'iris' and left(code, 5) = ${quoteText(territoire.code)}`,
  );
  const territoires = [territoire, ...iris.map(({ code }) => ({ niveau: "iris" as const, code }))];
  const indicateurs = [
    ...new Set(
      projet.catalogue.indicateurs.flatMap(({ activite }) => (activite ? termesOfficielsDe(activite.calcul) : [])),
    ),
  ];
  const officiels = new Map<string, Resultat[]>();
  for (const ligne of await readLignes(connexion, { indicateurs, territoires }, projet.catalogue)) {
    const cle = `${ligne.indicateur} ${ligne.niveau} ${ligne.territoire}`;
    officiels.set(cle, [...(officiels.get(cle) ?? []), toResultat(ligne, contexte)]);
  }
  return {
    agregats: await readAgregats(connexion),
    commune: territoire,
    quartiers: projet.quartiers,
    reglages: projet.reglages,
    exports: await readExports(connexion),
    officiel: (code, niveau, territoire) => officiels.get(`${code} ${niveau} ${territoire}`) ?? [],
  };
}
