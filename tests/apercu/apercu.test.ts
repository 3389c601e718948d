import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Atelier } from "../../src/apercu/atelier.ts";
import { startApercu, type Apercu } from "../../src/apercu/serveur.ts";
import { readProjet } from "../../src/charger/projet.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import { RACINE } from "../../src/racine.ts";
import { lectureFactice } from "../rapport/lecture-factice.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-apercu-"));
const chapitre = (texte: string): void => writeFileSync(join(dir, "rapport", "07-revenus.md"), `---\ntitre: Revenus\n---\n${texte}`); // prettier-ignore
let apercu: Apercu;

beforeAll(async () => {
  for (const nom of ["observatoire.yaml", "millesimes.csv", "rapport"])
    cpSync(join(RACINE, "data", nom), join(dir, nom), { recursive: true });
  chapitre("Un premier texte.");
  const lecture = lectureFactice({ edition: "direction", indicateurs: INDICATEURS });
  const atelier = await Atelier.open(readProjet(dir), lecture, [], "2026-11-22");
  apercu = await startApercu(atelier, join(dir, "rapport"));
});
afterAll(async () => {
  await apercu.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Lu {
  readonly statut: number;
  readonly tetes: Readonly<Record<string, unknown>>;
  readonly corps: string;
}

const lire = (chemin: string, headers: Record<string, string> = {}): Promise<Lu> =>
  new Promise((resolve, reject) => {
    get(new URL(chemin, apercu.adresse), { headers }, (reponse) => {
      let corps = "";
      reponse.setEncoding("utf8").on("data", (d: string) => (corps += d));
      reponse.on("end", () => resolve({ statut: reponse.statusCode ?? 0, tetes: reponse.headers, corps }));
    }).on("error", reject);
  });

/** Attend le signal de rechargement qui suit `agir`. */
const attendre = (agir: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const demande = get(new URL("/apercu/evenements", apercu.adresse), (reponse) => {
      reponse.setEncoding("utf8").on("data", (d: string) => {
        if (d.startsWith(":")) return agir();
        demande.destroy();
        resolve();
      });
    });
    demande.on("error", (e) => (demande.destroyed ? undefined : reject(e)));
  });

it("n'écoute que cette machine, et refuse un autre nom qui y mène", async () => {
  expect(apercu.adresse).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect((await lire("/revenus.html", { host: "exemple.fr" })).statut).toBe(403);
  expect((await lire("/revenus.html")).statut).toBe(200);
});

it("montre le texte dans la coquille du site, avec son script et aucun autre", async () => {
  const { corps, tetes } = await lire("/revenus.html");
  expect(corps).toContain("Un premier texte.");
  expect(corps).toContain("<h1>Revenus</h1>");
  expect([...corps.matchAll(/<script[^>]*>/g)].map(([s]) => s)).toEqual(['<script src="/apercu/recharger.js" defer>']);
  expect(tetes["content-security-policy"]).toContain("script-src 'self'");
  expect((await lire("/apercu/recharger.js")).statut).toBe(200);
  const feuille = /href="(abs\.[0-9a-f]+\.css)"/.exec(corps)?.[1] ?? "";
  expect((await lire(`/${feuille}`)).tetes["content-type"]).toContain("text/css");
});

it("recharge après un changement, et dit l'erreur dans la page avec son fichier et sa ligne", async () => {
  await attendre(() => chapitre("Un second texte.\n\n::figure{indicateur=REV-99}\n\n<script>alert(1)</script>\n"));
  const { corps, statut } = await lire("/revenus.html");
  expect(statut).toBe(200);
  expect(corps).toContain("Un second texte.");
  expect(corps).toContain("rapport/07-revenus.md, ligne 6 : Indicateur inconnu");
  expect(corps).not.toContain("<script>alert");
});

it("dit en français qu'une page n'existe pas", async () => {
  const { statut, corps } = await lire("/nulle-part.html");
  expect(statut).toBe(404);
  expect(corps).toContain("Cette page n'est pas dans l'aperçu".replaceAll("'", "&#39;"));
});
