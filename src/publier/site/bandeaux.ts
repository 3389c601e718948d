import type { Edition, SiteEdition } from "../../rapport/page.ts";

interface TexteEdition {
  readonly nom: string;
  /** À qui la montrer : la première chose lue sur chaque page. */
  readonly diffusion: string;
}

export const EDITIONS: Readonly<Record<Edition, TexteEdition>> = {
  direction: {
    nom: "Édition de la direction",
    diffusion: "ne pas diffuser. Elle donne des chiffres détaillés réservés à son équipe.",
  },
  copil: {
    nom: "Édition du comité de pilotage",
    diffusion: "document de travail, réservé aux membres du comité.",
  },
  public: { nom: "Édition publique", diffusion: "destinée à tous les lecteurs." },
};

/** Les bandeaux du haut de page : l'édition et sa diffusion, et « Données fictives » pour une démonstration. */
export function bandeaux(site: SiteEdition): string {
  const { nom, diffusion } = EDITIONS[site.edition];
  const edition = `<p class="bandeau bandeau-${site.edition}"><strong>${nom}</strong> : ${diffusion}</p>`;
  const fictif = `<p class="bandeau bandeau-fictif"><strong>Données fictives</strong> : commune et chiffres inventés pour la démonstration.</p>`;
  return site.fictif ? `${fictif}\n${edition}` : edition;
}
