import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Changement } from "../../../src/coffre/cle/changement.ts";
import { Cle } from "../../../src/coffre/cle/cle.ts";

const octets = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const connue = Cle.lire(`# une clé\n${octets.toString("base64url")}\n`)!;
const textes = (cle: Cle): string => {
  let texte = "";
  cle.ecrire((t) => (texte = t));
  return texte.split("\n")[1] ?? "";
};

describe("Cle", () => {
  it("est HMAC-SHA256 du message à longueurs écrites, tronqué à 128 bits", () => {
    const attendu = createHmac("sha256", octets).update("abs|foyer|v1|2|F1").digest().subarray(0, 16);
    expect(connue.pseudonyme("foyer", "F1")).toBe(attendu.toString("base64url"));
  });

  it("sépare les usages et les parties : AB + C n'est pas A + BC", () => {
    const quelconques = fc.array(fc.string(), { maxLength: 4 });
    fc.assert(
      fc.property(quelconques, quelconques, (a, b) => {
        const egaux = a.length === b.length && a.every((texte, i) => texte === b[i]);
        expect(connue.pseudonyme("x", ...a) === connue.pseudonyme("x", ...b)).toBe(egaux);
      }),
    );
    expect(connue.pseudonyme("foyer", "F1")).not.toBe(connue.pseudonyme("personne", "F1"));
  });

  it("ne s'imprime ni ne se sérialise", () => {
    const cle = Cle.neuve();
    const secret = textes(cle);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const hexa = Buffer.from(secret, "base64url").toString("hex");
    for (const sortie of [inspect(cle, { depth: 9, showHidden: true }), JSON.stringify({ cle }), String(cle)]) {
      expect(sortie).not.toContain(secret);
      expect(sortie.replaceAll(" ", "")).not.toContain(hexa.slice(0, 16));
    }
  });

  it.each(["", "abc", `${"A".repeat(42)}`, `${"A".repeat(44)}`, `${"A".repeat(42)}*`, "# rien"])(
    "refuse « %s », qui n'est pas une clé",
    (texte) => expect(Cle.lire(texte)).toBeNull(),
  );

  it("se reconnaît à son contrôle, et à lui seul", () => {
    expect(connue.accepte(connue.controle())).toBe(true);
    expect(Cle.neuve().accepte(connue.controle())).toBe(false);
  });
});

describe("Changement", () => {
  it("traduit ce que les exports montrent encore, et tire le reste de l'ancien pseudonyme", () => {
    const [avant, apres] = [Cle.neuve(), Cle.neuve()];
    const changement = new Changement(avant, apres);
    expect(changement.pseudonyme("foyer", "F1")).toBe(apres.pseudonyme("foyer", "F1"));
    expect(changement.traduire(avant.pseudonyme("foyer", "F1"))).toBe(apres.pseudonyme("foyer", "F1"));
    const parti = avant.pseudonyme("foyer", "F2");
    expect(changement.traduire(parti)).toBe(apres.pseudonyme("ancien", parti));
    expect(changement.accepte(avant.controle())).toBe(true);
    expect(changement.controle()).toBe(apres.controle());
  });
});
