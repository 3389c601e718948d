import type { Agregat } from "../../modele/agregat.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret } from "../../rapport/lecture.ts";
import type { Politique } from "../../secret/politique.ts";
import { groupTables, summarizeSecret } from "./bilan.ts";
import { idOf } from "./cles.ts";
import { protegerTableau, type Refus, type TableauProtege } from "./proteger-edition.ts";
import { describeRefus } from "./refus.ts";
import type { EditionProtegee, Livraison } from "./registre.ts";
import { regrouper, widenTable, type Largeur } from "./regrouper.ts";

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
  const tables = [...groupTables(agregats)];
  const largeurs = new Map<string, Largeur>();
  const masquees = new Set<string>(); // à un cran ou un autre : un regroupement ne se défait pas
  for (;;) {
    const tableau = tables.flatMap(([variable, table]) =>
      regrouper(table, largeurs.get(variable) ?? "telle quelle", (id) => masquees.has(id)),
    );
    const protege = await protegerTableau({
      agregats,
      tableau,
      registres: [registres.public],
      politique: politiques.public,
      structure,
    });
    if (!("tues" in protege)) return protege;
    const perdantes = [...groupTables(tableau)].filter(
      ([, cases]) => cases.filter((a) => protege.tues.has(idOf(a))).length > PERTE_MAXIMALE * cases.length,
    );
    if (perdantes.length === 0) return { ...protege, tableau, largeurs };
    for (const id of protege.tues) masquees.add(id);
    for (const [variable] of perdantes) {
      const table = tables.find(([nom]) => nom === variable)![1];
      largeurs.set(variable, widenTable(table, largeurs.get(variable) ?? "telle quelle"));
    }
  }
}
