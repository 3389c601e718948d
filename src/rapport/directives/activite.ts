import type { AgregatProtege } from "../lecture.ts";
import { nomCourt } from "../agregats.ts";
import { chiffreActivite, chiffrePart } from "../chiffre-activite.ts";
import { figureAnnuelle, figureMensuelle, figureParModalite } from "../figure-activite.ts";
import { nomMois } from "../../constats/periodes.ts";
import { hasValeur } from "../../constats/valeurs.ts";
import type { Contexte, Manque } from "../contexte.ts";
import { readChoix, readEntier } from "../parametres.ts";
import { RAISON_SECRET, type Bloc, type Reponse } from "./bloc.ts";

// Le nom d'un agrégat vient avec lui ; sans export, il faut bien dire ce qui manque.
const LIBELLES: Readonly<Record<string, string>> = {
  foyers_aides: "Foyers aidés",
  demandes: "Demandes d'aide",
  demandes_par_mois: "Demandes d'aide par mois",
  demandes_par_nature: "Demandes d'aide par nature",
  montant_moyen_par_foyer: "Montant moyen accordé par foyer",
  delai_median: "Délai d'instruction médian",
  delai_p90: "Délai d'instruction, neuvième décile",
  beneficiaires_domicile: "Bénéficiaires de l'aide à domicile",
  beneficiaires_portage: "Bénéficiaires du portage de repas",
  passages: "Passages à l'accueil",
  passages_par_mois: "Passages à l'accueil par mois",
  passages_par_motif: "Passages à l'accueil par motif",
  passages_par_canal: "Passages à l'accueil par canal",
};

const RAISON_EXPORT = "pas d'export du CCAS chargé";

/**
 * `::activite{variable=passages_par_mois}` : un agrégat du CCAS. Sans modalité, un chiffre clé (ou `forme=courbe`) ;
 * des mois, des barres N et N-1 ; d'autres modalités, des barres de la dernière année. `sur` : la part d'une variable
 * dans une autre, sous le nom `libelle`. `modalite="Logement"` : une modalité seule, comme un total. `max` : les premières
 * modalités seulement. Une variable peut être le code d'un indicateur que le projet fait de ses totaux (`indicateurs.yaml`).
 */
export const activite: Bloc = {
  parametres: ["variable", "modalite", "sur", "libelle", "forme", "max", "si-disponible"],
  isDonnee: true,
  resolve(parametres, contexte, noeud) {
    const variable = parametres.variable ?? "";
    const forme = readChoix(parametres, "forme", ["auto", "chiffre", "courbe", "barres"], noeud, contexte);
    const agregats = readAgregats(contexte, variable, parametres.modalite);
    if (parametres.sur !== undefined)
      return showPart(variable, parametres.sur, parametres.libelle ?? variable, contexte);
    const libelle = agregats[0]?.libelle ?? parametres.libelle ?? LIBELLES[variable] ?? variable;
    if (agregats.length === 0) return { manque: { libelle, raison: RAISON_EXPORT } };
    if (!agregats.some(hasValeur)) return { manque: { libelle, raison: RAISON_SECRET } };
    const max = parametres.max === undefined ? null : readEntier(parametres, "max", 10, noeud, contexte);
    return show(max === null ? agregats : keepPremieres(agregats, max), forme, contexte, libelle);
  },
};

/** Une seule modalité se lit comme un total qui porte son nom. */
function readAgregats({ lecture }: Contexte, variable: string, modalite?: string): readonly AgregatProtege[] {
  const tous = lecture.agregats(variable);
  if (modalite === undefined) return tous;
  return tous
    .filter((a) => a.modalite === modalite)
    .map((a) => ({ ...a, modalite: null, libelle: `${nomCourt(a)} : ${modalite}` }));
}

/** Les modalités les plus nombreuses de la dernière année. */
function keepPremieres(agregats: readonly AgregatProtege[], max: number): readonly AgregatProtege[] {
  const annee = Math.max(...agregats.map((a) => a.millesime));
  return agregats
    .filter((a) => a.millesime === annee)
    .toSorted((a, b) => (b.valeur ?? -Infinity) - (a.valeur ?? -Infinity))
    .slice(0, max);
}

function show(agregats: readonly AgregatProtege[], forme: string, contexte: Contexte, libelle: string): Reponse {
  const { lecture } = contexte;
  const totaux = agregats.filter((a) => a.modalite === null);
  const id = contexte.idFigure(`ccas-${agregats[0]?.variable.replaceAll("_", "-") ?? "activite"}`);
  if (totaux.length > 0 && forme !== "barres") {
    if (forme !== "courbe")
      return reponse(chiffreActivite(lecture, totaux, lecture.coupures(totaux[0]!.variable)), libelle);
    return reponse(figureAnnuelle(lecture, totaux, id), libelle);
  }
  const parModalite = agregats.filter((a) => a.modalite !== null);
  const isMensuel = parModalite.every((a) => nomMois(a.modalite ?? "") !== null);
  return reponse((isMensuel ? figureMensuelle : figureParModalite)(lecture, parModalite, id), libelle);
}

function showPart(variable: string, sur: string, libelle: string, { lecture }: Contexte): Reponse {
  const [parties, tout] = [lecture.agregats(variable), lecture.agregats(sur)];
  if (parties.length === 0 || tout.length === 0) return { manque: { libelle, raison: RAISON_EXPORT } };
  const chiffre = chiffrePart(lecture, libelle, parties, tout);
  return chiffre ? { contenu: [chiffre] } : { manque: { libelle, raison: RAISON_SECRET } };
}

type Montre = ReturnType<typeof chiffreActivite> | ReturnType<typeof figureAnnuelle>;

function reponse(montre: Montre, libelle: string): Reponse {
  if (montre === null) {
    const manque: Manque = { libelle, raison: "pas assez de valeurs pour une figure" };
    return { manque };
  }
  return { contenu: ["svg" in montre ? { type: "absFigure", figure: montre } : montre] };
}
