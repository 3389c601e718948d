import { getSource } from "../../loaders/index.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { Catalogue } from "../indicateurs/index.ts";
import { writeParution } from "../modele/parution.ts";
import type { FichierCite } from "../modele/resultat.ts";
import { reposeSurComplementaire } from "./complementaire.ts";
import { videDe, type SensDuVide } from "./statut.ts";

export interface FichierConnu extends FichierCite {
  readonly id: number;
  readonly source: string;
  readonly titre: string;
  readonly cog: number | null;
  readonly publie: number | null;
}

/** Ce qu'une réponse cite d'un fichier : « Filosofi, chiffres clés (géographie 2023 ; publié en 2024) ». */
export const citation = (f: FichierConnu): string => `${f.titre} (${writeParution([f])})`;

interface CalculLu {
  readonly id: number;
  readonly indicateur: string;
  readonly annee: number;
  readonly forme: string;
  readonly part: string | null;
  readonly fichiers: number[];
  readonly approche: string | null;
  readonly additive: boolean;
  /** R18 : repose sur l'exploitation complémentaire du recensement. */
  readonly complementaire: boolean;
  /** Ce que toutes ses lignes citent : dit une fois ici, partagé par des milliers de réponses. */
  readonly cites: readonly FichierCite[];
  readonly source: string;
  /** Identifiant de la source du numérateur. */
  readonly idSource: string;
  readonly cog: number | null;
  readonly vide: SensDuVide;
}

/** Ce qu'il faut pour habiller une ligne : fichiers cités, calculs, géographie de l'édition. */
export interface Contexte {
  readonly cog: number;
  readonly catalogue: Catalogue;
  /** Géographie de la composition des EPCI dont les valeurs sont des sommes ; celle de l'édition si elle est chargée. */
  readonly cogEpci: number;
  readonly fichiers: ReadonlyMap<number, FichierConnu>;
  readonly calculs: ReadonlyMap<number, CalculLu>;
}

export async function readContexte(connexion: Connexion, cog: number, catalogue: Catalogue): Promise<Contexte> {
  const fichiers = await connexion.rows<{
    id: number;
    source: string;
    fichier: string;
    sha256: string;
    cog: number | null;
    publie: number | null;
  }>("select id, source, fichier, sha256, cog, publie from fichier");
  type CalculBrut = Pick<
    CalculLu,
    "id" | "indicateur" | "annee" | "forme" | "part" | "approche" | "additive" | "cog"
  > & {
    fichiers: { items: number[] } | number[];
  };
  const calculs = await connexion.rows<CalculBrut>(
    "select id, indicateur, annee, forme, part, fichiers, approche, additive, cog from calcul",
  );
  const connus = new Map(fichiers.map((f) => [f.id, { ...f, titre: getSource(f.source)?.titre ?? f.source }]));
  const lire = (c: CalculBrut): CalculLu => {
    const ids = Array.isArray(c.fichiers) ? c.fichiers : c.fichiers.items;
    const siens = ids.flatMap((id) => connus.get(id) ?? []);
    const indicateur = catalogue.get(c.indicateur);
    const source = siens[0]?.source;
    return {
      ...c,
      fichiers: ids,
      complementaire: indicateur !== undefined && reposeSurComplementaire(indicateur, source),
      cites: siens.map(({ fichier, sha256 }) => ({ fichier, sha256 })),
      source: [...new Set(siens.map(citation))].join(" ; "),
      idSource: source ?? "",
      vide: videDe(source, c.additive),
    };
  };
  const { cogEpci } = await connexion.one<{ cogEpci: number | null }>(
    `select min_by(cog, abs(cog - ${cog}))::integer as "cogEpci" from appartenance where parent_niveau = 'epci'`,
  );
  return {
    cog,
    catalogue,
    cogEpci: cogEpci ?? cog,
    fichiers: connus,
    calculs: new Map(calculs.map((c) => [c.id, lire(c)])),
  };
}
