import { EXCEL, formatCsv, formatVirgule, UNIX } from "./csv.ts";
import type { FichierDemonstration } from "./fichier.ts";
import { formatParts, PARTS, PARTS_2014 } from "./filosofi-parts.ts";
import { dizaine, quantiles } from "./filosofi.ts";
import type { Commune, Unite } from "./geographie.ts";
import { repartition } from "./melange.ts";
import type { ModeleRevenus } from "./revenus.ts";

const v = formatVirgule;
const QUANTILES = ["Q1", "MED", "Q3", "EQ", "D1", "D2", "D3", "D4", "D6", "D7", "D8", "D9"] as const;
const PARTS_DEC = ["PACT", "PTSA", "PCHO", "PBEN", "PPEN", "PAUT"] as const;

export function enteteIrisDisp(millesime: 2014 | 2018 | 2019): string[] {
  const a = String(millesime).slice(2);
  const parts = millesime === 2014 ? PARTS_2014 : PARTS;
  return [
    ...["IRIS", "LIBIRIS", "COM", "LIBCOM"],
    ...["TP60", ...QUANTILES, "RD", "S80S20", "GI", ...parts].map((c) => `DISP_${c}${a}`),
    millesime === 2014 ? "note" : `DISP_NOTE${a}`,
  ];
}

export const enteteIrisDec = (): string[] => [
  "IRIS",
  ...["PIMP", "TP60", "INCERT", ...QUANTILES, "RD", "S80S20", "GI", ...PARTS_DEC, "NOTE"].map((c) => `DEC_${c}21`),
];

/** Quantiles, écart interquartile relatif, rapports : les colonnes communes au disponible et au déclaré. */
function distribution(q: ReturnType<typeof quantiles>, euros: (x: number) => string, decimales: number): string[] {
  const [q1 = 0, q2 = 0, q3 = 0] = q.quartiles;
  const deciles = q.deciles.filter((_, i) => i !== 4).map(euros);
  return [
    ...[q1, q2, q3].map(euros),
    v((q3 - q1) / q2, decimales === 1 ? 1 : 2),
    ...deciles,
    v(q.deciles[8]! / q.deciles[0]!, 1),
    v(q.s80s20, 1),
    v(q.gini, decimales),
  ];
}

const habites = (communes: readonly Commune[]): { commune: Commune; unite: Unite }[] =>
  communes.flatMap((commune) => commune.unites.filter((u) => u.type === "H").map((unite) => ({ commune, unite })));

function fichierDisp(communes: readonly Commune[], modele: ModeleRevenus, m: 2014 | 2018 | 2019): FichierDemonstration {
  const lignes = habites(communes).map(({ commune, unite }) => {
    const r = modele.revenus(unite, m);
    const parts = formatParts(r.masses);
    const tp60 = 100 * repartition(r.disponible, modele.seuil[m]);
    // Note 1 : la décomposition des revenus d'activité n'est pas diffusée dans les IRIS les plus pauvres.
    const note = m !== 2014 && tp60 > 45 ? "1" : "0";
    const tus: readonly string[] = note === "1" ? ["PTSA", "PCHO", "PBEN"] : [];
    const euros = (x: number): string => (m === 2014 ? v(x, 1) : String(dizaine(x)));
    return [
      unite.code,
      unite.nom,
      commune.code,
      commune.nom,
      tp60 < 5 ? "" : v(tp60, 1),
      ...distribution(quantiles(r.disponible), euros, m === 2014 ? 1 : 3),
      ...(m === 2014 ? PARTS_2014 : PARTS).map((p) => (tus.includes(p) ? "" : parts[p])),
      note,
    ];
  });
  return {
    chemin: `brut/filosofi/BASE_TD_FILO_DISP_IRIS_${m}.csv`,
    contenu: formatCsv(enteteIrisDisp(m), lignes, EXCEL),
    source: "filosofi-iris",
    niveau: "",
    millesime: m,
    cog: m + 1,
    publie: m + 3,
  };
}

/** La ligne d'un IRIS trop peu peuplé : `ns` partout, `so` où la colonne ne s'applique pas (relevé sur le fichier 2021). */
function ligneNonSignificative(code: string): string[] {
  const sansObjet = ["DEC_INCERT21", "DEC_RD21", "DEC_S80S2021", "DEC_NOTE21"];
  return [
    code,
    ...enteteIrisDec()
      .slice(1)
      .map((c) => (sansObjet.includes(c) ? "so" : "ns")),
  ];
}

/** 2021 : revenu déclaré, avant impôts et prestations. Un autre concept, un autre seuil, un autre fichier. */
function fichierDec(communes: readonly Commune[], modele: ModeleRevenus): FichierDemonstration {
  const irises = communes.filter((c) => c.unites.length > 1);
  const lignes = irises.flatMap((commune) =>
    commune.unites.map((unite) => {
      if (unite.type !== "H") return ligneNonSignificative(unite.code);
      const r = modele.revenus(unite, 2021);
      const [ptsa = 0, pcho = 0, pben = 0, ppen = 0, ppat = 0] = r.masses;
      const declare = ptsa + pcho + pben + ppen + ppat;
      const part = (x: number): string => v((100 * x) / declare, 1);
      const tp60 = 100 * repartition(r.declare, modele.seuilDeclare[2021]);
      return [
        unite.code,
        v(Math.round((100 * r.imposes) / r.menages), 1),
        v(Math.round(tp60), 1),
        r.personnes < 2400 ? "2" : "1",
        ...distribution(quantiles(r.declare), (x) => String(dizaine(x)), 3),
        ...[ptsa + pcho + pben, ptsa, pcho, pben, ppen, ppat].map(part),
        "0",
      ];
    }),
  );
  return {
    chemin: "brut/filosofi/BASE_TD_FILO_IRIS_2021_DEC.csv",
    contenu: formatCsv(enteteIrisDec(), lignes, UNIX),
    source: "filosofi-iris-dec",
    niveau: "",
    millesime: 2021,
    cog: 2023,
    publie: 2024,
  };
}

export function fichiersFilosofiIris(communes: readonly Commune[], modele: ModeleRevenus): FichierDemonstration[] {
  return [...([2014, 2018, 2019] as const).map((m) => fichierDisp(communes, modele, m)), fichierDec(communes, modele)];
}
