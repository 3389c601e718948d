import { type Alea, createAlea } from "../alea.ts";
import { adresseOf } from "./adresses.ts";
import { between, pick } from "./tirage.ts";

/** Un foyer inventé, et qui ne peut passer pour vrai : nom « TEMOIN-0123 », 1 rue Fictive des Remparts. */
export interface Foyer {
  readonly numero: string;
  readonly nom: string;
  readonly naissance: string;
  readonly adresse: string;
  readonly situation: string;
  readonly enfants: number;
  readonly qf: number;
  readonly quartier: string;
}

/** Les personnes du foyer : les adultes que dit la situation, et les enfants. */
export const sizeOf = ({ situation, enfants }: Foyer): number => (situation.startsWith("COUPLE") ? 2 : 1) + enfants;

const SITUATIONS = ["SEUL", "SEULE AV ENF", "COUPLE", "COUPLE AV ENF"];

function createFoyer(alea: Alea, rang: number): Foyer {
  const code = String(rang).padStart(4, "0");
  const situation = pick(alea, SITUATIONS);
  return {
    numero: `F${code}`,
    nom: `TEMOIN-${code}`,
    naissance: `01/01/${between(alea, 1940, 2004)}`,
    adresse: adresseOf(rang),
    situation,
    enfants: situation.endsWith("ENF") ? between(alea, 1, 4) : 0,
    qf: between(alea, 9, 78) * 10,
    quartier: `Q${between(alea, 1, 4)}`,
  };
}

/** Les mêmes foyers d'une année à l'autre : c'est ce qui fait un suivi. */
export function createFoyers(graine: number, nombre: number): readonly Foyer[] {
  const alea = createAlea(graine, "ccas-foyers");
  return Array.from({ length: nombre }, (_, i) => createFoyer(alea, i + 1));
}
