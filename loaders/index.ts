import type { Source, SourceMesures, SourceReferentiel } from "../src/modele/source.ts";
import ademeDpe from "./ademe-dpe.ts";
import cafCommunes from "./caf-communes.ts";
import cafDepartements from "./caf-departements.ts";
import cafEpci from "./caf-epci.ts";
import cafIris from "./caf-iris.ts";
import cafLogementIris from "./caf-logement-iris.ts";
import cafPetiteEnfancePlacesCom from "./caf-petite-enfance-places-com.ts";
import cafPetiteEnfancePlacesDep from "./caf-petite-enfance-places-dep.ts";
import cafPetiteEnfancePlacesEpci from "./caf-petite-enfance-places-epci.ts";
import cafPetiteEnfanceTauxCom from "./caf-petite-enfance-taux-com.ts";
import cafPetiteEnfanceTauxDep from "./caf-petite-enfance-taux-dep.ts";
import cafPetiteEnfanceTauxEpci from "./caf-petite-enfance-taux-epci.ts";
import cafQuotientCommunes from "./caf-quotient-communes.ts";
import cafQuotientIris from "./caf-quotient-iris.ts";
import cafQuotientQpv from "./caf-quotient-qpv.ts";
import cafRsaIris from "./caf-rsa-iris.ts";
import carteLoyers from "./carte-loyers.ts";
import cogAppartenance from "./cog-appartenance.ts";
import cogCodesAnciens from "./cog-codes-anciens.ts";
import cogCommunes from "./cog-communes.ts";
import cogDepartements from "./cog-departements.ts";
import cogEpci from "./cog-epci.ts";
import cogIris from "./cog-iris.ts";
import cogMouvements from "./cog-mouvements.ts";
import cogRegions from "./cog-regions.ts";
import daresDemandeurs from "./dares-demandeurs.ts";
import dreesApl from "./drees-apl.ts";
import eduIpsColleges from "./edu-ips-colleges.ts";
import eduIpsEcoles from "./edu-ips-ecoles.ts";
import filosofiCcClasseur from "./filosofi-cc-classeur.ts";
import filosofiCc from "./filosofi-cc.ts";
import filosofiDisp from "./filosofi-disp.ts";
import filosofiIrisDec from "./filosofi-iris-dec.ts";
import filosofiIris from "./filosofi-iris.ts";
import finessEtablissements from "./finess-etablissements.ts";
import franceTravailLong from "./france-travail-long.ts";
import lovacCommunes from "./lovac-communes.ts";
import melodiBpe from "./melodi-bpe.ts";
import melodiCreations from "./melodi-creations.ts";
import melodiEmploi from "./melodi-emploi.ts";
import melodiEtatCivil from "./melodi-etat-civil.ts";
import melodiFamillesAgeEnfant from "./melodi-familles-age-enfant.ts";
import melodiFamilles from "./melodi-familles.ts";
import melodiFilosofiMenages from "./melodi-filosofi-menages.ts";
import melodiFilosofi from "./melodi-filosofi.ts";
import melodiFlores from "./melodi-flores.ts";
import melodiLogement from "./melodi-logement.ts";
import melodiMenages from "./melodi-menages.ts";
import melodiPopulationPcs from "./melodi-population-pcs.ts";
import melodiPopulation from "./melodi-population.ts";
import melodiPopulationsReference from "./melodi-populations-reference.ts";
import melodiSerieHistorique from "./melodi-serie-historique.ts";
import melodiUnions from "./melodi-unions.ts";
import ofglCcas from "./ofgl-ccas.ts";
import qpvFilosofi2024 from "./qpv-filosofi-2024.ts";
import qpvFilosofi from "./qpv-filosofi.ts";
import qpvListe from "./qpv-liste.ts";
import qpvPopulation from "./qpv-population.ts";
import qpvRevenus from "./qpv-revenus.ts";
import reponsePetiteEnfance from "./reponse-petite-enfance.ts";
import reponseMissionLocale from "./reponse-mission-locale.ts";
import reponseGeodip from "./reponse-geodip.ts";
import releveRegistre from "./releve-registre.ts";
import releveAccompagnement from "./releve-accompagnement.ts";
import releveDemandes from "./releve-demandes.ts";
import reponseAutonomie from "./reponse-autonomie.ts";
import reponseBailleurs from "./reponse-bailleurs.ts";
import reponseCaf from "./reponse-caf.ts";
import reponseCpam from "./reponse-cpam.ts";
import reponseSne from "./reponse-sne.ts";
import reponseFranceTravail from "./reponse-france-travail.ts";
import reponseFsl from "./reponse-fsl.ts";
import rpAges from "./rp-ages.ts";
import rpCcDiplomes from "./rp-cc-diplomes.ts";
import rpCcEmploi from "./rp-cc-emploi.ts";
import rpCcFamilles from "./rp-cc-familles.ts";
import rpCcLogement from "./rp-cc-logement.ts";
import rpCcPopulation from "./rp-cc-population.ts";
import rpComparateur from "./rp-comparateur.ts";
import rpDossierComplet from "./rp-dossier-complet.ts";
import rpIcDiplomes from "./rp-ic-diplomes.ts";
import rpIcEmploi from "./rp-ic-emploi.ts";
import rpIcFamillesClasseur from "./rp-ic-familles-classeur.ts";
import rpIcFamilles from "./rp-ic-familles.ts";
import rpIcLogementClasseur from "./rp-ic-logement-classeur.ts";
import rpIcLogement from "./rp-ic-logement.ts";
import rpIcPopulationClasseur from "./rp-ic-population-classeur.ts";
import rpIcPopulation from "./rp-ic-population.ts";
import rpIrisLogement from "./rp-iris-logement.ts";
import rpIrisMenages from "./rp-iris-menages.ts";
import rpIrisPopulation from "./rp-iris-population.ts";
import rplsCommunes from "./rpls-communes.ts";
import santeMortalite from "./sante-mortalite.ts";
import sireneCcas from "./sirene-ccas.ts";
import sruCommunes from "./sru-communes.ts";
import ssmsiCommunesVirgule from "./ssmsi-communes-virgule.ts";
import ssmsiCommunes from "./ssmsi-communes.ts";
import ssmsiDepartementsAncien from "./ssmsi-departements-ancien.ts";
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
  qpvListe,
  sireneCcas,
  rpComparateur,
  rpDossierComplet,
  rpIrisPopulation,
  rpIrisMenages,
  rpIrisLogement,
  filosofiCc,
  filosofiCcClasseur,
  filosofiDisp,
  filosofiIris,
  finessEtablissements,
  filosofiIrisDec,
  cafIris,
  cafCommunes,
  melodiEtatCivil,
  melodiSerieHistorique,
  melodiUnions,
  ofglCcas,
  qpvFilosofi2024,
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
  ademeDpe,
  cafDepartements,
  cafEpci,
  cafLogementIris,
  cafPetiteEnfancePlacesCom,
  cafPetiteEnfancePlacesDep,
  cafPetiteEnfancePlacesEpci,
  cafPetiteEnfanceTauxCom,
  cafPetiteEnfanceTauxDep,
  cafPetiteEnfanceTauxEpci,
  cafQuotientCommunes,
  cafQuotientIris,
  cafQuotientQpv,
  cafRsaIris,
  carteLoyers,
  dreesApl,
  eduIpsColleges,
  eduIpsEcoles,
  lovacCommunes,
  melodiFamillesAgeEnfant,
  melodiFilosofi,
  melodiFilosofiMenages,
  melodiMenages,
  melodiPopulation,
  melodiPopulationsReference,
  qpvFilosofi,
  rpCcDiplomes,
  rpCcEmploi,
  rpCcFamilles,
  rpCcLogement,
  rpCcPopulation,
  rpIcDiplomes,
  rpIcEmploi,
  rpIcFamilles,
  rpIcFamillesClasseur,
  rpIcLogement,
  rpIcLogementClasseur,
  rpIcPopulation,
  rpIcPopulationClasseur,
  sruCommunes,
  ssmsiCommunesVirgule,
  ssmsiDepartementsAncien,
  reponseCaf,
  reponseCpam,
  reponseFranceTravail,
  reponseBailleurs,
  reponseAutonomie,
  reponseFsl,
  releveDemandes,
  releveAccompagnement,
  releveRegistre,
  reponseGeodip,
  reponseMissionLocale,
  reponsePetiteEnfance,
  reponseSne,
];

export const getSource = (id: string): Source | undefined => SOURCES.find((s) => s.id === id);

/** Le référentiel qui donne une famille de désignations. */
export const getReferentielDesigne = (famille: string): SourceReferentiel | undefined =>
  SOURCES.filter(isReferentiel).find((s) => s.tables.some((t) => t.designe === famille));

export const isMesures = (s: Source): s is SourceMesures => s.type === "mesures";
export const isReferentiel = (s: Source): s is SourceReferentiel => s.type === "referentiel";
