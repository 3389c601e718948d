import type { TextDirective } from "mdast-util-directive";
import { aNom, deNom } from "../../constats/lieux.ts";
import type { Contexte } from "../contexte.ts";
import type { Parametres } from "../parametres.ts";
import { NON_DISPONIBLE, type EnLigne } from "./en-ligne.ts";

/** `:nom[commune]`, `:nom[a-commune]` (« à Mulhouse »), `:nom[de-commune]`, `:nom[epci]`, `:nom[ccas]`… */
export const nom: EnLigne = { parametres: [], write: writeNom };

function writeNom(p: Parametres, contexte: Contexte, noeud: TextDirective): string {
  const { perimetre, nomCcas } = contexte.lecture;
  const noms: Readonly<Record<string, string | undefined>> = {
    commune: perimetre.commune.nom,
    "a-commune": aNom(perimetre.commune.nom),
    "de-commune": deNom(perimetre.commune.nom),
    epci: perimetre.epci?.nom,
    departement: perimetre.departement?.nom,
    region: perimetre.region?.nom,
    ccas: nomCcas,
  };
  const cle = p.etiquette ?? "";
  if (Object.hasOwn(noms, cle)) return noms[cle] ?? NON_DISPONIBLE;
  contexte.signale({
    gravite: "bloquante",
    code: "nom-inconnu",
    noeud,
    valeur: cle,
    message: "Nom inconnu dans la directive « nom »",
    action: `Choisir parmi ${Object.keys(noms).join(", ")}.`,
  });
  return NON_DISPONIBLE;
}
