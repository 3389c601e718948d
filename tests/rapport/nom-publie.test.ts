import { expect, it } from "vitest";
import { nomPublie } from "../../src/rapport/nom-publie.ts";

it("garde le chemin d'un fichier du projet", () => {
  expect(nomPublie("brut/insee/cc_filosofi_2021_COM.csv")).toBe("brut/insee/cc_filosofi_2021_COM.csv");
  expect(nomPublie("..nom-bizarre.csv")).toBe("..nom-bizarre.csv");
});

it.each(["../../Documents/caf/s_ben_com_f.csv", "/home/agent/s_ben_com_f.csv", "C:\\Users\\agent\\s_ben_com_f.csv"])(
  "ne publie pas les dossiers de qui a construit le rapport : %s",
  (chemin) => {
    expect(nomPublie(chemin)).toBe("s_ben_com_f.csv");
  },
);
