import { escapeHtml } from "./echapper.ts";
import type { PageSite, SiteEdition } from "../../rapport/page.ts";

const A_COMPLETER = '<strong class="a-completer">[à compléter par l\'organisme]</strong>';

/**
 * La déclaration d'accessibilité dans le format imposé (RGAA 4.1.2, modèle de déclaration). Sans audit, l'état est
 * « non conforme » : aucun contrôle automatique ne permet de dire mieux, et ce que seul l'organisme sait est laissé
 * à compléter.
 */
export function pageAccessibilite(site: SiteEdition): PageSite {
  const organisme = escapeHtml(site.mentions.organisme);
  const contact = site.mentions.contact === undefined ? A_COMPLETER : escapeHtml(site.mentions.contact);
  return {
    chemin: "accessibilite",
    titre: "Déclaration d'accessibilité",
    groupe: "pied",
    introHtml: `<p>Ce site n'est pas conforme au référentiel général d'amélioration de l'accessibilité.</p>
<p>${organisme} s'engage à rendre ses sites accessibles, conformément à l'article 47 de la loi n° 2005-102 du
11 février 2005. Cette déclaration s'applique au site « Analyse des besoins sociaux ${site.annee} · ${escapeHtml(site.commune)} ».</p>
<p>Schéma pluriannuel et plan d'actions : ${A_COMPLETER}.</p>`,
    sections: [
      {
        id: "etat-de-conformite",
        titre: "État de conformité",
        html: `<p>Ce site est <strong>non conforme</strong> au référentiel général d'amélioration de l'accessibilité (RGAA 4.1.2) :
il n'existe pas d'audit en cours de validité qui permette de mesurer le respect des critères.</p>`,
      },
      {
        id: "resultats",
        titre: "Résultats des tests",
        html: `<p>Aucun audit n'a été réalisé. Des contrôles automatiques accompagnent la fabrication du site ; ils ne couvrent
qu'une partie des critères et ne valent pas audit.</p>`,
      },
      {
        id: "contenus-non-accessibles",
        titre: "Contenus non accessibles",
        html: `<p>À établir par un audit : ${A_COMPLETER}. Chaque graphique est accompagné du tableau de ses données.</p>`,
      },
      {
        id: "etablissement",
        titre: "Établissement de cette déclaration",
        html: `<p>Déclaration établie le ${A_COMPLETER}.</p>
<p>Technologies utilisées : HTML5, CSS, SVG, JavaScript. Les pages se lisent sans JavaScript ; la recherche et l'explorateur en
demandent, et leurs chiffres sont dans les tables.</p>
<p>Environnement de test, outils d'évaluation, pages vérifiées : ${A_COMPLETER}.</p>`,
      },
      {
        id: "retour",
        titre: "Retour d'information et contact",
        html: `<p>Si vous n'arrivez pas à accéder à un contenu ou à un service, écrivez à ${organisme} pour être orienté vers une
solution accessible ou obtenir le contenu sous une autre forme : ${contact}.</p>`,
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
