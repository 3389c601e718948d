import { compareCompositions } from "../territoires/composition.ts";
import type { Lien } from "../territoires/passage.ts";
import type { Compositions } from "./compositions.ts";
import { regleDe } from "./regles.ts";

const R11 = regleDe("perimetre").code;
const R12 = regleDe("iris").code;

export const lister = (codes: readonly string[]): string =>
  codes.length < 2 ? codes.join("") : `${codes.slice(0, -1).join(", ")} et ${codes.at(-1) ?? ""}`;

/** Les communes d'un EPCI ont-elles changé ? null : non, ou on ne le sait pas (voir `douteEpci`). */
export function changeEpci(
  code: string,
  a: number,
  b: number,
  { communesDe }: Compositions,
  liensDe: (communes: Iterable<string>) => readonly Lien[],
): string | null {
  const [avant, apres] = [communesDe(code, a), communesDe(code, b)];
  if (avant === null || apres === null) return null;
  if (avant.size === 0 || apres.size === 0)
    return `${R11} : cet EPCI n'existe pas dans la géographie ${avant.size === 0 ? a : b}`;
  const { entrees, sorties } = compareCompositions(avant, apres, liensDe([...avant, ...apres]));
  if (entrees.length + sorties.length === 0) return null;
  const dire = (verbe: string, codes: readonly string[]): string[] =>
    codes.length === 0 ? [] : [`${codes.length} ${verbe}${codes.length > 1 ? "s" : ""} (${lister(codes.slice(0, 3))}${codes.length > 3 ? "…" : ""})`]; // prettier-ignore
  return `${R11} : la composition de l'EPCI n'est pas la même en ${a} et en ${b} : communes ${[...dire("entrée", entrees), ...dire("sortie", sorties)].join(", ")}`;
}

/** L'IRIS a-t-il été créé ou supprimé par un redécoupage de sa commune ? */
export function changeIris(code: string, a: number, b: number, { irisDe }: Compositions): string | null {
  const [avant, apres] = [irisDe(code.slice(0, 5), a), irisDe(code.slice(0, 5), b)];
  if (avant === null || apres === null || avant.has(code) === apres.has(code)) return null;
  return avant.has(code)
    ? `${R12} : IRIS supprimé par un redécoupage entre ${a} et ${b}`
    : `${R12} : IRIS créé par un redécoupage entre ${a} et ${b}`;
}

const nonChargee = (cogs: readonly number[], quoi: string, source: string): string =>
  `${quoi} en ${lister(cogs.map(String))} non chargé${quoi.startsWith("composition") ? "e" : ""} ; ajouter ${source} ${cogs.length > 1 ? "de ces années" : "de cette année"}`;

export function douteEpci(code: string, a: number, b: number, { communesDe }: Compositions, couvre: boolean): string | null {
  const inconnues = [a, b].filter((cog) => communesDe(code, cog) === null);
  if (inconnues.length > 0) return `${R11} : ${nonChargee(inconnues, "composition de l'EPCI", "cog-epci ou cog-appartenance")}`;
  return couvre ? null : `${R11} : mouvements de communes non chargés jusqu'en ${b} ; ajouter cog-mouvements`;
} // prettier-ignore

/** Les contours d'un IRIS qui garde son code peuvent avoir bougé si sa commune a été redécoupée. */
export function douteIris(code: string, a: number, b: number, { irisDe }: Compositions): string | null {
  const commune = code.slice(0, 5);
  const [avant, apres] = [irisDe(commune, a), irisDe(commune, b)];
  const inconnues = [a, b].filter((cog) => irisDe(commune, cog) === null);
  if (avant === null || apres === null)
    return `${R12} : géographies ${a} et ${b}, contour peut-être différent (${nonChargee(inconnues, "découpage en IRIS", "cog-iris")})`;
  const bouges = [...avant].filter((c) => !apres.has(c)).length + [...apres].filter((c) => !avant.has(c)).length;
  return bouges === 0
    ? null
    : `${R12} : la commune a été redécoupée en IRIS entre ${a} et ${b} ; celui-ci garde son code, son contour a pu changer`;
}
