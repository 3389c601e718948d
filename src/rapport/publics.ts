import type { TermeActivite } from "../modele/indicateur-activite.ts";
import { COMPTES_DU_PUBLIC, type FiltrePublic, type Public } from "../modele/public.ts";
import type { FichierChapitre } from "./arbre.ts";
import { slugify } from "./slug.ts";

/**
 * Un chapitre par fiche public, écrit comme l'équipe l'écrirait : ses directives sont celles de tous les chapitres, donc leur
 * secret et leurs absences aussi. Sans donnée, le chapitre ne se publie pas.
 */
export const chapitresPublics = (
  publics: readonly Public[],
  isPropre: (code: string) => boolean,
): readonly FichierChapitre[] =>
  publics.map((p) => ({ nom: `90-public-${slugify(p.nom)}.md`, texte: writeChapitre(p, isPropre) }));

/** Les comptes des dossiers filtrés : la direction les lit ; ailleurs, ils n'y sont pas. */
const termesDuFiltre = (nom: string, filtre: FiltrePublic | null): readonly TermeActivite[] =>
  filtre === null ? [] : (COMPTES_DU_PUBLIC[filtre.source] ?? []).map((variable) => ({ variable, modalite: nom }));

const writeChapitre = (
  { nom, description, filtre, indicateurs, activite, editions }: Public,
  isPropre: (code: string) => boolean,
): string =>
  [
    "---",
    `titre: ${JSON.stringify(nom)}`, // une chaîne JSON est une chaîne YAML
    "groupe: themes",
    `editions: [${editions.join(", ")}]`,
    "---",
    "",
    description,
    "",
    ...indicateurs.flatMap((code) =>
      isPropre(code)
        ? [
            `::activite{variable=${code} si-disponible}`,
            "",
            `::activite{variable=${code} forme=courbe si-disponible}`,
            "",
          ]
        : [
            `::chiffre{indicateur=${code} si-disponible}`,
            "",
            `::figure{indicateur=${code} forme=courbe si-disponible}`,
            "",
          ],
    ),
    ...[...termesDuFiltre(nom, filtre), ...activite].flatMap(({ variable, modalite }) => {
      const filtre = modalite === null ? "" : ` modalite="${modalite}"`;
      return [`::activite{variable=${variable}${filtre} si-disponible}`, "", `::activite{variable=${variable}${filtre} forme=courbe si-disponible}`, ""]; // prettier-ignore
    }),
  ].join("\n");
