import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { empreintes } from "../../src/entrepot/empreinte.ts";
import { Entrepot, quoteName, quoteText, removeEntrepot } from "../../src/entrepot/entrepot.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-entrepot-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let n = 0;
const chemin = (): string => join(dir, `${++n}`, "entrepot.duckdb");

const noter = async (e: Entrepot, ...codes: string[]): Promise<void> => {
  for (const code of codes) await e.connexion.run("insert into territoire values (1, 2023, 'commune', $code, 'x', null)", { code }); // prettier-ignore
};
const codes = async (e: Entrepot): Promise<string[]> =>
  (await e.connexion.rows<{ code: string }>("select code from territoire order by code")).map((r) => r.code);

describe("l'entrepôt est jetable", () => {
  it("se rouvre tel qu'il était", async () => {
    const path = chemin();
    const premier = await Entrepot.open(path);
    await noter(premier, "68224");
    premier.close();
    const second = await Entrepot.open(path);
    expect(await codes(second)).toEqual(["68224"]);
    second.close();
  });

  it.skipIf(process.platform === "win32")("n'est lisible que de son propriétaire : les agrégats y sont sans masque", async () => {
    const path = chemin();
    (await Entrepot.open(path)).close();
    expect(statSync(path).mode & 0o077).toBe(0);
    chmodSync(path, 0o644); // écrit par une version d'avant
    (await Entrepot.open(path)).close();
    expect(statSync(path).mode & 0o077).toBe(0);
  }); // prettier-ignore

  it("d'une structure ancienne, il est rebâti vide plutôt que mal lu", async () => {
    const path = chemin();
    const ancien = await Entrepot.open(path);
    await noter(ancien, "68224");
    await ancien.connexion.run("update structure set empreinte = 'ancienne'");
    ancien.close();
    const neuf = await Entrepot.open(path);
    expect(await codes(neuf)).toEqual([]);
    neuf.close();
  });

  it("abîmé, il est rebâti ; en lecture seule, il est refusé", async () => {
    const path = chemin();
    (await Entrepot.open(path)).close();
    writeFileSync(path, "ceci n'est pas une base");
    await expect(Entrepot.open(path, { readOnly: true })).rejects.toThrow(/not a valid DuckDB/);
    const neuf = await Entrepot.open(path);
    expect(await codes(neuf)).toEqual([]);
    neuf.close();
  });

  it("s'efface entièrement", async () => {
    const path = chemin();
    (await Entrepot.open(path)).close();
    removeEntrepot(path);
    expect(existsSync(path)).toBe(false);
  });
});

describe("une transaction est tout ou rien", () => {
  it("rien ne reste d'un travail qui échoue, et l'erreur remonte", async () => {
    const entrepot = await Entrepot.open(":memory:");
    await noter(entrepot, "68224");
    const echec = entrepot.connexion.transaction(async () => {
      await noter(entrepot, "01001");
      throw new RangeError("non");
    });
    await expect(echec).rejects.toThrow(RangeError);
    expect(await codes(entrepot)).toEqual(["68224"]);
    entrepot.close();
  });

  it("même quand c'est la base qui refuse", async () => {
    const entrepot = await Entrepot.open(":memory:");
    const echec = entrepot.connexion.transaction(async () => {
      await noter(entrepot, "01001");
      await entrepot.connexion.run("select 1 from nulle_part");
    });
    await expect(echec).rejects.toThrow(/nulle_part/);
    await noter(entrepot, "68224");
    expect(await codes(entrepot)).toEqual(["68224"]);
    entrepot.close();
  });
});

describe("empreintes", () => {
  it("ne dépendent pas de l'ordre des lignes, mais de chacune et de leur nombre", async () => {
    const prendre = async (...liste: string[]): Promise<string | undefined> => {
      const e = await Entrepot.open(":memory:");
      await noter(e, ...liste);
      const { territoire } = await empreintes(e.connexion);
      e.close();
      return territoire;
    };
    expect(await prendre("a", "b", "c")).toBe(await prendre("c", "a", "b"));
    expect(await prendre("a", "b")).not.toBe(await prendre("a", "c"));
    expect(await prendre("a", "a")).not.toBe(await prendre("a"));
  });
});

describe("citation", () => {
  it("rend n'importe quel texte tel quel", async () => {
    const entrepot = await Entrepot.open(":memory:");
    for (const texte of ["L'Abergement", `a"b`, "''", "é\n;--"])
      expect(await entrepot.connexion.one(`select ${quoteText(texte)} as ${quoteName(texte)}`)).toEqual({ [texte]: texte });
    entrepot.close();
  }); // prettier-ignore
});
