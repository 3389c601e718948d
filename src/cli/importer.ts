import { existsSync, statSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { empreinteDe, importer, type Import } from "../charger/importer.ts";
import { verifierImports } from "../charger/verifier-import.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { formatCase } from "../modele/csv.ts";
import { openProjet } from "./chemin.ts";
import { aujourdhui } from "./date.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

export interface OptionsImporter {
  readonly projet: string;
  readonly nom?: string;
  readonly genre?: string;
  readonly verifier?: boolean;
}

const isAnnee = (texte: string): boolean => /^(?:19|20)\d{2}$/.test(texte);

/** Un chemin comme une ligne de commande le lit : « Suivi FSL (2).xlsx » y serait trois mots. */
const citerChemin = (chemin: string): string => (/^[\w./\\:@~+-]+$/.test(chemin) ? chemin : `"${chemin}"`);

/** Ce qu'il reste à faire pour que `abs charger` lise cet export. */
function printSuite({ examen, rapprochement, ecrite, deja, isANommer }: Import, fichier: string, dir: string): void {
  if (rapprochement === null || (ecrite === null && deja === null)) return;
  const { formulaire, appariements, manquants } = rapprochement;
  console.log(
    `\nGenre : ${formulaire.titre} (${formulaire.source}), ${appariements.length} champs sur ${formulaire.champs.length} retrouvés.`,
  );
  for (const champ of manquants) console.log(`  à compléter : ${champ.nom} (${champ.libelle})`);
  if (isANommer)
    console.log(
      `Rien n'est écrit : ${deja} décrit cet export sans le nommer. Y ajouter "${basename(fichier)}" sous fichiers.`,
    );
  else
    console.log(
      ecrite === null
        ? `Rien n'est écrit : ${deja} décrit déjà cet export. La comparer avec « --verifier ».`
        : `Écrit : ${ecrite}. La relire, puis « abs importer ${citerChemin(fichier)} --verifier --projet ${citerChemin(dir)} ».`,
    );
  const datee = appariements.find(({ champ }) => champ.nom === formulaire.date);
  // Un budget n'a pas de dates : son exercice est une année écrite telle quelle.
  const exercice = appariements.find(({ champ }) => champ.type === "exercice")?.colonne.libelles;
  const annees = [
    ...(datee?.colonne.annees.keys() ?? []),
    ...[...(exercice?.keys() ?? [])].filter(isAnnee).map(Number),
  ].sort((a, b) => a - b);
  const dans = relative(resolve(dir), resolve(fichier));
  const place = dans.startsWith("..") ? `brut/ccas/${basename(fichier)}` : dans.split(sep).join("/");
  if (dans.startsWith(".."))
    console.log(`Puis déposer l'export dans ${place} (git l'ignore), et ajouter à millesimes.csv :`);
  else console.log("Puis ajouter à millesimes.csv :");
  for (const annee of annees.length > 0 ? annees : ["ANNÉE"])
    console.log(
      `  ${[formulaire.source, "", annee, "", "", place, "", empreinteDe(fichier), aujourdhui()].map((c) => formatCase(c)).join(";")}`,
    );
  if (annees.length === 0) console.log("  (ANNÉE : celle que cet export décrit ; l'outil ne la devine pas)");
  if (annees.length > 1)
    console.log(
      "  (une ligne par année : chacune ne garde que les siennes ; retirer celles que l'export n'a qu'en partie)",
    );
  if (examen && examen.totaux > 0)
    console.log("  Les lignes de total sont hors champ : reconnues, comptées, jamais additionnées.");
}

/** @returns 0, ou 1 si l'export ne peut être décrit ou compris. */
export async function runImporter(fichier: string | undefined, options: OptionsImporter): Promise<number> {
  const { nom, genre, projet: dir } = options;
  if (nom !== undefined && !/^[a-z0-9][a-z0-9_-]{0,40}$/.test(nom))
    throw new ErreurUsage("--nom : un nom de fichier en minuscules, sans accent ni espace (aides-2025)");
  if (fichier === undefined && options.verifier !== true)
    throw new ErreurUsage("il manque : fichier (ou --verifier, pour tous les exports de millesimes.csv)");
  if (fichier !== undefined && !(existsSync(fichier) && statSync(fichier).isFile()))
    throw new ErreurUsage(`pas de fichier « ${fichier} »`);
  const projet = openProjet(dir);
  if (options.verifier === true) {
    const verifications = await verifierImports(projet, fichier, genre);
    if (verifications.length === 0) console.log("Aucun export du CCAS dans millesimes.csv.");
    for (const { fichier: nomme, dit } of verifications) console.log(dit ?? `${nomme} : non vérifié`);
    const anomalies = verifications.flatMap((v) => v.anomalies);
    printAnomalies(anomalies);
    return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
  }
  const resultat = await importer(projet.dir, fichier ?? "", { nom, genre });
  if (resultat.dit !== null) console.log(resultat.dit);
  printSuite(resultat, fichier ?? "", dir);
  printAnomalies(resultat.anomalies);
  return resultat.anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}
