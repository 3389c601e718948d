import { parse } from "csv-parse/sync";
import { readAsset } from "../../racine.ts";
import { NIVEAUX, type Niveau } from "../../modele/territoire.ts";

/**
 * Un fichier officiel déjà vérifié. Une case vide n'a pas pu l'être : elle se lit alors comme pour un fichier inconnu.
 * `cog` vient du titre du classeur de l'Insee (« Géographie au 01/01/AAAA »), ou des codes eux-mêmes : la seule année
 * dont la liste des communes les contient tous (v_commune_depuis_1943), et pour Filosofi 2014 et la CAF 2016 par IRIS,
 * la dernière.
 */
export interface FichierConnu {
  readonly sha256: string;
  readonly source: string;
  readonly niveau: Niveau | null;
  readonly millesime: number | null;
  readonly cog: number | null;
  readonly publie: number | null;
}

const entier = (texte: string | undefined): number | null => (texte ? Number(texte) : null);

/** Le registre `loaders/fichiers-connus.csv`, par empreinte. Il ne contient que des empreintes, aucune donnée. */
export function readRegistre(texte = readAsset("loaders/fichiers-connus.csv")): ReadonlyMap<string, FichierConnu> {
  const rows = parse(texte, { delimiter: ";", columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return new Map(
    rows.map((row) => {
      const sha256 = row.sha256 ?? "";
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`sha256 must be 64 hex digits, got ${sha256}`);
      const niveau = NIVEAUX.find((n) => n === row.niveau) ?? null;
      return [
        sha256,
        {
          sha256,
          source: row.source ?? "",
          niveau,
          millesime: entier(row.millesime),
          cog: entier(row.cog),
          publie: entier(row.publie),
        },
      ];
    }),
  );
}
