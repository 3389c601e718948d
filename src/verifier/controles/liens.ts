import type { Anomalie } from "../../modele/anomalie.ts";
import { defaut } from "../anomalies.ts";
import { resolveAdresse } from "../page/adresses.ts";
import type { Citation, PageLue } from "../page/page.ts";
import { readScript } from "../page/scripts.ts";

/** Ce qu'il faut savoir d'un site pour juger une adresse : ses fichiers, et les ancres de ses pages. */
export interface Site {
  readonly fichiers: ReadonlyMap<string, unknown>;
  readonly pages: ReadonlyMap<string, PageLue>;
}

/** Une adresse citée : existe-t-elle dans le site, et ne charge-t-elle rien d'ailleurs ? */
export function verifieCitation(site: Site, fichier: string, { adresse, ligne, charge }: Citation): Anomalie[] {
  const cible = resolveAdresse(fichier, adresse);
  switch (cible.genre) {
    case "contact":
    case "integree":
      return [];
    case "absolue":
      return [defaut("lien-absolu", fichier, ligne, adresse)];
    case "script":
      return [defaut("lien-script", fichier, ligne, adresse)];
    case "externe":
      // Un lien vers une source officielle se clique ; il ne se charge pas.
      return !charge && /^https?:\/\//i.test(cible.adresse) ? [] : [defaut("hote-externe", fichier, ligne, adresse)];
    case "locale": {
      if (!site.fichiers.has(cible.fichier)) return [defaut("lien-casse", fichier, ligne, adresse)];
      const ids = site.pages.get(cible.fichier)?.ids;
      if (cible.ancre === "" || cible.ancre === "top" || ids === undefined || ids.has(cible.ancre)) return [];
      return [defaut("ancre-absente", fichier, ligne, adresse)];
    }
  }
}

/** Ce qu'un script importe, charge et cite : rien d'un autre hôte, rien qui ne se résolve. */
export function verifieScript(site: Site, fichier: string, texte: string, ligne: number | null): Anomalie[] {
  const { imports, chargements, citations } = readScript(texte);
  return [
    ...imports.flatMap((adresse) => {
      if (/^(?:[a-z]+:|\/\/)/i.test(adresse)) return [defaut("hote-externe", fichier, ligne, adresse)];
      if (!/^\.{0,2}\//.test(adresse)) return [defaut("import-non-resolu", fichier, ligne, adresse)];
      return verifieCitation(site, fichier, { adresse, ligne: ligne ?? 1, charge: true });
    }),
    ...chargements.map((adresse) => defaut("hote-externe", fichier, ligne, adresse)),
    ...citations.map((adresse) => defaut("adresse-dans-script", fichier, ligne, adresse)),
  ];
}
