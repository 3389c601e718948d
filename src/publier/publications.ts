import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nomPublication, parsePublication, writePublication, type Publication } from "../constats/publication.ts";
import type { Constat } from "../constats/constat.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Bilan } from "../constats/revisions.ts";
import { writeResume } from "../constats/revisions.ts";
import type { Edition, Lecture } from "../rapport/lecture.ts";

export const DOSSIER = "publications";

const NOM = /^(\d{4})-(direction|copil|public)-constats\.json$/;

/**
 * Les constats que cette édition a publiés les années d'avant. Jamais ceux d'une autre édition : ce que la direction a lu
 * n'a pas à se retrouver devant le public. Un registre illisible est une anomalie bloquante, il ne se tait pas.
 */
export async function readPublications(
  dir: string,
  edition: Edition,
  annee: number,
): Promise<{ publications: readonly Publication[]; anomalies: readonly Anomalie[] }> {
  const noms = (existsSync(join(dir, DOSSIER)) ? await readdir(join(dir, DOSSIER)) : []).filter((nom) => {
    const lu = NOM.exec(nom);
    return lu?.[2] === edition && Number(lu[1]) < annee;
  });
  const publications: Publication[] = [];
  const anomalies: Anomalie[] = [];
  for (const nom of noms.sort()) {
    const lue = parsePublication(await readFile(join(dir, DOSSIER, nom), "utf8"));
    const attendu = NOM.exec(nom);
    if (typeof lue === "string") anomalies.push(illisible(nom, lue));
    else if (String(lue.annee) !== attendu?.[1] || lue.edition !== edition)
      anomalies.push(illisible(nom, `Le contenu est celui de ${nomPublication(lue)}`));
    else publications.push(lue);
  }
  return { publications, anomalies };
}

/** Écrit les constats imprimés par l'édition, à garder avec le projet : l'an prochain, ils seront rejoués. */
export async function writeConstatsPublies(dir: string, lecture: Lecture, constats: readonly Constat[]): Promise<void> {
  const { annee, edition, perimetre } = lecture;
  await mkdir(join(dir, DOSSIER), { recursive: true });
  await writeFile(
    join(dir, DOSSIER, nomPublication({ annee, edition })),
    writePublication({ annee, edition, commune: perimetre.commune.code }, constats),
  );
}

/** Une ligne d'avertissement quand des constats publiés ne tiennent plus : la page « Révisions » dit lesquels. */
export function signalerRevisions({ edition }: Lecture, bilan: Bilan | null): readonly Anomalie[] {
  const [derniere] = bilan?.annees ?? [];
  if (!bilan || derniere === undefined || bilan.contredits.length + bilan.incomparables.length === 0) return [];
  return [
    {
      gravite: "avertissement",
      code: "constats-revises",
      fichier: `${DOSSIER}/${nomPublication({ annee: derniere, edition })}`,
      ligne: null,
      colonne: null,
      valeur: null,
      message: writeResume(bilan).replace(/\.$/, ""),
      action: `Les lire dans la page « Révisions », ou avec « abs revisions --edition ${edition} ».`,
    },
  ];
}

const illisible = (nom: string, message: string): Anomalie => ({
  gravite: "bloquante",
  code: "registre-illisible",
  fichier: `${DOSSIER}/${nom}`,
  ligne: null,
  colonne: null,
  valeur: null,
  message,
  action:
    "Reprendre le fichier tel qu'il a été écrit à la publication, ou l'ôter du dossier si on renonce à le rejouer.",
});
