import { finishPhrase } from "../../constats/accords.ts";
import { phraseNiveau } from "../../constats/comparaison.ts";
import { hasValeur, writeValeur } from "../../constats/valeurs.ts";
import type { Figure } from "../../modele/figure.ts";
import type { Territoire } from "../../modele/territoire.ts";
import { halteres } from "../dessins.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";
import { nomOf } from "../mesure.ts";
import { pointOf } from "../points-figure.ts";
import { writeSource } from "../sources-citees.ts";
import type { Mesure } from "./mesures.ts";

type Servi = ResultatSuivi & { readonly valeur: number };

interface Changement {
  readonly mesure: Mesure;
  readonly debut: Servi;
  readonly fin: Servi;
}

/**
 * Les parts d'un lieu à deux dates, sur une même échelle ; null si aucune n'a deux millésimes qui se comparent. Une rupture entre
 * les deux, et la mesure n'y est pas.
 */
export function figureChangements(
  lecture: Lecture,
  lieu: Territoire,
  mesures: readonly Mesure[],
  id: string,
): Figure | null {
  const lus = mesures.flatMap((mesure) => changementOf(lecture, lieu, mesure) ?? []);
  const [premier] = lus;
  if (!premier) return null;
  const isMemesDates = lus.every(
    ({ debut, fin }) => debut.millesime === premier.debut.millesime && fin.millesime === premier.fin.millesime,
  );
  const annees = lus.flatMap(({ debut, fin }) => [debut.millesime, fin.millesime]).toSorted();
  return halteres(
    lus.map(({ mesure: { indicateur }, debut, fin }) => ({
      libelle: isMemesDates ? nomOf(indicateur) : `${nomOf(indicateur)}, ${debut.millesime} et ${fin.millesime}`,
      debut: pointOf(debut, indicateur, lecture),
      fin: pointOf(fin, indicateur, lecture),
    })),
    {
      id,
      // Sans verbe ni sens : à cette échelle, une différence peut n'être que l'incertitude de deux estimations.
      titre: `${lieu.nom}, de ${annees[0] ?? ""} à ${annees.at(-1) ?? ""}`,
      mesure: `Parts et taux, en %, ${lieu.nom}, à deux dates`,
      unite: "%",
      decimales: 1,
      source: writeSource(
        lecture,
        lus.flatMap(({ debut, fin }) => [debut, fin]),
      ),
      lecture: phraseNiveau(premier.mesure.indicateur, premier.fin),
      alternative: finishPhrase(
        lus
          .map(
            ({ mesure: { indicateur }, debut, fin }) =>
              `${nomOf(indicateur)} : ${writeValeur(debut, indicateur)} en ${debut.millesime}, ${writeValeur(fin, indicateur)} en ${fin.millesime}`,
          )
          .join(" ; "),
      ),
      notes: [
        `À l'échelle d'un${lieu.niveau === "commune" ? "e commune" : " quartier"}, les petites évolutions ne se commentent pas.`,
      ],
      bouts: isMemesDates ? [premier.debut.millesime, premier.fin.millesime] : ["avant", "maintenant"],
      ligne: "Mesure",
    },
  );
}

function changementOf(lecture: Lecture, lieu: Territoire, mesure: Mesure): Changement | null {
  const servis = lecture.serieComparable(mesure.indicateur.code, lieu.niveau, lieu.code).filter(hasValeur);
  const fin = servis.at(-1);
  const debut = servis.find((p) => p.segment === fin?.segment);
  return debut && fin && debut !== fin ? { mesure, debut, fin } : null;
}
