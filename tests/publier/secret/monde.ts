import type { Agregat } from "../../../src/modele/agregat.ts";
import { idOf } from "../../../src/publier/secret/cles.ts";
import type { EditionMasquee } from "../../../src/publier/secret/editions.ts";
import type { EditionProtegee, Livraison } from "../../../src/publier/secret/registre.ts";
import { seededRandom } from "../../../src/stats/seeded-random.ts";

/** Une demande d'aide inventée, et l'accueil du même jour. */
export interface Demande {
  readonly annee: number;
  readonly foyer: number;
  readonly mois: number;
  readonly nature: string;
  readonly decision: "Accord" | "Refus" | "ajourne" | "en_cours";
  readonly montant: number;
}

const NATURES = ["Aide alimentaire", "Énergie et eau", "Logement", "Santé", "Autre aide", "Non classé"];

/** Un petit CCAS : `n` demandes par an, très inégales d'une nature et d'un mois à l'autre. */
export function createDemandes(graine: number, annees: readonly number[], n: number): Demande[] {
  const random = seededRandom(graine);
  const draw = (k: number): number => Math.floor(k * random() ** 2);
  return annees.flatMap((annee) =>
    Array.from({ length: n }, (): Demande => {
      const sort = random();
      return {
        annee,
        foyer: Math.floor(0.7 * n * random()),
        mois: 1 + draw(12),
        nature: NATURES[draw(NATURES.length)]!,
        decision: sort < 0.75 ? "Accord" : sort < 0.9 ? "Refus" : sort < 0.95 ? "ajourne" : "en_cours",
        montant: 50 + Math.floor(300 * random()),
      };
    }),
  );
}

interface Mesure {
  readonly variable: string;
  readonly modalite?: string;
  readonly parmi: readonly Demande[];
}

/** Les agrégats que le coffre en tirerait. */
export function createAgregats(demandes: readonly Demande[]): Agregat[] {
  const annees = [...new Set(demandes.map((d) => d.annee))].sort((a, b) => a - b);
  return annees.flatMap((millesime) => {
    const siennes = demandes.filter((d) => d.annee === millesime);
    const dont = (...decisions: readonly string[]): Demande[] => siennes.filter((d) => decisions.includes(d.decision));
    const accords = dont("Accord");
    const foyers = (parmi: readonly Demande[]): number => new Set(parmi.map((d) => d.foyer)).size;
    const mesures: Mesure[] = [
      { variable: "demandes", parmi: siennes },
      ...Array.from({ length: 12 }, (_, m): Mesure => ({
        variable: "demandes_par_mois",
        modalite: `${millesime}-${String(m + 1).padStart(2, "0")}`,
        parmi: siennes.filter((d) => d.mois === m + 1),
      })),
      ...NATURES.map((nature): Mesure => ({
        variable: "demandes_par_nature",
        modalite: nature,
        parmi: siennes.filter((d) => d.nature === nature),
      })).filter(({ parmi }) => parmi.length > 0),
      { variable: "decisions", parmi: dont("Accord", "Refus") },
      ...["Accord", "Refus"].map((modalite) => ({ variable: "decisions", modalite, parmi: dont(modalite) })),
      { variable: "decisions_favorables", parmi: accords },
      { variable: "ajournements", parmi: dont("ajourne") },
      { variable: "demandes_en_cours", parmi: dont("en_cours") },
    ];
    const commun = { source: "ccas-aides", millesime, unite: "demandes" };
    const parFoyer = new Map<number, number>();
    for (const { foyer, montant } of accords) parFoyer.set(foyer, (parFoyer.get(foyer) ?? 0) + montant);
    const [premiere = 0, deuxieme = 0] = [...parFoyer.values()].sort((a, b) => b - a);
    const montant = accords.reduce((s, d) => s + d.montant, 0);
    const effectif = foyers(accords);
    return [
      ...mesures.map(({ variable, modalite = null, parmi }): Agregat => ({
        ...commun,
        variable,
        modalite,
        valeur: parmi.length,
        effectif: foyers(parmi),
        nature: "effectif",
        libelle: variable,
      })),
      { ...commun, variable: "foyers_aides", modalite: null, valeur: effectif, effectif, nature: "effectif", libelle: "foyers" }, // prettier-ignore
      { ...commun, variable: "montant_accorde", modalite: null, valeur: montant, effectif, nature: "montant", contributions: [premiere, deuxieme], libelle: "montant" }, // prettier-ignore
      { ...commun, variable: "montant_moyen_par_foyer", modalite: null, valeur: montant / Math.max(1, effectif), effectif, nature: "indice", libelle: "moyenne" }, // prettier-ignore
    ];
  });
}

/** Ce que la publication d'un tableau inscrit au registre, tout entier. */
export const release = (edition: EditionProtegee, masquee: EditionMasquee, livraison = 1): Livraison => ({
  livraison,
  edition,
  annee: 2026,
  date: "2026-03-01",
  seuil: masquee.bilan.seuil,
  cases: listCases(masquee),
  empreinte: "",
});

/** Les cases d'un tableau, telles que le fichier publié les donne. */
export const listCases = ({ tableau, tues }: EditionMasquee) =>
  tableau.map(({ variable, modalite, millesime, valeur }) => {
    const cle = { variable, modalite, millesime };
    return { ...cle, valeur: tues.has(idOf(cle)) ? null : valeur };
  });
