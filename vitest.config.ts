import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Deux cœurs partagés : un test lent n'est pas un test faux. La vitesse se mesure par `npm run bench`, jamais ici.
    testTimeout: 60_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
