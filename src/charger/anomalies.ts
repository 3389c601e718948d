import type { Anomalie } from "../modele/anomalie.ts";

type Lieu = Partial<Pick<Anomalie, "ligne" | "colonne" | "valeur">>;

/** Au-delà, les anomalies d'un même genre sont comptées sans être énumérées : personne ne lit la millième. */
const MAX_PAR_GENRE = 50;

/** Une case démesurée (guillemet jamais refermé) ne doit pas noyer le message. */
const MAX_VALEUR = 80;

const couper = (valeur: string | null): string | null =>
  valeur !== null && valeur.length > MAX_VALEUR ? `${valeur.slice(0, MAX_VALEUR)}…` : valeur;

const anomalie =
  (gravite: Anomalie["gravite"]) =>
  (fichier: string, code: string, message: string, action: string, lieu: Lieu = {}): Anomalie => ({
    gravite,
    code,
    fichier,
    ligne: lieu.ligne ?? null,
    colonne: lieu.colonne ?? null,
    valeur: couper(lieu.valeur ?? null),
    message,
    action,
  });

export const bloquante = anomalie("bloquante");
export const avertissement = anomalie("avertissement");

/** Garde les premières anomalies de chaque genre, et dit combien d'autres suivent. */
export function limiter(anomalies: readonly Anomalie[]): Anomalie[] {
  const parGenre = new Map<string, { premiere: Anomalie; n: number }>();
  const gardees = anomalies.filter((a) => {
    const n = (parGenre.get(a.code)?.n ?? 0) + 1;
    parGenre.set(a.code, { premiere: parGenre.get(a.code)?.premiere ?? a, n });
    return n <= MAX_PAR_GENRE;
  });
  for (const { premiere, n } of parGenre.values())
    if (n > MAX_PAR_GENRE)
      gardees.push({
        ...premiere,
        ligne: null,
        colonne: null,
        valeur: null,
        message: `et ${n - MAX_PAR_GENRE} autres anomalies du même genre (${premiere.code})`,
      });
  return gardees;
}

/** Des lignes sans rien, qu'un tableur laisse sous le tableau : comptées refusées, sans dommage. */
export const direLignesVides = (fichier: string, n: number): Anomalie[] =>
  n === 0
    ? []
    : [avertissement(fichier, "hors-champ", `${n} ligne${n > 1 ? "s" : ""} vide${n > 1 ? "s" : ""}, non chargée${n > 1 ? "s" : ""} : un tableur les a laissées sous le tableau`, "Rien à faire.")]; // prettier-ignore

/** Les défauts retrouvés, ou à défaut leur compte : un défaut compté ne se perd pas parce qu'on ne le situe pas. */
export const situes = (fichier: string, n: number, trouvees: readonly Anomalie[]): readonly Anomalie[] =>
  trouvees.length > 0 || n === 0
    ? trouvees
    : [bloquante(fichier, "defaut-non-situe", `${n} défauts que la relecture ne situe pas`, "Reprendre le fichier d'origine.")]; // prettier-ignore
