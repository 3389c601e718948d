import type { Agregat } from "../../modele/agregat.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret } from "../../rapport/lecture.ts";
import type { Politique } from "../../secret/politique.ts";
import { summarizeSecret } from "./bilan.ts";
import { composantesOf, idOf } from "./cles.ts";
import { arreteOf, findBavards, findImpossibles, readArretees, type Arrete, type Arretees } from "./corrections.ts";
import { protegerTableau, type Refus, type TableauProtege } from "./proteger-edition.ts";
import { describeRefus } from "./refus.ts";
import { EDITIONS_PROTEGEES, stateOf, type EditionProtegee, type Livraison } from "./registre.ts";
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
  /** Les cases d'exports arrêtés à une publication passée : leur valeur d'aujourd'hui n'est pas celle qu'on lit. */
  readonly arretees: ReadonlySet<string>;
  readonly bilan: BilanSecret;
}

type Editions = Readonly<Record<EditionProtegee, EditionMasquee>>;

/**
 * Le masque des éditions publique et du comité, ensemble : le comité lit aussi l'édition publique. Le public d'abord, au
 * seuil le plus haut ; ce qu'il montre est figé pour le comité, dont le masque est donc une partie de celui du public.
 *
 * Toutes deux sont calculées même si une seule est publiée : un tableau public qui trahirait l'autre ne doit pas paraître.
 * Un export qu'une correction ferait masquer autrement qu'hier est arrêté à la publication passée, dans les deux.
 */
export async function protegerEditions(
  demande: DemandeEditions,
): Promise<Editions | { readonly anomalies: readonly Anomalie[] }> {
  const { agregats, registres } = demande;
  const arretes = new Set<Arrete>();
  for (;;) {
    const essai = await protegerEnsemble(demande, arretes);
    const trouves = (
      "refus" in essai
        ? findImpossibles(essai.refus.impasses, agregats)
        : EDITIONS_PROTEGEES.flatMap((edition) =>
            findBavards(essai[edition].tableau, essai[edition].tues, stateOf(registres[edition])),
          )
    ).filter((arrete) => !arretes.has(arrete));
    if (trouves.length === 0)
      return "refus" in essai ? { anomalies: describeRefus(essai.refus, essai.edition) } : essai;
    for (const arrete of trouves) arretes.add(arrete);
  }
}

/** Un tour : les deux éditions, certains exports étant arrêtés. */
async function protegerEnsemble(
  demande: DemandeEditions,
  arretes: ReadonlySet<Arrete>,
): Promise<Editions | { readonly refus: Refus; readonly edition: EditionProtegee }> {
  const { agregats, politiques, structure } = demande;
  const libres = agregats.filter((a) => !arretes.has(arreteOf(a)));
  const etats = { public: stateOf(demande.registres.public), copil: stateOf(demande.registres.copil) };
  const arreteesDe = (edition: EditionProtegee): Arretees => readArretees(arretes, agregats, etats[edition]);
  const duPublic = arreteesDe("public");
  const duCopil = arretes.size > 0 && arreteesDe("copil").cases.length === 0 ? duPublic : arreteesDe("copil");
  // Ce qui est arrêté n'apprend rien de plus qu'hier : il sort du système, présent et passé.
  const horsSysteme = new Set([...duPublic.cases, ...duCopil.cases].map(idOf));
  const registres = {
    public: withoutCases(demande.registres.public, horsSysteme),
    copil: withoutCases(demande.registres.copil, horsSysteme),
  };
  const masquee = await protegerPublic({ ...demande, agregats: libres, registres }, duPublic);
  if (!("tues" in masquee)) return { refus: masquee, edition: "public" };
  const copil = await protegerTableau({
    agregats: libres,
    tableau: libres,
    registres: [registres.copil, registres.public],
    ailleurs: masquee.libres.map((a) => ({ ...a, masquee: masquee.tues.has(idOf(a)) })),
    politique: politiques.copil,
    structure,
  });
  if (!("tues" in copil)) return { refus: copil, edition: "copil" };
  const finish = async (
    edition: EditionProtegee,
    protege: TableauProtege,
    { tableau, arretees, largeurs, passe }: { tableau: readonly Agregat[]; arretees: Arretees; largeurs: ReadonlyMap<string, Largeur>; passe: readonly (readonly Livraison[])[] }, // prettier-ignore
  ): Promise<EditionMasquee> => {
    const entier = { ...protege, tues: new Set([...protege.tues, ...arretees.tues]) };
    const bilan = await summarizeSecret({
      agregats,
      libres: tableau,
      arretees,
      protege: entier,
      largeurs,
      registres: passe,
      politique: politiques[edition],
      structure,
    });
    return {
      ...entier,
      tableau: sortTableau([...tableau, ...arretees.cases]),
      arretees: new Set(arretees.cases.map(idOf)),
      bilan,
    };
  };
  return {
    public: await finish("public", masquee, { tableau: masquee.libres, arretees: masquee.arretees, largeurs: masquee.largeurs, passe: [registres.public] }), // prettier-ignore
    copil: await finish("copil", copil, { tableau: libres, arretees: duCopil, largeurs: new Map(), passe: [registres.copil, registres.public] }), // prettier-ignore
  };
}

const withoutCases = (livraisons: readonly Livraison[], hors: ReadonlySet<string>): readonly Livraison[] =>
  hors.size === 0 ? livraisons : livraisons.map((l) => ({ ...l, cases: l.cases.filter((c) => !hors.has(idOf(c))) }));

/** Toujours le même ordre : des lignes arrêtées, mises à la fin, se verraient. */
const sortTableau = (tableau: readonly Agregat[]): Agregat[] => {
  const rang = (a: Agregat): string => [a.source, a.variable, a.modalite ?? "", a.millesime].join("\u0000");
  return [...tableau].sort((a, b) => (rang(a) < rang(b) ? -1 : 1));
};

type PublicMasque = TableauProtege & {
  readonly libres: readonly Agregat[];
  readonly arretees: Arretees;
  readonly largeurs: ReadonlyMap<string, Largeur>;
};

/** L'édition publique, ses tables élargies jusqu'à ce qu'aucune ne perde plus d'un tiers de ses cases. */
async function protegerPublic(
  { agregats, registres, politiques, structure }: DemandeEditions,
  toutesArretees: Arretees,
): Promise<PublicMasque | Refus> {
  const variables = groupVariables([...agregats, ...toutesArretees.cases]);
  const siennes = groupVariables(agregats);
  const largeurs = new Map<string, Largeur>();
  const largeurDe = (variable: string): Largeur => largeurs.get(variable) ?? "telle quelle";
  const masquees = new Set<string>(); // à un cran ou un autre : un regroupement ne se défait pas
  for (;;) {
    const libres = [...siennes].flatMap(([variable, cases]) =>
      regrouper(cases, largeurDe(variable), structure, (id) => masquees.has(id)),
    );
    const cases = toutesArretees.cases.filter((a) => isGardee(a, largeurDe(a.variable)));
    const arretees: Arretees = { cases, tues: toutesArretees.tues };
    const protege = await protegerTableau({
      agregats,
      tableau: libres,
      registres: [registres.public],
      interdites: listInterdites(libres, registres.copil),
      politique: politiques.public,
      structure,
    });
    if (!("tues" in protege)) return protege;
    const tableau = [...libres, ...cases];
    const tues = new Set([...protege.tues, ...arretees.tues]);
    const perdantes = groupTables([...agregats, ...toutesArretees.cases], tableau).filter(
      (table) => measurePerte(table.cases, tues) > PERTE_MAXIMALE,
    );
    if (perdantes.length === 0) return { ...protege, libres, arretees, largeurs };
    for (const id of tues) masquees.add(id);
    for (const table of perdantes) {
      const variable = chooseVariable(table, tues);
      largeurs.set(variable, widenTable(variables.get(variable)!, largeurDe(variable), structure));
    }
  }
}

function groupVariables(agregats: readonly Agregat[]): Map<string, Agregat[]> {
  const variables = new Map<string, Agregat[]>();
  for (const a of agregats) variables.set(a.variable, [...(variables.get(a.variable) ?? []), a]);
  return variables;
}

/** Une ligne arrêtée ne se regroupe pas : elle est déjà publique. Elle part avec le détail, puis avec la table. */
const isGardee = ({ modalite }: Agregat, largeur: Largeur): boolean =>
  largeur === "sans détail" ? modalite === null : largeur !== "retirée";

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
