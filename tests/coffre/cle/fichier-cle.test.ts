import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Cle } from "../../../src/coffre/cle/cle.ts";
import { cheminCle, destroyCle, readCle, writeCle } from "../../../src/coffre/cle/fichier-cle.ts";

const racine = mkdtempSync(join(tmpdir(), "abs-cle-"));
afterAll(() => rmSync(racine, { recursive: true, force: true }));
const projet = join(racine, "projet");
mkdirSync(projet);
const ecrire = (chemin: string): string | undefined => writeCle(chemin, projet, Cle.neuve())?.code;

describe("cheminCle", () => {
  it.each([
    [{ ABS_CLE_COFFRE: "/usb/cle" }, "/usb/cle"],
    [{ XDG_CONFIG_HOME: "/r" }, "/r/observatoire-abs/coffre-68224.cle"],
    [{ LOCALAPPDATA: "/app" }, "/app/observatoire-abs/coffre-68224.cle"],
    [{ XDG_CONFIG_HOME: "relatif", LOCALAPPDATA: "/app" }, "/app/observatoire-abs/coffre-68224.cle"], // XDG : absolu, ou ignoré
  ])("%j", (env, attendu) => expect(cheminCle("68224", env)).toBe(attendu));

  it("ne sort pas du dossier, quel que soit le code", () =>
    expect(cheminCle("../../x", { XDG_CONFIG_HOME: "/r" })).toBe("/r/observatoire-abs/coffre-______x.cle"));
});

describe("writeCle et readCle", () => {
  it("garde une clé lisible du seul titulaire, et la relit", () => {
    const chemin = join(racine, "cles", "a.cle");
    expect(ecrire(chemin)).toBeUndefined();
    expect(statSync(chemin).mode & 0o777).toBe(0o600);
    expect(readCle(chemin, projet)).toMatchObject({ anomalie: null, cle: { isDurable: true } });
    expect(ecrire(chemin)).toBe("cle-existante");
  });

  it("refuse le projet, un dépôt git, et un lien qui y mène", () => {
    expect(ecrire(join(projet, "a.cle"))).toBe("cle-mal-placee");
    expect(ecrire(join(projet, "sous", "dossier", "a.cle"))).toBe("cle-mal-placee");
    const depot = join(racine, "depot");
    mkdirSync(join(depot, ".git"), { recursive: true });
    expect(ecrire(join(depot, "prive", "a.cle"))).toBe("cle-mal-placee");
    symlinkSync(projet, join(racine, "lien"));
    expect(ecrire(join(racine, "lien", "a.cle"))).toBe("cle-mal-placee");
    expect(existsSync(join(projet, "a.cle"))).toBe(false);
    const bonne = join(racine, "bonne.cle");
    ecrire(bonne);
    chmodSync(bonne, 0o600);
    writeFileSync(join(projet, "copie.cle"), "x", { mode: 0o600 });
    symlinkSync(join(projet, "copie.cle"), join(racine, "vers.cle"));
    expect(readCle(join(racine, "vers.cle"), projet).anomalie?.code).toBe("cle-mal-placee");
  });

  it("refuse une clé que d'autres peuvent lire, et un fichier qui n'en est pas une", () => {
    const chemin = join(racine, "ouverte.cle");
    ecrire(chemin);
    chmodSync(chemin, 0o640);
    expect(readCle(chemin, projet).anomalie?.code).toBe("cle-ouverte");
    const fausse = join(racine, "fausse.cle");
    writeFileSync(fausse, "DUPONT Marie", { mode: 0o600 });
    const { anomalie } = readCle(fausse, projet);
    expect(anomalie?.code).toBe("cle-illisible");
    expect(JSON.stringify(anomalie)).not.toMatch(/DUPONT|fausse/);
  });

  it("dit qu'il n'y a pas de clé sans s'en plaindre, et l'efface quand on le demande", () => {
    const chemin = join(racine, "finie.cle");
    expect(readCle(chemin, projet)).toEqual({ cle: null, anomalie: null });
    ecrire(chemin);
    destroyCle(chemin);
    expect(existsSync(chemin)).toBe(false);
  });
});
