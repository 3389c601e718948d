import type { Indicateur } from "../modele/indicateur.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Territoire } from "../modele/territoire.ts";
import { evolution, interdit, uniteEvolution } from "./evolution.ts";
import { perimetreEntre, type Perimetres } from "./perimetre.ts";
import { reglesDe } from "./regles.ts";
import { reponse } from "./reponse.ts";

export interface Demande {
  readonly debut: number;
  readonly fin: number;
  /** Les territoires nommés par la question ; à eux seuls on dit pourquoi une valeur manque. */
  readonly territoires: readonly Territoire[];
  /** Pourquoi il n'y a rien pour ce territoire à ce millésime. */
  readonly expliquer: (t: Territoire, annee: number) => Promise<Resultat>;
}

const cle = (t: { readonly niveau: string; readonly code: string }): string => `${t.niveau} ${t.code}`;

/**
 * L'évolution d'un indicateur pour chaque territoire connu aux deux millésimes. Une comparaison interdite (R1, R2, R4)
 * l'est que les valeurs soient chargées ou non : c'est un refus, jamais une absence.
 */
export async function repondreEvolution(
  indicateur: Indicateur,
  resultats: readonly Resultat[],
  { debut, fin, territoires, expliquer }: Demande,
  perimetres: Perimetres,
): Promise<Resultat[]> {
  const lieux = new Map(
    [...resultats.map((r) => ({ niveau: r.niveau, code: r.territoire })), ...territoires].map((t) => [cle(t), t]),
  );
  const par = (annee: number): Map<string, Resultat> =>
    new Map(resultats.flatMap((r) => (r.millesime === String(annee) ? [[`${r.niveau} ${r.territoire}`, r]] : [])));
  const [debuts, fins] = [par(debut), par(fin)];
  const variation = indicateur.nature === "variation";
  const exacts = new Map(
    resultats.flatMap((r) => (r.millesime === `${debut}-${fin}` ? [[`${r.niveau} ${r.territoire}`, r]] : [])),
  );
  const regles = { ...reglesDe(indicateur), perimetreChange: null, perimetreIncertain: null };
  const defendu = interdit(debut, fin, regles);
  const unite = variation ? indicateur.unite : uniteEvolution(indicateur);
  const reponses: Resultat[] = [];
  for (const [k, t] of lieux) {
    const [a, b, exact] = [debuts.get(k), fins.get(k), exacts.get(k)];
    const nomme = territoires.find((x) => cle(x) === k);
    const identite = {
      indicateur: indicateur.code,
      territoire: t.code,
      niveau: t.niveau,
      millesime: `${debut}-${fin}`,
      unite,
    };
    if (exact) reponses.push(exact);
    else if (defendu) reponses.push(reponse(identite, defendu));
    else if (a && b && !variation)
      reponses.push(evolution(a, b, indicateur, { ...regles, ...perimetreEntre(perimetres, t, a, b) }));
    else if (nomme && variation)
      reponses.push(
        reponse(identite, {
          statut: "absent",
          motif: `aucun fichier chargé ne porte à la fois ${debut} et ${fin} ici`,
        }),
      );
    else if (nomme) {
      const manquant = a ? fin : debut;
      const raison = await expliquer(nomme, manquant);
      reponses.push(reponse(identite, { statut: raison.statut, motif: `${manquant} : ${raison.motif ?? ""}` }));
    }
  }
  return reponses;
}
