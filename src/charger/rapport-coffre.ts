import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FICHIER_ADRESSES } from "../coffre/lieu/lire-adresses.ts";
import { readCorrespondances } from "../coffre/lire-correspondances.ts";
import { readMemoire } from "../coffre/registre/memoire.ts";
import { writeAipd } from "../coffre/rgpd/ecrire-aipd.ts";
import { writeAnonymat } from "../coffre/rgpd/ecrire-anonymat.ts";
import { type Contexte, writeRegistre } from "../coffre/rgpd/ecrire-registre.ts";
import { measureAnonymat } from "../coffre/rgpd/k-anonymat.ts";
import { describeTraitement } from "../coffre/rgpd/traitement.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { bloquante } from "./anomalies.ts";
import { readConservation } from "./conservation.ts";
import { cheminCoffre, type Projet } from "./projet.ts";

/** Où s'écrivent les documents du délégué à la protection des données, dans le projet. */
const DOSSIER = "rgpd";

/**
 * Écrit, d'après les correspondances et le coffre, le rapport de k-anonymat, la fiche du registre et la trame d'analyse
 * d'impact, datés : un document qu'on a complété n'est jamais remplacé.
 */
export async function writeRapportsCoffre(
  { dir, observatoire }: Projet,
  le: string,
): Promise<{ readonly fichiers: readonly string[]; readonly anomalies: readonly Anomalie[] }> {
  const chemin = cheminCoffre(dir);
  const { correspondances, anomalies } = readCorrespondances(dir);
  const { conservation, anomalies: fautes } = readConservation(dir);
  anomalies.push(...fautes);
  if (!existsSync(chemin))
    anomalies.push(bloquante("coffre", "coffre-absent", "le coffre n'est pas encore écrit", "Lancer « abs charger »."));
  if (anomalies.some(isBloquante)) return { fichiers: [], anomalies };
  const traitements = [...correspondances.values()].flat().map(describeTraitement);
  const contexte: Contexte = {
    nom: observatoire.nom,
    le,
    ...conservation,
    isSitue: existsSync(join(dir, FICHIER_ADRESSES)),
    isDurable: (await readMemoire(chemin)).controle !== null,
  };
  const documents = {
    [`k-anonymat-${le}.md`]: writeAnonymat(observatoire.nom, le, await measureAnonymat(chemin)),
    [`registre-${le}.md`]: writeRegistre(contexte, traitements),
    [`analyse-d-impact-${le}.md`]: writeAipd(contexte, traitements),
  };
  mkdirSync(join(dir, DOSSIER), { recursive: true });
  const fichiers: string[] = [];
  for (const [nom, texte] of Object.entries(documents)) {
    const fichier = `${DOSSIER}/${nom}`;
    if (existsSync(join(dir, fichier))) {
      const action = "Le renommer pour le garder, ou l'effacer, puis relancer.";
      anomalies.push(
        bloquante(fichier, "document-existant", "ce document existe déjà : il n'est pas remplacé", action),
      );
    } else {
      writeFileSync(join(dir, fichier), texte);
      fichiers.push(fichier);
    }
  }
  return { fichiers, anomalies };
}
