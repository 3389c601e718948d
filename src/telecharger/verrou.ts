import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Une case de millesimes.csv : sa place dans le texte, guillemets compris. */
interface Case {
  readonly debut: number;
  readonly fin: number;
}
interface Enregistrement {
  readonly cases: readonly Case[];
  /** Ligne où il finit : c'est celle que `readProjet` donne. */
  readonly ligne: number;
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
function split(texte: string): Enregistrement[] {
  const enregistrements: Enregistrement[] = [];
  let cases: Case[] = [];
  let ligne = 1;
  let p = texte.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
  while (p <= texte.length) {
    const fin = findFinCase(texte, p);
    ligne += texte.slice(p, fin).match(/\r\n|\n|\r/g)?.length ?? 0;
    cases.push({ debut: p, fin });
    if (texte[fin] === ";") {
      p = fin + 1;
      continue;
    }
    enregistrements.push({ cases, ligne });
    cases = [];
    ligne++;
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
 * commentaires, ordre des colonnes, guillemets et fins de ligne compris.
 * @param texte Les octets du fichier, un caractère par octet (latin1).
 * @throws {RangeError} il n'y a pas de ligne `ligne`, ou elle ne porte plus `fichier`.
 */
export function inscrire(texte: string, ligne: number, fichier: string, inscription: Inscription): string {
  const [entete, ...lignes] = split(texte).filter(({ cases: [c, ...reste] }) => reste.length > 0 || c?.debut !== c?.fin); // prettier-ignore
  const lire = ({ debut, fin }: Case): string => unquote(texte.slice(debut, fin));
  const noms = entete?.cases.map((c) => lire(c).trim()) ?? [];
  const trouve = lignes.find((l) => l.ligne === ligne);
  const place = trouve?.cases[noms.indexOf("fichier")];
  if (!trouve || !place || lire(place) !== Buffer.from(fichier, "utf8").toString("latin1"))
    throw new RangeError(`line ${ligne} of millesimes.csv must hold the file, got another`);
  const manque = noms.length - trouve.cases.length;
  if (manque > 0) {
    const bout = trouve.cases.at(-1)?.fin ?? 0; // une ligne plus courte que l'en-tête : ses cases absentes sont ouvertes
    return inscrire(texte.slice(0, bout) + ";".repeat(manque) + texte.slice(bout), ligne, fichier, inscription);
  }
  return (["sha256", "recu_le"] as const)
    .flatMap((nom) => {
      const place = trouve.cases[noms.indexOf(nom)];
      return place ? [{ ...place, valeur: inscription[nom] }] : [];
    })
    .sort((x, y) => y.debut - x.debut) // de droite à gauche : les places restent justes
    .reduce((avant, { debut, fin, valeur }) => {
      const cite = avant[debut] === '"';
      return avant.slice(0, debut) + (cite ? `"${valeur}"` : valeur) + avant.slice(fin);
    }, texte);
}

/** Inscrit une empreinte dans millesimes.csv, par remplacement : une coupure laisse l'ancien fichier entier. */
export function writeInscription(dir: string, ligne: number, fichier: string, inscription: Inscription): void {
  const chemin = join(dir, "millesimes.csv");
  const texte = inscrire(readFileSync(chemin, "latin1"), ligne, fichier, inscription);
  const provisoire = `${chemin}.tmp`;
  writeFileSync(provisoire, texte, "latin1");
  renameSync(provisoire, chemin);
}
