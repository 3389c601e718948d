import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { avertissement, bloquante } from "../anomalies.ts";
import type { ColonneVariable } from "../entete.ts";
import { lieu, MAX_CITEES, situerFautives, type Fautive, type Verification } from "./coherence.ts";
import { findDecalage } from "./decalage.ts";
import { lignesDiffusions } from "./diffusions.ts";
import { lignesRapports } from "./rapports-livres.ts";
import type { Contredite, RegleLigne } from "./regle-ligne.ts";
import { lignesTotaux } from "./totaux.ts";

const REPRENDRE = "Reprendre le fichier d'origine : une case y a été changée, ou des colonnes s'y sont décalées";
const GENRES = {
  exact: [bloquante, `${REPRENDRE}. Si c'est bien celui du producteur, le lui signaler.`],
  entier: [avertissement, "Reprendre le fichier d'origine : un tableur a enregistré les valeurs affichées, sans leurs décimales."], // prettier-ignore
  brouille: [avertissement, "Rien à faire si c'est le fichier du producteur, qui arrondit ses effectifs ; sinon le reprendre."], // prettier-ignore
} as const;

/** Un producteur qui brouille ne contredit ses totaux qu'une fois (DEMO_2018 : 1 sur 1 345) ; trois, et plus d'une sur mille, il n'y est pour rien. */
const isFrequente = ({ n, comparables }: Contredite): boolean => n >= 3 && n * 1000 > comparables;

const genreDe = (c: Contredite): keyof typeof GENRES =>
  c.regle.isBrouillee ? (isFrequente(c) ? "exact" : "brouille") : c.isEntiere ? "exact" : "entier";

type Violation = Fautive & { readonly lu: number; readonly attendu: number | null };

/** L'anomalie d'une règle : combien de territoires, où sont les premiers, ce qu'il faut faire. */
async function dire(v: Verification, contredite: Contredite): Promise<Anomalie> {
  const { regle, n } = contredite;
  const [lu, mot, attendu] = regle.montre;
  const violations = await v.connexion.rows<Violation>(`
    select niveau::varchar as niveau, territoire, millesime, (${lu})::double as lu, (${attendu})::double as attendu
    from (${v.enLargeur(unique(regle.colonnes))}) where ${regle.faute} order by territoire, millesime limit ${MAX_CITEES}`);
  const { lignes, colonne } = await situerFautives(v, violations, regle.citee);
  const nombre = (x: number): string => formatNombre(x, regle.decimales);
  const cites = violations.map((x, i) => `${lieu(x, lignes[i] ?? null)} : ${nombre(x.lu)}${x.attendu === null ? "" : ` ${mot} ${nombre(x.attendu)}`}`); // prettier-ignore
  const genre = genreDe(contredite);
  const [graver, action] = GENRES[genre];
  return graver(
    v.fichier,
    genre === "entier" ? "total-arrondi" : regle.code,
    `${formatNombre(n)} ${n > 1 ? "territoires" : "territoire"} ${regle.dit} (${cites.join(" ; ")}${n > cites.length ? " ; …" : ""})`,
    action,
    { ligne: lignes[0] ?? null, colonne, valeur: String(violations[0]?.attendu ?? violations[0]?.lu ?? "") },
  );
}

const unique = (colonnes: readonly ColonneVariable[]): ColonneVariable[] => [
  ...new Map(colonnes.map((c) => [c.index, c])).values(),
];

/** Toutes les règles qu'un fichier doit tenir dans chacune de ses lignes. */
export const reglesDe = ({
  source,
  colonnes,
  hasIllisibles,
}: Pick<Verification, "source" | "colonnes" | "hasIllisibles">): RegleLigne[] => [
  ...lignesTotaux(source, colonnes),
  ...(hasIllisibles ? [] : lignesDiffusions(source, colonnes)),
  ...lignesRapports(source, colonnes),
];

/**
 * Les règles entre colonnes tiennent-elles dans chaque ligne ? Une seule requête pour toutes celles du fichier. Une règle exacte
 * contredite refuse le fichier ; l'arrondi d'un tableur ou d'un producteur n'est qu'un avertissement (docs/decisions/0012). Si une
 * colonne remise d'une ligne les remet toutes d'accord, c'est ce qui est dit, et rien d'autre.
 */
export async function controleRegles(v: Verification): Promise<Anomalie[]> {
  const regles = reglesDe(v);
  if (regles.length === 0) return [];
  const comptes = regles.flatMap((r, i) => [
    `(count(*) filter (${r.faute}))::integer as n${i}`,
    `(count(${r.faute}))::integer as comparables${i}`,
    `(count(*) filter (${r.entiere ?? r.faute}))::integer as entiers${i}`,
  ]);
  const compte = await v.connexion.one<Record<string, number>>(
    `select ${comptes.join(", ")} from (${v.enLargeur(unique(regles.flatMap((r) => r.colonnes)))})`,
  );
  const contredites = regles.flatMap((regle, i): Contredite[] => {
    const n = compte[`n${i}`] ?? 0;
    return n > 0 ? [{ regle, n, comparables: compte[`comparables${i}`] ?? 0, isEntiere: (compte[`entiers${i}`] ?? 0) > 0 }] : []; // prettier-ignore
  });
  const decalage = await findDecalage(v, regles, contredites.filter(isFrequente));
  const anomalies: Anomalie[] = decalage ? [decalage.anomalie] : [];
  for (const c of contredites)
    if (!decalage || !c.regle.colonnes.includes(decalage.colonne)) anomalies.push(await dire(v, c));
  return anomalies;
}
