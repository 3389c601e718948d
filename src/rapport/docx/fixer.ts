import { fixPaquet } from "../paquet-fixe.ts";

const DATE = "1980-01-01T00:00:00Z";

/**
 * Le même document aux mêmes octets : les dates de création sont retirées, et les identifiants de liens, que la bibliothèque tire
 * au sort, prennent leur rang.
 */
export function fixDocument(octets: Uint8Array): Uint8Array {
  const rangs = new Map<string, string>();
  const rang = (id: string): string => {
    const connu = rangs.get(id) ?? `rIdLien${rangs.size + 1}`;
    rangs.set(id, connu);
    return connu;
  };
  // Un identifiant tiré au sort n'est jamais fait du seul préfixe et d'un nombre.
  const isTire = (id: string): boolean => /^rId(?!\d+$)/.test(id) && !/^rIdLien\d+$/.test(id);
  return fixPaquet(octets, (nom, xml) => {
    if (nom === "docProps/core.xml") return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${DATE}`);
    if (!/^word\//.test(nom)) return xml;
    return xml.replace(/\b(r:id|Id)="([^"]+)"/g, (tout, attribut: string, id: string) =>
      isTire(id) ? `${attribut}="${rang(id)}"` : tout,
    );
  });
}
