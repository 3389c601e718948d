import { afterEach, describe, expect, it, vi } from "vitest";
import { openNavigateur } from "./navigateur.ts";

afterEach(() => vi.unstubAllEnvs());

describe("openNavigateur", () => {
  it("échoue quand le navigateur demandé n'existe pas : jamais un autre à sa place, jamais un saut", async () => {
    vi.stubEnv("ABS_BROWSER", "/nulle/part/chrome");
    await expect(openNavigateur()).rejects.toThrow("aucun navigateur à « /nulle/part/chrome »");
  });
});
