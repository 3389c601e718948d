import fc from "fast-check";

// Sur la machine d'un développeur, chaque passage tire d'autres cas : c'est là qu'une propriété fausse se trouve. L'intégration continue
// rejoue toujours les mêmes : un défaut ancien n'y arrête pas un travail qui n'y est pour rien.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 2027 });
