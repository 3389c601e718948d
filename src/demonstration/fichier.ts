/** Les sources du projet de démonstration, sous le nom que leur donnent les chargeurs. */
export type SourceDemonstration =
  | "cog-communes"
  | "cog-departements"
  | "cog-regions"
  | "cog-epci"
  | "cog-iris"
  | "rp-comparateur"
  | "rp-dossier-complet"
  | "rp-ages"
  | "rp-iris-population"
  | "rp-iris-menages"
  | "rp-iris-logement"
  | "filosofi-disp"
  | "filosofi-cc"
  | "filosofi-iris"
  | "filosofi-iris-dec"
  | "caf-iris"
  | "caf-communes";

/** Un fichier à livrer : ses octets, et ce que `millesimes.csv` en dit. */
export interface FichierDemonstration {
  /** Chemin relatif au dossier du projet : `brut/rp/…`. */
  readonly chemin: string;
  readonly contenu: string | Uint8Array;
  readonly source: SourceDemonstration;
  /** Pour les sources livrées niveau par niveau (Filosofi) ; vide sinon. */
  readonly niveau: "" | "commune" | "epci" | "departement" | "region" | "france";
  /** Année que les chiffres décrivent. */
  readonly millesime: number;
  /** Année de la géographie. */
  readonly cog: number;
  /** Année de mise en ligne. */
  readonly publie: number;
}
