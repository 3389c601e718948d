import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lecteur } from "../../src/verifier/lecture/pdf/syntaxe.ts";

/** Écrit des octets en chaîne littérale (ISO 32000-1, § 7.3.4.2), chacun sous la forme demandée. */
const litterale = (octets: readonly (readonly [octet: number, octal: boolean])[]): string =>
  `(${octets
    .map(([octet, octal]) => {
      const c = String.fromCharCode(octet);
      return octal ? `\\${octet.toString(8).padStart(3, "0")}` : "\\()\r\n".includes(c) ? `\\${octet.toString(8).padStart(3, "0")}` : c; // prettier-ignore
    })
    .join("")})`;

describe("une chaîne littérale de PDF", () => {
  it("rend ses octets, écrits tels quels ou en octal", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.boolean())), (octets) => {
        const lu = new Lecteur(`${litterale(octets)} Tj`);
        expect(lu.suivant()).toEqual({ chaine: String.fromCharCode(...octets.map(([o]) => o)) });
        expect(lu.suivant()).toEqual({ mot: "Tj" });
      }),
    );
  });

  it.each([
    ["(a\\nb\\tc\\)d\\\\)", "a\nb\tc)d\\"],
    ["(un (deux) trois)", "un (deux) trois"],
    ["(\\1\\12\\1234)", "\x01\nS4"],
    ["(ligne\\\ncoupée)", "lignecoupée"],
    ["(\\777)", "\xff"],
    ["(\\zoo)", "zoo"],
    ["(sans fin", "sans fin"],
  ])("%s", (ecrite, attendu) => {
    expect(new Lecteur(ecrite).suivant()).toEqual({ chaine: attendu });
  });

  it("d'un million de signes, se lit en entier", () => {
    const longue = "é\\051".repeat(250_000);
    expect(new Lecteur(`(${longue})`).suivant()).toEqual({ chaine: "é)".repeat(250_000) });
  });
});

describe("les opérateurs de dessin", () => {
  const DESSIN = "q 1 0 0 1 5 5 cm f f* 2 w (a) Tj false n null true T* ' BI ET /F1 Do [1] d BT Q";

  it("se passent, jusqu'à ce qui peut écrire ou valoir quelque chose", () => {
    const vus: unknown[] = [];
    const lecteur = new Lecteur(DESSIN);
    for (;;) {
      lecteur.passerDessin(Buffer.from(DESSIN, "latin1"), { nombre: 0, premier: undefined, dernier: undefined });
      const v = lecteur.suivant();
      if (v === undefined) break;
      vus.push(v);
    }
    expect(vus).toEqual([
      { chaine: "a" },
      { mot: "Tj" },
      false,
      { mot: "n" },
      null,
      true,
      { mot: "T*" },
      { mot: "'" },
      { mot: "BI" },
      { mot: "ET" },
      "/F1",
      [1],
      { mot: "BT" },
    ]);
  });

  // § 7.8.2 : les opérandes précèdent leur opérateur ; un commentaire (§ 7.2.3) vaut un blanc.
  it("laissent à l'opérateur qui suit le compte et la place de ses opérandes", () => {
    const ecrit = "1 0 0 rg % 4 5\n-12.5 70 Td";
    const pile = { nombre: 0, premier: undefined, dernier: undefined };
    const lecteur = new Lecteur(ecrit);
    lecteur.passerDessin(Buffer.from(ecrit, "latin1"), pile);
    expect(pile).toEqual({ nombre: 2, premier: ecrit.indexOf("-12.5"), dernier: ecrit.indexOf("70") });
    expect(lecteur.suivant()).toEqual({ mot: "Td" });
    const suite = "3 w";
    const apres = { nombre: 1, premier: 0, dernier: 0 };
    new Lecteur(suite).passerDessin(Buffer.from(suite, "latin1"), apres);
    expect(apres).toEqual({ nombre: 0, premier: undefined, dernier: undefined });
  });
});
