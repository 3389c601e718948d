import type { FichierEcarte, FichierReconnu, Reconnaissance } from "../charger/reconnaissance/reconnaitre.ts";
import { MAILLES } from "./nouveau-manques.ts";

export interface Bilan {
  readonly dossier: string;
  readonly nom: string;
  readonly existait: boolean;
  readonly reconnaissance: Reconnaissance;
  /** Fichiers entrés dans le projet cette fois-ci, et leur chemin dans le projet. */
  readonly ajoutes: readonly { readonly fichier: FichierReconnu; readonly place: string }[];
  /** Fichiers déjà au projet (même sha256). */
  readonly dejaLa: readonly FichierReconnu[];
  readonly aVerifier: readonly string[];
  readonly manques: readonly string[];
}

const s = (n: number): string => (n > 1 ? "s" : "");
const oui = (v: string | number | null): string => (v === null ? "?" : String(v));

/** Source, niveau, millésime, géographie : ce qu'on a compris d'un fichier, en une ligne. */
function ligneReconnu({ source, niveau, millesime, cog, nom }: FichierReconnu): string {
  const annee = source.type === "referentiel" ? `géographie ${oui(cog)}` : `${oui(millesime)}, géographie ${oui(cog)}`;
  return `  ${source.titre}${niveau === null ? "" : ` (${MAILLES[niveau] ?? niveau})`}, ${annee} ← ${nom}`;
}

/** Les fichiers écartés, réunis par raison : une raison se lit une fois. */
function lignesEcartes(ecartes: readonly FichierEcarte[]): string[] {
  const raisons = [...new Set(ecartes.map((e) => e.raison))];
  const lignes = raisons.flatMap((raison) => {
    const noms = ecartes.filter((e) => e.raison === raison).map((e) => e.nom);
    return [`  ${raison} :`, ...noms.map((nom) => `    ${nom}`)];
  });
  return lignes.length === 0
    ? []
    : [
        ...lignes,
        "  Un export du CCAS ne se reconnaît pas : il se déclare à la main, voir correspondances/LISEZMOI.md.",
      ];
}

const section = (titre: string, lignes: readonly string[]): string[] =>
  lignes.length === 0 ? [] : ["", titre, ...lignes];
const puces = (lignes: readonly string[]): string[] => lignes.map((l) => `  - ${l}`);

/** Regroupe les remarques identiques : « géographie 2020 supposée » se dit une fois pour trois fichiers. */
function remarques(ajoutes: Bilan["ajoutes"], cle: "aVerifier" | "aCompleter"): string[] {
  const parTexte = new Map<string, string[]>();
  for (const { fichier, place } of ajoutes)
    for (const texte of fichier[cle]) parTexte.set(texte, [...(parTexte.get(texte) ?? []), place]);
  return [...parTexte].map(([texte, places]) => `${places.join(", ")} : ${texte}`);
}

/** Tout ce que `abs nouveau` a à dire, dans l'ordre où on le lit. */
export function lignesBilan({
  dossier,
  nom,
  existait,
  reconnaissance,
  ajoutes,
  dejaLa,
  aVerifier,
  manques,
}: Bilan): string[] {
  const { ecartes, doublons } = reconnaissance;
  const tete = existait ? `Projet « ${nom} » complété` : `Projet « ${nom} » créé`;
  const n = ajoutes.length;
  const compte =
    n === 0 ? "aucun fichier nouveau" : `${n} fichier${s(n)} reconnu${s(n)}${existait ? ` et ajouté${s(n)}` : ""}`;
  return [
    `${tete} dans ${dossier} : ${compte}.${existait ? " observatoire.yaml et rapport/ sont inchangés." : ""}`,
    ...section(
      "Fichiers reconnus à leurs en-têtes :",
      ajoutes.map(({ fichier }) => ligneReconnu(fichier)),
    ),
    ...section(
      "Déjà au projet, laissés tels quels :",
      dejaLa.map((f) => `  ${f.nom}`),
    ),
    ...section(
      "Identiques à un autre (même sha256), laissés de côté :",
      doublons.map((d) => `  ${d.nom} = ${d.comme}`),
    ),
    ...section(`Non reconnus (${ecartes.length}), laissés de côté :`, lignesEcartes(ecartes)),
    ...section("À compléter dans millesimes.csv avant de charger :", puces(remarques(ajoutes, "aCompleter"))),
    ...section("À vérifier :", puces([...aVerifier, ...remarques(ajoutes, "aVerifier")])),
    ...section("Ce qu'il faudrait encore :", puces(manques)),
    "",
    `Ensuite : abs rapport --projet ${/\s/.test(dossier) ? `"${dossier}"` : dossier}`,
  ];
}
