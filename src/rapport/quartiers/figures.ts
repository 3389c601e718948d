import { finishPhrase } from "../../constats/accords.ts";
import { deNom } from "../../constats/lieux.ts";
import { phraseNiveau } from "../../constats/comparaison.ts";
import { hasValeur, writeValeur } from "../../constats/valeurs.ts";
import type { Figure } from "../../modele/figure.ts";
import type { Territoire } from "../../modele/territoire.ts";
import { profil, situation } from "../dessins.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf } from "../mesure.ts";
import { leSujet } from "../mots-sujet.ts";
import { pointOf } from "../points-figure.ts";
import { writeSource } from "../sources-citees.ts";
import type { LieuFiche } from "./lieux.ts";
import type { Mesure } from "./mesures.ts";

/** Le profil d'un lieu sur des parts : un point pour lui, un trait pour la commune, chacune à son dernier millésime. */
export function figureProfil(lecture: Lecture, lieu: Territoire, mesures: readonly Mesure[], id: string): Figure {
  const { commune } = lecture.perimetre;
  const sujet = leSujet(lecture.perimetre);
  const loin = farthest(mesures);
  const premiere = loin ?? mesures[0];
  const phrases = mesures.map((m) => `${nomOf(m.indicateur)} : ${contre(m)}`);
  return profil(
    mesures.map(({ indicateur, ici, commune: la }) => ({
      libelle: `${nomOf(indicateur)}, ${ici.millesime}`,
      ici: pointOf(ici, indicateur, lecture),
      commune: la && pointOf(la, indicateur, lecture),
    })),
    {
      id,
      titre: loin
        ? `Le plus grand écart avec ${sujet} : ${loin.indicateur.sujet}, ${contre(loin)}`
        : `${lieu.nom} et l'ensemble de ${sujet}`,
      mesure: `Parts et taux, en %, ${lieu.nom} et ensemble de ${sujet}`,
      unite: "%",
      decimales: 1,
      source: writeSource(
        lecture,
        mesures.flatMap(({ ici, commune: la }) => [ici, ...(la ? [la] : [])]),
      ),
      lecture: premiere
        ? finishPhrase(
            `${phraseNiveau(premiere.indicateur, premiere.ici).replace(/\.$/, "")}${dansCommune(premiere, sujet)}`,
          )
        : `Le point est ${lieu.nom}, le trait ${sujet}.`,
      alternative: finishPhrase(phrases.join(" ; ")),
      lieu: lieu.nom,
      ville: commune.nom,
    },
  );
}

/** La mesure où le lieu est le plus loin de la commune, en points ; null si aucune ne s'y compare. */
function farthest(mesures: readonly Mesure[]): Mesure | null {
  const ecarts = mesures.flatMap((m) =>
    hasValeur(m.ici) && m.commune && hasValeur(m.commune)
      ? [{ m, ecart: Math.abs(m.ici.valeur - m.commune.valeur) }]
      : [],
  );
  return ecarts.toSorted((a, b) => b.ecart - a.ecart)[0]?.m ?? null;
}

/** « 21,8 % contre 17,9 % ». */
const contre = ({ indicateur, ici, commune }: Mesure): string =>
  `${writeValeur(ici, indicateur)}${commune && hasValeur(commune) ? ` contre ${writeValeur(commune, indicateur)}` : ""}`;

const dansCommune = ({ indicateur, commune }: Mesure, sujet: string): string =>
  commune && hasValeur(commune) ? `, contre ${writeValeur(commune, indicateur)} dans l'ensemble de ${sujet}` : "";

/** Où est le quartier dans la commune ; null sans contours. */
export function figureSituation(lecture: Lecture, { territoire, iris }: LieuFiche, id: string): Figure | null {
  const fond = lecture.fonds?.find((f) => f.niveau === "iris");
  if (!fond || !fond.large.zones.some((z) => iris.includes(z.code))) return null;
  const noms = Object.fromEntries(lecture.perimetre.iris.map((t) => [t.code, t.nom]));
  const dits = iris.map((code) => noms[code] ?? code).join(", ");
  return situation({
    id,
    titre: `La place ${deNom(territoire.nom)} dans la commune`,
    mesure: `IRIS ${deNom(territoire.nom)}`,
    unite: "",
    decimales: 0,
    source: fond.source,
    lecture: "Le quartier est en teinte pleine ; les traits fins sont les limites des IRIS.",
    alternative: `Plan de la commune où sont montrés les IRIS du quartier : ${dits}.`,
    fond,
    ici: iris,
    noms,
  });
}
