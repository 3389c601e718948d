import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getSource } from "../../loaders/index.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { Fond } from "../modele/fond.ts";
import type { Edition, FichierLu } from "../rapport/lecture.ts";
import { nomPublie } from "../rapport/nom-publie.ts";

/** Les exports du CCAS, par source, tels qu'on les nomme. */
export const EXPORTS: Readonly<Record<string, string>> = {
  "ccas-aides": "Aides facultatives",
  "ccas-accueil": "Accueil et fréquentation",
  "ccas-satisfaction": "Enquête de satisfaction",
  "ccas-questionnaire": "Questionnaire à la population",
  "ccas-portage": "Portage de repas",
  "ccas-domicile": "Aide à domicile",
  "ccas-domiciliation": "Domiciliation",
  "ccas-fsl": "FSL et aides à l'énergie",
  "ccas-logement": "Demandes de logement",
  "ccas-accompagnement": "Suivi des accompagnements",
  "ccas-budget": "Budget",
};

/** Les contours des cartes, dits comme les autres fichiers : leurs objets sont des lignes, ceux d'ailleurs ne sont pas gardés. */
export function readContoursLus({ dir, observatoire }: Projet, fonds: readonly Fond[]): FichierLu[] {
  return observatoire.contours.flatMap(({ maille, fichier, source }): FichierLu[] => {
    const fond = fonds.find((f) => f.niveau === maille);
    if (!fond) return []; // pas lus : l'anomalie de la carte dit pourquoi
    const octets = readFileSync(join(dir, fichier));
    const lues = (JSON.parse(octets.toString("utf8")) as { readonly features: readonly unknown[] }).features.length;
    const gardees = fond.large.zones.length;
    return [
      {
        source: `contours-${maille}`,
        titre: `Contours des ${maille === "iris" ? "IRIS" : "communes"} (cartes)`,
        verifiee: "oui",
        producteur: source,
        page: "",
        licence: "celle de son producteur",
        millesime: "",
        cog: null,
        publie: null,
        fichier: nomPublie(fichier),
        sha256: createHash("sha256").update(octets).digest("hex"),
        lues,
        gardees,
        refusees: lues - gardees,
      },
    ];
  });
}

/** Ce que l'entrepôt en sait ; le reste vient du registre des sources. */
type Row = Omit<FichierLu, "titre" | "verifiee" | "producteur" | "page" | "licence" | "millesime"> & {
  readonly millesime: number | null;
};

/**
 * Les fichiers lus, pour la page des sources. Un export interne n'a de nom, d'empreinte et de lignes que pour la direction : ses
 * lignes gardées sont ses demandes ou ses passages, un total que le secret peut masquer ; et une empreinte changée sous des
 * chiffres inchangés dirait lequel a reçu une correction que le secret retient.
 */
export async function readFichiersLus(connexion: Connexion, edition: Edition, organisme: string): Promise<FichierLu[]> {
  const rows = await connexion.rows<Row>(`
    select f.source, coalesce(f.millesime, m.fin) as millesime, f.cog, f.publie, f.fichier, f.sha256, f.lues, f.gardees, f.refusees
    from fichier f left join (select fichier, max(millesime) as fin from mesure group by fichier) m on m.fichier = f.id order by f.id`);
  return rows.map((row): FichierLu => {
    const source = getSource(row.source);
    const isTu = source === undefined && edition !== "direction";
    return {
      ...row,
      titre: source?.titre ?? `${EXPORTS[row.source] ?? row.source} (export interne)`,
      verifiee: source?.verifie === false ? "non" : "oui",
      producteur: source?.producteur ?? organisme,
      page: source?.page ?? "",
      licence: source?.licence ?? "donnée interne, non diffusée",
      millesime: row.millesime === null ? "" : String(row.millesime),
      fichier: nomPublie(row.fichier),
      ...(isTu
        ? { fichier: "export interne, non diffusé", sha256: "", lues: null, gardees: null, refusees: null }
        : {}),
    };
  });
}
