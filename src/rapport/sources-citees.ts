import { direOrganisme } from "../modele/organisme.ts";
import { EXPORTS_CCAS } from "../modele/agregat.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Niveau } from "../modele/territoire.ts";
import { writeParution } from "../modele/parution.ts";
import { readRebasage } from "../modele/rebasage.ts";
import type { FichierLu, Lecture, ResultatSuivi } from "./lecture.ts";

/** Ce qu'il faut d'un résultat pour le citer. */
type Cite = Pick<Resultat, "fichiers" | "cog" | "source" | "valeur"> & Partial<Pick<Resultat, "millesime">>;

/** Les fichiers d'où viennent des résultats, dans l'ordre des résultats, chacun une fois. */
export function fichiersOf(lecture: Lecture, resultats: readonly Cite[]): readonly FichierLu[] {
  const empreintes = new Set(resultats.flatMap((r) => r.fichiers.map((f) => f.sha256)));
  return lecture.fichiers.filter((f) => empreintes.has(f.sha256));
}

/**
 * « Insee, Filosofi 2019 (géographie 2020 ; publié en 2022) » : les fichiers d'un même titre ne sont cités qu'une fois, avec
 * la géographie où leurs valeurs sont dites quand ce n'est pas la leur.
 */
export function writeSource(lecture: Lecture, resultats: readonly Cite[]): string {
  const fichiers = fichiersOf(lecture, resultats);
  const citations = [...groupBy(fichiers, (f) => `${f.producteur}, ${f.titre}`)].map(([nom, groupe]) => {
    const annees = [...new Set(groupe.map((f) => f.millesime))].sort();
    return `${nom} ${annees.join(", ")} (${writeParution(groupe, geographiesOf(resultats, groupe))})`;
  });
  if (citations.length > 0)
    return [...exportsCites(resultats, lecture.perimetre.commune.niveau), ...citations].join(" ; ");
  const sources = [...new Set(resultats.map((r) => r.source))].filter((s) => s !== "");
  return sources.length > 0
    ? direOrganisme(sources.join(" ; "), lecture.perimetre.commune.niveau)
    : "calcul de l'observatoire";
}

/** « CCAS de Ville-Témoin, exports du CCAS, 2025 » : ce qu'un compte du CCAS rapporté à des ménages doit à ses exports. */
function exportsCites(resultats: readonly Cite[], niveau: Niveau): readonly string[] {
  const duCcas = resultats.flatMap(({ source, millesime = "" }) =>
    source.split(" ; ").flatMap((nom) => (nom.endsWith(EXPORTS_CCAS) ? { nom, millesime } : [])),
  );
  return [...groupBy(duCcas, ({ nom }) => nom)].map(([nom, groupe]) =>
    direOrganisme([nom, ...new Set(groupe.map((r) => r.millesime).sort())].filter((t) => t !== "").join(", "), niveau),
  );
}

/** Les géographies où sont dites les valeurs qui viennent de ces fichiers. */
function geographiesOf(resultats: readonly Cite[], fichiers: readonly FichierLu[]): readonly number[] {
  const empreintes = new Set(fichiers.map((f) => f.sha256));
  return resultats
    .filter((r) => r.valeur !== null && r.fichiers.some((f) => empreintes.has(f.sha256)))
    .flatMap((r) => r.cog ?? []);
}

/**
 * « données 2021, géographie 2023, publiées en 2024 » : ce qu'un chiffre décrit, sur quelle carte, et quand il est sorti ; d'un compte
 * du CCAS, « exports du CCAS, 2025 », et ce à quoi il est rapporté : « autres données publiées en 2025 ».
 */
export function writeDate(lecture: Lecture, resultat: Resultat): string {
  const publies = fichiersOf(lecture, [resultat]).flatMap((f) => f.publie ?? []);
  if (resultat.source.split(" ; ").some((nom) => nom.endsWith(EXPORTS_CCAS))) {
    const autres = publies.length === 0 ? "" : ` ; autres données publiées en ${Math.max(...publies)}`;
    return direOrganisme(`${EXPORTS_CCAS}, ${resultat.millesime}${autres}`, lecture.perimetre.commune.niveau);
  }
  const carte = resultat.cog === null ? "" : `, géographie ${resultat.cog}`;
  const sortie = publies.length === 0 ? "date de publication inconnue" : `publiées en ${Math.max(...publies)}`;
  return `données ${resultat.millesime}${carte}, ${sortie}`;
}

/** Une phrase par rebasage : « Val-Joint 2018, rebasé dans la géographie 2023 : somme des communes 01015, 01340 … ». */
export function notesRebasage(resultats: readonly ResultatSuivi[]): readonly string[] {
  const rebases = resultats.flatMap((r) => {
    const origine = r.valeur === null ? null : readRebasage(r.methode);
    return origine === null ? [] : [{ r, origine }];
  });
  return [...groupBy(rebases, ({ r, origine }) => `rebasé dans la géographie ${r.cog ?? "de l'édition"} : ${origine}`)].map(
    ([dit, groupe]) => `${[...new Set(groupe.map(({ r }) => r.nom))].join(", ")} ${groupe.map(({ r }) => r.millesime).join(", ")}, ${dit}.`,
  ); // prettier-ignore
}

function groupBy<T>(valeurs: readonly T[], cle: (v: T) => string): Map<string, T[]> {
  const groupes = new Map<string, T[]>();
  for (const v of valeurs) groupes.set(cle(v), [...(groupes.get(cle(v)) ?? []), v]);
  return groupes;
}
