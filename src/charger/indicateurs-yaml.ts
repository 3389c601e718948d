import { isMap, isSeq, type YAMLMap } from "yaml";
import { entreesDe, textesDe, textOf, type Noeud, type SignalerYaml } from "../coffre/noeuds-yaml.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import { createCatalogue, getIndicateur, INDICATEURS, type Catalogue } from "../indicateurs/index.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { CHAMPS_PROJETES } from "../modele/projection.ts";
import { THEMES, type Indicateur, type Theme } from "../modele/indicateur.ts";
import type { IndicateurActivite } from "../modele/indicateur-activite.ts";
import { readActivite } from "./indicateur-activite.ts";
import { readDefinition } from "./indicateur-definition.ts";
import { SOURCES_ACTIVITE } from "./termes-activite.ts";

export const FICHIER_INDICATEURS = "indicateurs.yaml";
const CLES = ["choix", "indicateurs"];
const CLES_INDICATEUR = [
  "code",
  "libelle",
  "sujet",
  "theme",
  "definition",
  "genre",
  "source",
  "numerateur",
  "denominateur",
  "source_denominateur",
  "pour",
  "unite",
  "decimales",
  "sens",
  "precautions",
];
const SENS = ["+", "-", "0"];

/** Les entrées d'un indicateur, chacune avec son nœud : de quoi dire la ligne d'un défaut. */
export interface Champs {
  readonly node: Noeud;
  texte(cle: string): string | null;
  noeud(cle: string): Noeud;
  /** Un texte exigé ; signalé s'il manque. */
  exige(cle: string): string | null;
  /** Un texte parmi d'autres ; signalé sinon. */
  choisit<T extends string>(cle: string, permis: readonly T[], defaut?: T): T | null;
  signale(cle: string, message: string, action: string): void;
}

function champsDe(map: YAMLMap, signaler: SignalerYaml): Champs {
  const entrees = new Map(entreesDe(map).map((e) => [e.nom, e]));
  for (const { nom, cle } of entrees.values())
    if (!CLES_INDICATEUR.includes(nom))
      signaler({
        code: "cle-inconnue",
        node: cle,
        place: nom,
        valeur: nom,
        message: "clé inconnue",
        action: suggest(nom, CLES_INDICATEUR),
      });
  const noeud = (cle: string): Noeud => entrees.get(cle)?.valeur;
  const texte = (cle: string): string | null => textOf(noeud(cle));
  const signale = (cle: string, message: string, action: string): void =>
    signaler({ code: "indicateur", node: noeud(cle) ?? map, place: cle, valeur: texte(cle), message, action });
  return {
    node: map,
    texte,
    noeud,
    signale,
    exige(cle) {
      const lu = texte(cle);
      if (lu !== null && lu !== "") return lu;
      signale(cle, `« ${cle} » manque`, `Ajouter ${cle}: suivi de sa valeur.`);
      return null;
    },
    choisit(cle, permis, defaut) {
      const lu = texte(cle) ?? defaut ?? null;
      const trouve = permis.find((p) => p === lu);
      if (trouve !== undefined) return trouve;
      signale(cle, lu === null ? `« ${cle} » manque` : "valeur inconnue", suggest(lu ?? "", permis));
      return null;
    },
  };
}

/** Les codes sous lesquels `abs valeurs` sert une projection : hors du catalogue, et déjà pris. */
const PROJETES: ReadonlySet<string> = new Set(Object.values(CHAMPS_PROJETES).map(([, , code]) => code));

/** Un code à soi : ni celui d'un indicateur de l'outil ou d'une projection, ni deux fois le même. */
function readCode(champs: Champs, deja: ReadonlySet<string>): string | null {
  const code = champs.exige("code");
  if (code === null) return null;
  if (!/^[A-Z]{2,6}-\d{2,3}$/.test(code))
    champs.signale(
      "code",
      "un code s'écrit en majuscules, un tiret, deux ou trois chiffres",
      "Écrire LOC-01, par exemple.",
    );
  else if (getIndicateur(code) || PROJETES.has(code))
    champs.signale("code", "ce code est celui d'un indicateur de l'outil", "En choisir un autre (LOC-01).");
  else if (deja.has(code)) champs.signale("code", "ce code est déjà pris plus haut", "En choisir un autre.");
  return code;
}

function readIndicateur(champs: Champs, deja: ReadonlySet<string>): Indicateur | IndicateurActivite | null {
  const code = readCode(champs, deja);
  const libelle = champs.exige("libelle");
  const sujet = champs.exige("sujet");
  const definition = champs.exige("definition");
  const theme = champs.choisit("theme", Object.keys(THEMES) as Theme[]);
  const sens = champs.choisit("sens", SENS, "0");
  const decimales = champs.texte("decimales") ?? "";
  if (!/^[0-3]?$/.test(decimales)) champs.signale("decimales", "nombre de décimales attendu", "Écrire 0, 1, 2 ou 3.");
  const pieges = champs.noeud("precautions") === undefined ? [] : textesDe(champs.noeud("precautions"));
  if (pieges === null) champs.signale("precautions", "liste de phrases attendue", "Écrire une phrase par tiret.");
  const source = champs.texte("source") ?? "";
  if (SOURCES_ACTIVITE.includes(source)) {
    const isDit = code !== null && libelle && definition && theme && sujet;
    return readActivite(source, isDit ? { code, libelle, definition } : null, champs);
  }
  const calcul = readDefinition(champs);
  if (!calcul || code === null || !libelle || !sujet || !definition || !theme || !sens || !pieges) return null;
  return {
    code,
    theme,
    libelle,
    sujet,
    definition,
    sens: sens as Indicateur["sens"],
    ...(/^le /.test(sujet) ? { accord: "ms" } : {}),
    ...calcul,
    ...(decimales === "" ? {} : { decimales: Number(decimales) }),
    pieges: pieges.map((p) => p.texte),
  };
}

function readPropres(node: Noeud, deja: Set<string>, signaler: SignalerYaml): (Indicateur | IndicateurActivite)[] {
  if (node === undefined) return [];
  if (!isSeq(node)) {
    signaler({
      code: "indicateur",
      node,
      place: "indicateurs",
      message: "liste attendue",
      action: "Un tiret par indicateur.",
    });
    return [];
  }
  return node.items.flatMap((item) => {
    if (!isMap(item)) {
      signaler({ code: "indicateur", node: item as Noeud, place: "indicateurs", message: "un indicateur est une suite de « nom: valeur »", action: "Suivre le modèle du guide." }); // prettier-ignore
      return [];
    }
    const champs = champsDe(item, signaler);
    const lu = readIndicateur(champs, deja);
    deja.add(champs.texte("code") ?? "");
    return lu ?? [];
  });
}

/** Les codes choisis, dans l'ordre ; undefined si le projet n'en choisit aucun. */
function readChoix(node: Noeud, propres: ReadonlySet<string>, signaler: SignalerYaml): string[] | undefined {
  if (node === undefined) return undefined;
  const codes = [...propres, ...INDICATEURS.map((i) => i.code)];
  const lus = textesDe(node);
  const dire = (n: Noeud, valeur: string | null, message: string, action: string): void =>
    signaler({ code: "choix", node: n, place: "choix", valeur, message, action });
  if (lus === null) dire(node, null, "liste de codes attendue", "Écrire [DEM-01, REV-02], par exemple.");
  for (const [i, { texte, node: n }] of (lus ?? []).entries()) {
    if (!codes.includes(texte)) dire(n, texte, "indicateur inconnu", suggest(texte, codes));
    if (lus?.findIndex((l) => l.texte === texte) !== i)
      dire(n, texte, "indicateur choisi deux fois", "N'en garder qu'un.");
  }
  return lus?.map((l) => l.texte);
}

/**
 * Lit le fichier des indicateurs d'un projet : ceux qu'il choisit, dans son ordre, et ceux qu'il ajoute, contrôlés comme
 * ceux de l'outil.
 */
export function readIndicateurs(texte: string): {
  catalogue: Catalogue;
  anomalies: readonly Anomalie[];
  /** Le fichier déclare-t-il ce code, même mal ? Illisible, il a pu les déclarer tous : le renvoi d'un autre fichier n'est pas une faute. */
  isDeclare: (code: string) => boolean;
} {
  const { racine, anomalies, signaler } = openYaml(FICHIER_INDICATEURS, texte);
  const entrees = racine ? entreesDe(racine) : [];
  for (const { nom, cle } of entrees)
    if (!CLES.includes(nom))
      signaler({
        code: "cle-inconnue",
        node: cle,
        place: nom,
        valeur: nom,
        message: "clé inconnue",
        action: suggest(nom, CLES),
      });
  const noeud = (cle: string): Noeud => entrees.find((e) => e.nom === cle)?.valeur;
  const codes = new Set<string>(); // ceux du projet, fautifs compris : un choix qui les nomme n'est pas une faute de plus
  const propres = readPropres(noeud("indicateurs"), codes, signaler);
  const choix = readChoix(noeud("choix"), codes, signaler);
  const isActivite = (i: Indicateur | IndicateurActivite): i is IndicateurActivite => "numerateur" in i;
  const activites = propres.filter(isActivite);
  const mesures = propres.filter((i): i is Indicateur => !isActivite(i));
  const isDeclare = (code: string): boolean => racine === null || codes.has(code);
  return { catalogue: createCatalogue(mesures, choix, activites), anomalies, isDeclare };
}
