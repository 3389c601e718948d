import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeAgenda } from "../../src/pilotage/agenda.ts";

/** Une ligne pliée se continue après une espace (RFC 5545, 3.1). */
const deplier = (ics: string): string[] => ics.replaceAll("\r\n ", "").split("\r\n");

describe("le calendrier en agenda", () => {
  it("un jour entier par rappel, une alarme, les signes réservés protégés", () => {
    const lignes = deplier(writeAgenda([{ le: "2027-02-28", quoi: "terme ; suite, à \\ décider" }], "68224", "2026-11-30"));
    expect(lignes).toEqual(
      expect.arrayContaining([
        "DTSTAMP:20261130T000000Z",
        "DTSTART;VALUE=DATE:20270228",
        "DTEND;VALUE=DATE:20270301",
        "SUMMARY:terme \\; suite\\, à \\\\ décider",
        "TRIGGER:-P7D",
      ]),
    );
    expect([lignes[0], lignes.at(-2), lignes.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
  }); // prettier-ignore

  it("deux rappels du même jour n'ont pas le même identifiant", () => {
    const ics = writeAgenda([{ le: "2027-12-31", quoi: "a" }, { le: "2027-12-31", quoi: "b" }], "68224", "2026-11-30"); // prettier-ignore
    expect(new Set(ics.match(/UID:.*/g)).size).toBe(2);
  });

  it("aucune ligne ne dépasse 75 octets, et dépliée, elle redit le texte entier", () => {
    const texte = fc.string({ unit: fc.constantFrom("é", "a", "€", "𝒳", " ", "’"), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(texte, (quoi) => {
        const ics = writeAgenda([{ le: "2027-01-01", quoi }], "68224", "2026-11-30");
        for (const l of ics.split("\r\n")) expect(new TextEncoder().encode(l).length).toBeLessThanOrEqual(75);
        expect(deplier(ics)).toContain(`SUMMARY:${quoi}`);
      }),
      { numRuns: 200 },
    );
  });
});
