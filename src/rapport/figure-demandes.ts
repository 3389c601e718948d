import { finishPhrase } from "../constats/accords.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Figure, PartFigure } from "../modele/figure.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import { TRANCHES_DELAI } from "../modele/reglages-ccas.ts";
import { notesOf, sourceOf } from "./agregats.ts";
import { delais, entonnoir } from "./dessins.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";

/** Le parcours d'une demande, du coffre : ce qui est compté, et ce que l'export ne dit pas. */
const ETAPES = [
  { libelle: "Demandes déposées", variable: "demandes" },
  { libelle: "Décisions rendues", variable: "decisions" },
  { libelle: "Accords", variable: "decisions_favorables" },
  { libelle: "Versements", variable: "versements" },
] as const;

const totalOf = (lecture: Lecture, variable: string, annee: number): AgregatProtege | undefined =>
  lecture.agregats(variable).find((a) => a.millesime === annee && a.modalite === null);

/** De la demande au versement, la dernière année ; null si deux étapes ne se disent pas. */
export function figureParcours(lecture: Lecture, id: string): Figure | null {
  const annee = Math.max(...lecture.agregats("demandes").map((a) => a.millesime));
  const lus = ETAPES.map(({ libelle, variable }) => ({ libelle, agregat: totalOf(lecture, variable, annee) }));
  const parts = lus.map(({ libelle, agregat }): PartFigure => ({
    libelle,
    valeur: agregat?.valeur ?? null,
    statut: agregat?.statut ?? "absent",
  }));
  const [demandes, decisions, accords] = lus.map(({ agregat }) =>
    agregat && hasValeur(agregat) ? agregat.valeur : null,
  );
  const servies = [demandes, decisions, accords].filter((v) => v != null);
  if (servies.length < 2 || demandes == null) return null;
  const dernier = accords ?? decisions ?? 0;
  const mot = accords == null ? "décisions rendues" : "accords";
  return entonnoir(parts, {
    id,
    titre: `Pour ${formatNombre(demandes)} demandes déposées en ${annee}, ${formatNombre(dernier)} ${mot}`,
    mesure: `Demandes d'aide, de leur dépôt à leur versement, ${annee}`,
    unite: "demandes",
    decimales: 0,
    etape: "Étape",
    source: `${sourceOf(lecture)}, ${annee}`,
    lecture: finishPhrase(
      `en ${annee}, ${formatValeur((100 * dernier) / demandes, "%", 0)} des demandes déposées ${accords == null ? "ont reçu une décision" : "ont été accordées"}`,
    ),
    alternative: finishPhrase(
      lus
        .map(
          ({ libelle, agregat }) =>
            `${libelle} : ${agregat && hasValeur(agregat) ? formatNombre(agregat.valeur) : "non dit"}`,
        )
        .join(" ; "),
    ),
    notes: [
      "Une demande sans décision n'est pas un refus : elle est en cours, ou ajournée. Un accord n'est pas un versement : les exports des aides disent ce qui est accordé.",
      ...notesOf(lus.flatMap(({ agregat }) => agregat ?? [])),
    ],
  });
}

/** La part des décisions rendues en tant de jours, la médiane et le neuvième décile ; null si rien ne s'en dit. */
export function figureDelais(lecture: Lecture, id: string): Figure | null {
  const tous = lecture.agregats("decisions_par_delai");
  const annee = Math.max(...tous.map((a) => a.millesime));
  const lus = tous.filter((a) => a.millesime === annee);
  const tranches = TRANCHES_DELAI.map(({ nom, max }) => ({ max, agregat: lus.find((a) => a.modalite === nom) }));
  const valeurs = tranches.map(({ agregat }) =>
    agregat === undefined ? 0 : hasValeur(agregat) ? agregat.valeur : null,
  );
  const dates = datesOf(lecture, annee, lus);
  if (dates === null || dates === 0) return null;
  // Après une tranche masquée, plus rien ne se cumule : la suite la redonnerait par différence.
  let cumul: number | null = 0;
  const points = tranches.flatMap(({ max }, i) => {
    const valeur = valeurs[i] ?? null;
    cumul = cumul === null || valeur === null ? null : cumul + valeur;
    return max === null ? [] : [{ jours: max, part: cumul === null ? null : (100 * cumul) / dates }];
  });
  const lire = (variable: string): number | null => {
    const a = totalOf(lecture, variable, annee);
    return a && hasValeur(a) ? a.valeur : null;
  };
  const [mediane, p90] = [lire("delai_median"), lire("delai_p90")];
  const dits = points.flatMap((p) => (p.part === null ? [] : [{ jours: p.jours, part: p.part }]));
  const [premier, dernier] = [dits[0], dits.at(-1)];
  if (!premier || !dernier) return null;
  return delais(points, {
    id,
    titre: `${writePart(dernier)} des décisions de ${annee} sont rendues en ${dernier.jours} jours ou moins`,
    mesure: `Décisions rendues, par délai depuis le dépôt (jours calendaires), ${annee}`,
    unite: "%",
    decimales: 0,
    source: `${sourceOf(lecture)}, ${annee}`,
    lecture: finishPhrase(`${writePart(premier)} des décisions sont rendues en ${premier.jours} jours ou moins`),
    alternative: finishPhrase(dits.map((p) => `${writePart(p)} en ${p.jours} jours ou moins`).join(" ; ")),
    notes: [
      "La médiane et le neuvième décile comptent aussi les demandes en cours, pour le temps déjà attendu : ils peuvent s'écarter de la courbe des décisions rendues.",
      ...notesOf(lus),
    ],
    mediane,
    p90,
  });
}

const writePart = ({ part }: { readonly part: number }): string => formatValeur(part, "%", 0);

/** Les décisions datées : toutes, moins celles sans date ; à défaut la somme des tranches. Null si le secret l'empêche. */
function datesOf(lecture: Lecture, annee: number, tranches: readonly AgregatProtege[]): number | null {
  const decisions = totalOf(lecture, "decisions", annee);
  const sans = totalOf(lecture, "demandes_sans_delai", annee);
  if (decisions && hasValeur(decisions) && sans && hasValeur(sans)) return decisions.valeur - sans.valeur;
  const datees = tranches.filter((a) => TRANCHES_DELAI.some((t) => t.nom === a.modalite));
  return datees.every(hasValeur) ? datees.reduce((s, a) => s + (a.valeur ?? 0), 0) : null;
}
