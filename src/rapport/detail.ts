import { hasValeur } from "../constats/valeurs.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Ce dont le territoire du rapport est fait : les IRIS d'une commune, les quartiers qu'elle a dessinés, les communes d'un EPCI. */
export interface Detail {
  readonly territoires: readonly Territoire[];
  /** Au singulier et au pluriel, tels qu'on les écrit. */
  readonly nom: "IRIS" | "quartier" | "quartier prioritaire" | "commune";
  readonly noms: "IRIS" | "quartiers" | "quartiers prioritaires" | "communes";
  /** « selon l'IRIS », « selon la commune ». */
  readonly selon: string;
  /** Ce qu'il faut savoir pour lire une figure qui les montre. */
  readonly note: string;
  /** Un indicateur dans chacun d'eux, au dernier millésime où l'un au moins a une valeur ; masqués compris. */
  par(code: string): readonly ResultatSuivi[];
}

/**
 * L'année où montrer des communes ou des quartiers : la dernière où la moitié d'entre eux sont dits (servis ou secrets) et leur
 * ensemble aussi ; à défaut la dernière où la moitié sont dits, puis la dernière tout court. Un extrait récent d'une seule commune
 * n'est pas un détail.
 */
function anneeOf(lus: readonly ResultatSuivi[], nombre: number, ensemble: readonly ResultatSuivi[]): number {
  const annees = [...new Set(lus.filter(hasValeur).map((r) => r.annee))].sort((a, b) => b - a);
  const dites = (annee: number): number =>
    lus.filter((r) => r.annee === annee && (hasValeur(r) || r.statut === "secret")).length;
  const couvertes = annees.filter((annee) => 2 * dites(annee) >= nombre);
  return couvertes.find((a) => ensemble.some((r) => r.annee === a && hasValeur(r))) ?? couvertes[0] ?? annees[0] ?? NaN;
}

/** Un indicateur dans chacun de ces territoires, l'année où le montrer. */
function parAnnee(lecture: Lecture, territoires: readonly Territoire[], code: string): readonly ResultatSuivi[] {
  const { commune } = lecture.perimetre;
  const lus = territoires.flatMap((t) => lecture.serie(code, t.niveau, t.code));
  const annee = anneeOf(lus, territoires.length, lecture.serie(code, commune.niveau, commune.code));
  return lus.filter((r) => r.annee === annee);
}

/** Le détail par quartier de la ville, pour qui le demande : rien si elle n'en a pas dessiné. */
export function detailQuartiers(lecture: Lecture): Detail {
  const { quartiers = [] } = lecture.perimetre;
  return {
    territoires: quartiers,
    nom: "quartier",
    noms: "quartiers",
    selon: "selon le quartier",
    note: "Un quartier de la ville est la somme de ses IRIS : une médiane ne s'y additionne pas.",
    par: (code) => parAnnee(lecture, quartiers, code),
  };
}

/** Les deux géographies des quartiers prioritaires, la plus récente d'abord : leurs codes n'ont pas la même forme (R10). */
const GENERATIONS = [
  { prefixe: "QN", annee: 2024, autre: 2015 },
  { prefixe: "QP", annee: 2015, autre: 2024 },
] as const;

/** Le détail par quartier prioritaire : dans les limites les plus récentes où l'indicateur est connu, jamais les deux ensemble. */
export function detailQpv(lecture: Lecture, code: string): Detail {
  const { qpv = [] } = lecture.perimetre;
  const deLa = (prefixe: string): readonly Territoire[] => qpv.filter((t) => t.code.startsWith(prefixe));
  const isConnue = (t: Territoire): boolean => lecture.serie(code, t.niveau, t.code).some(hasValeur);
  const { prefixe, annee, autre } = GENERATIONS.find((g) => deLa(g.prefixe).some(isConnue)) ?? GENERATIONS[0];
  const territoires = deLa(prefixe);
  return {
    territoires,
    nom: "quartier prioritaire",
    noms: "quartiers prioritaires",
    selon: `selon le quartier prioritaire de ${annee}`,
    note: `Quartiers prioritaires de la politique de la ville, dans leurs limites de ${annee} : ce ne sont pas celles de ${autre}, et rien ne se compare des unes aux autres, même d'un quartier qui a gardé son nom. Un quartier qui déborde sur une autre commune est compté entier.`,
    par: (indicateur) => parAnnee(lecture, territoires, indicateur),
  };
}

/** Le détail du rapport, d'après son territoire. */
export function detailOf(lecture: Lecture): Detail {
  const { commune, iris, communes = [] } = lecture.perimetre;
  if (commune.niveau !== "epci")
    return {
      territoires: iris,
      nom: "IRIS",
      noms: "IRIS",
      selon: "selon l'IRIS",
      note: "Un IRIS est un quartier statistique de l'Insee, d'environ 2 000 habitants. Les petits écarts entre IRIS ne se commentent pas.",
      par: (code) => lecture.parIris(code),
    };
  return {
    territoires: communes,
    nom: "commune",
    noms: "communes",
    selon: "selon la commune",
    note: "Dans une petite commune, quelques ménages déplacent une part : les petits écarts entre communes ne se commentent pas.",
    par: (code) => parAnnee(lecture, communes, code),
  };
}

/** « ; 3 IRIS masqués par le secret statistique » ; vide si rien ne l'est. */
export const secretOf = (n: number, { nom, noms }: Detail): string =>
  n === 0
    ? ""
    : ` ; ${n} ${n > 1 ? noms : nom} masqué${nom === "commune" ? "e" : ""}${n > 1 ? "s" : ""} par le secret statistique`;
