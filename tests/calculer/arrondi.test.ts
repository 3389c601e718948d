import { describe, expect, it } from "vitest";
import { bornesEffectif, demiPas, encadrerArrondi } from "../../src/calculer/arrondi.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";

const encadrer = (code: string, num: number, den: number, niveau: "commune" | "departement" = "commune") => {
  const indicateur = getIndicateur(code);
  if (!indicateur) throw new Error(`catalogue must have ${code}`);
  return encadrerArrondi(indicateur, "caf-communes", niveau, { num, den, valeur: (100 * num) / den });
};

describe("les effectifs que la CAF arrondit à 5", () => {
  it("120 foyers : de 117,5 à 122,5 ; 0 : de 0 à 2,5, jamais moins de zéro", () => {
    expect(bornesEffectif(120, demiPas("caf-communes", "commune"))).toEqual([117.5, 122.5]);
    expect(bornesEffectif(0, demiPas("caf-communes", "commune"))).toEqual([0, 2.5]);
  });

  it("les fichiers à l'IRIS et ceux du recensement ne sont pas arrondis", () => {
    expect([demiPas("caf-iris", "iris"), demiPas("rp-comparateur", "commune")]).toEqual([0, 0]);
  });

  it("le taux prend les bornes de son numérateur : REV-10, 120 foyers pour 1 000 ménages", () => {
    expect(encadrer("REV-10", 120, 1000)).toEqual([11.75, 12.25]);
  });

  it("une somme de trois prestations arrondies a trois fois la marge", () => {
    const rev10 = getIndicateur("REV-10");
    if (!rev10) throw new Error("catalogue must have REV-10");
    const trois = {
      ...rev10,
      definitions: rev10.definitions.map((d) =>
        d.forme === "rapport"
          ? { ...d, numerateur: { ...d.numerateur, formule: "indfoy_apl + indfoy_alf + indfoy_als" } }
          : d,
      ),
    };
    const termes = { num: 120, den: 1000, valeur: 12 };
    expect(encadrerArrondi(trois, "caf-communes", "commune", termes)).toEqual([11.25, 12.75]);
  });

  it("rien au-dessus de la commune, ni pour un indicateur d'une autre source", () => {
    expect(encadrer("REV-10", 120, 1000, "departement")).toBeNull();
    expect(encadrer("EMP-01", 120, 1000)).toBeNull();
  });
});
