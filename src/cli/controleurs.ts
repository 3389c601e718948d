import { Enfant } from "../publier/enfant.ts";
import type { Controleurs, DemandeAttaque, DemandeJugement, DemandeRegard } from "../publier/secret/livrer.ts";

/** Un verbe interne de la commande en cours, dans un autre processus, démarré à la première demande. */
class Verbe<D extends object> {
  readonly #nom: string;
  #enfant: Enfant | null = null;
  constructor(nom: string) {
    this.#nom = nom;
  }
  demander<T>(demande: D): Promise<T> {
    this.#enfant ??= new Enfant(`abs ${this.#nom}`, [process.argv[1]!, this.#nom]);
    return this.#enfant.demander<T>(demande);
  }
  close(): void {
    this.#enfant?.close();
  }
}

/**
 * Les contrôles d'un site bâti, dans deux processus pour toutes les éditions : l'un n'a jamais la vérité, l'autre l'a reçue
 * par un tube et n'en rend que des lieux et des comptes.
 */
export class ControleursAPart implements Controleurs {
  readonly #regard = new Verbe<DemandeRegard | DemandeAttaque>("regarder");
  readonly #juge = new Verbe<DemandeJugement>("juger");

  readonly verifier: Controleurs["verifier"] = (dist, options) =>
    this.#regard.demander({ quoi: "verifier", dist, options });
  readonly attaquer: Controleurs["attaquer"] = (demande) => this.#regard.demander({ quoi: "attaquer", ...demande });
  readonly comparer: Controleurs["comparer"] = (dist, verite) =>
    this.#juge.demander({ quoi: "comparer", dist, verite });
  readonly juger: Controleurs["juger"] = (attaque, verite) => this.#juge.demander({ quoi: "juger", attaque, verite });

  close(): void {
    this.#regard.close();
    this.#juge.close();
  }
}
