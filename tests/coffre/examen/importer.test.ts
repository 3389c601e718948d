import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { utils, write, type WorkSheet } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importer } from "../../../src/charger/importer.ts";
import { readCorrespondance } from "../../../src/coffre/lire-correspondance.ts";
import { countHorsChamp, createProjet, type Projet, tell, win1252 } from "../projet-factice.ts";
import { accueil, AIDES_ENTETE, classeur, compta, cp850, domifa, fsl, IBAN_FICTIF, ligneAide, mojibake, NIR_FICTIF, texteAides, utf16 } from "./exports-factices.ts"; // prettier-ignore

/** Un projet sans aucune correspondance, comme le laisse `abs nouveau`. */
function projetVide(): Projet {
  const projet = createProjet();
  rmSync(join(projet.dir, "correspondances"), { recursive: true });
  return projet;
}

/** Dépose l'export, importe sa correspondance, charge : ce qu'un agent ferait sans rien corriger. */
async function passer(source: string, nom: string, octets: Uint8Array, millesime = 2025) {
  const projet = projetVide();
  const ligne = projet.add(source, millesime, nom, octets);
  const importe = await importer(projet.dir, join(projet.dir, ligne.fichier), {});
  const yaml = importe.ecrite === null ? "" : readFileSync(join(projet.dir, importe.ecrite), "utf8");
  return { projet, importe, yaml, charge: await projet.charger(ligne) };
}

describe("abs importer, puis charger, sans rien corriger", () => {
  it.each([
    ["ccas-aides", "extract_aides_2025.csv", win1252(texteAides(60)), 50], // « Caduc » : 10 décisions à ranger
    ["ccas-fsl", "Suivi FSL-energie (2).xlsx", fsl(), 4],
    ["ccas-domiciliation", "export_domifa.xlsx", domifa(), 8],
    ["ccas-accueil", "accueil_2025_T1.csv", Buffer.from(accueil()), 30],
    ["ccas-budget", "Compta_CCAS_M57.csv", compta(), 2],
  ])("%s : la correspondance proposée est valide, et %s se charge", async (source, nom, octets, gardees) => {
    const { importe, yaml, charge } = await passer(source, nom, octets);
    expect(importe.anomalies).toEqual([]);
    expect(importe.ecrite).toBe(`correspondances/${source.slice(5)}.yaml`);
    expect(readCorrespondance("c.yaml", yaml).anomalies).toEqual([]);
    expect(charge.anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    const [lecture] = charge.lectures;
    expect(lecture?.gardees).toBe(gardees);
    expect(lecture?.lues).toBe(gardees + (lecture?.refusees ?? 0) + countHorsChamp(charge.anomalies));
  });

  it("compte pareil quelle que soit la façon d'écrire l'export", async () => {
    const texte = texteAides(40).replaceAll("€", "");
    const rows = texte.split("\n").map((ligne) => ligne.split(";"));
    const formes: Record<string, Uint8Array> = {
      utf8: Buffer.from(texte),
      cp850: cp850(texte),
      utf16: utf16(texte, false, true),
      utf16be: utf16(texte, true, false),
      mojibake: mojibake(texte),
      virgule: Buffer.from(rows.map((r) => r.map((c) => `"${c}"`).join(",")).join("\r\n")),
      xlsx: classeur({ Export: utils.aoa_to_sheet(rows) }, "xlsx"),
      xls: classeur({ Export: utils.aoa_to_sheet(rows) }, "xls"),
      ods: classeur({ Export: utils.aoa_to_sheet(rows) }, "ods"),
      titre: Buffer.from(`Aides facultatives\n\n${texte}`),
    };
    const [entete = [], ...lignes] = rows;
    const donnees = lignes.filter((row) => (row[0] ?? "") !== "");
    const parMois = [donnees.slice(0, 13), donnees.slice(13)].map((mois) => utils.aoa_to_sheet([entete, ...mois]));
    const notice = utils.aoa_to_sheet([["Mode d'emploi"]]);
    /** Le numéro de jour d'Excel de jj/mm/2025, depuis 1900 ou 1904 (Mac), qui compte 1 462 jours de moins. */
    const serie = (texte: string): number =>
      Date.parse(texte.replace(/(\d\d)\/(\d\d)\/(\d{4})/, "$3-$2-$1")) / 86_400_000 + 25_569;
    const enSeries = (jour0: number): WorkSheet => {
      const isDate = (texte: string): boolean => /^\d\d\/\d\d\/2025$/.test(texte);
      const feuille = utils.aoa_to_sheet(rows.map((r) => r.map((c) => (isDate(c) ? { t: "n", v: serie(c) - jour0, z: "dd/mm/yyyy" } : c)))); // prettier-ignore
      return feuille;
    };
    Object.assign(formes, {
      sep: Buffer.from(`\uFEFFsep=;\r\n${texte}`),
      retourSeul: Buffer.from(texte.replaceAll("\n", "\r")),
      deuxChiffres: Buffer.from(texte.replaceAll("/2025;", "/25;")),
      empile: Buffer.from([entete, ...donnees.slice(0, 20), entete.map(() => ""), entete, ...donnees.slice(20)].map((r) => r.join(";")).join("\n")), // prettier-ignore
      onglets: classeur({ Notice: notice, Janvier: parMois[0] ?? notice, Février: parMois[1] ?? notice }, "xlsx"),
      ongletsOds: classeur({ Janvier: parMois[0] ?? notice, Février: parMois[1] ?? notice }, "ods"),
      ongletsXls: classeur({ Janvier: parMois[0] ?? notice, Février: parMois[1] ?? notice }, "xls"),
      ...Object.fromEntries((["xlsx", "xls"] as const).map((t) => [`series.${t}`, classeur({ A: enSeries(0) }, t)])),
      ...Object.fromEntries((["xlsx", "xls"] as const).map((t) => [`de1904.${t}`, write({ SheetNames: ["A"], Sheets: { A: enSeries(1462) }, Workbook: { WBProps: { date1904: true } } }, { type: "buffer", bookType: t }) as Uint8Array])), // prettier-ignore
    });
    const reference = await passer("ccas-aides", "reference.csv", win1252(texte));
    expect(reference.charge.agregats?.length).toBeGreaterThan(10);
    for (const [forme, octets] of Object.entries(formes)) {
      const { charge } = await passer("ccas-aides", `aides.${forme}`, octets);
      expect(tell(charge.agregats, 2025), forme).toEqual(tell(reference.charge.agregats, 2025));
    }
  });

  it("ni l'ordre des lignes, ni un doublon, ni une variante d'écriture ne changent un chiffre", async () => {
    const lignes = Array.from({ length: 24 }, (_, i) => ligneAide(i));
    const ecrire = (autres: readonly string[]): Uint8Array => win1252([AIDES_ENTETE, ...autres, ""].join("\n"));
    const attendu = tell((await passer("ccas-aides", "a.csv", ecrire(lignes))).charge.agregats, 2025);
    const melange = fc.record({
      ordre: fc.shuffledSubarray(lignes, { minLength: lignes.length }),
      doublons: fc.subarray(lignes, { maxLength: 3 }),
      variante: fc.constantFrom(
        (l: string) => l.replaceAll("ACC.", " acc "),
        (l: string) => l.replace(/;F(\d{5});/, ";f-$1;"),
        (l: string) => l.replace(/;(\d\d)\/(\d\d)\/2025;/, ";2025-$2-$1;"),
        (l: string) => l.replace("1 234,50 €", "1.234,50"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(melange, async ({ ordre, doublons, variante }) => {
        const { charge } = await passer("ccas-aides", "b.csv", ecrire([...ordre.map(variante), ...doublons]));
        expect(tell(charge.agregats, 2025)).toEqual(attendu);
      }),
      { numRuns: 8 },
    );
  });
});

describe("un second logiciel", () => {
  it("a sa correspondance, pour ses seuls exports ; celle du premier ne change pas, et les deux se chargent", async () => {
    const ancien = [AIDES_ENTETE, ...Array.from({ length: 30 }, (_, i) => ligneAide(i).replaceAll("/2025", "/2024")), ""].join("\n"); // prettier-ignore
    const { projet, importe } = await passer("ccas-aides", "ancien.csv", win1252(ancien), 2024);
    const avant = readFileSync(join(projet.dir, importe.ecrite ?? ""), "utf8");
    const neuf = projet.add("ccas-aides", 2025, "neuf.csv", Buffer.from(texteAides(30).replace("N°FOYER", "Foyer").replaceAll(";", "\t"))); // prettier-ignore
    const chemin = join(projet.dir, neuf.fichier);
    const second = await importer(projet.dir, chemin, {});
    expect([second.ecrite, second.anomalies]).toEqual(["correspondances/aides-2.yaml", []]);
    const yaml = readFileSync(join(projet.dir, second.ecrite ?? ""), "utf8");
    expect(readCorrespondance("c.yaml", yaml).correspondance?.exports).toEqual(["neuf.csv"]);
    expect(readFileSync(join(projet.dir, importe.ecrite ?? ""), "utf8")).toBe(avant);

    const charge = await projet.charger(projet.add("ccas-aides", 2024, "ancien.csv", win1252(ancien)), neuf);
    expect(charge.anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    expect(charge.lectures.map(({ gardees }) => gardees)).toEqual([25, 25]); // « Caduc » : 5 décisions à ranger dans chacun

    // L'année suivante, le même logiciel : sa correspondance le décrit, il n'y manque que son nom.
    const suivant = projet.add("ccas-aides", 2026, "suivant.csv", Buffer.from(texteAides(30).replace("N°FOYER", "Foyer").replaceAll(";", "\t").replaceAll("/2025", "/2026"))); // prettier-ignore
    const troisieme = await importer(projet.dir, join(projet.dir, suivant.fichier), {});
    expect([troisieme.ecrite, troisieme.deja, troisieme.isANommer]).toEqual([null, "correspondances/aides-2.yaml", true]); // prettier-ignore
  });

  it("deux correspondances qui se disputent les mêmes exports arrêtent tout, avec quoi écrire", async () => {
    const { projet, importe } = await passer("ccas-aides", "a.csv", win1252(texteAides()));
    const texte = readFileSync(join(projet.dir, importe.ecrite ?? ""), "utf8");
    writeFileSync(join(projet.dir, "correspondances/autre.yaml"), texte);
    const { anomalies, agregats } = await projet.charger(
      projet.add("ccas-aides", 2025, "a.csv", win1252(texteAides())),
    );
    expect(agregats).toBeNull();
    const double = anomalies.find((a) => a.code === "correspondance-double");
    expect(double).toMatchObject({ gravite: "bloquante", fichier: "correspondances/autre.yaml" });
    expect(double?.action).toContain("fichiers:");
  });
});

describe("ce qui existe n'est pas remplacé", () => {
  it("une correspondance du même genre, ou un fichier du même nom", async () => {
    const { projet, importe } = await passer("ccas-aides", "a.csv", win1252(texteAides()));
    const ecrite = join(projet.dir, importe.ecrite ?? "");
    const chemin = join(projet.dir, "brut/ccas/a.csv");
    writeFileSync(ecrite, readFileSync(ecrite, "utf8").replace("TOTAL", "Cumul"));
    const avant = readFileSync(ecrite, "utf8");
    expect(await importer(projet.dir, chemin, {})).toMatchObject({ ecrite: null, deja: importe.ecrite, anomalies: [] });
    writeFileSync(join(projet.dir, "correspondances/pris.yaml"), "export: ccas-fsl\n");
    const budget = projet.add("ccas-budget", 2025, "b.csv", compta());
    const refus = await importer(projet.dir, join(projet.dir, budget.fichier), { nom: "pris" });
    expect(refus.anomalies.map((a) => a.code)).toEqual(["correspondance-existante"]);
    expect(readFileSync(ecrite, "utf8")).toBe(avant);
  });

  it.each([
    ["fichier-vide", ""],
    ["sans-entete", Array.from({ length: 9 }, () => "DURAND;Zoé;01/02/2025").join("\n")],
    ["sans-donnees", "Nom;Email;Ville\n;;\n"],
    ["genre-inconnu", "Commune;Population\nLille;200\nRoubaix;100\n"],
    ["guillemet-ouvert", 'N° dossier;Date\n1;"01/02/2025\n2;02/02/2025\n'],
    ["classeur-illisible", fsl("xls").subarray(0, 1500)],
    ["archive-dangereuse", Buffer.from("PK\u0003\u0004tronquée", "latin1")],
    ["colonnes-collees", classeur({ F: utils.aoa_to_sheet([["N°;Date;Décision"], ["1;01/02/2025;A"], ["2;01/02/2025;A"]]) }, "xlsx")], // prettier-ignore
  ])("%s : dit quoi faire, n'écrit rien, ne cite rien", async (code, contenu) => {
    const projet = projetVide();
    const chemin = join(projet.dir, "brut/ccas/x.csv");
    mkdirSync(dirname(chemin), { recursive: true });
    writeFileSync(chemin, contenu);
    const { anomalies } = await importer(projet.dir, chemin, {});
    expect(anomalies.map((a) => [a.gravite, a.code, a.valeur])).toEqual([["bloquante", code, null]]);
    expect(JSON.stringify(anomalies)).not.toContain("DURAND");
    expect(existsSync(join(projet.dir, "correspondances"))).toBe(false);
  });
});

describe("une colonne listée qui porte un identifiant", () => {
  it.each([
    ["Nature de l'aide", NIR_FICTIF],
    ["Décision", IBAN_FICTIF],
    ["N°FOYER", NIR_FICTIF],
    ["Nature de l'aide", "voir au 06 12 34 56 78"],
    ["N° DOSSIER", "zoe@exemple.fr"],
  ])("bloque le chargement, dite par son nom : « %s »", async (nom, valeur) => {
    const projet = createProjet();
    const rang = AIDES_ENTETE.split(";").indexOf(nom);
    const cases = ligneAide(3).split(";");
    cases[rang] = valeur;
    const texte = [AIDES_ENTETE, ligneAide(1), cases.join(";"), ""].join("\n");
    const { agregats, anomalies } = await projet.charger(projet.add("ccas-aides", 2025, "a.csv", win1252(texte)));
    expect(agregats).toBeNull();
    expect(anomalies.find((a) => a.code === "donnee-personnelle")).toMatchObject({ gravite: "bloquante", colonne: nom, ligne: 3 }); // prettier-ignore
    expect(JSON.stringify(anomalies)).not.toContain(valeur);
  });

  it("et n'est pas proposée", async () => {
    const lignes = Array.from(
      { length: 9 },
      (_, i) => `D-${i};${NIR_FICTIF};01/02/2025;02/02/2025;Colis;Accordé;10,00`,
    );
    const texte = `N° dossier;N° foyer;Date demande;Date décision;Nature;Décision;Montant\n${lignes.join("\n")}\n`;
    const { importe, yaml } = await passer("ccas-aides", "a.csv", Buffer.from(texte));
    expect(importe.rapprochement?.manquants.map((champ) => champ.nom)).toEqual(["foyer"]);
    expect(yaml).toContain("# - N° foyer (numéro de sécurité sociale)");
  });
});

describe("canari", () => {
  it("rien d'une case ne sort d'abs importer, où qu'elle soit, sinon un libellé de liste qui revient", async () => {
    const CANARI = "ZQXJKCANARI";
    const colonnes = AIDES_ENTETE.split(";").length;
    const sales = Array.from({ length: colonnes }, (_, i) => ligneAide(i).split(";").map((c, j) => (i === j ? `${CANARI} ${i}` : c)).join(";")); // prettier-ignore
    const texte = [AIDES_ENTETE, ...sales, ...texteAides(40).split("\n").slice(1), `TOTAL ${CANARI};`, `${CANARI};${CANARI}`].join("\n"); // prettier-ignore
    const { importe, yaml, charge } = await passer("ccas-aides", "a.csv", win1252(texte));
    expect(importe.ecrite).not.toBeNull();
    expect(yaml).not.toContain(CANARI);
    expect(importe.dit).not.toContain(CANARI);
    expect(JSON.stringify([importe.anomalies, charge])).not.toContain(CANARI);
  });
});
