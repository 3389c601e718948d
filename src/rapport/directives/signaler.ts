import type { Contexte } from "../contexte.ts";
import type { Directive } from "../parametres.ts";

/** Un code qui n'est pas au catalogue : bloquant, une phrase ou une figure ne peut pas se deviner. */
export function signaleCode(code: string, noeud: Directive, contexte: Contexte): void {
  contexte.signale({
    gravite: "bloquante",
    code: "code-inconnu",
    noeud,
    valeur: code,
    message: `Indicateur inconnu dans la directive « ${noeud.name} »`,
    action: "Vérifier le code dans la page « Méthode » ou avec « abs valeurs ».",
  });
}
