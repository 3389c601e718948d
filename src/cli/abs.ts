#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ProjetInvalide } from "../charger/projet-invalide.ts";
import { formatErreurUsage, localiser } from "./francais.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

const programme = localiser(new Command("abs"))
  .description("Analyse des besoins sociaux : des fichiers officiels au rapport annuel.")
  .version("0.1.0", "-V, --version", "affiche la version");

const projet = ["--projet <dossier>", "dossier du projet", "data"] as const;
const verbe = (nom: string, aide: string): Command => localiser(programme.command(nom)).description(aide);

verbe("nouveau <dossier>", "crée un projet et y range les fichiers officiels reconnus à leurs en-têtes")
  .option(
    "--commune <code>",
    "code officiel de la commune (68224) ; plusieurs, séparés par des virgules, font une union",
  )
  .option("--epci <siren>", "numéro Siren de l'intercommunalité d'un CIAS (200066009) ; avec --commune, une union")
  .requiredOption("--fichiers <chemin>", "dossier où chercher les fichiers officiels")
  .option("--sur-place", "laisse les fichiers où ils sont au lieu de les ranger dans le projet")
  .action(
    async (dossier: string, options: { commune?: string; epci?: string; fichiers: string; surPlace?: boolean }) => {
      const { runNouveau } = await import("./nouveau.ts");
      process.exitCode = await runNouveau(dossier, options);
    },
  );

verbe("sources", "liste ce qui existe, ce que le projet a, et ce qui est plus récent chez les producteurs")
  .option(...projet)
  .option("--en-ligne", "interroge aussi le catalogue de l'Insee")
  .option("--format <format>", "texte ou json", "texte")
  .action(async (options: { projet: string; enLigne?: boolean; format: string }) => {
    const { runSources } = await import("./sources.ts");
    process.exitCode = await runSources(options.projet, options);
  });

verbe("telecharger", "prend les fichiers que millesimes.csv nomme par une adresse")
  .option(...projet)
  .option("--accepter", "prend aussi les fichiers que leur producteur a changés, et inscrit leur nouvelle empreinte")
  .action(async (options: { projet: string; accepter?: boolean }) => {
    const { runTelecharger } = await import("./telecharger.ts");
    process.exitCode = await runTelecharger(options.projet, options);
  });

verbe("importer [fichier]", "regarde un export du CCAS et propose sa correspondance, sans rien charger")
  .option(...projet)
  .option("--nom <nom>", "nom de la correspondance à écrire (aides-2025)")
  .option("--genre <source>", "genre d'export, quand les noms de colonnes ne le disent pas (ccas-aides)")
  .option("--verifier", "montre ce que la correspondance du projet comprend, colonne par colonne, en comptes")
  .action(async (fichier: string | undefined, options: Parameters<typeof import("./importer.ts").runImporter>[1]) => {
    const { runImporter } = await import("./importer.ts");
    process.exitCode = await runImporter(fichier, options);
  });

verbe("charger", "lit les fichiers de millesimes.csv dans l'entrepôt et le coffre")
  .option(...projet)
  .option("--accepter", "charge aussi un export du CCAS qui a rétréci, ou qui en recouvre un autre")
  .action(async (options: { projet: string; accepter?: boolean }) => {
    const { runCharger } = await import("./charger.ts");
    process.exitCode = await runCharger(options.projet, options.accepter ?? false);
  });

verbe(
  "coffre <action>",
  "clé, conservation et rapports du coffre : initialiser, etat, changer-cle, detruire-cle, purger, rapport",
)
  .option(...projet)
  .option("--confirmer", "fait ce que changer-cle, detruire-cle ou purger annoncent")
  .action(async (action: string, options: { projet: string; confirmer?: boolean }) => {
    const { runCoffre } = await import("./coffre.ts");
    process.exitCode = await runCoffre(action, options);
  });

verbe("calculer", "calcule les indicateurs de tous les territoires chargés")
  .option(...projet)
  .action(async (options: { projet: string }) => {
    const { runCalculer } = await import("./calculer.ts");
    process.exitCode = await runCalculer(options.projet);
  });

verbe("publier", "écrit le site d'une édition")
  .option(...projet)
  .option("--edition <nom>", "direction, copil ou public ; toutes si absent")
  .action(async (options: { projet: string; edition?: string }) => {
    const { runPublier } = await import("./publier.ts");
    process.exitCode = await runPublier(options.projet, options.edition);
  });

verbe("apercu", "montre le rapport pendant qu'on l'écrit, sur cette machine seulement")
  .option(...projet)
  .option("--edition <nom>", "direction, copil ou public", "direction")
  .option("--port <nombre>", "port du navigateur ; 0 : le premier libre", "0")
  .action(async (options: { projet: string; edition: string; port: string }) => {
    const { runApercu } = await import("./apercu.ts");
    process.exitCode = await runApercu(options.projet, options);
  });

verbe("rapport", "charge, calcule et publie les trois éditions ; dans une union, celles de chaque commune")
  .option(...projet)
  .option("--edition <nom>", "direction, copil ou public ; toutes si absent")
  .option("--seulement <codes>", "les seules communes d'une union à publier (68224,68066)")
  .action(async (options: { projet: string; edition?: string; seulement?: string }) => {
    const { runRapport } = await import("./rapport.ts");
    process.exitCode = await runRapport(options.projet, options);
  });

verbe("valeurs", "répond à une question : un indicateur ou une variable, un territoire, un millésime")
  .option(...projet)
  .option("--indicateur <code>", "code du catalogue (REV-02)")
  .option("--variable <nom>", "variable telle que livrée (P18_POP)")
  .option("--territoire <code>", "68224, IRIS, EPCI, DEP-68, REG-44, F, F_X_D976, FM, quartier")
  .option("--millesime <annee>", "2021, ou 2013-2018 pour une évolution")
  .option("--cog <annee>", "géographie dans laquelle exprimer la valeur")
  .option("--comparables", "liste les communes qui ressemblent le plus à celle de --territoire, et pourquoi")
  .option("--format <format>", "json ou csv", "json")
  .action(async (options: Parameters<typeof import("./valeurs.ts").runValeurs>[0]) => {
    const { runValeurs } = await import("./valeurs.ts");
    process.exitCode = await runValeurs(options);
  });

verbe("d-ou-vient", "remonte d'une valeur aux cases des fichiers : fichier, ligne, colonne")
  .option(...projet)
  .requiredOption("--indicateur <code>", "code du catalogue (REV-02)")
  .requiredOption("--territoire <code>", "comme pour « valeurs »")
  .requiredOption("--millesime <annee>", "2021, ou 2013-2018")
  .option("--max <nombre>", "cases montrées par terme du calcul (0 : toutes)")
  .option("--format <format>", "texte ou json", "texte")
  .action(async (options: Parameters<typeof import("./d-ou-vient.ts").runDouVient>[0]) => {
    const { runDouVient } = await import("./d-ou-vient.ts");
    process.exitCode = await runDouVient(options);
  });

verbe("simuler", "dit ce qu'un autre plafond de quotient familial changerait, d'après les demandes du coffre")
  .option(...projet)
  .requiredOption("--aide <nom>", "la nature d'aide : alimentaire, energie, logement…")
  .requiredOption("--nouveau <euros>", "le plafond essayé")
  .option("--plafond <euros>", "le plafond d'aujourd'hui ; défaut : celui de pilotage/baremes.yaml")
  .option("--annee <annee>", "l'année des demandes ; défaut : la dernière des exports")
  .option("--format <format>", "texte ou json", "texte")
  .action(async (options: Parameters<typeof import("./simuler.ts").runSimuler>[0]) => {
    const { runSimuler } = await import("./simuler.ts");
    process.exitCode = await runSimuler(options);
  });

verbe("revisions", "liste les constats publiés les années d'avant qui ne tiennent plus, et pourquoi")
  .option(...projet)
  .option("--edition <nom>", "direction, copil ou public", "public")
  .option("--format <format>", "texte ou json", "texte")
  .action(async (options: { projet: string; edition: string; format: string }) => {
    const { runRevisions } = await import("./revisions.ts");
    process.exitCode = await runRevisions(options.projet, options);
  });

verbe("verifier <dossier>", "contrôle un site bâti : manifeste signé, formats, liens, hôtes, canaris, cases tues")
  .option("--canari <texte...>", "texte qui ne doit se trouver nulle part")
  .option(
    "--projet <dossier>",
    "projet dont la clé doit avoir signé, dont canaris.txt est cherché, et dont les registres servent à l'attaque",
  )
  .option("--verite <fichier>", "compare seulement le site à la vérité (JSON ; « - » : entrée standard)")
  .option("--format <format>", "texte ou json", "texte")
  .action(async (dossier: string, options: Parameters<typeof import("./verifier.ts").runVerifier>[1]) => {
    const { runVerifier } = await import("./verifier.ts");
    process.exitCode = await runVerifier(dossier, options);
  });

verbe(
  "pilotage <action> [fichiers...]",
  "ce que le CCAS décide et suit : etat, verifier (ce qu'il faut corriger, chiffres compris), calendrier, deliberation ; demandes écrit les demandes de données aux partenaires ; modele écrit un classeur à remplir ; importer reprend les avis enregistrés par le comité (.json) et les tableaux (.csv, .xlsx)",
)
  .option(...projet)
  .option("--format <format>", "texte ou json ; ics avec « calendrier », pour un agenda", "texte")
  .option(
    "--pour <partenaires>",
    "avec « demandes » : caf, cpam, france-travail, bailleurs, departement, mission-locale, petite-enfance, sne ; tous sinon",
  )
  .action(async (action: string, fichiers: string[], options: { projet: string; format: string; pour?: string }) => {
    const { runPilotage } = await import("./pilotage.ts");
    process.exitCode = await runPilotage(action, fichiers, options);
  });

verbe("registre", "dit tout ce qui a été publié et masqué, pour le délégué à la protection des données")
  .option(...projet)
  .option("--format <format>", "texte ou json", "texte")
  .action(async (options: { projet: string; format: string }) => {
    const { runRegistre } = await import("./registre.ts");
    process.exitCode = runRegistre(options.projet, options);
  });

// Lancés par « publier » dans d'autres processus que le sien, jamais à la main.
localiser(programme.command("regarder", { hidden: true })).action(async () => {
  const { runRegarder } = await import("./controler.ts");
  process.exitCode = await runRegarder();
});
localiser(programme.command("juger", { hidden: true })).action(async () => {
  const { runJuger } = await import("./controler.ts");
  process.exitCode = await runJuger();
});

try {
  await programme.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) console.error(formatErreurUsage(error));
    process.exit(error.exitCode === 0 ? SORTIE.ok : SORTIE.usage);
  }
  if (error instanceof ErreurUsage) {
    console.error(`✗ ${error.message}`);
    process.exit(SORTIE.usage);
  }
  if (error instanceof ProjetInvalide) {
    printAnomalies(error.anomalies);
    process.exit(SORTIE.bloquant);
  }
  if (error instanceof Error && error.name === "EntrepotOccupe") {
    console.error("✗ un autre « abs » travaille sur ce projet : attendre qu'il ait fini, puis relancer.");
    process.exit(SORTIE.bloquant);
  }
  throw error;
}
