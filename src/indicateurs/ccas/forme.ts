import type { Indicateur, Suivi } from "../../modele/indicateur.ts";
import type { SourceInterne } from "../internes.ts";
import type { CalculActivite, CompteActivite, TermeOfficiel } from "../../modele/activite.ts";
import { duCoffre, duPilotage } from "../formes.ts";
import { mailles } from "../mailles.ts";

type Reste = Omit<Indicateur, "code" | "theme" | "libelle" | "niveaux" | "definitions" | "activite"> &
  (
    | { readonly calcul: CalculActivite; readonly suivi?: undefined }
    | { readonly suivi: Suivi["compte"]; readonly calcul?: undefined }
  );

export const compte = (variable: string, parSecteur?: string): CalculActivite => ({
  forme: "compte",
  compte: { variable },
  ...(parSecteur === undefined ? {} : { parSecteur }),
});
export const rapport = (
  numerateur: string | CompteActivite,
  denominateur: string,
  echelle: number,
  reste: Partial<Extract<CalculActivite, { forme: "rapport" }>> = {},
): CalculActivite => ({
  forme: "rapport",
  numerateur: typeof numerateur === "string" ? { variable: numerateur } : numerateur,
  denominateur: { variable: denominateur },
  echelle,
  ...reste,
});

/** Les ménages, à qui rapporter des foyers aidés : ceux du recensement le plus proche. */
export const MENAGES: TermeOfficiel = {
  nom: "ménages (résidences principales, Insee)",
  indicateur: "LOG-02",
  terme: "denominateur",
  ecartMaximal: 5,
};

/** Un indicateur de l'activité du CCAS : le coffre le nourrit, et rien n'en sort sous le seuil de l'édition. */
export const ccas = (
  numero: number,
  libelle: string,
  lettres: string,
  source: SourceInterne,
  [numerateur, denominateur]: readonly [string, string | null],
  { calcul, suivi, ...reste }: Reste,
): Indicateur => {
  const indicateur = {
    code: `CCAS-${String(numero).padStart(2, "0")}`,
    theme: "ccas",
    libelle,
    niveaux: mailles(lettres),
    ...reste,
  } as const;
  return suivi
    ? duPilotage(source, [numerateur, denominateur], suivi, indicateur)
    : duCoffre(source, [numerateur, denominateur], calcul, indicateur);
};

export const EFFECTIF = { decimales: 0, nature: "effectif", accord: "ms" } as const;
export const PART = { unite: "%", decimales: 1, nature: "part" } as const;
