import { expect, it } from "vitest";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { methodeOf } from "../../src/rapport/methode.ts";
import { INDICATEURS } from "./lecture-factice.ts";

const [modele] = INDICATEURS as readonly [Indicateur];
const lectureDe = (indicateurs: readonly Indicateur[]): Lecture =>
  ({
    perimetre: { commune: { niveau: "commune", code: "00101" } },
    indicateurs: () => indicateurs,
    serie: () => [{}],
  }) as unknown as Lecture;
const dits = (nombre: number): string =>
  JSON.stringify(
    methodeOf(
      lectureDe(Array.from({ length: nombre }, (_, i) => ({ ...modele, code: `DEM-0${i}`, pieges: ["Un changement de logiciel compte."] }))), // prettier-ignore
    ),
  );

it("dit une fois la précaution que quatre indicateurs d'un thème partagent, et pour lesquels ; sinon avec chacun", () => {
  expect(dits(4).split("Un changement de logiciel compte.")).toHaveLength(2);
  expect(dits(4)).toContain("À savoir pour DEM-00, DEM-01, DEM-02, DEM-03 : Un changement de logiciel compte.");
  expect(dits(3).split("Un changement de logiciel compte.")).toHaveLength(4);
  expect(dits(3)).not.toContain("À savoir pour");
});
