import { nomJour } from "../constats/periodes.ts";
import { echeanceLegale } from "./echeances.ts";
import type { PilotageEdition } from "./edition.ts";

/** Une exigence de l'article R. 123-1, et ce qui prouve qu'elle est remplie. */
export interface Exigence {
  readonly exigence: string;
  /** L'alinéa : « I », « II », « III ». */
  readonly alinea: string;
  readonly preuves: readonly string[];
  /** Ce qui manque pour la dire remplie ; vide si elle l'est. */
  readonly manques: readonly string[];
}

/** Ce que le rapport sait de lui-même, et que la liste emploie comme preuve. */
export interface Socle {
  /** « 108 942 habitants (2022) » ; null si la population n'est pas chargée. */
  readonly population: string | null;
  readonly themes: number;
  readonly indicateurs: number;
  readonly fichiers: number;
}

const compter = (n: number, un: string, plusieurs: string): string => `${n} ${n > 1 ? plusieurs : un}`;

/**
 * La liste de contrôle de l'article R. 123-1 du code de l'action sociale et des familles : toute la population, un diagnostic
 * sociodémographique, les partenaires associés, un rapport présenté.
 */
export function controlerR123(pilotage: PilotageEdition, socle: Socle): readonly Exigence[] {
  return [
    {
      exigence: "L'ensemble de la population du territoire",
      alinea: "I",
      preuves: socle.population === null ? [] : [`population municipale : ${socle.population}`, "fichiers qui couvrent tous les habitants, et non les seuls usagers de l'action sociale"], // prettier-ignore
      manques: socle.population === null ? ["la population du territoire n'est pas chargée"] : [],
    },
    {
      exigence: "Un diagnostic sociodémographique, à partir de données d'observation sociale",
      alinea: "II",
      preuves: [
        `${compter(socle.indicateurs, "indicateur chiffré", "indicateurs chiffrés")} dans ${compter(socle.themes, "thème", "thèmes")}`,
        `${compter(socle.fichiers, "fichier lu", "fichiers lus")}, chacun avec son producteur et son empreinte`,
      ],
      manques: socle.indicateurs === 0 ? ["aucun indicateur n'a de valeur pour le territoire"] : [],
    },
    partenaires(pilotage),
    presentation(pilotage),
  ];
}

function partenaires({ contributions }: PilotageEdition): Exigence {
  const associes = contributions?.partenaires ?? [];
  const groupes = [contributions?.comite ?? null, ...(contributions?.groupes ?? [])].filter((g) => g !== null);
  const reunions = groupes.flatMap((g) => g.reunions).toSorted((a, b) => (a.le < b.le ? -1 : 1));
  const [premiere, derniere] = [reunions[0], reunions.at(-1)];
  return {
    exigence: "Les partenaires publics et privés, associés au diagnostic",
    alinea: "II",
    preuves: [
      ...(associes.length > 0 ? [`${compter(associes.length, "partenaire associé", "partenaires associés")} : ${associes.map((p) => p.nom).join(", ")}`] : []), // prettier-ignore
      ...(premiere && derniere
        ? [
            `${compter(reunions.length, "réunion", "réunions")}, ${premiere === derniere ? `le ${nomJour(premiere.le)}` : `du ${nomJour(premiere.le)} au ${nomJour(derniere.le)}`}`,
          ]
        : []),
    ],
    manques: [
      ...(associes.length === 0 ? ["aucun partenaire n'est inscrit dans pilotage/contributions.yaml"] : []),
      ...(reunions.length === 0 ? ["aucune réunion n'y est inscrite"] : []),
    ],
  };
}

function presentation({ mandat, presentation: jour }: PilotageEdition): Exigence {
  const exigence = "Un rapport présenté au conseil d'administration";
  if (!mandat) return { exigence, alinea: "III", preuves: [], manques: ["pilotage/mandat.yaml n'est pas rempli"] };
  const { deliberation, elections, rapport } = mandat;
  const echeance = echeanceLegale(elections);
  const isSocle = rapport === "socle";
  const isTard = isSocle && jour !== null && jour > echeance;
  return {
    exigence,
    alinea: "III",
    preuves: [
      isSocle
        ? `rapport de base du mandat, dû au plus tard le ${nomJour(echeance)} (élections du ${nomJour(elections)})`
        : `analyse complémentaire de l'année ; le rapport de base du mandat est dû au plus tard le ${nomJour(echeance)} (élections du ${nomJour(elections)})`,
      ...(jour === null ? [] : [`présentation le ${nomJour(jour)}`]),
      ...(deliberation === null ? [] : [`délibération ${deliberation}`]),
    ],
    manques: [
      ...(jour === null ? ["la date de présentation n'est pas connue"] : []),
      ...(deliberation === null ? ["la délibération n'est pas encore prise"] : []),
      ...(isTard ? ["la présentation est après l'échéance légale"] : []),
    ],
  };
}
