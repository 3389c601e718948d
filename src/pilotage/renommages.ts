import type { Anomalie } from "../modele/anomalie.ts";
import { dire, ditDe, empreinteOf, fichesDe } from "./fiche-tableau.ts";
import type { Fichier } from "./fichier-recrit.ts";
import { anomalie, chercher, citer, type Ligne } from "./ligne-tableau.ts";
import { COLONNE_EMPREINTE, type Tableau } from "./tableaux.ts";

/** Une fiche que le fichier a, et qu'aucune ligne ne désigne. */
interface Absente {
  readonly nom: string;
  readonly empreinte: string;
  readonly ou: string;
}

const isConnue = (l: Ligne, ouvrir: (nom: string) => Fichier): boolean =>
  chercher(ouvrir(l.tableau.fichier), l).fiche !== null;

function absentesDe(tableau: Tableau, lignes: readonly Ligne[], fichier: Fichier): readonly Absente[] {
  const designees = new Set(lignes.map((l) => l.id));
  return fichesDe(fichier, tableau).flatMap(({ fiche, parent }) => {
    const nom = [...(tableau.parent ? [parent ?? ""] : []), ...tableau.cles.map((c) => dire(ditDe(fiche, c, tableau) ?? ""))].join(" | "); // prettier-ignore
    if (designees.has(nom)) return [];
    return [{ nom, empreinte: empreinteOf(fiche, tableau), ou: `${fichier.nom}, ligne ${fichier.ligne(fiche)}` }];
  });
}

/**
 * Ce qui change la clé d'une fiche (le nom d'un groupe, le texte d'une offre) en fait une neuve, et laisse l'ancienne : on le demande, on ne
 * le devine pas. Une ligne partie d'une fiche (son empreinte le dit) et qui n'en désigne plus aucune est arrêtée ; sans empreinte, elle
 * est ajoutée, et dite. Une ligne recopiée sous la sienne est une fiche neuve : l'ancienne est toujours dans le tableau.
 */
export function findRenommages(
  lignes: readonly Ligne[],
  ouvrir: (nom: string) => Fichier,
): { readonly arretent: ReadonlyMap<Ligne, Anomalie>; readonly avertissent: readonly Anomalie[] } {
  const arretent = new Map<Ligne, Anomalie>();
  const avertissent: Anomalie[] = [];
  for (const tableau of new Set(lignes.map((l) => l.tableau))) {
    if (tableau.cles.length === 0) continue; // une fiche unique n'a pas de nom à changer
    const siennes = lignes.filter((l) => l.tableau === tableau);
    const absentes = absentesDe(tableau, siennes, ouvrir(tableau.fichier));
    const neuves = siennes.filter((l) => !isConnue(l, ouvrir));
    if (absentes.length === 0 || neuves.length === 0) continue;
    const parties = new Set(siennes.filter((l) => !neuves.includes(l)).map((l) => l.empreinte));
    for (const l of neuves) {
      if (l.empreinte !== null && parties.has(l.empreinte)) continue;
      const sienne = absentes.filter((a) => a.empreinte === l.empreinte);
      if (l.empreinte !== null) arretent.set(l, demander(l, sienne.length > 0 ? sienne : absentes, true));
      // Un tableau de seules fiches neuves ne dit rien de celles qu'il n'a pas.
      else if (neuves.length < siennes.length) avertissent.push(demander(l, absentes, false));
    }
  }
  return { arretent, avertissent };
}

const MAX_NOMS = 3;

function demander(l: Ligne, absentes: readonly Absente[], isArretee: boolean): Anomalie {
  const noms = absentes.slice(0, MAX_NOMS).map((a) => citer(a.nom));
  const reste = absentes.length > MAX_NOMS ? ` et ${absentes.length - MAX_NOMS} autres` : "";
  const verbe = absentes.length > 1 ? "ne sont plus" : "n'est plus";
  const message = `${noms.join(", ")}${reste} ${verbe} dans le tableau, ${citer(l.id)} y est nouveau`;
  const ou = absentes.length === 1 ? (absentes[0]?.ou ?? "") : `pilotage/${l.tableau.fichier}.yaml`;
  const action = isArretee
    ? `Est-ce un renommage ? Rien n'a été repris de cette ligne. Si oui, changer le nom dans ${ou}, et relancer ; si non, vider sa case « ${COLONNE_EMPREINTE} ».`
    : `Est-ce un renommage ? La fiche est ajoutée : si oui, retirer l'ancienne de ${ou}.`;
  const dit = anomalie(l.fichier, l.ligne, l.tableau.cles.at(-1) ?? null, null, message, action, "renommage");
  return isArretee ? dit : { ...dit, gravite: "avertissement" };
}
