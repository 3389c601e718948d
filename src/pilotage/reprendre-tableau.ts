import { stringify, type YAMLMap } from "yaml";
import { suggest } from "../coffre/texte.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";
import { dire, ditDe, empreinteOf, readCase, type Valeur } from "./fiche-tableau.ts";
import { Fichier } from "./fichier-recrit.ts";
import { cleOf, COLONNE_EMPREINTE, colonnesDe, reconnaitreTableau, TABLEAUX, type Tableau } from "./tableaux.ts";

/** Un tableau tenu dans un tableur : ses lignes en texte, l'en-tête d'abord. */
export interface TableauLu {
  /** Où il est, pour les messages : « plan.csv », « suivi.xlsx, feuille offre ». */
  readonly fichier: string;
  /** Le nom de la feuille, ou du fichier sans son extension. */
  readonly nom: string;
  readonly lignes: readonly (readonly string[])[];
}

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
}

interface Ligne {
  readonly fichier: string;
  readonly ligne: number;
  readonly tableau: Tableau;
  /** Ce qui désigne la fiche, son parent compris. */
  readonly id: string;
  readonly parent: string | null;
  readonly empreinte: string | null;
  readonly valeurs: ReadonlyMap<string, Valeur>;
}

const anomalie = (
  fichier: string,
  ligne: number | null,
  colonne: string | null,
  valeur: string | null,
  message: string,
  action: string,
  code = "pilotage",
): Anomalie => ({ gravite: "bloquante", code, fichier, ligne, colonne, valeur, message, action });

const GENRES = TABLEAUX.map(({ genre }) => genre).join(", ");

/** Les lignes remplies d'un tableau, et ce que ses colonnes ont de faux. */
function readLignes({ fichier, nom, lignes }: TableauLu): { readonly lues: Ligne[]; readonly defauts: Anomalie[] } {
  const [tete = [], ...reste] = lignes;
  const tableau = reconnaitreTableau(nom, tete);
  if (!tableau)
    return {
      lues: [],
      defauts: [anomalie(fichier, 1, null, null, "ce tableau n'est d'aucun genre connu", `Nommer la feuille, ou le fichier CSV, par son genre : ${GENRES} ; « abs pilotage modele » écrit les colonnes de chacun.`)], // prettier-ignore
    };
  const permises = [...colonnesDe(tableau), COLONNE_EMPREINTE];
  const exigees = [...(tableau.parent ? [tableau.parent.colonne] : []), ...tableau.cles];
  const cles = tete.map(cleOf);
  const defauts = cles.flatMap((cle, i) => {
    if (cle === "") return [];
    if (!permises.includes(cle))
      return [anomalie(fichier, 1, tete[i] ?? null, tete[i] ?? null, "colonne inconnue", suggest(cle, permises))];
    if (cles.indexOf(cle) < i)
      return [anomalie(fichier, 1, tete[i] ?? null, null, "cette colonne est écrite deux fois", "N'en garder qu'une.")];
    return [];
  });
  for (const cle of exigees.filter((c) => !cles.includes(c)))
    defauts.push(anomalie(fichier, 1, cle, null, `la colonne « ${cle} » manque`, `Nommer les colonnes comme les clés du guide : ${permises.slice(0, 4).join(", ")}…`)); // prettier-ignore
  const lues = reste.flatMap((cases, i): Ligne[] => {
    const textes = new Map(cles.flatMap((cle, k): [string, string][] => { const t = (cases[k] ?? "").trim(); return cle === "" || t === "" ? [] : [[cle, t]]; })); // prettier-ignore
    if (textes.size === 0) return [];
    const [ligne, parent] = [i + 2, tableau.parent ? (textes.get(tableau.parent.colonne) ?? "") : null];
    const valeurs = new Map(
      [...textes]
        .filter(([cle]) => cle in tableau.champs)
        .map(([cle, t]): [string, Valeur] => [cle, readCase(tableau.champs[cle], t)]),
    );
    const id = [...(parent === null ? [] : [parent]), ...tableau.cles.map((c) => dire(valeurs.get(c) ?? ""))].join(" | "); // prettier-ignore
    const lue = { fichier, ligne, tableau, id, parent, empreinte: textes.get(COLONNE_EMPREINTE) ?? null, valeurs };
    const vides = exigees.filter((c) => !textes.has(c));
    if (vides.length === 0) return [lue];
    for (const cle of vides.filter((c) => cles.includes(c)))
      defauts.push(anomalie(fichier, ligne, cle, null, `la case « ${cle} » est vide`, "La remplir : elle dit de quelle fiche parle la ligne.")); // prettier-ignore
    // Ses autres cases se contrôlent aussi ; ce qui lui manque est peut-être déjà dans le fichier.
    defauts.push(...controler(lue, Object.fromEntries(valeurs)).filter((a) => valeurs.has(a.colonne ?? "")));
    return [];
  });
  return { lues, defauts };
}

/** Ce qu'une fiche aurait de faux, une fois la ligne reprise : dit à la ligne du tableau. */
function controler({ fichier, ligne, tableau }: Ligne, fiche: Readonly<Record<string, unknown>>): Anomalie[] {
  const ouvert = openYaml(fichier, stringify(fiche));
  tableau.fiche.lire(ouvert.racine, tableau.genre, { fichier, ...ouvert });
  return ouvert.anomalies.map((a) => ({ ...a, ligne }));
}

/** Une personne nommée n'entre pas dans un fichier que git garde ; son nom n'est pas redit. Ce qui ne change pas est déjà jugé. */
const refuserNoms = (lignes: readonly Ligne[], voulues: Readonly<Record<string, Valeur>>): Anomalie[] =>
  Object.entries(voulues)
    .filter(([, voulue]) => semblesNommer(dire(voulue)))
    .flatMap(([cle]) => {
      const ligne = lignes.find(({ valeurs }) => valeurs.has(cle));
      return ligne ? [anomalie(ligne.fichier, ligne.ligne, cle, null, "ce texte semble nommer une personne", "Écrire sa fonction (« responsable de l'accueil »), jamais son nom.")] : []; // prettier-ignore
    });

/** Un texte dit tel quel, sauf s'il nomme quelqu'un. */
const citer = (texte: string): string => (semblesNommer(texte) ? "un texte qui semble nommer une personne" : `« ${texte} »`); // prettier-ignore

/** Une fiche du fichier, et où en ajouter une. */
interface Lieu {
  readonly fiche: YAMLMap | null;
  /** La fiche dont la liste est une partie ; undefined si la liste est au premier rang, null si elle est introuvable. */
  readonly parent: YAMLMap | null | undefined;
}

function chercher(fichier: Fichier, { tableau, parent: cite, valeurs }: Ligne): Lieu {
  const { chemin, cles, parent } = tableau;
  const [premier, second] = chemin;
  const siennes = Object.fromEntries(cles.map((c) => [c, dire(valeurs.get(c) ?? "")]));
  if (premier === undefined) return { fiche: fichier.racine, parent: undefined };
  if (second === undefined) return { fiche: fichier.trouver(fichier.racine, premier, siennes), parent: undefined };
  const dans = fichier.trouver(fichier.racine, premier, parent ? { [parent.cle]: cite ?? "" } : {});
  return { fiche: fichier.trouver(dans, second, siennes), parent: dans };
}

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
  for (const lignes of parFiche.values()) {
    const [premiere] = lignes;
    if (!premiere) continue;
    const { tableau, id } = premiere;
    const fichier = ouvrir(tableau.fichier);
    const { fiche, parent } = chercher(fichier, premiere);
    if (parent === null) {
      const cite = tableau.parent?.colonne ?? tableau.chemin[0] ?? "";
      defauts.push(anomalie(premiere.fichier, premiere.ligne, cite, premiere.parent, `${cite} introuvable dans ${fichier.nom}`, "L'écrire d'abord, dans son tableau ou dans le fichier.")); // prettier-ignore
      continue;
    }
    const { voulues, siens } = comparer(id, lignes, fiche, fichier);
    conflits.push(...siens);
    if (siens.length > 0) continue;
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
    return { textes: new Map(), ajoutees: 0, completees: 0, modifiees: 0, dejaLa: 0, defauts, conflits };
  const changes = [...fichiers].map(([nom, f]): [string, string] => [nom, f.toString()]);
  return { textes: new Map(changes.filter(([nom, t]) => t !== (textes.get(nom) ?? ""))), ...compte, defauts, conflits };
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
