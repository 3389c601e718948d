import { isMap } from "yaml";
import { entreesDe, textesDe, textOf, type Noeud } from "../coffre/noeuds-yaml.ts";
import { openYaml } from "../coffre/ouvrir-yaml.ts";
import { suggest } from "../coffre/texte.ts";
import { SANS_DECLARATION, type AuditAccessibilite, type DeclarationAccessibilite } from "../modele/accessibilite.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { isJour } from "../modele/jour.ts";

export const FICHIER_ACCESSIBILITE = "accessibilite.yaml";
const CLES = ["audit", "contact", "etablie_le", "schema_pluriannuel", "plan_annuel"];
const LISTES = ["environnements", "outils", "pages", "non_conformites", "derogations", "hors_obligation"] as const;
const CLES_AUDIT = ["date", "organisme", "taux", ...LISTES];

type Dire = (node: Noeud, place: string, valeur: string | null, message: string, action: string) => null;

/** Lit la déclaration d'accessibilité d'un projet : une clé vide est un blanc, une clé mal écrite une anomalie. */
export function readAccessibilite(texte: string): {
  readonly declaration: DeclarationAccessibilite;
  readonly anomalies: readonly Anomalie[];
} {
  const { racine, anomalies, signaler } = openYaml(FICHIER_ACCESSIBILITE, texte);
  if (!racine) return { declaration: SANS_DECLARATION, anomalies: texte.replace(/#.*$/gm, "").trim() === "" ? [] : anomalies }; // prettier-ignore
  const dire: Dire = (node, place, valeur, message, action) => {
    signaler({ code: "accessibilite", node, place, valeur, message, action });
    return null;
  };
  const entrees = entreesDe(racine);
  for (const { nom, cle } of entrees) if (!CLES.includes(nom)) dire(cle, nom, nom, "clé inconnue", suggest(nom, CLES));
  const noeud = (cle: string): Noeud => entrees.find((e) => e.nom === cle)?.valeur;
  const texteOuBlanc = (cle: string): string | null => textOf(noeud(cle)) || null;
  const etablie = texteOuBlanc("etablie_le");
  if (etablie !== null && !isJour(etablie)) dire(noeud("etablie_le"), "etablie_le", etablie, "un jour est attendu", "Écrire etablie_le: 2027-03-15, par exemple."); // prettier-ignore
  const declaration = {
    audit: readAudit(noeud("audit"), dire),
    contact: texteOuBlanc("contact"),
    etablie,
    schema: texteOuBlanc("schema_pluriannuel"),
    plan: texteOuBlanc("plan_annuel"),
  };
  return { declaration, anomalies };
}

function readAudit(audit: Noeud, dire: Dire): AuditAccessibilite | null {
  if (audit === undefined || textOf(audit) === "" || (!isMap(audit) && textOf(audit) === null)) return null;
  if (!isMap(audit)) return dire(audit, "audit", textOf(audit), "un audit est une suite de « nom: valeur »", "Suivre le modèle en commentaire du fichier, ou laisser vide s'il n'y en a pas."); // prettier-ignore
  const entrees = entreesDe(audit);
  for (const { nom, cle } of entrees)
    if (!CLES_AUDIT.includes(nom)) dire(cle, `audit, ${nom}`, nom, "clé inconnue", suggest(nom, CLES_AUDIT));
  const noeud = (cle: string): Noeud => entrees.find((e) => e.nom === cle)?.valeur;
  const [date, organisme] = [textOf(noeud("date")) ?? "", textOf(noeud("organisme")) ?? ""];
  const taux = Number(textOf(noeud("taux")) ?? NaN);
  if (!isJour(date)) dire(noeud("date") ?? audit, "audit, date", date || null, "l'audit doit avoir un jour", "Écrire date: 2027-03-15, par exemple."); // prettier-ignore
  if (organisme === "") dire(noeud("organisme") ?? audit, "audit, organisme", null, "l'audit doit dire qui l'a fait", "Écrire organisme: suivi de son nom. Un contrôle automatique n'est pas un audit."); // prettier-ignore
  if (!(taux >= 0 && taux <= 100)) dire(noeud("taux") ?? audit, "audit, taux", textOf(noeud("taux")), "le taux est la part des critères respectés, de 0 à 100", "Le recopier du rapport d'audit."); // prettier-ignore
  const liste = (cle: (typeof LISTES)[number]): readonly string[] => {
    if (noeud(cle) === undefined || textOf(noeud(cle)) === "") return [];
    const lus = textesDe(noeud(cle));
    if (lus === null) dire(noeud(cle), `audit, ${cle}`, null, "liste attendue", "Écrire un élément par tiret.");
    return (lus ?? []).map((l) => l.texte);
  };
  return {
    date,
    organisme,
    taux,
    environnements: liste("environnements"),
    outils: liste("outils"),
    pages: liste("pages"),
    nonConformites: liste("non_conformites"),
    derogations: liste("derogations"),
    horsObligation: liste("hors_obligation"),
  };
}
