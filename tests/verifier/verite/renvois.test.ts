import { describe, expect, it } from "vitest";
import { removeRenvois } from "../../../src/verifier/verite/renvois.ts";

const PAGE = "Activité du CCAS\nLes décisions\nLe taux d'accord\nLes décisions\n . \n  71\n 71 / 158";

describe("les renvois d'un document paginé", () => {
  it("ôte le numéro de page d'une ligne de sommaire et d'un renvoi, quand la page a ce titre", () => {
    const sommaire = "Sommaire\n Les décisions \n .\n .\n   71\n Les délais\n 4 / 158";
    const renvoi = "voir « Les décisions » page 71, en 2025";
    expect(removeRenvois([sommaire, renvoi, PAGE])).toEqual([
      "Sommaire\n Les décisions \n .\n .\n Les délais\n 4 / 158",
      "voir « Les décisions », en 2025",
      PAGE,
    ]);
  });

  it.each([
    ["un compte sans pointillés", "Les décisions\n 71\n 4 / 158"],
    ["un autre titre", "Les demandes\n .\n 71\n 4 / 158"],
    ["une page qui n'est pas celle du titre", "Les décisions\n .\n 72\n 4 / 158"],
    ["un renvoi à un titre absent", "« Les accords » page 71"],
    ["un nombre qui n'est pas seul", "Les décisions\n .\n 71 accords"],
  ])("garde %s", (_, texte) => expect(removeRenvois([texte, PAGE])).toEqual([texte, PAGE]));

  it("sans pages numérotées, ne touche à rien", () =>
    expect(removeRenvois(["Les décisions\n .\n 71"])).toEqual(["Les décisions\n .\n 71"]));
});
