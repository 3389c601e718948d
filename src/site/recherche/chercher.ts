import { motsOf, plier, racine } from "./mots.ts";

/** Une section du site : où elle est, son titre, ce qu'on y lit (une ligne par passage). */
export interface SectionIndexee {
  /** Rang de sa page. */
  readonly page: number;
  /** `pauvrete` ; vide pour le haut de la page. */
  readonly ancre: string;
  readonly titre: string;
  readonly texte: string;
}

/** L'index d'une édition : chaque racine mène à des sections, avec son poids dans chacune. */
export interface IndexRecherche {
  readonly pages: readonly { readonly chemin: string; readonly titre: string }[];
  readonly sections: readonly SectionIndexee[];
  /** Rang de section, poids, rang, poids… */
  readonly racines: Readonly<Record<string, readonly number[]>>;
}

/** Une section trouvée. */
export interface Trouvee {
  readonly section: SectionIndexee;
  readonly page: { readonly chemin: string; readonly titre: string };
  readonly score: number;
}

/** Les racines de l'index qu'un mot désigne : la sienne, et pendant la frappe celles qui commencent comme lui. */
function* racinesOf(index: IndexRecherche, mot: string, isDernier: boolean): Generator<[cle: string, part: number]> {
  const cle = racine(mot);
  if (Object.hasOwn(index.racines, cle)) yield [cle, 1];
  if (!isDernier || mot.length < 2) return;
  for (const autre of Object.keys(index.racines)) if (autre !== cle && autre.startsWith(mot)) yield [autre, 0.5];
}

/**
 * Les sections qui disent tous les mots cherchés, de la plus à la moins pertinente (poids × rareté). Une requête sans mot plein ne
 * trouve rien.
 */
export function chercher(index: IndexRecherche, requete: string, max = 30): readonly Trouvee[] {
  const mots = motsOf(requete);
  if (mots.length === 0) return [];
  const scores = mots.map((mot, i) => {
    const parSection = new Map<number, number>();
    for (const [cle, part] of racinesOf(index, mot, i === mots.length - 1)) {
      const liste = index.racines[cle] ?? [];
      const rarete = Math.log(1 + index.sections.length / (liste.length / 2));
      for (let k = 0; k < liste.length; k += 2) {
        const rang = liste[k] ?? 0;
        parSection.set(rang, Math.max(parSection.get(rang) ?? 0, part * rarete * (liste[k + 1] ?? 0)));
      }
    }
    return parSection;
  });
  const [premier = new Map<number, number>(), ...suite] = scores;
  return [...premier]
    .filter(([rang]) => suite.every((s) => s.has(rang)))
    .map(([rang, score]) => ({ rang, score: score + suite.reduce((n, s) => n + (s.get(rang) ?? 0), 0) }))
    .sort((a, b) => b.score - a.score || a.rang - b.rang)
    .slice(0, max)
    .flatMap(({ rang, score }) => {
      const section = index.sections[rang];
      const page = section && index.pages[section.page];
      return section && page ? [{ section, page, score }] : [];
    });
}

const EXTRAIT = 160;

/** Le passage d'une section qui dit le mieux les mots cherchés, coupé aux mots. */
export function extraitOf({ texte }: SectionIndexee, requete: string): string {
  const racines = new Set(motsOf(requete).map(racine));
  const dits = (ligne: string): number =>
    new Set(
      motsOf(ligne)
        .map(racine)
        .filter((r) => racines.has(r)),
    ).size;
  const lignes = texte.split("\n").filter((l) => l !== "");
  const ligne = lignes.toSorted((a, b) => dits(b) - dits(a))[0] ?? "";
  if (ligne.length <= EXTRAIT) return ligne;
  const plie = plier(ligne);
  const place = motsOf(ligne).find((m) => racines.has(racine(m)));
  const debut = Math.max(0, (place === undefined ? 0 : plie.indexOf(place)) - 60);
  const coupe = ligne.slice(debut, debut + EXTRAIT);
  return `${debut > 0 ? "…" : ""}${coupe.replace(debut > 0 ? /^\S*\s/ : /^/, "").replace(/\s\S*$/, "")}…`;
}
