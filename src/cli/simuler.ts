import { simulerPlafond } from "../calculer/simuler-plafond.ts";
import { readAgregats } from "../calculer/activite/entrepot.ts";
import { openResultats } from "../calculer/ouvrir.ts";
import { baremeDe } from "../modele/journal.ts";
import { phrasesSimulation } from "../rapport/decisions/phrases-simulation.ts";
import { readProjetCharge } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

export interface OptionsSimuler {
  readonly projet: string;
  readonly aide: string;
  readonly plafond?: string;
  readonly nouveau: string;
  readonly annee?: string;
  readonly format: string;
}

function readEuros(nom: string, texte: string): number {
  const lu = Number(texte.replace(",", "."));
  if (texte === "" || !(lu >= 0)) throw new ErreurUsage(`--${nom} attend des euros, reçu « ${texte} »`);
  return lu;
}

/** `abs simuler` : ce qu'un autre plafond de quotient familial changerait, d'après les comptes du coffre. */
export async function runSimuler(options: OptionsSimuler): Promise<number> {
  const { projet: dir, aide, annee: dite, format } = options;
  if (!["texte", "json"].includes(format)) throw new ErreurUsage(`format « ${format} » inconnu : texte ou json`);
  if (dite !== undefined && !/^\d{4}$/.test(dite)) throw new ErreurUsage(`--annee attend une année, reçu « ${dite} »`);
  const nouveau = readEuros("nouveau", options.nouveau);
  const projet = readProjetCharge(dir, "charger");
  const entrepot = await openResultats(projet);
  try {
    const agregats = await readAgregats(entrepot.connexion);
    const derniere = Math.max(0, ...agregats.filter((a) => a.variable === "foyers_par_qf").map((a) => a.millesime));
    const annee = dite === undefined ? derniere : Number(dite);
    const plafond =
      options.plafond === undefined
        ? baremeDe(projet.journal, aide, annee)?.plafond
        : readEuros("plafond", options.plafond);
    if (plafond === undefined || plafond === null)
      throw new ErreurUsage(
        `le plafond d'aujourd'hui manque : donner --plafond, ou l'écrire dans pilotage/baremes.yaml (aide « ${aide} »)`,
      );
    if (plafond === nouveau) throw new ErreurUsage("les deux plafonds sont les mêmes");
    const essai = { aide, plafond, nouveau, ...(dite === undefined ? {} : { annee }) };
    const simulation = simulerPlafond((variable) => agregats.filter((a) => a.variable === variable), essai);
    if ("raison" in simulation) {
      console.error(`✗ ${simulation.raison}. ${simulation.action}`);
      return SORTIE.bloquant;
    }
    if (format === "json") console.log(JSON.stringify(simulation, null, 2));
    else {
      const { resultat, limites } = phrasesSimulation(simulation);
      console.log([...resultat, "", "Ce que ce calcul ne sait pas :", ...limites.map((l) => `  - ${l}`)].join("\n"));
      console.log("\nChiffres non masqués, pour la direction : ne pas les diffuser.");
    }
    return SORTIE.ok;
  } finally {
    entrepot.close();
  }
}
