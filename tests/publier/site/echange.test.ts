import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { poserSite, refuserSite, reprendreSite } from "../../../src/publier/site/echange.ts";

let dossier: string;
const ecrire = (nom: string, texte: string): void => {
  mkdirSync(join(dossier, nom), { recursive: true });
  writeFileSync(join(dossier, nom, "index.html"), texte);
};
const lire = (nom: string): string => readFileSync(join(dossier, nom, "index.html"), "utf8");

beforeEach(() => void (dossier = mkdtempSync(join(tmpdir(), "abs-echange-"))));
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

describe("l'échange d'un site et du précédent", () => {
  it("met le neuf à la place du précédent, sans rien laisser derrière", async () => {
    ecrire("dist", "avant");
    ecrire("neuf", "après");
    await poserSite(dossier);
    expect([lire("dist"), existsSync(join(dossier, "ancien")), existsSync(join(dossier, "neuf"))]).toEqual([
      "après",
      false,
      false,
    ]);
  });

  it("un site refusé ne touche pas au précédent", async () => {
    ecrire("dist", "avant");
    ecrire("neuf", "fautif");
    await refuserSite(dossier);
    expect([lire("dist"), lire("refuse")]).toEqual(["avant", "fautif"]);
  });

  it("après un arrêt entre les deux renommages, le précédent revient, même si le suivant est refusé", async () => {
    ecrire("dist", "avant");
    renameSync(join(dossier, "dist"), join(dossier, "ancien"));
    await reprendreSite(dossier);
    ecrire("neuf", "fautif");
    await refuserSite(dossier);
    expect(lire("dist")).toBe("avant");
  });
});
