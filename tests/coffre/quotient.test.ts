import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createProjet, ENTETE_AIDES, tell, texteCorrespondance, win1252 } from "./projet-factice.ts";

it("le quotient familial n'entre au coffre qu'en tranche, et chaque foyer compte dans sa dernière", async () => {
  const projet = createProjet();
  const avec = texteCorrespondance("aides").replace("  montant_accorde:", '  qf: "QF"\n  montant_accorde:');
  writeFileSync(join(projet.dir, "correspondances", "aides.yaml"), avec);
  const lignes = [
    "25-1;F1;X;;Colis;01/01/2025;11/01/2025;ACC.;100,00 €;700",
    "25-2;F1;X;;Colis;05/02/2025;25/02/2025;REF.;;701", // le même foyer, une tranche plus haut
    "25-3;F2;X;;Colis;10/02/2025;12/03/2025;REF.;;412,50 €",
    "25-4;F3;X;;Colis;15/02/2025;20/03/2025;ACC.;50,00 €;NC",
  ];
  const fichier = win1252([ENTETE_AIDES.replace("Observations", "QF"), ...lignes, ""].join("\r\n"));
  const { lectures, agregats } = await projet.charger(projet.add("ccas-aides", 2025, "aides.csv", fichier));
  expect(lectures[0]).toMatchObject({ lues: 4, gardees: 4 });
  const dits = tell(agregats, 2025);
  expect(Object.fromEntries(Object.entries(dits).filter(([cle]) => cle.includes("_par_qf")))).toEqual({
    "demandes_par_qf alimentaire ; 500 ; refus": [1, 1],
    "demandes_par_qf alimentaire ; 700 ; accord": [1, 1],
    "demandes_par_qf alimentaire ; 800 ; refus": [1, 1],
    "demandes_par_qf alimentaire ; inconnu ; accord": [1, 1],
    "foyers_par_qf alimentaire ; 500 ; sans accord": [1, 1],
    "foyers_par_qf alimentaire ; 800 ; accord": [1, 1],
    "foyers_par_qf alimentaire ; inconnu ; accord": [1, 1],
  });
});
