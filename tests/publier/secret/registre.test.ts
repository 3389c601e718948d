import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendRegistre, nomRegistre, readRegistre, stateOf, type CasePubliee } from "../../../src/publier/secret/registre.ts"; // prettier-ignore
import { nomTete } from "../../../src/publier/secret/tete.ts";

const JOUR = { annee: 2026, date: "2026-03-01", seuil: 11 };
const caseDe = (modalite: string | null, valeur: number | null): CasePubliee => ({
  variable: "demandes_par_nature",
  modalite,
  millesime: 2025,
  valeur,
});
const PREMIERE = [caseDe(null, 540), caseDe("Logement", 48), caseDe("Non classé", null)];
const SECONDE = [caseDe(null, null), caseDe("Logement", 48), caseDe("Non classé", null), caseDe("Santé", 21)];

let dir: string;
const chemin = (): string => join(dir, nomRegistre("public"));
const lignes = (): string[] => readFileSync(chemin(), "utf8").split("\n").slice(0, -1);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "abs-registre-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("le registre des publications", () => {
  it("est vide avant la première publication", () => {
    expect(readRegistre(dir, "public")).toEqual({ livraisons: [], anomalies: [] });
  });

  it("une publication identique n'ajoute rien ; la suivante n'ajoute que ce qui change", () => {
    appendRegistre(dir, "public", PREMIERE, JOUR);
    const octets = readFileSync(chemin());
    expect(appendRegistre(dir, "public", PREMIERE, { ...JOUR, date: "2026-09-01" })).toBeNull();
    expect(readFileSync(chemin())).toEqual(octets);
    expect(appendRegistre(dir, "public", SECONDE, JOUR)?.cases).toEqual([caseDe(null, null), caseDe("Santé", 21)]);
    const { livraisons, anomalies } = readRegistre(dir, "public");
    expect(anomalies).toEqual([]);
    expect(livraisons.map((l) => [l.livraison, l.cases.length])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect([...stateOf(livraisons).values()]).toEqual(SECONDE);
  });

  it("les mêmes publications donnent les mêmes octets", () => {
    appendRegistre(dir, "public", PREMIERE, JOUR);
    const octets = readFileSync(chemin());
    rmSync(dir, { recursive: true }); // un autre projet : celui-ci se souvient d'avoir publié
    appendRegistre(dir, "public", PREMIERE, JOUR);
    expect(readFileSync(chemin())).toEqual(octets);
  });

  it("chaque édition a le sien : celui du public ne sait rien du comité", () => {
    appendRegistre(dir, "copil", [caseDe("Non classé", 7)], { ...JOUR, seuil: 5 });
    appendRegistre(dir, "public", PREMIERE, JOUR);
    expect(lignes().join()).not.toContain(",7]");
    expect(readRegistre(dir, "copil").livraisons).toHaveLength(1);
  });
});

describe("une chaîne rompue est refusée, avec la ligne et ce qu'il faut faire", () => {
  beforeEach(() => {
    appendRegistre(dir, "public", PREMIERE, JOUR);
    appendRegistre(dir, "public", SECONDE, JOUR);
  });

  const rompre = (change: (lignes: string[]) => string[], fin = "\n"): void =>
    writeFileSync(chemin(), change(lignes()).join("\n") + fin);

  it.each<[string, number, (l: string[]) => string[], string?]>([
    ["une valeur changée", 1, ([a, b]) => [a!.replace("540", "541"), b!]],
    ["une date changée", 2, ([a, b]) => [a!, b!.replace("2026-03-01", "2026-03-02")]],
    ["une ligne ôtée", 1, ([, b]) => [b!]],
    ["une ligne répétée", 2, ([a]) => [a!, a!]],
    ["deux lignes échangées", 1, ([a, b]) => [b!, a!]],
    ["une ligne coupée", 2, ([a, b]) => [a!, b!.slice(0, 40)]],
    ["une écriture interrompue", 2, ([a, b]) => [a!, b!.slice(0, 40)], ""],
    ["une case sans année", 1, ([a, b]) => [a!.replace(",2025,", ',"x",'), b!]],
    ["une ligne d'une autre édition", 1, ([a, b]) => [a!.replace('"public"', '"copil"'), b!]],
  ])("%s", (_, ligne, change, fin) => {
    rompre(change, fin);
    const { anomalies } = readRegistre(dir, "public");
    expect(anomalies).toMatchObject([
      { gravite: "bloquante", code: "registre-rompu", fichier: "publications/registre.jsonl", ligne, valeur: null },
    ]);
    expect(anomalies[0]!.action).toMatch(/Remettre le fichier/);
    expect(() => appendRegistre(dir, "public", SECONDE, JOUR)).toThrow(RangeError);
  });

  // Une chaîne intacte, mais qui n'est plus la nôtre.
  it.each<[string, number | null, () => void]>([
    ["la dernière ligne ôtée, ou un registre d'avant remis", 2, () => rompre(([a]) => [a!])],
    ["une autre suite récrite entière, empreintes comprises", 2, () => rewrite([PREMIERE, [caseDe("Santé", 22)]])],
    ["un registre recommencé, plus court", 2, () => rewrite([SECONDE])],
    ["un registre effacé", null, () => rmSync(chemin())],
    ["un registre vidé", 2, () => writeFileSync(chemin(), "")],
    ["la dernière publication d'ici, coupée", null, () => writeFileSync(join(dir, nomTete("public")), '{"livrais')],
    ["la dernière publication d'ici, sans empreinte", null, () => writeFileSync(join(dir, nomTete("public")), "{}")],
  ])("%s", (_, ligne, change) => {
    change();
    const { anomalies } = readRegistre(dir, "public");
    expect(anomalies).toMatchObject([{ gravite: "bloquante", fichier: "publications/registre.jsonl", ligne }]);
    expect(() => appendRegistre(dir, "public", SECONDE, JOUR)).toThrow(RangeError);
  });

  /** Ce qu'écrirait un autre projet. */
  function rewrite(publications: readonly (readonly CasePubliee[])[]): void {
    const ailleurs = mkdtempSync(join(tmpdir(), "abs-registre-"));
    for (const cases of publications) appendRegistre(ailleurs, "public", cases, JOUR);
    writeFileSync(chemin(), readFileSync(join(ailleurs, nomRegistre("public"))));
    rmSync(ailleurs, { recursive: true });
  }

  it("deux branches réunies : la seconde suite ne part pas de la première", () => {
    const [a = "", b = ""] = lignes();
    rewrite([PREMIERE, [caseDe("Santé", 22)]]);
    const [, autre = ""] = lignes();
    writeFileSync(chemin(), `${a}\n${b}\n${autre}\n`);
    expect(readRegistre(dir, "public").anomalies).toMatchObject([{ code: "registre-rompu", ligne: 3 }]);
  });

  it("des livraisons venues d'un collègue, après les nôtres, sont reçues", () => {
    const garde = readFileSync(chemin(), "utf8");
    appendRegistre(dir, "public", [caseDe("Santé", 40)], JOUR);
    const recu = readFileSync(chemin(), "utf8");
    rmSync(dir, { recursive: true });
    appendRegistre(dir, "public", PREMIERE, JOUR);
    appendRegistre(dir, "public", SECONDE, JOUR);
    expect(readFileSync(chemin(), "utf8")).toBe(garde);
    writeFileSync(chemin(), recu);
    expect(readRegistre(dir, "public")).toMatchObject({ anomalies: [], livraisons: { length: 3 } });
  });
});
