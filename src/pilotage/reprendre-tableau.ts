import type { YAMLMap } from "yaml";
import type { Anomalie } from "../modele/anomalie.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";
import { dire, ditDe, empreinteOf, type Valeur } from "./fiche-tableau.ts";
import { Fichier } from "./fichier-recrit.ts";
import { anomalie, chercher, citer, controler, readLignes, type Ligne, type TableauLu } from "./ligne-tableau.ts";
import { findRenommages } from "./renommages.ts";
import { TABLEAUX } from "./tableaux.ts";

export interface RepriseTableau {
  /** Les YAML de `pilotage/` récrits, leurs commentaires gardés ; ceux qui ont changé, et eux seuls. Aucun s'il y a un défaut. */
  readonly textes: ReadonlyMap<string, string>;
  readonly ajoutees: number;
  readonly completees: number;
  /** Changées par un tableau qui était parti d'elles. */
  readonly modifiees: number;
  readonly dejaLa: number;
  /** Un tableau mal rempli : rien n'en est repris. */
  readonly defauts: readonly Anomalie[];
  /** Ce que le tableau dit autrement que le fichier, ou qu'un autre tableau : la fiche reste telle qu'elle est. */
  readonly conflits: readonly Anomalie[];
  /** Une fiche ajoutée qui pourrait être une fiche renommée : à relire, sans rien arrêter. */
  readonly renommages: readonly Anomalie[];
}

/** Une personne nommée n'entre pas dans un fichier que git garde ; son nom n'est pas redit. Ce qui ne change pas est déjà jugé. */
const refuserNoms = (lignes: readonly Ligne[], voulues: Readonly<Record<string, Valeur>>): Anomalie[] =>
  Object.entries(voulues)
    .filter(([, voulue]) => semblesNommer(dire(voulue)))
    .flatMap(([cle]) => {
      const ligne = lignes.find(({ valeurs }) => valeurs.has(cle));
      return ligne ? [anomalie(ligne.fichier, ligne.ligne, cle, null, "ce texte semble nommer une personne", "Écrire sa fonction (« responsable de l'accueil »), jamais son nom.")] : []; // prettier-ignore
    });

/**
 * Reprend des tableaux dans les YAML de `pilotage/` : une fiche neuve s'ajoute, une clé vide se remplit, et une case vide n'efface
 * rien. Une case qui dit autre chose que le fichier le change si le tableau était parti de la fiche telle qu'elle est (son
 * empreinte le prouve) ; sinon, ou si deux tableaux ne disent pas la même chose, c'est un conflit, et rien n'est repris de cette
 * fiche. Pur : n'écrit pas.
 * @param textes les YAML d'aujourd'hui, par leur nom (« actions ») ; un fichier absent est vide
 */
export function reprendreTableaux(tableaux: readonly TableauLu[], textes: ReadonlyMap<string, string>): RepriseTableau {
  const fichiers = new Map<string, Fichier>();
  const ouvrir = (nom: string): Fichier => {
    const deja = fichiers.get(nom) ?? new Fichier(`pilotage/${nom}.yaml`, textes.get(nom) ?? "");
    fichiers.set(nom, deja);
    return deja;
  };
  const lus = tableaux.map(readLignes);
  const defauts = lus.flatMap((l) => l.defauts);
  const conflits: Anomalie[] = [];
  const compte = { ajoutees: 0, completees: 0, modifiees: 0, dejaLa: 0 };
  const parFiche = new Map<string, Ligne[]>();
  const ordre = (l: Ligne): number => TABLEAUX.indexOf(l.tableau); // une convention avant ses objectifs
  for (const l of lus.flatMap(({ lues }) => lues).toSorted((a, b) => ordre(a) - ordre(b))) {
    const cle = `${l.tableau.genre} ${l.id}`;
    parFiche.set(cle, [...(parFiche.get(cle) ?? []), l]);
  }
  const renommages = findRenommages([...parFiche.values()].flat(), ouvrir);
  for (const lignes of parFiche.values()) {
    const [premiere] = lignes;
    if (!premiere) continue;
    const siens = lignes.flatMap((l) => renommages.arretent.get(l) ?? []);
    conflits.push(...siens);
    if (siens.length > 0) continue;
    const { tableau, id } = premiere;
    const fichier = ouvrir(tableau.fichier);
    const { fiche, parent } = chercher(fichier, premiere);
    if (parent === null) {
      const cite = tableau.parent?.colonne ?? tableau.chemin[0] ?? "";
      defauts.push(anomalie(premiere.fichier, premiere.ligne, cite, premiere.parent, `${cite} introuvable dans ${fichier.nom}`, "L'écrire d'abord, dans son tableau ou dans le fichier.")); // prettier-ignore
      continue;
    }
    const { voulues, siens: divergents } = comparer(id, lignes, fiche, fichier);
    conflits.push(...divergents);
    if (divergents.length > 0) continue;
    const siennes = [
      ...controler(premiere, { ...(fiche?.toJSON() as object | undefined), ...voulues }),
      ...refuserNoms(lignes, voulues),
    ];
    defauts.push(...siennes);
    if (siennes.length > 0) continue;
    const dits = Object.keys(voulues);
    if (dits.length === 0) compte.dejaLa++;
    else if (fiche) {
      compte[dits.some((cle) => ditDe(fiche, cle, tableau) !== null) ? "modifiees" : "completees"]++;
      fichier.ecrire(fiche, voulues);
    } else {
      compte.ajoutees++;
      if (tableau.cles.length === 0) fichier.poser(tableau.chemin[0] ?? null, voulues);
      else fichier.ajouter(tableau.chemin.at(-1) ?? "", voulues, parent);
    }
  }
  if (defauts.length > 0)
    return {
      textes: new Map(),
      ajoutees: 0,
      completees: 0,
      modifiees: 0,
      dejaLa: 0,
      defauts,
      conflits,
      renommages: [],
    };
  const changes = [...fichiers].map(([nom, f]): [string, string] => [nom, f.toString()]);
  return {
    textes: new Map(changes.filter(([nom, t]) => t !== (textes.get(nom) ?? ""))),
    ...compte,
    defauts,
    conflits,
    renommages: renommages.avertissent,
  };
}

/** Ce que des lignes changent à une fiche ; et les clés dont elles et le fichier ne disent pas la même chose. */
function comparer(id: string, lignes: readonly Ligne[], fiche: YAMLMap | null, fichier: Fichier) {
  const [{ tableau }] = lignes as readonly [Ligne];
  const actuelle = fiche && empreinteOf(fiche, tableau);
  const voulues: Record<string, Valeur> = {};
  const siens: Anomalie[] = [];
  for (const cle of new Set(lignes.flatMap(({ valeurs }) => [...valeurs.keys()]))) {
    const ecrit = ditDe(fiche, cle, tableau);
    const isPartie = ({ empreinte }: Ligne): boolean => empreinte !== null && empreinte === actuelle;
    // Partie de la fiche telle qu'elle est, une case qui la redit n'en dit rien : un autre tableau peut la changer.
    const parlent = lignes.filter((l) => l.valeurs.has(cle) && !(isPartie(l) && dire(l.valeurs.get(cle)) === ecrit));
    const dits = parlent.map((l) => ({ texte: dire(l.valeurs.get(cle)), ou: `${l.fichier}, ligne ${l.ligne}` }));
    if (ecrit !== null && !parlent.every(isPartie)) dits.push({ texte: ecrit, ou: fichier.nom });
    if (new Set(dits.map((d) => d.texte)).size > 1) {
      const message = `deux valeurs pour « ${cle} » : ${dits.map((d) => `${citer(d.texte)} (${d.ou})`).join(" ; ")}`;
      siens.push(anomalie(fichier.nom, fiche ? fichier.ligne(fiche) : null, cle, semblesNommer(id) ? null : id, message, "Rien n'a été repris de cette fiche : garder la bonne valeur, l'écrire aux deux endroits, et relancer.", "conflit")); // prettier-ignore
    }
    const voulue = parlent[0]?.valeurs.get(cle);
    if (voulue !== undefined && dire(voulue) !== ecrit) voulues[cle] = voulue;
  }
  return { voulues, siens };
}
