import type { Projet } from "../../charger/projet.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { idOf } from "./cles.ts";
import type { EditionMasquee } from "./editions.ts";
import { appendRegistre, type EditionProtegee } from "./registre.ts";
import { FICHIER_TABLEAU } from "./tableau-csv.ts";
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

/**
 * La dernière étape d'une édition masquée : attaquer ce qui va être lu, et l'inscrire au registre si rien n'est retrouvé.
 * Sinon le site n'est pas livré, et le précédent reste en place.
 */
export async function livrerSecret(
  {
    projet,
    edition,
    dist,
    masquee,
    date,
  }: {
    readonly projet: Projet;
    readonly edition: EditionProtegee;
    readonly dist: string;
    readonly masquee: EditionMasquee;
    readonly date: string;
  },
  controle: Controle,
): Promise<Anomalie[]> {
  const seuil = masquee.bilan.seuil;
  const demande = { edition, dist, projet: projet.dir, verite: listVerite(masquee), seuil };
  const { exactes, etroites, ecarts, fausses } = await controle(demande);
  if (exactes + etroites + ecarts + fausses > 0) {
    return [
      {
        gravite: "bloquante",
        code: "secret-attaque",
        fichier: FICHIER_TABLEAU,
        ligne: null,
        colonne: null,
        valeur: null,
        message: `Édition ${edition} : l'attaque du site bâti retrouve ${exactes} cases, en encadre ${etroites} de trop près, lit ${ecarts} petits écarts avec une publication passée ; ${fausses} sont fausses`,
        action:
          "Ne rien diffuser. C'est un défaut de l'outil : le signaler, avec ce message, qui ne contient aucune valeur.",
      },
    ];
  }
  const cases = masquee.tableau.map((a) => ({ ...a, valeur: masquee.tues.has(idOf(a)) ? null : a.valeur }));
  appendRegistre(projet.dir, edition, cases, { annee: projet.observatoire.annee, date, seuil });
  return [];
}
