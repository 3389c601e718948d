import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export const racine = resolve(".");
export const s = (ms) => `${(ms / 1000).toFixed(1).replace(".", ",")} s`;
const rapportFr = (x) => x.toFixed(2).replace(".", ",");
export const mediane = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];

const GNU_TIME = existsSync("/usr/bin/time") ? ["/usr/bin/time", "-f", "mesure %U %S %M"] : [];

/**
 * Un processus entier, démarrage compris : durée en ms, unité centrale en ms (les fils s'y ajoutent) et mémoire la plus
 * haute en Mio ; sans /usr/bin/time, la durée seule.
 */
export function executer(programme, args, options = {}) {
  const debut = performance.now();
  const [premier, ...suite] = [...GNU_TIME, programme, ...args];
  const { status, stderr } = spawnSync(premier, suite, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], ...options }); // prettier-ignore
  const ms = performance.now() - debut;
  if (status !== 0) throw new Error(`measured command must succeed, got ${stderr.slice(-2000)}`);
  const [, user, system, kio] = /mesure (\S+) (\S+) (\d+)/.exec(stderr) ?? [];
  return user === undefined ? { ms } : { ms, cpu: 1000 * (Number(user) + Number(system)), mio: Number(kio) / 1024 };
}

export const chronometrer = (programme, args, options) => executer(programme, args, options).ms;

export const abs = (...args) => executer(process.execPath, [join(racine, "build", "abs.js"), ...args]);

/** Ajoute à chaque ligne dite sur stderr l'unité centrale déjà prise, en ms. */
const CPU = `const dire = console.error;
  console.error = (...mots) => { const { user, system } = process.cpuUsage(); dire(...mots, "cpu", Math.round((user + system) / 1000)); };`;

/**
 * Les phases qu'un programme dit lui-même (`load_ms 2400`) : `{ load: { ms, cpu } }`. En node, l'unité centrale est celle de
 * la phase, démarrage compris pour la première ; ailleurs, celle du processus entier ne dirait rien d'une phase.
 */
export function phases(programme, args) {
  const node = programme === process.execPath ? ["--import", `data:text/javascript,${encodeURIComponent(CPU)}`] : [];
  const { stderr, status, error } = spawnSync(programme, [...node, ...args], { encoding: "utf8", cwd: racine });
  if (status !== 0) throw new Error(`floor must run, got ${error?.message ?? stderr.slice(-2000)}`);
  let avant = 0;
  return Object.fromEntries(
    [...stderr.matchAll(/^(\w+)_ms (\d+)(?: cpu (\d+))?/gm)].map(([, nom, ms, total]) => {
      const cpu = total === undefined ? undefined : Number(total) - avant;
      avant = Number(total ?? 0);
      return [nom, { ms: Number(ms), cpu }];
    }),
  );
}

/** Plusieurs phases d'un même programme, ajoutées. */
export const ajouter = (mesures) => ({
  ms: mesures.reduce((s, m) => s + m.ms, 0),
  cpu: mesures.some((m) => m.cpu === undefined) ? undefined : mesures.reduce((s, m) => s + m.cpu, 0),
});

/** « rapport médian 1,18 [1,13 à 1,39] » d'une série de paires. */
function direRapport(as, bs) {
  const rapports = as.map((a, i) => a / bs[i]);
  return `${rapportFr(mediane(rapports))} [${rapportFr(Math.min(...rapports))} à ${rapportFr(Math.max(...rapports))}]`;
}

/**
 * Un travail contre son plancher, en alternant : A B A B… Le rapport médian des paires est plus stable que les durées, et
 * celui des unités centrales plus encore sur une machine partagée. Chaque mesure rend `{ ms, cpu?, mio? }`.
 */
export function comparer(nom, tours, travail, plancher) {
  const [a, b] = [[], []];
  for (let i = 0; i < tours; i++) {
    a.push(travail());
    b.push(plancher());
    console.error(`  ${nom}, tour ${i + 1}/${tours} : ${s(a[i].ms)} contre ${s(b[i].ms)}`);
  }
  const colonne = (mesures, cle) => mesures.map((m) => m[cle]).filter((x) => x !== undefined);
  const dit = [`${s(mediane(colonne(a, "ms")))} contre ${s(mediane(colonne(b, "ms")))}, rapport médian ${direRapport(colonne(a, "ms"), colonne(b, "ms"))}`]; // prettier-ignore
  const [ca, cb] = [colonne(a, "cpu"), colonne(b, "cpu")];
  if (ca.length === tours && cb.length === tours)
    dit.push(`unité centrale ${s(mediane(ca))} contre ${s(mediane(cb))}, rapport médian ${direRapport(ca, cb)}`);
  const mio = colonne(a, "mio");
  if (mio.length > 0) dit.push(`mémoire la plus haute ${Math.round(Math.max(...mio))} Mio`);
  console.log(`${nom} : ${dit.join(" ; ")} ; ${tours} paires`);
}
