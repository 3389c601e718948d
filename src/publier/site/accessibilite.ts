import { nomJour } from "../../constats/periodes.ts";
import { etatOf, SANS_DECLARATION, type AuditAccessibilite, type EtatConformite } from "../../modele/accessibilite.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { PageSite, SiteEdition } from "../../rapport/page.ts";
import { escapeHtml } from "./echapper.ts";

const A_COMPLETER = '<strong class="a-completer">[à compléter par l\'organisme]</strong>';

/** L'état que toutes les pages portent au pied. */
export const etatDuSite = ({ accessibilite }: SiteEdition): EtatConformite => etatOf(accessibilite?.audit ?? null);

/** Un courriel ou une adresse du web se suivent ; le reste se lit. */
function lier(valeur: string): string {
  const texte = escapeHtml(valeur);
  if (/^https:\/\/\S+$/.test(valeur)) return `<a href="${texte}">${texte}</a>`;
  return /^[^\s@]+@[^\s@]+$/.test(valeur) ? `<a href="mailto:${texte}">${texte}</a>` : texte;
}

const puces = (textes: readonly string[]): string =>
  `<ul>${textes.map((t) => `<li>${escapeHtml(t)}</li>`).join("")}</ul>`;

/**
 * La déclaration d'accessibilité dans la forme imposée (RGAA 4.1.2, modèle de déclaration). Sans audit valide, l'état est
 * « non conforme » : aucun contrôle automatique ne permet de dire mieux. Ce que seul l'organisme sait et n'a pas écrit se dit
 * « à compléter » dans l'édition de la direction, et ne s'écrit pas dans les autres.
 */
export function pageAccessibilite(site: SiteEdition): PageSite {
  const organisme = escapeHtml(site.mentions.organisme);
  const { declaration, audit } = site.accessibilite ?? { declaration: SANS_DECLARATION, audit: null };
  const etat = etatOf(audit);
  const si = (valeur: string | null, ecrire: (texte: string) => string): string =>
    valeur !== null ? ecrire(lier(valeur)) : site.edition === "direction" ? ecrire(A_COMPLETER) : "";
  const siListe = (titre: string, textes: readonly string[]): string =>
    textes.length > 0
      ? `<h3>${titre}</h3>\n${puces(textes)}`
      : site.edition === "direction"
        ? `<h3>${titre}</h3>\n<p>${A_COMPLETER}</p>`
        : "";
  return {
    chemin: "accessibilite",
    titre: "Déclaration d'accessibilité",
    groupe: "pied",
    introHtml: `<p>Ce site est ${etat} au référentiel général d'amélioration de l'accessibilité.</p>
<p>${organisme} s'engage à rendre ses sites accessibles, conformément à l'article 47 de la loi n° 2005-102 du
11 février 2005. Cette déclaration s'applique au site « Analyse des besoins sociaux ${site.annee} · ${escapeHtml(site.commune)} ».</p>
${si(declaration.schema, (t) => `<p>Schéma pluriannuel de mise en accessibilité : ${t}.</p>`)}
${si(declaration.plan, (t) => `<p>Plan d'actions de l'année : ${t}.</p>`)}`,
    sections: [
      { id: "etat-de-conformite", titre: "État de conformité", html: writeEtat(etat, audit) },
      { id: "resultats", titre: "Résultats des tests", html: writeResultats(audit) },
      {
        id: "contenus-non-accessibles",
        titre: "Contenus non accessibles",
        html: `${
          audit === null
            ? "<p>Seul un audit peut les établir ; il n'y en a pas.</p>"
            : [
                siListe("Non-conformités", audit.nonConformites),
                siListe("Dérogations pour charge disproportionnée", audit.derogations),
                siListe("Contenus non soumis à l'obligation d'accessibilité", audit.horsObligation),
              ].join("\n")
        }
<p>Chaque graphique et chaque carte est accompagné d'un texte de lecture et du tableau de ses données.</p>`,
      },
      {
        id: "etablissement",
        titre: "Établissement de cette déclaration",
        html: `${si(nomJour(declaration.etablie ?? ""), (t) => `<p>Déclaration établie le ${t}.</p>`)}
<h3>Technologies utilisées</h3>
<p>HTML5, CSS, SVG. Les pages se lisent sans JavaScript.</p>
${audit === null ? "<h3>Environnement de test, outils et pages vérifiées</h3>\n<p>Aucun : il n'y a pas eu d'audit.</p>" : ""}
${audit === null ? "" : siListe("Environnement de test", audit.environnements)}
${audit === null ? "" : siListe("Outils d'évaluation", audit.outils)}
${audit === null ? "" : siListe("Pages vérifiées", audit.pages)}`,
      },
      {
        id: "retour",
        titre: "Retour d'information et contact",
        html: `<p>Si vous n'arrivez pas à accéder à un contenu ou à un service, écrivez à ${organisme} pour être orienté vers une
solution accessible ou obtenir le contenu sous une autre forme${si(declaration.contact, (t) => ` : ${t}`)}.</p>`,
      },
      {
        id: "recours",
        titre: "Voies de recours",
        html: `<p>Si vous avez signalé un défaut d'accessibilité et n'avez pas obtenu de réponse satisfaisante, vous pouvez
saisir le Défenseur des droits :</p>
<ul>
<li>par son <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a> ;</li>
<li>par <a href="https://www.defenseurdesdroits.fr/carte-des-delegues">un délégué dans votre région</a> ;</li>
<li>par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
</ul>`,
      },
    ],
  };
}

const writeEtat = (etat: EtatConformite, audit: AuditAccessibilite | null): string =>
  `<p>Ce site est <strong>${etat}</strong> au référentiel général d'amélioration de l'accessibilité (RGAA 4.1.2)${
    audit === null
      ? " : il n'existe pas d'audit en cours de validité qui permette de mesurer le respect des critères"
      : etat === "totalement conforme"
        ? ""
        : ", en raison des non-conformités énumérées ci-dessous"
  }.</p>`;

const AUTOMATIQUES =
  "Des contrôles automatiques accompagnent la fabrication du site ; ils ne couvrent qu'une partie des critères et ne valent pas audit.";

const writeResultats = (audit: AuditAccessibilite | null): string =>
  audit === null
    ? `<p>Aucun audit n'a été réalisé. ${AUTOMATIQUES}</p>`
    : `<p>L'audit réalisé par ${escapeHtml(audit.organisme)} le ${nomJour(audit.date) ?? ""} révèle que
${formatNombre(audit.taux, Number.isInteger(audit.taux) ? 0 : 1)} % des critères applicables du RGAA 4.1.2 sont respectés. ${AUTOMATIQUES}</p>`;
