import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { getSource } from "../../loaders/index.ts";
import type { Affirmation } from "../../src/constats/affirmation.ts";
import { definitionChangee, definitionsOf } from "../../src/constats/empreinte.ts";
import type { Definition, Indicateur } from "../../src/modele/indicateur.ts";
import { COMMUNE, donneesEssai, pointEssai } from "./donnees-essai.ts";
import { PART } from "./indicateurs-essai.ts";

const part = (source: string, numerateur: string): Definition => ({
  forme: "rapport",
  numerateur: { source, formule: numerateur },
  denominateur: { source, formule: "TOTAL" },
  echelle: 100,
});
const COMPARATEUR = part("rp-comparateur", "A");
const DOSSIER = part("rp-dossier-complet", "B");
const avec = (...definitions: Definition[]): Indicateur => ({ ...PART, definitions });
const donnees = (i: Indicateur) => donneesEssai({ indicateurs: [i], valeurs: {} });

/** Ce que publierait un constat dont la valeur vient de cette source. */
function publier(indicateur: Indicateur, source: string): Affirmation {
  const titre = getSource(source)?.titre ?? "";
  const point = { ...pointEssai(indicateur, COMMUNE, "2022", 9), source: `Insee, ${titre} 2022` };
  const definitions = definitionsOf([PART.code], [point], donnees(indicateur));
  return { definitions } as unknown as Affirmation;
}

it("ajouter une source, ou corriger celle qui n'a pas servi, ne change pas l'empreinte", () => {
  const publiee = publier(avec(COMPARATEUR, DOSSIER), "rp-dossier-complet");
  expect(publiee.definitions[PART.code]).toMatch(/^[0-9a-f]{12}$/);
  expect(definitionChangee(publiee, donnees(avec(part("caf-communes", "C"), COMPARATEUR, DOSSIER)))).toBeNull();
  expect(definitionChangee(publiee, donnees(avec(part("rp-comparateur", "A + D"), DOSSIER)))).toBeNull();
});

it("changer la formule, l'unité ou les bornes de celle qui a servi, la retirer, le change", () => {
  const publiee = publier(avec(COMPARATEUR, DOSSIER), "rp-dossier-complet");
  for (const i of [
    avec(COMPARATEUR, part("rp-dossier-complet", "B + C")),
    avec(COMPARATEUR),
    { ...avec(COMPARATEUR, DOSSIER), unite: "pour 100" },
    { ...avec(COMPARATEUR, DOSSIER), bornes: [5, 95] as const },
  ])
    expect(definitionChangee(publiee, donnees(i))).toBe(PART.code);
  expect(definitionChangee(publiee, donneesEssai({ indicateurs: [], valeurs: {} }))).toBe(PART.code);
});

it("retenir toutes les définitions quand aucune source ne se reconnaît", () => {
  const publiee = publier(avec(COMPARATEUR, DOSSIER), "inconnue");
  expect(publiee.definitions[PART.code]?.split(" ")).toHaveLength(2);
});

it("lire encore l'empreinte unique des registres d'avant", () => {
  const i = avec(COMPARATEUR);
  const ancienne = createHash("sha256")
    .update(JSON.stringify([i.definitions, i.unite, i.nature, i.bornes ?? null]))
    .digest("hex")
    .slice(0, 12);
  const publiee = { definitions: { [PART.code]: ancienne } } as unknown as Affirmation;
  expect(definitionChangee(publiee, donnees(i))).toBeNull();
  expect(definitionChangee(publiee, donnees(avec(COMPARATEUR, DOSSIER)))).toBe(PART.code);
});
