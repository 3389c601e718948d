import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { listPublies } from "./publies.ts";

it("chaque cas publié est lu par un test", () => {
  const directory = new URL(".", import.meta.url);
  const tests = readdirSync(directory)
    .filter((f) => f.endsWith(".test.ts") && f !== "publies.test.ts")
    .map((f) => readFileSync(new URL(f, directory), "utf8"))
    .join("\n");
  // Entre guillemets : un identifiant cité dans un commentaire ne compte pas.
  expect(listPublies().filter((id) => !tests.includes(`"${id}"`))).toEqual([]);
});
