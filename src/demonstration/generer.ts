import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fichierCafCommunes } from "./caf-communes.ts";
import { fichiersCafIris } from "./caf-iris.ts";
import { fichiersCog, uniteUrbaine } from "./cog.ts";
import { fichiersComparateur } from "./comparateur.ts";
import { contoursIris } from "./contours.ts";
import { formatCsv, UNIX } from "./csv.ts";
import { fichierDossierComplet } from "./dossier-complet.ts";
import type { FichierDemonstration } from "./fichier.ts";
import { pourComparateur } from "./filosofi.ts";
import { fichiersFilosofiIris } from "./filosofi-iris.ts";
import { fichiersFilosofi } from "./filosofi-territoires.ts";
import type { LigneMillesime } from "./millesimes.ts";
import { formatMillesimes, parseMillesimes } from "./millesimes.ts";
import { creerModele } from "./modele.ts";
import { fichiersRpAges } from "./rp-ages.ts";
import { fichiersRpIris } from "./rp-iris.ts";
import { QUARTIERS, VILLE_TEMOIN } from "./ville-temoin.ts";

/** La graine du projet livré : la changer change tous les nombres de la démonstration. */
export const GRAINE = 2026;
const RECU_LE = "2026-09-15";

/** Tous les fichiers officiels du pays fictif, en mémoire. */
export async function fichiersDemonstration(graine: number = GRAINE): Promise<FichierDemonstration[]> {
  const modele = creerModele(graine);
  const { pays } = modele;
  const epciDe = new Map(pays.epci.flatMap((e) => e.communes.map((c) => [c.code, e.code])));
  const filosofi = {
    2015: new Map(modele.territoires(2015).commune.map((t) => [t.code, pourComparateur(t.filosofi)])),
    2021: new Map(modele.territoires(2021).commune.map((t) => [t.code, pourComparateur(t.filosofi)])),
  };
  const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);
  return [
    ...(await fichiersCog(pays)),
    ...fichiersComparateur({
      communes: pays.communes,
      recensement: modele.recensementCommune,
      filosofi: (m, code) => filosofi[m].get(code)!,
      graine,
    }),
    fichierDossierComplet(pays.communes, modele.recensementCommune),
    ...fichiersRpAges(
      pays.communes.filter((c) => c.departement === VILLE_TEMOIN.code.slice(0, 2)),
      modele.recensementCommune,
    ),
    ...fichiersRpIris(pays.communes, modele.recensement),
    ...fichiersFilosofi(modele.territoires),
    ...fichiersFilosofiIris(pays.communes, modele.revenus),
    ...fichiersCafIris({
      communes: pays.communes,
      epci: (c) => epciDe.get(c.code)!,
      uniteUrbaine,
      allocataires: modele.allocataires,
    }),
    fichierCafCommunes({
      communes: pays.communes,
      foyers: (c, annee) => {
        const a = c.unites.map((u) => modele.allocataires(u, annee));
        return { rsa: somme(a.map((x) => x.ARSAS)), prime: somme(a.map((x) => x.APPA)) };
      },
      graine,
    }),
  ];
}

/** Les quartiers de la ville : chaque IRIS entier dans un quartier. */
const formatTerritoires = (): string =>
  formatCsv(
    ["quartier", "nom", "iris", "part"],
    QUARTIERS.flatMap((q) => q.iris.map((iris) => [q.code, q.nom, VILLE_TEMOIN.code + iris, "1"])),
    UNIX,
  );

/** Les lignes des exports du CCAS appartiennent à leur propre générateur : elles restent telles quelles. */
async function lignesCcas(chemin: string): Promise<LigneMillesime[]> {
  const texte = await readFile(chemin, "utf8").catch(() => null);
  return texte === null ? [] : parseMillesimes(texte).filter((l) => l.source.startsWith("ccas-"));
}

/**
 * Écrit les données officielles du projet de démonstration sous `dir` : `brut/**` (contours compris), `millesimes.csv`,
 * `territoires.csv`.
 * Même graine, mêmes octets. N'efface rien d'autre.
 */
export async function genererDemonstration(dir: string, graine: number = GRAINE): Promise<void> {
  const fichiers = await fichiersDemonstration(graine);
  const lignes: LigneMillesime[] = [];
  for (const f of fichiers) {
    const octets = Buffer.from(f.contenu);
    await mkdir(dirname(join(dir, f.chemin)), { recursive: true });
    await writeFile(join(dir, f.chemin), octets);
    lignes.push({
      source: f.source,
      niveau: f.niveau,
      millesime: String(f.millesime),
      cog: String(f.cog),
      publie: String(f.publie),
      fichier: f.chemin,
      url: "",
      sha256: createHash("sha256").update(octets).digest("hex"),
      recu_le: RECU_LE,
    });
  }
  const manifeste = join(dir, "millesimes.csv");
  await writeFile(manifeste, formatMillesimes([...lignes, ...(await lignesCcas(manifeste))]));
  await writeFile(join(dir, "territoires.csv"), formatTerritoires());
  await mkdir(join(dir, "brut", "contours"), { recursive: true });
  await writeFile(join(dir, "brut", "contours", "iris.geojson"), contoursIris(graine));
}
