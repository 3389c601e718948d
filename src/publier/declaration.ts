import { auditValide, type DeclarationAccessibilite } from "../modele/accessibilite.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { AccessibiliteSite, Edition } from "../rapport/page.ts";

const CLES: readonly (readonly [keyof DeclarationAccessibilite, string])[] = [
  ["contact", "contact"],
  ["etablie", "etablie_le"],
  ["schema", "schema_pluriannuel"],
  ["plan", "plan_annuel"],
];

/**
 * Ce que le site dit de son accessibilité un jour donné, et ce qu'il reste à écrire : la direction voit les blancs dans la page,
 * les autres éditions n'en impriment rien et l'équipe est avertie.
 */
export function declarer(
  declaration: DeclarationAccessibilite,
  edition: Edition,
  jour: string,
): { readonly accessibilite: AccessibiliteSite; readonly anomalies: readonly Anomalie[] } {
  const audit = auditValide(declaration, jour);
  const avertir = (colonne: string, valeur: string | null, message: string, action: string): Anomalie => ({
    gravite: "avertissement",
    code: "accessibilite-a-completer",
    fichier: "accessibilite.yaml",
    ligne: null,
    colonne,
    valeur,
    message,
    action,
  });
  const blancs = CLES.filter(([cle]) => declaration[cle] === null).map(([, nom]) => nom);
  const anomalies = [
    ...(edition !== "direction" && blancs.length > 0
      ? [
          avertir(
            blancs.join(", "),
            null,
            "La déclaration d'accessibilité a des blancs",
            "Les remplir dans accessibilite.yaml : la loi impose ces mentions, et cette édition ne les imprime pas.",
          ),
        ]
      : []),
    ...(declaration.audit !== null && audit === null
      ? [
          avertir(
            "audit, date",
            declaration.audit.date,
            "L'audit d'accessibilité n'est pas valide ce jour : le site se dit « non conforme »",
            "Un audit vaut trois ans : en faire un autre, ou corriger sa date.",
          ),
        ]
      : []),
  ];
  return { accessibilite: { declaration, audit }, anomalies };
}
