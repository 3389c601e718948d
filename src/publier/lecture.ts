import { reglesDe, rupturesDe } from "../calculer/valeurs.ts";
import { evolution, interdit } from "../calculer/evolution.ts";
import { exprimer } from "../calculer/geographie.ts";
import { readContexte, readLignes, toResultat, type LigneResultat } from "../calculer/lire.ts";
import { readPerimetres } from "../calculer/perimetre.ts";
import { perimetreChange } from "../calculer/territoires.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { getIndicateur, INDICATEURS } from "../indicateurs/index.ts";
import type { Agregat } from "../modele/agregat.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import { isServi } from "../modele/statut.ts";
import { FRANCES, type Niveau, type Territoire } from "../modele/territoire.ts";
import type { AgregatProtege, Edition, Lecture, ResultatSuivi } from "../rapport/lecture.ts";
import { isPartProtegee, masquerPrimaire, SEUILS } from "../secret/primaire.ts";
import { readFichiersLus } from "./fichiers-lus.ts";
import { readPerimetre } from "./perimetre.ts";

const FRANCE: readonly Territoire[] = Object.entries(FRANCES).map(([code, nom]) => ({ niveau: "france", code, nom }));
const cle = (code: string, niveau: Niveau, territoire: string): string => `${code} ${niveau} ${territoire}`;

/** Numéro de segment d'une année : une de plus à chaque rupture déclarée. */
const segmentOf = (indicateur: Indicateur, annee: number): number =>
  rupturesDe(indicateur).filter((r) => r.depuis <= annee).length;

/** Un seul résultat par année : pour une variation, la période la plus courte. */
function uneParAnnee(lignes: readonly LigneResultat[]): LigneResultat[] {
  const parAnnee = new Map<number, LigneResultat>();
  for (const l of lignes) {
    const deja = parAnnee.get(l.annee);
    if (!deja || (l.debut ?? 0) > (deja.debut ?? 0)) parAnnee.set(l.annee, l);
  }
  return [...parAnnee.values()].sort((a, b) => a.annee - b.annee);
}

interface Memoire {
  readonly series: ReadonlyMap<string, readonly ResultatSuivi[]>;
  /** Pour chaque couple de géographies de la commune, la raison pour laquelle elles ne se comparent pas. */
  readonly changements: ReadonlyMap<string, string>;
}

async function remember(connexion: Connexion, projet: Projet, territoires: readonly Territoire[]): Promise<Memoire> {
  const contexte = await readContexte(connexion, projet.observatoire.cog);
  const noms = new Map(territoires.map((t) => [`${t.niveau} ${t.code}`, t.nom]));
  const groupes = new Map<string, LigneResultat[]>();
  for (const l of await readLignes(connexion, { territoires })) {
    const k = cle(l.indicateur, l.niveau, l.territoire);
    groupes.set(k, [...(groupes.get(k) ?? []), l]);
  }
  const perimetres = await readPerimetres(connexion, [...new Set(territoires.map((t) => t.code.slice(0, 5)))]);
  const series = new Map<string, ResultatSuivi[]>();
  for (const [k, lignes] of groupes)
    series.set(
      k,
      uneParAnnee(lignes).flatMap((l) => {
        const indicateur = getIndicateur(l.indicateur);
        if (!indicateur) return [];
        const nom = noms.get(`${l.niveau} ${l.territoire}`) ?? l.territoire;
        return [
          {
            ...exprimer(toResultat(l, contexte), undefined, contexte.cog, perimetres),
            annee: l.annee,
            segment: segmentOf(indicateur, l.annee),
            nom,
          },
        ];
      }),
    );
  const cogs = [...new Set([...contexte.fichiers.values()].flatMap((f) => f.cog ?? []))];
  const changements = new Map<string, string>();
  for (const a of cogs)
    for (const b of cogs.filter((x) => x > a)) {
      const raison = await perimetreChange(connexion, { niveau: "commune", code: projet.observatoire.commune }, a, b);
      if (raison) changements.set(`${a} ${b}`, raison);
    }
  return { series, changements };
}

class LectureEntrepot implements Lecture {
  readonly #memoire: Memoire;
  readonly #agregats: readonly AgregatProtege[];
  constructor(
    readonly edition: Edition,
    readonly annee: number,
    readonly fictif: boolean,
    readonly nomCcas: string,
    readonly perimetre: Lecture["perimetre"],
    readonly fichiers: Lecture["fichiers"],
    memoire: Memoire,
    agregats: readonly AgregatProtege[],
  ) {
    this.#memoire = memoire;
    this.#agregats = agregats;
  }

  indicateurs(): readonly Indicateur[] {
    return INDICATEURS.filter((i) => this.dernier(i.code) !== undefined);
  }

  indicateur(code: string): Indicateur | undefined {
    return getIndicateur(code);
  }

  serie(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[] {
    return this.#memoire.series.get(cle(code, niveau, territoire)) ?? [];
  }

  serieComparable(code: string, niveau: Niveau, territoire: string): readonly ResultatSuivi[] {
    const indicateur = getIndicateur(code);
    const serie = this.serie(code, niveau, territoire);
    const dernier = serie.findLast((r) => isServi(r.statut));
    if (!indicateur || !dernier) return [];
    const gardes: ResultatSuivi[] = [];
    for (const r of serie.toReversed()) {
      if (r.annee > dernier.annee) continue;
      // Une rupture se montre (la courbe est coupée) ; une enquête partagée ou un périmètre changé exclut le millésime.
      const admis = gardes.every(
        (g) => interdit(r.annee, g.annee, { ...this.#regles(indicateur, niveau, r, g), ruptures: [] }) === null,
      );
      if (r === dernier || admis) gardes.unshift(r);
    }
    return gardes;
  }

  dernier(code: string): ResultatSuivi | undefined {
    return this.serie(code, "commune", this.perimetre.commune.code).findLast((r) => isServi(r.statut));
  }

  comparaison(code: string): readonly ResultatSuivi[] {
    const { commune, epci, departement, region } = this.perimetre;
    const autres = [epci, departement, region].filter((t) => t !== null);
    for (const ici of this.serie(code, "commune", commune.code).toReversed()) {
      if (!isServi(ici.statut)) continue;
      const au = (t: Territoire): ResultatSuivi | undefined =>
        this.serie(code, t.niveau, t.code).find((r) => r.millesime === ici.millesime);
      const france = ["valeur", "avertissement", "estimation"].flatMap((s) =>
        FRANCE.flatMap((t) => au(t) ?? []).filter((r) => r.statut === s),
      )[0];
      const eux = [...autres.flatMap((t) => au(t) ?? []), ...(france ? [france] : [])];
      if (eux.some((r) => isServi(r.statut))) return [ici, ...eux];
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
    const indicateur = getIndicateur(code);
    const serie = this.serie(code, niveau, territoire);
    const [a, b] = [debut, fin].map((annee) => serie.find((r) => r.annee === annee));
    if (!indicateur || !a || !b)
      throw new RangeError(`evolution must have both ends, got ${code} ${territoire} ${debut}-${fin}`);
    return evolution(a, b, indicateur, this.#regles(indicateur, niveau, a, b));
  }

  agregats(variable: string): readonly AgregatProtege[] {
    return this.#agregats.filter((a) => a.variable === variable);
  }

  #regles(indicateur: Indicateur, niveau: Niveau, a: ResultatSuivi, b: ResultatSuivi): Parameters<typeof evolution>[3] {
    const [x, y] = [a.cog ?? 0, b.cog ?? 0].sort((m, n) => m - n);
    const change =
      niveau === "commune" || niveau === "iris" ? (this.#memoire.changements.get(`${x} ${y}`) ?? null) : null;
    const incertain = a.cog !== b.cog && (niveau === "epci" || niveau === "iris");
    return {
      ...reglesDe(indicateur),
      perimetreChange: change,
      perimetreIncertain: incertain
        ? `${niveau === "iris" ? "R12" : "R11"} : géographies ${a.cog} et ${b.cog}, périmètre peut-être différent`
        : null,
    };
  }
}

/** Un taux publié suit son complément : 27 accords sur 30 diraient les 3 refus. */
const TAUX: Readonly<Record<string, string>> = {
  decisions_favorables: "decisions",
  reponses_satisfaites: "reponses_exprimees",
};

/** Les agrégats du CCAS, masqués au seuil de l'édition avant que le rapport ne les voie. */
async function readAgregats(connexion: Connexion, edition: Edition): Promise<AgregatProtege[]> {
  const rows = await connexion.rows<Agregat>(
    "select source, variable, modalite, millesime, valeur, effectif, nature, unite, libelle from agregat order by source, variable, modalite nulls first, millesime",
  );
  const seuil = SEUILS[edition];
  return rows.map(({ valeur, effectif, ...reste }) => {
    const ensemble = rows.find(
      (r) => r.variable === TAUX[reste.variable] && r.modalite === reste.modalite && r.millesime === reste.millesime,
    );
    if (ensemble && isPartProtegee(valeur, ensemble.valeur, seuil))
      return { ...reste, valeur: null, statut: "secret" as const };
    return { ...reste, ...masquerPrimaire({ valeur, effectif }, seuil) };
  });
}

/** Tout ce que le rapport d'une édition peut lire, en mémoire et déjà protégé. */
export async function readLecture(connexion: Connexion, projet: Projet, edition: Edition): Promise<Lecture> {
  const { observatoire } = projet;
  const perimetre = await readPerimetre(connexion, projet);
  const territoires = [
    perimetre.commune,
    perimetre.epci,
    perimetre.departement,
    perimetre.region,
    ...perimetre.iris,
    ...FRANCE,
  ].filter((t) => t !== null);
  return new LectureEntrepot(
    edition,
    observatoire.annee,
    observatoire.fictif,
    observatoire.nom,
    perimetre,
    await readFichiersLus(connexion, edition, observatoire.nom),
    await remember(connexion, projet, territoires),
    await readAgregats(connexion, edition),
  );
}
