import type { Command, CommanderError } from "commander";

/** Met une commande en français : titres, aide, et aucune phrase anglaise de la bibliothèque sur la sortie. */
export function localiser(commande: Command): Command {
  return commande
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption("-h, --help", "affiche cette aide")
    .helpCommand(false)
    .configureHelp({
      styleTitle: (titre) => TITRES[titre] ?? titre,
      styleUsage: (usage) => usage.replace("[command]", "<verbe>"),
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

/** Ce que chaque code d'erreur de la bibliothèque veut dire ; `mot` est l'option, le verbe ou l'argument en cause. */
const PHRASES: Readonly<Record<string, (mot: string) => string>> = {
  "commander.unknownOption": (mot) => `option inconnue : ${mot}`,
  "commander.unknownCommand": (mot) => `verbe inconnu : ${mot}`,
  "commander.missingArgument": (mot) => `il manque : ${mot}`,
  "commander.missingMandatoryOptionValue": (mot) => `option obligatoire absente : ${mot}`,
  "commander.optionMissingArgument": (mot) => `cette option attend une valeur : ${mot}`,
  "commander.conflictingOption": (mot) => `option incompatible avec une autre : ${mot}`,
  "commander.invalidArgument": (mot) => `valeur refusée pour ${mot}`,
  "commander.excessArguments": () => "trop de mots dans la commande",
  "commander.help": () => "il manque un verbe",
};

/** Une erreur de commande, dite en français ; un code inconnu aussi, plutôt qu'une phrase anglaise. */
export function formatErreurUsage(error: Pick<CommanderError, "code" | "message">): string {
  const dire = PHRASES[error.code] ?? (() => "commande mal écrite");
  return `✗ ${dire(entreGuillemets(error.message))}${suggestion(error.message)}. Voir « abs --help ».`;
}
