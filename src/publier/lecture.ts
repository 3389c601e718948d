import { repondreActivite } from "../calculer/activite/repondre.ts";
import { evolution, interdit } from "../calculer/evolution.ts";
import { findGroupe } from "../calculer/groupes.ts";
import { perimetreEntre } from "../calculer/perimetre.ts";
import { reglesDe } from "../calculer/valeurs.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { codeComparables, themeComparables } from "../indicateurs/comparables.ts";
import type { Catalogue } from "../indicateurs/index.ts";
import { EXPORTS_CCAS } from "../modele/agregat.ts";
import type { Charte } from "../modele/charte.ts";
import type { Fond } from "../modele/fond.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { coupuresDe, type Journal } from "../modele/journal.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import { isServi } from "../modele/statut.ts";
import type { Tendance } from "../modele/tendance.ts";
import type { Niveau, Territoire } from "../modele/territoire.ts";
import type { AgregatProtege, BilanSecret, Edition, Lecture, Perimetre, ResultatSuivi } from "../rapport/lecture.ts";
import type { PilotageEdition } from "../pilotage/edition.ts";
import { repondrePilotage } from "../pilotage/indicateurs.ts";
import { readPilotageEdition } from "./pilotage.ts";
import { deriver } from "./activites.ts";
import { bilanOf, type AgregatsProteges } from "./agregats-proteges.ts";
import { readContoursLus, readFichiersLus } from "./fichiers-lus.ts";
import { cle, FRANCE, segmentOf, type Officiel } from "./officiel.ts";

type Place = Parameters<typeof perimetreEntre>[1];

class LectureEntrepot implements Lecture {
  readonly #officiel: Officiel;
  readonly #agregats: readonly AgregatProtege[];
  readonly #catalogue: Catalogue;
  readonly perimetre: Perimetre;
  readonly fonds: readonly Fond[];
  readonly charte?: Charte;
  readonly populations: Officiel["populations"];
  readonly projection: Officiel["projection"];
  constructor(
    readonly edition: Edition,
    readonly annee: number,
    readonly fictif: boolean,
    readonly nomCcas: string,
    readonly fichiers: Lecture["fichiers"],
    readonly reglages: Lecture["reglages"],
    officiel: Officiel,
    agregats: readonly AgregatProtege[],
    readonly secret: BilanSecret | null,
    catalogue: Catalogue,
    readonly pilotage: PilotageEdition,
    readonly journal: Journal,
    charte: Charte | undefined,
  ) {
    if (charte) this.charte = charte;
    this.#catalogue = catalogue;
    this.#officiel = officiel;
    this.perimetre = officiel.perimetre;
    this.fonds = officiel.fonds;
    this.populations = officiel.populations;
    this.projection = officiel.projection;
    this.#agregats = agregats;
  }

  indicateurs(): readonly Indicateur[] {
    return this.#catalogue.choisis.filter((i) => this.dernier(i.code) !== undefined);
  }

  catalogue(): readonly Indicateur[] {
    return this.#catalogue.choisis;
  }

  indicateur(code: string): Indicateur | undefined {
    return this.#catalogue.get(code);
  }

  serie(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[] {
    return this.#officiel.series.get(cle(code, niveau, territoire)) ?? [];
  }

  serieComparable(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[] {
    const indicateur = this.#catalogue.get(code);
    const serie = this.serie(code, niveau, territoire);
    const dernier = serie.findLast((r) => isServi(r.statut));
    if (!indicateur || !dernier) return [];
    const gardes: ResultatSuivi[] = [];
    for (const r of serie.toReversed()) {
      if (r.annee > dernier.annee) continue;
      const admis = gardes.every((g) => this.#isAdmis(indicateur, { niveau, code: territoire }, r, g));
      if (r === dernier || admis) gardes.unshift(r);
    }
    return gardes;
  }

  isRapprochable(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): boolean {
    const indicateur = this.#catalogue.get(code);
    const serie = this.serie(code, niveau, territoire);
    const [a, b] = [debut, fin].map((annee) => serie.find((r) => r.annee === annee));
    return !!indicateur && !!a && !!b && this.#isAdmis(indicateur, { niveau, code: territoire }, a, b);
  }

  // Une rupture se montre (la courbe est coupée), deux années proches aussi (aucune phrase n'en tire une évolution) ;
  // une enquête partagée ou un périmètre changé exclut le millésime.
  #isAdmis(indicateur: Indicateur, t: Place, a: ResultatSuivi, b: ResultatSuivi): boolean {
    return interdit(a.annee, b.annee, { ...this.#regles(indicateur, t, a, b), ruptures: [], ecarts: [] }) === null;
  }

  dernier(code: string): ResultatSuivi | undefined {
    const { commune } = this.perimetre;
    return this.serie(code, commune.niveau, commune.code).findLast((r) => isServi(r.statut));
  }

  comparaison(code: string): readonly ResultatSuivi[] {
    const { commune, epci, departement, region, strate } = this.perimetre;
    // Les communes de même taille ou ressemblantes s'ajoutent au millésime que les autres ont choisi.
    const theme = findGroupe(codeComparables(themeComparables(this.#catalogue.get(code)?.theme ?? "")));
    const groupes = [strate, theme].filter((t) => t != null);
    const autres = [epci, departement, region].filter((t) => t !== null);
    for (const ici of this.serie(code, commune.niveau, commune.code).toReversed()) {
      if (!isServi(ici.statut)) continue;
      const au = (t: Territoire): ResultatSuivi | undefined =>
        this.serie(code, t.niveau, t.code).find((r) => r.millesime === ici.millesime);
      const france = ["valeur", "avertissement", "estimation"].flatMap((s) =>
        FRANCE.flatMap((t) => au(t) ?? []).filter((r) => r.statut === s),
      )[0];
      const eux = [...autres.flatMap((t) => au(t) ?? []), ...(france ? [france] : [])];
      if (eux.some((r) => isServi(r.statut))) return [ici, ...eux, ...groupes.flatMap((t) => au(t) ?? [])];
    }
    return [];
  }

  parIris(code: string): readonly ResultatSuivi[] {
    const series = this.perimetre.iris.map((t) => this.serie(code, "iris", t.code));
    const annees = series
      .flat()
      .filter((r) => isServi(r.statut))
      .map((r) => r.annee);
    const derniere = Math.max(...annees);
    return annees.length === 0 ? [] : series.flatMap((s) => s.filter((r) => r.annee === derniere));
  }

  evolution(code: string, niveau: Niveau, territoire: string, debut: number, fin: number): Resultat {
    const indicateur = this.#catalogue.get(code);
    const serie = this.serie(code, niveau, territoire);
    const [a, b] = [debut, fin].map((annee) => serie.find((r) => r.annee === annee));
    if (!indicateur || !a || !b)
      throw new RangeError(`evolution must have both ends, got ${code} ${territoire} ${debut}-${fin}`);
    return evolution(a, b, indicateur, this.#regles(indicateur, { niveau, code: territoire }, a, b));
  }

  tendance(code: string): Tendance | undefined {
    return this.#officiel.tendances.get(code);
  }

  agregats(variable: string): readonly AgregatProtege[] {
    const propre = this.#catalogue.activites.find((a) => a.code === variable);
    const { niveau, code } = this.perimetre.commune;
    if (propre) return deriver(propre, this.#agregats, (officiel) => this.serie(officiel, niveau, code));
    return this.#agregats.filter((a) => a.variable === variable);
  }

  coupures(variable: string): readonly RuptureSerie[] {
    const propre = this.#catalogue.activites.find((a) => a.code === variable);
    const termes = propre ? [propre.numerateur, propre.denominateur ?? propre.numerateur] : [{ variable }];
    const variables = termes.flatMap((t) => ("variable" in t ? [t.variable] : []));
    const sources = this.#agregats.filter((a) => variables.includes(a.variable)).map((a) => a.source);
    return coupuresDe(this.journal.ruptures, [...new Set(sources)], variables);
  }

  #regles(indicateur: Indicateur, t: Place, a: ResultatSuivi, b: ResultatSuivi): Parameters<typeof evolution>[3] {
    return { ...reglesDe(indicateur), ...perimetreEntre(this.#officiel.perimetres, t, a, b) };
  }
}

/** Les séries officielles, et celles que l'édition peut tirer de ses agrégats protégés. */
function withActivite(
  officiel: Officiel,
  { catalogue, reglages, quartiers }: Projet,
  { agregats }: AgregatsProteges,
  nomCcas: string,
): Officiel {
  const { commune, iris } = officiel.perimetre;
  const noms = new Map([commune, ...iris, ...(officiel.perimetre.quartiers ?? [])].map((t) => [t.code, t.nom]));
  const matiere = {
    agregats,
    commune,
    quartiers,
    reglages,
    exports: [], // aucun fichier interne n'est nommé dans un site
    officiel: (code: string, niveau: Niveau, territoire: string) =>
      officiel.series.get(cle(code, niveau, territoire)) ?? [],
  };
  const series = new Map(officiel.series);
  for (const indicateur of catalogue.indicateurs)
    for (const r of repondreActivite(indicateur, matiere)) {
      const k = cle(r.indicateur, r.niveau, r.territoire);
      const annee = Number(r.millesime);
      const suivi = {
        ...r,
        source: r.source.replace(EXPORTS_CCAS, `${nomCcas}, ${EXPORTS_CCAS}`),
        annee,
        segment: segmentOf(indicateur, annee),
        nom: noms.get(r.territoire) ?? r.territoire,
      };
      series.set(k, [...(series.get(k) ?? []), suivi]);
    }
  return { ...officiel, series };
}

/** Les mêmes, et ce que le pilotage compte lui-même. */
function withPilotage(officiel: Officiel, { catalogue, observatoire }: Projet, pilotage: PilotageEdition): Officiel {
  const { commune } = officiel.perimetre;
  const place = { commune, annee: observatoire.annee, reference: pilotage.reference };
  const series = new Map(officiel.series);
  for (const indicateur of catalogue.indicateurs)
    for (const r of repondrePilotage(indicateur, pilotage, place))
      series.set(cle(r.indicateur, r.niveau, r.territoire), [
        { ...r, annee: place.annee, segment: segmentOf(indicateur, place.annee), nom: commune.nom },
      ]);
  return { ...officiel, series };
}

/** Tout ce que le rapport d'une édition peut lire, en mémoire et déjà protégé. */
export async function readLecture(
  connexion: Connexion,
  projet: Projet,
  edition: Edition,
  officiel: Officiel,
  proteges: AgregatsProteges,
): Promise<Lecture> {
  const { observatoire, catalogue } = projet;
  const pilotage = readPilotageEdition(projet, edition);
  return new LectureEntrepot(
    edition,
    observatoire.annee,
    observatoire.fictif,
    observatoire.nom,
    [...(await readFichiersLus(connexion, edition, observatoire.nom)), ...readContoursLus(projet, officiel.fonds)],
    projet.reglages,
    withPilotage(withActivite(officiel, projet, proteges, observatoire.nom), projet, pilotage),
    proteges.agregats,
    bilanOf(proteges),
    catalogue,
    pilotage,
    projet.journal,
    observatoire.charte,
  );
}
