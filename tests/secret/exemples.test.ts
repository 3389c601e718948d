import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../../src/racine.ts";
import { auditer } from "../../src/secret/auditer.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { proteger } from "../../src/secret/proteger.ts";

/** Le code de l'exemple d'une fonction, tel que sa documentation l'imprime. */
function readExemple(fichier: string): string {
  const source = readFileSync(join(RACINE, "src/secret", fichier), "utf8");
  const [, exemple = ""] = /@example\n([\s\S]*?)\n \*(?:\/|\n \* @|\n \*\/)/.exec(source) ?? [];
  return exemple.replace(/^ \* ?/gm, "");
}

/** L'exécute comme un autre projet l'écrirait, et rend la variable voulue. */
async function run<T>(exemple: string, voulue: string): Promise<T> {
  const Asynchrone = (async () => {}).constructor as new (
    ...code: string[]
  ) => (...noms: readonly unknown[]) => Promise<T>;
  const essai = new Asynchrone("proteger", "auditer", "POLITIQUES", `${exemple}\nreturn ${voulue};`);
  return essai(proteger, auditer, POLITIQUES);
}

describe("les exemples de la documentation s'exécutent seuls, et rendent ce qu'ils disent", () => {
  it("proteger", async () => {
    const protection = await run<unknown>(readExemple("proteger.ts"), "protection");
    expect(protection).toMatchObject({ issue: "protegee", supprimees: ["Nord", "Sud"], audit: { exactes: [] } });
  });

  it("auditer", async () => {
    const exactes = await run<unknown>(readExemple("auditer.ts"), "exactes");
    expect(exactes).toEqual([{ id: "Nord", valeur: 3, attaque: "lineaire" }]);
  });
});
