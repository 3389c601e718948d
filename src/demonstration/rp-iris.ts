import { formatCsv, formatFlottant, VIRGULE } from "./csv.ts";
import type { FichierDemonstration, SourceDemonstration } from "./fichier.ts";
import type { AnneeRp, Commune, Unite } from "./geographie.ts";
import { ANNEES_RP } from "./geographie.ts";
import type { Recensement } from "./population.ts";

/** Les huit groupes socioprofessionnels : `_CS1` à `_CS8` jusqu'en 2021, nouvelle PCS ensuite (`C22_POP15P_STAT_GSEC11_21`…). */
function suffixesCsp(annee: AnneeRp): string[] {
  if (annee < 2022) return Array.from({ length: 8 }, (_, i) => `CS${i + 1}`);
  return ["11_21", "12_22", "13_23", "14_24", "15_25", "16_26", "32", "40"].map((g) => `STAT_GSEC${g}`);
}

/** Un fichier d'extraits par IRIS : ses colonnes après `IRIS,LIBCOM,TYP_IRIS`, et les valeurs d'une ligne. */
interface Extrait {
  readonly nom: string;
  readonly source: SourceDemonstration;
  readonly colonnes: (annee: AnneeRp) => string[];
  readonly valeurs: (r: Recensement) => number[];
}

const aa = (annee: AnneeRp): string => String(annee).slice(2);

const EXTRAITS: readonly Extrait[] = [
  {
    nom: "population",
    source: "rp-iris-population",
    colonnes: (a) => [
      ...["0014", "1529", "3044", "4559", "6074", "75P"].map((age) => `P${aa(a)}_POP${age}`),
      ...suffixesCsp(a).map((c) => `C${aa(a)}_POP15P_${c}`),
    ],
    valeurs: (r) => [...r.ages.slice(0, 5), r.ages[5]! + r.ages[6]!, ...r.csp],
  },
  {
    // Des personnes, pas des ménages : PMEN est la population des ménages du type.
    nom: "household",
    source: "rp-iris-menages",
    colonnes: (a) => [
      ...["MENSFAM", "MENHSEUL", "MENFSEUL", "MENCOUPSENF", "MENCOUPAENF", "MENFAMMONO"].map(
        (m) => `C${aa(a)}_PMEN_${m}`,
      ),
      ...suffixesCsp(a).map((c) => `C${aa(a)}_PMEN_${c}`),
    ],
    valeurs: (r) => [r.personnes[1]!, ...r.seuls, ...r.personnes.slice(2), ...r.personnesCsp],
  },
  {
    nom: "housing",
    source: "rp-iris-logement",
    colonnes: (a) => [`P${aa(a)}_RPMAISON`, `P${aa(a)}_RPAPPART`, `P${aa(a)}_RP_LOCHLMV`],
    valeurs: (r) => [r.maisons, r.appartements, r.hlm],
  },
];

const GEOGRAPHIE: Readonly<Record<AnneeRp, { readonly cog: number; readonly publie: number }>> = {
  2011: { cog: 2013, publie: 2014 },
  2016: { cog: 2018, publie: 2019 },
  2022: { cog: 2025, publie: 2025 },
};

/** Neuf fichiers : trois thèmes, trois recensements, les IRIS d'habitat des communes découpées. */
export function fichiersRpIris(
  communes: readonly Commune[],
  recensement: (unite: Unite, annee: AnneeRp) => Recensement,
): FichierDemonstration[] {
  const iris = communes.flatMap((c) =>
    c.unites.filter((u) => u.type === "H").map((u) => ({ commune: c.nom, unite: u })),
  );
  return EXTRAITS.flatMap((extrait) =>
    ANNEES_RP.map((annee): FichierDemonstration => {
      const lignes = iris.map(({ commune, unite }, i) => [
        String(i + 2), // l'index sans nom des extraits réels commence à 2
        unite.code,
        commune,
        unite.type,
        ...extrait.valeurs(recensement(unite, annee)).map(formatFlottant),
      ]);
      return {
        chemin: `brut/rp/IRIS_${extrait.nom}_IR_Hab_${annee}.csv`,
        contenu: formatCsv(["", "IRIS", "LIBCOM", "TYP_IRIS", ...extrait.colonnes(annee)], lignes, VIRGULE),
        source: extrait.source,
        niveau: "",
        millesime: annee,
        ...GEOGRAPHIE[annee],
      };
    }),
  );
}
