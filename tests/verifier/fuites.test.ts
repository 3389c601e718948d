import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { gzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";
import { cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { CaseVraie } from "../../src/modele/cellule.ts";
import { protegerAgregats } from "../../src/publier/agregats-proteges.ts";
import { listVerite } from "../../src/publier/secret/verite.ts";
import { comparerSite } from "../../src/verifier/verite/comparer.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { batir, copierDemonstration, type Commande } from "../cli/commande.ts";
import { ecrirePdf } from "./pdf-ecrit.ts";
import { signerDossier } from "./site-signe.ts";

/**
 * L'auto-contrôle de la barrière : des fuites plantées exprès dans une copie de l'édition publique de la démonstration, chacune
 * signée comme l'aurait fait une publication fautive. Une seule qui passe, et la barrière ne prouve plus rien.
 */
const CANARI = "Quartzifluve";
const TABLE = "demandes_par_nature";
let commande: Commande;
let projet: string;
let verite: CaseVraie[];
/** Cases masquées, et celles qui le seraient en protégeant chaque table seule. */
let cout: readonly [number, number | null];
/** Une partie de l'édition publique, et ce que la barrière en dit avant toute fuite. */
let socle: string;
let manques: ReadonlySet<string>;
/** Une case que l'édition publique tait, et une qu'elle montre, la même année. */
let tue: CaseVraie;
let publiee: CaseVraie;

const distDe = (edition: string): string => join(projet, ".abs", edition, "dist");
const libelle = (): string => tue.libelle ?? "";
const annee = (): string => String(tue.cle["millesime"]);
const nomDe = (c: CaseVraie): string => String(c.cle["modalite"]);

beforeAll(async () => {
  [commande, projet] = [await batir(), copierDemonstration()];
  const { code, stderr } = await commande.abs("rapport", "--projet", projet);
  expect([code, stderr.match(/✗.*/g)]).toEqual([0, null]);
  const entrepot = await Entrepot.open(cheminEntrepot(projet), { readOnly: true });
  const masquee = (await protegerAgregats(entrepot.connexion, readProjet(projet))).public?.masquee;
  if (!masquee) throw new Error("public edition must be masked, got none");
  verite = listVerite(masquee);
  cout = [masquee.bilan.tables.reduce((s, t) => s + t.masquees, 0), masquee.bilan.tableParTable];
  entrepot.close();
  const deTable = verite.filter((c) => c.table === TABLE);
  tue = deTable.find((c) => c.statut === "tue" && c.cle["millesime"] === 2025) as CaseVraie;
  publiee = deTable.find((c) => c.statut === "publiee" && c.cle["millesime"] === 2025) as CaseVraie;
  socle = poserSocle();
  await signerDossier(socle, projet);
  manques = new Set(await examiner(socle, () => {}));
});
afterAll(() => {
  commande?.ferme();
  rmSync(socle, { recursive: true, force: true });
  rmSync(projet, { recursive: true, force: true });
});

const PAGE = "activite-ccas.html";

/**
 * Ce que la barrière dit, par code et fichier, d'une copie d'un site où `fuite` a été plantée puis signée.
 */
async function examiner(
  site: string,
  fuite: (dist: string) => unknown,
  { cases = verite, signe = true }: { cases?: readonly CaseVraie[]; signe?: boolean } = {},
): Promise<string[]> {
  const dist = mkdtempSync(join(tmpdir(), "abs-fuite-"));
  try {
    cpSync(site, dist, { recursive: true });
    await fuite(dist);
    if (signe) await signerDossier(dist, projet);
    const tues = cases.flatMap(({ valeur: _, statut, ...nommee }) => (statut === "tue" ? [nommee] : []));
    const { anomalies } = await verifierSite(dist, { canaris: [CANARI], tues });
    const compares = await comparerSite(dist, cases);
    expect(JSON.stringify([...anomalies, ...compares])).not.toContain(CANARI);
    return [...new Set([...anomalies, ...compares].map((a) => `${a.code} ${a.fichier}`))];
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

/**
 * Plante une fuite dans quelques fichiers de l'édition publique, et rend ce que la barrière dit de plus que sans elle : relire le
 * site entier à chaque fuite prendrait un quart d'heure. Ce qui manque au socle n'y fait que des liens cassés.
 */
async function planter(fuite: (dist: string) => unknown, options: Parameters<typeof examiner>[2] = {}) {
  const prises = await examiner(socle, fuite, options);
  return prises.filter((prise) => !manques.has(prise));
}

/** La page de l'activité, une autre page, les données et la recherche. */
const isDuSocle = (chemin: string): boolean =>
  /^(donnees(\/v1(\/\d+(\/[^/]+\.\w+)?)?)?|explorateur.*|index\..*\.js|[^/]*\.css|manifeste\.json)?$/.test(chemin) ||
  [PAGE, "index.html", "mentions.html"].includes(chemin);
function poserSocle(): string {
  const dossier = mkdtempSync(join(tmpdir(), "abs-socle-"));
  const public_ = distDe("public");
  cpSync(public_, dossier, {
    recursive: true,
    filter: (chemin) => isDuSocle(relative(public_, chemin).replaceAll("\\", "/")),
  });
  return dossier;
}

const ecrire = (dist: string, fichier: string, contenu: string | Uint8Array): void => {
  mkdirSync(dirname(join(dist, fichier)), { recursive: true });
  writeFileSync(join(dist, fichier), contenu);
};
/** Remplace dans la page de l'activité ; un motif absent serait un test qui ne plante rien. */
function changer(dist: string, motif: string | RegExp, remplacement: string): void {
  const html = readFileSync(join(dist, PAGE), "utf8");
  const change = html.replace(motif, remplacement);
  expect(change).not.toBe(html);
  writeFileSync(join(dist, PAGE), change);
}
/** La case de tableau où la page dit « secret » pour la case tue. */
const caseTue = (): RegExp => new RegExp(`(<th scope="row">${nomDe(tue)}</th><td class="nombre")>secret`);
const ajouter = (dist: string, html: string): void => changer(dist, /<\/main>/, `${html}</main>`);
const csv = (lignes: readonly (readonly (string | number | null)[])[]): string =>
  lignes.map((l) => `${l.join(";")}\n`).join("");
/** La table de l'édition, telle que la direction la voit. */
const lignesDirection = (): (readonly [string, string, number])[] =>
  verite.filter((c) => c.table === TABLE).map((c) => [nomDe(c), String(c.cle["millesime"]), c.valeur]);

describe("le site public de la démonstration", () => {
  it("passe, avec ses cases tues", async () => {
    expect(verite.filter((c) => c.statut === "tue").length).toBeGreaterThan(5);
    expect(await examiner(distDe("public"), () => {})).toEqual([]);
    expect([...manques].filter((manque) => !/^(lien-casse|page-orpheline) /.test(manque))).toEqual([]);
  });

  it("protéger les tables ensemble y masque au plus 1,15 fois ce que chacune perdrait seule", () => {
    expect(cout[0] / (cout[1] ?? 0)).toBeLessThanOrEqual(1.15);
  });
});

describe("chaque fuite plantée est prise", () => {
  it("page de la direction copiée", async () => {
    const prises = await planter((dist) => cpSync(join(distDe("direction"), PAGE), join(dist, PAGE)));
    expect(prises).toEqual(expect.arrayContaining([`edition-etrangere ${PAGE}`, `case-tue-publiee ${PAGE}`]));
  });

  it("fichier de la direction copié, sans même être signé", async () => {
    const prises = await planter((dist) => cpSync(join(distDe("direction"), PAGE), join(dist, "copie.html")), {
      signe: false,
    });
    expect(prises).toEqual(expect.arrayContaining(["fichier-hors-manifeste copie.html", "page-orpheline copie.html"]));
  });

  it("infobulle avec la valeur", async () => {
    const bulle = (dist: string): void => changer(dist, caseTue(), `$1 title="${nomDe(tue)} : ${tue.valeur}">secret`);
    expect(await planter(bulle)).toEqual([`valeur-tue-dite ${PAGE}`]);
  });

  it("valeur dans la case elle-même", async () => {
    const dite = (dist: string): void => changer(dist, caseTue(), `$1>${tue.valeur}`);
    expect(await planter(dite)).toEqual(expect.arrayContaining([`case-tue-publiee ${PAGE}`]));
  });

  it("valeur dans l'index de la recherche", async () => {
    const [index = ""] = readdirSync(distDe("public")).filter((f) => /^index\..*\.js$/.test(f));
    const prises = await planter((dist) => {
      const texte = readFileSync(join(dist, index), "utf8");
      const phrase = `${libelle()}, ${annee()}, ${nomDe(tue)} : ${tue.valeur}.`;
      ecrire(dist, index, texte.replace('"texte":"', `"texte":${JSON.stringify(phrase).slice(0, -1)}\\n`));
    });
    expect(prises).toEqual([`valeur-tue-dite ${index}`]);
  });

  it("valeur dans l'Arrow de l'explorateur", async () => {
    const colonnes = { variable: [TABLE], modalite: [nomDe(tue)], millesime: [annee()], valeur: [tue.valeur] };
    const fuite = tableToIPC(tableFromArrays(colonnes), "file");
    const prises = await planter((dist) => ecrire(dist, "explorateur/series.arrow", fuite));
    expect(prises).toContain("case-tue-publiee explorateur/series.arrow");
  });

  it("taux gardé quand son compte est tu", async () => {
    const table = csv([
      ["modalite", "millesime", "valeur", "taux"],
      [nomDe(tue), annee(), null, "1,2"],
      [nomDe(publiee), annee(), publiee.valeur, "38,4"],
    ]);
    expect(await planter((dist) => ecrire(dist, `donnees/${TABLE}.csv`, table))).toEqual([
      `case-tue-publiee donnees/${TABLE}.csv`,
    ]);
  });

  it("lignes triées par la vraie valeur", async () => {
    // La case tue tient sa place au milieu des valeurs publiées : son rang l'encadre.
    const annees = verite
      .filter((c) => c.table === TABLE && c.cle["millesime"] === 2025)
      .sort((a, b) => b.valeur - a.valeur);
    const milieu = annees[3] as CaseVraie;
    const cases = verite.map((c) => (c === milieu ? { ...c, statut: "tue" as const } : c));
    const table = csv([
      ["modalite", "millesime", "valeur"],
      ...annees.map((c) => [nomDe(c), annee(), c === milieu || c.statut === "tue" ? null : c.valeur]),
    ]);
    const prises = await planter((dist) => ecrire(dist, `donnees/${TABLE}.csv`, table), { cases });
    expect(prises).toContain(`ordre-tue donnees/${TABLE}.csv`);
    // Rangée par nom, la même table passe (la page et le tableau entier, eux, montrent encore la case que ce test vient de taire).
    const rangee = csv([
      ["modalite", "millesime", "valeur"],
      ...annees
        .toSorted((a, b) => nomDe(a).localeCompare(nomDe(b), "fr"))
        .map((c) => [nomDe(c), annee(), c === milieu || c.statut === "tue" ? null : c.valeur]),
    ]);
    const passe = await planter((dist) => ecrire(dist, `donnees/${TABLE}.csv`, rangee), { cases });
    expect(passe.filter((p) => p.endsWith(`donnees/${TABLE}.csv`))).toEqual([]);
  });

  const dessin = (formes: string): string =>
    `<figure><p class="mesure">${libelle()}, ${annee()}</p><svg role="img" aria-label="Une carte">${formes}</svg></figure>`;

  it("couleur d'une classe sur une case tue", async () => {
    const formes = `<path fill="#08519c"><title>${nomDe(publiee)}</title></path><path fill="#08519c"><title>${nomDe(tue)} : secret</title></path>`;
    expect(await planter((dist) => ajouter(dist, dessin(formes)))).toEqual([`case-tue-dessinee ${PAGE}`]);
    const neutres = formes.replace(/(.*)#08519c/, "$1url(#hachures)");
    expect(await planter((dist) => ajouter(dist, dessin(neutres)))).toEqual([]);
  });

  it("rayon d'un cercle calculé sur la vraie valeur", async () => {
    const [a, b] = verite.filter((c) => c.table === TABLE && c.statut === "tue" && c.cle["millesime"] === 2025);
    const cercle = (c: CaseVraie | undefined, r: number): string =>
      `<circle r="${r}" fill="none" aria-label="${c ? nomDe(c) : ""} : secret"/>`;
    expect(await planter((dist) => ajouter(dist, dessin(cercle(a, 2.8) + cercle(b, 1.7))))).toEqual([
      `case-tue-dessinee ${PAGE}`,
    ]);
  });

  it("échelle qui s'arrête à la valeur tue", async () => {
    const legende = `<text x="0" y="0">de ${tue.valeur} à ${publiee.valeur}</text>`;
    expect(await planter((dist) => ajouter(dist, dessin(legende)))).toEqual([`echelle-tue ${PAGE}`]);
  });

  it("étiquette d'une barre", async () => {
    const barre = `<g><text transform="translate(144,20)">${nomDe(tue)}</text></g><g><text transform="translate(638,20)">${tue.valeur}</text></g>`;
    expect(await planter((dist) => ajouter(dist, dessin(barre)))).toContain(`valeur-tue-dite ${PAGE}`);
  });

  it("texte de remplacement", async () => {
    const motif = new RegExp(`(aria-label="${libelle().slice(0, 20)}[^"]*demandes\\.)"`);
    const alt = (dist: string): void => changer(dist, motif, `$1 ${nomDe(tue)} : ${tue.valeur} demandes."`);
    // Le premier dessin qui commence ainsi est celui des mois : une figure peut en trahir une autre.
    expect(await planter(alt)).toEqual([`valeur-tue-dite ${PAGE}`]);
  });

  it("différence avec l'an dernier", async () => {
    const avant = { ...tue, cle: { ...tue.cle, millesime: 2024 }, valeur: tue.valeur + 6, statut: "publiee" as const };
    const cases = [
      ...verite.filter((c) => !(c.table === TABLE && nomDe(c) === nomDe(tue) && c.cle["millesime"] === 2024)),
      avant,
    ];
    const phrase = `<p>${nomDe(tue)} en ${annee()} : 6 demandes de moins que l'année précédente.</p>`;
    expect(await planter((dist) => ajouter(dist, phrase), { cases })).toEqual([`valeur-tue-dite ${PAGE}`]);
  });

  it("part d'un total publié, dans une table voisine", async () => {
    const total = { ...tue, cle: { modalite: null, millesime: 2025 }, valeur: 674, statut: "publiee" as const };
    const part = ((100 * tue.valeur) / total.valeur).toFixed(2).replace(".", ",");
    const table = csv([
      ["modalite", "millesime", "part"],
      [nomDe(tue), annee(), part],
      [nomDe(publiee), annee(), "39,91"],
    ]);
    const prises = await planter((dist) => ecrire(dist, "donnees/parts.csv", table), { cases: [...verite, total] });
    expect(prises).toEqual(["valeur-tue-dite donnees/parts.csv"]);
  });

  it("part d'un total tu", async () => {
    const total = { ...tue, cle: { modalite: null, millesime: 2025 }, valeur: 674, statut: "tue" as const };
    const part = ((100 * publiee.valeur) / total.valeur).toFixed(1).replace(".", ",");
    const phrase = `<p>En ${annee()}, ${nomDe(publiee)} : ${part} % des demandes.</p>`;
    const prises = await planter((dist) => ajouter(dist, phrase), { cases: [...verite, total] });
    expect(prises).toContain(`valeur-tue-dite ${PAGE}`);
  });

  it("total tu écrit à côté de son libellé, quand un autre total publié de l'année a la même valeur", async () => {
    const ensembleDe = (debut: string): CaseVraie =>
      verite.find((c) => c.libelle?.startsWith(debut) && c.cle["millesime"] === 2025) as CaseVraie;
    const [delai, attente] = [ensembleDe("Délai médian"), ensembleDe("Demandes en cours")];
    const cases = verite.map((c) => (c === delai ? { ...c, statut: "tue" as const, valeur: attente.valeur } : c));
    const dire = (phrase: string) => planter((dist) => ajouter(dist, `<p>${phrase}</p>`), { cases });
    expect(await dire(`Délai médian : ${attente.valeur} jours en 2025.`)).toContain(`valeur-tue-dite ${PAGE}`);
    expect(await dire(`Demandes en cours : ${attente.valeur} en 2025.`)).not.toContain(`valeur-tue-dite ${PAGE}`);
  });

  it("mais pas une autre table où le même nom compte autre chose", async () => {
    const autre = { ...tue, table: "passages_essai", libelle: "Passages d'essai", statut: "publiee" as const };
    const table = csv([
      ["modalite", "millesime", "valeur"],
      [nomDe(tue), annee(), tue.valeur],
    ]);
    const prises = await planter((dist) => ecrire(dist, "donnees/passages_essai.csv", table), {
      cases: [...verite, autre],
    });
    expect(prises).toEqual([]);
  });

  it("commentaire HTML, de style et de script", async () => {
    const prises = await planter((dist) => {
      ajouter(dist, `<!-- ${nomDe(tue)} ${tue.valeur} -->`);
      ecrire(dist, "x.css", `a{color:red}/* ${tue.valeur} */`);
      ecrire(dist, "x.js", `const a = "//"; // ${tue.valeur}\n`);
    });
    expect(prises).toEqual([
      "script-inconnu x.js", // le manifeste ne le nomme pas
      `commentaire-html ${PAGE}`,
      "commentaire-code x.css",
      "commentaire-code x.js",
    ]);
  });

  it("cache de Framework", async () => {
    const fichier = "_file/data/demandes.4c1d9e02.json";
    const lignes = lignesDirection().map(([modalite, millesime, valeur]) => ({
      variable: TABLE,
      modalite,
      millesime,
      valeur,
    }));
    const prises = await planter((dist) => ecrire(dist, fichier, JSON.stringify(lignes)));
    expect(prises).toContain(`case-tue-publiee ${fichier}`);
    expect(await planter((dist) => ecrire(dist, fichier, "[]"), { signe: false })).toEqual([
      `fichier-hors-manifeste ${fichier}`,
    ]);
  });

  it("bornes de Parquet écrites avant le masquage", async () => {
    const base = await Entrepot.open(":memory:");
    const chemin = join(projet, "fuite.parquet");
    await base.connexion.run(
      `copy (select * from (values ('a', 269::bigint), ('b', 7919::bigint), ('c', 48::bigint)) t(modalite, valeur)) to '${chemin}' (format parquet, compression uncompressed)`,
    );
    base.close();
    const octets = readFileSync(chemin);
    const pied = octets.length - 8 - octets.readUInt32LE(octets.length - 8);
    const juste = await planter((dist) => ecrire(dist, "donnees/x.parquet", octets));
    expect(juste).toEqual([]);
    // La valeur 7919 devient 48 dans les lignes, pas dans les statistiques du pied de fichier.
    const [vraie, publie] = [Buffer.alloc(8), Buffer.alloc(8)];
    vraie.writeBigInt64LE(7919n);
    publie.writeBigInt64LE(48n);
    const place = octets.indexOf(vraie);
    expect(place).toBeLessThan(pied);
    publie.copy(octets, place);
    expect(await planter((dist) => ecrire(dist, "donnees/x.parquet", octets))).toEqual([
      "bornes-tues donnees/x.parquet",
    ]);
  });

  it("texte d'un PDF", async () => {
    const pdf = ecrirePdf([`${libelle()}, ${annee()}`, `${nomDe(tue)} : ${tue.valeur} demandes`]);
    expect(await planter((dist) => ecrire(dist, "rapport.pdf", pdf))).toEqual(["valeur-tue-dite rapport.pdf"]);
    const tableau = ecrirePdf([`${libelle()}, ${annee()}`, nomDe(tue), String(tue.valeur)]);
    expect(await planter((dist) => ecrire(dist, "rapport.pdf", tableau))).toEqual(["valeur-tue-dite rapport.pdf"]);
    expect(await planter((dist) => ecrire(dist, "rapport.pdf", ecrirePdf([CANARI])))).toEqual([
      "canari-trouve rapport.pdf",
    ]);
  });

  it("colonne d'un classeur", async () => {
    const lignes = [["modalite", "millesime", "valeur"], ...lignesDirection().map(([m, a, v]) => [m, Number(a), v])];
    const donnees = lignes.map((l) => l.map((value) => ({ value, type: typeof value === "number" ? Number : String })));
    const classeur = await writeXlsx(donnees as never, { sheet: TABLE }).toBuffer();
    expect(await planter((dist) => ecrire(dist, "donnees/tout.xlsx", classeur))).toContain(
      "case-tue-publiee donnees/tout.xlsx",
    );
  });

  it("table Arrow, et entrée de dictionnaire qu'aucune ligne n'emploie", async () => {
    const [modalite, millesime, valeur] = [0, 1, 2].map((i) => lignesDirection().map((l) => l[i]));
    const arrow = tableToIPC(tableFromArrays({ modalite, millesime, valeur } as Record<string, string[]>), "file");
    expect(await planter((dist) => ecrire(dist, `donnees/${TABLE}.arrow`, arrow))).toContain(
      `case-tue-publiee donnees/${TABLE}.arrow`,
    );
    const dictionnaire = tableToIPC(tableFromArrays({ nom: ["public", CANARI] }).slice(0, 1), "file");
    expect(await planter((dist) => ecrire(dist, "donnees/x.arrow", dictionnaire))).toEqual([
      "canari-trouve donnees/x.arrow",
    ]);
  });

  it("base64 dans du JSON, dans un gzip, dans un zip", async () => {
    const secret = Buffer.from(`nom;rue\n${CANARI};rue\n`).toString("base64");
    const json = new TextEncoder().encode(JSON.stringify({ note: `données:${secret}` }));
    const zip = zipSync({ "a/b.json.gz": gzipSync(json) });
    expect(await planter((dist) => ecrire(dist, "donnees/x.zip", zip))).toEqual(["canari-trouve donnees/x.zip"]);
  });

  it("carte de source, chemin, page que rien ne lie", async () => {
    const prises = await planter((dist) => {
      ecrire(dist, "a.js", "const a = 1;\n//# sourceMappingURL=a.js.map\n");
      ecrire(dist, "a.js.map", JSON.stringify({ version: 3, sourcesContent: ["x"] }));
      cpSync(join(dist, "mentions.html"), join(dist, "brouillon.html"));
    });
    expect(prises).toEqual(
      expect.arrayContaining(["carte-de-source a.js", "carte-de-source a.js.map", "page-orpheline brouillon.html"]),
    );
  });

  describe("`abs verifier` seul, avec le site et les registres, sans la vérité", () => {
    const verifier = async (fuite: (dist: string) => unknown): Promise<string[]> => {
      const dist = mkdtempSync(join(tmpdir(), "abs-verifier-"));
      try {
        cpSync(distDe("public"), dist, { recursive: true });
        await fuite(dist);
        await signerDossier(dist, projet);
        const { code, stdout } = await commande.abs("verifier", dist, "--projet", projet, "--format", "json");
        const { anomalies } = JSON.parse(stdout) as { anomalies: { code: string; fichier: string }[] };
        expect(code).toBe(anomalies.length === 0 ? 0 : 1);
        return [...new Set(anomalies.map((a) => `${a.code} ${a.fichier}`))];
      } finally {
        rmSync(dist, { recursive: true, force: true });
      }
    };
    const ACTIVITE = "donnees/v1/2026/activite";

    it("passe sur le site tel qu'il est livré", async () => {
      expect(await verifier(() => {})).toEqual([]);
    });

    it("recalcule une case tue si ses voisines ne le sont plus", async () => {
      const fuite = (dist: string): void => {
        const voisines = verite.filter((c) => c.table === TABLE && c.cle["millesime"] === tue.cle["millesime"] && c !== tue); // prettier-ignore
        const texte = readFileSync(join(dist, `${ACTIVITE}.csv`), "utf8");
        const lignes = texte.split("\n").map((ligne) => {
          const [source, variable, nom, modalite, millesime, , unite] = ligne.split(";");
          const vraie = voisines.find((c) => variable === TABLE && c.cle["modalite"] === modalite && String(c.cle["millesime"]) === millesime); // prettier-ignore
          return vraie ? [source, variable, nom, modalite, millesime, vraie.valeur, unite, "valeur"].join(";") : ligne;
        });
        expect(lignes.join("\n")).not.toBe(texte);
        ecrire(dist, `${ACTIVITE}.csv`, lignes.join("\n"));
        rmSync(join(dist, `${ACTIVITE}.parquet`));
      };
      expect(await verifier(fuite)).toContain(`secret-attaque ${ACTIVITE}.csv`);
    });

    it("un registre rompu ou absent, un tableau abîmé : dits, sans planter", async () => {
      const registre = join(projet, "publications/registre.jsonl");
      const garde = readFileSync(registre);
      try {
        writeFileSync(registre, "pas du json\n");
        expect(await verifier(() => {})).toEqual(["registre-rompu publications/registre.jsonl"]);
        rmSync(registre);
        expect(await verifier(() => {})).toEqual([`registre-absent ${ACTIVITE}.csv`]);
      } finally {
        writeFileSync(registre, garde);
      }
      const abimer = (dist: string): void => ecrire(dist, `${ACTIVITE}.csv`, 'a;b;c\n1;2\n"');
      expect(await verifier(abimer)).toContain(`format-indecodable ${ACTIVITE}.csv`);
    });

    it("un Parquet qui dit ce que le CSV tait", async () => {
      const base = await Entrepot.open(":memory:");
      const fuite = async (dist: string): Promise<void> => {
        const [ici, la] = [join(dist, `${ACTIVITE}.parquet`), join(projet, "activite.parquet")];
        await base.connexion.run(
          `copy (select * replace (coalesce(valeur, 7) as valeur) from read_parquet('${ici}')) to '${la}' (format parquet)`,
        );
        cpSync(la, ici);
      };
      expect(await verifier(fuite)).toContain(`jumeaux-differents ${ACTIVITE}.parquet`);
      base.close();
    });
  });
});
