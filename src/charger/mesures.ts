import { renderMotif } from "../modele/motif.ts";
import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { regexpPeriode } from "../modele/periode.ts";
import type { SourceMesures } from "../modele/source.ts";
import type { Niveau } from "../modele/territoire.ts";
import { avertissement, bloquante, direLignesVides, limiter, situes } from "./anomalies.ts";
import { bilan, type Bilan } from "./bilan.ts";
import { insertCases, insertNoms, insertRattachements, insertVariables } from "./cases.ts";
import { readCodesConnus, territoireSql } from "./codes-connus.ts";
import { controleAnnee } from "./controles/annee.ts";
import { controleCouverture } from "./controles/couverture.ts";
import { controleEnglobant } from "./controles/englobant.ts";
import { controleLibelles } from "./controles/libelles.ts";
import { controleValeurs } from "./controles/valeurs.ts";
import { dateSql, horsPeriodeSql, localiser } from "./diagnostic.ts";
import { readEnteteMesures, type EnteteLue } from "./entete.ts";
import { insertLieux } from "./lieux.ts";
import { masquerPetits } from "./masquer.ts";
import { anomaliesRejets, readPiece } from "./piece.ts";
import type { Morceau } from "./preparer.ts";

/** Ce qu'il faut savoir d'un fichier pour le charger. */
export interface Livraison {
  readonly id: number;
  readonly source: SourceMesures;
  readonly fichier: string;
  readonly millesime: number | null;
  /** Géographie que dit millesimes.csv. */
  readonly cog: number | null;
  readonly niveau: Niveau | null;
  /** Identifiants donnés aux variables du fichier, dans l'ordre où elles sont rencontrées (feuilles comprises). */
  readonly variables: Map<string, number>;
}

export const nomMorceau = (fichier: string, { feuille }: Morceau): string =>
  feuille ? `${fichier} (feuille ${feuille})` : fichier;

export const sansLigne = (fichier: string, ligne: number): Anomalie =>
  bloquante(fichier, "fichier-sans-ligne", "un en-tête, mais aucune ligne de données", "Télécharger de nouveau le fichier.", { ligne }); // prettier-ignore

/** Le millésime dit par millesimes.csv et celui des noms de colonnes s'accordent-ils ? */
function controleMillesime(lue: EnteteLue, livraison: Livraison, fichier: string, ligne: number): Anomalie[] {
  if (lue.millesime === null || livraison.millesime === null || lue.millesime === livraison.millesime) return [];
  const { datee } = livraison.source;
  if (datee !== undefined && lue.millesime < livraison.millesime)
    return [
      bloquante(
        fichier,
        "colonne-absente",
        `la colonne du millésime ${livraison.millesime} manque : les plus récentes sont de ${lue.millesime}`,
        "Vérifier que c'est le bon fichier, complet ; corriger millesimes.csv seulement si c'est bien celui d'une autre année.",
        { ligne, colonne: renderMotif(datee, { annee: livraison.millesime }) },
      ),
    ];
  return [
    bloquante(
      fichier,
      "millesime-contredit",
      `le fichier est du millésime ${lue.millesime}, millesimes.csv dit ${livraison.millesime}`,
      "Corriger la colonne millesime de millesimes.csv.",
      { ligne, valeur: String(lue.millesime) },
    ),
  ];
}

/** Année d'une ligne quand elle ne vient pas du nom de la colonne. */
function millesimeSql({ source, millesime }: Livraison, lue: EnteteLue, index: (colonne: string) => number): string {
  if (source.millesime.de === "colonne") return dateSql(`"c${index(source.millesime.colonne)}"`, source.millesime);
  return `${millesime ?? lue.millesime ?? "null"}::smallint`;
}

/** Pourquoi des lignes d'un fichier large ne sont pas lues. */
const raisonsEcart = ({ horsChamp = [], millesime }: SourceMesures): string =>
  [
    ...horsChamp.map((h) => h.raison),
    ...(millesime.de === "colonne" && regexpPeriode(millesime.forme).retenue !== undefined
      ? ["d'autres périodes de l'année que celle qu'on garde"]
      : []),
  ].join(" ; ");

interface Controle {
  readonly gardees: number;
  readonly inconnus: number;
  readonly doubles: number;
  readonly sans_date: number;
}

/**
 * Charge un morceau dans `mesure`. À appeler dans une transaction : s'il y a une anomalie bloquante, l'appelant annule.
 * @throws {FichierIllisible}
 */
export async function loadMesures(
  connexion: Connexion,
  livraison: Livraison,
  morceau: Morceau,
  rangPiece: number,
): Promise<Bilan> {
  const { source, id } = livraison;
  const fichier = nomMorceau(livraison.fichier, morceau);
  const index = (colonne: string): number => morceau.entete.indexOf(colonne);
  const entete = readEnteteMesures(source, morceau.entete, fichier, morceau.ligneEntete);
  const lue = { ...entete, millesime: morceau.annee ?? entete.millesime };
  const anomalies = [...limiter(lue.anomalies), ...controleMillesime(lue, livraison, fichier, morceau.ligneEntete)];

  const cle = index(source.cle);
  const date = source.millesime.de === "colonne" ? [index(source.millesime.colonne)] : [];
  const indispensables = [cle, ...date];
  const isLisible = lue.colonnes.length > 0 && !indispensables.includes(-1);
  const horsChamp = (source.horsChamp ?? []).map((h) => ({ ...h, index: index(h.colonne) })).filter((h) => h.index >= 0); // prettier-ignore
  const libelle = source.libelle === undefined ? -1 : index(source.libelle);
  const communes = source.communes === undefined ? -1 : index(source.communes);
  const englobant = source.englobant === undefined ? -1 : index(source.englobant);
  const auxiliaires = [...indispensables, ...horsChamp.map((h) => h.index), libelle, communes, englobant].filter(
    (i) => i >= 0,
  );
  // Sans clé, sans date ou sans variable, les lignes sont encore lues : pour être comptées, et leurs défauts dits.
  const projetees = new Set([...auxiliaires, ...lue.colonnes.map((c) => c.index)]);
  const piece = await readPiece(connexion, morceau, projetees.size > 0 ? [...projetees] : [0], rangPiece);
  anomalies.push(...anomaliesRejets(fichier, piece.rejets));
  const lues = piece.lignes + piece.perdues + morceau.horsTableau;
  if (lues === 0) anomalies.push(sansLigne(fichier, morceau.ligneEntete));
  if (morceau.horsTableau > 0)
    anomalies.push(
      avertissement(
        fichier,
        "hors-tableau",
        `${morceau.horsTableau} lignes écrites sous le tableau, non chargées (notes ou autre tableau)`,
        "Rien à faire, sauf si des territoires y manquent.",
      ),
    );
  if (!isLisible) return bilan(lues, 0, 0, anomalies);

  const niveau = morceau.niveau ?? livraison.niveau ?? source.niveaux[0] ?? "commune";
  const t = territoireSql(niveau, `"c${cle}"`, source.formeCode);
  const ecarte = horsChamp.map((h) => `coalesce("c${h.index}", '') in (${h.valeurs.map(quoteText).join(", ")})`);
  if (source.millesime.de === "colonne")
    ecarte.push(horsPeriodeSql(`"c${index(source.millesime.colonne)}"`, source.millesime));
  const vide = [...projetees].map((i) => `"c${i}" is null`).join(" and ");
  ecarte.push(`(${vide})`);
  await connexion.run(`create or replace temp view garde_${rangPiece} as
    select *, rowid - (select min(rowid) from ${piece.table}) as rang, (${t.niveau})::niveau as niveau, ${t.code} as territoire,
      ${millesimeSql(livraison, lue, index)} as millesime, coalesce(${t.connu}, false) as connu
    from ${piece.table} where not (${ecarte.join(" or ") || "false"})`);
  // Le niveau, le code et la date de chaque ligne, lus une fois pour tous les contrôles.
  await connexion.run(
    `create or replace temp table lieu_${rangPiece} as select rang, niveau, territoire, millesime, connu from garde_${rangPiece}`,
  );
  const identite = date.length > 0 ? "(territoire, millesime)" : "territoire";
  const controle = await connexion.one<Controle>(`
    select count(*)::integer as gardees, (count(*) filter (not connu))::integer as inconnus,
      (count(*) - count(distinct ${identite}))::integer as doubles, (count(*) filter (millesime is null))::integer as sans_date
    from lieu_${rangPiece}`);

  const colonnes = [...new Map(lue.colonnes.map((c) => [c.nom, c])).values()]; // une colonne double est déjà dite
  await insertVariables(connexion, livraison, colonnes, lue.millesime);
  await insertLieux(connexion, rangPiece, date.length > 0);
  const illisibles = await insertCases(connexion, livraison, colonnes, rangPiece);
  const { petits, deduites } = await masquerPetits(connexion, livraison, colonnes, rangPiece);
  const direMasquees = (n: number, code: string, quoi: string, action: string): void => {
    const s = n > 1 ? "s" : "";
    if (n > 0) anomalies.push(avertissement(fichier, code, `${n} case${s} ${quoi}, masquée${s} en entrant`, action));
  };
  direMasquees(
    petits,
    "petits-effectifs",
    `de moins de ${source.seuil} personnes ou foyers`,
    "Rien à faire ; demander au partenaire de masquer lui-même, et qu'aucune ne se retrouve par soustraction.",
  );
  direMasquees(
    deduites,
    "petits-deduits",
    `qui en ${deduites > 1 ? "auraient" : "aurait"} laissé deviner une autre (part dont le reste est petit, médiane d'un compte masqué, IRIS à côté d'un seul IRIS masqué)`,
    "Rien à faire.",
  );
  const fautives = controle.inconnus + controle.doubles + illisibles + (date.length > 0 ? controle.sans_date : 0);
  if (fautives > 0) {
    const codes = await readCodesConnus(connexion, niveau, source);
    anomalies.push(...situes(fichier, fautives, await localiser({ source, morceau, fichier, colonnes, codes })));
  }
  if (libelle >= 0) await insertNoms(connexion, id, libelle, rangPiece);
  if (communes >= 0) await insertRattachements(connexion, livraison, communes, rangPiece);
  const vides = controle.gardees < piece.lignes ? await connexion.one<{ n: number }>(`select count(*)::integer as n from ${piece.table} where ${vide}`) : { n: 0 }; // prettier-ignore
  anomalies.push(...direLignesVides(fichier, vides.n));
  const ecartees = piece.lignes - controle.gardees - vides.n;
  if (ecartees > 0)
    anomalies.push(
      avertissement(
        fichier,
        "hors-champ",
        `${ecartees} ligne${ecartees > 1 ? "s" : ""} hors champ, non chargée${ecartees > 1 ? "s" : ""} : ${raisonsEcart(source)}`,
        "Rien à faire : le producteur les met à part.",
        { colonne: horsChamp[0]?.colonne ?? null },
      ),
    );
  anomalies.push(...(await controleAnnee(connexion, livraison, fichier, `select millesime as annee from lieu_${rangPiece}`))); // prettier-ignore
  for (const controle of [controleEnglobant, controleLibelles])
    anomalies.push(...(await controle(connexion, source, morceau, niveau, fichier, `garde_${rangPiece}`)));
  anomalies.push(
    ...(await controleValeurs(connexion, livraison, morceau, colonnes, niveau, rangPiece, illisibles > 0)),
  );
  anomalies.push(...(await controleCouverture(connexion, source, `lieu_${rangPiece}`, fichier)));
  await connexion.run(`drop view garde_${rangPiece}; drop table lieu_${rangPiece}; drop table ${piece.table}`);
  return bilan(lues, controle.gardees, controle.gardees * colonnes.length, anomalies);
}
