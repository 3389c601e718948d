import type { Source, SourceMesures, SourceReferentiel } from "../src/modele/source.ts";
import cafCommunes from "./caf-communes.ts";
import cafIris from "./caf-iris.ts";
import cogAppartenance from "./cog-appartenance.ts";
import cogCodesAnciens from "./cog-codes-anciens.ts";
import cogCommunes from "./cog-communes.ts";
import cogDepartements from "./cog-departements.ts";
import cogEpci from "./cog-epci.ts";
import cogIris from "./cog-iris.ts";
import cogMouvements from "./cog-mouvements.ts";
import cogRegions from "./cog-regions.ts";
import daresDemandeurs from "./dares-demandeurs.ts";
import filosofiCcClasseur from "./filosofi-cc-classeur.ts";
import filosofiCc from "./filosofi-cc.ts";
import filosofiDisp from "./filosofi-disp.ts";
import filosofiIrisDec from "./filosofi-iris-dec.ts";
import filosofiIris from "./filosofi-iris.ts";
import franceTravailLong from "./france-travail-long.ts";
import melodiBpe from "./melodi-bpe.ts";
import melodiCreations from "./melodi-creations.ts";
import melodiEmploi from "./melodi-emploi.ts";
import melodiEtatCivil from "./melodi-etat-civil.ts";
import melodiFamilles from "./melodi-familles.ts";
import melodiFlores from "./melodi-flores.ts";
import melodiLogement from "./melodi-logement.ts";
import melodiPopulationPcs from "./melodi-population-pcs.ts";
import melodiUnions from "./melodi-unions.ts";
import qpvPopulation from "./qpv-population.ts";
import qpvRevenus from "./qpv-revenus.ts";
import rpAges from "./rp-ages.ts";
import rpComparateur from "./rp-comparateur.ts";
import rpDossierComplet from "./rp-dossier-complet.ts";
import rpIrisLogement from "./rp-iris-logement.ts";
import rpIrisMenages from "./rp-iris-menages.ts";
import rpIrisPopulation from "./rp-iris-population.ts";
import rplsCommunes from "./rpls-communes.ts";
import santeMortalite from "./sante-mortalite.ts";
import ssmsiCommunes from "./ssmsi-communes.ts";
import ssmsiDepartements from "./ssmsi-departements.ts";

/** Les sources connues. Ajouter une source, c'est ajouter un fichier et cette ligne. */
export const SOURCES: readonly Source[] = [
  cogCommunes,
  cogDepartements,
  cogRegions,
  cogEpci,
  cogAppartenance,
  cogIris,
  cogCodesAnciens,
  cogMouvements,
  rpComparateur,
  rpDossierComplet,
  rpIrisPopulation,
  rpIrisMenages,
  rpIrisLogement,
  filosofiCc,
  filosofiCcClasseur,
  filosofiDisp,
  filosofiIris,
  filosofiIrisDec,
  cafIris,
  cafCommunes,
  melodiEtatCivil,
  melodiUnions,
  melodiBpe,
  melodiLogement,
  melodiFamilles,
  melodiPopulationPcs,
  melodiEmploi,
  melodiFlores,
  melodiCreations,
  rpAges,
  daresDemandeurs,
  franceTravailLong,
  rplsCommunes,
  santeMortalite,
  ssmsiCommunes,
  ssmsiDepartements,
  qpvPopulation,
  qpvRevenus,
];

export const getSource = (id: string): Source | undefined => SOURCES.find((s) => s.id === id);

export const isMesures = (s: Source): s is SourceMesures => s.type === "mesures";
export const isReferentiel = (s: Source): s is SourceReferentiel => s.type === "referentiel";
