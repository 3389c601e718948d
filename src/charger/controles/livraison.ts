import { basename } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { isBienNomme } from "../../modele/nom-distinctif.ts";
import { readNom } from "../../modele/motif.ts";
import type { Source } from "../../modele/source.ts";
import { ALPHABETS } from "../alphabet.ts";
import { avertissement, bloquante } from "../anomalies.ts";
import type { Morceau } from "../preparer.ts";
import type { LigneMillesime } from "../projet.ts";
import { anneeDuNom } from "../reconnaissance/dates.ts";

/** Le recensement paraît trois ans après l'année qu'il décrit, et ses fichiers portent parfois l'une, parfois l'autre. */
const PARUTION_RECENSEMENT = 3;

/** Le nom du fichier dit une autre année que sa ligne, quand rien d'autre ne dirait l'erreur. */
function controleNom(ligne: LigneMillesime, source: Source): Anomalie[] {
  const annee = anneeDuNom([basename(ligne.fichier)]);
  const geographie = source.type === "referentiel";
  if (annee === null || (!geographie && source.millesime.de !== "fichier")) return [];
  const dite = geographie ? ligne.cog : ligne.millesime;
  if (dite === null || [dite, ligne.cog, ligne.publie].includes(annee)) return [];
  const retard = !geographie && source.comparaison === "enquetes-disjointes" ? PARUTION_RECENSEMENT : 0;
  if (annee > dite && annee <= dite + retard) return [];
  return [
    avertissement(
      ligne.fichier,
      "annee-douteuse",
      `le nom du fichier dit ${annee}, millesimes.csv dit ${dite}, et le contenu ne dit pas son année`,
      `Vérifier l'année du fichier, et corriger la colonne ${geographie ? "cog" : "millesime"} de millesimes.csv s'il y a lieu.`,
      { valeur: String(dite) },
    ),
  ];
}

/** Un autre fichier du producteur a le même en-tête : sans son nom, on prendrait des maisons pour des appartements. */
function controleNomDistinctif({ fichier }: LigneMillesime, source: Source, morceaux: readonly Morceau[]): Anomalie[] {
  const { nomDistinctif } = source;
  if (!nomDistinctif || isBienNomme(source, [basename(fichier), ...morceaux.map((m) => basename(m.chemin))])) return [];
  return [
    bloquante(
      fichier,
      "nom-indistinct",
      `rien dans ce fichier ne dit qu'il est « ${source.titre} » : ${nomDistinctif.autres} ont le même en-tête`,
      `Si c'est bien lui, lui rendre son nom d'origine (${nomDistinctif.attendu}) et corriger millesimes.csv ; sinon, le retirer.`,
    ),
  ];
}

/** L'en-tête porte l'année de la géographie (`CODGEO_2026`) : elle doit être celle de millesimes.csv. */
function controleGeographieEntete(ligne: LigneMillesime, source: Source, { entete, livre, ligneEntete }: Morceau): Anomalie[] {
  const nom = livre?.[entete.indexOf(source.cle)];
  if (nom === undefined || ligne.cog === null) return [];
  const annees = (source.renommees ?? []).filter((r) => r.en === source.cle).map((r) => readNom(r.de, nom)?.annee);
  const annee = annees.find((a) => typeof a === "number");
  return annee === undefined || annee === null || annee === ligne.cog ? [] : [cogContredit(ligne.fichier, ligne.cog, [annee], { ligne: ligneEntete, colonne: nom })];
} // prettier-ignore

/** Les codes d'un fichier disent leur géographie, et ce n'est pas celle de millesimes.csv. */
export const cogContredit = (
  fichier: string,
  cog: number,
  annees: readonly number[],
  lieu: { readonly ligne: number | null; readonly colonne: string; readonly valeur?: string },
): Anomalie =>
  bloquante(
    fichier,
    "cog-contredit",
    annees.length > 1
      ? `les codes mêlent les géographies ${annees.join(", ")}, millesimes.csv dit ${cog}`
      : `les codes sont de la géographie ${annees.join()}, millesimes.csv dit ${cog}`,
    annees.length > 1
      ? "Demander de nouveau les données au producteur : des réponses de dates différentes ont été réunies."
      : `Écrire ${annees.join()} dans la colonne cog de millesimes.csv, si c'est bien le fichier voulu.`,
    lieu,
  );

const direAlphabet = (fichier: string, { alphabet }: Morceau): Anomalie[] =>
  alphabet === undefined
    ? []
    : [avertissement(fichier, "alphabet-reconnu", `le fichier n'est pas en UTF-8 : lu en ${ALPHABETS[alphabet]}, sans doute possible`, "Rien à faire ; le fichier d'origine reste préférable à un fichier réenregistré.")]; // prettier-ignore

/** Ce qu'une livraison dit d'elle-même hors de ses lignes : son nom, son alphabet, la géographie de ses en-têtes. */
export const controleLivraison = (ligne: LigneMillesime, source: Source, morceaux: readonly Morceau[]): Anomalie[] => [
  ...controleNom(ligne, source),
  ...controleNomDistinctif(ligne, source, morceaux),
  ...morceaux.flatMap((m) => [...direAlphabet(ligne.fichier, m), ...controleGeographieEntete(ligne, source, m)]),
];
