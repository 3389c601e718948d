import { readEntier, readListe } from "../parametres.ts";
import { methodeOf } from "../methode.ts";
import { raisonAbsent, type Bloc } from "./bloc.ts";
import { chiffreOf } from "./chiffre.ts";
import { signaleCode } from "./signaler.ts";

/** `::essentiel{indicateurs="DEM-01 REV-02"}` : les chiffres clés disponibles, en grille. */
export const essentiel: Bloc = {
  parametres: ["indicateurs"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const chiffres = readListe(parametres.indicateurs).flatMap((code) => {
      const indicateur = contexte.lecture.indicateur(code);
      if (!indicateur) signaleCode(code, noeud, contexte);
      return (indicateur && chiffreOf(indicateur, contexte)) ?? [];
    });
    if (chiffres.length === 0)
      return { manque: { libelle: "les chiffres essentiels", raison: raisonAbsent(contexte) } };
    return { contenu: [{ type: "absGrille", chiffres }] };
  },
};

/** `::methode` : la définition de chaque indicateur employé. */
export const methode: Bloc = {
  parametres: [],
  isDonnee: false,
  resolve: (_, { lecture }) => ({ contenu: methodeOf(lecture) }),
};

/** `::sources` : chaque fichier lu, son empreinte, et ce qui en a été gardé. */
export const sources: Bloc = {
  parametres: [],
  isDonnee: false,
  resolve: (_, { lecture }) => ({ contenu: [{ type: "absSources", fichiers: lecture.fichiers }] }),
};

/** `::secret` : combien de cases du CCAS sont masquées, table par table. */
export const secret: Bloc = {
  parametres: [],
  isDonnee: false,
  resolve: (_, { lecture: { edition, secret: bilan } }) => ({ contenu: [{ type: "absSecret", edition, bilan }] }),
};

/** `::inconnues{max=4}` : ce que nous ne savons pas ; rempli quand tous les chapitres sont lus. */
export const inconnues: Bloc = {
  parametres: ["max"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const max = parametres.max === undefined ? null : readEntier(parametres, "max", 4, noeud, contexte);
    return { contenu: [{ type: "absInconnues", raisons: [], max }] };
  },
};
