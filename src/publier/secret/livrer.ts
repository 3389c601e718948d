import type { Projet } from "../../charger/projet.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { cheminActivite } from "../../rapport/adresses.ts";
import { idOf } from "./cles.ts";
import type { EditionMasquee } from "./editions.ts";
import { appendRegistre, type EditionProtegee } from "./registre.ts";
import { listVerite, type CaseJugee, type Jugement } from "./verite.ts";

export interface DemandeControle {
  readonly edition: EditionProtegee;
  /** Le site bâti, que l'attaque lit seul avec les registres. */
  readonly dist: string;
  readonly projet: string;
  /** Ce que l'attaque ne voit pas : elle ne passe que par un tube, vers le processus qui juge. */
  readonly verite: readonly CaseJugee[];
  readonly seuil: number;
}

/** L'attaque d'un site bâti, dans d'autres processus que celui qui l'a masqué. */
export type Controle = (demande: DemandeControle) => Promise<Jugement>;

interface Livree {
  readonly projet: Projet;
  readonly edition: EditionProtegee;
  readonly masquee: EditionMasquee;
}

/** Attaque ce qui va être lu ; une case retrouvée est bloquante : le site n'est pas livré, et le précédent reste en place. */
export async function attaquerSecret(
  { projet, edition, masquee, dist }: Livree & { readonly dist: string },
  controle: Controle,
): Promise<Anomalie[]> {
  const demande = { edition, dist, projet: projet.dir, verite: listVerite(masquee), seuil: masquee.bilan.seuil };
  const { exactes, etroites, ecarts, fausses } = await controle(demande);
  if (exactes + etroites + ecarts + fausses === 0) return [];
  return [
    {
      gravite: "bloquante",
      code: "secret-attaque",
      fichier: cheminActivite(projet.observatoire.annee),
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
