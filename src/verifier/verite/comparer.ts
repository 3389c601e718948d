import { readFile } from "node:fs/promises";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseVraie } from "../../modele/cellule.ts";
import { defaut } from "../anomalies.ts";
import { lignesDesignees } from "../controles/cases-tues.ts";
import { anneesDe, contientNom, isDesignee, libelleOf, normal } from "../controles/designer.ts";
import { listFichiers } from "../fichiers.ts";
import { ARROW } from "../lecture/arrow.ts";
import type { Table } from "../lecture/contenu.ts";
import { ouvrirTout } from "../lecture/ouvrir.ts";
import { parcourirPage, type PageParcourue } from "../lecture/html.ts";
import { readJetons } from "../page/balises.ts";
import { decodeEntites } from "../page/entites.ts";
import { MANIFESTE } from "../manifeste.ts";
import { isEchelleTue, isEnFace } from "./echelle.ts";
import { livre, livreTotal, livreUneDe, voisinesOf, type Voisines } from "./derivees.ts";
import { isEcrit, nombresDe, type NombreEcrit } from "./nombres.ts";
import { isOrdreTu, type LigneVraie } from "./ordre.ts";
import { isAge, isEnsemble, isNomAutre, parleDe } from "./parler-de.ts";
import { Annonce, nommerDans, nommeesOf } from "./proposition.ts";
import { removeRenvois } from "./renvois.ts";

const ATTRIBUTS = /(?<=\s(?:aria-label|title|alt|content|data-[\w-]+)=")[^"]+/g;

interface Tue {
  readonly case: CaseVraie;
  readonly voisines: Voisines;
  /** Vrai d'une case d'ensemble, que seul son libellé nomme. */
  readonly isSeule: boolean;
}

/** Ce que l'on lit d'un trait : « Logement : 48 demandes » ; une virgule devant un mot en commence un autre. */
const propositions = (texte: string): string[] =>
  !/\d/.test(texte) ? [] : texte.split(/(?<=[.;!?])\s+|,\s+(?=\p{L}|«)/u).filter((p) => /\d/.test(p));

/** Les nombres d'une proposition, hors ses années. */
const nombresHorsAnnees = (texte: string) =>
  nombresDe(texte).filter((n) => !(n.decimales === 0 && !n.isPourcent && anneesDe(texte).includes(String(n.valeur))));

/** Ce qu'on cherche dans une page, et parmi quoi. */
interface Recherche {
  readonly tues: readonly Tue[];
  readonly publiees: readonly CaseVraie[];
  readonly libelles: readonly string[];
  /** Ce nombre est-il de ceux qui livreraient une case tue du site, où qu'il soit écrit ? */
  readonly livreUneCase: (nombre: NombreEcrit) => boolean;
}

/** Une proposition d'une page livre-t-elle une case tue ? Un nombre que des cases publiées nommées là expliquent n'en livre pas. */
function isLivree(texte: string, annonce: Annonce, { tues, publiees, libelles, livreUneCase }: Recherche): boolean {
  // Presque aucun nombre n'est celui d'une case tue : ce que la phrase nomme ne se cherche que pour les autres.
  const nombres = nombresHorsAnnees(texte).filter(livreUneCase);
  if (nombres.length === 0) return false;
  const nomme = nommerDans(texte, annonce);
  const dites = tues.filter(({ case: c, isSeule }) => nomme(c) && (!isSeule || parleDe(c, texte, annonce.mots)));
  const totaux = tues.flatMap(({ case: c, voisines }) => {
    const parties = voisines.parties.filter(nomme);
    return parties.length === 0 ? [] : [{ case: c, parties }];
  });
  if (dites.length === 0 && totaux.length === 0) return false;
  // Une case d'ensemble n'a que son année pour nom : elle n'explique un nombre que si l'on parle d'elle.
  const expliquees = publiees.filter((p) => nomme(p) && (!isEnsemble(p) || parleDe(p, texte, annonce.mots)));
  const inexpliques = nombres.filter((n) => n.isEcart || n.isPourcent || !expliquees.some((p) => isEcrit(n, p.valeur)));
  return inexpliques.some(
    (n) =>
      dites.some(
        ({ case: c, voisines, isSeule }) =>
          livre(n, c, voisines) &&
          !(n.isAge && !isAge(c)) &&
          !(isSeule && isNomAutre(c, annonce.dire(texte), libelles)),
      ) || totaux.some(({ case: c, parties }) => parties.some((p) => livreTotal(n, c, p))),
  );
}

function* enFace(etiquettes: PageParcourue["dessins"][number]["etiquettes"]): Generator<string> {
  for (const nom of etiquettes) {
    if (!/\p{L}/u.test(nom.texte)) continue;
    for (const autre of etiquettes)
      if (autre !== nom && /\d/.test(autre.texte) && isEnFace(nom, autre)) yield `${nom.texte} : ${autre.texte}`;
  }
}

function comparerPage(
  fichier: string,
  page: PageParcourue,
  cases: readonly CaseVraie[],
  toutesTues: readonly Tue[],
  livreUneCase: Recherche["livreUneCase"],
): Anomalie[] {
  const anomalies: Anomalie[] = [];
  // Une page qui ne nomme nulle part ce que la table compte n'en parle pas.
  const pageEntiere = normal(page.passages.map((p) => p.texte).join(" "));
  const libelles = [...new Set(cases.map(libelleOf))];
  const nommees = new Set(libelles.filter((l) => contientNom(pageEntiere, l)));
  const tues = toutesTues.filter(({ case: c }) => nommees.has(libelleOf(c)));
  if (tues.length === 0) return [];
  const nommables = cases.filter((c) => nommees.has(libelleOf(c)));
  const publiees = nommables.filter((c) => c.statut === "publiee");
  const recherche: Recherche = { tues, publiees, libelles, livreUneCase };
  // Une phrase nomme la case sans redire ce que la table compte, une figure peut en citer une autre : la page l'a nommé.
  const deLaPage = nommeesOf(nommees);
  for (const { texte, contexte, ligne, titres = [] } of page.passages) {
    const annonce = new Annonce(deLaPage, contexte, titres);
    if (propositions(texte).some((p) => isLivree(p, annonce, recherche)))
      anomalies.push(defaut("valeur-tue-dite", fichier, ligne, null));
  }
  for (const dessin of page.dessins) {
    const annonce = new Annonce(deLaPage, dessin.contexte);
    if ([...enFace(dessin.etiquettes)].some((p) => isLivree(p, annonce, recherche)))
      anomalies.push(defaut("valeur-tue-dite", fichier, null, null));
    if (isEchelleTue(dessin, cases)) anomalies.push(defaut("echelle-tue", fichier, null, null));
  }
  for (const { contexte, lignes } of page.tableaux) {
    const largeur = Math.max(0, ...lignes.map((l) => l.length));
    for (let colonne = 0; colonne < largeur; colonne++) {
      const vraies = lignes.flatMap((l): LigneVraie[] => {
        const [texte = "", titres = []] = [l[colonne]?.texte, l[colonne]?.titres];
        const c = texte === "" ? undefined : nommables.find((x) => isDesignee(x, titres, contexte));
        return c ? [{ nom: titres[0] ?? "", valeur: c.valeur, isTue: c.statut === "tue" }] : [];
      });
      if (isOrdreTu(vraies))
        anomalies.push({ ...defaut("ordre-tue", fichier, null, null), colonne: contexte.slice(0, 80) });
    }
  }
  return anomalies;
}

/** Lignes d'une table de données dans leur ordre, par suite de cases qui ne diffèrent que d'un nom. */
function comparerTables(fichier: string, tables: readonly Table[], cases: readonly CaseVraie[]): Anomalie[] {
  return tables.flatMap((table) => {
    const suites = new Map<string, LigneVraie[]>();
    for (const { case: c, isMemeTable } of [...lignesDesignees(fichier, table, cases)].sort(
      (a, b) => a.rang - b.rang,
    )) {
      if (!isMemeTable) continue;
      const [variable, ...fixes] = Object.entries(c.cle).sort(
        ([, a], [, b]) => anneesDe(String(a)).length - anneesDe(String(b)).length,
      );
      const suite = JSON.stringify([c.table, variable?.[0], fixes]);
      suites.set(suite, [
        ...(suites.get(suite) ?? []),
        { nom: String(variable?.[1] ?? ""), valeur: c.valeur, isTue: c.statut === "tue" },
      ]);
    }
    return [...suites.values()].some(isOrdreTu) ? [defaut("ordre-tue", fichier, null, null)] : [];
  });
}

/** Dans un fichier de données, une ligne d'une autre table qui porte la clé d'une case tue et de quoi la retrouver. */
function comparerLignes(
  fichier: string,
  tables: readonly Table[],
  cases: readonly CaseVraie[],
  tues: readonly Tue[],
): Anomalie[] {
  const parCase = new Map(tues.map((t) => [t.case, t]));
  return tables.flatMap((table) => {
    const designees = [...lignesDesignees(fichier, table, cases)];
    // La ligne d'une table connue parle de sa propre case : « Logement, 2025 » y est un autre compte.
    const connues = new Set(designees.filter((d) => d.isMemeTable).map((d) => d.rang));
    return designees.flatMap(({ rang, case: c, cles }) => {
      const tue = parCase.get(c);
      if (tue === undefined || connues.has(rang)) return [];
      const autres = (table.lignes[rang] ?? []).filter((v, i) => !cles.has(i) && v !== null);
      const nombres = autres.flatMap((v) => nombresDe(String(v).replace(/^(-?\d+)\.(\d+)$/, "$1,$2")));
      const isTrouve = nombres.some((n) =>
        [n, { ...n, isPourcent: true }, { ...n, isEcart: true }].some((lu) => livre(lu, c, tue.voisines)),
      );
      return isTrouve ? [defaut("valeur-tue-dite", fichier, rang + 2, null)] : [];
    });
  });
}

/**
 * Un fichier Arrow dont le schéma ne nomme aucune colonne de clé ne parle d'aucune case : l'ouvrir coûterait un tiers de la
 * comparaison. Les noms de colonnes y sont en clair.
 */
function peutParler(octets: Uint8Array, cases: readonly CaseVraie[]): boolean {
  if (!ARROW.isGenre(octets)) return true;
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
    if (!peutParler(octets, cases)) continue;
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
      else if (["pdf", "xml", "texte", "json", "index"].includes(genre))
        anomalies.push(...comparerPage(nom, pageDeTexte(removeRenvois(contenu.textes)), cases, tues, livreUneCase));
    }
  }
  return anomalies;
}

/** Ce qu'une balise dit à qui ne voit pas l'image : son texte de remplacement, sur sa ligne ; rien pour les autres. */
const dits = (balise: string): string =>
  // Un document Word a cent mille balises, et une par figure qui dise quelque chose.
  !balise.includes("descr=") && !balise.includes("title=")
    ? ""
    : [...balise.matchAll(/\b(?:descr|title)="([^"]*)"/g)]
        .map(([, texte = ""]) => `\n${decodeEntites(texte)}\n`)
        .join("");

/** Un document sans balises lues comme une page d'un seul tenant : chaque ligne de son texte est un passage. */
function pageDeTexte(textes: readonly string[]): PageParcourue {
  // Un document Word coupe ses phrases en morceaux : un paragraphe (`w:p`) se lit d'un trait, sans ses balises.
  const lignes = textes.flatMap((t) =>
    t
      .replace(/<\/w:p>/g, "\n")
      .replace(/<[^>]*>/g, dits)
      .split(/\n+/),
  );
  // Les cases d'un tableau de PDF sont des lignes : un nom, puis le nombre qui le suit.
  const paires = lignes.flatMap((l, i) => {
    const suite = lignes[i + 1] ?? "";
    return /\p{L}/u.test(l) && !/\d/.test(l) && /\d/.test(suite) ? [`${l} : ${suite}`] : [];
  });
  let nom = ""; // un nombre seul est de la dernière ligne qui a un mot
  const passages = [...lignes, ...paires].map((texte) => {
    if (/\p{L}{4}/u.test(texte)) nom = texte;
    return { texte, contexte: texte, ligne: 1, titres: [nom] };
  });
  return { tableaux: [], dessins: [], passages };
}
