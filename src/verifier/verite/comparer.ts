import { readFile } from "node:fs/promises";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseVraie } from "../../modele/cellule.ts";
import { libelleOf, normal } from "../controles/designer.ts";
import { listFichiers } from "../fichiers.ts";
import { ARROW } from "../lecture/arrow.ts";
import { ouvrirTout } from "../lecture/ouvrir.ts";
import { parcourirPage } from "../lecture/html.ts";
import { readJetons } from "../page/balises.ts";
import { decodeEntites } from "../page/entites.ts";
import { MANIFESTE } from "../manifeste.ts";
import { comparerPage } from "./comparer-page.ts";
import { comparerLignes, comparerTables } from "./comparer-tables.ts";
import { livreUneDe, voisinesOf } from "./derivees.ts";
import type { Tue } from "./livrer.ts";
import { pageDeDocument } from "./page-de-document.ts";
import { isEnsemble } from "./parler-de.ts";

/** Ce que des balises disent sans le montrer. */
const ATTRIBUTS = /(?<=\s(?:aria-label|title|alt|content|data-[\w-]+)=")[^"]+/g;

/** Un CSV se lit en table ; un script ou une police viennent de la construction, sans rien du projet. */
const LUS_EN_TABLES: ReadonlySet<string> = new Set(["csv", "javascript", "woff2"]);

/**
 * Un fichier Arrow qui ne nomme ni ce que compte une table, ni les colonnes d'une clé, ne parle d'aucune case : l'ouvrir coûterait un tiers de la
 * comparaison. Les noms de colonnes y sont en clair.
 */
function peutParler(octets: Uint8Array, cases: readonly CaseVraie[], libelles: readonly string[]): boolean {
  if (!ARROW.isGenre(octets)) return true;
  const lu = normal(Buffer.from(octets).toString("utf8"));
  if (libelles.some((l) => lu.includes(l))) return true;
  const texte = Buffer.from(octets).toString("latin1").toLowerCase();
  const formes = new Map(cases.map((c) => [Object.keys(c.cle).join("\u0000"), Object.keys(c.cle)]));
  return [...formes.values()].some((cles) => cles.every((k) => texte.includes(k.toLowerCase())));
}

/**
 * Compare un site à la vérité : une infobulle, un texte de remplacement, une phrase, une étiquette, une échelle, un ordre ou
 * une table voisine qui livre une case tue, elle-même ou par sa part d'un total, son écart à une autre année, la part d'une
 * partie. Ne rend que des lieux, jamais une valeur. N'est appelée que dans le processus qui détient la vérité.
 */
export async function comparerSite(dossier: string, cases: readonly CaseVraie[]): Promise<Anomalie[]> {
  const tues = cases
    .filter((c) => c.statut === "tue")
    .map((c): Tue => ({ case: c, voisines: voisinesOf(c, cases), isSeule: isEnsemble(c) }));
  const livreUneCase = livreUneDe(tues);
  const libelles = [...new Set(cases.map(libelleOf))];
  const isConcerne = (html: string): boolean => {
    const lu = normal(decodeEntites(html.replace(/<[^>]*>/g, "")) + (html.match(ATTRIBUTS) ?? []).join(" "));
    return libelles.some((l) => lu.includes(l));
  };
  const anomalies: Anomalie[] = [];
  for (const { nom, chemin } of await listFichiers(dossier)) {
    if (nom === MANIFESTE) continue;
    const octets = await readFile(chemin);
    if (!peutParler(octets, cases, libelles)) continue;
    for (const { genre, contenu } of await ouvrirTout(nom, octets)) {
      anomalies.push(
        ...comparerTables(nom, contenu.tables, cases),
        ...comparerLignes(nom, contenu.tables, cases, tues),
      );
      if (genre === "html" || genre === "svg")
        anomalies.push(
          ...contenu.textes
            .filter(isConcerne)
            .flatMap((t) => comparerPage(nom, parcourirPage([...readJetons(t)]), cases, tues, livreUneCase)),
        );
      else if (!LUS_EN_TABLES.has(genre))
        anomalies.push(...comparerPage(nom, pageDeDocument(genre, contenu), cases, tues, livreUneCase));
    }
  }
  return anomalies;
}
