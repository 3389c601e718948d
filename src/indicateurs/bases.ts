import type { Definition } from "../modele/indicateur.ts";

export type Base = "population" | "familles" | "logement" | "emploi" | "diplomes";

const rapport = (source: string, numerateur: string, denominateur: string): Definition => ({
  forme: "rapport",
  numerateur: { source, formule: numerateur },
  denominateur: { source, formule: denominateur },
  echelle: 100,
});

/** Les bases complètes du recensement où une part se lit : communes, puis IRIS en csv et en classeur. */
export const partBases = (base: Base, numerateur: string, denominateur: string): Definition[] => [
  rapport(`rp-cc-${base}`, numerateur, denominateur),
  ...partIris(base, numerateur, denominateur),
];

/** À l'IRIS seulement : les variables n'ont pas toujours le même nom qu'à la commune. */
export const partIris = (base: Base, numerateur: string, denominateur: string): Definition[] => [
  rapport(`rp-ic-${base}`, numerateur, denominateur),
  ...(base === "emploi" || base === "diplomes" ? [] : [rapport(`rp-ic-${base}-classeur`, numerateur, denominateur)]),
];

/** À la commune seulement. */
export const partCommune = (base: Base, numerateur: string, denominateur: string): Definition =>
  rapport(`rp-cc-${base}`, numerateur, denominateur);

/** La même part dans un fichier de Melodi, dont les variables ne portent pas leur année. */
export const partMelodi = (source: `melodi-${string}`, numerateur: string, denominateur: string): Definition =>
  rapport(source, numerateur, denominateur);
