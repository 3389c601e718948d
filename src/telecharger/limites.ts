/** Jusqu'où l'on va pour un fichier. Durées en millisecondes. */
export interface Limites {
  /** Sans un octet reçu, la requête est abandonnée. */
  readonly inactivite: number;
  /** Une requête, du premier octet au dernier. */
  readonly requete: number;
  /** Taille d'un fichier. Le plus gros des fichiers déclarés, le dossier complet, pèse moins de 200 Mo. */
  readonly octets: number;
  readonly essais: number;
  /** Première attente entre deux essais ; elle double ensuite. */
  readonly attente: number;
  readonly attenteMax: number;
  /** Au-delà, on n'attend pas ce que le serveur demande : on le dit. */
  readonly retryAfterMax: number;
  readonly redirections: number;
}

export const LIMITES: Limites = {
  inactivite: 30_000,
  requete: 20 * 60_000,
  octets: 1024 ** 3,
  essais: 5,
  attente: 1_000,
  attenteMax: 60_000,
  retryAfterMax: 5 * 60_000,
  redirections: 5,
};
