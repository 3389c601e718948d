import { isMap, isSeq } from "yaml";
import { entreesDe, textesDe, textOf, type Noeud, type SignalerYaml } from "../coffre/noeuds-yaml.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import type { Catalogue } from "../indicateurs/index.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { TermeActivite } from "../modele/indicateur-activite.ts";
import type { Public } from "../modele/public.ts";
import { readTerme } from "./termes-activite.ts";

export const FICHIER_PUBLICS = "publics.yaml";
const CLES = ["nom", "description", "indicateurs", "activite", "editions"];
const EDITIONS = ["direction", "copil", "public"] as const;

/** Lit les fiches public d'un projet : tous les défauts à la fois, chacun à sa ligne. */
export function readPublics(
  texte: string,
  catalogue: Catalogue,
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
  const publics = liste.items.flatMap((item) => readPublic(item as Noeud, catalogue, signaler) ?? []);
  const noms = publics.map((p) => p.nom);
  for (const nom of new Set(noms.filter((n, i) => noms.indexOf(n) !== i)))
    signaler({ code: "public", node: liste, place: "nom", valeur: nom, message: "deux publics ont ce nom", action: "Renommer l'un des deux." }); // prettier-ignore
  return { publics, anomalies };
}

function readPublic(item: Noeud, catalogue: Catalogue, signaler: SignalerYaml): Public | null {
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
  const connus = catalogue.indicateurs.map((i) => i.code);
  const propres = catalogue.activites.map((a) => a.code);
  const indicateurs = textes("indicateurs");
  for (const { texte, node } of indicateurs)
    if (!connus.includes(texte) && !propres.includes(texte))
      dire(node, "indicateurs", texte, "indicateur inconnu", suggest(texte, [...propres, ...connus]));
  const activite = textes("activite").flatMap(({ texte, node }): TermeActivite[] => {
    const lu = readTerme(texte, null);
    if (!("message" in lu)) return [lu];
    dire(node, "activite", texte, lu.message, lu.action);
    return [];
  });
  const editions = textes("editions");
  for (const { texte, node } of editions)
    if (!EDITIONS.some((e) => e === texte)) dire(node, "editions", texte, "édition inconnue", suggest(texte, EDITIONS));
  if (indicateurs.length + activite.length === 0)
    dire(item, "indicateurs", null, "un public sans indicateur ni activité n'a rien à montrer", "Ajouter indicateurs: ou activite:."); // prettier-ignore
  const dites = EDITIONS.filter((e) => editions.some(({ texte }) => texte === e));
  return {
    nom,
    description,
    indicateurs: indicateurs.map((i) => i.texte),
    activite,
    editions: dites.length === 0 ? ["direction"] : [...new Set(["direction" as const, ...dites])],
  };
}
