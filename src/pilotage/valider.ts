import type { Place } from "../charger/champs-yaml.ts";
import { defautDe, type Defaut } from "./defaut.ts";
import { echeanceLegale } from "./echeances.ts";
import { isConventionLisible, isParolePubliable, type Edition } from "./edition.ts";
import type { Pilotage } from "./lire.ts";
import { suggest } from "../coffre/texte.ts";
import { THEMES } from "../modele/indicateur.ts";
import { semblesNommer } from "../modele/semble-nommer.ts";
import { textesDe } from "./personnes.ts";
import { arreteDe, validerAction, validerPreconisation, validerProjet, type Reperes } from "./valider-actions.ts";

const TOUTES: readonly Edition[] = ["direction", "copil", "public"];

interface Rangee {
  readonly fiche: { readonly place: Place };
  /** Qui lirait la fiche. */
  readonly arrete: readonly Edition[];
}

/**
 * Tous les défauts de fond du pilotage d'un projet : ce qu'une fiche dit de faux, d'incomplet, ou de trop. Pur : ne lit rien.
 * Ce que chaque édition en fait est l'affaire d'`anomaliesPour`.
 */
export function validerPilotage(p: Pilotage, reperes: Reperes): readonly Defaut[] {
  return [
    ...p.preconisations.flatMap((x) => validerPreconisation(x, reperes)),
    ...p.actions.flatMap((x) => validerAction(x, reperes)),
    ...p.projets.flatMap(validerProjet),
    ...validerConventions(p),
    ...validerMandat(p, reperes),
    ...validerCommande(p, reperes),
    ...validerParoles(p),
    ...validerReferences(p),
    ...validerThemes(p),
    ...validerAvenir(p, reperes.reference),
    ...validerDoublons(p),
    ...validerQuestionnaire(p),
    ...rangeesDe(p).flatMap(validerNoms),
  ];
}

/** Chaque fiche, et les éditions qui l'imprimeraient. */
function rangeesDe(p: Pilotage): readonly Rangee[] {
  const publiques = [p.commande, p.mandat, p.questionnaire, ...p.corrections].filter((f) => f !== null);
  const { paroles = [], ...reste } = p.contributions ?? {};
  return [
    ...[...p.preconisations, ...p.actions, ...p.projets].map((fiche) => ({ fiche, arrete: arreteDe(fiche.etat) })),
    ...p.conventions.map((fiche) => ({ fiche, arrete: TOUTES.filter((e) => isConventionLisible(fiche, e)) })),
    ...paroles.map((fiche) => ({ fiche, arrete: isParolePubliable(fiche) ? TOUTES : [] })),
    ...p.seances.map((fiche) => ({ fiche, arrete: TOUTES.filter((e) => e !== "public") })),
    ...publiques.map((fiche) => ({ fiche, arrete: TOUTES })),
    ...(p.contributions ? [{ fiche: { ...reste, place: p.contributions.place }, arrete: TOUTES }] : []),
  ];
}

/** Aucun champ n'est fait pour une personne privée. Le message ne répète pas ce qu'il a cru reconnaître. */
const validerNoms = ({ fiche, arrete }: Rangee): Defaut[] =>
  textesDe(fiche)
    .filter(({ texte }) => semblesNommer(texte))
    .map(({ cle, ligne }) => ({
      ...defautDe(fiche, arrete)(cle, "ce texte semble nommer une personne", "Écrire sa fonction (« responsable de l'accueil »), jamais son nom."), // prettier-ignore
      ligne,
      code: "personne-nommee",
    }));

/** Une question se rattache à sa colonne par son numéro. */
const validerQuestionnaire = ({ questionnaire }: Pilotage): Defaut[] =>
  questionnaire === null
    ? []
    : [
        ...questionnaire.questions.flatMap((q, i) => [
          ...(/^q(?:[1-9]|1[0-2])$/.test(q.id)
            ? []
            : [defautDe(q, TOUTES)("id", `« ${q.id} » n'est pas une question lue par la correspondance`, "Écrire q1, q2… jusqu'à q12.")]), // prettier-ignore
          ...(questionnaire.questions.findIndex((autre) => autre.id === q.id) === i
            ? []
            : [defautDe(q, TOUTES)("id", "cette question est déjà écrite plus haut", "Lui donner son propre numéro.")]), // prettier-ignore
        ]),
        ...(questionnaire.au < questionnaire.du
          ? [defautDe(questionnaire, TOUTES)("au", "le questionnaire finit avant d'avoir commencé", "Corriger « du » ou « au ».")] // prettier-ignore
          : []),
        ...(questionnaire.choix === "quotas" && questionnaire.calage.length === 0
          ? [defautDe(questionnaire, TOUTES)("calage", "des quotas sans dire sur quoi", "Écrire calage: [âge et sexe, recensement de 2022].")] // prettier-ignore
          : []),
      ];

const validerConventions = ({ conventions }: Pilotage): Defaut[] =>
  conventions.flatMap((c) => {
    const dire = defautDe(
      c,
      TOUTES.filter((e) => isConventionLisible(c, e)),
    );
    const debut = c.debut ?? c.signee_le;
    return [
      ...(debut !== null && debut !== "" && c.echeance !== "" && c.echeance < debut
        ? [dire("echeance", "la convention finit avant de commencer", "Corriger l'une des deux dates.", c.echeance)]
        : []),
      ...(c.signee_le !== null && c.signataires.length === 0
        ? [dire("signee_le", "une convention signée sans signataire", "Ajouter signataires:.")]
        : []),
    ];
  });

function validerMandat({ mandat }: Pilotage, { presentation: dite, organisme: attendu }: Reperes): Defaut[] {
  if (!mandat || mandat.elections === "") return [];
  const dire = defautDe(mandat, []);
  const { organisme, communes, presentation, rapport } = mandat;
  const echeance = echeanceLegale(mandat.elections);
  return [
    ...(organisme !== attendu
      ? [{ ...dire("organisme", `observatoire.yaml décrit ${attendu === "CIAS" ? "une intercommunalité" : "une commune"} : son analyse est celle d'un ${attendu}`, `Écrire organisme: ${attendu}, ou corriger le territoire d'observatoire.yaml.`, organisme), arrete: TOUTES }] // prettier-ignore
      : []),
    ...(organisme === "CIAS" && communes.length === 0
      ? [dire("organisme", "un CIAS sans communes", "Ajouter communes: avec les codes officiels de son ressort.")]
      : []),
    ...(presentation !== null && dite !== null && presentation !== dite
      ? [{ ...dire("presentation", `observatoire.yaml dit un autre jour (${dite})`, "Garder l'un des deux.", presentation), arrete: TOUTES }] // prettier-ignore
      : []),
    ...(rapport === "socle" && presentation !== null && presentation > echeance
      ? [dire("presentation", `présenté après l'échéance légale (${echeance})`, "Avancer la présentation : R. 123-1 du CASF.", presentation)] // prettier-ignore
      : []),
  ];
}

const validerCommande = ({ commande }: Pilotage, reperes: Reperes): Defaut[] => [
  ...(commande?.validee_le != null && commande.instance === null
    ? [defautDe(commande, TOUTES)("validee_le", "une commande validée sans l'instance qui l'a validée", "Ajouter instance:.")] // prettier-ignore
    : []),
  ...(commande?.questions ?? []).flatMap(
    (q) =>
    q.indicateurs
      .filter((code) => !reperes.indicateur(code))
      .map((code) => defautDe(q, TOUTES)("indicateurs", "indicateur inconnu du catalogue", "Vérifier le code dans la page « Méthode ».", code)), // prettier-ignore
  ),
];

/** Une parole sans consentement n'est imprimée nulle part : le dire, pour qu'on ne la croie pas publiée. */
const validerParoles = ({ contributions }: Pilotage): Defaut[] =>
  (contributions?.paroles ?? [])
    .filter((x) => !isParolePubliable(x))
    .map((x) =>
      defautDe(x, [])(
        x.consentement ? "anonyme" : "consentement",
        `une parole sans ${x.consentement ? "anonymat" : "consentement"} n'est imprimée dans aucune édition`,
        "Recueillir l'accord, retirer ce qui désigne la personne, ou ôter la parole.",
      ),
    );

/** Tout identifiant cité existe. */
function validerReferences(p: Pilotage): Defaut[] {
  const ids = {
    préconisation: new Set(p.preconisations.map((x) => x.id)),
    convention: new Set(p.conventions.map((x) => x.id)),
    projet: new Set(p.projets.map((x) => x.id)),
    partenaire: new Set((p.contributions?.partenaires ?? []).map((x) => x.id)),
  };
  const chercher = ({ fiche, arrete }: Rangee, cle: string, quoi: keyof typeof ids, cites: readonly (string | null)[]) =>
    cites
      .filter((id): id is string => id !== null && id !== "" && !ids[quoi].has(id))
      .map((id) => defautDe(fiche, arrete)(cle, `${quoi} introuvable`, `L'écrire dans pilotage/, ou corriger l'identifiant.`, id)); // prettier-ignore
  return [
    ...p.actions.flatMap((a) => {
      const rangee = { fiche: a, arrete: arreteDe(a.etat) };
      return [
        ...chercher(rangee, "preconisation", "préconisation", [a.preconisation]),
        ...chercher(rangee, "convention", "convention", [a.convention]),
        ...chercher(rangee, "projet", "projet", [a.projet]),
        ...chercher(rangee, "partenaires", "partenaire", a.partenaires),
      ];
    }),
    ...(p.contributions?.partenaires ?? []).flatMap((x) =>
      chercher({ fiche: x, arrete: TOUTES }, "convention", "convention", [x.convention]),
    ),
  ];
}

const CODES_THEMES = Object.keys(THEMES);
const NOMS_THEMES: readonly string[] = [...CODES_THEMES, ...Object.values(THEMES)];

/** Un thème mal écrit ne s'imprime nulle part : l'offre manque au tableau des besoins, la fiche à son thème de la séance. */
const validerThemes = ({ preconisations, actions, contributions }: Pilotage): Defaut[] =>
  [...preconisations, ...actions, ...(contributions?.offre ?? [])].flatMap(
    (fiche) =>
    fiche.themes
      .filter((theme) => theme !== "" && !NOMS_THEMES.includes(theme))
      .map((theme) => defautDe(fiche, [])("themes", "thème inconnu : la fiche n'y sera pas", suggest(theme, CODES_THEMES), theme)), // prettier-ignore
  );

/** Ce qui est dit fait ou décidé après le jour de l'édition : le plus souvent une année mal écrite. */
const validerAvenir = (p: Pilotage, reference: string): Defaut[] =>
  [
    ...[...p.preconisations, ...p.projets].map((f) => ({ f, cles: { decidee_le: f.decidee_le } })),
    ...p.actions.map((f) => ({ f, cles: { decidee_le: f.decidee_le, realisee_le: f.realisee_le } })),
  ].flatMap(
    ({ f, cles }) =>
    Object.entries(cles)
      .filter(([, jour]) => jour !== null && jour > reference)
      .map(([cle, jour]) => defautDe(f, [])(cle, `ce jour est après celui de l'édition (${reference})`, "Vérifier l'année.", jour)), // prettier-ignore
  );

/** Un identifiant ne désigne qu'une fiche de son genre. */
const validerDoublons = (p: Pilotage): Defaut[] =>
  [p.preconisations, p.actions, p.conventions, p.projets, p.contributions?.partenaires ?? []].flatMap((fiches) =>
    fiches
      .filter((f, i) => f.id !== "" && fiches.findIndex((g) => g.id === f.id) !== i)
      .map((f) => defautDe(f, TOUTES)("id", "cet identifiant est déjà pris plus haut", "En choisir un autre.", f.id)),
  );
