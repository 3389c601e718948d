import type { Projet } from "../../charger/projet.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { OptionsVerifier, Verification } from "../../verifier/verifier.ts";
import type { Attaque } from "./attaquer.ts";
import { cheminActivite } from "../../rapport/adresses.ts";
import { idOf } from "./cles.ts";
import type { EditionMasquee } from "./editions.ts";
import { appendRegistre, type EditionProtegee } from "./registre.ts";
import { listVerite, type CaseJugee, type Jugement } from "./verite.ts";

/** Ce que lit l'attaque d'une édition : le site bâti et les registres, rien d'autre. */
export interface Attaquable {
  readonly edition: EditionProtegee;
  readonly dist: string;
  readonly projet: string;
  readonly seuil: number;
}

/** Les demandes que se passent les processus de contrôle. */
export type DemandeRegard = { readonly quoi: "verifier"; readonly dist: string; readonly options: OptionsVerifier };
export type DemandeAttaque = { readonly quoi: "attaquer" } & Attaquable;
export type DemandeJugement =
  | { readonly quoi: "comparer"; readonly dist: string; readonly verite: readonly CaseJugee[] }
  | { readonly quoi: "juger"; readonly attaque: Attaque; readonly verite: readonly CaseJugee[] };

/**
 * Les contrôles d'un site bâti, menés dans d'autres processus que celui qui l'a masqué : `verifier` et `attaquer` n'ont pas la
 * vérité ; `comparer` et `juger` l'ont, et n'en rendent que des lieux et des comptes.
 */
export interface Controleurs {
  readonly verifier: (dist: string, options: OptionsVerifier) => Promise<Verification>;
  readonly attaquer: (site: Attaquable) => Promise<Attaque>;
  readonly comparer: (dist: string, verite: readonly CaseJugee[]) => Promise<readonly Anomalie[]>;
  readonly juger: (attaque: Attaque, verite: readonly CaseJugee[]) => Promise<Jugement>;
}

interface Livree {
  readonly projet: Projet;
  readonly edition: EditionProtegee;
  readonly masquee: EditionMasquee;
}

/**
 * Compare à la vérité et attaque ce qui va être lu ; une case retrouvée est bloquante : le site n'est pas livré, et le
 * précédent reste en place.
 */
export async function controlerSecret(
  { projet, edition, masquee, dist }: Livree & { readonly dist: string },
  controleurs: Controleurs,
): Promise<Anomalie[]> {
  const verite = listVerite(masquee);
  const attaquable = { edition, dist, projet: projet.dir, seuil: masquee.bilan.seuil };
  const [dites, jugement] = await Promise.all([
    masquee.tues.size === 0 ? [] : controleurs.comparer(dist, verite),
    controleurs.attaquer(attaquable).then((attaque) => controleurs.juger(attaque, verite)),
  ]);
  return [...dites, ...describeAttaque(edition, cheminActivite(projet.observatoire.annee), jugement)];
}

function describeAttaque(
  edition: EditionProtegee,
  fichier: string,
  { exactes, etroites, ecarts, fausses }: Jugement,
): Anomalie[] {
  if (exactes + etroites + ecarts + fausses === 0) return [];
  return [
    {
      gravite: "bloquante",
      code: "secret-attaque",
      fichier,
      ligne: null,
      colonne: null,
      valeur: null,
      message: `Édition ${edition} : attaque du site bâti : cases retrouvées ${exactes}, encadrées de trop près ${etroites}, à un petit écart d'une publication passée ${ecarts}, fausses ${fausses}`,
      action:
        "Ne rien diffuser. C'est un défaut de l'outil : le signaler, avec ce message, qui ne contient aucune valeur.",
    },
  ];
}

/** Inscrit au registre ce qu'une édition acceptée va montrer et taire : la suivante sera attaquée avec. */
export function inscrireSecret({ projet, edition, masquee, date }: Livree & { readonly date: string }): void {
  const cases = masquee.tableau.map((a) => ({ ...a, valeur: masquee.tues.has(idOf(a)) ? null : a.valeur }));
  appendRegistre(projet.dir, edition, cases, { annee: projet.observatoire.annee, date, seuil: masquee.bilan.seuil });
}
