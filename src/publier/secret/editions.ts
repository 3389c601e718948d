import type { Agregat } from "../../modele/agregat.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret } from "../../rapport/lecture.ts";
import type { Politique } from "../../secret/politique.ts";
import { summarizeSecret } from "./bilan.ts";
import { composantesOf, idOf } from "./cles.ts";
import { protegerTableau, type Refus, type TableauProtege } from "./proteger-edition.ts";
import { describeRefus } from "./refus.ts";
import { stateOf, type EditionProtegee, type Livraison } from "./registre.ts";
import { regrouper, widenTable, type Largeur } from "./regrouper.ts";
import { groupTables, type Table } from "./tables.ts";

/** Au-delà, une table publique ne vaut plus d'être donnée dans ce détail (part des cases masquées). */
const PERTE_MAXIMALE = 0.35;

export interface DemandeEditions {
  readonly agregats: readonly Agregat[];
  readonly registres: Readonly<Record<EditionProtegee, readonly Livraison[]>>;
  readonly politiques: Readonly<Record<EditionProtegee, Politique>>;
  readonly structure: StructureAgregats;
}

/** Le tableau d'une édition, masqué, et ce qu'il en a coûté. */
export interface EditionMasquee extends TableauProtege {
  readonly tableau: readonly Agregat[];
  readonly bilan: BilanSecret;
}

/**
 * Le masque des éditions publique et du comité, ensemble : le comité lit aussi l'édition publique. Le public d'abord, au
 * seuil le plus haut ; ce qu'il montre est figé pour le comité, dont le masque est donc une partie de celui du public.
 *
 * Toutes deux sont calculées même si une seule est publiée : un tableau public qui trahirait l'autre ne doit pas paraître.
 */
export async function protegerEditions(
  demande: DemandeEditions,
): Promise<Readonly<Record<EditionProtegee, EditionMasquee>> | { readonly anomalies: readonly Anomalie[] }> {
  const { agregats, registres, politiques, structure } = demande;
  const masquee = await protegerPublic(demande);
  if (!("tues" in masquee)) return { anomalies: describeRefus(masquee, "public") };
  const copil = await protegerTableau({
    agregats,
    tableau: agregats,
    registres: [registres.copil, registres.public],
    ailleurs: masquee.tableau.map((a) => ({ ...a, masquee: masquee.tues.has(idOf(a)) })),
    politique: politiques.copil,
    structure,
  });
  if (!("tues" in copil)) return { anomalies: describeRefus(copil, "copil") };
  const bilanOf = (edition: EditionProtegee, tableau: readonly Agregat[], protege: TableauProtege, largeurs: ReadonlyMap<string, Largeur>) =>
    summarizeSecret(agregats, tableau, protege, largeurs, { politique: politiques[edition], structure }); // prettier-ignore
  return {
    public: { ...masquee, bilan: await bilanOf("public", masquee.tableau, masquee, masquee.largeurs) },
    copil: { ...copil, tableau: agregats, bilan: await bilanOf("copil", agregats, copil, new Map()) },
  };
}

type PublicMasque = TableauProtege & {
  readonly tableau: readonly Agregat[];
  readonly largeurs: ReadonlyMap<string, Largeur>;
};

/** L'édition publique, ses tables élargies jusqu'à ce qu'aucune ne perde plus d'un tiers de ses cases. */
async function protegerPublic({
  agregats,
  registres,
  politiques,
  structure,
}: DemandeEditions): Promise<PublicMasque | Refus> {
  const variables = new Map<string, Agregat[]>();
  for (const a of agregats) variables.set(a.variable, [...(variables.get(a.variable) ?? []), a]);
  const largeurs = new Map<string, Largeur>();
  const largeurDe = (variable: string): Largeur => largeurs.get(variable) ?? "telle quelle";
  const masquees = new Set<string>(); // à un cran ou un autre : un regroupement ne se défait pas
  for (;;) {
    const tableau = [...variables].flatMap(([variable, cases]) =>
      regrouper(cases, largeurDe(variable), structure, (id) => masquees.has(id)),
    );
    const protege = await protegerTableau({
      agregats,
      tableau,
      registres: [registres.public],
      interdites: listInterdites(tableau, registres.copil),
      politique: politiques.public,
      structure,
    });
    if (!("tues" in protege)) return protege;
    const perdantes = groupTables(agregats, tableau).filter(
      ({ cases }) => measurePerte(cases, protege.tues) > PERTE_MAXIMALE,
    );
    if (perdantes.length === 0) return { ...protege, tableau, largeurs };
    for (const id of protege.tues) masquees.add(id);
    for (const table of perdantes) {
      const variable = chooseVariable(table, protege.tues);
      largeurs.set(variable, widenTable(variables.get(variable)!, largeurDe(variable), structure));
    }
  }
}

/**
 * Ce que le comité a déjà reçu masqué, ou le regroupement d'une telle case : le public ne l'apprend pas le premier, car le
 * comité, qui lit tout, en déduirait d'autres cases.
 */
function listInterdites(tableau: readonly Agregat[], copil: readonly Livraison[]): string[] {
  const masquees = new Set([...stateOf(copil).values()].filter((c) => c.valeur === null).map(idOf));
  return tableau
    .filter((a) => {
      const parts = composantesOf(a)?.map((modalite) => idOf({ ...a, modalite })) ?? [idOf(a)];
      return parts.some((id) => masquees.has(id));
    })
    .map(idOf);
}

const measurePerte = (cases: readonly Agregat[], tues: ReadonlySet<string>): number =>
  cases.filter((a) => tues.has(idOf(a))).length / cases.length;

/** La variable à élargir d'une table qui perd trop : la seule, ou, des chiffres d'ensemble, celle qui perd le plus. */
function chooseVariable({ cases }: Table, tues: ReadonlySet<string>): string {
  const pertes = [...new Set(cases.map((a) => a.variable))].map((variable) => ({
    variable,
    perte: measurePerte(
      cases.filter((a) => a.variable === variable),
      tues,
    ),
  }));
  return pertes.reduce((pire, p) => (p.perte >= pire.perte ? p : pire)).variable;
}
