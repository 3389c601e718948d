import { finishPhrase } from "../../constats/accords.ts";
import { deNom } from "../../constats/lieux.ts";
import { phraseNiveau } from "../../constats/comparaison.ts";
import { hasValeur, writeValeur } from "../../constats/valeurs.ts";
import type { Figure } from "../../modele/figure.ts";
import type { Territoire } from "../../modele/territoire.ts";
import { courbe, profil, situation } from "../dessins.ts";
import { rupturesOf } from "../figure-courbe.ts";
import type { Lecture } from "../lecture.ts";
import { nomOf, writeMesure } from "../mesure.ts";
import { pointOf } from "../points-figure.ts";
import { writeSource } from "../sources-citees.ts";
import type { LieuFiche } from "./lieux.ts";
import type { Mesure } from "./mesures.ts";

/** Le profil d'un lieu sur des parts : un point pour lui, un trait pour la commune, chacune à son dernier millésime. */
export function figureProfil(
  lecture: Lecture,
  lieu: Territoire,
  mesures: readonly Mesure[],
  id: string,
  theme: string,
): Figure {
  const { commune } = lecture.perimetre;
  const loin = farthest(mesures);
  const premiere = loin ?? mesures[0];
  const phrases = mesures.map((m) => `${nomOf(m.indicateur)} : ${contre(m)}`);
  return profil(
    mesures.map(({ indicateur, ici, commune: la }) => ({
      libelle: `${nomOf(indicateur)}, ${ici.millesime}`,
      ici: pointOf(ici, indicateur),
      commune: la && pointOf(la, indicateur),
    })),
    {
      id,
      titre: loin
        ? `Le plus grand écart avec la commune : ${loin.indicateur.sujet}, ${contre(loin)}`
        : `${theme} : ${lieu.nom}`,
      mesure: `${theme}, en %, ${lieu.nom} et ensemble de la commune`,
      unite: "%",
      decimales: 1,
      source: writeSource(
        lecture,
        mesures.flatMap(({ ici, commune: la }) => [ici, ...(la ? [la] : [])]),
      ),
      lecture: premiere
        ? finishPhrase(`${phraseNiveau(premiere.indicateur, premiere.ici).replace(/\.$/, "")}${dansCommune(premiere)}`)
        : theme,
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

const dansCommune = ({ indicateur, commune }: Mesure): string =>
  commune && hasValeur(commune) ? `, contre ${writeValeur(commune, indicateur)} dans l'ensemble de la commune` : "";

/** L'évolution d'une mesure, à côté de celle de la commune ; null sans deux millésimes rapprochables. */
export function figureEvolution(lecture: Lecture, lieu: Territoire, { indicateur }: Mesure, id: string): Figure | null {
  const { commune } = lecture.perimetre;
  const ici = lecture.serieComparable(indicateur.code, lieu.niveau, lieu.code);
  const servis = ici.filter(hasValeur);
  const [debut, fin] = [servis[0], servis.at(-1)];
  if (!debut || !fin || debut === fin) return null;
  const annees = new Set(ici.map((p) => p.annee));
  const la = lecture.serie(indicateur.code, commune.niveau, commune.code).filter((p) => annees.has(p.annee));
  const tous = [...ici, ...la];
  return courbe(
    tous.map((p) => pointOf(p, indicateur)),
    {
      id,
      // Sans verbe ni sens : à cette échelle, une différence peut n'être que l'incertitude de deux estimations.
      titre: `${nomOf(indicateur)} : ${writeValeur(debut, indicateur)} en ${debut.millesime}, ${writeValeur(fin, indicateur)} en ${fin.millesime}`,
      mesure: writeMesure(indicateur, `, ${lieu.nom} et ensemble de la commune`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, tous),
      lecture: phraseNiveau(indicateur, fin),
      alternative: finishPhrase(
        `${lieu.nom} : ${servis.map((p) => `${writeValeur(p, indicateur)} en ${p.millesime}`).join(", ")}`,
      ),
      ruptures: rupturesOf(indicateur, ici),
      notes: ["À l'échelle d'un quartier, les petites évolutions ne se commentent pas."],
    },
  );
}

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
