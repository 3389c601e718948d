import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cle } from "../../../src/coffre/cle/cle.ts";
import { createProjet, dumpCoffre, type Projet, texteCorrespondance, win1252 } from "../projet-factice.ts";

const ENTETE = "N° DOSSIER;N°FOYER;NOM;Prénom;Né(e) le;Adresse;Commune;Nature de l'aide;Date demande;Date CP;Décision;Mt accordé;Observations"; // prettier-ignore
const AVEC =
  '\n  nom: "NOM"\n  prenom: "Prénom"\n  naissance: "Né(e) le"\n  adresse: "Adresse"\n  commune: "Commune"\n';

/** Un projet dont la correspondance liste nom, prénom, date de naissance et adresse. */
function createProjetSuivi(): Projet {
  const projet = createProjet();
  writeFileSync(
    join(projet.dir, "correspondances", "aides.yaml"),
    texteCorrespondance("aides").replace(/\n {2}montant_accorde: "Mt accordé"\n/, (ligne) => `${ligne.trimEnd()}${AVEC}`),
  );
  writeFileSync(join(projet.dir, "adresses.csv"), "voie;iris;commune\nRue des Lilas;001010101;Saint-Témoin\n");
  return projet;
} // prettier-ignore

interface Demande {
  readonly foyer: string;
  readonly nom?: string;
  readonly prenom?: string;
  readonly naissance?: string;
  readonly adresse?: string;
  readonly commune?: string;
  readonly jour?: string;
}
const ligne = (n: number, annee: number, d: Demande): string =>
  [`${annee}-${n}`, d.foyer, d.nom ?? "Dupônt", d.prenom ?? "Zoé", d.naissance ?? "12/03/1984", d.adresse ?? "3 r. des Lilas", d.commune ?? "ST TEMOIN",
    "CANTINE", `${d.jour ?? "15/03"}/${annee}`, "", "ACC.", "10,00", "vit seule"].join(";"); // prettier-ignore
const fichier = (...lignes: string[]): Uint8Array => win1252([ENTETE, ...lignes, ""].join("\n"));
const demandes = async (projet: Projet) => (await dumpCoffre(projet.cheminCoffre)).demande ?? [];

describe("les foyers suivis au coffre", () => {
  it("quoique le numéro, l'écriture du nom et l'adresse changent ; l'adresse devient un IRIS", async () => {
    const projet = createProjetSuivi();
    const charge = await projet.charger(
      projet.add("ccas-aides", 2022, "a.csv", fichier(ligne(1, 2022, { foyer: "F1" }))),
      projet.add("ccas-aides", 2023, "b.csv", fichier(ligne(1, 2023, { foyer: "N-77", nom: "DUPONT", prenom: "ZOE", adresse: "12 rue inconnue" }))),
      projet.add("ccas-aides", 2024, "c.csv", fichier(ligne(1, 2024, { foyer: "N-78", nom: "DUPOND", commune: "AILLEURS" }))),
    );
    expect(charge.anomalies.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual([
      ["foyers-suivis", "2"],
      ["orthographes", "1"],
    ]);
    const lues = await demandes(projet);
    expect(new Set(lues.map((d) => d.foyer)).size).toBe(1);
    expect(new Set(lues.map((d) => d.foyer_export)).size).toBe(3);
    expect(lues.map((d) => [d.iris, d.qualite_adresse])).toEqual([
      ["001010101", "numero"],
      [null, "commune"],
      [null, "hors commune"],
    ]);
    expect((await dumpCoffre(projet.cheminCoffre)).presence).toHaveLength(3);
  }); // prettier-ignore

  it("deux numéros à la fois : comptés deux fois, et dit", async () => {
    const projet = createProjetSuivi();
    const charge = await projet.charger(
      projet.add("ccas-aides", 2022, "a.csv", fichier(ligne(1, 2022, { foyer: "F1" }), ligne(2, 2022, { foyer: "F2" }), ligne(3, 2022, { foyer: "F1", jour: "20/06" }))),
    );
    expect(charge.anomalies.map((a) => a.code)).toEqual(["foyers-ambigus"]);
    expect(new Set((await demandes(projet)).map((d) => d.foyer)).size).toBe(2);
  }); // prettier-ignore

  it("sans clé de personne, un foyer reste son numéro", async () => {
    const projet = createProjetSuivi();
    await projet.charger(
      projet.add("ccas-aides", 2022, "a.csv", fichier(ligne(1, 2022, { foyer: "F1", naissance: "" }))),
      projet.add("ccas-aides", 2023, "b.csv", fichier(ligne(1, 2023, { foyer: "F2", naissance: "" }))),
    );
    const lues = await demandes(projet);
    expect(lues.map((d) => d.foyer)).toEqual(lues.map((d) => d.foyer_export));
    expect(new Set(lues.map((d) => d.foyer)).size).toBe(2);
  });
});

describe("propriétés", () => {
  const NOMS = [["Dupônt", "DUPONT", " dupont ", "Mme Dupont"], ["d'Hérouville", "D’HEROUVILLE", "D HEROUVILLE"], ["Le Bœuf", "LEBOEUF", "le boeuf"]] as const; // prettier-ignore
  const NAISSANCES = ["12/03/1984", "1984-03-12", "12/3/84", "30753"];
  const tirage = fc.array(
    fc.record({ personne: fc.integer({ min: 0, max: 2 }), foyer: fc.integer({ min: 0, max: 4 }), annee: fc.integer({ min: 2022, max: 2024 }), jour: fc.integer({ min: 10, max: 28 }), ecriture: fc.nat(11) }),
    { minLength: 1, maxLength: 14 },
  ); // prettier-ignore
  type Tiree = typeof tirage extends fc.Arbitrary<(infer T)[]> ? T : never;

  const toLigne = ({ personne, foyer, annee, jour, ecriture }: Tiree, i: number, isVariee: boolean): string => {
    const noms = NOMS[personne] ?? NOMS[0];
    return ligne(i, annee, {
      foyer: `F${foyer}`,
      nom: noms[isVariee ? ecriture % noms.length : 0] ?? "",
      prenom: isVariee && ecriture % 2 === 1 ? "ZOE" : "Zoé",
      naissance: NAISSANCES[isVariee ? ecriture % NAISSANCES.length : 0] ?? "",
      jour: `${jour}/03`,
    });
  };
  /** Combien de foyers, chaque année et en tout. */
  async function compter(fichiers: readonly (readonly [number, readonly string[]])[]): Promise<unknown> {
    const projet = createProjetSuivi();
    const ajoutes = fichiers.map(([annee, lignes], i) => projet.add("ccas-aides", annee, `x${i}.csv`, fichier(...lignes)));
    const { agregats, anomalies } = await projet.recharger({ cle: Cle.neuve() }, ...ajoutes);
    expect(anomalies.filter((a) => a.gravite === "bloquante")).toEqual([]);
    const foyers = (await demandes(projet)).map((d) => [d.millesime, d.foyer]);
    const parAnnee = [2022, 2023, 2024].map((annee) => new Set(foyers.filter(([m]) => m === annee).map(([, f]) => f)).size);
    return { parAnnee, enTout: new Set(foyers.map(([, f]) => f)).size, agregats };
  } // prettier-ignore
  const parAnnee = (lignes: readonly (readonly [number, string])[]): [number, string[]][] =>
    [...new Set(lignes.map(([annee]) => annee))].sort().map((annee) => [annee, lignes.filter(([a]) => a === annee).map(([, l]) => l)]); // prettier-ignore

  it("doublons, ordre, écritures d'une même personne et fichiers coupés ne changent aucun chiffre", async () => {
    await fc.assert(
      fc.asyncProperty(tirage, fc.nat(1000), async (tirees, graine) => {
        const sobres = tirees.map((t, i) => [t.annee, toLigne(t, i, false)] as const);
        const variees = tirees.map((t, i) => [t.annee, toLigne(t, i, true)] as const);
        const attendu = await compter(parAnnee(sobres));
        const melees = [...variees, ...variees.slice(0, 2)].sort((a, b) => ((a[1].length * graine) % 11) - ((b[1].length * graine) % 11)).reverse(); // prettier-ignore
        expect(await compter(parAnnee(melees))).toEqual(attendu);
        const moitie = Math.ceil(variees.length / 2);
        expect(await compter([...parAnnee(variees.slice(0, moitie)), ...parAnnee(variees.slice(moitie))])).toEqual(
          attendu,
        );
      }),
      { numRuns: 8 },
    );
  });

  it("de deux versions d'une demande, garde la plus avancée, quel que soit leur ordre", async () => {
    const attente = ligne(1, 2024, { foyer: "F1" }).replace(";ACC.;10,00;", ";;;");
    const decidee = ligne(1, 2024, { foyer: "F1" }).replace(";;ACC.;", ";20/04/2024;ACC.;");
    for (const lignes of [[attente, decidee], [decidee, attente]]) {
      const projet = createProjetSuivi();
      const { lectures } = await projet.charger(projet.add("ccas-aides", 2024, "a.csv", fichier(...lignes)));
      expect(lectures[0]).toMatchObject({ lues: 2, gardees: 1, refusees: 1 });
      expect((await demandes(projet))[0]).toMatchObject({ decision: "accord", date_decision: "2024-04-20" });
    }
  }); // prettier-ignore
});

describe("canari", () => {
  it("ni nom, ni naissance, ni adresse, ni numéro, ni texte libre, ni clé dans le coffre, les messages ou les agrégats", async () => {
    const projet = createProjetSuivi();
    const cle = Cle.neuve();
    let secret = "";
    cle.ecrire((texte) => (secret = texte.split("\n")[1] ?? ""));
    const personne = { foyer: "F-CANARI7", nom: "ZQXCANARI", prenom: "Wyzcanari", naissance: "17/09/1951", adresse: "3 r. des Lilas CANARI" }; // prettier-ignore
    appendFileSync(join(projet.dir, "adresses.csv"), "Impasse Canarie;001010102;\n");
    const charge = await projet.recharger(
      { cle },
      projet.add("ccas-aides", 2022, "a.csv", fichier(ligne(1, 2022, personne), ligne(2, 2022, { ...personne, jour: "31/02" }))),
      projet.add("ccas-aides", 2023, "b.csv", fichier(ligne(1, 2023, { ...personne, foyer: "F-CANARI8", nom: "ZQXCANARIS" }))),
    );
    expect(charge.lectures.map((l) => l.gardees)).toEqual([1, 1]);
    const sorties = [JSON.stringify(charge), JSON.stringify(await dumpCoffre(projet.cheminCoffre)), readFileSync(projet.cheminCoffre, "latin1")];
    for (const sortie of sorties)
      for (const interdit of [/canari/i, /1951/, /Lilas/i, /vit seule/, /DUPONT/i, new RegExp(secret.slice(0, 12)), /2022-1\b/])
        expect(sortie).not.toMatch(interdit);
    const refusees = readFileSync(join(projet.dir, "brut/ccas/quarantaine/a.csv"), "utf8");
    expect(refusees).toContain("CANARI"); // gardée entière pour la personne, et là seulement
  }); // prettier-ignore
});
