import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proxyDe } from "../../src/telecharger/proxy.ts";
import { recuperer } from "../../src/telecharger/recuperer.ts";
import { Refus } from "../../src/telecharger/refus.ts";
import { createCertificat } from "./certificat.ts";
import { corps, createAccesEssai, listen, ouvrirServeur, type OptionsAcces, type Serveur } from "./serveur.ts";

const INSEE = new URL("https://www.insee.fr/f.zip");
const choisir = (env: Record<string, string>, url = INSEE): string | null => proxyDe(url, env)?.href ?? null;

describe("proxyDe", () => {
  it.each([
    [{}, null],
    [{ HTTPS_PROXY: "http://p:3128" }, "http://p:3128/"],
    [{ https_proxy: "http://minuscule:1", HTTPS_PROXY: "http://majuscule:2" }, "http://minuscule:1/"],
    [{ HTTPS_PROXY: "p.ville.fr:3128" }, "http://p.ville.fr:3128/"],
    [{ HTTP_PROXY: "http://p:3128" }, null],
    [{ ALL_PROXY: "http://p:3128" }, "http://p:3128/"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "*" }, null],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "autre.fr, insee.fr" }, null],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: ".insee.fr" }, null],
    [{ HTTPS_PROXY: "http://p:1", no_proxy: "*.insee.fr" }, null],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "see.fr,insee.fr.evil.com" }, "http://p:1/"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "www.insee.fr:443" }, null],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "www.insee.fr:8443" }, "http://p:1/"],
  ] as [Record<string, string>, string | null][])("%j → %s", (env, attendu) => expect(choisir(env)).toBe(attendu));

  it("ne passe jamais par un proxy pour ce poste", () => {
    expect(choisir({ HTTP_PROXY: "http://p:1" }, new URL("http://127.0.0.1:8080/x"))).toBeNull();
  });

  it("refuse une adresse illisible sans la citer : elle peut porter un mot de passe", () => {
    const lire = (): unknown => choisir({ HTTPS_PROXY: "socks5://moi:secret@p:1" });
    expect(lire).toThrow(Refus);
    expect(lire).not.toThrow(/secret/);
  });
});

describe("à travers un proxy", () => {
  const tls = createCertificat();
  let cible: Serveur;
  let claire: Serveur;
  let proxy: Server;
  let port: number;
  let reponse = 200;
  const tunnels: { cible: string; auth: string | undefined }[] = [];
  const dossier = mkdtempSync(join(tmpdir(), "abs-proxy-"));
  beforeAll(async () => {
    cible = await ouvrirServeur(tls);
    claire = await ouvrirServeur();
    proxy = createServer((req, res) => {
      tunnels.push({ cible: req.url ?? "", auth: req.headers["proxy-authorization"] });
      req.pipe(request(req.url ?? "", { headers: req.headers }, (r) => r.pipe(res.writeHead(r.statusCode ?? 0, r.headers)))); // prettier-ignore
    });
    proxy.on("connect", (req, socket) => {
      tunnels.push({ cible: req.url ?? "", auth: req.headers["proxy-authorization"] });
      if (reponse !== 200) return void socket.end(`HTTP/1.1 ${reponse} Non\r\n\r\n`);
      const [, numero] = (req.url ?? "").split(":");
      const amont = connect(Number(numero), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        amont.pipe(socket).pipe(amont);
      });
      amont.on("error", () => socket.destroy());
      socket.on("error", () => amont.destroy());
    });
    port = await listen(proxy);
  });
  afterAll(async () => {
    rmSync(dossier, { recursive: true, force: true });
    await Promise.all([cible.fermer(), claire.fermer()]);
    proxy.closeAllConnections();
    proxy.close();
  });
  const prendre = async (url: string, options: OptionsAcces = {}, identite = ""): Promise<string> => {
    const acces = createAccesEssai({ proxy: new URL(`http://${identite}127.0.0.1:${port}`), ca: tls.cert, limites: { essais: 1 }, ...options }); // prettier-ignore
    return readFileSync((await recuperer(new URL(url), dossier, acces)).chemin, "utf8");
  };
  const refus = async (travail: Promise<unknown>): Promise<Refus> =>
    (await travail.then(() => null, (e: unknown) => e)) as Refus; // prettier-ignore

  it("un fichier https passe par un tunnel, sans que le proxy le lise", async () => {
    expect(await prendre(cible.repondre("/a.csv", corps("a;b\n1;2\n")))).toBe("a;b\n1;2\n");
    expect(tunnels.at(-1)).toEqual({ cible: new URL(cible.origine).host, auth: undefined });
    expect(cible.recues.at(-1)?.entetes).toMatchObject({ host: new URL(cible.origine).host });
    expect(cible.recues.at(-1)?.entetes["proxy-authorization"]).toBeUndefined();
  });

  it("s'identifie quand l'adresse du proxy porte un identifiant", async () => {
    await prendre(cible.repondre("/b.csv", corps("b\n")), {}, "agent:mot%3Ade%20passe@");
    expect(tunnels.at(-1)?.auth).toBe(`Basic ${Buffer.from("agent:mot:de passe").toString("base64")}`);
  });

  it("un fichier http du poste y passe en adresse entière", async () => {
    const url = claire.repondre("/c.csv", corps("c\n"));
    expect(await prendre(url)).toBe("c\n");
    expect(tunnels.at(-1)?.cible).toBe(url);
  });

  it.each([
    [407, "le proxy demande un identifiant"],
    [403, "le proxy refuse localhost"],
  ])("un proxy qui répond %i est dit, et n'est pas redemandé", async (code, message) => {
    reponse = code;
    const avant = tunnels.length;
    const erreur = await refus(prendre(cible.repondre("/d.csv", corps("d\n")), { limites: { essais: 3 } }, "moi:secret@")); // prettier-ignore
    reponse = 200;
    expect([erreur.code, erreur.message]).toEqual(["proxy-refuse", expect.stringContaining(message)]);
    expect(`${erreur.message} ${erreur.action}`).not.toContain("moi:secret");
    expect(tunnels.length).toBe(avant + 1);
  });

  it("un certificat inconnu est refusé : un proxy qui ouvre les échanges se dit", async () => {
    const url = cible.repondre("/e.csv", corps("e\n"));
    const erreur = await refus(prendre(url, { ca: createCertificat().cert }));
    expect([erreur.code, erreur.action]).toEqual(["certificat-refuse", expect.stringContaining("NODE_EXTRA_CA_CERTS")]);
  });

  it("un proxy qui ouvre un tunnel muet est abandonné", async () => {
    const muet = createServer().on("connect", (_, socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    const adresse = new URL(`http://127.0.0.1:${await listen(muet)}`);
    const { code, message } = await refus(prendre(`${cible.origine}/g.csv`, { proxy: adresse, limites: { essais: 1, inactivite: 60 } })); // prettier-ignore
    expect([code, message]).toEqual(["trop-lent", expect.stringContaining("tunnel")]);
    muet.close();
  });

  it("un proxy éteint est dit", async () => {
    const { message, code } = await refus(prendre(`${cible.origine}/f.csv`, { proxy: new URL("http://127.0.0.1:9") }));
    expect([code, message]).toEqual(["reseau-absent", expect.stringContaining("le proxy 127.0.0.1:9")]);
  });
});
