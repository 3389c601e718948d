import { Command, type CommanderError } from "commander";

/** Met une commande en français : titres, aide, et aucune phrase anglaise de la bibliothèque sur la sortie. */
export function localiser(commande: Command): Command {
  return commande
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption("-h, --help", "affiche cette aide")
    .helpCommand(false)
    .configureHelp({
      styleTitle: (titre) => TITRES[titre] ?? titre,
      styleUsage: (usage) => usage.replace("[options]", "[options]").replace("[command]", "<verbe>"),
      optionDescription: (option) =>
        option.description +
        (option.defaultValue === undefined ? "" : ` (par défaut : ${String(option.defaultValue)})`),
      subcommandTerm: (sous) =>
        `${sous.name()} ${sous.registeredArguments.map((a) => `<${a.name()}>`).join(" ")}`.trim(),
    });
}

const TITRES: Readonly<Record<string, string>> = {
  "Usage:": "Utilisation :",
  "Options:": "Options :",
  "Arguments:": "Arguments :",
  "Commands:": "Verbes :",
};

const entreGuillemets = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? "";

/** La faute de frappe probable, telle que la bibliothèque la devine. */
const suggestion = (message: string): string => {
  const trouvee = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  return trouvee ? ` ; vouliez-vous dire « ${trouvee} » ?` : "";
};

/** Une erreur de commande, dite en français. */
export function formatErreurUsage(error: CommanderError): string {
  const mot = entreGuillemets(error.message);
  const phrases: Readonly<Record<string, string>> = {
    "commander.unknownOption": `option inconnue : ${mot}`,
    "commander.unknownCommand": `verbe inconnu : ${mot}`,
    "commander.missingArgument": `il manque : ${mot}`,
    "commander.missingMandatoryOptionValue": `option obligatoire absente : ${mot}`,
    "commander.optionMissingArgument": `cette option attend une valeur : ${mot}`,
    "commander.excessArguments": "trop de mots dans la commande",
    "commander.help": "il manque un verbe",
  };
  return `✗ ${phrases[error.code] ?? error.message}${suggestion(error.message)}. Voir « abs --help ».`;
}
