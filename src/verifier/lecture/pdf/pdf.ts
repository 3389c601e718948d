import { Budget, Indecodable, type Contenu, type Genre, type Piece } from "../contenu.ts";
import { Objets } from "./objets.ts";
import { readPolice, type Police } from "./polices.ts";
import { chainesDe, isChaine, isDict, isMot, Lecteur, type Operandes, type Valeur } from "./syntaxe.ts";

const isPdf = (octets: Uint8Array): boolean => Buffer.from(octets.subarray(0, 5)).toString("latin1") === "%PDF-";

/** Un recul de plus d'un cinquième de cadratin entre deux morceaux d'un `TJ` est une espace. */
const ESPACE = -200;

/** Ceux dont la dernière valeur se lit : la taille de la police, un texte, un déplacement. */
const TEXTE: ReadonlySet<string> = new Set(["Tf", "Tj", "TJ", "'", '"', "Td", "TD"]);
/** Les opérateurs qui déplacent la plume (§ 9.4.2). */
const PLACE: ReadonlySet<string> = new Set(["Td", "TD", "Tm", "T*"]);

/** Le texte d'un contenu de page : ses chaînes, lues dans la police en cours ; un déplacement de ligne est un saut de ligne. */
function texteDe(flux: Uint8Array, polices: ReadonlyMap<string, Police>): string {
  const lecteur = new Lecteur(Buffer.from(flux).toString("latin1"));
  let texte = "";
  let police: Police | undefined;
  // Les tracés sont presque tout d'une page : un nombre n'est lu que si l'opérateur qui le suit le demande. D'ici là, on n'en
  // garde que la place. Seuls le premier et le dernier opérande servent.
  const pile: Operandes = { nombre: 0, premier: undefined, dernier: undefined };
  const empiler = (v: Valeur): void => {
    if (pile.nombre++ === 0) pile.premier = v;
    pile.dernier = v;
  };
  const vider = (): void => {
    pile.nombre = 0;
    pile.premier = pile.dernier = undefined;
  };
  const lire = (v: Valeur | undefined): Valeur | undefined => {
    if (typeof v !== "number") return v;
    const lu = new Lecteur(lecteur.texte, v).suivant();
    return lu === undefined || isMot(lu) ? undefined : lu;
  };
  let corps = 1; // taille de la police
  let ecrits = 0; // signes écrits depuis le dernier déplacement
  // Un navigateur déplace sa plume à chaque lettre : n'est une espace qu'un pas plus long que ce qui vient d'être écrit
  // (six dixièmes de cadratin par signe, et un peu moins d'un cadratin de blanc).
  const isEcart = (pas: number): boolean => Math.abs(pas) > (0.6 * ecrits + 0.7) * corps;
  const ecrire = (v: Valeur | undefined): void => {
    if (!isChaine(v)) return;
    if (!police) throw new Indecodable("texte PDF sans police");
    const lu = police(v.chaine);
    texte += lu;
    ecrits += lu.length;
  };
  for (;;) {
    lecteur.passerDessin(flux, pile);
    const v = lecteur.suivant();
    if (v === undefined) return texte;
    if (!isMot(v)) {
      empiler(v);
      continue;
    }
    const dernier = TEXTE.has(v.mot) ? lire(pile.dernier) : undefined;
    if (v.mot === "Tf") {
      police = polices.get(String(pile.premier));
      corps = Number(dernier) || 1;
    } else if (v.mot === "Tj") ecrire(dernier);
    else if (v.mot === "'" || v.mot === '"') {
      texte += "\n";
      ecrire(dernier);
    } else if (v.mot === "TJ" && Array.isArray(dernier)) {
      for (const x of dernier as readonly Valeur[]) {
        if (typeof x === "number" && x < ESPACE) texte += " ";
        else ecrire(x);
      }
    } else if (v.mot === "BI") throw new Indecodable("image dans le texte d'une page PDF");
    else if (v.mot === "T*") texte += "\n";
    else if (v.mot === "Td" || v.mot === "TD")
      texte += Number(dernier) === 0 ? (isEcart(Number(lire(pile.premier))) ? " " : "") : "\n";
    else if (v.mot === "Tm" || v.mot === "ET") texte += v.mot === "ET" ? "\n" : " ";
    if (PLACE.has(v.mot)) ecrits = 0;
    vider();
  }
}

/** Les ressources d'une page, prises à ses parents si elle n'en a pas (§ 7.7.3.4). */
function ressourcesDe(objets: Objets, page: Valeur): Valeur | undefined {
  let noeud: Valeur | undefined = page;
  for (let i = 0; i < 32 && noeud !== undefined; i++) {
    const ressources = objets.champ(noeud, "/Resources");
    if (ressources !== undefined) return ressources;
    noeud = objets.champ(noeud, "/Parent");
  }
  return undefined;
}

function policesDe(objets: Objets, ressources: Valeur | undefined): Map<string, Police> {
  const polices = objets.champ(ressources, "/Font");
  if (!isDict(polices)) return new Map();
  return new Map([...polices.dict].map(([nom, v]) => [nom, readPolice(objets, objets.suivre(v))]));
}

/** Les flux d'une page, à la suite : un mot ne se coupe pas entre deux. */
function contenusDe(objets: Objets, page: Valeur): Uint8Array {
  const contenus = isDict(page) ? page.dict.get("/Contents") : undefined;
  const suivi = objets.suivre(contenus);
  const liste = Array.isArray(suivi) ? (suivi as readonly Valeur[]) : [contenus];
  return Buffer.concat(liste.flatMap((c) => [objets.fluxDe(c) ?? new Uint8Array(), Buffer.from("\n")]));
}

const chaineLisible = (chaine: string): string =>
  chaine.startsWith("\u00fe\u00ff")
    ? new TextDecoder("utf-16be").decode(Buffer.from(chaine.slice(2), "latin1"))
    : chaine;

/**
 * Un PDF : le texte de ses pages et de ses formulaires, toutes ses chaînes (titres, textes de remplacement, annotations),
 * ses métadonnées, ses pièces jointes, ses photos. Les autres images et les tracés ne se lisent pas. Écrit ici : `pdfjs-dist` ferait télécharger une
 * bibliothèque de dessin par système, pour lire des fichiers que nous écrivons nous-mêmes.
 * @throws Indecodable s'il est chiffré, ou d'un filtre ou d'une police que l'on ne lit pas
 */
function decode(octets: Uint8Array, budget: Budget): Contenu {
  const objets = new Objets(octets, budget);
  const textes: string[] = [];
  const pieces: Piece[] = [];
  let pages = 0;
  for (const { valeur, flux, photo } of objets.objets.values()) {
    if (photo) pieces.push({ nom: "photo.jpg", octets: photo });
    const type = objets.champ(valeur, "/Type");
    textes.push(chainesDe(valeur).map(chaineLisible).join("\n"));
    if (type === "/Page") {
      pages++;
      textes.push(texteDe(contenusDe(objets, valeur), policesDe(objets, ressourcesDe(objets, valeur))));
    } else if (flux === null) continue;
    else if (objets.champ(valeur, "/Subtype") === "/Form")
      textes.push(texteDe(flux, policesDe(objets, objets.champ(valeur, "/Resources"))));
    else if (type === "/EmbeddedFile") pieces.push({ nom: "pièce jointe.txt", octets: flux });
    else if (type === "/Metadata") textes.push(new TextDecoder().decode(flux));
  }
  if (pages === 0) throw new Indecodable("PDF sans page");
  return { textes: textes.filter((t) => t.trim() !== ""), tables: [], pieces };
}

export const PDF: Genre = { nom: "pdf", extensions: ["pdf"], isGenre: isPdf, decode };
