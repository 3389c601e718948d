import { isSeq, stringify, type YAMLMap } from "yaml";
import { readFiches } from "../charger/champs-yaml.ts";
import { normalizeLibelle, suggest } from "../coffre/texte.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { ACTIONS, CLES_ACTION, JOURS_ACTION, LISTES_ACTION, NOMBRES_ACTION } from "./actions.ts";
import { Fichier } from "./fichier-recrit.ts";

/** Un tableau d'actions tenu dans un tableur : ses lignes en texte, l'en-tête d'abord. */
export interface TableauActions {
  readonly fichier: string;
  readonly lignes: readonly (readonly string[])[];
}

export interface RepriseTableau {
  /** `pilotage/actions.yaml` récrit, ses commentaires gardés ; le même texte s'il y a un défaut. */
  readonly actions: string;
  readonly ajoutees: number;
  readonly completees: number;
  readonly dejaLa: number;
  /** Un tableau mal rempli : rien n'en est repris. */
  readonly defauts: readonly Anomalie[];
  /** Ce que le tableau dit autrement que le fichier, ou qu'un autre tableau : la fiche reste telle qu'elle est. */
  readonly conflits: readonly Anomalie[];
}

type Valeur = string | number | readonly string[];

interface Ligne {
  readonly fichier: string;
  readonly ligne: number;
  readonly id: string;
  readonly valeurs: ReadonlyMap<string, Valeur>;
}

/**
 * « 15/03/2026 » ou une date de tableur : le jour, tel que le pilotage l'écrit. Un nombre où un nombre est attendu ; ailleurs « 01 »
 * ou « 01053 » est un texte, dont le zéro compte.
 */
function readCase(cle: string, texte: string): Valeur {
  if (LISTES_ACTION.has(cle)) return texte.split(";").map((t) => t.trim()).filter((t) => t !== ""); // prettier-ignore
  if (JOURS_ACTION.has(cle)) {
    const [, jour, mois, annee] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(texte) ?? [];
    if (annee !== undefined) return `${annee}-${mois}-${jour}`;
    return /^\d{4}-\d{2}-\d{2}T/.test(texte) ? texte.slice(0, 10) : texte;
  }
  if (!NOMBRES_ACTION.has(cle)) return texte;
  const serre = texte.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(serre) ? Number(serre) : texte;
}

const dire = (v: unknown): string => (Array.isArray(v) ? v.join(" ; ") : String(v)).replaceAll(/\s+/g, " ").trim();

const anomalie = (
  fichier: string,
  ligne: number | null,
  colonne: string | null,
  valeur: string | null,
  message: string,
  action: string,
  code = "pilotage",
): Anomalie => ({ gravite: "bloquante", code, fichier, ligne, colonne, valeur, message, action });

/** Les lignes remplies d'un tableau, et ce que ses colonnes ont de faux. */
function readLignes({ fichier, lignes }: TableauActions): { readonly lues: Ligne[]; readonly defauts: Anomalie[] } {
  const [tete = [], ...reste] = lignes;
  const cles = tete.map((t) => normalizeLibelle(t).replaceAll(" ", "_"));
  const defauts = cles.flatMap((cle, i) =>
    cle === "" || CLES_ACTION.includes(cle)
      ? []
      : [anomalie(fichier, 1, tete[i] ?? null, tete[i] ?? null, "colonne inconnue", suggest(cle, CLES_ACTION))],
  );
  if (!cles.includes("id"))
    defauts.push(anomalie(fichier, 1, "id", null, "la colonne « id » manque", "Nommer les colonnes comme les clés du guide : id, edition, action, etat…")); // prettier-ignore
  const lues = reste.flatMap((cases, i): Ligne[] => {
    const valeurs = new Map(
      cles.flatMap((cle, k): [string, Valeur][] => {
        const texte = (cases[k] ?? "").trim();
        return cle === "" || texte === "" ? [] : [[cle, readCase(cle, texte)]];
      }),
    );
    if (valeurs.size === 0) return [];
    const lue = { fichier, ligne: i + 2, id: dire(valeurs.get("id") ?? ""), valeurs };
    if (lue.id !== "") return [lue];
    if (cles.includes("id"))
      defauts.push(anomalie(fichier, lue.ligne, "id", null, "la case « id » est vide", "Donner à chaque ligne l'identifiant de son action : A1, par exemple.")); // prettier-ignore
    // Ses autres cases se contrôlent aussi ; ce qui lui manque est peut-être déjà dans le fichier.
    defauts.push(...controler(lue, Object.fromEntries(valeurs)).filter((a) => valeurs.has(a.colonne ?? "")));
    return [];
  });
  return { lues, defauts };
}

/** Ce qu'une fiche aurait de faux, une fois la ligne reprise : dit à la ligne du tableau. */
const controler = ({ fichier, ligne }: Ligne, fiche: Readonly<Record<string, unknown>>): Anomalie[] =>
  readFiches(fichier, stringify({ actions: [fiche] }), "actions", ACTIONS).anomalies.map((a) => ({ ...a, ligne }));

/**
 * Reprend des tableaux d'actions dans `pilotage/actions.yaml` : une fiche neuve s'ajoute, une clé vide se remplit. Une case qui dit
 * autre chose que le fichier, ou qu'un autre tableau, est un conflit : rien n'est repris de cette fiche. Une case vide n'efface
 * rien. Pur : n'écrit pas.
 */
export function reprendreTableaux(tableaux: readonly TableauActions[], texte: string): RepriseTableau {
  const fichier = new Fichier("pilotage/actions.yaml", texte);
  const lus = tableaux.map(readLignes);
  const defauts = lus.flatMap((l) => l.defauts);
  const conflits: Anomalie[] = [];
  const compte = { ajoutees: 0, completees: 0, dejaLa: 0 };
  const parId = new Map<string, Ligne[]>();
  for (const l of lus.flatMap(({ lues }) => lues)) parId.set(l.id, [...(parId.get(l.id) ?? []), l]);
  for (const [id, lignes] of parId) {
    const [premiere] = lignes;
    if (!premiere) continue;
    const fiche = fichier.fiche("actions", id);
    const actuelle = fiche ? (fiche.toJSON() as Record<string, unknown>) : {};
    const siens = conflitsDe(id, lignes, fiche, fichier);
    conflits.push(...siens);
    if (siens.length > 0) continue;
    const voulue = Object.fromEntries(lignes.flatMap(({ valeurs }) => [...valeurs]));
    const neuves = Object.fromEntries(Object.entries(voulue).filter(([cle]) => isVide(actuelle[cle])));
    const siennes = controler(premiere, { ...actuelle, ...neuves });
    defauts.push(...siennes);
    if (siennes.length > 0) continue;
    if (Object.keys(neuves).length === 0) compte.dejaLa++;
    else if (fiche) {
      fichier.ecrire(fiche, neuves);
      compte.completees++;
    } else {
      fichier.ajouter("actions", voulue);
      compte.ajoutees++;
    }
  }
  if (defauts.length > 0) return { actions: texte, ajoutees: 0, completees: 0, dejaLa: 0, defauts, conflits };
  return { actions: fichier.toString(), ...compte, defauts, conflits };
}

const isVide = (v: unknown): boolean => v === undefined || v === null || v === "" || (Array.isArray(v) && v.length === 0); // prettier-ignore

/** Les clés dont les tableaux et le fichier ne disent pas la même chose. */
function conflitsDe(id: string, lignes: readonly Ligne[], fiche: YAMLMap | null, fichier: Fichier): Anomalie[] {
  const cles = new Set(lignes.flatMap(({ valeurs }) => [...valeurs.keys()]));
  return [...cles].flatMap((cle) => {
    const dits = lignes.flatMap((l) => (l.valeurs.has(cle) ? [{ texte: dire(l.valeurs.get(cle)), ou: `${l.fichier}, ligne ${l.ligne}` }] : [])); // prettier-ignore
    const noeud = fiche?.get(cle);
    const ecrit = isSeq(noeud) ? noeud.toJSON() : noeud;
    if (!isVide(ecrit)) dits.push({ texte: dire(readCase(cle, dire(ecrit))), ou: fichier.nom });
    if (new Set(dits.map((d) => d.texte)).size <= 1) return [];
    const message = `deux valeurs pour « ${cle} » : ${dits.map((d) => `« ${d.texte} » (${d.ou})`).join(" ; ")}`;
    return [anomalie(fichier.nom, fiche ? fichier.ligne(fiche) : null, cle, id, message, "Rien n'a été repris de cette fiche : garder la bonne valeur, l'écrire aux deux endroits, et relancer.", "conflit")]; // prettier-ignore
  });
}
