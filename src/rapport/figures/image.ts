import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RACINE } from "../../racine.ts";
import { isOpaque, writePng } from "./png.ts";
import { unpackWoff } from "./woff.ts";

/** Les graisses que les figures emploient, des paquets mêmes dont le site tire ses polices. */
const POLICES = [400, 700].map((graisse) => `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${graisse}-normal.woff`); // prettier-ignore

/** 960 pixels de large : 150 points par pouce sur la largeur d'une page, et deux fois moins à peindre qu'à zoom 2. */
const ZOOM = 1.5;

/** Bien plus que les figures de trois éditions ; au-delà, la mémoire est vidée plutôt que de grossir. */
const MAXIMUM = 500;
const peintes = new Map<string, Promise<Uint8Array>>();

export interface Imagier {
  /** L'image PNG d'un SVG complet, aux mêmes octets à chaque fois. */
  readonly paint: (svg: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/**
 * Peint des SVG avec nos seules polices : une machine qui en a d'autres fait la même image. Une image est une fonction pure de
 * son SVG : les éditions partagent celles qu'elles ont en commun.
 */
export async function openImagier(): Promise<Imagier> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const { resolve } = createRequire(join(RACINE, "package.json"));
  const dossier = await mkdtemp(join(tmpdir(), "abs-polices-"));
  const fontFiles = await Promise.all(
    POLICES.map(async (police, i) => {
      const chemin = join(dossier, `${i}.ttf`);
      await writeFile(chemin, unpackWoff(await readFile(resolve(police))));
      return chemin;
    }),
  );
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Atkinson Hyperlegible Next" };
  const draw = async (svg: string): Promise<Uint8Array> => {
    const image = await renderAsync(svg, { font, fitTo: { mode: "zoom", value: ZOOM } });
    const { pixels, width, height } = image;
    return isOpaque(pixels) ? writePng(pixels, width, height) : image.asPng();
  };
  return {
    paint: (svg) => {
      const deja = peintes.get(svg);
      if (deja) return deja;
      if (peintes.size >= MAXIMUM) peintes.clear();
      const peinte = draw(svg);
      peintes.set(svg, peinte);
      return peinte;
    },
    close: () => rm(dossier, { recursive: true, force: true }),
  };
}
