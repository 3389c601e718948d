// Un export d'aides de 200 000 demandes sur six ans, noms et dates de naissance lus, contre csv-parse seul sur le même fichier :
// le chargement entier (coffre, foyers suivis, agrégats), et la vérification de sa correspondance.
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { abs, comparer, executer, racine } from "./outils.mjs";

const DEMANDES = 200_000;
const ANNEES = [2020, 2021, 2022, 2023, 2024, 2025];
const FOYERS = 40_000;
const NATURES = ["SECOURS ALIM.", "ENERGIE", "LOGEMENT", "TRANSPORT", "CANTINE", "SANTE", "SECOURS FIN.", "DIVERS"];
const ENTETE =
  "N° DOSSIER;N°FOYER;NOM;Prénom;Né(e) le;Nb pers.;QF;Nature de l'aide;Date demande;Date CP;Décision;Mt accordé;Observations";

/** Des demandes fictives : une minorité de foyers en porte une bonne part, comme dans un vrai logiciel. */
function ecrire(chemin) {
  let graine = 12345;
  const tirer = () => (graine = (Math.imul(graine, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const deux = (n) => String(n).padStart(2, "0");
  const fd = openSync(chemin, "w");
  let texte = `${ENTETE}\r\n`;
  const vider = () => {
    writeSync(fd, Buffer.from(texte.replaceAll("€", "\u0080"), "latin1"));
    texte = "";
  };
  for (let i = 0; i < DEMANDES; i++) {
    const annee = ANNEES[Math.floor((ANNEES.length * i) / DEMANDES)];
    const [mois, jour] = [1 + Math.floor(tirer() * 12), 1 + Math.floor(tirer() * 28)];
    const f = Math.floor(tirer() ** 2 * FOYERS);
    const isAccord = tirer() < 0.8;
    const montant = isAccord ? `${40 + Math.floor(tirer() * 300)},50 €` : "";
    texte += `${annee % 100}-${i};F${f};TEMOIN-${f};Essai;01/01/${1940 + (f % 60)};${1 + (f % 4)};${f % 1500};${NATURES[Math.floor(tirer() * 8)]};${deux(jour)}/${deux(mois)}/${annee};${deux(jour)}/${deux(Math.min(12, mois + 1))}/${annee};${isAccord ? "ACC." : "REF."};${montant};dossier fictif\r\n`;
    if (texte.length > 4e6) vider();
  }
  vider();
  closeSync(fd);
}

export function mesurer({ travail, tours }) {
  const projet = join(travail, "coffre");
  const demonstration = join(racine, "data");
  for (const dossier of ["brut/ccas", "correspondances"]) mkdirSync(join(projet, dossier), { recursive: true });
  cpSync(join(demonstration, "observatoire.yaml"), join(projet, "observatoire.yaml"));
  const aides = readFileSync(join(demonstration, "correspondances", "aides.yaml"), "utf8");
  const identite = 'colonnes:\n  nom: "NOM"\n  prenom: "Prénom"\n  naissance: "Né(e) le"\n';
  writeFileSync(join(projet, "correspondances", "aides.yaml"), aides.replace("colonnes:\n", identite));
  const chemin = join(projet, "brut", "ccas", "aides.csv");
  ecrire(chemin);
  const lignes = ANNEES.map((annee) => `ccas-aides;;${annee};;;brut/ccas/aides.csv;;;2026-09-15`);
  writeFileSync(
    join(projet, "millesimes.csv"),
    `${["source;niveau;millesime;cog;publie;fichier;url;sha256;recu_le", ...lignes].join("\n")}\n`,
  );
  const nu = `
    const { parse } = await import("csv-parse");
    const { createReadStream } = await import("node:fs");
    const parseur = parse({ delimiter: ";", encoding: "latin1", relax_quotes: true, on_record: () => null });
    parseur.resume();
    createReadStream(${JSON.stringify(chemin)}).pipe(parseur);`;
  const plancher = () => executer(process.execPath, ["--input-type=module", "-e", nu], { cwd: racine });
  const charger = () => {
    rmSync(join(projet, ".abs"), { recursive: true, force: true });
    return abs("charger", "--projet", projet);
  };
  comparer("abs charger (200 000 demandes, six ans) / csv-parse seul", tours, charger, plancher);
  const verifier = () => abs("importer", chemin, "--verifier", "--projet", projet);
  comparer("abs importer --verifier (200 000 demandes) / csv-parse seul", tours, verifier, plancher);
}
