import { readFileSync } from "node:fs";

/** Un fichier qui ne s'ouvre pas, ou qui ne se lit pas comme un tableau : message et action pour l'utilisateur. */
export class FichierIllisible extends Error {
  readonly action: string;
  readonly ligne: number | null;
  constructor(message: string, action: string, ligne: number | null = null) {
    super(message);
    this.action = action;
    this.ligne = ligne;
  }
}

/** Des octets nuls : de l'UTF-16 sans indicateur d'ordre, ou un fichier qui n'est pas du texte. */
export const pasUnCsv = (): FichierIllisible =>
  new FichierIllisible(
    "ce n'est pas un csv en UTF-8 (fichier UTF-16 ou binaire)",
    "Reprendre le fichier d'origine, ou le réenregistrer en « CSV UTF-8 ».",
  );

/** La page qu'un site sert à la place d'un fichier (panne, connexion demandée), enregistrée sous le nom de celui-ci. */
export const isPageWeb = (ligne: string): boolean => /^\s*<(!doctype\s+html|html|head|\?xml)\b/i.test(ligne);

export const pageWeb = (): FichierIllisible =>
  new FichierIllisible(
    "c'est une page web, pas un fichier de données : le site a répondu par une page d'erreur ou de connexion",
    "Ouvrir la page du producteur dans un navigateur et télécharger de nouveau le fichier.",
    1,
  );

export const FIN_DE_LIGNE = /\r\n|\n|\r/g;

/** Pourquoi le lecteur CSV a renoncé : le seul cas connu est le mélange des fins de ligne de deux systèmes. */
export function expliquerCsv(chemin: string): FichierIllisible {
  const fins = readFileSync(chemin, "latin1").match(FIN_DE_LIGNE) ?? [];
  const premiere = fins.findIndex((fin) => fin !== fins[0]);
  return premiere < 0
    ? new FichierIllisible("fichier csv illisible", "Reprendre le fichier d'origine.")
    : new FichierIllisible(
        "les fins de ligne changent en cours de fichier (deux systèmes mêlés)",
        "Reprendre le fichier d'origine : il a été modifié ou recollé.",
        premiere + 1,
      );
}
