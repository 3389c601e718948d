export const FORMES = ["courbe", "points", "barres", "carte", "tableau"] as const;
export type Forme = (typeof FORMES)[number];

/** Ce que la page montre, tel que son adresse le dit. */
export interface Etat {
  readonly indicateur: string;
  /** `commune:99001`. */
  readonly territoire: string;
  readonly forme: Forme;
  /** L'année ; vide : la dernière servie. */
  readonly millesime: string;
  /** Les mailles ajoutées à la figure : `epci`, `france`. */
  readonly avec: readonly string[];
}

const isForme = (texte: string | null): texte is Forme => FORMES.some((f) => f === texte);

/**
 * L'état que dit une adresse (`?indicateur=REV-02&forme=carte`). Ce qu'elle tait ou dit de travers prend sa valeur par défaut :
 * un lien ancien mène toujours à une figure.
 * @param connus ce que l'édition peut montrer ; le premier de chaque liste est le défaut
 */
export function readEtat(
  recherche: string,
  connus: {
    readonly indicateurs: readonly string[];
    readonly territoires: readonly string[];
    readonly ajouts: readonly string[];
  },
): Etat {
  const lus = new URLSearchParams(recherche);
  const connu = (nom: string, liste: readonly string[]): string =>
    liste.find((v) => v === lus.get(nom)) ?? liste[0] ?? "";
  const forme = lus.get("forme");
  return {
    indicateur: connu("indicateur", connus.indicateurs),
    territoire: connu("territoire", connus.territoires),
    forme: isForme(forme) ? forme : "courbe",
    millesime: /^\d{4}$/.test(lus.get("millesime") ?? "") ? (lus.get("millesime") ?? "") : "",
    avec: (lus.get("avec") ?? "").split(",").filter((v) => connus.ajouts.includes(v)),
  };
}

/** L'adresse d'un état : rien de ce qui est vide n'y est écrit. */
export function writeEtat({ indicateur, territoire, forme, millesime, avec }: Etat): string {
  const champs = { indicateur, territoire, forme, millesime, avec: avec.join(",") };
  const dits = Object.entries(champs).filter(([, valeur]) => valeur !== "");
  return `?${dits.map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur).replaceAll("%3A", ":").replaceAll("%2C", ",")}`).join("&")}`;
}
