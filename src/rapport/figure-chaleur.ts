import { capitalize, finishPhrase } from "../constats/accords.ts";
import { decapitalize } from "../constats/evolution.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Territoire } from "../modele/territoire.ts";
import type { Manque } from "./contexte.ts";
import { detailOf } from "./detail.ts";
import { chaleur } from "./dessins.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { nomOf } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

interface Colonne {
  readonly indicateur: Indicateur;
  readonly parLieu: ReadonlyMap<string, ResultatSuivi>;
  readonly commune: ResultatSuivi | undefined;
}

const LIBELLE = "le tableau des quartiers";

/**
 * Le détail (IRIS, ou communes d'un EPCI) et les mesures, côte à côte. L'édition publique les range par nom, et nulle part le tableau ne dit qui est premier ; les
 * autres mettent en tête ceux où le plus de mesures s'écartent de la commune dans le sens d'un besoin plus fort.
 */
export function figureChaleur(lecture: Lecture, indicateurs: readonly Indicateur[], id: string): Figure | Manque {
  const { commune } = lecture.perimetre;
  const detail = detailOf(lecture);
  const sujet = leSujet(lecture.perimetre);
  const colonnes = indicateurs.flatMap((indicateur): Colonne[] => {
    const lus = detail.par(indicateur.code);
    const annee = lus.find(hasValeur)?.annee;
    if (annee === undefined) return [];
    const la = lecture.serie(indicateur.code, commune.niveau, commune.code).find((p) => p.annee === annee);
    return [{ indicateur, parLieu: new Map(lus.map((p) => [p.territoire, p])), commune: la }];
  });
  if (colonnes.length < 2)
    return { libelle: LIBELLE, raison: `moins de deux indicateurs ont un détail par ${detail.nom}` };
  const presents = detail.territoires.filter((t) => colonnes.some((c) => c.parLieu.has(t.code)));
  const ranges = orderOf(lecture, presents, colonnes);
  const tous = colonnes.flatMap((c) => [...(c.commune ? [c.commune] : []), ...c.parLieu.values()]);
  const annees = [...new Set(tous.map((p) => p.millesime))].toSorted();
  const nomUnique = (t: Territoire): string =>
    presents.filter((p) => p.nom === t.nom).length > 1 ? `${t.nom} (${t.code})` : t.nom;
  return chaleur(
    ranges.map((t) => ({
      nom: nomUnique(t),
      cases: colonnes.map(({ indicateur, parLieu }) => {
        const p = parLieu.get(t.code);
        return p ? pointOf(p, indicateur, lecture) : null;
      }),
    })),
    colonnes.map(({ indicateur, parLieu, commune: la }) => ({
      libelle: `${nomOf(indicateur)}${indicateur.unite.startsWith("pour ") ? "" : ` (${indicateur.unite})`}, ${[...parLieu.values()][0]?.millesime ?? ""}`,
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      reference: la ? pointOf(la, indicateur, lecture) : null,
    })),
    {
      id,
      titre: `${presents.length} ${detail.noms} et ${colonnes.length} mesures, à côté de ${sujet}`,
      mesure: `${capitalize(colonnes.map((c) => decapitalize(nomOf(c.indicateur))).join(", "))}, par ${detail.nom}`,
      unite: "",
      decimales: 0,
      source: writeSource(lecture, tous),
      lecture: `Une case teintée s'écarte de ${sujet} : ▲ au-dessus, ▼ au-dessous ; la teinte dit de combien, pas si c'est bien ou mal.`,
      alternative: finishPhrase(
        `Tableau de ${presents.length} ${detail.noms} et ${colonnes.length} mesures (${annees.join(", ")}) ; chaque valeur, et sa place par rapport à ${sujet}, est dans le tableau`,
      ),
      notes: [...notesRebasage(tous)],
      ligne: detail.nom === "IRIS" ? "IRIS" : "Commune",
      ville: commune.nom,
    },
  );
}

function orderOf(lecture: Lecture, iris: readonly Territoire[], colonnes: readonly Colonne[]): readonly Territoire[] {
  const parNom = iris.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"));
  if (lecture.edition === "public") return parNom;
  return parNom.toSorted((a, b) => besoinsOf(b, colonnes) - besoinsOf(a, colonnes));
}

/** Le nombre de mesures où le lieu est, par rapport à la commune, du côté d'un besoin plus fort. */
const besoinsOf = (lieu: Territoire, colonnes: readonly Colonne[]): number =>
  colonnes.filter(({ indicateur, parLieu, commune }) => {
    const ici = parLieu.get(lieu.code);
    if (!ici || !hasValeur(ici) || !commune || !hasValeur(commune)) return false;
    return indicateur.sens === "+"
      ? ici.valeur > commune.valeur
      : indicateur.sens === "-" && ici.valeur < commune.valeur;
  }).length;
