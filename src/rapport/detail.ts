import { hasValeur } from "../constats/valeurs.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Ce dont le territoire du rapport est fait : les IRIS d'une commune, les communes d'un EPCI. */
export interface Detail {
  readonly territoires: readonly Territoire[];
  /** Au singulier et au pluriel, tels qu'on les écrit. */
  readonly nom: "IRIS" | "commune";
  readonly noms: "IRIS" | "communes";
  /** « selon l'IRIS », « selon la commune ». */
  readonly selon: string;
  /** Ce qu'il faut savoir pour lire une figure qui les montre. */
  readonly note: string;
  /** Un indicateur dans chacun d'eux, au dernier millésime où l'un au moins a une valeur ; masqués compris. */
  par(code: string): readonly ResultatSuivi[];
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
    par(code) {
      const series = communes.map((t) => lecture.serie(code, t.niveau, t.code));
      const derniere = Math.max(...series.flat().flatMap((r) => (hasValeur(r) ? [r.annee] : [])));
      return series.flatMap((s) => s.filter((r) => r.annee === derniere));
    },
  };
}
