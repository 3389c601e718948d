import { join } from "node:path";
import type { Projet } from "../charger/projet.ts";
import { nomJour } from "../constats/periodes.ts";
import type { Publication } from "../constats/publication.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { declarer } from "../publier/declaration.ts";
import { chapitresAjoutes } from "../publier/ouvrir.ts";
import { composerCourts } from "../publier/courts-pdf.ts";
import { pageAccessibilite } from "../publier/site/accessibilite.ts";
import { readFeuille } from "../publier/site/feuille.ts";
import { openMemoire, type Memoire } from "../rapport/arbre.ts";
import { construireRapport } from "../rapport/construire.ts";
import type { CourtResolu } from "../rapport/courts/court.ts";
import { imagesOf } from "../rapport/images.ts";
import type { Lecture } from "../rapport/lecture.ts";
import type { SiteEdition } from "../rapport/page.ts";
import { Compositeur } from "../rapport/pdf/compositeur.ts";
import { renderApercu, renderPanne, type LienCourt } from "./page.ts";

/** Ce que l'aperçu sert à une adresse. */
export interface Reponse {
  readonly statut: 200 | 404;
  readonly type: string;
  readonly contenu: string | Uint8Array;
}

interface Rendu {
  readonly site: SiteEdition;
  /** Ce que les chapitres montrent, par son adresse. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly courts: readonly CourtResolu[];
  /** Avec celles d'une forme courte qu'on a regardée. */
  readonly anomalies: Anomalie[];
}

const COURT = /^courts\/([a-z0-9-]+)\.pdf$/;
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.css$/, "text/css; charset=utf-8"],
  [/\.png$/, "image/png"],
  [/\.jpg$/, "image/jpeg"],
  [/\.woff2$/, "font/woff2"],
  [/\.pdf$/, "application/pdf"],
];
const typeOf = (chemin: string): string => TYPES.find(([fin]) => fin.test(chemin))?.[1] ?? "application/octet-stream";

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
  /** Chargé quand on regarde une forme courte : la page n'attend pas Typst. */
  #compositeur: Compositeur | null = null;

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
    if (statique !== undefined) return { statut: 200, type: typeOf(chemin), contenu: statique };
    try {
      const rendu = await (this.#rendu ??= this.#rendre());
      const { site, images, anomalies } = rendu;
      const page = site.pages.find((p) => `${p.chemin}.html` === chemin);
      if (page) return html(200, renderApercu(site, page, anomalies, this.#feuille, liensCourts(rendu.courts)));
      const image = images.get(chemin);
      if (image) return { statut: 200, type: typeOf(chemin), contenu: image };
      const court = rendu.courts.find((c) => c.chapitre.chemin === COURT.exec(chemin)?.[1]);
      if (court) return await this.#composer(court, rendu);
      return html(404, renderPanne("Cette page n'est pas dans l'aperçu", anomalies, this.#feuille));
    } catch (error) {
      this.#rendu = null;
      return html(200, renderPanne("L'aperçu n'a pas pu être fait", [panne(error)], this.#feuille));
    }
  }

  /** Une forme courte en PDF, telle qu'elle sera publiée ; trop longue, les pages le disent dès qu'on l'a regardée. */
  async #composer(court: CourtResolu, { anomalies }: Rendu): Promise<Reponse> {
    this.#compositeur ??= new Compositeur();
    const faits = await composerCourts(this.#lecture, [court], this.#presentation(), this.#compositeur);
    const autres = anomalies.filter((a) => a.code !== "court-trop-long" || a.fichier !== court.chapitre.fichier);
    anomalies.splice(0, anomalies.length, ...autres, ...faits.anomalies.filter((a) => a.code === "court-trop-long"));
    const [pdf] = faits.documents;
    if (!pdf)
      return html(200, renderPanne(`« ${court.chapitre.titre} » n'a pas pu être fait`, faits.anomalies, this.#feuille));
    return { statut: 200, type: typeOf(".pdf"), contenu: pdf.contenu };
  }

  #presentation(): string | null {
    return nomJour(this.#projet.observatoire.presentation ?? "");
  }

  close(): void {
    this.#compositeur?.close();
  }

  async #rendre(): Promise<Rendu> {
    const lecture = this.#lecture;
    const dossier = join(this.#projet.dir, "rapport");
    const ajoutes = chapitresAjoutes(this.#projet);
    const { pages, chapitres, courts, anomalies } = await construireRapport(
      lecture,
      dossier,
      this.#publications,
      ajoutes,
      this.#memoire,
    );
    const presentation = this.#presentation();
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
      images: imagesOf(chapitres),
      courts,
      anomalies: [...anomalies, ...declaree.anomalies],
    };
  }
}

const liensCourts = (courts: readonly CourtResolu[]): readonly LienCourt[] =>
  courts.map(({ chapitre }) => ({ titre: chapitre.titre, adresse: `courts/${chapitre.chemin}.pdf` }));

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
