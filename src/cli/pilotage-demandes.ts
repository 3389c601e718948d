import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Observatoire } from "../charger/observatoire.ts";
import { DEMANDES } from "../pilotage/demandes/declarees.ts";
import { writeDemande, type Demandeur } from "../pilotage/demandes/ecrire-demande.ts";
import { openProjet } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

const DOSSIER = "demandes";

const demandeurOf = ({ nom, annee, territoire: { niveau, code } }: Observatoire): Demandeur => ({
  organisme: nom,
  annee,
  territoire: niveau === "epci" ? `l'EPCI ${code} et ses communes` : `la commune ${code}`,
});

/**
 * `abs pilotage demandes` : écrit dans `demandes/` une demande de données par partenaire, à relire et à envoyer. Un document déjà
 * là n'est jamais remplacé.
 * @param pour identifiants séparés par des virgules ; tous s'il est absent
 * @throws {ErreurUsage} partenaire inconnu
 */
export function runDemandes(dir: string, pour: string | undefined): number {
  const connus = DEMANDES.map((d) => d.id);
  const demandes = pour?.split(",").map((id) => id.trim()) ?? connus;
  const inconnus = demandes.filter((id) => !connus.includes(id));
  if (inconnus.length > 0) throw new ErreurUsage(`--pour : « ${inconnus.join(", ")} » inconnu ; choisir parmi ${connus.join(", ")}`); // prettier-ignore
  const demandeur = demandeurOf(openProjet(dir).observatoire);
  mkdirSync(join(dir, DOSSIER), { recursive: true });
  for (const demande of DEMANDES.filter((d) => demandes.includes(d.id))) {
    const chemin = join(dir, DOSSIER, `${demande.id}.md`);
    const isLa = existsSync(chemin);
    if (!isLa) writeFileSync(chemin, writeDemande(demande, demandeur), { flag: "wx" });
    console.log(`  ${isLa ? "déjà là, laissé tel quel" : "écrit"}  ${chemin}`);
  }
  console.log("À relire, à compléter là où « ………… » le dit, puis à envoyer. Rien n'est parti.");
  return SORTIE.ok;
}
