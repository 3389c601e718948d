import { isMap, isSeq } from "yaml";
import { entreesDe, textesDe, textOf, type Noeud, type SignalerYaml } from "../coffre/noeuds-yaml.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import type { Catalogue } from "../indicateurs/index.ts";
import { isComposante } from "../indicateurs/structures.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { TermeActivite } from "../modele/indicateur-activite.ts";
import type { Public } from "../modele/public.ts";
import { POLITIQUES } from "../secret/politique.ts";
import { readFiltre, type Dire } from "./filtre-public.ts";
import { readTerme } from "./termes-activite.ts";

export const FICHIER_PUBLICS = "publics.yaml";
const CLES = ["nom", "description", "filtre", "indicateurs", "activite", "secret", "editions"];
const EDITIONS = ["direction", "copil", "public"] as const;

/** Lit les fiches public d'un projet : tous les défauts à la fois, chacun à sa ligne. */
export function readPublics(
  texte: string,
  catalogue: Catalogue,
  isDeclare: (code: string) => boolean = () => false,
): { publics: readonly Public[]; anomalies: readonly Anomalie[] } {
  const { racine, anomalies, signaler } = openYaml(FICHIER_PUBLICS, texte);
  const entrees = racine ? entreesDe(racine) : [];
  for (const { nom, cle } of entrees.filter((e) => e.nom !== "publics"))
    signaler({ code: "cle-inconnue", node: cle, place: nom, valeur: nom, message: "clé inconnue", action: suggest(nom, ["publics"]) }); // prettier-ignore
  const liste = entrees.find((e) => e.nom === "publics")?.valeur;
  if (!isSeq(liste)) {
    if (racine)
      signaler({ code: "public", node: liste ?? racine, place: "publics", message: "liste attendue", action: "Un tiret par public." }); // prettier-ignore
    return { publics: [], anomalies };
  }
  const publics = liste.items.flatMap((item) => readPublic(item as Noeud, { catalogue, isDeclare }, signaler) ?? []);
  const noms = publics.map((p) => p.nom);
  for (const nom of new Set(noms.filter((n, i) => noms.indexOf(n) !== i)))
    signaler({ code: "public", node: liste, place: "nom", valeur: nom, message: "deux publics ont ce nom", action: "Renommer l'un des deux." }); // prettier-ignore
  return { publics, anomalies };
}

/** Les indicateurs qu'une fiche peut nommer, et ceux qu'indicateurs.yaml déclare, fût-ce mal. */
interface Nommables {
  readonly catalogue: Catalogue;
  readonly isDeclare: (code: string) => boolean;
}

function readPublic(item: Noeud, { catalogue, isDeclare }: Nommables, signaler: SignalerYaml): Public | null {
  const dire = (node: Noeud, place: string, valeur: string | null, message: string, action: string): null => {
    signaler({ code: "public", node, place, valeur, message, action });
    return null;
  };
  if (!isMap(item)) return dire(item, "publics", null, "un public est une suite de « nom: valeur »", "Suivre le modèle du guide."); // prettier-ignore
  const entrees = entreesDe(item);
  for (const { nom, cle } of entrees) if (!CLES.includes(nom)) dire(cle, nom, nom, "clé inconnue", suggest(nom, CLES));
  const noeud = (cle: string): Noeud => entrees.find((e) => e.nom === cle)?.valeur;
  const exige = (cle: string): string => {
    const lu = textOf(noeud(cle)) ?? "";
    if (lu === "") dire(noeud(cle) ?? item, cle, null, `« ${cle} » manque`, `Ajouter ${cle}: suivi de sa valeur.`);
    return lu;
  };
  const textes = (cle: string): readonly { readonly texte: string; readonly node: Noeud }[] => {
    if (noeud(cle) === undefined) return [];
    const lus = textesDe(noeud(cle));
    if (lus === null) dire(noeud(cle), cle, null, "liste attendue", "Écrire un élément par tiret.");
    return lus ?? [];
  };
  const [nom, description] = [exige("nom"), exige("description")];
  const connus = catalogue.indicateurs.map((i) => i.code).filter((code) => !isComposante(code));
  const propres = catalogue.activites.map((a) => a.code);
  const indicateurs = textes("indicateurs");
  for (const { texte, node } of indicateurs)
    if (!connus.includes(texte) && !propres.includes(texte) && !isDeclare(texte))
      dire(node, "indicateurs", texte, "indicateur inconnu", suggest(texte, [...propres, ...connus]));
  const activite = textes("activite").flatMap(({ texte, node }): TermeActivite[] => {
    const lu = readTerme(texte, null);
    if (!("message" in lu)) return [lu];
    dire(node, "activite", texte, lu.message, lu.action);
    return [];
  });
  const filtre = readFiltre(noeud("filtre"), dire);
  const seuil = readSeuil(noeud("secret"), dire);
  const editions = textes("editions");
  for (const { texte, node } of editions)
    if (!EDITIONS.some((e) => e === texte)) dire(node, "editions", texte, "édition inconnue", suggest(texte, EDITIONS));
  if (indicateurs.length + activite.length === 0 && filtre === null)
    dire(item, "indicateurs", null, "un public sans filtre, indicateur ni activité n'a rien à montrer", "Ajouter filtre:, indicateurs: ou activite:."); // prettier-ignore
  if (filtre !== null && nom.includes('"'))
    dire(noeud("nom"), "nom", nom, "guillemets dans le nom d'un public filtré", "Les retirer, ou écrire « ».");
  if (seuil !== null && activite.length === 0)
    dire(noeud("secret"), "secret", String(seuil), "ce seuil ne porte sur aucun total", "Ajouter activite:, ou retirer secret:."); // prettier-ignore
  const dites = EDITIONS.filter((e) => editions.some(({ texte }) => texte === e));
  return {
    nom,
    description,
    filtre,
    indicateurs: indicateurs.map((i) => i.texte),
    activite,
    seuil,
    editions: dites.length === 0 ? ["direction"] : [...new Set(["direction" as const, ...dites])],
  };
}

/** Le seuil propre d'un public : plus strict que celui du comité de pilotage, le plus bas de l'outil. */
function readSeuil(noeud: Noeud, dire: Dire): number | null {
  if (noeud === undefined) return null;
  const lu = textOf(noeud) ?? "";
  const seuil = Number(lu);
  if (!/^\d+$/.test(lu)) return dire(noeud, "secret", lu === "" ? null : lu, "un nombre entier attendu", "Écrire secret: 20, par exemple."); // prettier-ignore
  if (seuil > POLITIQUES.copil.seuil) return seuil;
  return dire(noeud, "secret", lu, "cette règle n'est pas plus stricte que celle de l'outil", `Écrire plus de ${POLITIQUES.copil.seuil}, ou retirer la ligne.`); // prettier-ignore
}
