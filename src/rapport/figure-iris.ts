import { capitalize, finishPhrase, verbe } from "../constats/accords.ts";
import { phraseNiveau } from "../constats/comparaison.ts";
import { dansLieu } from "../constats/lieux.ts";
import { enMillesime } from "../constats/periodes.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { detailOf, secretOf, type Detail } from "./detail.ts";
import { points } from "./dessins.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

/**
 * Le détail du territoire : les IRIS d'une commune (tous, ou quelques-uns), les communes d'un EPCI. L'édition publique les range par
 * nom et ne désigne ni le premier ni le dernier : pas de palmarès (docs/regles.md).
 */
export function figureIris(
  lecture: Lecture,
  indicateur: Indicateur,
  id: string,
  detail: Detail = detailOf(lecture),
  iris: readonly ResultatSuivi[] = detail.par(indicateur.code),
): Figure | Manque {
  const libelle = nomOf(indicateur);
  const servis = iris.filter(hasValeur).toSorted((a, b) => a.valeur - b.valeur);
  const [bas, haut] = [servis[0], servis.at(-1)];
  const un = detail.nom === "commune" ? "une seule" : "un seul";
  if (servis.length === 1) return { libelle, raison: `${un} ${detail.nom} a une valeur` };
  if (!bas || !haut) return { libelle, raison: `pas de détail par ${detail.nom} diffusé` };
  const isPublic = lecture.edition === "public";
  const { niveau, code } = lecture.perimetre.commune;
  const commune = lecture
    .serie(indicateur.code, niveau, code)
    .find((p) => p.millesime === bas.millesime && hasValeur(p));
  const tous = [...(commune ? [commune] : []), ...iris];
  const masques = iris.filter((p) => p.statut === "secret").length;
  const etendue = `de ${writeValeur(bas, indicateur)} à ${writeValeur(haut, indicateur)}`;
  const repere = commune ? ` ; ${dansLieu(commune)}, ${writeValeur(commune, indicateur)}` : "";
  const extremes = isPublic
    ? `Les valeurs vont ${etendue}`
    : `${extreme(bas, indicateur)} ; ${extreme(haut, indicateur)}`;
  return points(
    tous.map((p) => pointOf(p, indicateur, lecture)),
    {
      id,
      titre: `${capitalize(indicateur.sujet)} ${verbe(indicateur, "varier")} ${etendue} ${detail.selon}, ${enMillesime(bas.millesime)}`,
      mesure: writeMesure(indicateur, `, par ${detail.nom}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, tous),
      lecture: lectureOf(
        indicateur,
        isPublic ? firstByNom(servis, haut) : indicateur.sens === "-" ? bas : haut,
        commune,
        leSujet(lecture.perimetre),
      ),
      alternative: finishPhrase(`${extremes}${repere}${secretOf(masques, detail)}`),
      notes: [detail.note, ...notesRebasage(tous), ...piegesOf(indicateur)],
      ordre: isPublic ? "nom" : "valeur",
    },
  );
}

const extreme = (p: ResultatSuivi, indicateur: Indicateur): string => `${p.nom} : ${writeValeur(p, indicateur)}`;

// L'exemple public est le premier par ordre alphabétique : il n'est choisi pour aucune valeur.
const firstByNom = (iris: readonly ResultatSuivi[], defaut: ResultatSuivi): ResultatSuivi =>
  iris.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))[0] ?? defaut;

function lectureOf(
  indicateur: Indicateur,
  exemple: ResultatSuivi,
  commune: ResultatSuivi | undefined,
  sujet: string,
): string {
  const phrase = phraseNiveau(indicateur, exemple).replace(/\.$/, "");
  const contre = commune ? `, et de ${writeValeur(commune, indicateur)} dans l'ensemble de ${sujet}` : "";
  return finishPhrase(`${phrase}${contre}`);
}
