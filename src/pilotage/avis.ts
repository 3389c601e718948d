import type { Anomalie } from "../modele/anomalie.ts";
import { isJour } from "../modele/jour.ts";
import { SUITES, type Etat, type Suite } from "./etats.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";

/** Le nom du format écrit par la page « Séance » et sa version : une version de plus à chaque champ qui change de sens. */
export const FORMAT_AVIS = "abs-avis";
export const VERSION_AVIS = 1;

/** Ce qu'une instance peut faire d'une fiche soumise. */
export const DECISIONS = ["validée", "amendée", "rejetée"] as const satisfies readonly Etat[];

/** Ce sur quoi une instance se prononce : une fiche soumise, ou la suite d'une action menée. */
export const LISTES = ["preconisations", "actions", "projets", "suites"] as const;

/** Ce que la page écrit quand une suite n'a encore été ni proposée ni décidée. */
export const SUITE_OUVERTE = "à décider";

export interface DecisionAvis {
  readonly liste: (typeof LISTES)[number];
  readonly fiche: string;
  /** L'état que la page montrait : s'il a changé depuis, c'est un conflit. */
  readonly avant: string;
  readonly etat: (typeof DECISIONS)[number] | Suite;
  readonly motif: string | null;
}

export interface ReponseAvis {
  readonly question: string;
  /** La réponse que la page montrait ; null s'il n'y en avait pas. */
  readonly avant: string | null;
  readonly reponse: string;
}

export interface CommentaireAvis {
  readonly sur: string;
  readonly texte: string;
}

/** Ce qu'un lecteur du comité a rempli, et exporté : ni nom ni adresse, une fonction. */
export interface Avis {
  readonly fichier: string;
  readonly date: string;
  readonly groupe: string;
  readonly fonction: string;
  readonly decisions: readonly DecisionAvis[];
  readonly reponses: readonly ReponseAvis[];
  readonly commentaires: readonly CommentaireAvis[];
}

/** De quel rapport l'avis doit parler. */
export interface Attendu {
  readonly commune: string;
  readonly annee: number;
}

type Objet = Readonly<Record<string, unknown>>;

const isObjet = (v: unknown): v is Objet => typeof v === "object" && v !== null && !Array.isArray(v);
const TEXTE_MAX = 5000;

/** Lit les champs d'un avis ; chaque défaut se dit à sa place (`decisions[2].motif`), tous à la fois. */
class Lecteur {
  readonly anomalies: Anomalie[] = [];
  readonly #fichier: string;
  constructor(fichier: string) {
    this.#fichier = fichier;
  }

  dire(colonne: string | null, message: string, action: string, valeur: string | null = null): void {
    this.anomalies.push({ gravite: "bloquante", code: "avis", fichier: this.#fichier, ligne: null, colonne, valeur, message, action }); // prettier-ignore
  }

  texte(o: Objet, cle: string, place: string): string {
    const v = o[cle];
    if (typeof v !== "string" || v.trim() === "" || v.length > TEXTE_MAX) {
      this.dire(`${place}${cle}`, `un texte de 1 à ${TEXTE_MAX} caractères est attendu`, "Refaire l'export depuis la page « Séance »."); // prettier-ignore
      return "";
    }
    if (semblesNommer(v))
      this.dire(`${place}${cle}`, "ce texte semble nommer une personne", "Écrire sa fonction, jamais son nom, dans la page ou dans ce fichier."); // prettier-ignore
    return v.trim().replaceAll(/\s+/g, " ");
  }

  texteOuRien(o: Objet, cle: string, place: string): string | null {
    return o[cle] === null || o[cle] === undefined ? null : this.texte(o, cle, place);
  }

  choix<C extends string>(o: Objet, cle: string, permis: readonly C[], place: string): C {
    const trouve = permis.find((p) => p === o[cle]);
    if (trouve === undefined) this.dire(`${place}${cle}`, "valeur inconnue", `Choisir parmi ${permis.join(", ")}.`);
    return trouve ?? permis[0]!;
  }

  liste<T>(o: Objet, cle: string, lire: (item: Objet, place: string) => T): T[] {
    const v = o[cle];
    if (Array.isArray(v) && v.every(isObjet)) return v.map((item, i) => lire(item, `${cle}[${i}].`));
    this.dire(cle, "une liste est attendue", "Refaire l'export depuis la page « Séance ».");
    return [];
  }
}

function parseObjet(texte: string): Objet | null {
  try {
    const lu: unknown = JSON.parse(texte);
    return isObjet(lu) ? lu : null;
  } catch {
    return null;
  }
}

/** Lit un avis exporté par la page « Séance » ; `avis` est null dès qu'un défaut s'y trouve : rien n'en est repris à moitié. */
export function parseAvis(
  fichier: string,
  texte: string,
  attendu: Attendu,
): { readonly avis: Avis | null; readonly anomalies: readonly Anomalie[] } {
  const lecteur = new Lecteur(fichier);
  const o = parseObjet(texte.replace(/^\ufeff/, ""));
  if (o === null || o.format !== FORMAT_AVIS) {
    lecteur.dire(null, "ce fichier n'est pas un avis exporté par la page « Séance »", "Choisir le fichier que la page a enregistré (abs-avis-….json)."); // prettier-ignore
    return { avis: null, anomalies: lecteur.anomalies };
  }
  if (o.version !== VERSION_AVIS) {
    lecteur.dire("version", `version ${VERSION_AVIS} attendue`, "Refaire l'export depuis la page bâtie par cette version de l'outil.", String(o.version)); // prettier-ignore
    return { avis: null, anomalies: lecteur.anomalies };
  }
  if (o.commune !== attendu.commune || o.annee !== attendu.annee)
    lecteur.dire("commune", `l'avis porte sur un autre rapport que celui de ${attendu.commune}, ${attendu.annee}`, "Indiquer le bon projet avec --projet.", `${String(o.commune)}, ${String(o.annee)}`); // prettier-ignore
  const date = lecteur.texte(o, "date", "");
  if (date !== "" && !isJour(date)) lecteur.dire("date", "jour attendu", "Écrire 2026-03-15, par exemple.");
  const avis: Avis = {
    fichier,
    date,
    groupe: lecteur.texte(o, "groupe", ""),
    fonction: lecteur.texte(o, "fonction", ""),
    decisions: lecteur.liste(o, "decisions", (d, place) => {
      const liste = lecteur.choix(d, "liste", LISTES, place);
      const etat = liste === "suites" ? lecteur.choix(d, "etat", SUITES, place) : lecteur.choix(d, "etat", DECISIONS, place); // prettier-ignore
      const motif = lecteur.texteOuRien(d, "motif", place);
      if ((etat === "amendée" || etat === "rejetée") && motif === null)
        lecteur.dire(`${place}motif`, `« ${etat} » sans motif`, "L'écrire dans la page, puis exporter de nouveau.");
      return { liste, fiche: lecteur.texte(d, "fiche", place), avant: lecteur.texte(d, "avant", place), etat, motif };
    }),
    reponses: lecteur.liste(o, "reponses", (r, place) => ({
      question: lecteur.texte(r, "question", place),
      avant: lecteur.texteOuRien(r, "avant", place),
      reponse: lecteur.texte(r, "reponse", place),
    })),
    commentaires: lecteur.liste(o, "commentaires", (c, place) => ({
      sur: lecteur.texte(c, "sur", place),
      texte: lecteur.texte(c, "texte", place),
    })),
  };
  return { avis: lecteur.anomalies.length === 0 ? avis : null, anomalies: lecteur.anomalies };
}
