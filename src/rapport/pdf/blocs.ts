import type { List, RootContent, Table } from "mdast";
import { finishPhrase } from "../../constats/accords.ts";
import type { Tableau } from "../../modele/figure.ts";
import { surFeuille } from "../figures/svg-seul.ts";
import type { NoeudChiffre, NoeudFigure, NoeudImage, NoeudInconnues, NoeudSources } from "../noeuds.ts";
import {
  casesFichier,
  COLONNES_FICHIERS,
  documentationOf,
  groupSources,
  legendeFichiers,
  motSens,
  NON_VERIFIEE,
  RIEN_INCONNU,
  tableauSecret,
  writeEmpreinte,
  writeInconnue,
  writeProducteur,
  writeReperes,
  writeSecret,
} from "../textes-noeuds.ts";
import type { Bloc, ChiffrePdf, EnLigne, FigurePdf, TableauPdf } from "./document.ts";
import { texte, writeEnLigne } from "./en-ligne.ts";
import type { Renvois } from "./renvois.ts";

/** Ce qu'un chapitre compte en s'écrivant. */
export interface Compteurs {
  readonly renvois: Renvois;
  /** Garde les données d'une figure pour l'annexe, et lui donne son numéro ; null s'il n'y a pas d'annexe. */
  numeroter(tableau: TableauPdf): number | null;
  /** Vrai : les dessins étroits, ceux du téléphone ; une colonne de fiche n'a que leur largeur. */
  readonly isEtroit: boolean;
  /** Le niveau d'un titre : celui qui est écrit, sans en sauter un. */
  niveau(profondeur: number): number;
}

/**
 * Les blocs d'une suite de nœuds.
 * @throws RangeError un nœud que le PDF ne sait pas écrire : rien ne disparaît en silence
 */
export const writeBlocs = (noeuds: readonly RootContent[], compteurs: Compteurs): readonly Bloc[] =>
  ranger(noeuds.flatMap((n) => writeBloc(n, compteurs)));

/** Des chiffres qui se suivent se lisent côte à côte, comme ceux de l'essentiel. */
function ranger(blocs: readonly Bloc[]): readonly Bloc[] {
  const suites = blocs.reduce<Bloc[][]>((faites, bloc) => {
    const derniere = faites.at(-1);
    if (bloc.genre === "chiffre" && derniere?.[0]?.genre === "chiffre") derniere.push(bloc);
    else faites.push([bloc]);
    return faites;
  }, []);
  return suites.map((suite): Bloc => {
    const chiffres = suite.filter((b) => b.genre === "chiffre");
    return chiffres.length > 1 ? { genre: "grille", chiffres } : (suite[0] as Bloc);
  });
}

function writeBloc(n: RootContent, c: Compteurs): readonly Bloc[] {
  const { renvois } = c;
  switch (n.type) {
    case "paragraph":
      return [{ genre: "paragraphe", contenu: writeEnLigne(n.children, renvois) }];
    case "heading":
      return [{ genre: "titre", niveau: c.niveau(n.depth), ancre: null, contenu: writeEnLigne(n.children, renvois) }];
    case "list":
      return [writeListe(n, c)];
    case "blockquote":
      return [{ genre: "citation", contenu: writeBlocs(n.children, c) }];
    case "code":
      return [{ genre: "code", texte: n.value }];
    case "thematicBreak":
      return [{ genre: "filet" }];
    case "table":
      return [writeTable(n, renvois)];
    case "definition": // lue par les renvois
    case "footnoteDefinition":
      return [];
    case "absFigure":
      return [writeFigure(n, c)];
    case "absChiffre":
      return [writeChiffre(n)];
    case "absGrille":
      return [{ genre: "grille", chiffres: n.chiffres.map(writeChiffre) }];
    case "absConstats":
      return [
        {
          genre: "constats",
          constats: n.constats.map((k) => ({
            mot: motSens(k),
            phrase: k.phrase,
            appui: k.appui === "" ? "" : finishPhrase(k.appui),
          })),
        },
      ];
    case "absAnalyse":
      return [{ genre: "analyse", contenu: writeBlocs(n.children, c) }];
    case "absImage":
      return [writeImage(n)];
    case "absAEcrire":
      return [{ genre: "a-ecrire", texte: n.texte }];
    case "absInconnues":
      return [writeInconnues(n)];
    case "absSecret":
      return [...writeSecret(n).map(paragraphe), ...(n.bilan ? [writeTableau(tableauSecret(n.bilan))] : [])];
    case "absSources":
      return writeSources(n, c);
    default:
      throw new RangeError(`node type must be one the PDF renders, got ${n.type}`);
  }
}

const paragraphe = (phrase: string): Bloc => ({ genre: "paragraphe", contenu: texte(phrase) });

const writeListe = (n: List, c: Compteurs): Bloc => ({
  genre: "liste",
  debut: n.ordered ? (n.start ?? 1) : null,
  elements: n.children.map(({ checked, children }) => {
    const coche = typeof checked === "boolean" ? [paragraphe(checked ? "Fait :" : "À faire :")] : [];
    return [...coche, ...writeBlocs(children, c)];
  }),
});

function writeTable({ align, children: [tete, ...lignes] }: Table, renvois: Renvois): TableauPdf {
  const cases = (ligne: Table["children"][number] | undefined): readonly (readonly EnLigne[])[] =>
    (ligne?.children ?? []).map((k) => writeEnLigne(k.children, renvois));
  const largeur = tete?.children.length ?? 0;
  // Une ligne plus courte que l'en-tête est complétée, une plus longue coupée : comme le Markdown le veut.
  const pleine = (ligne: Table["children"][number]): readonly (readonly EnLigne[])[] =>
    Array.from({ length: largeur }, (_, i) => cases(ligne)[i] ?? []);
  return {
    genre: "tableau",
    titre: null,
    nombres: Array.from({ length: largeur }, (_, i) => align?.[i] === "right"),
    tete: cases(tete),
    lignes: lignes.map(pleine),
  };
}

export const writeTableau = ({ titre, colonnes, lignes }: Tableau): TableauPdf => ({
  genre: "tableau",
  titre,
  nombres: colonnes.map((k) => k.nombre),
  tete: colonnes.map((k) => texte(k.libelle)),
  lignes: lignes.map((ligne) => ligne.map(texte)),
});

const MAX_COLONNES = 6; // au-delà, une page A4 coupe les mots des en-têtes

/** Le tableau d'une figure, tourné s'il est plus large que haut et que la page : les mêmes cases, une série par ligne. */
export function redresser(tableau: Tableau): Tableau {
  const { titre, colonnes, lignes } = tableau;
  const [coin, ...series] = colonnes;
  if (colonnes.length <= MAX_COLONNES || lignes.length >= colonnes.length) return tableau;
  return {
    titre,
    colonnes: [
      { libelle: `Par ${(coin?.libelle ?? "").toLowerCase()}`, nombre: false },
      ...lignes.map(([tete = ""]) => ({ libelle: tete, nombre: true })),
    ],
    lignes: series.map((s, i) => [s.libelle, ...lignes.map((ligne) => ligne[i + 1] ?? "")]),
  };
}

function writeFigure({ figure }: NoeudFigure, c: Compteurs): FigurePdf {
  const { titre, mesure, tableau, alternative, lecture, notes, source } = figure;
  return {
    genre: "figure",
    numero: c.numeroter(writeTableau(redresser(tableau))),
    titre,
    mesure,
    svg: surFeuille(c.isEtroit ? figure.svgEtroit : figure.svg),
    alternative,
    lecture,
    notes,
    source,
    isPlan: figure.id.endsWith("-plan"), // la même marque que la feuille de style du site
  };
}

const writeImage = ({ image, chemin, alternative, legende }: NoeudImage): Bloc => ({
  genre: "image",
  chemin,
  format: image.format === "png" ? "png" : "jpg",
  alternative,
  legende,
  largeur: image.largeur,
  hauteur: image.hauteur,
});

const writeChiffre = (n: NoeudChiffre): ChiffrePdf => ({
  genre: "chiffre",
  valeur: n.valeur,
  isServi: n.isServi,
  libelle: n.libelle,
  date: n.date,
  contexte: [...n.contexte, ...writeReperes(n)],
});

function writeInconnues({ raisons, max }: NoeudInconnues): Bloc {
  if (raisons.length === 0) return paragraphe(RIEN_INCONNU);
  const elements = raisons.map((r): readonly Bloc[] => {
    const { raison, libelles } = writeInconnue(r, max);
    const contenu: readonly EnLigne[] = [{ genre: "gras", contenu: texte(raison) }, ...texte(`\u00a0: ${libelles}.`)];
    return [{ genre: "paragraphe", contenu }];
  });
  return { genre: "liste", debut: null, elements };
}

/** Un tableau par source, sous son titre. */
const writeSources = ({ fichiers }: NoeudSources, c: Compteurs): readonly Bloc[] =>
  groupSources(fichiers).flatMap((groupe): readonly Bloc[] => {
    const [premier] = groupe;
    if (!premier) return [];
    const page = documentationOf(premier);
    const documentation: readonly EnLigne[] =
      page === null
        ? []
        : [...texte(" "), { genre: "lien", adresse: page, contenu: texte("Documentation") }, ...texte(".")];
    return [
      { genre: "titre", niveau: c.niveau(3), ancre: null, contenu: texte(premier.titre) },
      { genre: "paragraphe", contenu: [...texte(writeProducteur(premier)), ...documentation] },
      ...(premier.verifiee === "non" ? [paragraphe(NON_VERIFIEE)] : []),
      {
        genre: "tableau",
        titre: legendeFichiers(premier),
        nombres: COLONNES_FICHIERS.map((_, i) => i > 0),
        tete: COLONNES_FICHIERS.map(texte),
        lignes: groupe.map((f) => [
          [{ genre: "code", texte: f.fichier }, { genre: "saut" }, { genre: "code", texte: writeEmpreinte(f) }],
          ...casesFichier(f).map(texte),
        ]),
      },
    ];
  });
