import { join } from "node:path";
import type { Projet } from "../charger/projet.ts";
import { nomJour } from "../constats/periodes.ts";
import type { Publication } from "../constats/publication.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { declarer } from "../publier/declaration.ts";
import { chapitresAjoutes } from "../publier/ouvrir.ts";
import { pageAccessibilite } from "../publier/site/accessibilite.ts";
import { readFeuille } from "../publier/site/feuille.ts";
import { openMemoire, type Memoire } from "../rapport/arbre.ts";
import { construireRapport } from "../rapport/construire.ts";
import type { Lecture } from "../rapport/lecture.ts";
import type { SiteEdition } from "../rapport/page.ts";
import { renderApercu, renderPanne } from "./page.ts";

/** Ce que l'aperçu sert à une adresse. */
export interface Reponse {
  readonly statut: 200 | 404;
  readonly type: string;
  readonly contenu: string | Uint8Array;
}

interface Rendu {
  readonly site: SiteEdition;
  readonly anomalies: readonly Anomalie[];
}

const html = (statut: Reponse["statut"], contenu: string): Reponse => ({
  statut,
  type: "text/html; charset=utf-8",
  contenu,
});

/**
 * Le rapport d'une édition tel qu'il est écrit à cet instant. Les chiffres sont lus une fois ; les textes, à chaque changement,
 * et une page ne s'écrit que si on la regarde.
 */
export class Atelier {
  readonly #projet: Projet;
  readonly #lecture: Lecture;
  readonly #publications: readonly Publication[];
  readonly #memoire: Memoire;
  readonly #jour: string;
  readonly #statiques: ReadonlyMap<string, string | Uint8Array>;
  readonly #feuille: string;
  #rendu: Promise<Rendu> | null = null;

  private constructor(
    projet: Projet,
    lecture: Lecture,
    publications: readonly Publication[],
    jour: string,
    { nom, fichiers }: Awaited<ReturnType<typeof readFeuille>>,
  ) {
    this.#projet = projet;
    this.#lecture = lecture;
    this.#publications = publications;
    this.#memoire = openMemoire(lecture, publications);
    this.#jour = jour;
    this.#feuille = nom;
    this.#statiques = new Map(fichiers.map((f) => [f.chemin, f.contenu]));
  }

  /** @param jour AAAA-MM-JJ @param publications ce que l'édition a affirmé les années d'avant */
  static async open(
    projet: Projet,
    lecture: Lecture,
    publications: readonly Publication[],
    jour: string,
  ): Promise<Atelier> {
    return new Atelier(projet, lecture, publications, jour, await readFeuille(lecture.charte));
  }

  /** Les textes ont changé : la prochaine page les relira. */
  oublier(): void {
    this.#rendu = null;
  }

  /** Ce qu'on lit à une adresse du site (`/revenus.html`). Un texte fautif se dit dans la page ; rien ne lève. */
  async servir(adresse: string): Promise<Reponse> {
    const chemin = adresse.replace(/^\//, "") || "index.html";
    const statique = this.#statiques.get(chemin);
    if (statique !== undefined)
      return {
        statut: 200,
        type: chemin.endsWith(".css") ? "text/css; charset=utf-8" : "font/woff2",
        contenu: statique,
      };
    try {
      const { site, anomalies } = await (this.#rendu ??= this.#rendre());
      const page = site.pages.find((p) => `${p.chemin}.html` === chemin);
      if (page) return html(200, renderApercu(site, page, anomalies, this.#feuille));
      return html(404, renderPanne("Cette page n'est pas dans l'aperçu", anomalies, this.#feuille));
    } catch (error) {
      this.#rendu = null;
      return html(200, renderPanne("L'aperçu n'a pas pu être fait", [panne(error)], this.#feuille));
    }
  }

  async #rendre(): Promise<Rendu> {
    const lecture = this.#lecture;
    const dossier = join(this.#projet.dir, "rapport");
    const ajoutes = chapitresAjoutes(this.#projet);
    const { pages, anomalies } = await construireRapport(lecture, dossier, this.#publications, ajoutes, this.#memoire);
    const presentation = nomJour(this.#projet.observatoire.presentation ?? "");
    const declaree = declarer(this.#projet.accessibilite, lecture.edition, this.#jour);
    const site: SiteEdition = {
      edition: lecture.edition,
      commune: lecture.perimetre.commune.nom,
      annee: lecture.annee,
      fictif: lecture.fictif,
      pages,
      fichiers: [],
      accessibilite: declaree.accessibilite,
      ...(lecture.charte ? { charte: lecture.charte } : {}),
      mentions: { organisme: lecture.nomCcas, ...(presentation === null ? {} : { date: presentation }) },
    };
    const hasDeclaration = pages.some((p) => p.chemin === "accessibilite");
    return {
      site: hasDeclaration ? site : { ...site, pages: [...pages, pageAccessibilite(site)] },
      anomalies: [...anomalies, ...declaree.anomalies],
    };
  }
}

const panne = (error: unknown): Anomalie => ({
  gravite: "bloquante",
  code: "apercu",
  fichier: "rapport/",
  ligne: null,
  colonne: null,
  valeur: error instanceof Error ? error.message : String(error),
  message: "Un texte n'a pas pu être lu",
  action: "Défaire le dernier changement ; s'il semble juste, signaler ce message.",
});
