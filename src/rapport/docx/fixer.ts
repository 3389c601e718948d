import { packParties, type Parties } from "../paquet-fixe.ts";
import { insertTableaux } from "./tableau.ts";

const DATE = "1980-01-01T00:00:00Z";

/** Donne à chaque nom son rang d'apparition. */
function ranger(prefixe: string): (nom: string) => string {
  const rangs = new Map<string, number>();
  return (nom) => {
    const rang = rangs.get(nom) ?? rangs.size + 1;
    rangs.set(nom, rang);
    return `${prefixe}${rang}`;
  };
}

/**
 * Le même document aux mêmes octets : les dates de création sont retirées ; les identifiants que la bibliothèque tire au sort
 * (liens), ou compte d'un document à l'autre (signets, images), prennent leur rang dans celui-ci. Les tableaux, qui n'en ont pas, y sont remis
 * à leur place.
 */
export function fixDocument(parties: Parties, tableaux: readonly string[]): Uint8Array {
  const [lien, titre, signet, dessin] = [ranger("rIdLien"), ranger("_Toc"), ranger(""), ranger("")] as const;
  // Un identifiant tiré au sort n'est jamais fait du seul préfixe et d'un nombre.
  const isTire = (id: string): boolean => /^rId(?!\d+$)/.test(id);
  return packParties(parties, (nom, xml) => {
    if (nom === "docProps/core.xml") return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${DATE}`);
    if (!/^word\//.test(nom)) return xml;
    const fixe = xml
      .replace(/\b(r:id|Id)="([^"]+)"/g, (tout, attribut: string, id: string) =>
        isTire(id) ? `${attribut}="${lien(id)}"` : tout,
      )
      .replace(/\b_Toc\d+\b/g, titre)
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/g, (_, debut: string, id: string) => debut + signet(id))
      .replace(/(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\bid=")(\d+)/g, (_, debut: string, id: string) => debut + dessin(id));
    return insertTableaux(fixe, tableaux);
  });
}
