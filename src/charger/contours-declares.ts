/** Mailles dont on donne les contours ; les quartiers de la ville se tirent de ceux de leurs IRIS. */
export const MAILLES_CARTE = ["iris", "commune", "qpv"] as const;
export type MailleCarte = (typeof MAILLES_CARTE)[number];

/** Un fond de carte, tel que l'annonce observatoire.yaml : `contours: { iris: { fichier, source } }` ; `commune` pour un EPCI. */
export interface Contours {
  readonly maille: MailleCarte;
  /** Un GeoJSON, relatif au projet. */
  readonly fichier: string;
  /** Tel qu'imprimé sous chaque carte. */
  readonly source: string;
}

type Signaler = (ligne: null, colonne: string, valeur: string | null, message: string, action: string) => void;

const EXEMPLE = 'Écrire contours, puis iris, puis fichier: "brut/contours/iris.geojson" et source: "…".';

/** Lit la clé `contours` d'observatoire.yaml ; absente, il n'y a pas de carte. */
export function readContoursDeclares(brut: unknown, signaler: Signaler): readonly Contours[] {
  if (brut === undefined || brut === null) return [];
  if (typeof brut !== "object") {
    signaler(null, "contours", String(brut), "« contours » doit donner un fichier par maille", EXEMPLE);
    return [];
  }
  return Object.entries(brut).flatMap(([maille, valeur]): Contours[] => {
    const connue = MAILLES_CARTE.find((m) => m === maille);
    const { fichier, source } = (valeur ?? {}) as { readonly fichier?: unknown; readonly source?: unknown };
    if (connue === undefined)
      signaler(null, "contours", maille, "maille sans carte", `Choisir parmi ${MAILLES_CARTE.join(", ")}.`);
    else if (typeof fichier !== "string" || typeof source !== "string" || source.trim() === "")
      signaler(null, `contours.${maille}`, null, "il manque le fichier des contours ou leur source", EXEMPLE);
    else return [{ maille: connue, fichier, source: source.trim().replace(/\.$/, "") }];
    return [];
  });
}
