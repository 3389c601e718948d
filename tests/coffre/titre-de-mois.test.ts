import { describe, expect, it } from "vitest";
import { isTitreDeMois } from "../../src/coffre/titre-de-mois.ts";

describe("isTitreDeMois", () => {
  it.each([
    [["Février", "", ""], true],
    [["", "MARS 2025", ""], true],
    [["Sept.", "Sept.", "Sept."], true], // une fusion, étalée sur ses cases
    [["Mois d'août", ""], true],
    [["Avril", "12/04/2025"], false], // quelqu'un, avec un dossier
    [["Mme Février", ""], false],
    [["Marseille", ""], false],
    [["Mai", "Juin"], false],
  ])("%j : %s", (cases, attendu) =>
    expect(isTitreDeMois(cases, cases.find((c) => c.trim() !== "") ?? "")).toBe(attendu));
}); // prettier-ignore
