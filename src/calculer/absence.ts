import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import { NIVEAUX, type Niveau, type Territoire } from "../modele/territoire.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { regleDe, silenceDe } from "./regles.ts";
import type { Contexte } from "./lire.ts";
import type { Perimetres } from "./perimetre.ts";
import { reponse } from "./reponse.ts";

/** Les mailles dont la valeur pourrait venir d'une somme de plus petites. */
const SOMMABLES: readonly Niveau[] = [
  "quartier",
  "commune",
  "epci",
  "departement",
  "region",
  "strate",
  "comparables",
  "france",
];

/** Une valeur manque ici et se lit à des mailles plus petites : il ne faut pas la recomposer si elle ne s'additionne pas. */
export const recomposer = (t: Territoire, ailleurs: readonly Niveau[]): boolean =>
  SOMMABLES.includes(t.niveau) && ailleurs.some((n) => NIVEAUX.indexOf(n) < NIVEAUX.indexOf(t.niveau));

export const NON_ADDITIF =
  "une médiane, une part ou un indice publié ne s'additionne ni ne se moyenne : aucun fichier chargé ne le donne ici, et il ne se calcule pas à partir de territoires plus petits";

const NOMS: Readonly<Record<Niveau, string>> = {
  iris: "IRIS",
  quartier: "quartier",
  qpv: "QPV",
  arm: "arrondissement municipal",
  commune: "commune",
  epci: "EPCI",
  departement: "département",
  region: "région",
  strate: "strate",
  comparables: "communes comparables",
  france: "France",
};

export const formatNiveaux = (niveaux: readonly Niveau[]): string =>
  NIVEAUX.filter((n) => niveaux.includes(n))
    .map((n) => NOMS[n])
    .join(", ");

/** Pourquoi il n'y a pas de ligne : rien de chargé, une maille non diffusée, ou une agrégation qu'il ne faut pas faire. */
export async function expliquerAbsence(
  connexion: Connexion,
  indicateur: Pick<Indicateur, "code" | "unite">,
  t: Territoire,
  annee: number | null,
  { contexte, perimetres, cible }: { contexte: Contexte; perimetres: Perimetres; cible: number },
): Promise<Resultat> {
  const identite = {
    indicateur: indicateur.code,
    territoire: t.code,
    niveau: t.niveau,
    millesime: annee === null ? "" : String(annee),
    unite: indicateur.unite,
  };
  const absent = (motif: string): Resultat => reponse(identite, { statut: "absent", motif });
  const complet = contexte.catalogue.get(indicateur.code);
  if (!complet)
    return reponse(identite, {
      statut: "non_calculable",
      motif: "cet indicateur est au catalogue, mais cette version ne sait pas encore le calculer",
    });
  const { activite, pilotage } = complet;
  if (activite)
    return absent(
      `aucun export chargé ne le donne ici${annee === null ? "" : ` pour ${annee}`} (source : ${activite.titre}, pour la seule commune du projet)`,
    );
  if (pilotage)
    return absent(`il se compte dans le dossier « pilotage » du projet et se lit dans le rapport (${pilotage.titre})`);
  const ailleurs = (
    await connexion.rows<{ niveau: Niveau }>(
      `select distinct niveau::varchar as niveau from resultat
       where indicateur = $code and valeur is not null ${annee === null ? "" : `and annee = ${annee}`}`,
      { code: indicateur.code },
    )
  ).map((r) => r.niveau);
  if (ailleurs.length === 0) return absent("aucun fichier chargé ne donne cette valeur");
  const silence = annee !== null ? silenceDe(complet, t.niveau, annee) : null;
  if (silence) return absent(`${silence.code} : ${silence.raison}`);
  const calculs = [...contexte.calculs.values()].filter((c) => c.indicateur === indicateur.code);
  const partages = [...new Set(calculs.map((c) => c.cog))].flatMap((cog) =>
    cog !== null && t.niveau === "commune" ? (perimetres.partage(t.code, cog, cible) ?? []) : [],
  );
  if (partages[0] !== undefined) return reponse(identite, { statut: "refus", motif: partages[0] });
  const ancien = calculs.find((c) => c.annee === annee && c.cog !== null && perimetres.existe(t.code, c.cog) === false);
  if (t.niveau === "iris" && ancien)
    return reponse(identite, {
      statut: "refus",
      motif: `${regleDe("iris").code} : cet IRIS n'est pas dans le découpage de ${ancien.cog}, celui du fichier de ${ancien.annee} : sa commune a été redécoupée`,
    });
  if (!calculs.some((c) => c.additive) && recomposer(t, ailleurs))
    return reponse(identite, { statut: "refus", motif: NON_ADDITIF });
  if (t.niveau === "france" && ailleurs.includes("france"))
    return absent(`non diffusé pour ${t.nom} ; essayer FM (métropole) ou F_X_D976 (hors Mayotte)`);
  if (ailleurs.includes(t.niveau)) return absent("aucun fichier chargé ne donne cette valeur pour ce territoire");
  return absent(`donné à d'autres mailles seulement : ${formatNiveaux(ailleurs)}`);
}
