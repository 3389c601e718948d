import type { Niveau } from "../modele/territoire.ts";

/** Ce qu'il faut d'un territoire pour le nommer dans une phrase. */
export interface Lieu {
  readonly niveau: Niveau;
  readonly nom: string;
}

// Y s'élide devant consonne (Yvetot), et à Yerres par usage ; H jamais ici : rien ne dit s'il est muet ou aspiré.
const ELISION = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y[bcdfghjklmnpqrstvwxz]|yerres)/i;

// Une intercommunalité porte un nom de forme juridique, qui prend l'article : « la CA Mulhouse Alsace Agglomération ».
const FORME_EPCI = /^(?:C[ACU] |communauté |métropole )/i;

/** `de Mulhouse`, `d'Ajaccio`, `du Havre`, `des Abymes`, `de La Rochelle`, `de la CC Sundgau`. */
export function deNom(nom: string): string {
  if (FORME_EPCI.test(nom)) return `de la ${nom}`;
  if (/^le /i.test(nom)) return `du ${nom.slice(3)}`;
  if (/^les /i.test(nom)) return `des ${nom.slice(4)}`;
  return ELISION.test(nom) ? `d'${nom}` : `de ${nom}`;
}

/** `à Mulhouse`, `au Havre`, `aux Abymes`, `à La Rochelle`, `dans la CC Sundgau`. */
export function aNom(nom: string): string {
  if (FORME_EPCI.test(nom)) return `dans la ${nom}`;
  if (/^le /i.test(nom)) return `au ${nom.slice(3)}`;
  if (/^les /i.test(nom)) return `aux ${nom.slice(4)}`;
  return `à ${nom}`;
}

/**
 * Où la valeur est mesurée : « à Mulhouse », « dans le département (Haut-Rhin) », « en France métropolitaine ».
 * L'article d'un département ou d'une région ne se devine pas : le nom reste entre parenthèses.
 */
export function dansLieu({ niveau, nom }: Lieu): string {
  switch (niveau) {
    case "commune":
    case "arm":
      return aNom(nom);
    case "epci":
      return `dans l'intercommunalité (${nom})`;
    case "departement":
      return `dans le département (${nom})`;
    case "region":
      return `dans la région (${nom})`;
    case "france":
      return `en ${nom}`;
    case "strate":
    case "comparables":
      return `dans les ${nom}`;
    case "iris":
      return `dans l'IRIS ${nom}`;
    case "quartier":
    case "qpv":
      return `dans le quartier ${nom.replace(/^quartier /i, "")}`; // bien des noms officiels commencent par « Quartier »
  }
}

/** Après « plus » ou « moins » : « qu'en France », « que dans le département (Haut-Rhin) », « qu'à Mulhouse ». */
export function queLieu(lieu: Lieu): string {
  const ou = dansLieu(lieu);
  return /^[aàe]/.test(ou) ? `qu'${ou}` : `que ${ou}`;
}
