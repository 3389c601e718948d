/** Une case qui repose sur moins d'unités n'est pas publiée (docs/regles.md). */
const SEUILS = { copil: 5, public: 11 } as const;

/** Les règles de secret d'une édition. Ce sont des données : un CCAS peut les durcir. */
export interface Politique {
  /** Une case de 1 à `seuil − 1` unités n'est pas publiée. */
  readonly seuil: number;
  /** Part d'un montant au-delà de laquelle un seul contributeur domine la case ; 1 : pas de règle. */
  readonly dominance: number;
  /** Règle p % : le deuxième contributeur ne doit pas estimer le premier à moins de p % près ; 0 : pas de règle. */
  readonly pPourcent: number;
  /** Ventilation sensible : un groupe entier, ou aucun de ses membres, dans une modalité est masqué. */
  readonly extremesSensibles: boolean;
  /** Les zéros comptés sont-ils masqués comme de petits nombres ? */
  readonly zerosProteges: boolean;
  /** Largeur minimale de l'intervalle d'un effectif masqué, en unités. */
  readonly largeur: number;
  /** Des cases dont le seuil est plus haut que celui de l'édition : la fiche d'un public le demande. Défaut : aucune. */
  readonly propres?: readonly SeuilPropre[];
  /** Écart minimal, en part de la valeur, de chaque côté d'un montant masqué sans contributions connues. */
  readonly margeMontant: number;
}

/** Le seuil d'une case, désignée par sa table et sa modalité, toutes années confondues. */
export interface SeuilPropre {
  readonly table: string;
  readonly modalite: string | null;
  readonly seuil: number;
}

/** Le seuil d'une case : celui de l'édition, ou le sien s'il est plus haut. */
export const seuilOf = (
  { seuil, propres = [] }: Politique,
  table: string | undefined,
  modalite: string | null,
): number =>
  propres.reduce((haut, p) => (p.table === table && p.modalite === modalite ? Math.max(haut, p.seuil) : haut), seuil);

const politique = (seuil: number): Politique => ({
  seuil,
  dominance: 0.85, // Insee, manuel de protection des tableaux, annexe des règles
  pPourcent: 10,
  extremesSensibles: true,
  zerosProteges: false,
  largeur: seuil,
  margeMontant: 0.1, // τ-Argus, protection des primaires à 10 % (manuel de l'Insee)
});

/** Par édition. La direction n'a pas de politique : elle voit tout, dans un dossier à part, sous contrôle d'accès. */
export const POLITIQUES = { copil: politique(SEUILS.copil), public: politique(SEUILS.public) } as const;

/** La règle propre d'une source : aucune édition ne peut être moins stricte. */
export interface RegleSource {
  readonly seuil: number;
  readonly dominance: number;
  readonly reference: string;
}

const MANUEL = "Insee, manuel de protection des tableaux, annexe des règles";

export const REGLES_SOURCES: Readonly<Record<string, RegleSource>> = {
  fiscale: { seuil: 11, dominance: 0.85, reference: MANUEL }, // DGFiP, donc Filosofi : personnes physiques
  entreprises: { seuil: 3, dominance: 0.85, reference: MANUEL },
  sante: { seuil: 11, dominance: 1, reference: "CASD, règles de confidentialité des sorties, p. 17" },
};
