import { expect, it } from "vitest";
import type { PilotageEdition } from "../../src/pilotage/edition.ts";
import { repondrePilotage } from "../../src/pilotage/indicateurs.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { controlerR123 } from "../../src/pilotage/legal.ts";
import { contributionsOf, conventionsOf, mandatOf, planOf, VIDE } from "./fiches.ts";

const SOCLE = { population: "1 200 habitants (2022)", themes: 9, indicateurs: 52, fichiers: 66 };
const NU: PilotageEdition = { ...VIDE, presentation: null, reference: "2026-12-31", correspondances: [] };
const manques = (p: Partial<PilotageEdition>, socle = SOCLE): number[] =>
  controlerR123({ ...NU, ...p }, socle).map((e) => e.manques.length);

// CASF, R. 123-1 : I, toute la population ; II, un diagnostic, avec les partenaires ; III, un rapport présenté.
it("sans pilotage, le diagnostic se prouve seul ; les partenaires et la présentation manquent", () => {
  expect(manques({})).toEqual([0, 0, 2, 1]);
  expect(manques({}, { ...SOCLE, population: null as never, indicateurs: 0 })).toEqual([1, 1, 2, 1]);
});

it("complet, il ne manque rien, et chaque exigence a sa preuve", () => {
  const complet = {
    mandat: mandatOf("organisme: CCAS\nelections: 2026-03-22\nrapport: socle\ndeliberation: n° 2027-12\n"),
    presentation: "2027-05-12",
    contributions: contributionsOf(
      "comite:\n  nom: COPIL\n  reunions:\n    - le: 2026-02-05\n      objet: x\npartenaires:\n  - id: caf\n    nom: Caf\n    role: y\n    lien: formel\n",
    ),
  };
  expect(manques(complet)).toEqual([0, 0, 0, 0]);
  const preuves = controlerR123({ ...NU, ...complet }, SOCLE).map((e) => e.preuves.join(" "));
  expect(preuves[3]).toContain("31 décembre 2027");
  expect(preuves[2]).toContain("1 partenaire associé : Caf");
  expect(manques({ ...complet, presentation: "2028-01-10" })[3]).toBe(1);
});

const COMMUNE = { niveau: "commune", code: "00101", nom: "Ville-Témoin" } as const;
const OU = { commune: COMMUNE, annee: 2026, reference: "2026-11-30" };

it("CCAS-19 : réalisées parmi les retenues ; un brouillon, une rejetée n'y sont pas", () => {
  const actions = ["réalisée", "validée", "abandonnée", "en cours", "brouillon", "soumise", "rejetée"].flatMap(
    (etat) => planOf({ etat }).actions,
  );
  const [r] = repondrePilotage(getIndicateur("CCAS-19")!, { ...VIDE, actions }, OU);
  expect(r).toMatchObject({ valeur: 25, numerateur: 1, denominateur: 4, millesime: "2026", territoire: "00101" });
  expect(repondrePilotage(getIndicateur("CCAS-19")!, VIDE, OU)).toEqual([]);
});

it("CCAS-20 : les conventions en cours à la date de l'édition, et celles qui finissent dans les six mois", () => {
  const conventions = conventionsOf(
    `conventions:
${["2027-02-28", "2028-06-30", "2026-01-01"].map((e, i) => `  - {id: c${i}, objet: x, signataires: [y], signee_le: 2025-01-01, echeance: ${e}, reconduction: tacite}`).join("\n")}
  - {id: c9, objet: x, echeance: 2029-01-01, reconduction: tacite}
`,
  );
  const [r] = repondrePilotage(getIndicateur("CCAS-20")!, { ...VIDE, conventions }, OU);
  expect(r?.valeur).toBe(2);
  expect(r?.methode).toContain("dont 1 à échéance dans les six mois");
});
