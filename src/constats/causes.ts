/** Pourquoi une affirmation publiée ne tient plus, ou ne peut plus être rejouée. */
export const CAUSES = {
  revision: "chiffres révisés par leur producteur",
  geographie: "carte changée",
  definition: "définition, règle ou calcul changés",
  secret: "secret statistique",
  absence: "donnée absente cette année",
} as const;
export type Cause = keyof typeof CAUSES;
