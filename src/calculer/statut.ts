import { getSource } from "../../loaders/index.ts";
import { formatNombre } from "../modele/nombre.ts";
import { regleDe } from "./regles.ts";
import type { Marque, Statut } from "../modele/statut.ts";

export interface Jugement {
  readonly statut: Statut;
  readonly motif: string | null;
}

/** Ce que chaque marque du producteur devient dans une réponse ; son nom reste dans le motif. */
const MARQUES: Readonly<Record<Exclude<Marque, "valeur">, Jugement>> = {
  secret: { statut: "secret", motif: "secret statistique (« s » dans le fichier du producteur)" },
  non_significatif: { statut: "absent", motif: "non significatif (« ns » dans le fichier du producteur)" },
  non_disponible: { statut: "absent", motif: "non disponible (« nd » dans le fichier du producteur)" },
  sans_objet: { statut: "absent", motif: "sans objet (« so » dans le fichier du producteur)" },
  vide: { statut: "absent", motif: "case vide dans le fichier du producteur" },
};

/** Sens d'une case vide chez un producteur qui masque sans le dire. */
export type SensDuVide = { readonly marque: Marque; readonly raison: string } | undefined;

export interface Faits {
  readonly valeur: number | null;
  readonly marque: Marque | null;
  /** Ce que le calcul a dit d'une somme (`somme impossible…`, `addition des seuls IRIS…`). */
  readonly raison: string | null;
  /** Pourquoi la définition n'est qu'approchée. */
  readonly approche: string | null;
  /** R18 : la valeur vient d'un échantillon (voir complementaire.ts). */
  readonly echantillon: string | null;
  readonly bornes: readonly [number, number] | undefined;
  readonly vide: SensDuVide;
}

/** Ce que veut dire une case vide d'une source, pour une variable additive (effectif) ou publiée telle quelle. */
export function videDe(idSource: string | undefined, additive: boolean): SensDuVide {
  const source = idSource === undefined ? undefined : getSource(idSource);
  if (source?.type !== "mesures" || (additive && source.vide?.horsEffectifs)) return undefined;
  return source.vide;
}

/** L'Insee écrit 5 pour « 5 ou moins », 95 pour « 95 ou plus ». */
function direBorne(valeur: number, bornes: readonly [number, number] | undefined): string | null {
  if (bornes === undefined || !bornes.includes(valeur)) return null;
  const { code, raison } = regleDe("bornes");
  return `${code} : ${raison}, lire « ${valeur} % ou ${valeur === bornes[0] ? "moins" : "plus"} »`;
}

/** Les comptes de territoires d'une raison venue du calcul, avec leurs milliers : « 34 928 communes sur 34 945 ». */
const writeComptes = (raison: string | null): string | null =>
  raison === null ? null : raison.replace(/\b\d{4,}\b/g, (n) => formatNombre(Number(n)));

/** Statut et motif d'une valeur, d'après ce que le producteur et le calcul en disent. */
export function juger({ valeur, marque, raison: brute, approche, echantillon, bornes, vide }: Faits): Jugement {
  const raison = writeComptes(brute);
  if (valeur !== null) {
    const borne = direBorne(valeur, bornes);
    const reserves = [borne, raison, approche, echantillon].filter((r) => r !== null);
    if (reserves.length === 0) return { statut: "valeur", motif: null };
    return { statut: borne === null ? "estimation" : "avertissement", motif: reserves.join(" ; ") };
  }
  if (raison !== null && /^(somme impossible|dénominateur nul|numérateur supérieur)/.test(raison))
    return { statut: "non_calculable", motif: raison };
  if (marque === "vide" && vide) {
    const { statut } = vide.marque === "valeur" ? MARQUES.vide : MARQUES[vide.marque];
    return { statut, motif: vide.raison };
  }
  if (marque !== null && marque !== "valeur") return MARQUES[marque];
  return { statut: "absent", motif: "aucun fichier chargé ne donne cette valeur" };
}
