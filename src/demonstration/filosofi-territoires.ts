import { EXCEL, formatCsv, formatVirgule, UNIX } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import type { Filosofi } from "./filosofi.ts";
import { formatParts, PARTS, PARTS_2014 } from "./filosofi-parts.ts";
import { dizaine, isComplet, SEUIL_MEDIANE, borner } from "./filosofi.ts";

/** Un territoire résumé, tel que les fichiers Filosofi le nomment. */
export interface TerritoireFilosofi {
  readonly code: string;
  readonly nom: string;
  readonly filosofi: Filosofi;
}

export type NiveauFilosofi = "commune" | "epci" | "departement" | "region" | "france";
export type TerritoiresFilosofi = Readonly<Record<NiveauFilosofi, readonly TerritoireFilosofi[]>>;

const NIVEAUX = ["commune", "epci", "departement", "region", "france"] as const;
const SUFFIXE_DISP = { commune: "COM", epci: "EPCI", departement: "DEP", region: "REG", france: "METROPOLE" } as const;
const SUFFIXE_CC = { ...SUFFIXE_DISP, france: "METRO" } as const;

const v = formatVirgule;
/** `FILO2018_DISP_COM` et ses niveaux : BOM, CRLF, virgule, secret = case vide. */
export function ligneDisp(t: TerritoireFilosofi, millesime: 2014 | 2018): string[] {
  const f = t.filosofi;
  // En 2014 les montants ont une décimale et le Gini aussi ; depuis, la dizaine d'euros et trois décimales.
  const euros = (x: number): string => (millesime === 2014 ? v(x, 1) : String(dizaine(x)));
  const complet = isComplet(f);
  const si = (texte: string): string => (complet ? texte : "");
  const parts = formatParts(f.parts);
  const [q1 = 0, q2 = 0, q3 = 0] = f.quartiles;
  const ecart = millesime === 2014 ? v(q3 - q1, 1) : String(dizaine(q3) - dizaine(q1));
  return [
    t.code,
    t.nom,
    String(f.menages),
    String(f.personnes),
    v(f.uc, 1),
    si(euros(q1)),
    euros(q2),
    si(euros(q3)),
    si(ecart),
    ...f.deciles.flatMap((d, i) => (i === 4 ? [] : [si(euros(d))])), // le cinquième décile est la médiane, déjà dite
    si(v(f.deciles[8]! / f.deciles[0]!, 1)),
    si(v(f.s80s20, 1)),
    si(v(f.gini, millesime === 2014 ? 1 : 3)),
    ...(millesime === 2014 ? PARTS_2014 : PARTS).map((p) => si(parts[p])),
  ];
}

export function enteteDisp(millesime: 2014 | 2018): string[] {
  const a = String(millesime).slice(2);
  return [
    ...["CODGEO", "LIBGEO", `NBMEN${a}`, `NBPERS${a}`, `NBUC${a}`, `Q1${a}`, `Q2${a}`, `Q3${a}`, "Q3_Q1"],
    ...[1, 2, 3, 4, 6, 7, 8, 9].map((d) => `D${d}${a}`),
    ...["RD", `S80S20${a}`, `GI${a}`],
    ...(millesime === 2014 ? PARTS_2014 : PARTS).map((p) => p + a),
  ];
}

export function enteteCc(millesime: 2019 | 2021): string[] {
  const a = String(millesime).slice(2);
  return [
    ...["CODGEO", `NBMENFISC${a}`, `NBPERSMENFISC${a}`, `MED${a}`, `PIMP${a}`, `TP60${a}`],
    ...[1, 2, 3, 4, 5, 6].map((k) => `TP60AGE${k}${a}`),
    ...[`TP60TOL1${a}`, `TP60TOL2${a}`],
    ...PARTS.map((p) => p + a),
    ...[`D1${a}`, `D9${a}`, `RD${a}`],
  ];
}

/** `cc_filosofi_2021_COM` et ses niveaux : LF, virgule, secret = `s`. Taux entiers à la commune, au dixième au-dessus. */
export function ligneCc(t: TerritoireFilosofi, niveau: NiveauFilosofi): string[] {
  const f = t.filosofi;
  const communal = niveau === "commune";
  if (f.menages < SEUIL_MEDIANE)
    return [
      t.code,
      ...enteteCc(2021)
        .slice(1)
        .map(() => "s"),
    ];
  const complet = isComplet(f);
  const si = (texte: string): string => (complet ? texte : "s");
  const taux = (x: number): string => v(communal ? Math.round(borner(x)) : borner(x), 1);
  const parts = formatParts(f.parts);
  return [
    t.code,
    String(f.menages),
    String(f.personnes),
    String(dizaine(f.quartiles[1]!)),
    si(communal ? v(Math.round(f.pimp), 1) : v(f.pimp, 1)),
    si(taux(f.tp60)),
    // Un taux par âge demande un groupe d'au moins 1 000 personnes : les petites communes n'en ont pas.
    ...f.tp60Ages.map((x, i) => si(f.personnesAges[i]! < 1000 ? "s" : taux(x))),
    ...f.tp60Occupation.map((x) => si(taux(x))),
    ...PARTS.map((p) => si(parts[p])),
    ...[f.deciles[0]!, f.deciles[8]!].map((d) => si(String(dizaine(d)))),
    si(v(f.deciles[8]! / f.deciles[0]!, 1)),
  ];
}

/** Dix fichiers « DISP » (2014, 2018) et dix « cc » (2019, 2021), un par niveau. */
export function fichiersFilosofi(
  lire: (millesime: 2014 | 2018 | 2019 | 2021) => TerritoiresFilosofi,
): FichierDemonstration[] {
  const disp = ([2014, 2018] as const).flatMap((m) =>
    NIVEAUX.map((niveau): FichierDemonstration => {
      const diffuses = lire(m)[niveau].filter((t) => t.filosofi.menages >= SEUIL_MEDIANE);
      return {
        chemin: `brut/filosofi/FILO${m}_DISP_${SUFFIXE_DISP[niveau]}.csv`,
        contenu: formatCsv(
          enteteDisp(m),
          diffuses.map((t) => ligneDisp(t, m)),
          EXCEL,
        ),
        source: "filosofi-disp",
        niveau,
        millesime: m,
        cog: m + 1,
        publie: m + 3,
      };
    }),
  );
  const cc = ([2019, 2021] as const).flatMap((m) =>
    NIVEAUX.map((niveau): FichierDemonstration => ({
      chemin: `brut/filosofi/cc_filosofi_${m}_${SUFFIXE_CC[niveau]}.csv`,
      contenu: formatCsv(
        enteteCc(m),
        lire(m)[niveau].map((t) => ligneCc(t, niveau)),
        UNIX,
      ),
      source: "filosofi-cc",
      niveau,
      millesime: m,
      cog: m + 2,
      publie: m + 3,
    })),
  );
  return [...disp, ...cc];
}
