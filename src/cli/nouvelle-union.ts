import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COLONNES_MILLESIMES } from "../charger/projet.ts";
import { FICHIER_COMMUNES } from "../charger/union.ts";
import { formatCase } from "../modele/csv.ts";
import { creerProjet, type Identite } from "./nouveau-projet.ts";

const observatoire = (
  nombre: number,
  { annee, cog }: Identite,
): string => `# L'union : elle charge et calcule pour toutes ses communes, et n'a pas de rapport à elle.
# Chaque commune de ${FICHIER_COMMUNES} a son dossier : ses exports, son coffre, ses textes, ses décisions, ses publications.
nom: "Union de ${nombre} communes"
# Année de l'édition. À confirmer.
annee: ${annee}
# Géographie de l'édition, pour toutes les communes.
cog: ${cog}
`;

/** Crée une union, ou ajoute des communes à celle qui est là. N'écrase jamais rien ; une commune déjà inscrite reste telle. */
export function etendreUnion(dir: string, identites: readonly Identite[]): void {
  const [premiere] = identites;
  if (!premiere) return;
  const liste = join(dir, FICHIER_COMMUNES);
  if (!existsSync(liste)) {
    mkdirSync(join(dir, "brut"), { recursive: true });
    writeFileSync(join(dir, "observatoire.yaml"), observatoire(identites.length, premiere), { flag: "wx" });
    writeFileSync(join(dir, "millesimes.csv"), `${COLONNES_MILLESIMES.join(";")}\n`, { flag: "wx" });
    // Un export nomme des personnes : il ne va pas dans git, ni un entrepôt ou un coffre, qui se rebâtissent.
    writeFileSync(join(dir, ".gitignore"), ".abs/\ncommunes/*/brut/ccas/\n");
    writeFileSync(liste, "code;dossier\n");
  }
  const avant = readFileSync(liste, "utf8");
  const inscrits = new Set(avant.split(/\r?\n/).map((ligne) => ligne.split(";")[0]));
  const lignes = identites
    .filter(({ territoire }) => !inscrits.has(territoire.code))
    .map((identite) => {
      const { contours, ...reste } = identite;
      const { code } = identite.territoire;
      const dossier = `communes/${code}`;
      // Les contours sont rangés dans l'union : sa commune les prend de deux dossiers plus haut.
      const siens = contours ? { contours: contours.map((c) => ({ ...c, fichier: `../../${c.fichier}` })) } : {};
      creerProjet(join(dir, dossier), { ...reste, ...siens, union: "../.." });
      return `${[code, dossier].map(formatCase).join(";")}\n`;
    });
  writeFileSync(liste, `${avant}${avant.endsWith("\n") ? "" : "\n"}${lignes.join("")}`);
}
