import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Atelier } from "../../src/apercu/atelier.ts";
import { startApercu, type Apercu } from "../../src/apercu/serveur.ts";
import { readProjet } from "../../src/charger/projet.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import { RACINE } from "../../src/racine.ts";
import { JPEG } from "../charger/image/images-essai.ts";
import { lectureFactice } from "../rapport/lecture-factice.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-apercu-"));
const chapitre = (texte: string): void => writeFileSync(join(dir, "rapport", "07-revenus.md"), `---\ntitre: Revenus\n---\n${texte}`); // prettier-ignore
let apercu: Apercu;
let atelier: Atelier;

beforeAll(async () => {
  for (const nom of ["observatoire.yaml", "millesimes.csv", "rapport"])
    cpSync(join(RACINE, "data", nom), join(dir, nom), { recursive: true });
  chapitre("Un premier texte.");
  const lecture = lectureFactice({ edition: "direction", indicateurs: INDICATEURS });
  atelier = await Atelier.open(readProjet(dir), lecture, [], "2026-11-22");
  apercu = await startApercu(atelier, join(dir, "rapport"));
});
afterAll(async () => {
  await apercu.close();
  atelier.close();
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

it("montre une image de l'équipe, relue à chaque fois", async () => {
  mkdirSync(join(dir, "rapport", "images"));
  writeFileSync(join(dir, "rapport", "images", "marche.jpg"), JPEG);
  await attendre(() => chapitre("Texte.\n\n![Trois étals](images/marche.jpg)\n"));
  const adresse = /<img src="(images\/[0-9a-f]{16}\.jpg)"/.exec((await lire("/revenus.html")).corps)?.[1] ?? "";
  expect((await lire(`/${adresse}`)).tetes["content-type"]).toBe("image/jpeg");
  await attendre(() => rmSync(join(dir, "rapport", "images", "marche.jpg")));
  expect((await lire("/revenus.html")).corps).toContain("rapport/07-revenus.md, ligne 6 : Cette image");
});

it("compose une forme courte quand on l'ouvre, et dit ensuite si elle est trop longue", async () => {
  const note = (suite: string): void => writeFileSync(join(dir, "rapport", "courts", "note-ca.md"), `---\ntitre: Note d'essai\nforme: note\neditions: [direction]\n---\n## Un titre\n\nTexte.\n${suite}`); // prettier-ignore
  await attendre(() => note(""));
  const lien = /<a href="(courts\/note-ca\.pdf)">Note d&#39;essai<\/a>/;
  expect((await lire("/revenus.html")).corps).toMatch(lien);
  const pdf = await lire("/courts/note-ca.pdf");
  expect([pdf.statut, pdf.tetes["content-type"], pdf.corps.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
  await attendre(() => note("\nUne phrase de trop.\n".repeat(400)));
  await lire("/courts/note-ca.pdf");
  expect((await lire("/revenus.html")).corps).toContain("elle doit en faire 2");
  expect((await lire("/courts/absente.pdf")).statut).toBe(404);
});
