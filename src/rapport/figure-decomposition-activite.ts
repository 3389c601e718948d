import { finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import { writeEcart } from "../constats/valeurs.ts";
import type { Regard } from "../indicateurs/besoins.ts";
import type { Apport } from "../modele/decomposition.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import { organismeOf } from "../modele/organisme.ts";
import type { Manque } from "./contexte.ts";
import { decomposerActivite } from "./decomposer-activite.ts";
import { cascade } from "./dessins.ts";
import { sourceOf } from "./agregats.ts";
import { arrondirEnsemble } from "./figures/arrondir-ensemble.ts";
import type { FigureDecomposee } from "./figure-decomposition.ts";
import type { Lecture } from "./lecture.ts";
import { piegesOf } from "./mesure.ts";
import { phraseApports, premierApport, tientDAbord } from "./phrases-decomposition.ts";
import { writeSource } from "./sources-citees.ts";

/** Ce à quoi tient l'évolution d'une activité du CCAS : le besoin, ou ce qu'il en voit venir ; ou ce qui empêche de le dire. */
export function figureDecompositionActivite(lecture: Lecture, regard: Regard, id: string): FigureDecomposee | Manque {
  const { aides, besoin } = regard;
  const organisme = organismeOf(lecture.perimetre.commune.niveau);
  const nom = `nombre de ${aides} aidés par le ${organisme}`;
  const lue = decomposerActivite(lecture, regard);
  if (typeof lue === "string") return { libelle: `ce à quoi tient l'évolution du ${nom}`, raison: withoutCodes(lue) };
  const { debut, fin, decomposition } = lue;
  const arrondis = arrondirEnsemble(
    decomposition.apports.map((a) => a.valeur),
    fin.aides - debut.aides,
    0,
  );
  const apports = decomposition.apports.map((a, i): Apport => ({ ...a, valeur: arrondis[i] ?? 0 }));
  const dire = (n: number): string => formatValeur(n, aides);
  const ecart = (n: number): string => writeEcart(n, aides, 0);
  const mot = fin.aides > debut.aides ? "hausse" : "baisse";
  const premier = premierApport(apports);
  const indicateur = lecture.indicateur(regard.indicateur);
  return {
    phrase: `${finishPhrase(`entre ${debut.annee} et ${fin.annee}, le ${nom} passe de ${formatNombre(debut.aides)} à ${formatNombre(fin.aides)} (${ecart(fin.aides - debut.aides)})`)} ${phraseApports(mot, apports, ecart)}`,
    figure: cascade(
      { debut: debut.aides, fin: fin.aides, apports },
      {
        id,
        titre: premier
          ? `Le ${nom} : la ${mot} entre ${debut.annee} et ${fin.annee} ${tientDAbord(premier)}`
          : `Le ${nom}, de ${debut.annee} à ${fin.annee}`,
        mesure: `Nombre de ${aides} aidés, de ${debut.annee} à ${fin.annee}`,
        unite: aides,
        decimales: 0,
        bouts: [String(debut.annee), String(fin.annee)],
        source: `${sourceOf(lecture)} ; ${writeSource(lecture, [debut.point, fin.point])}`,
        lecture: finishPhrase(
          `le ${organisme} a aidé ${dire(fin.aides)} en ${fin.annee}, quand on y comptait ${formatNombre(fin.besoin)} ${besoin} ; c'était ${formatNombre(debut.aides)} pour ${formatNombre(debut.besoin)} en ${debut.annee}`,
        ),
        alternative: finishPhrase(
          [
            `${debut.annee} : ${dire(debut.aides)}`,
            ...apports.map((a) => `${a.libelle} : ${ecart(a.valeur)}`),
            `${fin.annee} : ${dire(fin.aides)}`,
          ].join(" ; "),
        ),
        notes: [
          "« Tient à » veut dire « compte pour », au sens d'un calcul (Das Gupta) : les parts s'additionnent à l'écart, elles ne disent pas pourquoi elles ont bougé.",
          `Les ${aides} aidés et les ${besoin} ne sont pas les mêmes : ce rapprochement n'est pas un taux de recours. Un règlement ou un barème qui change déplace la seconde part.`,
          ...(indicateur ? piegesOf(indicateur) : []),
        ],
      },
    ),
  };
}
