import { contredire } from "./decodage.ts";
import { ClasseurIllisible, type Feuille, isClasseur, readFeuilles } from "./classeur.ts";
import type { Correspondance } from "./correspondance.ts";
import { parcourirFeuilles, reunirFeuilles, TOUTES_FEUILLES } from "./feuilles.ts";
import { type ParcourirLignes, parcourirFeuille, parcourirOctets, reparerAccents } from "./lignes.ts";
import { PREMIERE_FEUILLE } from "./lire-correspondance.ts";
import type { Releve } from "./releve.ts";

/** Dit pourquoi cette archive ne doit pas être ouverte (elle exploserait), ou null. */
export type RefuserArchive = (octets: Uint8Array) => string | null;

/** « (n° 2) » : la deuxième feuille, masquées comprises. Un nom d'onglet est parfois celui d'une personne. */
export const rangFeuille = (rang: number): string => `(n° ${rang})`;

/** La feuille que désigne une correspondance. */
export const findFeuille = (feuilles: readonly Feuille[], nom: string): Feuille | undefined =>
  nom === PREMIERE_FEUILLE
    ? feuilles.find((f) => !f.isCachee)
    : (feuilles.find((f) => f.nom.trim() === nom) ?? feuilles.find((_, i) => rangFeuille(i + 1) === nom));

/** Les feuilles qui ont les mêmes colonnes, à la suite ; celles qui en ont d'autres ne sont pas lues, et cela se dit. */
function ouvrirToutes(feuilles: readonly Feuille[], entete: Correspondance["entete"], releve: Releve): ParcourirLignes {
  const { lues, autres } = reunirFeuilles(feuilles, entete);
  const dire = (f: Feuille): string => `n° ${feuilles.indexOf(f) + 1}`;
  if (autres.length > 0) {
    const s = autres.length > 1 ? "s" : "";
    const message = `feuille${s} ${autres.map(dire).join(", ")} : pas les mêmes colonnes que les autres, non lue${s}`;
    const action =
      "Rien à faire si c'est une notice ou un récapitulatif ; sinon y remettre les mêmes noms de colonnes.";
    releve.avertir({ code: "feuilles-non-lues", colonne: null, message, action });
  }
  return parcourirFeuilles(lues, entete, (f) => releve.situer(dire(f)));
}

/**
 * Ouvre un export comme sa correspondance le décrit ; null si ce n'est pas ce qu'elle décrit, la raison étant au relevé.
 */
export async function ouvrirExport(
  octets: Uint8Array,
  { fichier, encodage, separateur, feuille, accents, entete }: Correspondance,
  refuserArchive: RefuserArchive,
  releve: Releve,
): Promise<ParcourirLignes | null> {
  const bloquer = (code: string, message: string, action: string): null => {
    releve.bloquer({ code, colonne: null, message, action });
    return null;
  };
  if (isClasseur(octets) !== (feuille !== null)) {
    return feuille === null
      ? bloquer("format", "c'est un classeur, pas un CSV", `Écrire feuille: "nom de l'onglet" dans ${fichier}.`)
      : bloquer(
          "format",
          "ce n'est pas un classeur",
          `Écrire encodage et separateur au lieu de feuille dans ${fichier}.`,
        );
  }
  if (feuille !== null) {
    const refus = refuserArchive(octets);
    if (refus !== null) return bloquer("archive-dangereuse", refus, "Ne pas l'ouvrir. Refaire l'export.");
    try {
      const feuilles = await readFeuilles(octets);
      if (feuille === TOUTES_FEUILLES) return reparerAccents(ouvrirToutes(feuilles, entete, releve), accents);
      const trouvee = findFeuille(feuilles, feuille);
      if (trouvee) return reparerAccents(parcourirFeuille(trouvee, entete.debut), accents);
      const rangs = [PREMIERE_FEUILLE, TOUTES_FEUILLES, ...feuilles.map((_, i) => rangFeuille(i + 1))];
      return bloquer(
        "feuille-absente",
        "feuille absente du classeur",
        `Dans ${fichier}, écrire son nom, ou : ${rangs.join(", ")}.`,
      );
    } catch (erreur) {
      if (!(erreur instanceof ClasseurIllisible)) throw erreur;
      return bloquer(
        "classeur-illisible",
        erreur.message,
        "L'ouvrir dans un tableur pour vérifier, ou refaire l'export.",
      );
    }
  }
  if (encodage === null || separateur === null) throw new RangeError("a text export needs an encoding, got null");
  const plutot = contredire(octets, encodage);
  if (plutot !== null)
    return bloquer("encodage", `le fichier n'est pas en ${encodage}`, `Écrire encodage: ${plutot} dans ${fichier}.`);
  return reparerAccents(parcourirOctets(octets, { encodage, separateur, debut: entete.debut }), accents);
}
