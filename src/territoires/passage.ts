import { etapes, type Etape } from "./etape.ts";
import { departementDe, entreCogs, type Mouvement } from "./mouvement.ts";

/** Ce qu'est devenue une commune d'une géographie à l'autre. */
export type NatureLien = "renommage" | "fusion" | "scission" | "changement-de-code" | "changement-de-departement";

/** Tout ou partie de la commune `avant` se retrouve dans la commune `apres`. */
export interface Lien {
  readonly avant: string;
  readonly apres: string;
  readonly nature: NatureLien;
  /** Date du dernier mouvement qui a touché l'une des deux. */
  readonly date: string;
}

/** Un morceau de territoire qu'on suit : où il est, et les communes entières qu'il a formées depuis le départ. */
interface Morceau {
  readonly commune: string;
  readonly formees: ReadonlySet<string>;
  readonly date: string;
}

/** Où va un morceau le jour d'une étape ; plusieurs réponses : sa commune est partagée et rien ne dit où il tombe. */
function avancer(morceau: Morceau, { date, images, retablies }: Etape, partagees: ReadonlySet<string>): Morceau[] {
  const suites = images.get(morceau.commune);
  if (suites === undefined) return [morceau];
  const formees = partagees.has(morceau.commune) ? new Set([...morceau.formees, morceau.commune]) : morceau.formees;
  const aller = (commune: string): Morceau => ({ commune, formees, date });
  if (suites.size === 1) return [...suites].map(aller);
  // Une commune rétablie reprend les limites qu'elle avait : ce qui en venait y retourne, le reste demeure.
  const retour = [...suites].find((s) => morceau.formees.has(s) && (retablies.has(s) || s === morceau.commune));
  if (retour !== undefined && morceau.formees.size > 0) return [aller(retour)];
  const ailleurs = [...suites].filter((s) => s !== morceau.commune);
  if (morceau.formees.size > 0 && suites.has(morceau.commune) && ailleurs.every((s) => retablies.has(s)))
    return [aller(morceau.commune)];
  return [...suites].map(aller);
}

const natureDe = (avant: string, apres: string, destinations: number, origines: number): NatureLien => {
  if (destinations > 1) return "scission";
  if (origines > 1) return "fusion";
  if (avant === apres) return "renommage";
  return departementDe(avant) === departementDe(apres) ? "changement-de-code" : "changement-de-departement";
};

/** Les communes suivies, rangées par commune où l'un de leurs morceaux est ou a été. */
type Presences = Map<string, Set<string>>;

function ranger(presences: Presences, commune: string, suivie: string): void {
  const deja = presences.get(commune);
  if (deja) deja.add(suivie);
  else presences.set(commune, new Set([suivie]));
}

function derniers(mouvements: readonly Mouvement[], de: number, vers: number): { avant: string; fin: Morceau }[] {
  const jours = etapes(entreCogs(mouvements, de, vers));
  const suivis = new Map<string, readonly Morceau[]>();
  const presences: Presences = new Map();
  const vues = new Set<string>();
  for (const jour of jours) {
    for (const code of jour.images.keys())
      if (!vues.has(code) && !jour.nees.has(code)) {
        suivis.set(code, [{ commune: code, formees: new Set(), date: jour.date }]);
        ranger(presences, code, code);
      }
    for (const code of [...jour.images.keys(), ...jour.nees]) vues.add(code);
    // Fusionner, c'est cesser d'être une commune entière : à partir de là, le morceau est plus petit que sa commune.
    const venues = new Map<string, number>();
    for (const suites of jour.images.values()) for (const s of suites) venues.set(s, (venues.get(s) ?? 0) + 1);
    const partagees = new Set(
      [...jour.images].flatMap(([code, suites]) => ([...suites].some((s) => (venues.get(s) ?? 0) > 1) ? [code] : [])),
    );
    // Seules bougent les communes qui ont un morceau dans une commune de ce jour : en trente ans, quelques-unes par jour sur des milliers.
    const touchees = new Set([...jour.images.keys()].flatMap((code) => [...(presences.get(code) ?? [])]));
    for (const code of touchees) {
      const suites = (suivis.get(code) ?? []).flatMap((m) => avancer(m, jour, partagees));
      suivis.set(code, suites);
      for (const { commune } of suites) ranger(presences, commune, code);
    }
  }
  return [...suivis].flatMap(([avant, morceaux]) => morceaux.map((fin) => ({ avant, fin })));
}

function compter(liens: readonly { avant: string; apres: string }[], cote: "avant" | "apres"): Map<string, number> {
  const comptes = new Map<string, number>();
  for (const l of liens) comptes.set(l[cote], (comptes.get(l[cote]) ?? 0) + 1);
  return comptes;
}

/**
 * La table de passage entre deux géographies, d'après les mouvements de l'Insee. Une commune absente de la table n'a pas
 * bougé : elle est sa propre suite. Dans l'autre sens (`vers` avant `de`), les liens sont retournés : une fusion y
 * redevient un partage.
 * @param mouvements tous les mouvements chargés, dans n'importe quel ordre.
 * @returns des liens sans doublon, triés par code.
 */
export function passage(mouvements: readonly Mouvement[], de: number, vers: number): Lien[] {
  if (vers < de) return retourner(passage(mouvements, vers, de));
  const dates = new Map<string, { avant: string; apres: string; date: string }>();
  for (const { avant, fin } of derniers(mouvements, de, vers))
    dates.set(`${avant} ${fin.commune}`, { avant, apres: fin.commune, date: fin.date });
  return qualifier([...dates.values()]);
}

const compareCodes = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

function qualifier(liens: readonly { avant: string; apres: string; date: string }[]): Lien[] {
  const [destinations, origines] = [compter(liens, "avant"), compter(liens, "apres")];
  return liens
    .map(({ avant, apres, date }) => ({
      avant,
      apres,
      nature: natureDe(avant, apres, destinations.get(avant) ?? 0, origines.get(apres) ?? 0),
      date,
    }))
    .sort((x, y) => compareCodes(x.avant, y.avant) || compareCodes(x.apres, y.apres));
}

const retourner = (liens: readonly Lien[]): Lien[] =>
  qualifier(liens.map(({ avant, apres, date }) => ({ avant: apres, apres: avant, date })));
