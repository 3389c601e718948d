import { formatCsv, UNIX } from "./csv.ts";
import { PART_HOMMES } from "./dossier-complet.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { AnneeRp, Commune } from "./geographie.ts";
import { ANNEES_RP } from "./geographie.ts";
import type { Recensement } from "./population.ts";

/** Où commencent les groupes d'âges du recensement fictif ; le dernier s'ouvre à 90 ans, et s'écrit jusqu'à « 100 ans ou plus ». */
const BORNES = [0, 15, 30, 45, 60, 75, 90, 101] as const;

/** Pentes d'une courbe qui monte sans jamais redescendre (Fritsch et Carlson, 1980) : un âge n'a jamais moins de zéro habitant. */
function pentes(x: readonly number[], y: readonly number[]): number[] {
  const d = x.slice(1).map((b, i) => (y[i + 1]! - y[i]!) / (b - x[i]!));
  const h = x.slice(1).map((b, i) => b - x[i]!);
  return x.map((_, i) => {
    if (i === 0) return d[0]!;
    if (i === x.length - 1) return 0; // personne au-delà
    if (d[i - 1]! * d[i]! <= 0) return 0;
    const [w1, w2] = [2 * h[i]! + h[i - 1]!, h[i]! + 2 * h[i - 1]!];
    return (w1 + w2) / (w1 / d[i - 1]! + w2 / d[i]!);
  });
}

/** Un effectif par année d'âge, de 0 à 100 ans ou plus, dont chaque groupe a exactement sa somme : les fichiers se recoupent. */
export function parAge(groupes: readonly number[]): number[] {
  const cumul = groupes.reduce<number[]>((c, n) => [...c, c.at(-1)! + n], [0]);
  const m = pentes(BORNES, cumul);
  const jusqua = (age: number): number => {
    const i = Math.max(0, BORNES.findIndex((b) => b >= age) - 1);
    const h = BORNES[i + 1]! - BORNES[i]!;
    const t = (age - BORNES[i]!) / h;
    return (
      cumul[i]! * (1 + 2 * t) * (1 - t) ** 2 +
      h * m[i]! * t * (1 - t) ** 2 +
      cumul[i + 1]! * t * t * (3 - 2 * t) +
      h * m[i + 1]! * t * t * (t - 1)
    );
  };
  return Array.from({ length: 101 }, (_, age) => Math.max(0, jusqua(age + 1) - jusqua(age)));
}

const GEOGRAPHIE: Readonly<Record<AnneeRp, { readonly cog: number; readonly publie: number }>> = {
  2011: { cog: 2013, publie: 2014 },
  2016: { cog: 2018, publie: 2019 },
  2022: { cog: 2025, publie: 2025 },
};

/** Un cent-millième d'habitant : la somme d'un groupe tient à moins d'un millième de celle des autres fichiers. */
const ecrire = (n: number): string => String(Math.round(n * 1e5) / 1e5);

/** `BTT_TD_POP1B_AAAA_dep00.csv` : l'extrait du département de Ville-Témoin, par sexe et année d'âge ; un âge sans personne n'a pas de ligne. */
export function fichiersRpAges(
  communes: readonly Commune[],
  recensement: (commune: Commune, annee: AnneeRp) => Recensement,
): FichierDemonstration[] {
  return ANNEES_RP.map((annee): FichierDemonstration => {
    const lignes = communes.flatMap((c) => {
      const { ages } = recensement(c, annee);
      const sexes = [
        ["1", ages.map((n, i) => n * PART_HOMMES[i]!)],
        ["2", ages.map((n, i) => n * (1 - PART_HOMMES[i]!))],
      ] as const;
      return sexes.flatMap(([sexe, groupes]) =>
        parAge(groupes).flatMap((n, age) => (n < 5e-6 ? [] : [["COM", c.code, c.nom, sexe, String(age), ecrire(n)]])),
      );
    });
    return {
      chemin: `brut/rp/BTT_TD_POP1B_${annee}_dep00.csv`,
      contenu: formatCsv(["NIVGEO", "CODGEO", "LIBGEO", "SEXE", "AGED100", "NB"], lignes, UNIX),
      source: "rp-ages",
      niveau: "",
      millesime: annee,
      ...GEOGRAPHIE[annee],
    };
  });
}
