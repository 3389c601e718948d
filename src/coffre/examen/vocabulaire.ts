import type { Personnel } from "../personnel.ts";
import { normalizeLibelle } from "../texte.ts";

/** En-têtes normalisés qui annoncent une donnée personnelle ; la première règle qui convient l'emporte. */
const ANNONCES: readonly (readonly [Personnel, RegExp])[] = [
  ["courriel", /\b(e ?mail|mail|courriel|mel|adresse electronique)\b/],
  ["telephone", /\b(tel|telephone|portable|mobile|fixe|numtel|phone)\b/],
  ["nir", /\b(nir|secu|securite sociale|n ss|num ss|immatriculation)\b/],
  ["iban", /\b(iban|rib|compte bancaire|bic)\b/],
  ["allocataire", /\b(n|no|num|numero|matricule|ref)\b.*\b(allocataire|caf)\b|^allocataire$|\bmatricule\b/],
  ["libre", /\b(observations?|commentaires?|remarques?|verbatim|precisions?|notes? libres?|suivi|texte libre|avis libre)\b|^si autre\b/],
  ["agent", /\b(agents?|referente?|travailleurs? social|instructeur|instruit par|intervenante?|assistante? sociale?|conseillere?|gestionnaire|saisi par|initiales|utilisateur|orientee? vers|par quelle structure)\b/],
  ["nom", /^(nom|noms|prenom|prenoms|surnom|patronyme|usager|usagere|beneficiaire|demandeur|demandeuse|client|menage|identite|chef de famille|conjoint)\b|\b(nom prenom|nom et prenom|nom usage|nom de naissance|prenom ayant droit|nom ayant droit)\b|\bprenom\b|\bnom$/],
  ["naissance", /\b(naissance|datenaissance|villenaissance|nee? le|ne e le|ddn|age)\b/],
  ["adresse", /\b(adresse|rue|voie|librue|norue|cdrue|cmpadr|domicile|batiment|appartement|etage)\b/],
]; // prettier-ignore

/** Des noms qui ne sont pas de personnes : « Nom de la commune », « Nom de la zone », « Structure Nom ». */
const NOMS_DE_CHOSES =
  /\bnom (de la|du|de l|des|departement|region|structure|commune|zone|service|site|etablissement)\b|\b(structure|commune|site|service|etablissement) nom$/;

/** Ce qu'un en-tête annonce de personnel, ou null. Sous un étage (« Ménage / Compo »), c'est le dernier mot qui compte. */
export function findAnnonce(entete: string): Personnel | null {
  const normal = normalizeLibelle(entete);
  const dernier = normalizeLibelle(entete.split(" / ").at(-1) ?? "");
  if (NOMS_DE_CHOSES.test(normal)) return null;
  const annonce = (texte: string): Personnel | null => ANNONCES.find(([, motif]) => motif.test(texte))?.[0] ?? null;
  const [sienne, entiere] = [annonce(dernier), annonce(normal)];
  return sienne ?? (entiere === "nom" ? null : entiere);
}

/** « Ménage », « Bénéficiaire » : le nom de quelqu'un, ou son numéro ; ses cases le disent. */
export const isNumerotable = (entete: string): boolean =>
  /^(menage|usagere?|beneficiaire|demandeu(r|se)|client)$/.test(normalizeLibelle(entete.split(" / ").at(-1) ?? ""));

/** Codes d'établissement scolaire (UAI, ex-RNE) : sept chiffres et une lettre, comme un numéro d'allocataire. */
export const isCodeEtablissement = (entete: string): boolean => /\b(rne|uai)\b/.test(normalizeLibelle(entete));

/** Débuts de ligne qui annoncent un total, tels qu'on les propose dans une correspondance. */
export const TOTAUX = ["TOTAL", "Total général", "Sous-total", "S/total", "Totaux", "Cumul", "Ensemble"] as const;

const DEBUTS = TOTAUX.map((total) => [total, `${normalizeLibelle(total)} `] as const);

/** Le total qu'annonce cette case, ou null. */
export function findTotal(texte: string): string | null {
  if (!/^\W*[tsce]/i.test(texte)) return null; // le cas de presque toutes les lignes
  const debut = `${normalizeLibelle(texte)} `;
  return DEBUTS.find(([, total]) => debut.startsWith(total))?.[0] ?? null;
}
