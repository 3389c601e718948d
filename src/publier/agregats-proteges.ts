import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { STRUCTURE_CCAS } from "../indicateurs/structure-ccas.ts";
import type { Agregat } from "../modele/agregat.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { AgregatProtege, BilanSecret, Edition } from "../rapport/lecture.ts";
import { idOf } from "./secret/cles.ts";
import { protegerEditions, type EditionMasquee } from "./secret/editions.ts";
import { EDITIONS_PROTEGEES, readRegistre, type EditionProtegee } from "./secret/registre.ts";

interface Row extends Omit<Agregat, "contributions" | "seul"> {
  readonly premiere: number | null;
  readonly deuxieme: number | null;
  readonly seul: number | null;
}

/** Les agrégats du CCAS, vus par chaque édition avant que le rapport ne les lise. */
export interface AgregatsProteges {
  readonly agregats: readonly AgregatProtege[];
  /** Null pour la direction, qui voit tout, et sans export. */
  readonly masquee: EditionMasquee | null;
}

export const bilanOf = ({ masquee }: AgregatsProteges): BilanSecret | null => masquee?.bilan ?? null;

async function readAgregats(connexion: Connexion): Promise<Agregat[]> {
  const rows = await connexion.rows<Row>(
    "select source, variable, modalite, millesime, valeur, effectif, premiere, deuxieme, seul, nature, unite, libelle from agregat order by source, variable, modalite nulls first, millesime",
  );
  return rows.map(({ premiere, deuxieme, seul, ...reste }) =>
    arrondir({
      ...reste,
      ...(premiere === null ? {} : { contributions: [premiere, deuxieme ?? 0] as const }),
      ...(seul === null ? {} : { seul }),
    }),
  );
}

const ARRONDIS = { proche: Math.round, bas: Math.floor } as const;

/** Dans toutes les éditions : elles donnent la même marge au même chiffre. */
function arrondir(agregat: Agregat): Agregat {
  const sens = STRUCTURE_CCAS.arrondies[agregat.variable];
  return sens === undefined ? agregat : { ...agregat, valeur: ARRONDIS[sens](agregat.valeur) };
}

/** Ce que voit chaque édition ; la direction au moins, et les raisons pour lesquelles les autres ne peuvent pas l'être. */
export type Proteges = Readonly<Partial<Record<Edition, AgregatsProteges>>> & {
  readonly anomalies: readonly Anomalie[];
};

/**
 * Les agrégats du CCAS, masqués pour chaque édition, tous ensemble et avec tout ce qui est déjà public.
 */
export async function protegerAgregats(connexion: Connexion, { dir, politiques }: Projet): Promise<Proteges> {
  const agregats = await readAgregats(connexion);
  const direction: AgregatsProteges = { agregats: showTableau(agregats, new Set()), masquee: null };
  const registres = Object.fromEntries(EDITIONS_PROTEGEES.map((e) => [e, readRegistre(dir, e)])) as Record<
    EditionProtegee,
    ReturnType<typeof readRegistre>
  >;
  const rompus = Object.values(registres).flatMap(({ anomalies }) => anomalies);
  if (rompus.length > 0) return { direction, anomalies: rompus };
  const { reservees, publiques } = STRUCTURE_CCAS;
  const [ouverts, personnels] = [
    agregats.filter((a) => publiques.includes(a.variable)),
    agregats.filter((a) => !publiques.includes(a.variable) && !reservees.includes(a.variable)),
  ];
  const montres = showTableau(ouverts, new Set());
  if (personnels.length === 0) {
    const sansMasque: AgregatsProteges = { agregats: montres, masquee: null };
    return { direction, copil: sansMasque, public: sansMasque, anomalies: [] };
  }
  const editions = await protegerEditions({
    agregats: personnels,
    registres: { public: registres.public.livraisons, copil: registres.copil.livraisons },
    politiques,
    structure: STRUCTURE_CCAS,
  });
  if ("anomalies" in editions) return { direction, anomalies: editions.anomalies };
  const show = (masquee: EditionMasquee): AgregatsProteges => ({
    agregats: [...showTableau(masquee.tableau, masquee.tues), ...montres],
    masquee,
  });
  return { direction, copil: show(editions.copil), public: show(editions.public), anomalies: [] };
}

/** Une case masquée et un chiffre retenu portent la même marque : la raison ne se publie jamais. */
const showTableau = (tableau: readonly Agregat[], tues: ReadonlySet<string>): AgregatProtege[] =>
  tableau.map(({ valeur, effectif: _, contributions: __, seul: ___, ...reste }) =>
    tues.has(idOf(reste)) ? { ...reste, valeur: null, statut: "secret" } : { ...reste, valeur, statut: "valeur" },
  );
