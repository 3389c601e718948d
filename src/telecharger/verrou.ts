import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refus } from "./refus.ts";

/** Une case de millesimes.csv : sa place dans le texte, guillemets compris. */
interface Case {
  readonly debut: number;
  readonly fin: number;
}
/** La fin de la case qui commence à `i`. */
function findFinCase(texte: string, i: number): number {
  let p = i;
  if (texte[p] === '"')
    for (p++; p < texte.length; p++)
      if (texte[p] === '"') {
        if (texte[p + 1] !== '"') break;
        p++;
      }
  while (p < texte.length && !/[;\r\n]/.test(texte[p] ?? "")) p++;
  return p;
}

/** Découpe le texte en cases sans rien en perdre. Même grammaire que `readProjet`. */
function split(texte: string): Case[][] {
  const enregistrements: Case[][] = [];
  let cases: Case[] = [];
  let p = texte.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
  while (p <= texte.length) {
    const fin = findFinCase(texte, p);
    cases.push({ debut: p, fin });
    if (texte[fin] === ";") {
      p = fin + 1;
      continue;
    }
    enregistrements.push(cases);
    cases = [];
    p = fin + (texte.startsWith("\r\n", fin) ? 2 : 1);
  }
  return enregistrements;
}

const unquote = (texte: string): string =>
  texte.startsWith('"') ? texte.slice(1, texte.lastIndexOf('"')).replaceAll('""', '"') : texte;

/** Ce qu'une ligne de millesimes.csv reçoit. */
export interface Inscription {
  readonly sha256: string;
  /** AAAA-MM-JJ. */
  readonly recu_le: string;
}

/**
 * Le texte de millesimes.csv, une ligne changée : son empreinte et sa date. Tout le reste est rendu octet pour octet,
 * commentaires, ordre des colonnes, guillemets et fins de ligne compris. La ligne est celle qui donne `fichier` : un
 * numéro ne tiendrait pas si le fichier est modifié pendant un long téléchargement.
 * @param texte Les octets du fichier, un caractère par octet (latin1).
 * @throws {Refus} plus aucune ligne ne donne ce fichier.
 */
export function inscrire(texte: string, fichier: string, inscription: Inscription): string {
  const [entete = [], ...lignes] = split(texte).filter((cases) => cases.length > 1);
  const lire = ({ debut, fin }: Case): string => unquote(texte.slice(debut, fin));
  const noms = entete.map((c) => lire(c).trim());
  const cherche = Buffer.from(fichier, "utf8").toString("latin1");
  const trouve = lignes.find((cases) => {
    const place = cases[noms.indexOf("fichier")];
    return place !== undefined && lire(place) === cherche;
  });
  if (!trouve) throw new Refus("ligne-disparue", "sa ligne a été retirée de millesimes.csv pendant le téléchargement", "La remettre, puis relancer."); // prettier-ignore
  const manque = noms.length - trouve.length;
  if (manque > 0) {
    const bout = trouve.at(-1)?.fin ?? 0; // une ligne plus courte que l'en-tête : ses cases absentes sont ouvertes
    return inscrire(texte.slice(0, bout) + ";".repeat(manque) + texte.slice(bout), fichier, inscription);
  }
  return (["sha256", "recu_le"] as const)
    .flatMap((nom) => {
      const place = trouve[noms.indexOf(nom)];
      return place ? [{ ...place, valeur: inscription[nom] }] : [];
    })
    .sort((x, y) => y.debut - x.debut) // de droite à gauche : les places restent justes
    .reduce((avant, { debut, fin, valeur }) => {
      const cite = avant[debut] === '"';
      return avant.slice(0, debut) + (cite ? `"${valeur}"` : valeur) + avant.slice(fin);
    }, texte);
}

/** Inscrit une empreinte dans millesimes.csv, par remplacement : une coupure laisse l'ancien fichier entier. */
export function writeInscription(dir: string, fichier: string, inscription: Inscription): void {
  const chemin = join(dir, "millesimes.csv");
  const texte = inscrire(readFileSync(chemin, "latin1"), fichier, inscription);
  const provisoire = `${chemin}.tmp`;
  writeFileSync(provisoire, texte, "latin1");
  renameSync(provisoire, chemin);
}
