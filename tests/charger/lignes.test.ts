import { describe, expect, it } from "vitest";
import { CAF_COMMUNES, createEssai, FILOSOFI, tell } from "./projet-essai.ts";

const FAUTE = FILOSOFI.replace(";302;", ";n.c.;").replace(/\n(75056.*);\d+\n/, "\n$1\n"); // lignes 4 et 5

describe("le numéro de ligne est celui qu'un tableur affiche", () => {
  it.each([
    ["simple", FAUTE],
    ["avec BOM", `\uFEFF${FAUTE}`],
    ["en CRLF", FAUTE.replaceAll("\n", "\r\n")],
    ["en BOM et CRLF", `\uFEFF${FAUTE.replaceAll("\n", "\r\n")}`],
    ["sans fin de ligne à la fin", FAUTE.trimEnd()],
    ["aux anciennes fins de ligne (CR)", FAUTE.replaceAll("\n", "\r")],
  ])("%s", async (_, contenu) => {
    const essai = createEssai();
    essai.ecrire("brut/filosofi.csv", contenu);
    expect(tell(await essai.charger())).toEqual([
      ["ligne-malformee", "brut/filosofi.csv", 5, "RD21", null],
      ["valeur-illisible", "brut/filosofi.csv", 4, "MED21", "n.c."],
    ]);
  });

  it("compte les lignes blanches", async () => {
    const essai = createEssai();
    essai.ecrire("brut/filosofi.csv", FAUTE.replace("\n68224", "\n\n\n68224"));
    expect(tell(await essai.charger()).map((a) => a[2])).toEqual([7, 6]);
  });

  it.each([["LF", "\n"], ["CRLF", "\r\n"]])("après un retour à la ligne dans une case citée (%s)", async (_, fin) => {
    const essai = createEssai();
    const texte = CAF_COMMUNES.replace("MULHOUSE", '"MUL\nHOUSE"').replace("9265", "beaucoup") + "2024-12;01001\n";
    essai.ecrire("brut/caf-communes.csv", texte.replaceAll("\n", fin));
    expect(tell(await essai.charger())).toEqual([
      ["ligne-malformee", "brut/caf-communes.csv", 6, "nomcom", null],
      ["valeur-illisible", "brut/caf-communes.csv", 4, "indfoy_rsa", "beaucoup"],
    ]);
  }); // prettier-ignore

  it("dans un grand fichier lu en plusieurs morceaux de front", async () => {
    const essai = createEssai();
    const rows = Array.from({ length: 300_000 }, (_, i) => `${1000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")};68224;MULHOUSE;1;1`); // prettier-ignore
    for (const i of [77_777, 250_000]) rows[i] = "coupée;";
    essai.ecrire("brut/caf-communes.csv", ["dtreffre;numcomdo;nomcom;indfoy_rsa;indmtt_rsa", ...rows, ""].join("\r\n"));
    const malformees = tell(await essai.charger()).filter(([code]) => code === "ligne-malformee");
    expect(malformees.map((a) => a[2])).toEqual([77_779, 250_002]);
  }, 60_000);
});
