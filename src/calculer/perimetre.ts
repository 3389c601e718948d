import type { Connexion } from "../entrepot/entrepot.ts";
import { once } from "../modele/once.ts";
import { rangerHistoires, type HistoireDe } from "../territoires/histoires.ts";
import { departementDe, jourDuCog, type Mouvement } from "../territoires/mouvement.ts";
import { passage, type Lien } from "../territoires/passage.ts";
import type { Niveau } from "../modele/territoire.ts";
import { readCompositions } from "./compositions.ts";
import { changeEpci, changeIris, douteEpci, douteIris, lister } from "./perimetre-compose.ts";
import { regleDe } from "./regles.ts";

const R11 = regleDe("perimetre").code;
const R12 = regleDe("iris").code;

type Lieu = { readonly niveau: Niveau; readonly code: string };

/** Ce que les mouvements de communes, les listes d'EPCI et les découpages en IRIS chargés disent d'une géographie à l'autre. */
export interface Perimetres {
  /** Faux quand les mouvements chargés ne vont pas jusqu'à ces géographies : on ne sait rien, on ne certifie rien. */
  couvre(a: number, b: number): boolean;
  /** Les liens des communes dont le périmètre ou le code a changé ; les autres n'ont pas bougé. */
  liens(a: number, b: number): readonly Lien[];
  /** Ce qui est arrivé à ce territoire entre deux géographies, avec la date, ou null. */
  change(t: Lieu, a: number | null, b: number | null): string | null;
  /** Le découpage de cette géographie a-t-il cet IRIS ? null si on ne le sait pas. */
  existe(iris: string, cog: number): boolean | null;
  /** Pourquoi on ne sait pas si le périmètre d'un EPCI, d'un IRIS ou d'un quartier est resté le même ; null si on le sait. */
  doute(t: Lieu, a: number | null, b: number | null): string | null;
  /** Même chose, mais seulement si la commune est née ou sortie d'un partage que rien ne permet de recomposer. */
  partage(commune: string, a: number, b: number): string | null;
}

/**
 * Ce que le périmètre permet de deux valeurs d'un même territoire : un changement interdit la comparaison, un doute s'y dit.
 * Un EPCI dont on ignore la composition n'est pas comparé : il change de communes presque chaque année.
 */
export function perimetreEntre(
  perimetres: Perimetres,
  t: Lieu,
  a: { readonly cog: number | null },
  b: { readonly cog: number | null },
): { perimetreChange: string | null; perimetreIncertain: string | null } {
  const change = perimetres.change(t, a.cog, b.cog);
  const doute = perimetres.doute(t, a.cog, b.cog);
  return t.niveau === "epci"
    ? { perimetreChange: change ?? doute, perimetreIncertain: null }
    : { perimetreChange: change, perimetreIncertain: doute };
}

/** La phrase d'un changement, du point de vue d'une commune de l'une des deux géographies. */
function raconter(code: string, siens: readonly Lien[], freres: readonly Lien[]): string {
  const date =
    siens
      .map((l) => l.date)
      .sort()
      .at(-1) ?? "";
  if ([...siens, ...freres].some((l) => l.nature === "scission")) {
    const entre = [...new Set([...siens, ...freres].flatMap((l) => (l.nature === "scission" ? [l.apres] : [])))];
    return `${R11} : territoire partagé le ${date} entre les communes ${lister(entre.sort())} ; rien ne dit ce qui revient à chacune`;
  }
  const sortie = siens.find((l) => l.avant === code && l.apres !== code);
  if (sortie && !siens.some((l) => l.apres === code)) {
    const ailleurs = departementDe(code) === departementDe(sortie.apres) ? "" : ", dans un autre département";
    return sortie.nature === "fusion"
      ? `${R11} : la commune est entrée dans ${sortie.apres}${ailleurs} le ${date} (fusion)`
      : `${R11} : la commune porte le code ${sortie.apres}${ailleurs} depuis le ${date}`;
  }
  const venues = siens.filter((l) => l.apres === code).map((l) => l.avant);
  return siens.some((l) => l.nature === "fusion")
    ? `${R11} : le périmètre de la commune a changé le ${date} (fusion de ${lister(venues)})`
    : `${R11} : la commune portait le code ${venues[0] ?? ""} avant le ${date}`;
}

const lier = (mouvements: readonly Mouvement[], a: number, b: number): readonly Lien[] =>
  passage(mouvements, a, b).filter((l) => l.nature !== "renommage");

/**
 * Une table de passage, calculée une fois. Qui ne demande que quelques communes (une publication) n'en calcule que l'histoire :
 * la table entière n'est dressée que pour qui la demande (un calcul).
 */
class Table {
  readonly #parHistoire = new Map<readonly Mouvement[], { liens: readonly Lien[]; parCode: Map<string, Lien[]> }>();
  readonly liens: () => readonly Lien[];

  constructor(
    mouvements: readonly Mouvement[],
    readonly histoireDe: HistoireDe,
    readonly a: number,
    readonly b: number,
  ) {
    this.liens = once(() => lier(mouvements, a, b));
  }

  /** Les liens de ces communes, et de celles dont l'histoire touche la leur. */
  liensDe(communes: Iterable<string>): readonly Lien[] {
    const histoires = new Set([...communes].map((c) => this.histoireDe(c)));
    return [...histoires].flatMap((h) => this.#ranger(h).liens);
  }

  raconter(code: string): string | null {
    const siens = this.#siens(code);
    return siens.length > 0 ? raconter(code, siens, this.#freres(siens)) : null;
  }

  isPartagee(code: string): boolean {
    const siens = this.#siens(code);
    return [...siens, ...this.#freres(siens)].some((l) => l.nature === "scission");
  }

  #siens(code: string): readonly Lien[] {
    return this.#ranger(this.histoireDe(code)).parCode.get(code) ?? [];
  }

  /** Les liens d'une histoire, rangés par commune d'avant et d'après. */
  #ranger(histoire: readonly Mouvement[]): { liens: readonly Lien[]; parCode: Map<string, Lien[]> } {
    const deja = this.#parHistoire.get(histoire);
    if (deja) return deja;
    const liens = lier(histoire, this.a, this.b);
    const parCode = new Map<string, Lien[]>();
    for (const l of liens)
      for (const code of new Set([l.avant, l.apres])) {
        const autres = parCode.get(code);
        if (autres) autres.push(l);
        else parCode.set(code, [l]);
      }
    this.#parHistoire.set(histoire, { liens, parCode });
    return { liens, parCode };
  }

  /** Les liens qui partagent une commune de départ ou d'arrivée. */
  #freres(siens: readonly Lien[]): Lien[] {
    return siens.flatMap((l) => [...this.#siens(l.avant), ...this.#siens(l.apres)]);
  }
}

/** Lit les mouvements depuis la plus ancienne géographie utile. */
async function readMouvements(connexion: Connexion, depuis: number): Promise<Mouvement[]> {
  return connexion.rows<Mouvement>(
    `select modification, date, coalesce(type_avant, '') as "typeAvant", coalesce(avant, '') as avant,
       type_apres as "typeApres", apres
     from mouvement where type_apres in ('COM', 'COMA', 'COMD') and date > '${jourDuCog(depuis)}' order by date, avant, apres`,
  );
}

/**
 * Lit les mouvements et les listes une fois pour toutes les questions.
 * @param demandee la géographie de la question, si elle est plus ancienne que celles des fichiers.
 */
export async function readPerimetres(connexion: Connexion, demandee?: number): Promise<Perimetres> {
  const { jusqua, ancienne } = await connexion.one<{ jusqua: string | null; ancienne: number | null }>(
    "select (select max(date) from mouvement) as jusqua, (select min(cog) from fichier where cog > 0)::integer as ancienne",
  );
  const mouvements = await readMouvements(connexion, Math.min(demandee ?? Infinity, ancienne ?? 1943));
  const histoireDe = rangerHistoires(mouvements);
  const compositions = await readCompositions(connexion);
  const tables = new Map<string, Table>();
  const table = (a: number, b: number): Table => {
    const cle = `${a} ${b}`;
    const connue = tables.get(cle) ?? new Table(mouvements, histoireDe, a, b);
    tables.set(cle, connue);
    return connue;
  };
  const couvre = (a: number, b: number): boolean => jusqua !== null && jourDuCog(Math.max(a, b)) <= jusqua;
  const change = ({ niveau, code }: Lieu, a: number, b: number): string | null => {
    if (niveau === "epci") return changeEpci(code, a, b, compositions, (communes) => table(a, b).liensDe(communes));
    if (!["commune", "arm", "iris"].includes(niveau)) return null;
    const commune = table(a, b).raconter(code.slice(0, 5));
    return commune ?? (niveau === "iris" ? changeIris(code, a, b, compositions) : null);
  };
  const doute = ({ niveau, code }: Lieu, a: number, b: number): string | null => {
    if (niveau === "epci") return douteEpci(code, a, b, compositions, couvre(a, b));
    if (niveau === "iris") return douteIris(code, a, b, compositions);
    return niveau === "quartier"
      ? `${R12} : géographies ${a} et ${b}, les IRIS du quartier ont pu être redécoupés`
      : null;
  };
  /** Du plus ancien au plus récent ; rien à dire de deux fois la même géographie, ou d'une géographie inconnue. */
  const entre =
    (regle: typeof change) =>
    (t: Lieu, a: number | null, b: number | null): string | null =>
      a === null || b === null || a === b ? null : regle(t, Math.min(a, b), Math.max(a, b));
  return {
    couvre,
    liens: (a, b) => table(a, b).liens(),
    change: entre(change),
    doute: entre(doute),
    existe: (iris, cog) => compositions.irisDe(iris.slice(0, 5), cog)?.has(iris) ?? null,
    partage: (commune, a, b) => {
      const t = table(Math.min(a, b), Math.max(a, b));
      return a !== b && t.isPartagee(commune) ? t.raconter(commune) : null;
    },
  };
}
