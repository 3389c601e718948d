// Ce que le lecteur d'une page reçoit : la page, ses scripts et sa feuille, chacun compressé comme un hébergeur le fait (gzip).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const compresse = (chemin) => gzipSync(readFileSync(chemin), { level: 9 }).length;
/** Ce qu'une police ou une image est déjà : la recompresser n'y changerait rien. */
const brut = (chemin) => readFileSync(chemin).length;
const cites = (texte, motif) => [...new Set([...texte.matchAll(motif)].map(([, nom]) => nom))];
const somme = (noms, peser) => noms.reduce((total, nom) => total + peser(nom), 0);

/**
 * Chaque page d'un site livré, avant tout geste du lecteur : ce qu'elle charge d'elle-même (`joints`), son poids sans les polices,
 * puis avec elles et ses images. En octets.
 */
export function peserPages(dist) {
  return readdirSync(dist)
    .filter((f) => f.endsWith(".html"))
    .sort()
    .map((page) => {
      const html = readFileSync(join(dist, page), "utf8");
      const joints = cites(html, /(?:src|href)="(?:\.\/)?([^":#]+\.(?:js|css))"/g);
      const images = cites(html, /<img[^>]* src="(?!data:)([^"]+)"/g);
      const feuilles = joints.filter((n) => n.endsWith(".css")).map((n) => readFileSync(join(dist, n), "utf8"));
      const polices = cites(feuilles.join(""), /url\("?([^")]+\.woff2)"?\)/g);
      const sansPolices = somme([page, ...joints], (n) => compresse(join(dist, n)));
      return {
        page,
        joints,
        sansPolices,
        entiere: sansPolices + somme([...polices, ...images], (n) => brut(join(dist, n))),
      };
    });
}
