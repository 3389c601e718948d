import { expect, it } from "vitest";
import type { Constat } from "../../src/constats/constat.ts";
import { relire } from "../../src/constats/relire.ts";
import { donneesEssai } from "./donnees-essai.ts";
import { PART } from "./indicateurs-essai.ts";
import { constatDe, sceneEcart, sceneEvolution, type Scene } from "./scenes.ts";

const ECART = sceneEcart(PART, 9.4, 7.9, { sur: 1e6 });
const FAIBLE = sceneEvolution(PART, 7.1, 8.2, 300);

const fausser = (scene: Scene, change: (c: Constat) => Partial<Constat>): readonly string[] => {
  const c = constatDe(scene);
  return relire({ ...c, ...change(c) }, donneesEssai(scene.reglages));
};

const remplacer = (de: string | RegExp, par: string) => (c: Constat) => ({ phrase: c.phrase.replace(de, par) });

it.each<[string, Scene, (c: Constat) => Partial<Constat>, RegExp]>([
  ["un nombre faux", ECART, remplacer("9,4", "9,5"), /9\.5 n'est pas/],
  ["deux nombres échangés", ECART, remplacer(/9,4(.*)7,9/, "7,9$19,4"), /à sa place/],
  ["le mauvais côté", ECART, remplacer("plus élevée", "moins élevée"), /la direction « plus » n'est pas dite/],
  ["une preuve en trop", FAIBLE, remplacer(".", ", une hausse nette."), /sans preuve nette/],
  ["une preuve tue", ECART, remplacer("nettement ", ""), /la preuve nette n'est pas dite/],
  ["un millésime faux", ECART, remplacer("2022", "2021"), /l'année 2021 n'est pas/],
  ["un millésime tu", ECART, remplacer("En 2022, la", "La"), /le millésime 2022 n'est pas dit/],
  ["une cause", ECART, remplacer(".", " en raison du vieillissement."), /la charte interdit/],
  ["un blâme", ECART, remplacer(".", ", un quartier sensible."), /la charte interdit/],
  ["une affirmation qui contredit ses nombres", ECART, ({ affirmation }) => ({ affirmation: { ...affirmation, valeurs: affirmation.valeurs.toReversed() } }), /./],
])("voit %s", (_, scene, change, attendu) => {
  expect(fausser(scene, change).join(" ; ")).toMatch(attendu);
}); // prettier-ignore

it("ne prend ni le sujet ni un nom de lieu pour un nombre de la phrase", () => {
  const lieu = { niveau: "commune" as const, code: "00101", nom: "Neuville-2000" };
  expect(fausser(sceneEcart(PART, 9.4, 7.9, { sur: 1e6, commune: lieu }), () => ({}))).toEqual([]);
});
