import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readObservatoire } from "../../src/charger/observatoire.ts";
import { aNom, deNom } from "../../src/constats/lieux.ts";

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "abs-epci-"))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function lire(lignes: string): { territoire: unknown; messages: string[] } {
  writeFileSync(join(dir, "observatoire.yaml"), `nom: "Essai"\nannee: 2026\ncog: 2023\n${lignes}\n`);
  const messages: string[] = [];
  const { territoire } = readObservatoire(dir, (_f, _l, _c, _v, message) => messages.push(message));
  return { territoire, messages };
}

describe("le territoire d'un rapport", () => {
  it("une commune, ou un EPCI par son numéro Siren", () => {
    expect(lire('commune: "68224"')).toEqual({ territoire: { niveau: "commune", code: "68224" }, messages: [] });
    expect(lire("territoire: EPCI-200066009")).toEqual({
      territoire: { niveau: "epci", code: "200066009" },
      messages: [],
    });
  });

  it.each([
    ["territoire: EPCI-2000", "« territoire » attend un EPCI"],
    ["territoire: DEP-68", "« territoire » attend un EPCI"],
    ['territoire: EPCI-200066009\ncommune: "68224"', "un rapport décrit une commune ou un EPCI, pas les deux"],
    ["", "« commune » doit être un texte entre guillemets"],
  ])("%j est refusé", (lignes, message) => expect(lire(lignes).messages).toEqual([message]));

  it("une intercommunalité prend l'article de sa forme juridique", () => {
    expect([deNom("CA Mulhouse Alsace Agglomération"), aNom("CC Sundgau")]).toEqual([
      "de la CA Mulhouse Alsace Agglomération",
      "dans la CC Sundgau",
    ]);
    expect(deNom("Communay")).toBe("de Communay"); // une commune du Rhône
  });
});
