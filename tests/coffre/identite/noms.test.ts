import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cle } from "../../../src/coffre/cle/cle.ts";
import { clesDe, type Identite } from "../../../src/coffre/identite/cles-personne.ts";
import { normalizeNom, normalizePrenom } from "../../../src/coffre/identite/noms.ts";

describe("normalizeNom", () => {
  // Règles de normalisation : accents, ligatures, particules, SAINT, nom de naissance préféré.
  it.each([
    ["DUPONT", "DUPONT"],
    ["  Dupônt ", "DUPONT"],
    ["de La Tour d'Auvergne", "DELATOURDAUVERGNE"],
    ["De la Tour-d’Auvergne", "DELATOURDAUVERGNE"],
    ["Lebœuf", "LEBOEUF"],
    ["Weiß", "WEISS"],
    ["St-Étienne", "SAINTETIENNE"],
    ["Ste Marie", "SAINTEMARIE"],
    ["Mme MARTIN née DURAND", "DURAND"],
    ["MARTIN (née DURAND)", "DURAND"],
    ["DURAND épouse MARTIN", "DURAND"],
    ["DURAND EPSE MARTIN", "DURAND"],
    ["Née", "NEE"], // c'est un nom
    ["Epée", "EPEE"],
    ["123", ""],
  ])("%s → %s", (texte, attendu) => expect(normalizeNom(texte)).toBe(attendu));
});

describe("normalizePrenom", () => {
  it.each([
    ["Marie", "MARIE"],
    ["Jean-Pierre Marie", "JEANPIERRE"],
    ["Jean - Pierre", "JEANPIERRE"],
    ["Jean Pierre", "JEAN"], // faux partage connu : rien ne dit qu'il est composé
    ["Éloïse, Anne", "ELOISE"],
    ["M. Noël", "NOEL"],
  ])("%s → %s", (texte, attendu) => expect(normalizePrenom(texte)).toBe(attendu));
});

describe("clesDe", () => {
  const cle = Cle.neuve();
  const base: Identite = { nom: "d'Hérouville", nomNaissance: "", prenom: "Zoé", naissance: "12/03/1984" };
  const clesOf = (autre: Partial<Identite>) => clesDe({ ...base, ...autre }, 2025, cle);

  it.each<[string, Partial<Identite>]>([
    ["casse et accents", { nom: "D'HEROUVILLE", prenom: "ZOE" }],
    ["apostrophe", { nom: "D’Herouville" }],
    ["date ISO", { naissance: "1984-03-12" }],
    ["date d'Excel", { naissance: "30753" }], // 12 mars 1984
    ["année à deux chiffres", { naissance: "12/3/84" }],
    ["second prénom", { prenom: "Zoé Anne" }],
    ["nom de naissance à part", { nom: "PETIT", nomNaissance: "Hérouville (d')" }],
  ])("ne change pas avec : %s", (quoi, autre) => {
    if (quoi === "nom de naissance à part") expect(clesOf({ nom: "PETIT", nomNaissance: "d'Hérouville" })).toEqual(clesOf({}));
    else expect(clesOf(autre)).toEqual(clesOf({}));
  }); // prettier-ignore

  it("garde la clé stricte quand nom et prénom sont échangés, et la large quand la fin du nom change", () => {
    const juste = clesDe({ nom: "MOREL", nomNaissance: "", prenom: "Lucie", naissance: "01/02/1990" }, 2025, cle);
    const echangee = clesDe({ nom: "Lucie", nomNaissance: "", prenom: "MOREL", naissance: "01/02/1990" }, 2025, cle);
    const fautive = clesDe({ nom: "MORELLE", nomNaissance: "", prenom: "Lucie", naissance: "01/02/1990" }, 2025, cle);
    expect(echangee?.stricte).toBe(juste?.stricte);
    expect(echangee?.large).not.toBe(juste?.large);
    expect(fautive?.large).toBe(juste?.large);
    expect(fautive?.stricte).not.toBe(juste?.stricte);
  });

  it.each<Partial<Identite>>([{ nom: "" }, { prenom: "-" }, { naissance: "" }, { naissance: "01/01/1900" }, { naissance: "12/03/2030" }, { naissance: "vers 1984" }])(
    "n'en donne pas sans nom, prénom et vraie date : %j",
    (autre) => expect(clesOf(autre)).toBeNull(),
  ); // prettier-ignore

  it("ne dit rien du nom : deux organismes n'ont pas la même clé", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{3,9}$/), (nom) => {
        const [a, b] = [clesOf({ nom }), clesDe({ ...base, nom }, 2025, Cle.neuve())];
        expect(a?.stricte).not.toBe(b?.stricte);
        expect(JSON.stringify(a)).not.toContain(nom.length > 5 ? nom : "ZZZZZZ");
      }),
    );
  });
});
