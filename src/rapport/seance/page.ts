import { finishPhrase } from "../../constats/accords.ts";
import { CAUSES } from "../../constats/causes.ts";
import type { Constat } from "../../constats/constat.ts";
import { nomJour } from "../../constats/periodes.ts";
import type { Bilan, Revision } from "../../constats/revisions.ts";
import { FORMAT_AVIS, VERSION_AVIS } from "../../pilotage/avis.ts";
import { direOrganisme } from "../../modele/organisme.ts";
import type { Question } from "../../pilotage/commande.ts";
import type { Pilotage } from "../../pilotage/lire.ts";
import { readAsset } from "../../racine.ts";
import { escapeHtml } from "../figures/html.ts";
import type { Lecture } from "../lecture.ts";
import type { PageSite, SectionSite } from "../page.ts";
import { renderConstats } from "../rendu-noeuds.ts";
import { slugify } from "../slug.ts";
import { FORMULAIRE, ligne, texteHtml, zone } from "./champs.ts";
import { ficheDecision, ficheSuite } from "./fiche-decision.ts";
import { themesSeance, type ThemeSeance } from "./themes.ts";

const p = (texte: string, classe?: string): string =>
  `<p${classe === undefined ? "" : ` class="${classe}"`}>${texteHtml(texte)}</p>`;
const h3 = (texte: string): string => `<h3>${texteHtml(texte)}</h3>`;
const ul = (items: readonly string[]): string => `<ul>${items.map((i) => `<li>${i}</li>`).join("")}</ul>`;

/** Les commentaires de `src/site/seance.js` sont pour nous : rien du texte de l'atelier ne part en ligne. */
const script = (): string =>
  readAsset("src/site/seance.js")
    .split("\n")
    .filter((l) => !/^\s*\/\//.test(l))
    .join("\n")
    .trim();

/**
 * La page « Séance » du comité : ce que dit l'analyse, ce qui se discute, ce qui se décide, thème par thème, et de quoi
 * répondre sans réseau. Sans JavaScript tout se lit, et la page imprimée se remplit à la main.
 */
export function renderSeance(
  lecture: Lecture,
  pilotage: Pilotage,
  imprimes: readonly Constat[],
  bilan: Bilan | null,
): PageSite {
  const dire = (texte: string): string => direOrganisme(texte, lecture.perimetre.commune.niveau);
  const themes = themesSeance(lecture, pilotage, imprimes, bilan);
  return {
    chemin: "seance",
    titre: "Séance",
    groupe: "decisions",
    introHtml: dire(intro(lecture)),
    sections: [
      { id: "qui-repond", titre: "Qui répond", html: identite(pilotage, dire) },
      ...themes.map((t) => sectionTheme(t, imprimes, lecture)),
      { id: "remettre-l-avis", titre: "Remettre son avis", html: dire(remise()) },
    ],
    script: script(),
  };
}

function intro({ perimetre, annee }: Lecture): string {
  const donnees = { commune: perimetre.commune.code, annee, format: FORMAT_AVIS, version: VERSION_AVIS };
  const attributs = Object.entries(donnees).map(([nom, v]) => ` data-${nom}="${escapeHtml(String(v))}"`);
  return [
    p("De quoi préparer et tenir la séance : ce que dit l'analyse, ce qui se discute, ce qui reste à décider."),
    p("Rien n'est envoyé. Ce que vous écrivez reste dans ce navigateur, comme un brouillon, jusqu'à ce que vous l'enregistriez dans un fichier, à remettre au CCAS. N'écrivez le nom de personne."),
    p("Pour répondre sur papier : imprimez cette page, cochez, écrivez, et remettez-la au secrétariat du CCAS.", "note"),
    `<form id="${FORMULAIRE}"${attributs.join("")}></form>`,
  ].join("\n"); // prettier-ignore
}

function identite({ contributions }: Pilotage, dire: (texte: string) => string): string {
  const groupes = [contributions?.comite ?? null, ...(contributions?.groupes ?? [])].filter((g) => g !== null);
  return [
    ligne("date", "Date", { type: "date", aide: "Le jour de la séance, ou celui où vous répondez." }),
    ligne("groupe", "Instance ou groupe", {
      aide: "Comité de pilotage, conseil d'administration, groupe de diagnostic.",
      choix: [...new Set([...groupes.map((g) => g.nom), "Comité de pilotage", "Conseil d'administration"])],
    }),
    ligne("fonction", "Votre fonction", {
      aide: dire("« Vice-présidente du CCAS », « représentant de la Caf » : jamais votre nom."),
      choix: [...new Set(groupes.flatMap((g) => g.membres))],
    }),
  ].join("\n");
}

function sectionTheme(theme: ThemeSeance, imprimes: readonly Constat[], lecture: Lecture): SectionSite {
  const { id, titre, constats, fragiles, revises, questions, fiches, suites, commentaires } = theme;
  return {
    id: `theme-${id}`,
    titre,
    html: [
      ...(constats.length > 0 ? [h3("Ce que dit l'analyse"), renderConstats({ type: "absConstats", constats })] : []),
      ...(fragiles.length + revises.length > 0 ? [h3("Ce qui se discute")] : []),
      ...(fragiles.length > 0
        ? [
            p("La preuve est indicative, ou la valeur provisoire :", "note"),
            renderConstats({ type: "absConstats", constats: fragiles }),
          ]
        : []),
      ...(revises.length > 0 ? [p("Publié, et ne tient plus :", "note"), ul(revises.map(revision))] : []),
      ...(commentaires.length > 0
        ? [h3("Ce qui a déjà été dit"), ul(commentaires.map(({ seance, texte }) => texteHtml(`${texte} (${seance.fonction}, ${nomJour(seance.le) ?? seance.le})`)))] // prettier-ignore
        : []),
      ...(questions.length > 0 ? [h3("Questions à trancher"), ...questions.map(question)] : []),
      ...(fiches.length > 0 ? [h3("À décider"), ...fiches.map((f) => ficheDecision(f, imprimes, lecture))] : []),
      ...(suites.length > 0
        ? [h3("Ce qui a été mené, et sa suite"), ...suites.map((a) => ficheSuite(a, lecture))]
        : []),
      zone(`commentaire-${id}`, `Votre commentaire : ${titre.charAt(0).toLowerCase()}${titre.slice(1)}`, {
        "data-sur": id,
      }),
    ].join("\n"),
  };
}

const revision = ({ annee, publie, verdict }: Revision): string =>
  texteHtml(
    verdict.etat === "ne tient plus"
      ? `${annee}, « ${publie.phrase} » ${finishPhrase(CAUSES[verdict.cause])} ${finishPhrase(`aujourd'hui : ${verdict.aujourdhui}`)}`
      : `${annee}, « ${publie.phrase} »`,
  );

const question = (q: Question): string =>
  `<p><strong>${texteHtml(q.question)}</strong> ${texteHtml(`(${q.posee_par}, ${nomJour(q.posee_le) ?? q.posee_le})`)}</p>
${q.reponse === null ? "" : p(`Réponse proposée : ${q.reponse}`)}
${zone(`reponse-${slugify(q.id)}`, q.reponse === null ? "Votre réponse" : "Votre réponse, si ce n'est pas celle-là", { "data-question": q.id, ...(q.reponse === null ? {} : { "data-avant": q.reponse }) })}`;

/** Les boutons n'ont de sens qu'avec le script : il les montre. */
const remise = (): string =>
  [
    `<p class="sans-script">${texteHtml("L'enregistrement demande JavaScript, qui est arrêté dans ce navigateur : répondez sur la page imprimée.")}</p>`,
    `<div class="avec-script" hidden>`,
    p("Le fichier ne contient que vos réponses, la date, le groupe et votre fonction. Remettez-le au CCAS par la voie de votre choix : « abs pilotage importer » le reprend."),
    `<div class="erreurs" id="avis-erreurs" role="alert"></div>`,
    `<p><button type="button" id="avis-enregistrer">${texteHtml("Enregistrer l'avis dans un fichier")}</button> <button type="button" id="avis-effacer" class="discret">Effacer le brouillon</button></p>`,
    `<p id="avis-etat" role="status"></p>`,
    `</div>`,
  ].join("\n"); // prettier-ignore
