import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAvis } from "../../src/pilotage/avis.ts";
import { readPilotage } from "../../src/pilotage/lire.ts";
import { reprendreAvis } from "../../src/pilotage/reprendre-avis.ts";
import { buildSite } from "../../src/publier/site/build.ts";
import { renderSeance } from "../../src/rapport/seance/page.ts";
import { constatsOf } from "../../src/constats/constats.ts";
import { lectureFactice } from "../rapport/lecture-factice.ts";
import { openNavigateur } from "./navigateur.ts";
import { siteEssai } from "./site-essai.ts";

const ACTIONS = `# Soumis en mars : ce commentaire reste.
preconisations:
  - id: P1
    edition: 2026
    texte: Aller au-devant des familles <qui> ne demandent rien
    themes: [familles]
    etat: soumise
actions:
  - id: A1 # portée par le service social
    edition: 2026
    action: Ouvrir deux permanences du soir
    themes: [familles]
    etat: soumise
  - id: A0
    edition: 2025
    action: Former les agents d'accueil
    themes: [familles]
    indicateur: REV-02
    etat: réalisée
    bilan: Six agents formés.
`;
const COMMANDE = `questions:
  - id: Q1
    question: Qui ne vient pas, et pourquoi ?
    posee_par: vice-présidente
    posee_le: 2026-01-15
    indicateurs: [REV-02]
`;

let projet: string;
let navigateur: Browser;
let adresse: string;
let isAccepte: boolean;

beforeAll(async () => {
  projet = mkdtempSync(join(tmpdir(), "abs-seance-"));
  mkdirSync(join(projet, "pilotage"));
  writeFileSync(join(projet, "pilotage", "actions.yaml"), ACTIONS);
  writeFileSync(join(projet, "pilotage", "commande.yaml"), COMMANDE);
  const lecture = lectureFactice({ edition: "copil" });
  const { pilotage, anomalies } = readPilotage(projet);
  expect(anomalies).toEqual([]);
  const site = siteEssai("copil");
  const page = renderSeance(lecture, pilotage, constatsOf(lecture), null);
  const bati = await buildSite({ ...site, pages: [...site.pages, page] }, projet);
  isAccepte = !bati.isRefuse;
  adresse = pathToFileURL(join(bati.dist, "seance.html")).href;
  navigateur = await openNavigateur();
}, 120_000);
afterAll(async () => {
  await navigateur?.close();
  rmSync(projet, { recursive: true, force: true });
});

/** Ouvre la page depuis le disque ; toute demande qui en sortirait est notée. */
async function ouvre(options: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; demandes: string[] }> {
  const contexte = await navigateur.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await contexte.newPage();
  const demandes: string[] = [];
  page.on("request", (r) => demandes.push(r.url()));
  page.on("pageerror", (e) => demandes.push(e.message));
  page.on("console", (m) => demandes.push(m.text()));
  await page.goto(adresse);
  return { page, demandes: demandes.splice(0).filter((d) => !d.startsWith("file:")) };
}

/** Remplit la page comme un membre du comité, au clavier pour la décision, et rend le fichier enregistré. */
async function repondre(fonction: string, decision: "Valider" | "Rejeter"): Promise<{ nom: string; texte: string }> {
  const { page } = await ouvre();
  await page.getByLabel("Date", { exact: true }).fill("2026-03-12");
  await page.getByLabel("Instance ou groupe").fill("Comité de pilotage");
  await page.getByLabel("Votre fonction").fill(fonction);
  const groupe = page.getByRole("group", { name: "Décision sur A1" });
  await groupe.getByLabel("Pas d'avis").focus();
  for (const _ of Array(decision === "Valider" ? 1 : 3)) await page.keyboard.press("ArrowDown");
  expect(await groupe.getByLabel(decision).isChecked()).toBe(true);
  if (decision === "Rejeter") await page.getByLabel("Motif, pour amender ou rejeter A1").fill("Trop coûteux");
  await page.getByLabel("Votre réponse").fill("Les familles sans permis de séjour stable.");
  await page.getByLabel(/^Votre commentaire.*familles/).fill(`Vu par : ${fonction}`);
  const [fichier] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Enregistrer l'avis dans un fichier" }).click(),
  ]);
  const texte = readFileSync((await fichier.path())!, "utf8");
  await page.context().close();
  return { nom: fichier.suggestedFilename(), texte };
}

const attendu = { commune: "00101", annee: 2026 };
const textes = { actions: ACTIONS, projets: "", commande: COMMANDE, seances: "" };

describe("la page « Séance », ouverte depuis le disque", { timeout: 60_000 }, () => {
  it("passe la barrière, sans demande au réseau ni script refusé", async () => {
    expect(isAccepte).toBe(true);
    const { page, demandes } = await ouvre();
    expect(demandes).toEqual([]);
    expect(await page.getByRole("button", { name: "Enregistrer l'avis dans un fichier" }).isVisible()).toBe(true);
    await page.context().close();
  });

  it("prend aussi la suite d'une action menée, et l'import la date", async () => {
    const { page } = await ouvre();
    for (const [nom, valeur] of [["Date", "2026-03-12"], ["Instance ou groupe", "Comité"], ["Votre fonction", "présidence"]] as const)
      await page.getByLabel(nom, { exact: nom === "Date" }).fill(valeur);
    expect(await page.getByText("Six agents formés.").isVisible()).toBe(true);
    await page.getByRole("group", { name: "Suite de A0" }).getByLabel("Renforcer").check();
    const [fichier] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Enregistrer l'avis dans un fichier" }).click()]);
    const { avis, anomalies } = parseAvis("avis.json", readFileSync((await fichier.path())!, "utf8"), attendu);
    await page.context().close();
    expect(anomalies).toEqual([]);
    expect(avis?.decisions).toEqual([{ liste: "suites", fiche: "A0", avant: "à décider", etat: "renforcer", motif: null }]);
    expect(reprendreAvis([avis!], textes).fichiers.actions).toMatch(/suite: renforcer\n\s+suite_decidee_le: 2026-03-12/);
  }); // prettier-ignore

  it("ne laisse tourner aucun autre script que le sien", async () => {
    const { page } = await ouvre();
    const vu = await page.evaluate(() => {
      const intrus = document.createElement("script");
      intrus.textContent = "window.intrus = true";
      document.body.append(intrus);
      return "intrus" in window;
    });
    expect(vu).toBe(false);
    await page.context().close();
  });

  it("se remplit, s'enregistre et se reprend : la décision dans actions.yaml, commentaires du fichier gardés", async () => {
    const { nom, texte } = await repondre("Vice-présidente du CCAS", "Valider");
    expect(nom).toBe("abs-avis-2026-2026-03-12-vice-presidente-du-ccas.json");
    const { avis, anomalies } = parseAvis(nom, texte, attendu);
    expect(anomalies).toEqual([]);
    const { fichiers, conflits, decisions, reponses, commentaires } = reprendreAvis([avis!], textes);
    expect([conflits, decisions, reponses, commentaires]).toEqual([[], 1, 1, 1]);
    expect(fichiers.actions).toContain("# Soumis en mars : ce commentaire reste.");
    expect(fichiers.actions).toContain("- id: A1 # portée par le service social");
    expect(fichiers.actions).toMatch(/etat: validée\n\s+instance: Comité de pilotage\n\s+decidee_le: "?2026-03-12"?/);
    expect(fichiers.actions.match(/etat: soumise/g)).toHaveLength(1); // P1 n'a pas bougé
    // Relire ce qui a été écrit : le schéma du pilotage l'accepte.
    for (const f of ["actions", "commande", "seances"] as const)
      writeFileSync(join(projet, "pilotage", `${f}.yaml`), fichiers[f]);
    const relu = readPilotage(projet);
    expect(relu.anomalies).toEqual([]);
    expect(relu.pilotage.actions[0]).toMatchObject({ etat: "validée", instance: "Comité de pilotage", decidee_le: "2026-03-12" }); // prettier-ignore
    expect(relu.pilotage.seances[0]).toMatchObject({ fonction: "Vice-présidente du CCAS", commentaires: [{ sur: "familles" }] }); // prettier-ignore
  });

  it("se remplit et s'enregistre au clavier seul, sans piège, le focus toujours visible", async () => {
    const { page } = await ouvre();
    const lieu = (): Promise<{ id: string; nom: string; type: string; isVisible: boolean }> =>
      page.evaluate(() => {
        const e = document.activeElement as HTMLInputElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        const { top, bottom } = e.getBoundingClientRect();
        const isVu = bottom > 0 && top < window.innerHeight;
        return { id: e.id, nom: e.name ?? "", type: e.type ?? "", isVisible: isVu && outlineStyle !== "none" && outlineWidth !== "0px" }; // prettier-ignore
      });
    const ecrits = { groupe: "Comité de pilotage", fonction: "Élue" } as Readonly<Record<string, string>>;
    const parcourus: string[] = [];
    let telecharge: Promise<unknown> | null = null;
    for (let i = 0; i < 120 && telecharge === null; i++) {
      await page.keyboard.press("Tab");
      const { id, nom, type, isVisible } = await lieu();
      if (id === "" && nom === "") continue; // un lien du menu ou du sommaire
      expect([id, isVisible]).toEqual([id, true]);
      parcourus.push(id);
      if (type === "date") {
        // Le 12 du 12 : le même dans l'ordre français et dans l'anglais. Ses trois parts sont trois arrêts du clavier.
        await page.keyboard.type("12122026");
        for (let part = 0; part < 3 && (await lieu()).id === id; part++) await page.keyboard.press("Tab");
        await page.keyboard.press("Shift+Tab");
      } else if (ecrits[id] !== undefined) await page.keyboard.type(ecrits[id]);
      else if (type === "radio" && nom === "decision-actions-a1") await page.keyboard.press("ArrowDown");
      else if (id === "avis-enregistrer") {
        telecharge = page.waitForEvent("download");
        await page.keyboard.press("Enter");
      }
    }
    expect(telecharge).not.toBeNull();
    const fichier = (await telecharge) as Download;
    const avis = JSON.parse(readFileSync((await fichier.path())!, "utf8")) as { date: string; fonction: string; decisions: unknown[] }; // prettier-ignore
    expect([avis.date, avis.fonction]).toEqual(["2026-12-12", "Élue"]);
    expect(avis.decisions).toMatchObject([{ fiche: "A1", etat: "validée" }]);
    await page.context().close();
  });

  it("de deux avis qui se contredisent, aucun ne l'emporte", async () => {
    const lus = [await repondre("Élue", "Valider"), await repondre("Directeur", "Rejeter")].map(
      ({ nom, texte }) => parseAvis(nom, texte, attendu).avis!,
    );
    const { fichiers, conflits, decisions } = reprendreAvis(lus, textes);
    expect(decisions).toBe(0);
    expect(fichiers.actions).toBe(ACTIONS);
    expect(conflits.map(({ fichier, ligne, valeur }) => [fichier, ligne, valeur])).toEqual([["pilotage/actions.yaml", 9, "A1"]]); // prettier-ignore
    expect(conflits[0]?.message).toMatch(/« validée » selon Élue.*« rejetée : Trop coûteux » selon Directeur/);
  });

  it("dit ce qui manque, et y mène", async () => {
    const { page } = await ouvre();
    await page.getByRole("group", { name: "Décision sur P1" }).getByLabel("Amender").check();
    await page.getByRole("button", { name: "Enregistrer l'avis dans un fichier" }).click();
    expect((await page.locator("#avis-erreurs li").allTextContents()).map((t) => t.replaceAll("\u00a0", " "))).toEqual([
      "À remplir : date.",
      "À remplir : instance ou groupe.",
      "À remplir : votre fonction.",
      "À écrire : motif, pour amender ou rejeter P1.",
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("date");
    await page.context().close();
  });

  it("garde un brouillon, et l'efface quand on le demande", async () => {
    const { page } = await ouvre();
    await page.getByLabel("Votre fonction").fill("Agent d'accueil");
    await page.reload();
    expect(await page.getByLabel("Votre fonction").inputValue()).toBe("Agent d'accueil");
    await page.getByRole("button", { name: "Effacer le brouillon" }).click();
    await page.reload();
    expect(await page.getByLabel("Votre fonction").inputValue()).toBe("");
    await page.context().close();
  });

  it("sans JavaScript, se lit en entier et dit comment répondre", async () => {
    const { page } = await ouvre({ javaScriptEnabled: false });
    const texte = await page.locator("main").innerText();
    expect(texte).toContain("Aller au-devant des familles <qui> ne demandent rien");
    expect(texte).toContain("Qui ne vient pas, et pourquoi");
    expect(texte).toContain("répondez sur la page imprimée");
    expect(await page.getByRole("button", { name: "Enregistrer" }).count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)("axe ne trouve rien à redire, %s, %i px", async (colorScheme, width) => {
    const { page } = await ouvre({ colorScheme, viewport: { width, height: 900 } });
    await page.getByRole("button", { name: "Enregistrer l'avis dans un fichier" }).click(); // les erreurs se contrôlent aussi
    const { violations, passes } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze(); // prettier-ignore
    expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(15);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  });
});
