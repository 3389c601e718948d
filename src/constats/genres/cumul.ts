import { DISPERSIONS } from "../../indicateurs/besoins.ts";
import { THEMES } from "../../modele/indicateur.ts";
import { enumerer } from "../accords.ts";
import type { Question, ValeurCitee } from "../affirmation.ts";
import type { Donnees } from "../donnees.ts";
import type { Force } from "../force.ts";
import { DOMAINES_MINIMAUX, fragilitesOf, type Fragilite, type Suivi } from "../fragilites.ts";
import { personnesOf } from "../personnes.ts";
import { phraseCumul } from "../phrases/cumul.ts";
import { IRIS_MINIMAUX } from "../dispersion.ts";
import { abregerEmpreinte } from "../empreinte.ts";
import { signeOf, type Empechement, type GenreDeConstat, type Matiere } from "./genre.ts";

/** Les quartiers où plusieurs domaines sont défavorables à la fois : combien, et lesquels hors de l'édition publique. */
export const cumul: GenreDeConstat = { genre: "cumul", chercher, repondre };

function chercher(donnees: Donnees): readonly Question[] {
  const suivis = donnees.indicateurs().flatMap((indicateur): Suivi[] => {
    const millesime = donnees.parIris(indicateur.code)[0]?.millesime;
    if (DISPERSIONS.has(indicateur.code)) return [];
    return signeOf(indicateur) === 0 || millesime === undefined ? [] : [{ indicateur, millesime }];
  });
  if (new Set(suivis.map((s) => s.indicateur.theme)).size < DOMAINES_MINIMAUX) return [];
  // L'ordre du catalogue n'est pas une information : deux constructions posent la même question.
  const ranges = suivis.toSorted((a, b) => (a.indicateur.code < b.indicateur.code ? -1 : 1));
  const question: Question = {
    genre: "cumul",
    indicateurs: ranges.map((s) => s.indicateur.code),
    territoire: donnees.perimetre.commune,
    comparateurs: [],
    periode: ranges.map((s) => s.millesime),
  };
  const fragilites = fragilitesOf(donnees, question.territoire, ranges);
  return fragilites.length < IRIS_MINIMAUX ? [] : [question];
}

const isCumul =
  (cle: "domaines" | "prouves") =>
  (f: Fragilite): boolean =>
    f[cle].size >= DOMAINES_MINIMAUX;

function repondre({ indicateurs, periode, territoire }: Question, donnees: Donnees): Matiere | Empechement {
  const suivis = indicateurs.flatMap((code, i): Suivi[] => {
    const indicateur = donnees.indicateur(code);
    return indicateur ? [{ indicateur, millesime: periode[i] ?? "" }] : [];
  });
  if (suivis.length < indicateurs.length)
    return { cause: "definition", raison: "un des indicateurs suivis n'est plus au catalogue" };
  const fragilites = fragilitesOf(donnees, territoire, suivis);
  if (fragilites.length < IRIS_MINIMAUX)
    return { cause: "geographie", raison: `moins de ${IRIS_MINIMAUX} quartiers ont encore ces valeurs` };
  const [touches, prouves] = [fragilites.filter(isCumul("domaines")), fragilites.filter(isCumul("prouves"))];
  const domaines = [...new Set(suivis.map((s) => s.indicateur.theme))];
  const force: Force = touches.length === 0 ? "aucune" : prouves.length === touches.length ? "nette" : "indicative";
  const dates = periode.toSorted();
  const points = fragilites.flatMap((f) => f.points);
  const compte = (valeur: number, unite: string): ValeurCitee => ({
    indicateur: "cumul",
    niveau: territoire.niveau,
    territoire: territoire.code,
    millesime: `${dates[0] ?? ""}-${dates.at(-1) ?? ""}`,
    cog: points[0]?.cog ?? null,
    valeur,
    statut: "valeur",
    unite,
    decimales: 0,
    fichiers: [...new Set(points.flatMap((p) => p.fichiers.map((f) => abregerEmpreinte(f.sha256))))].sort(),
  });
  return {
    phrase: phraseCumul({
      commune: territoire.nom,
      nombre: touches.length,
      total: fragilites.length,
      domaines: domaines.length,
      periode: [dates[0] ?? "", dates.at(-1) ?? ""],
      force,
      quartiers: donnees.edition === "public" ? null : touches.map((f) => f.iris),
    }),
    force,
    appui:
      force === "nette"
        ? `écart d'au moins un cinquième, hors de la marge d'incertitude ; ${writeDomaines(domaines)}`
        : `écart d'au moins un cinquième, hors de la marge d'incertitude quand elle est publiée ; ${writeDomaines(domaines)}`,
    direction: touches.length === 0 ? "egal" : "cumul",
    sens: touches.length === 0 ? "neutre" : "vigilance",
    ampleur: { valeur: touches.length, unite: "quartiers" },
    amplitude: Math.log1p(touches.length / fragilites.length),
    personnes: sumPersonnes(donnees, touches),
    valeurs: [
      compte(touches.length, "quartiers"),
      compte(fragilites.length, "quartiers"),
      compte(domaines.length, "domaines"),
    ],
    resultats: points,
  };
}

const writeDomaines = (domaines: readonly (keyof typeof THEMES)[]): string =>
  `domaines suivis : ${enumerer(domaines.map((d) => `« ${THEMES[d]} »`))}`;

// Les habitants de ces quartiers : le plus grand dénominateur connu de chacun.
function sumPersonnes(donnees: Donnees, touches: readonly Fragilite[]): number | null {
  const habitants = touches.map(({ points }) =>
    Math.max(0, ...points.map((p) => p.denominateur ?? personnesDe(donnees, p) ?? 0)),
  );
  const somme = habitants.reduce((s, n) => s + n, 0);
  return somme === 0 ? null : somme;
}

function personnesDe(donnees: Donnees, p: Fragilite["points"][number]): number | null {
  const indicateur = donnees.indicateur(p.indicateur);
  return indicateur ? personnesOf(donnees, indicateur, p) : null;
}
