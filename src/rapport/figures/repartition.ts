import type { Figure, OptionsFigure, PartFigure, Role, Tableau } from "../../modele/figure.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import { checkParts } from "./barres.ts";
import { composeFigure, checkOptions } from "./composer.ts";
import { TEINTES } from "./couleurs.ts";
import { isDessine } from "./nombres.ts";
import { drawRepartition } from "./repartition-dessin.ts";
import { formatPart } from "./tableau.ts";

/** Une barre : un millésime ou un territoire, et ses parts dans l'ordre commun à toutes les barres. */
export interface LigneRepartition {
  readonly libelle: string;
  readonly parts: readonly PartFigure[];
  readonly role?: Role;
  /** Ce que les parts divisent, quand elles sont des pourcentages : « 45 200 ménages ». Sinon la somme des parts. */
  readonly total?: number;
}

export interface OptionsRepartition extends OptionsFigure {
  /** Ce que sont les lignes, en tête de la première colonne du tableau : « Millésime », « Territoire ». */
  readonly ligne: string;
  /** Ce que l'on compte, après le total : « ménages ». */
  readonly ensemble: string;
}

/** Une ligne prête à dessiner : ses pourcentages, ou null si le secret ou une absence empêche de les montrer. */
export interface Barre {
  readonly libelle: string;
  readonly isSujet: boolean;
  readonly pourcents: readonly number[] | null;
  readonly mot: string;
  readonly total: string;
}

export interface Repartition {
  readonly barres: readonly Barre[];
  readonly parts: readonly string[];
}

/**
 * La composition d'un ensemble : une barre empilée de 0 à 100 % par millésime ou par territoire, au plus cinq parts
 * étiquetées directement, et le total de chaque barre. `unite` : « % » si les parts sont déjà des pourcentages.
 * Dès qu'une part d'une ligne est secrète, toute la ligne est hachurée et tue : le complément à 100 la donnerait.
 * @throws RangeError au-delà de cinq parts, si les lignes n'ont pas les mêmes, si une part est négative, si des
 * pourcentages ne font pas 100 (à un point près), si rien n'est à dessiner, ou si un compagnon de la figure manque.
 */
export function repartition(lignes: readonly LigneRepartition[], options: OptionsRepartition): Figure {
  checkOptions(options);
  const noms = lignes[0]?.parts.map((p) => p.libelle) ?? [];
  if (noms.length < 2 || noms.length > TEINTES.length)
    throw new RangeError(`repartition must have 2 to ${TEINTES.length} parts, got ${noms.length}`);
  for (const { libelle, parts } of lignes) {
    checkParts(parts);
    if (parts.map((p) => p.libelle).join("|") !== noms.join("|"))
      throw new RangeError(`lines must share the same parts in order, got other parts for ${JSON.stringify(libelle)}`);
    const negative = parts.find((p) => isDessine(p) && p.valeur < 0);
    if (negative) throw new RangeError(`part valeur must not be negative, got ${negative.valeur}`);
  }
  const barres = lignes.map((l) => toBarre(l, options));
  if (barres.every((b) => b.pourcents === null))
    throw new RangeError(`repartition must have at least one complete line, got 0 (${options.id})`);
  const tues = barres.filter((b) => b.pourcents === null);
  return composeFigure(
    options,
    (format) => drawRepartition({ barres, parts: noms }, format),
    tableauRepartition(lignes, barres, noms, options),
    tues.map((b) =>
      b.mot === "secret" ? `${b.libelle} : secret, la ligne entière n’est pas publiée.` : `${b.libelle} : ${b.mot}.`,
    ),
  );
}

function toBarre({ libelle, parts, role, total }: LigneRepartition, { unite, ensemble }: OptionsRepartition): Barre {
  const base = { libelle, isSujet: role === "commune" };
  const manque = parts.find((p) => p.statut === "secret") ?? parts.find((p) => !isDessine(p));
  if (manque !== undefined)
    return { ...base, pourcents: null, mot: formatPart(manque, { unite, decimales: 0 }), total: "" };
  const valeurs = parts.map((p) => p.valeur ?? 0);
  const somme = valeurs.reduce((s, v) => s + v, 0);
  if (unite === "%" && Math.abs(somme - 100) > 1)
    throw new RangeError(`percentages must sum to 100, got ${somme} for ${JSON.stringify(libelle)}`);
  if (somme <= 0) return { ...base, pourcents: null, mot: "sans objet", total: "" };
  const compte = total ?? (unite === "%" ? null : somme);
  return {
    ...base,
    pourcents: valeurs.map((v) => (100 * v) / somme),
    mot: "",
    total: compte === null ? "" : `${formatNombre(compte)} ${ensemble}`,
  };
}

function tableauRepartition(
  lignes: readonly LigneRepartition[],
  barres: readonly Barre[],
  noms: readonly string[],
  options: OptionsRepartition,
): Tableau {
  const isCompte = options.unite !== "%";
  const hasTotal = barres.some((b) => b.total !== "");
  return {
    titre: options.mesure,
    colonnes: [
      { libelle: options.ligne, nombre: false },
      ...noms.flatMap((libelle) => [
        { libelle, nombre: true },
        ...(isCompte ? [{ libelle: `${libelle} (en %)`, nombre: true }] : []),
      ]),
      ...(hasTotal ? [{ libelle: `Total (${options.ensemble})`, nombre: true }] : []),
    ],
    lignes: lignes.map((ligne, i) => {
      const { pourcents, mot, total } = barres[i]!;
      const cases = ligne.parts.flatMap((p, k) => {
        const part = pourcents?.[k];
        if (part === undefined) return isCompte ? [mot, mot] : [mot];
        const nombre = formatPart(p, options);
        return isCompte ? [nombre, formatValeur(part, "%", 1)] : [nombre];
      });
      const somme = total === "" ? (mot === "" ? "—" : mot) : total.slice(0, -options.ensemble.length - 1);
      return [ligne.libelle, ...cases, ...(hasTotal ? [somme] : [])];
    }),
  };
}
