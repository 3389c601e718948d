import { it } from "vitest";
import * as nav from "../navigateur/navigateur.ts";
it("capture", async () => {
  const b = await (nav as unknown as Record<string, () => Promise<import("playwright-core").Browser>>)[
    "openNavigateur"
  ]!();
  for (const [w, pages] of [
    [1280, ["index", "revenus", "demographie", "activite-ccas", "sources"]],
    [360, ["index", "revenus"]],
  ] as const) {
    const p = await b.newPage({ viewport: { width: w, height: 900 } });
    for (const n of pages) {
      await p.goto(`file:///tmp/visuel/.abs/direction/dist/${n}.html`);
      for (const [i, y] of [0, 1500, 3000].entries())
        await p
          .screenshot({
            path: `/tmp/visuel/${n}-${w}-${i}.png`,
            fullPage: true,
            clip: { x: 0, y, width: Math.min(w, 900), height: 1500 },
          })
          .catch(() => undefined);
    }
  }
  await b.close();
}, 120000);
