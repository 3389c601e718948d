import { finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import type { Figure } from "../modele/figure.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import { CHAMPS_PROJETES, type ChampProjete, type Projection } from "../modele/projection.ts";
import type { Manque } from "./contexte.ts";
import { eventail } from "./dessins.ts";
import type { PointTexte } from "./figures/nombres.ts";
import { roleOf } from "./figures/roles.ts";
import type { Lecture } from "./lecture.ts";
import { leSujet } from "./mots-sujet.ts";
import { writeSource } from "./sources-citees.ts";

const MESURES = {
  total: ["Population", "observée et projetée"],
  aines: ["Habitants de 75 ans ou plus", "observés et projetés"],
} as const;

/** Une projection dessinée, et la phrase qui dit ce qu'elle vaut. */
export interface ProjectionDessinee {
  readonly figure: Figure;
  readonly phrase: string;
}

/** L'éventail d'un effectif, du plus ancien recensement lu à l'horizon de la projection. */
export function figureProjection(lecture: Lecture, champ: ChampProjete, id: string): ProjectionDessinee | Manque {
  const nom = CHAMPS_PROJETES[champ][1];
  const libelle = champ === "total" ? "la projection de la population" : `la projection des ${nom}`;
  const { projection, perimetre } = lecture;
  if (!projection) return { libelle, raison: "aucun fichier chargé ne donne la population par année d'âge" };
  if ("raison" in projection) return { libelle, raison: withoutCodes(projection.raison) };
  const effectif = projection.effectifs.find((e) => e.champ === champ);
  if (!effectif) throw new RangeError(`projection must have every field, got none for ${champ}`);
  const { observes, projete, bornes } = effectif;
  const { commune } = perimetre;
  const bande = `bande à ${formatValeur(100 * projection.confiance, "%", 0)}`;
  const dire = (n: number): string => formatNombre(arrondir(n));
  const encadre = bornes ? `, entre ${dire(bornes[0])} et ${dire(bornes[1])}` : "";
  const fin = observes.at(-1);
  const observe = fin ? ` ; elle en comptait ${formatNombre(fin.valeur)} au recensement de ${fin.annee}` : "";
  const figure = eventail(
    observes.map(({ annee, valeur }): PointTexte => ({
      territoire: commune.code,
      niveau: commune.niveau,
      nom: commune.nom,
      role: roleOf(commune.niveau, commune.niveau),
      millesime: String(annee),
      temps: annee,
      valeur,
      statut: "valeur",
      motif: null,
      intervalle: null,
      segment: 0,
    })),
    [{ temps: projection.horizon, millesime: String(projection.horizon), central: arrondir(projete), bande: bornes && [arrondir(bornes[0]), arrondir(bornes[1])] }],
    {
      id,
      titre: `Vers ${dire(projete)} ${nom} en ${projection.horizon}${encadre}, si les générations évoluent comme de ${projection.depuis.join(" à ")}`,
      mesure: `${MESURES[champ][0]} de ${commune.nom}, ${MESURES[champ][1]} (en habitants)`,
      unite: "habitants",
      decimales: 0,
      bande,
      source: writeSource(lecture, [{ ...projection, valeur: projete }]),
      lecture: finishPhrase(
        `En ${projection.horizon}, ${leSujet(perimetre)} compterait environ ${dire(projete)} ${nom}${encadre}${observe}`,
      ),
      alternative: finishPhrase(
        `Courbe des recensements de ${observes.map((o) => o.annee).join(", ")}, prolongée en tirets jusqu'en ${projection.horizon} : ${dire(projete)} ${nom}${encadre}. Les nombres sont dans le tableau`,
      ),
      notes: ["Projection arrondie à la dizaine. Le recensement en donnera l'issue trois ans après l'horizon."],
    },
  );
  return { figure, phrase: writePrudence(projection, effectif.biais) };
} // prettier-ignore

const centaine = (n: number): number => Math.round(n / 100) * 100;

/** À la dizaine : une projection à l'unité près ferait croire à un compte. */
const arrondir = (n: number): number => Math.round(n / 10) * 10;

/** « Ce n'est pas une prévision : […] La même méthode, essayée […] dans 51 communes […] » */
function writePrudence(p: Projection, biais: number | null): string {
  const regle = `Ce n'est pas une prévision : c'est ce que deviendrait la population si chaque génération continuait de grossir ou de fondre comme entre les recensements de ${p.depuis.join(" et ")}, départs, arrivées et décès ensemble ; un quartier neuf ou une fermeture s'y prolonge`;
  if (!p.essai || biais === null)
    return `${finishPhrase(regle)} ${finishPhrase(
      p.essai
        ? `la marge n'est pas donnée : ${p.controles} ${p.controles > 1 ? "communes" : "commune"} de taille comparable, c'est trop peu pour la mesurer`
        : "la marge n'est pas donnée : il faudrait un troisième recensement, plus ancien, pour essayer la méthode d'avance",
    )}`;
  const [ancien, depart, constate] = p.essai;
  const ecart = formatValeur(100 * Math.abs(biais), "%", 1);
  const sens =
    Math.abs(biais) < 0.0005
      ? "la moitié des projections y étaient trop hautes, la moitié trop basses"
      : `le trait est ${biais > 0 ? "relevé" : "abaissé"} de ${ecart}, l'écart médian de cet essai`;
  return `${finishPhrase(regle)} ${finishPhrase(
    `la même méthode, essayée de ${depart} à ${constate} avec les recensements de ${ancien} et ${depart} dans ${p.controles} communes${p.tailles ? ` de ${formatNombre(centaine(p.tailles[0]))} à ${formatNombre(centaine(p.tailles[1]))} habitants` : ""}, donne la marge : ce que compte ensuite une telle commune tombe dans la bande au moins quatre fois sur cinq ; ${sens}`,
  )}`;
}
