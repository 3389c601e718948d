/** Une image réduite à ce qui la dessine : ni texte, ni lieu, ni auteur, ni vignette. */
export interface Image {
  readonly format: "png" | "jpeg";
  readonly octets: Uint8Array;
  /** En pixels. */
  readonly largeur: number;
  readonly hauteur: number;
}
