import { finishPhrase, verbe } from "../constats/accords.ts";
import { hasValeur, writeNombre } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre } from "../modele/nombre.ts";
import { detailOf, type Detail } from "./detail.ts";
import { points } from "./dessins.ts";
import type { PointTexte } from "./figures/nombres.ts";
import type { Cinquieme, Gradient } from "./gradient.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { isRevenu, phraseGradient, placeDe } from "./phrase-gradient.ts";
import { pointOf } from "./points-figure.ts";
import { writeSource } from "./sources-citees.ts";

/** « 1er cinquième : 8 760 € à 12 340 € » : la place, et ce qui range. */
const nomCinquieme = ({ etendue: [bas, haut] }: Cinquieme, k: number, selon: Indicateur): string =>
  `${placeDe(k)} cinquième, de ${formatNombre(bas, selon.decimales)} à ${writeNombre(haut, selon)}`;

/** Un indicateur par cinquième de zones, des plus défavorisées aux plus favorisées, et la pente qui le résume. */
export function figureGradient(
  lecture: Lecture,
  [indicateur, selon]: readonly [Indicateur, Indicateur],
  gradient: Gradient,
  id: string,
): { readonly figure: Figure; readonly phrase: string } {
  const detail = detailOf(lecture);
  const { cinquiemes, detour, points: lus, rangs, absentes } = gradient;
  const { commune } = lecture.perimetre;
  const [premier, dernier] = [cinquiemes[0], cinquiemes.at(-1)];
  if (!premier || !dernier) throw new RangeError("gradient must have at least one fifth, got 0");
  const millesime = lus[0]?.millesime ?? "";
  const ensemble = lecture
    .serie(indicateur.code, commune.niveau, commune.code)
    .find((p) => p.millesime === millesime && hasValeur(p));
  const base = { niveau: "iris", role: "iris", millesime, temps: lus[0]?.annee ?? 0, statut: "valeur", motif: null, segment: 0 } as const; // prettier-ignore
  const milieu = detour === null ? undefined : cinquiemes[detour];
  const accord = detail.nom === "commune" ? "e" : "";
  const dire = (c: Cinquieme): string => writeNombre(c.valeur, indicateur);
  const figure = points(
    [
      ...(ensemble ? [pointOf(ensemble, indicateur, lecture)] : []),
      ...cinquiemes.map((c, k): PointTexte => ({ ...base, territoire: String(k + 1), nom: nomCinquieme(c, k, selon), valeur: c.valeur, intervalle: c.intervalle })),
    ],
    {
      id,
      titre: `${nomOf(indicateur)} : ${dire(premier)} dans ${lePremier(selon, detail)}, ${milieu ? `${dire(milieu)} dans le ${placeDe(detour ?? 0)}, ` : ""}${dire(dernier)} dans ${leDernier(selon)}`,
      mesure: writeMesure(indicateur, `, par cinquième ${detail.nom === "IRIS" ? "d'IRIS" : `de ${detail.noms}`} rangé${accord}s selon ${selon.sujet}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, [...lus, ...rangs, ...(ensemble ? [ensemble] : [])]),
      lecture: finishPhrase(
        `en ${millesime}, ${indicateur.sujet} ${verbe(indicateur, "etre")} de ${dire(premier)} dans l'ensemble ${premiers(selon, detail)}, et de ${dire(dernier)} dans l'ensemble ${derniers(selon)}`,
      ),
      alternative: finishPhrase(cinquiemes.map((c, k) => `${nomCinquieme(c, k, selon)} : ${dire(c)}`).join(" ; ")),
      ordre: "nom",
      notes: [
        `Les ${detail.noms} sont rangé${accord}s selon ${selon.sujet} (${rangs[0]?.millesime ?? ""}), puis partagé${accord}s en cinq groupes de même nombre, à un${accord} près ; la valeur d'un groupe est celle de ${accord ? "toutes" : "tous"} ses ${detail.noms} ensemble.`,
        `Droite ajustée : sur les ${lus.length} ${detail.noms}, pondérée par leur population (indices SII et RII, convention de l'UKHSA).`,
        `Ce sont des ${detail.noms} que l'on compare, pas des personnes : on n'en déduit rien de la situation de chacun.`,
        ...(absentes > 0 ? [`${absentes} ${absentes > 1 ? detail.noms : detail.nom} sans l'une des deux valeurs, laissé${accord}${absentes > 1 ? "s" : ""} de côté.`] : []),
        ...piegesOf(indicateur),
      ],
    },
  );
  return {
    phrase: phraseGradient(indicateur, selon, gradient, detail),
    figure: {
      ...figure,
      tableau: {
        titre: figure.tableau.titre,
        colonnes: [
          { libelle: `Cinquième selon ${selon.sujet}`, nombre: false },
          { libelle: detail.nom === "IRIS" ? "IRIS" : "Communes", nombre: true },
          { libelle: millesime, nombre: true },
          { libelle: "Intervalle à 95 %", nombre: true },
        ],
        lignes: cinquiemes.map((c, k) => [
          nomCinquieme(c, k, selon),
          String(c.zones),
          dire(c),
          c.intervalle ? `${formatNombre(c.intervalle[0], indicateur.decimales)} à ${writeNombre(c.intervalle[1], indicateur)}` : "—",
        ]),
      },
    },
  };
} // prettier-ignore

const premiers = (selon: Indicateur, { noms, nom }: Detail): string =>
  `du premier cinquième ${nom === "IRIS" ? "des IRIS" : `des ${noms}`}${isRevenu(selon) ? ", le plus modeste" : ""}`;
const derniers = (selon: Indicateur): string => `du dernier${isRevenu(selon) ? ", le plus aisé" : ""}`;
const lePremier = (selon: Indicateur, { noms }: Detail): string =>
  isRevenu(selon) ? `le cinquième le plus modeste des ${noms}` : `le premier cinquième des ${noms}`;
const leDernier = (selon: Indicateur): string => (isRevenu(selon) ? "le plus aisé" : "le dernier");
