import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recuperer } from "../../src/telecharger/recuperer.ts";
import { Refus } from "../../src/telecharger/refus.ts";
import { corps, coupe, createAccesEssai, createHorloge, noterRecu, ouvrirServeur, reprenable, statut, type OptionsAcces, type Reponse, type Serveur } from "./serveur.ts"; // prettier-ignore

const CONTENU = Buffer.from(Array.from({ length: 5000 }, (_, i) => `${i};ligne\n`).join(""));

let serveur: Serveur;
let dossier: string;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
afterAll(() => serveur.fermer());
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), "abs-recuperer-"));
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

let n = 0;
/** Chaque essai a son chemin : rien ne se mêle. */
const route = (...reponses: Reponse[]): URL => new URL(serveur.repondre(`/f${n++}.csv`, ...reponses));
const prendre = async (url: URL, options: OptionsAcces = {}): Promise<Buffer> =>
  readFileSync((await recuperer(url, dossier, createAccesEssai(options), (octets) => noterRecu(url, octets))).chemin);
const recuesDe = (url: URL): Serveur["recues"] => serveur.recues.filter((r) => r.chemin === url.pathname);
const refus = async (travail: Promise<unknown>): Promise<Refus> => {
  const erreur = await travail.then(() => null, (e: unknown) => e); // prettier-ignore
  expect(erreur).toBeInstanceOf(Refus);
  return erreur as Refus;
};

describe("recuperer", () => {
  it("prend un fichier octet pour octet, sans compression, et dit où il en est", async () => {
    const vus: [number, number | null][] = [];
    const url = route(corps(CONTENU, { "content-type": "Text/CSV; charset=utf-8" }));
    const recu = await recuperer(url, dossier, createAccesEssai(), (o, t) => vus.push([o, t]));
    expect(readFileSync(recu.chemin).equals(CONTENU)).toBe(true);
    expect(recu).toMatchObject({ octets: CONTENU.length, type: "text/csv" });
    expect(vus.at(-1)).toEqual([CONTENU.length, CONTENU.length]);
    expect(recuesDe(url)[0]?.entetes).toMatchObject({ "accept-encoding": "identity", "user-agent": expect.stringContaining("abs-observatoire") }); // prettier-ignore
  });

  it("attend ce que dit Retry-After, en secondes", async () => {
    const horloge = createHorloge();
    const url = route(statut(429, { "retry-after": "7" }), corps(CONTENU));
    expect((await prendre(url, { horloge })).length).toBe(CONTENU.length);
    expect(horloge.attentes).toEqual([7000]);
  });

  it("attend ce que dit Retry-After, en date", async () => {
    const horloge = createHorloge(Date.UTC(2026, 10, 22, 8, 0, 0));
    const url = route(statut(503, { "retry-after": "Sun, 22 Nov 2026 08:00:09 GMT" }), corps(CONTENU));
    expect((await prendre(url, { horloge })).length).toBe(CONTENU.length);
    expect(horloge.attentes).toEqual([9000]);
  });

  it("n'attend pas une heure : il le dit", async () => {
    const horloge = createHorloge();
    const { code, message, action } = await refus(prendre(route(statut(429, { "retry-after": "3600" })), { horloge }));
    expect([code, horloge.attentes]).toEqual(["trop-de-requetes", []]);
    expect(message).toContain("60 minutes");
    expect(action).toContain("Relancer");
  });

  it("réessaie un serveur en panne, de plus en plus tard, puis renonce", async () => {
    const horloge = createHorloge();
    const url = route(statut(500));
    const { code, message } = await refus(prendre(url, { horloge, limites: { essais: 4 } }));
    expect(code).toBe("serveur-en-panne");
    expect(message).toContain("500");
    expect(horloge.attentes).toEqual([1000, 2000, 4000]);
    expect(recuesDe(url).length).toBe(4);
  });

  it.each([404, 410, 403, 401])("ne réessaie pas une réponse %i", async (code) => {
    const url = route(statut(code));
    expect((await refus(prendre(url))).message).toContain(String(code));
    expect(recuesDe(url).length).toBe(1);
  });

  it("reprend un corps coupé là où il s'est arrêté", async () => {
    const url = route(coupe(CONTENU, 20_000, { etag: '"v1"' }), reprenable(CONTENU, '"v1"'));
    expect((await prendre(url)).equals(CONTENU)).toBe(true);
    expect(recuesDe(url)[1]?.entetes).toMatchObject({
      range: expect.stringMatching(/^bytes=\d+-$/),
      "if-range": '"v1"',
    });
  });

  it("reprend d'un lancement à l'autre", async () => {
    const url = route(coupe(CONTENU, 20_000, { etag: '"v1"' }), reprenable(CONTENU, '"v1"'));
    expect((await refus(prendre(url, { limites: { essais: 1 } }))).code).toBe("corps-coupe");
    expect((await prendre(url)).equals(CONTENU)).toBe(true);
    expect(recuesDe(url)[1]?.entetes.range).toMatch(/^bytes=\d+-$/);
  });

  it("recommence du début si le fichier a changé entre les deux", async () => {
    const nouveau = Buffer.from("tout autre chose");
    const url = route(coupe(CONTENU, 20_000, { etag: '"v1"' }), reprenable(nouveau, '"v2"'));
    expect((await prendre(url)).equals(nouveau)).toBe(true);
  });

  it("recommence du début si le serveur ne sait pas reprendre", async () => {
    const url = route(coupe(CONTENU, 20_000, { etag: '"v1"' }), corps(CONTENU, { etag: '"v1"' }));
    expect((await prendre(url)).equals(CONTENU)).toBe(true);
  });

  it.each([["416", statut(416)], ["une autre plage", (_, res) => res.writeHead(206, { "content-range": "bytes 5-9/10" }).end("abcde")]] as [string, Reponse][])(
    "recommence du début si le serveur répond %s", async (_, reponse) => {
      const url = route(coupe(CONTENU, 20_000, { etag: '"v1"' }), reponse, corps(CONTENU));
      expect((await prendre(url)).equals(CONTENU)).toBe(true);
      expect(recuesDe(url)[2]?.entetes.range).toBeUndefined();
    }); // prettier-ignore

  it.each([{}, { etag: 'W/"faible"' }])(
    "ne reprend rien sans preuve que le fichier est le même (%j)",
    async (entetes) => {
      const url = route(coupe(CONTENU, 20_000, entetes as Record<string, string>), corps(CONTENU));
      expect((await prendre(url)).equals(CONTENU)).toBe(true);
      expect(recuesDe(url)[1]?.entetes.range).toBeUndefined();
    },
  );

  it("refuse un corps plus court que sa longueur annoncée", async () => {
    const { code, message } = await refus(prendre(route(coupe(CONTENU, 100)), { limites: { essais: 2 } }));
    expect([code, message]).toEqual([
      "corps-coupe",
      `le fichier arrive coupé : 100 octets reçus sur ${CONTENU.length}`,
    ]);
  });

  it("ne prend pas ce qui dépasse la longueur annoncée", async () => {
    const url = route((_, res) => {
      res.writeHead(200, { "content-length": 10 }).flushHeaders();
      res.socket?.write("0123456789SUITE");
    });
    expect((await prendre(url)).toString()).toBe("0123456789");
  });

  it("abandonne un serveur qui n'envoie plus rien", async () => {
    const url = route((_, res) => void res.writeHead(200, { "content-length": 100 }).write("début"));
    const { code, message } = await refus(prendre(url, { limites: { inactivite: 60, essais: 1 } }));
    expect([code, message]).toEqual(["trop-lent", expect.stringContaining("n'envoie plus rien")]);
  });

  it("abandonne un serveur qui n'en finit pas", async () => {
    const url = route((_, res) => {
      const goutte = setInterval(() => res.write("."), 10);
      res.on("close", () => clearInterval(goutte));
    });
    const { code, message } = await refus(prendre(url, { limites: { requete: 120, essais: 1 } }));
    expect([code, message]).toEqual(["trop-lent", expect.stringContaining("n'a pas fini")]);
  });

  it.each([["annoncée", corps(CONTENU)], ["tue", (_, res) => void res.writeHead(200).end(CONTENU)]] as [string, Reponse][])(
    "refuse un fichier trop gros (longueur %s)", async (_, reponse) => {
      expect((await refus(prendre(route(reponse), { limites: { octets: 1000 } }))).code).toBe("trop-gros");
    }); // prettier-ignore

  it("refuse un codage qui n'a pas été demandé", async () => {
    expect((await refus(prendre(route(corps("x", { "content-encoding": "gzip" }))))).code).toBe("codage-inattendu");
  });

  it("dit que l'hôte est hors d'atteinte, et ne le redemande pas pour les fichiers suivants", async () => {
    const horloge = createHorloge();
    const mort = await ouvrirServeur();
    await mort.fermer();
    const acces = createAccesEssai({ horloge, limites: { essais: 3 } });
    const { code, message } = await refus(recuperer(new URL(`${mort.origine}/a`), dossier, acces));
    expect([code, message]).toEqual(["reseau-absent", expect.stringContaining("ECONNREFUSED")]);
    expect(horloge.attentes.length).toBe(2);
    await refus(recuperer(new URL(`${mort.origine}/b`), dossier, acces));
    expect(horloge.attentes.length).toBe(2);
  });
});

describe("les redirections", () => {
  it("sont suivies sur le même hôte", async () => {
    const vers = route(corps(CONTENU));
    expect((await prendre(route(statut(302, { location: vers.pathname })))).equals(CONTENU)).toBe(true);
  });

  it("vers un autre hôte sont refusées, ou suivies s'il est de la liste", async () => {
    const autre = await ouvrirServeur();
    try {
      const location = autre.repondre("/x.csv", corps(CONTENU));
      const { code, message } = await refus(prendre(route(statut(301, { location }))));
      expect([code, autre.recues.length]).toEqual(["redirection-autre-hote", 0]);
      expect(message).toContain(new URL(location).host);
      const hotes = [{ hote: new URL(location).host, parMinute: 60, paralleles: 1 }];
      expect((await prendre(route(statut(301, { location })), { hotes })).equals(CONTENU)).toBe(true);
    } finally {
      await autre.fermer();
    }
  });

  it("sans fin sont refusées", async () => {
    const boucle = `/boucle${n++}`;
    const url = new URL(serveur.repondre(boucle, statut(307, { location: boucle })));
    expect((await refus(prendre(url, { limites: { redirections: 3 } }))).code).toBe("redirections-sans-fin");
    expect(recuesDe(url).length).toBe(4);
  });

  it("sans adresse sont refusées", async () => {
    expect((await refus(prendre(route(statut(302))))).code).toBe("redirection-illisible");
  });
});
