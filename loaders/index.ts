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
import filosofiCc from "./filosofi-cc.ts";
import filosofiCcClasseur from "./filosofi-cc-classeur.ts";
import filosofiDisp from "./filosofi-disp.ts";
import filosofiIris from "./filosofi-iris.ts";
import filosofiIrisDec from "./filosofi-iris-dec.ts";
import rpComparateur from "./rp-comparateur.ts";
import rpDossierComplet from "./rp-dossier-complet.ts";
import rpIrisLogement from "./rp-iris-logement.ts";
import rpIrisMenages from "./rp-iris-menages.ts";
import rpIrisPopulation from "./rp-iris-population.ts";

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
];

export const getSource = (id: string): Source | undefined => SOURCES.find((s) => s.id === id);

export const isMesures = (s: Source): s is SourceMesures => s.type === "mesures";
export const isReferentiel = (s: Source): s is SourceReferentiel => s.type === "referentiel";
