import { RETABLISSEMENT, type Mouvement } from "./mouvement.ts";

/** Les mouvements d'un même jour : pour chaque commune touchée, les communes où se retrouve son territoire. */
export interface Etape {
  readonly date: string;
  readonly images: ReadonlyMap<string, ReadonlySet<string>>;
  /** Communes rétablies ce jour-là. */
  readonly retablies: ReadonlySet<string>;
  /** Communes qui n'existaient pas la veille. */
  readonly nees: ReadonlySet<string>;
}

function etape(date: string, lignes: readonly Mouvement[]): Etape {
  const communes = lignes.filter((m) => m.typeAvant === "COM" && m.typeApres === "COM");
  const directes = new Map<string, Set<string>>();
  for (const m of communes) directes.set(m.avant, (directes.get(m.avant) ?? new Set()).add(m.apres));
  // Le même jour, Freigné (49144) passe en Loire-Atlantique (44225) puis entre dans Vallons-de-l'Erdre (44180).
  const suivre = (code: string, vus: ReadonlySet<string>): string[] =>
    [...(directes.get(code) ?? [code])].flatMap((suite) =>
      suite === code || vus.has(suite) ? [suite] : suivre(suite, new Set([...vus, suite])),
    );
  return {
    date,
    images: new Map([...directes.keys()].map((code) => [code, new Set(suivre(code, new Set([code])))])),
    retablies: new Set(
      lignes.filter((m) => m.modification === RETABLISSEMENT && m.typeApres === "COM").map((m) => m.apres),
    ),
    nees: new Set(
      lignes
        .filter((m) => m.typeApres === "COM" && (m.typeAvant === "COM" || m.modification === RETABLISSEMENT))
        .map((m) => m.apres)
        .filter((code) => !directes.get(code)?.has(code)),
    ),
  };
}

/** Regroupe des mouvements triés en étapes d'un jour. */
export function etapes(mouvements: readonly Mouvement[]): Etape[] {
  const parJour = new Map<string, Mouvement[]>();
  for (const m of mouvements) {
    const lignes = parJour.get(m.date);
    if (lignes) lignes.push(m);
    else parJour.set(m.date, [m]);
  }
  return [...parJour].map(([date, lignes]) => etape(date, lignes));
}
