import { stringify } from "yaml";
import { type Champ, isSuivi } from "../formulaire.ts";
import { IDENTITE, LIEU } from "../identite/champs.ts";
import { splitMotifs } from "../motifs.ts";
import { PERSONNEL } from "../personnel.ts";
import { normalizeLibelle } from "../texte.ts";
import type { Examen } from "./examiner.ts";
import type { Rapprochement } from "./gabarits.ts";
import { ABSENTE } from "../lire-colonnes.ts";
import { libellesUsuels, rangerLibelles } from "./libelles-sortables.ts";

const cite = (texte: string): string => stringify(texte, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trim();
const citeListe = (textes: readonly string[]): string => `[${textes.map(cite).join(", ")}]`;
/** Un commentaire tient sur une ligne, quoi qu'il y ait dans un nom de colonne. */
const commentaire = (texte: string): string => `# ${texte.replace(/\s+/g, " ")}`;

const ENCODAGES_DITS =
  "utf-8 : la plupart des exports faits en ligne. windows-1252 : Excel sous Windows. cp850 : logiciel ancien.";

function formeYaml({ forme, accents }: Examen): string[] {
  const lignes =
    forme.genre === "texte"
      ? [
          commentaire(ENCODAGES_DITS),
          `encodage: ${forme.encodage}`,
          commentaire('Le signe qui sépare les colonnes : ";" ou "," ou "|" ou tabulation.'),
          `separateur: ${forme.separateur === "tabulation" ? "tabulation" : cite(forme.separateur)}`,
        ]
      : [
          commentaire(
            'L\'onglet à lire ; "(première)" : le premier visible ; "(n° 2)" : le deuxième ; "(toutes)" : ceux aux mêmes colonnes ; ou son nom.',
          ),
          `feuille: ${cite(forme.feuille.trim())}`,
        ];
  if (accents === null) return lignes;
  const dit = accents === "utf-8" ? "« DÃ©cision »" : "« D‚cision »";
  return [...lignes, commentaire(`Les accents ont été lus de travers avant l'export (${dit}) : ils sont rendus.`), `accents: ${accents}`]; // prettier-ignore
}

/** Les libellés d'une liste : ceux de l'export, et ceux du gabarit qu'un autre export pourrait porter. */
function listeYaml(champ: Champ, vus: ReadonlyMap<string, number> | null): string[] {
  if (!("valeurs" in champ) || champ.valeurs === undefined) return [];
  const usuels = libellesUsuels(champ);
  const siens = separer(champ, vus ?? new Map(), usuels);
  if (champ.type === "entier" && siens.size === 0) return []; // une échelle en chiffres n'a pas de mots à ranger
  const { ranges, inconnus, tus } = rangerLibelles(siens, usuels);
  const lignes = [`  ${champ.nom}:`];
  for (const [valeur, imprime] of Object.entries(champ.valeurs)) {
    const vusIci = ranges.get(valeur) ?? [];
    const deja = new Set(vusIci.map(normalizeLibelle));
    const autres = (champ.libelles?.[valeur] ?? []).filter((libelle) => !deja.has(normalizeLibelle(libelle)));
    lignes.push(`    ${valeur}: ${citeListe([...vusIci, ...autres])} # ${imprime}`);
  }
  if (inconnus.length > 0) {
    lignes.push(
      `    ${commentaire("Libellés de l'export que l'outil ne connaît pas. Coller chacun sur la ligne où il va :")}`,
    );
    for (const [libelle, n] of inconnus) lignes.push(`    ${commentaire(`${cite(libelle)} : ${n} lignes`)}`);
  }
  if (tus > 0) {
    const s = tus > 1 ? "s" : "";
    lignes.push(
      `    ${commentaire(`${tus} ligne${s} au libellé trop rare ou trop long pour être écrit ici : le${s} chercher dans l'export.`)}`,
    );
  }
  return lignes;
}

/** Les libellés à ranger : une case à plusieurs motifs compte pour chacun, une note en chiffres n'en est pas un. */
export function separer(
  champ: Champ,
  vus: ReadonlyMap<string, number>,
  connus: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  if (champ.type === "entier") return new Map([...vus].filter(([texte]) => /\p{L}|[^\p{L}\p{N}\p{P}\s]/u.test(texte)));
  if (champ.type !== "liste multiple") return vus;
  const separes = new Map<string, number>();
  for (const [texte, n] of vus)
    for (const motif of splitMotifs(texte, (m) => connus.has(normalizeLibelle(m))))
      separes.set(motif, (separes.get(motif) ?? 0) + n);
  return separes;
}

const EFFETS: Partial<Record<Champ["type"], string>> = {
  foyer: "Remplacé par un pseudonyme avant d'être enregistré.",
  numero: "Sert seulement à reconnaître les lignes en double ; n'est pas conservé.",
  "tranche d'âge": "Réduite à une tranche d'âge avant d'être enregistrée.",
  "tranche de QF": "Réduit à une tranche de cent euros avant d'être enregistré ; sert à essayer un autre plafond.",
};

function colonnesYaml({ formulaire, appariements }: Rapprochement): string[] {
  return formulaire.champs.flatMap((champ) => {
    const effet = EFFETS[champ.type];
    const dit = effet === undefined ? [] : [`  ${commentaire(effet)}`];
    const trouve = appariements.find((a) => a.champ === champ);
    if (trouve) return [...dit, `  ${champ.nom}: ${cite(trouve.colonne.nom)}`];
    const sort = champ.exige === "rien" ? "facultatif" : "À COMPLÉTER";
    return [
      `  ${commentaire(`${sort} : ${champ.libelle}`)}`,
      `  ${commentaire(`${champ.nom}: "en-tête de l'export"${champ.exige === "colonne" ? `   ou, si l'export ne l'a pas : "${ABSENTE}"` : ""}`)}`,
    ];
  });
}

function ecartees(examen: Examen, { appariements }: Rapprochement): string[] {
  const lues = new Set(appariements.map(({ colonne }) => colonne.rang));
  const autres = examen.colonnes.filter(({ rang, nom }) => !lues.has(rang) && nom !== "");
  if (autres.length === 0) return [];
  return [
    "",
    commentaire("Colonnes de l'export qui ne sont pas lues :"),
    ...autres.map(({ nom, personnel }) =>
      commentaire(`- ${nom}${personnel.length > 0 ? ` (${personnel.map((p) => PERSONNEL[p]).join(", ")})` : ""}`),
    ),
  ];
}

/** Ce que la personne peut décider d'ajouter ; rien n'en est proposé d'office. */
const SUIVI: readonly string[] = [
  "",
  commentaire("Facultatif, sous « colonnes » : suivre un foyer qui change de numéro, situer son IRIS (voir le guide, « Le coffre »)."),
  commentaire("Changés en pseudonymes et en IRIS avant d'être enregistrés, jamais gardés :"),
  ...[...IDENTITE, ...LIEU].map(({ nom, libelle }) => commentaire(`  ${nom}: "…" : ${libelle}`)),
]; // prettier-ignore

/**
 * La correspondance qu'on propose, en YAML commenté, à corriger par la personne. Aucune colonne qui porte une donnée
 * personnelle n'y est listée, sauf pour être rendue anodine (pseudonyme, tranche d'âge).
 * @param exports les seuls exports qu'elle décrira ; aucun : tous ceux de ce genre.
 */
export function proposer(examen: Examen, rapprochement: Rapprochement, exports: readonly string[] = []): string {
  const { entete } = examen;
  if (entete === null) throw new RangeError("a proposal needs a header, got null");
  const { formulaire, appariements } = rapprochement;
  // Une liste dont la colonne reste à nommer est écrite aussi, avec ses libellés usuels : la personne n'a qu'un mot à compléter.
  const listes = formulaire.champs.flatMap((champ) => {
    const trouve = appariements.find((a) => a.champ === champ);
    return trouve || champ.exige !== "rien" ? listeYaml(champ, trouve?.colonne.libelles ?? null) : [];
  });
  return [
    commentaire(`Correspondance de l'export « ${formulaire.titre} », proposée par « abs importer ». À relire, puis :`),
    commentaire("abs importer FICHIER --verifier"),
    "#",
    commentaire(
      "Ce fichier dit à l'outil quelles colonnes lire, et comment comprendre les libellés. Une colonne qui n'y est pas",
    ),
    commentaire(
      "n'est JAMAIS lue : noms, adresses et observations restent dans votre fichier. N'en ajoutez pas « pour voir ».",
    ),
    "",
    `export: ${formulaire.source}`,
    ...(exports.length === 0
      ? []
      : [
          commentaire(
            "Les autres exports de ce genre sont écrits autrement : une autre correspondance les décrit. Celle-ci, pour :",
          ),
          `fichiers: ${citeListe(exports)}`,
        ]),
    "",
    ...formeYaml(examen),
    commentaire("Le numéro de la ligne où se trouvent les noms de colonnes ; 3-4 s'ils sont sur deux lignes."),
    `entete: ${entete.fin > entete.debut ? `${entete.debut}-${entete.fin}` : entete.debut}`,
    ...(examen.debutsDeTotal.length > 0
      ? [
          commentaire("Les lignes qui commencent ainsi sont des totaux : elles sont hors champ, et comptées."),
          `ignorer_lignes_commencant_par: ${citeListe(examen.debutsDeTotal)}`,
        ]
      : []),
    "",
    commentaire(
      "À gauche, le champ de l'outil (ne pas changer). À droite, le nom de la colonne, tel qu'il est dans l'export.",
    ),
    "colonnes:",
    ...colonnesYaml(rapprochement),
    ...(listes.length === 0
      ? []
      : [
          "",
          commentaire(
            "À gauche, la liste fermée de l'outil. À droite, les libellés de l'export qui veulent dire cela. Majuscules,",
          ),
          commentaire("accents et ponctuation ne comptent pas. (vide) : case vide."),
          "listes:",
          ...listes,
        ]),
    ...ecartees(examen, rapprochement),
    ...(isSuivi(formulaire) ? SUIVI : []),
    "",
  ].join("\n");
}
