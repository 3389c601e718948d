/** Un audit du site, fait par quelqu'un : lui seul permet de dire autre chose que « non conforme ». */
export interface AuditAccessibilite {
  /** AAAA-MM-JJ. */
  readonly date: string;
  /** Qui l'a fait. */
  readonly organisme: string;
  /** Part des critères applicables respectés, en pour cent. */
  readonly taux: number;
  readonly environnements: readonly string[];
  readonly outils: readonly string[];
  readonly pages: readonly string[];
  readonly nonConformites: readonly string[];
  readonly derogations: readonly string[];
  readonly horsObligation: readonly string[];
}

/** Ce que l'organisme dit de l'accessibilité de son site (accessibilite.yaml) ; null : il ne l'a pas encore écrit. */
export interface DeclarationAccessibilite {
  readonly audit: AuditAccessibilite | null;
  /** Adresse ou courriel où signaler un défaut. */
  readonly contact: string | null;
  /** AAAA-MM-JJ. */
  readonly etablie: string | null;
  /** Où se lisent le schéma pluriannuel et le plan d'actions de l'année. */
  readonly schema: string | null;
  readonly plan: string | null;
}

export const SANS_DECLARATION: DeclarationAccessibilite = {
  audit: null,
  contact: null,
  etablie: null,
  schema: null,
  plan: null,
};

export type EtatConformite = "totalement conforme" | "partiellement conforme" | "non conforme";

const VALIDITE = 3; // ans, d'un audit et de sa déclaration (arrêté du 20 septembre 2019, RGAA, « déclaration »)

/** L'audit encore valide un jour donné (AAAA-MM-JJ) ; null s'il n'y en a pas, ou s'il a plus de trois ans. */
export function auditValide({ audit }: DeclarationAccessibilite, jour: string): AuditAccessibilite | null {
  if (audit === null || audit.date > jour) return null;
  const fin = `${Number(audit.date.slice(0, 4)) + VALIDITE}${audit.date.slice(4)}`;
  return jour <= fin ? audit : null;
}

/**
 * L'état que la loi fait écrire sur chaque page (RGAA 4.1.2) : total à 100 % des critères, partiel à partir de 50 %, sinon
 * « non conforme », comme sans audit valide. Aucun contrôle automatique n'y change rien.
 */
export function etatOf(audit: AuditAccessibilite | null): EtatConformite {
  if (audit === null || audit.taux < 50) return "non conforme";
  return audit.taux === 100 ? "totalement conforme" : "partiellement conforme";
}
