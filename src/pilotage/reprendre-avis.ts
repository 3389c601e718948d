import type { Anomalie } from "../modele/anomalie.ts";
import { SUITE_OUVERTE, type Avis, type DecisionAvis } from "./avis.ts";
import { Fichier, texteDe } from "./fichier-recrit.ts";

/** Les fichiers de pilotage qu'un avis peut changer, en texte ; une chaîne vide si le fichier manque. */
export interface FichiersPilotage {
  readonly actions: string;
  readonly projets: string;
  readonly commande: string;
  readonly seances: string;
}

export interface Reprise {
  readonly fichiers: FichiersPilotage;
  readonly decisions: number;
  readonly reponses: number;
  readonly commentaires: number;
  /** Ce que les avis disent et qui était déjà écrit. */
  readonly dejaLa: number;
  /** Ce qui n'a pas été repris, et pourquoi : une fiche changée entre-temps, deux avis qui se contredisent. */
  readonly conflits: readonly Anomalie[];
}

/** Une proposition d'un avis pour un champ : ce qu'il veut, et d'où il vient. */
interface Proposition<T> {
  readonly avis: Avis;
  readonly voulu: T;
}

const deQui = ({ fonction, groupe, date, fichier }: Avis): string => `${fonction}, ${groupe}, ${date} (${fichier})`;

function grouper<T>(propositions: readonly Proposition<T>[], cle: (voulu: T) => string): Proposition<T>[][] {
  const groupes = new Map<string, Proposition<T>[]>();
  for (const p of propositions) groupes.set(cle(p.voulu), [...(groupes.get(cle(p.voulu)) ?? []), p]);
  return [...groupes.values()];
}

/** Ce qu'un avis écrit dans une fiche. */
interface ChampAvis<T> {
  readonly nom: string;
  readonly dire: (voulu: T) => string;
  readonly avant: (voulu: T) => string | null;
  readonly ecrit: (p: Proposition<T>) => Readonly<Record<string, string | null>>;
  /** Une clé qui, absente, fait du même mot une simple proposition. */
  readonly scelle?: string;
  readonly compter: "decisions" | "reponses";
}

/** La décision d'une instance sur une fiche soumise. */
const ETAT: ChampAvis<DecisionAvis> = {
  nom: "etat",
  dire: ({ etat, motif }) => (motif === null ? etat : `${etat} : ${motif}`),
  avant: (d) => d.avant,
  ecrit: ({ avis: a, voulu }) => ({ etat: voulu.etat, instance: a.groupe, decidee_le: a.date, motif: voulu.motif }),
  compter: "decisions",
};

/** Ce qu'on fera d'une action menée : la proposition de l'équipe devient une décision quand elle a un jour. */
const SUITE: ChampAvis<DecisionAvis> = {
  nom: "suite",
  dire: ({ etat }) => etat,
  avant: ({ avant }) => (avant === SUITE_OUVERTE ? null : avant),
  ecrit: ({ avis: a, voulu }) => ({ suite: voulu.etat, suite_decidee_le: a.date }),
  scelle: "suite_decidee_le",
  compter: "decisions",
};

/**
 * Reprend des avis dans les fichiers de pilotage. Personne ne l'emporte en silence : deux avis qui se contredisent ne sont
 * repris ni l'un ni l'autre, et une fiche changée depuis l'export reste telle qu'elle est. Un avis repris deux fois ne change
 * rien la seconde. Pur : n'écrit pas.
 */
export function reprendreAvis(avis: readonly Avis[], textes: FichiersPilotage): Reprise {
  const actions = new Fichier("pilotage/actions.yaml", textes.actions);
  const projets = new Fichier("pilotage/projets.yaml", textes.projets);
  const commande = new Fichier("pilotage/commande.yaml", textes.commande);
  const seances = new Fichier("pilotage/seances.yaml", textes.seances);
  const conflits: Anomalie[] = [];
  const compte = { decisions: 0, reponses: 0, commentaires: 0, dejaLa: 0 };

  /** Une fiche, tous les avis qui la concernent : absente, contredite, déjà écrite, changée depuis, ou reprise. */
  const reprendre = <T>(
    fichier: Fichier,
    liste: string,
    id: string,
    propositions: readonly Proposition<T>[],
    champ: ChampAvis<T>,
  ): void => {
    const fiche = fichier.fiche(liste, id);
    const refuser = (
      valeur: string | null,
      message: string,
      action: string,
      gravite: Anomalie["gravite"] = "bloquante",
    ): void => {
      conflits.push({ gravite, code: "conflit", fichier: fichier.nom, ligne: fiche && fichier.ligne(fiche), colonne: champ.nom, valeur, message, action }); // prettier-ignore
    };
    const [premiere] = propositions;
    if (!premiere) return;
    if (!fiche) {
      refuser(id, `fiche introuvable : ${propositions.map((p) => deQui(p.avis)).join(" ; ")}`, "Elle a été ôtée depuis l'export : la remettre, ou renoncer à cet avis."); // prettier-ignore
      return;
    }
    const present = texteDe(fiche, champ.nom);
    const isScellee = champ.scelle === undefined || texteDe(fiche, champ.scelle) !== null;
    /** La fiche dit déjà ce que veut cet avis ; le même état pour un autre motif n'est pas la même décision. */
    const isEcrite = (p: Proposition<T>): boolean => {
      const { [champ.nom]: voulu, motif = null } = champ.ecrit(p);
      return present === voulu && isScellee && (motif === null || texteDe(fiche, "motif") === motif);
    };
    const isDivise = new Set(propositions.map((p) => champ.dire(p.voulu))).size > 1;
    const dits = propositions.map((p) => `« ${champ.dire(p.voulu)} » selon ${deQui(p.avis)}`);
    const ecrite = propositions.find(isEcrite);
    if (ecrite) {
      compte.dejaLa++;
      // La séance a tranché, ou l'un a été importé avant l'autre : rien n'est à reprendre, mais le désaccord se dit.
      if (isDivise) refuser(id, `les avis se contredisaient, la fiche dit « ${champ.dire(ecrite.voulu)} » : ${dits.join(" ; ")}`, "Si la séance a tranché ainsi, il n'y a rien à faire.", "avertissement"); // prettier-ignore
    } else if (isDivise) {
      refuser(id, `deux avis se contredisent : ${dits.join(" ; ")}`, "Rien n'a été repris pour cette fiche : trancher en séance, puis l'écrire ici."); // prettier-ignore
    } else if (present !== champ.avant(premiere.voulu) || (champ.scelle !== undefined && isScellee))
      refuser(id, `la fiche a changé depuis l'export : « ${present ?? "rien"} » ici, « ${champ.dire(premiere.voulu)} » selon ${deQui(premiere.avis)}`, "La fiche est restée telle qu'elle était : trancher, puis l'écrire ici."); // prettier-ignore
    else {
      fichier.ecrire(fiche, champ.ecrit(premiere));
      compte[champ.compter]++;
    }
  };

  const decisions = avis.flatMap((a) => a.decisions.map((voulu) => ({ avis: a, voulu })));
  for (const groupe of grouper(decisions, (d) => `${d.liste} ${d.fiche}`)) {
    const { liste, fiche } = groupe[0]!.voulu;
    if (liste === "suites") reprendre(actions, "actions", fiche, groupe, SUITE);
    else reprendre(liste === "projets" ? projets : actions, liste, fiche, groupe, ETAT);
  }
  const reponses = avis.flatMap((a) => a.reponses.map((voulu) => ({ avis: a, voulu })));
  for (const groupe of grouper(reponses, (r) => r.question))
    reprendre(commande, "questions", groupe[0]!.voulu.question, groupe, {
      nom: "reponse",
      dire: (r) => r.reponse,
      avant: (r) => r.avant,
      ecrit: ({ voulu }) => ({ reponse: voulu.reponse }),
      compter: "reponses",
    });

  const connues = new Set(seances.valeurs("seances").map((s) => JSON.stringify(s)));
  for (const { date, groupe, fonction, commentaires } of avis.filter((a) => a.commentaires.length > 0)) {
    const seance = { le: date, groupe, fonction, commentaires: commentaires.map(({ sur, texte }) => ({ sur, texte })) };
    if (connues.has(JSON.stringify(seance))) compte.dejaLa += commentaires.length;
    else {
      seances.ajouter("seances", seance);
      connues.add(JSON.stringify(seance));
      compte.commentaires += commentaires.length;
    }
  }
  return {
    ...compte,
    fichiers: {
      actions: actions.toString(),
      projets: projets.toString(),
      commande: commande.toString(),
      seances: seances.toString(),
    },
    conflits,
  };
}
