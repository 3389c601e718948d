import { defineConfig } from "vitest/config";

// Ce qui bâtit des sites entiers, ouvre un navigateur, lit les vrais fichiers, attaque de grands mondes tirés au sort ou
// charge un projet par essai : `npm run test:longs`, que l'intégration continue lance après `npm test`.
const LONGS = [
  "tests/bout-en-bout/**/*.test.ts",
  "tests/navigateur/**/*.test.ts",
  "tests/reel/**/*.test.ts",
  "tests/publier/site/{build,framework,hors-ligne}.test.ts",
  "tests/verifier/fuites.test.ts",
  "tests/secret/{mondes,proprietes,familles}.test.ts",
  "tests/cli/{valeurs,d-ou-vient,importer}.test.ts",
  "tests/calculer/resultats.test.ts",
  "tests/coffre/examen/importer.test.ts",
  "tests/loaders/sources-documentees.test.ts",
  "tests/demonstration/generer.test.ts",
  "tests/coffre/{registre/tenue,identite/foyers-suivis}.test.ts",
  "tests/charger/{coffre-projet,regroupee,rien-perdu,desordres,mauvaises-entrees,tout-ou-rien,alphabet,longue,lignes,marques}.test.ts",
  "tests/publier/secret/editions.test.ts",
  "tests/rapport/pdf/repli.test.ts",
];

export default defineConfig({
  test: {
    // Deux cœurs partagés : un test lent n'est pas un test faux. La vitesse se mesure par `npm run bench`, jamais ici.
    // Les délais n'arrêtent que ce qui ne finirait jamais.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    setupFiles: ["tests/graine.ts"],
    projects: [
      // Les fichiers d'un même processus se partagent les modules : les relire pour chacun coûtait plus que les essais (216 s,
      // puis 80). Aucun n'y laisse d'état : pas de doublure de module, pas de variable d'environnement.
      { extends: true, test: { name: "courts", include: ["tests/**/*.test.ts"], exclude: LONGS, isolate: false } },
      { extends: true, test: { name: "longs", include: LONGS } },
    ],
  },
});
