import type { Allocataires, AnneeCaf } from "./caf.ts";
import { allocataires } from "./caf.ts";
import type { Filosofi } from "./filosofi.ts";
import { resumer } from "./filosofi.ts";
import type { TerritoiresFilosofi } from "./filosofi-territoires.ts";
import type { AnneeRp, Commune, Pays, Unite } from "./geographie.ts";
import { dessinerPays } from "./pays.ts";
import type { Recensement } from "./population.ts";
import { recenser, sommer } from "./population.ts";
import type { MillesimeFilosofi } from "./revenus.ts";
import { modeliserRevenus } from "./revenus.ts";

/** Le pays fictif et tout ce qu'on peut lui demander : chaque fichier n'est qu'une lecture de ce modèle. */
export interface Modele {
  readonly pays: Pays;
  readonly recensement: (unite: Unite, annee: AnneeRp) => Recensement;
  readonly recensementCommune: (commune: Commune, annee: AnneeRp) => Recensement;
  readonly revenus: ReturnType<typeof modeliserRevenus>;
  readonly filosofi: (communes: readonly Commune[], millesime: MillesimeFilosofi) => Filosofi;
  readonly territoires: (millesime: MillesimeFilosofi) => TerritoiresFilosofi;
  readonly allocataires: (unite: Unite, annee: AnneeCaf) => Allocataires;
}

/** Garde le résultat d'une fonction pure par clé : le modèle est interrogé par dix fichiers. */
function memo<A extends readonly unknown[], R>(cle: (...args: A) => string, f: (...args: A) => R): (...args: A) => R {
  const cache = new Map<string, R>();
  return (...args) => {
    const k = cle(...args);
    const connu = cache.get(k);
    if (connu !== undefined) return connu;
    const valeur = f(...args);
    cache.set(k, valeur);
    return valeur;
  };
}

export function creerModele(graine: number): Modele {
  const pays = dessinerPays(graine);
  const recensement = memo(
    (u: Unite, a: AnneeRp) => `${u.code} ${a}`,
    (u, a) => recenser(u, a, graine),
  );
  const recensementCommune = memo(
    (c: Commune, a: AnneeRp) => `${c.code} ${a}`,
    (c, a) => sommer(c.unites.map((u) => recensement(u, a))),
  );
  const modele = modeliserRevenus(pays, recensement);
  const revenus = {
    ...modele,
    revenus: memo((u: Unite, m: MillesimeFilosofi) => `${u.code} ${m}`, modele.revenus),
  };
  const filosofi = (communes: readonly Commune[], m: MillesimeFilosofi): Filosofi =>
    resumer(
      communes.flatMap((c) => c.unites.map((u) => revenus.revenus(u, m))),
      revenus.seuil[m],
    );
  const dans = (cle: "departement" | "region", code: string): Commune[] => pays.communes.filter((c) => c[cle] === code);
  const territoires = (m: MillesimeFilosofi): TerritoiresFilosofi => {
    const resume = (code: string, nom: string, communes: readonly Commune[]) => ({
      code,
      nom,
      filosofi: filosofi(communes, m),
    });
    return {
      commune: pays.communes.map((c) => resume(c.code, c.nom, [c])),
      epci: pays.epci.map((e) => resume(e.code, e.nom, e.communes)),
      departement: pays.departements.map((d) => resume(d.code, d.nom, dans("departement", d.code))),
      region: pays.regions.map((r) => resume(r.code, r.nom, dans("region", r.code))),
      france: [resume("1", "France métropolitaine (fictive)", pays.communes)],
    };
  };
  return {
    pays,
    recensement,
    recensementCommune,
    revenus,
    filosofi,
    territoires: memo((m: MillesimeFilosofi) => String(m), territoires),
    allocataires: memo(
      (u: Unite, a: AnneeCaf) => `${u.code} ${a}`,
      (u, a) => allocataires(u, a, recensement, revenus, graine),
    ),
  };
}
