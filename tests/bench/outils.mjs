import { execFileSync, spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

export const racine = resolve(".");
export const s = (ms) => `${(ms / 1000).toFixed(1).replace(".", ",")} s`;
const rapportFr = (x) => x.toFixed(2).replace(".", ",");
export const mediane = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];

/** Durée d'un processus entier, démarrage compris. */
export function chronometrer(programme, args, options = {}) {
  const debut = performance.now();
  execFileSync(programme, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  return performance.now() - debut;
}

export const abs = (...args) => chronometrer(process.execPath, [join(racine, "build", "abs.js"), ...args]);

/** Mémoire la plus haute d'un processus, en Mio ; null sans /usr/bin/time. */
export function memoire(programme, args, options = {}) {
  const { stderr } = spawnSync("/usr/bin/time", ["-f", "memoire %M", programme, ...args], {
    encoding: "utf8",
    ...options,
  });
  const kio = /memoire (\d+)/.exec(stderr ?? "")?.[1];
  return kio === undefined ? null : Number(kio) / 1024;
}

/**
 * Un travail contre son plancher, en alternant : A B A B… Le rapport médian des paires est plus stable que les durées.
 * Chaque mesure rend des millisecondes.
 */
export function comparer(nom, tours, travail, plancher) {
  const [a, b] = [[], []];
  for (let i = 0; i < tours; i++) {
    a.push(travail());
    b.push(plancher());
    console.error(`  ${nom}, tour ${i + 1}/${tours} : ${s(a[i])} contre ${s(b[i])}`);
  }
  const rapports = a.map((x, i) => x / b[i]);
  const bornes = `[${rapportFr(Math.min(...rapports))} à ${rapportFr(Math.max(...rapports))}]`;
  console.log(
    `${nom} : ${s(mediane(a))} contre ${s(mediane(b))}, rapport médian ${rapportFr(mediane(rapports))} ${bornes}, ${tours} tours`,
  );
}
