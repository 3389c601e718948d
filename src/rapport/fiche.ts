import { getSource } from "../../loaders/index.ts";
import { touchantes } from "../calculer/valeurs.ts";
import { capitalize, finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import { writeValeurDe } from "../constats/valeurs.ts";
import { demarchesDe } from "../indicateurs/demarches.ts";
import { secretsDe } from "../indicateurs/secrets.ts";
import { DEMARCHES } from "../modele/demarche.ts";
import { GENRES } from "../modele/genre.ts";
import { origineDe, quantitesDe, type Definition, type Indicateur } from "../modele/indicateur.ts";
import { escapeHtml } from "./figures/html.ts";
import { writeFormule } from "./fiche-formule.ts";
import { zonesOf } from "./fiche-zones.ts";
import type { Lecture } from "./lecture.ts";
import { MAILLES } from "./mailles.ts";
import { writeDate } from "./sources-citees.ts";

const SENS = {
  "+": "plus il est élevé, plus le besoin est fort",
  "-": "plus il est bas, plus le besoin est fort",
  "0": "descriptif : ni bon ni mauvais, jamais coloré",
} as const;
const INTERVALLES = {
  wilson: "Intervalle de Wilson à 95 % quand l'indicateur est recalculé, sans effet du plan de sondage.",
  byar: "Intervalle de Byar à 95 %, exact sous dix événements.",
} as const;
const FIABILITES = {
  B: "Définition à confirmer : elle vient d'une source secondaire ou d'un usage local.",
  V: "Définition à confirmer : elle reste à vérifier auprès du producteur.",
} as const;

const liste = (textes: readonly string[]): string =>
  textes.length === 1
    ? escapeHtml(textes[0] ?? "")
    : `<ul>${textes.map((t) => `<li>${escapeHtml(t)}</li>`).join("")}</ul>`;

/** Les fichiers lus d'une source, par millésime : « 2016, 2022 ». */
function millesimesOf(lecture: Lecture, titre: string): string {
  const annees = [...new Set(lecture.fichiers.filter((f) => f.titre === titre).map((f) => f.millesime))].sort();
  return annees.length === 0 ? "aucun fichier chargé" : `millésimes chargés : ${annees.join(", ")}`;
}

function sourcesOf({ definitions, activite, pilotage }: Indicateur, lecture: Lecture): readonly string[] {
  const interne = activite ?? pilotage;
  if (interne) return [capitalize(interne.titre)];
  const ids = [...new Set(definitions.flatMap((d) => quantitesDe(d).map((f) => f.source)))];
  return ids.map((id) => {
    const s = getSource(id);
    if (!s) return id;
    const reserve = s.verifie === false ? " ; lecture écrite d'après une documentation" : "";
    const gabarit = s.type === "mesures" ? s.gabarit : undefined;
    if (gabarit !== undefined) return `${s.producteur}, ${s.titre} (${millesimesOf(lecture, s.titre)}) : ${gabarit}`;
    return `${s.producteur}, ${s.titre} (${millesimesOf(lecture, s.titre)}${reserve})`;
  });
}

/** Le calcul, du premier fichier qui répond ; les autres ne diffèrent que par leurs noms de variables. */
function calculOf(indicateur: Indicateur): readonly (readonly [string, string])[] {
  const { definitions, unite } = indicateur;
  const origine = origineDe(indicateur);
  if (origine) {
    const { numerateur, denominateur } = origine;
    return denominateur === null ? [["Ce qui est mesuré", numerateur]] : [["Numérateur", numerateur], ["Dénominateur", denominateur]]; // prettier-ignore
  }
  const [d] = definitions;
  if (d?.forme === "rapport")
    return [
      ["Numérateur", writeFormule(d.numerateur)],
      ["Dénominateur", `${writeFormule(d.denominateur)}${echelleOf(d, unite)}`],
    ];
  return d ? [["Ce qui est mesuré", quantitesDe(d).map(writeFormule).join(" ; ")]] : [];
}

const echelleOf = (d: Definition & { forme: "rapport" }, unite: string): string =>
  d.echelle === 100 && unite === "%" ? "" : ` ; multiplié par ${d.echelle.toLocaleString("fr-FR")}`;

/** Une valeur publiée telle quelle n'a que la marge de son producteur : aucune de ces sources n'en donne. */
function incertitudeOf({ nature, definitions, activite, pilotage }: Indicateur): string | null {
  const { intervalle } = GENRES[nature];
  if (intervalle === null || pilotage) return null; // on compte toutes les actions : ce n'est pas un sondage
  const isPubliee = !activite && definitions.every((d) => d.forme === "niveau");
  return isPubliee ? "Publié par le producteur, sans marge d'incertitude." : INTERVALLES[intervalle];
}

function valeurOf(indicateur: Indicateur, lecture: Lecture): string {
  const dernier = lecture.dernier(indicateur.code);
  if (!dernier) return "aucune valeur dans les fichiers chargés";
  return `${writeValeurDe(dernier, indicateur)} (${writeDate(lecture, dernier)})`;
}

const rubrique = (nom: string, contenu: string): string => `<dt>${escapeHtml(nom)}</dt><dd>${contenu}</dd>`;

/** La fiche d'un indicateur : tout ce qu'il faut pour le refaire et pour ne pas mal le lire. */
export function renderFiche(indicateur: Indicateur, lecture: Lecture): string {
  const { definition, fiabilite, niveaux, sens, nature, pieges = [] } = indicateur;
  const { nom } = GENRES[nature];
  const incertitude = incertitudeOf(indicateur);
  const propres = (textes: readonly string[]): string[] => textes.map((t) => finishPhrase(withoutCodes(t)));
  const zones = zonesOf(indicateur, lecture);
  const ruptures = touchantes(indicateur).map((r) => finishPhrase(`${r.code} : ${capitalize(r.raison)}`));
  const demarches = demarchesDe(indicateur).map((d) => capitalize(DEMARCHES[d].nom));
  const doute = fiabilite ? [`<p class="note">${escapeHtml(FIABILITES[fiabilite])}</p>`] : [];
  return [
    `<p>${escapeHtml(finishPhrase(definition))}</p>`,
    ...doute,
    `<dl class="fiche">`,
    rubrique(lecture.perimetre.commune.nom, escapeHtml(valeurOf(indicateur, lecture))),
    ...calculOf(indicateur).map(([titre, texte]) => rubrique(titre, escapeHtml(texte))),
    rubrique("Genre", escapeHtml(`${nom} ; ${SENS[sens]}`)),
    ...(niveaux.length === 0 ? [] : [rubrique("Mailles", escapeHtml(niveaux.map((n) => MAILLES[n]).join(", ")))]),
    rubrique("Sources", liste(sourcesOf(indicateur, lecture))),
    ...(incertitude === null ? [] : [rubrique("Incertitude", escapeHtml(incertitude))]),
    ...(zones.length === 0 ? [] : [rubrique("Petits territoires", liste(zones))]),
    rubrique("Secret", liste(secretsDe(indicateur))),
    ...(ruptures.length === 0 ? [] : [rubrique("Ruptures", liste(ruptures))]),
    ...(pieges.length === 0 ? [] : [rubrique("Précautions", liste(propres(pieges)))]),
    ...(demarches.length === 0 ? [] : [rubrique("Sert aussi", liste(demarches))]),
    `</dl>`,
  ].join("\n");
}
