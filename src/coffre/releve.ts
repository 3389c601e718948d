import type { Anomalie } from "../modele/anomalie.ts";

/** Un défaut d'une ligne ou d'un fichier d'export. Il n'a pas de champ « valeur » : celle d'un export ne sort jamais. */
export type Defaut = Pick<Anomalie, "code" | "message" | "action"> & { readonly colonne: string | null };

/** Au-delà, les lignes d'un même défaut sont dites ensemble : un export mal réglé en a des milliers. */
const DITES = 10;

/** Recueille les défauts d'un fichier, tous et non le premier seulement. */
export interface Releve {
  /** Le fichier entier ne peut être lu. */
  bloquer(defaut: Defaut, ligne?: number): void;
  /** Un fait sur tout le fichier, qui n'empêche rien. */
  avertir(defaut: Defaut): void;
  /** Les lignes signalées ensuite sont de cette feuille : leur numéro seul ne dirait pas laquelle. */
  situer(feuille: string): void;
  /** Une ligne, refusée ou gardée sous réserve selon le message. */
  signaler(defaut: Defaut, ligne: number): void;
  isBloque(): boolean;
  /** Ce qui vient d'être reproché à cette ligne ; oublié dès qu'une autre est signalée. */
  reproches(ligne: number): readonly Defaut[];
  anomalies(): Anomalie[];
}

export function createReleve(fichier: string): Releve {
  const bloquantes: Anomalie[] = [];
  const generales: Anomalie[] = [];
  const groupes = new Map<
    string,
    { readonly defaut: Defaut; readonly lignes: { readonly numero: number; readonly feuille: string }[]; total: number }
  >();
  let dernier: { readonly ligne: number; readonly defauts: Defaut[] } = { ligne: 0, defauts: [] };
  let feuille = "";
  const situerDefaut = (defaut: Defaut, ou: string): Defaut => ({ ...defaut, message: `${defaut.message}${ou}` });
  const toAnomalie = (gravite: Anomalie["gravite"], defaut: Defaut, ligne: number | null): Anomalie => ({
    gravite,
    fichier,
    ligne,
    valeur: null,
    ...defaut,
  });
  return {
    bloquer: (defaut, ligne) => void bloquantes.push(toAnomalie("bloquante", defaut, ligne ?? null)),
    avertir: (defaut) => void generales.push(toAnomalie("avertissement", defaut, null)),
    situer: (nom) => {
      feuille = ` (feuille ${nom})`;
      dernier = { ligne: 0, defauts: [] };
    },
    signaler: (defaut, ligne) => {
      if (dernier.ligne !== ligne) dernier = { ligne, defauts: [] };
      dernier.defauts.push(defaut);
      const cle = `${defaut.code}|${defaut.colonne}`;
      const groupe = groupes.get(cle) ?? { defaut, lignes: [], total: 0 };
      groupes.set(cle, groupe);
      groupe.total++;
      if (groupe.lignes.length < DITES) groupe.lignes.push({ numero: ligne, feuille });
    },
    isBloque: () => bloquantes.length > 0,
    reproches: (ligne) => (dernier.ligne === ligne ? dernier.defauts.map((d) => situerDefaut(d, feuille)) : []),
    anomalies: () => [
      ...bloquantes,
      ...generales,
      ...[...groupes.values()].flatMap(({ defaut, lignes, total }) => {
        const dites = lignes.map(({ numero, feuille }) =>
          toAnomalie("avertissement", situerDefaut(defaut, feuille), numero),
        );
        const reste = total - lignes.length;
        if (reste > 0) {
          const message = `même défaut sur ${reste} autre${reste > 1 ? "s" : ""} ligne${reste > 1 ? "s" : ""} : ${defaut.message}`;
          dites.push(toAnomalie("avertissement", { ...defaut, message }, null));
        }
        return dites;
      }),
    ],
  };
}
