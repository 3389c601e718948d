import type { Projet } from "../charger/projet.ts";
import { nomJour } from "../constats/periodes.ts";
import { etatConvention } from "../pilotage/echeances.ts";
import { ETATS } from "../pilotage/etats.ts";
import type { Controle, Vue } from "./pilotage.ts";

/** Ce qu'il y a dans `pilotage/`, en comptes : actions par état, conventions à échéance, versions des indicateurs suivis. */
export function writeEtat({ pilotage, versionsOf }: Controle, _projet: Projet): Vue {
  const { actions, preconisations, conventions, reference } = pilotage;
  const parEtat = ETATS.map((etat) => ({ etat, actions: actions.filter((a) => a.etat === etat).length })).filter(
    (e) => e.actions > 0,
  );
  const termes = conventions.map((c) => ({ id: c.id, echeance: c.echeance, etat: etatConvention(c, reference) }));
  const codes = [...new Set(actions.flatMap((a) => a.indicateur ?? []))].sort();
  const versions = codes.map((code) => ({ code, version: versionsOf(code).join(" ") }));
  const texte = [
    `Au ${nomJour(reference)} : ${preconisations.length} préconisations, ${actions.length} actions, ${conventions.length} conventions`,
    ...parEtat.map((e) => `  ${e.etat.padEnd(12)} ${e.actions} action${e.actions > 1 ? "s" : ""}`),
    ...(termes.length > 0 ? ["Conventions"] : []),
    ...termes.map((t) => `  ${t.id.padEnd(20)} ${t.echeance}  ${t.etat}`),
    ...(versions.length > 0 ? ["Indicateurs suivis, et la version à écrire dans une action"] : []),
    ...versions.map((v) => `  ${v.code.padEnd(10)} ${v.version}`),
  ].join("\n");
  return { donnee: { reference, preconisations: preconisations.length, actions: parEtat, conventions: termes, versions }, texte }; // prettier-ignore
}
