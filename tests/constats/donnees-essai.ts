import { METHODE_ARRONDI } from "../../src/calculer/arrondi.ts";
import { evolution } from "../../src/calculer/evolution.ts";
import type { Activite, Donnees, Point } from "../../src/constats/donnees.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import type { Statut } from "../../src/modele/statut.ts";
import type { Niveau, Territoire } from "../../src/modele/territoire.ts";
import { wilson } from "../../src/stats/wilson.ts";

/** Une part et son effectif : l'intervalle s'en déduit, comme au recensement. Un nombre seul n'a pas de marge. */
export interface PartEssai {
  readonly pour100: number;
  readonly sur: number;
}

export interface ValeurEssai {
  readonly statut: Statut;
  readonly motif?: string;
  readonly cog?: number;
  readonly valeur?: number;
  readonly fichier?: string;
  /** Comptes arrondis par leur producteur : à combien près la valeur est connue. */
  readonly arrondi?: number;
}

/** `code territoire millésime` → valeur. */
export type ValeursEssai = Readonly<Record<string, number | PartEssai | ValeurEssai>>;

export const COMMUNE: Territoire = { niveau: "commune", code: "00101", nom: "Le Havre-Témoin" };
export const FRANCE: Territoire = { niveau: "france", code: "FM", nom: "France métropolitaine" };
export const DEPARTEMENT: Territoire = { niveau: "departement", code: "00", nom: "Haute-Rive" };
export const IRIS: readonly Territoire[] = ["Gare", "Bois-Joli", "Centre 1", "Usines", "Écluse", "Cité 2000"].map(
  (nom, i) => ({ niveau: "iris", code: `00101010${i + 1}`, nom }),
);

export interface ReglagesEssai {
  readonly indicateurs: readonly Indicateur[];
  readonly valeurs: ValeursEssai;
  readonly commune?: Territoire;
  readonly edition?: Donnees["edition"];
  readonly agregats?: readonly Activite[];
  readonly iris?: readonly Territoire[];
  /** Un refus opposé à toute évolution. */
  readonly refus?: string;
}

/** Des données tenues en mémoire ; les évolutions et leurs intervalles sont ceux du vrai calcul. */
export function donneesEssai(reglages: ReglagesEssai): Donnees {
  const { indicateurs, valeurs, commune = COMMUNE, edition = "direction", agregats = [], iris = IRIS } = reglages;
  const tous = [commune, FRANCE, DEPARTEMENT, ...iris];
  const find = (code: string): Indicateur | undefined => indicateurs.find((i) => i.code === code);
  const serie = (code: string, niveau: Niveau, territoire: string): Point[] => {
    const t = tous.find((x) => x.niveau === niveau && x.code === territoire);
    const indicateur = find(code);
    if (!t || !indicateur) return [];
    return Object.entries(valeurs)
      .flatMap(([cle, v]) => {
        const [c, ou, millesime = ""] = cle.split(" ");
        return c === code && ou === territoire ? [pointEssai(indicateur, t, millesime, v)] : [];
      })
      .toSorted((a, b) => a.annee - b.annee);
  };
  return {
    edition,
    perimetre: { commune, iris },
    indicateurs: () => indicateurs,
    indicateur: find,
    serie,
    serieComparable: serie,
    comparaison(code) {
      const autres = [FRANCE, DEPARTEMENT].flatMap((t) => serie(code, t.niveau, t.code));
      const fin = autres.at(-1)?.millesime;
      return fin === undefined
        ? []
        : [commune, FRANCE, DEPARTEMENT].flatMap((t) =>
            serie(code, t.niveau, t.code).filter((p) => p.millesime === fin),
          );
    },
    parIris(code) {
      const points = iris.flatMap((t) => serie(code, t.niveau, t.code));
      const fin = Math.max(...points.map((p) => p.annee));
      return points.filter((p) => p.annee === fin);
    },
    evolution(code, niveau, territoire, debut, fin): Resultat {
      const indicateur = find(code);
      const [a, b] = [debut, fin].map((annee) => serie(code, niveau, territoire).find((p) => p.annee === annee));
      if (!indicateur || !a || !b) throw new RangeError(`both ends must exist, got ${code} ${debut}-${fin}`);
      const regles = {
        comparaison: "annuelle" as const,
        ruptures: [],
        ecarts: [],
        prudence: null,
        perimetreChange: reglages.refus ?? null,
        perimetreIncertain: null,
      };
      const e = evolution(a, b, indicateur, regles);
      return reglages.refus === undefined ? e : { ...e, statut: "refus", motif: reglages.refus };
    },
    agregats: (variable) => agregats.filter((a) => a.variable === variable),
  };
}

export function pointEssai(
  indicateur: Indicateur,
  t: Territoire,
  millesime: string,
  v: number | PartEssai | ValeurEssai,
): Point {
  const part = typeof v === "object" && "sur" in v ? v : null;
  const autre = typeof v === "object" && "statut" in v ? v : null;
  const numerateur = part ? (part.pour100 * part.sur) / 100 : null;
  const { bas, haut } = part ? wilson(numerateur ?? 0, part.sur) : { bas: 0, haut: 0 };
  const fichier = autre?.fichier ?? "essai.csv";
  return {
    indicateur: indicateur.code,
    territoire: t.code,
    niveau: t.niveau,
    nom: t.nom,
    millesime,
    annee: Number(millesime),
    segment: 0,
    cog: autre?.cog ?? 2023,
    valeur: part ? part.pour100 : (autre?.valeur ?? (typeof v === "number" ? v : null)),
    statut: autre?.statut ?? "valeur",
    motif: autre?.motif ?? null,
    unite: indicateur.unite,
    intervalle: part
      ? [100 * bas, 100 * haut]
      : autre?.arrondi !== undefined && autre.valeur !== undefined
        ? [autre.valeur - autre.arrondi, autre.valeur + autre.arrondi]
        : null,
    methode: autre?.arrondi === undefined ? "" : METHODE_ARRONDI,
    numerateur,
    denominateur: part?.sur ?? null,
    source: "essai",
    fichiers: [{ fichier, sha256: fichier.padEnd(64, "0") }],
  };
}
