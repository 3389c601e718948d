import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { writeSvgSeul } from "../../../src/rapport/figures/svg-seul.ts";
import { unpackWoff } from "../../../src/rapport/figures/woff.ts";
import { readTextes } from "./lire-svg.ts";

const INSTANTANES = new URL("./__snapshots__/", import.meta.url);
const { resolve } = createRequire(import.meta.url);

/** Les signes qu'une police a (OpenType, table « cmap », format 4 : le plan de base, où sont tous les nôtres). */
function signesDe(graisse: number): ReadonlySet<number> {
  const woff = resolve(
    `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${graisse}-normal.woff`,
  );
  const police = Buffer.from(unpackWoff(readFileSync(woff)));
  const rangs = Array.from({ length: police.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const cmap = police.readUInt32BE((rangs.find((r) => police.toString("latin1", r, r + 4) === "cmap") ?? NaN) + 8);
  const tables = Array.from({ length: police.readUInt16BE(cmap + 2) }, (_, i) => cmap + police.readUInt32BE(cmap + 8 + 8 * i)); // prettier-ignore
  const table = tables.find((t) => police.readUInt16BE(t) === 4) ?? NaN;
  const segments = police.readUInt16BE(table + 6) / 2;
  return new Set(
    Array.from({ length: segments }, (_, i) => {
      const fin = police.readUInt16BE(table + 14 + 2 * i);
      const debut = police.readUInt16BE(table + 16 + 2 * segments + 2 * i);
      return Array.from({ length: fin - debut + 1 }, (_, k) => debut + k);
    }).flat(),
  );
}

describe("les signes des dessins", () => {
  it.each([400, 700])("sont tous dans la police de graisse %i : une image n'en emprunte à aucune autre", (graisse) => {
    const connus = signesDe(graisse);
    expect(connus.has("é".codePointAt(0) ?? 0)).toBe(true);
    expect(connus.has("→".codePointAt(0) ?? 0)).toBe(false); // celle que les haltères employaient
    const dessins = readdirSync(INSTANTANES).filter((nom) => nom.endsWith(".svg"));
    expect(dessins.length).toBeGreaterThan(20);
    for (const nom of dessins)
      for (const { texte } of readTextes(writeSvgSeul(readFileSync(new URL(nom, INSTANTANES), "utf8"))))
        expect(
          [...texte].filter((s) => !connus.has(s.codePointAt(0) ?? 0)),
          `${nom} : ${texte}`,
        ).toEqual([]);
  });
});
