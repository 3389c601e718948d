import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "../../src/calculer/contexte.ts";
import type { Perimetres } from "../../src/calculer/perimetre.ts";
import { readProjection } from "../../src/calculer/projection.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { AgesDetailles } from "../../src/indicateurs/pyramides.ts";
import type { Territoire } from "../../src/modele/territoire.ts";

const AGES = Array.from({ length: 101 }, (_, age) => age);
const DETAIL: AgesDetailles = {
  source: "ages",
  femmes: AGES.map((a) => `F${a}`),
  hommes: AGES.map((a) => `H${a}`),
};
const ICI: Territoire = { niveau: "commune", code: "00101", nom: "Essai" };

let entrepot: Entrepot;
beforeEach(async () => void (entrepot = await Entrepot.open(":memory:")));
afterEach(() => entrepot.close());

/** Un fichier par année : chaque commune a le même effectif à chaque âge. */
async function ajouter(annee: number, communes: Readonly<Record<string, number>>, sauf: readonly string[] = []): Promise<void> {
  const { connexion } = entrepot;
  const motifs = [...DETAIL.femmes, ...DETAIL.hommes];
  const variable = (i: number): number => annee * 1000 + i;
  await connexion.run(`insert into variable values ${motifs.map((m, i) => `(${variable(i)}, ${annee}, 'ages', '${m}', '${m}', '', 'effectif', '', ${annee}, null)`).join(", ")}`);
  const codes = Object.keys(communes);
  await connexion.run(`insert into lieu values ${codes.map((c, k) => `(${annee * 1000 + k}, 'commune', '${c}', null, null)`).join(", ")}`);
  await connexion.run(`insert into cellule values ${codes.flatMap((c, k) => motifs.flatMap((m, i) => (sauf.includes(m) ? [] : [`(${annee * 1000 + k}, ${variable(i)}, ${communes[c] ?? 0}, 'valeur')`]))).join(", ")}`);
} // prettier-ignore
const lire = (territoire = ICI, change: (code: string) => string | null = () => null) =>
  readProjection(
    entrepot.connexion,
    DETAIL,
    territoire,
    {
      fichiers: new Map(
        [2011, 2012, 2016, 2022].map((id) => [id, { id, source: "ages", titre: "Essai", fichier: `${id}.csv`, sha256: "", cog: id + 2, publie: id + 3 }]),
      ),
    } as unknown as Contexte, // seuls les fichiers en sont lus
    { change: ({ code }: Territoire) => change(code), doute: () => null } as unknown as Perimetres,
  ); // prettier-ignore

/** Le sujet et dix voisines, dont chaque âge croît d'un même facteur : la projection se calcule de tête. */
const pays = (ici: number, eux: (i: number) => number): Record<string, number> =>
  Object.fromEntries([["00101", ici], ...Array.from({ length: 10 }, (_, i) => [`002${String(i).padStart(2, "0")}`, eux(i)])]); // prettier-ignore

describe("la projection d'une commune", () => {
  it("prolonge chaque génération, et prend sa marge aux erreurs des communes voisines", async () => {
    // Toutes stables de 2011 à 2016 : l'essai projette 50 par âge en 2022 ; elles y ont de 45 à 54.
    await ajouter(2011, pays(100, () => 50)); // prettier-ignore
    await ajouter(2016, pays(100, () => 50)); // prettier-ignore
    await ajouter(2022, pays(100, (i) => 45 + i)); // prettier-ignore
    const lue = await lire();
    if ("raison" in lue) throw new Error(lue.raison);
    expect([lue.depuis, lue.horizon, lue.essai]).toEqual([[2016, 2022], 2028, [2011, 2016, 2022]]);
    expect([lue.controles, lue.tailles]).toEqual([10, [50 * 202, 50 * 202]]);
    const [total, aines] = lue.effectifs;
    expect(total?.observes).toEqual([2011, 2016, 2022].map((annee) => ({ annee, valeur: 100 * 202 })));
    // Effectifs constants : rapports de 1 à chaque âge ; le groupe ouvert (100 ans ou plus), lui, se ramène à un an à 0,2 % près.
    // L'essai a laissé un écart médian de − 1 % (de 0,90 à 1,08) : l'effectif projeté en est corrigé.
    expect(total?.biais).toBeCloseTo(-0.01, 2);
    const brut = (total?.projete ?? NaN) / (1 + (total?.biais ?? NaN));
    expect(Math.abs(brut / (100 * 202) - 1)).toBeLessThan(0.002);
    expect(aines?.observes[0]?.valeur).toBe(100 * 52);
    // Dix contrôles, de 0,90 à 1,08 fois le projeté : à 80 %, du premier au dixième (rang 1 sur 11).
    const [bas = NaN, haut = NaN] = total?.bornes ?? [];
    expect(bas / brut).toBeCloseTo(0.9, 2);
    expect(haut / brut).toBeCloseTo(1.08, 2);
    expect(lue.fichiers.map((f) => f.fichier)).toEqual(["2011.csv", "2016.csv", "2022.csv"]);
  });

  it("sans troisième recensement, ou avec moins de neuf communes, il n'y a pas de marge", async () => {
    await ajouter(2016, pays(100, () => 50)); // prettier-ignore
    await ajouter(2022, pays(110, () => 50)); // prettier-ignore
    const deux = await lire();
    expect(deux).toMatchObject({ essai: null, controles: 0, effectifs: [{ bornes: null, biais: null }, { bornes: null }] });
    await ajouter(2011, { "00101": 100, "00200": 50 });
    expect(await lire()).toMatchObject({ essai: [2011, 2016, 2022], controles: 1, effectifs: [{ bornes: null }, { bornes: null }] });
  }); // prettier-ignore

  it("une voisine dont le périmètre a changé n'est pas un contrôle", async () => {
    for (const annee of [2011, 2016, 2022]) await ajouter(annee, pays(100, () => 50)); // prettier-ignore
    expect(await lire(ICI, (code) => (code === "00204" ? "fusion" : null))).toMatchObject({ controles: 9 });
  });

  it("un âge sans ligne vaut zéro, et prend le rapport des communes réunies", async () => {
    await ajouter(2016, pays(100, () => 50)); // prettier-ignore
    await ajouter(2022, pays(100, () => 50), ["F30", "H30"]); // prettier-ignore
    const lue = await lire();
    expect(lue).toHaveProperty("horizon", 2028);
  });

  it("se refuse quand les fichiers ne donnent que d'autres communes", async () => {
    for (const annee of [2016, 2022]) await ajouter(annee, { "00200": 50, "00201": 60 });
    expect(await lire()).toEqual({ raison: "les fichiers ne donnent pas la commune au recensement de 2016" });
  });

  it("se refuse : rien à lire, un seul recensement, des enquêtes partagées, un périmètre changé, un EPCI", async () => {
    expect(await lire()).toEqual({ raison: "aucun fichier chargé ne donne la population par année d'âge" });
    await ajouter(2011, pays(100, () => 50)); // prettier-ignore
    expect(await lire()).toMatchObject({ raison: expect.stringMatching(/seul celui de 2011 est chargé/) });
    await ajouter(2012, pays(100, () => 50)); // prettier-ignore
    expect(await lire()).toMatchObject({ raison: expect.stringMatching(/2011 et 2012 partagent les enquêtes de 2010/) });
    await ajouter(2022, pays(100, () => 50)); // prettier-ignore
    expect(await lire(ICI, () => "fusion de communes")).toMatchObject({ raison: "fusion de communes" });
    expect(await lire({ niveau: "epci", code: "1", nom: "P" })).toEqual({ raison: "la projection se fait à la commune" });
  }); // prettier-ignore
});
