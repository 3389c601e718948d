/** Les démarches voisines d'une analyse des besoins sociaux, à qui ses chiffres servent aussi, et avec qui elles se mènent. */
export const DEMARCHES = {
  ctg: { nom: "convention territoriale globale", avec: "la Caf" },
  "contrat-ville": { nom: "contrat de ville", avec: "l'État et l'intercommunalité" },
  plh: { nom: "programme local de l'habitat", avec: "l'intercommunalité" },
  cls: { nom: "contrat local de santé", avec: "l'agence régionale de santé" },
  "petite-enfance": { nom: "schéma d'accueil du jeune enfant", avec: "la Caf et le département" },
  pdalhpd: {
    nom: "plan départemental d'action pour le logement et l'hébergement des personnes défavorisées",
    avec: "l'État et le département",
  },
} as const;
export type Demarche = keyof typeof DEMARCHES;
