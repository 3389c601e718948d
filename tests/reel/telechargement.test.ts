import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { extractEntree, listZip } from "../../src/charger/archive.ts";
import { charger } from "../../src/charger/charger.ts";
import { COLONNES_MILLESIMES, readProjet } from "../../src/charger/projet.ts";
import { isBloquante } from "../../src/modele/anomalie.ts";
import { readCatalogue } from "../../src/telecharger/catalogue-melodi.ts";
import { formatMelodi, type PageMelodi } from "../../src/telecharger/melodi.ts";
import { readRecords } from "../../src/telecharger/opendatasoft.ts";
import { readObservations } from "../../src/telecharger/pages-melodi.ts";
import { Refus } from "../../src/telecharger/refus.ts";
import { telecharger } from "../../src/telecharger/telecharger.ts";
import { corps, coupe, createAccesEssai, ouvrirServeur, reprenable, statut } from "../telecharger/serveur.ts";
import { hasDonneesReelles } from "./donnees-reelles.ts";

const TOUT = { niveau: null, cog: null } as const;
const rien = (): void => {};
const sha = (contenu: Buffer): string => createHash("sha256").update(contenu).digest("hex");

describe.skipIf(!hasDonneesReelles())("les réponses enregistrées", () => {
  const DOSSIER = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data");
  const lire = (chemin: string): unknown => JSON.parse(readFileSync(join(DOSSIER, chemin), "utf8"));
  const MELODI = "insee/melodi_reponses";

  it("Nantes : les trois populations de référence, par ses deux requêtes", async () => {
    const reponse = async (url: URL): Promise<unknown> => lire(`${MELODI}/get_data_popref_nantes_${url.searchParams.get("totalCount") ? 1 : 2}.json`); // prettier-ignore
    const url = new URL("https://api.insee.fr/melodi/data/DS_POPULATIONS_REFERENCE?FREQ=A&GEO=COM-44109");
    const { csv } = formatMelodi(await readObservations(url, reponse, rien), { niveau: "commune", cog: 2025 });
    // Insee, populations de référence 2023 : 327 734 habitants à Nantes (population municipale)
    expect(csv).toBe(
      [
        "GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE;OBS_STATUS;CONF_STATUS",
        "44109;COM;A;PCAP;2023;4781;;",
        "44109;COM;A;PMUN;2023;327734;;",
        "44109;COM;A;PTOT;2023;332515;;",
        "",
      ].join("\n"),
    );
  });

  it.each(["get_local_data_by_com_popref", "get_local_data_filter_by_com_popref", "get_local_data_filter_popref", "get_local_data_popref", "get_data_obs_value_indice_prix"])(
    "%s : le compte annoncé est celui des lignes", async (nom) => {
      const reponse = async (url: URL): Promise<unknown> => lire(`${MELODI}/${nom}_${url.searchParams.get("totalCount") ? 1 : 2}.json`);
      const observations = await readObservations(new URL("https://api.insee.fr/melodi/data/X?GEO=COM"), reponse, rien);
      const annonce = (lire(`${MELODI}/${nom}_1.json`) as PageMelodi).paging?.count;
      expect(formatMelodi(observations, TOUT).lignes).toBe(annonce);
      expect(annonce).toBeGreaterThan(0);
    }); // prettier-ignore

  it("une question sans réponse est dite vide", async () => {
    const reponse = async (): Promise<unknown> => lire(`${MELODI}/get_data_popref_empty.json`);
    const observations = await readObservations(new URL("https://api.insee.fr/melodi/data/X?GEO=COM"), reponse, rien);
    expect(() => formatMelodi(observations, TOUT)).toThrow(Refus);
  });

  it("Filosofi non diffusé : case vide, statut O gardé", () => {
    const { observations = [] } = lire("api/melodi_filosofi_sample.json") as PageMelodi;
    const { csv } = formatMelodi(observations, { niveau: "commune", cog: 2025 });
    expect(csv.split("\n")[1]).toBe("33318;COM;D1_SL;EUR_YR;0;2023;;O;F");
  });

  it("le catalogue du 6 janvier 2026 donne le dernier millésime de chaque jeu", () => {
    const jeux = readCatalogue(lire(`${MELODI}/get_catalog_fr.json`));
    expect(jeux.get("DS_FILOSOFI_CC")).toEqual({ jeu: "DS_FILOSOFI_CC", millesime: 2021, url: "https://api.insee.fr/melodi/file/DS_FILOSOFI_CC/DS_FILOSOFI_CC_2021_CSV_FR" }); // prettier-ignore
    expect(jeux.get("DS_POPULATIONS_REFERENCE")?.millesime).toBe(2023);
    expect(readCatalogue(lire(`${MELODI}/get_catalog_empty.json`)).size).toBe(0);
    expect(() => readCatalogue({})).toThrow(Refus);
  });

  it("Opendatasoft : 26 lignes en clair, objets compris", async () => {
    const reponse = lire("api/smb_records_sample.json") as { total_count: number; results: object[] };
    const tout = { ...reponse, total_count: reponse.results.length };
    const { csv, lignes } = await readRecords(new URL("https://data.economie.gouv.fr/records"), async () => tout, rien);
    expect([lignes, csv.split("\n")[1]]).toEqual([reponse.results.length, "Solde budgétaire;-155929972365.41;-93309004423.87"]); // prettier-ignore
  });

  it("les vraies archives passent les gardes, et leur CRC tombe juste", () => {
    const archives = readdirSync(DOSSIER, { recursive: true, encoding: "utf8" }).filter((f) => /\.(zip|xlsx)$/.test(f));
    expect(archives.length).toBeGreaterThan(10);
    for (const nom of archives) {
      const archive = readFileSync(join(DOSSIER, nom));
      for (const e of listZip(archive)) expect([nom, extractEntree(archive, e).length]).toEqual([nom, e.octets]);
    }
  });

  it("servis par un serveur en panne, trop sollicité, qui coupe : pris entiers, chargés sans anomalie", async () => {
    const serveur = await ouvrirServeur();
    const dir = mkdtempSync(join(tmpdir(), "abs-reel-tel-"));
    try {
      const fichiers = [
        "insee/cog/v_commune_2023.csv",
        "insee/rp/base_cc_comparateur_csv.zip",
        "insee/cog/v_commune_depuis_1943.csv",
      ];
      const [cog, rp, anciens] = fichiers.map((f) => readFileSync(join(DOSSIER, f))) as [Buffer, Buffer, Buffer];
      const urls = [
        serveur.repondre(
          "/v_commune_2023.csv",
          statut(500),
          coupe(cog, 1_000_000, { etag: '"a"' }),
          reprenable(cog, '"a"'),
        ),
        serveur.repondre("/c.zip", statut(429, { "retry-after": "3" }), coupe(rp, 2_000_000), corps(rp)),
        serveur.repondre("/v_commune_depuis_1943.csv", corps(anciens)),
      ];
      writeFileSync(join(dir, "observatoire.yaml"), 'nom: "M"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');
      const lignes = [
        COLONNES_MILLESIMES.join(";"),
        `cog-communes;;2023;2023;;brut/v_commune_2023.csv;${urls[0]};${sha(cog)};2026-01-01`,
        `rp-comparateur;;2018;2021;;brut/c.zip;${urls[1]};${sha(rp)};2026-01-01`,
        `cog-codes-anciens;;2023;2023;;brut/anciens.csv;${urls[2]};${sha(anciens)};2026-01-01`,
        "",
      ];
      writeFileSync(join(dir, "millesimes.csv"), lignes.join("\n"));
      const rapport = await telecharger(readProjet(dir), { acces: createAccesEssai({ limites: { inactivite: 5000 } }), accepter: false, recuLe: "2026-11-22" }); // prettier-ignore
      expect([rapport.anomalies, rapport.fichiers.map((f) => f.etat)]).toEqual([[], ["pris", "pris", "pris"]]);
      expect(readFileSync(join(dir, "millesimes.csv"), "utf8")).toBe(lignes.join("\n"));
      expect(serveur.recues.map((r) => r.entetes.range).filter(Boolean)).toEqual([
        expect.stringMatching(/^bytes=\d{5,}-$/),
      ]);
      const { anomalies, fichiers: charges } = await charger(readProjet(dir));
      expect([anomalies.filter(isBloquante), charges.map((f) => f.etat)]).toEqual([[], ["charge", "charge", "charge"]]);
    } finally {
      await serveur.fermer();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
