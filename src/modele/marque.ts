/**
 * Marque de chaque édition, écrite dans ses pages : un canari que `abs verifier` refuse dans toute autre édition. Le
 * nombre ne veut rien dire ; il évite qu'une phrase ordinaire ressemble à une marque.
 */
export const MARQUES = {
  direction: "abs-edition-direction-7919",
  copil: "abs-edition-copil-6143",
  public: "abs-edition-public-3571",
} as const;
