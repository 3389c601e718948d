import { direOrganisme } from "../../modele/organisme.ts";
import { THEMES, type Indicateur, type Theme } from "../../modele/indicateur.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { isServi, type Statut } from "../../modele/statut.ts";
import { MAILLES } from "../mailles.ts";
import { formatStatut } from "../figures/nombres.ts";
import { piegesOf, nomOf } from "../mesure.ts";
import type { AgregatProtege, FichierLu, ResultatSuivi } from "../lecture.ts";
import type { Matiere } from "../matiere.ts";
import { tableSheet, type Colonne, type Feuille } from "./cases.ts";

const STATUTS_SERVIS: Readonly<Partial<Record<Statut, string>>> = {
  valeur: "valeur",
  estimation: "estimation",
  avertissement: "à lire avec prudence",
};

/** Le statut en mots, les mêmes que dans les figures. */
const writeStatut = ({ statut, motif }: { readonly statut: Statut; readonly motif?: string | null }): string =>
  STATUTS_SERVIS[statut] ?? formatStatut(statut, motif ?? null);

/** La valeur, ou le mot qui dit pourquoi il n'y en a pas : une case vide se lirait zéro. */
const writeValeurOuMot = (r: ResultatSuivi | AgregatProtege): string | number =>
  r.valeur !== null && isServi(r.statut) ? r.valeur : writeStatut(r);

/** Excel refuse plus de 31 caractères, et quelques signes. */
export const nameSheet = (titre: string): string => {
  const propre = titre.replace(/[[\]:*?/\\]/g, " ");
  return propre.length <= 31 ? propre : propre.slice(0, 32).replace(/[,\s]+\S*$/, "");
};

function colonnesTheme(indicateurs: ReadonlyMap<string, Indicateur>): readonly Colonne<ResultatSuivi>[] {
  const de = (r: ResultatSuivi): Indicateur | undefined => indicateurs.get(r.indicateur);
  const decimales = (r: ResultatSuivi): number => de(r)?.decimales ?? 0;
  return [
    { titre: "Indicateur", largeur: 44, isLongue: true, lire: (r) => { const i = de(r); return i ? nomOf(i) : r.indicateur; } },
    { titre: "Code", largeur: 10, lire: (r) => r.indicateur },
    { titre: "Territoire", largeur: 26, lire: (r) => r.nom },
    { titre: "Maille", largeur: 18, lire: (r) => MAILLES[r.niveau] },
    { titre: "Code géographique", largeur: 14, lire: (r) => r.territoire },
    { titre: "Millésime", largeur: 12, lire: (r) => r.millesime },
    { titre: "Valeur", largeur: 16, decimales, lire: writeValeurOuMot },
    { titre: "Unité", largeur: 16, lire: (r) => r.unite },
    { titre: "Statut", largeur: 20, lire: writeStatut },
    { titre: "Borne basse (95 %)", largeur: 13, decimales, lire: (r) => r.intervalle?.[0] ?? null },
    { titre: "Borne haute (95 %)", largeur: 13, decimales, lire: (r) => r.intervalle?.[1] ?? null },
    { titre: "Précision", largeur: 50, isLongue: true, lire: (r) => r.motif },
    { titre: "Géographie", largeur: 12, lire: (r) => r.cog },
    { titre: "Source", largeur: 60, isLongue: true, lire: (r) => r.source },
  ]; // prettier-ignore
}

/** Une feuille par thème qui a des résultats, dans l'ordre du catalogue. */
export function themeSheets({ lecture, resultats }: Matiere): readonly Feuille[] {
  const indicateurs = new Map(lecture.catalogue().map((i) => [i.code, i]));
  const colonnes = colonnesTheme(indicateurs);
  const { niveau } = lecture.perimetre.commune;
  return (Object.keys(THEMES) as Theme[]).flatMap((theme) => {
    const siens = resultats.filter((r) => indicateurs.get(r.indicateur)?.theme === theme);
    return siens.length === 0 ? [] : [tableSheet(nameSheet(direOrganisme(THEMES[theme], niveau)), colonnes, siens, 1)];
  });
}

const ACTIVITE: readonly Colonne<AgregatProtege>[] = [
  { titre: "Libellé", largeur: 60, isLongue: true, lire: (a) => a.libelle },
  { titre: "Modalité", largeur: 30, lire: (a) => a.modalite },
  { titre: "Millésime", largeur: 12, lire: (a) => a.millesime },
  { titre: "Valeur", largeur: 14, decimales: (a) => (Number.isInteger(a.valeur) ? 0 : 1), lire: writeValeurOuMot },
  { titre: "Unité", largeur: 18, lire: (a) => a.unite },
  { titre: "Statut", largeur: 14, lire: writeStatut },
  { titre: "Variable", largeur: 30, lire: (a) => a.variable },
];

/** L'activité du CCAS (du CIAS), telle que l'édition la montre. */
export const activiteSheet = ({ agregats, lecture }: Matiere): Feuille =>
  tableSheet(direOrganisme("Chiffres du CCAS", lecture.perimetre.commune.niveau), ACTIVITE, agregats, 1);

const definitionsDe = (niveau: Niveau): readonly Colonne<Indicateur>[] => [
  { titre: "Code", largeur: 10, lire: (i) => i.code },
  { titre: "Indicateur", largeur: 44, isLongue: true, lire: nomOf },
  { titre: "Thème", largeur: 28, lire: (i) => direOrganisme(THEMES[i.theme], niveau) },
  { titre: "Définition", largeur: 80, isLongue: true, lire: (i) => i.definition },
  { titre: "Unité", largeur: 16, lire: (i) => i.unite },
  { titre: "Précautions", largeur: 80, isLongue: true, lire: (i) => piegesOf(i).join(" ") || null },
];

/** Les définitions des indicateurs qui ont une ligne dans le classeur. */
export function definitionsSheet({ lecture, resultats }: Matiere): Feuille {
  const presents = new Set(resultats.map((r) => r.indicateur));
  return tableSheet(
    "Définitions",
    definitionsDe(lecture.perimetre.commune.niveau),
    lecture.catalogue().filter((i) => presents.has(i.code)),
    1,
  );
}

const SOURCES: readonly Colonne<FichierLu>[] = [
  { titre: "Producteur", largeur: 24, lire: (f) => f.producteur },
  { titre: "Source", largeur: 44, isLongue: true, lire: (f) => f.titre },
  { titre: "Millésime du fichier", largeur: 12, lire: (f) => f.millesime },
  { titre: "Géographie", largeur: 12, lire: (f) => f.cog },
  { titre: "Publié en", largeur: 11, lire: (f) => f.publie },
  { titre: "Licence", largeur: 34, isLongue: true, lire: (f) => f.licence },
  { titre: "Fichier", largeur: 44, lire: (f) => f.fichier },
  { titre: "Empreinte SHA-256", largeur: 68, lire: (f) => f.sha256 },
  { titre: "Page officielle", largeur: 60, lire: (f) => f.page },
];

export const sourcesSheet = ({ lecture }: Matiere): Feuille => tableSheet("Sources", SOURCES, lecture.fichiers);
