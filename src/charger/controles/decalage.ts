import type { Anomalie } from "../../modele/anomalie.ts";
import { bloquante } from "../anomalies.ts";
import type { ColonneVariable } from "../entete.ts";
import { situerFautives, type Fautive, type Verification } from "./coherence.ts";
import { vSql, type Contredite, type RegleLigne } from "./regle-ligne.ts";

/** Où chercher la vraie valeur d'une ligne, et ce qui a pu se passer dans le tableur. */
const SENS = [
  { remettre: "lead", voisine: "du dessus", geste: "insérée", bord: () => "rang = max(rang) over ()" },
  { remettre: "lag", voisine: "du dessous", geste: "supprimée", bord: (premier: number) => `rang = ${premier}` },
] as const;

/** Une colonne remise en place doit lever neuf contradictions sur dix. */
const LEVEES = 10;

/**
 * La colonne qui a glissé d'une ligne, s'il y en a une : remise en place depuis la première ligne fautive, elle lève les
 * contradictions sans en faire d'autres. C'est ce que laisse une case insérée, ou supprimée, dans un tableur.
 */
export async function findDecalage(
  v: Verification,
  regles: readonly RegleLigne[],
  contredites: readonly Contredite[],
): Promise<{ readonly colonne: ColonneVariable; readonly anomalie: Anomalie } | null> {
  if (!v.isOrdonnee || contredites.length === 0) return null;
  let meilleure: { colonne: ColonneVariable; sens: (typeof SENS)[number]; reste: number; premier: Fautive } | null = null;
  for (const colonne of new Set(contredites.flatMap((c) => c.regle.colonnes))) {
    const siennes = regles.filter((r) => r.colonnes.includes(colonne));
    const avant = contredites.filter((c) => siennes.includes(c.regle)).reduce((s, c) => s + c.n, 0);
    const ailleurs = contredites.filter((c) => !siennes.includes(c.regle)).reduce((s, c) => s + c.n, 0);
    const lues = v.enLargeur([...new Set(siennes.flatMap((r) => r.colonnes))]);
    const premier = await v.connexion.one<Fautive & { rang: number }>(`
      select rang::integer as rang, niveau::varchar as niveau, territoire, millesime from (${lues})
      where ${siennes.map((r) => `(${r.faute})`).join(" or ")} order by rang limit 1`);
    for (const sens of SENS) {
      const x = vSql(colonne);
      // La valeur du bord est perdue : rien ne dit si sa ligne tenait.
      const { apres } = await v.connexion.one<{ apres: number }>(`
        select (${siennes.map((r) => `count(*) filter (${r.faute})`).join(" + ")})::integer as apres from (
          select * replace (case when rang >= ${premier.rang} then ${sens.remettre}(${x}) over (order by rang) else ${x} end as ${x}),
            ${sens.bord(premier.rang)} as bord from (${lues}))
        where not bord`);
      const reste = apres + ailleurs;
      if (apres * LEVEES <= avant && reste < (meilleure?.reste ?? Infinity)) meilleure = { colonne, sens, reste, premier };
    }
  }
  if (!meilleure) return null;
  const { colonne, sens, premier } = meilleure;
  const { lignes, colonne: nom } = await situerFautives(v, [premier], colonne);
  return {
    colonne,
    anomalie: bloquante(
      v.fichier,
      "colonne-decalee",
      `à partir de la ligne ${lignes[0] ?? "?"} au plus tard, la colonne ${nom} a glissé : chaque territoire y a la valeur de la ligne ${sens.voisine}`,
      `Reprendre le fichier d'origine : une case de cette colonne a été ${sens.geste} dans un tableur.`,
      { ligne: lignes[0] ?? null, colonne: nom, valeur: premier.territoire },
    ),
  };
} // prettier-ignore
