import type { Cellule, Contrainte, Equation } from "../../src/secret/cellule.ts";
import { withholdDerivees } from "../../src/secret/derivees.ts";
import { exigenceOf, findPrimaires } from "../../src/secret/primaires.ts";
import { proteger, type Protection } from "../../src/secret/proteger.ts";
import type { Impasse } from "../../src/secret/refus.ts";
import { createDenombrement } from "./denombrement.ts";
import { contraintesDe, figer, type PetitMonde } from "./familles.ts";

/** Ce qu'un petit monde est devenu : ce que l'attaque y trouve, ou pourquoi il n'est pas publié. */
export type Issue =
  | { readonly issue: "protegee"; readonly masquees: number; readonly fautes: readonly string[] }
  | { readonly issue: "refus"; readonly impasses: readonly Impasse[] };

interface Publie {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly contraintes: readonly Contrainte[];
  readonly supprimees: readonly string[];
}

/** Jusqu'où chercher une autre valeur possible : la parité peut interdire la voisine sans interdire la suivante. */
const LOIN = 24;

const assertSansDefaut = (protection: Protection): void => {
  if (protection.issue === "refus" && protection.defauts.length > 0)
    throw new RangeError(`small world must be sound, got ${JSON.stringify(protection.defauts)}`);
};

/** Protège un petit monde, publication après publication, puis l'attaque en essayant tous les tableaux d'entiers. */
export async function attaquerPetitMonde(monde: PetitMonde): Promise<Issue> {
  const { politique, avant } = monde;
  const premiere = avant ? await proteger({ ...avant, politique }) : null;
  if (premiere) assertSansDefaut(premiere);
  if (premiere?.issue === "refus") return premiere;
  const masquees = premiere?.supprimees ?? [];
  const tues = new Set(masquees);
  const corrige = monde.corriger?.((avant?.cellules ?? []).filter(({ id }) => !tues.has(id)));
  const { cellules, equations } = corrige ?? monde;
  const protection = await proteger({
    cellules,
    equations,
    politique,
    ...(avant ? { forcees: figer(avant.cellules, masquees), dejaMasquees: masquees } : {}),
  });
  assertSansDefaut(protection);
  if (protection.issue === "refus") return protection;
  const { supprimees } = protection;
  const derivees = monde.taux ?? [];
  const internes = findPrimaires(cellules, equations, politique).filter(({ id }) => cellules.some((c) => c.id === id && c.publiee === false)); // prettier-ignore
  const suivies = withholdDerivees(derivees, cellules, [...supprimees, ...internes.map(({ id }) => id)]);
  if ("defauts" in suivies) throw new RangeError(`rates must name their parts, got ${JSON.stringify(suivies.defauts)}`);
  const retenues = new Set(suivies.retenues);
  const contraintes = contraintesDe(derivees.filter(({ id }) => !retenues.has(id)).map(({ quotient }) => quotient));
  const fautes = findFautes({ cellules, equations, contraintes, supprimees }, politique);
  return { issue: "protegee", masquees: supprimees.length, fautes };
}

/** Tout ce qu'un lecteur, ou une personne seule dans une case, apprend de trop. */
function findFautes({ supprimees, ...publie }: Publie, politique: PetitMonde["politique"]): string[] {
  const { cellules, equations } = publie;
  const parId = new Map(cellules.map((c) => [c.id, c]));
  const internes = cellules.filter(({ publiee }) => publiee === false).map(({ id }) => id);
  const inconnues = [...new Set([...supprimees, ...internes])];
  const tues = new Set(supprimees);
  const primaires = findPrimaires(cellules, equations, politique).map(({ id }) => id);
  const enigme = { ...publie, inconnues };
  const lecteur = createDenombrement(enigme);
  const fautes: string[] = primaires.filter((id) => !inconnues.includes(id)).map((id) => `publiée ${id}`);
  for (const id of inconnues) {
    const cellule = parId.get(id)!;
    const isPrimaire = primaires.includes(id);
    if (!isPrimaire && !tues.has(id)) continue; // jamais publiée, rien à cacher
    const vraie = cellule.valeur!;
    if (!isPrimaire) {
      if (!lecteur.hasAutre(id, vraie, LOIN)) fautes.push(`retrouvée ${id} = ${vraie}`);
      continue;
    }
    const { largeur, bas, haut } = exigenceOf(cellule, politique);
    const assez = Math.ceil(Math.max(1, largeur, bas, haut));
    const [min, max] = lecteur.bound(id, vraie, assez);
    const isLarge = max - min >= Math.max(1, Math.floor(largeur));
    if (!isLarge || max < Math.floor(vraie + haut) || min > Math.ceil(Math.max(0, vraie - bas)))
      fautes.push(`étroite ${id} = ${vraie} dans [${min}, ${max}], exigé ${largeur} −${bas} +${haut}`); // prettier-ignore
  }
  for (const [sues, personne] of groupSeules(publie, inconnues)) {
    const savoir = new Set(sues);
    const initie = createDenombrement({ ...enigme, inconnues: inconnues.filter((id) => !savoir.has(id)) });
    const vides = listVides(publie, sues);
    for (const id of primaires) {
      if (vides.has(id) || savoir.has(id) || !inconnues.includes(id)) continue;
      if (!initie.hasAutre(id, parId.get(id)!.valeur!, LOIN)) fautes.push(`livrée ${id} à ${personne}`);
    }
  }
  return fautes;
}

/** Les cases où une même personne est seule : le même nom, les mêmes dossiers, ou l'une dans l'autre. */
function groupSeules(
  { cellules, equations }: Pick<Publie, "cellules" | "equations">,
  inconnues: readonly string[],
): (readonly [string[], string])[] {
  const seules = cellules.filter((c) => (c.effectif ?? (c.nature === "montant" ? null : c.valeur)) === 1);
  const groupes = seules.map(({ id }) => new Set([id]));
  const unir = (a: string, b: string): void => {
    const [ga, gb] = [groupes.find((g) => g.has(a)), groupes.find((g) => g.has(b))];
    if (!ga || !gb || ga === gb) return;
    for (const id of gb) ga.add(id);
    groupes.splice(groupes.indexOf(gb), 1);
  };
  for (const { total, parts } of equations) for (const part of parts) unir(total, part);
  for (const a of seules)
    for (const b of seules)
      if (
        (a.contributeur !== undefined && a.contributeur === b.contributeur) ||
        (a.empreinte !== undefined && a.empreinte === b.empreinte)
      )
        unir(a.id, b.id);
  return groupes
    .map((g): readonly [string[], string] => [[...g].filter((id) => inconnues.includes(id)), [...g][0]!])
    .filter(([sues]) => sues.length > 0);
}

/** Qui est seul dans un total sait que ses autres parties sont vides : il n'y a personne à y reconnaître. */
function listVides(
  { cellules, equations }: Pick<Publie, "cellules" | "equations">,
  sues: readonly string[],
): Set<string> {
  const zeros = new Set(cellules.filter(({ valeur }) => valeur === 0).map(({ id }) => id));
  const vides = new Set<string>();
  for (let avant = -1; avant < vides.size;) {
    avant = vides.size;
    for (const { total, parts } of equations)
      if (sues.includes(total) || vides.has(total)) for (const part of parts) if (zeros.has(part)) vides.add(part);
  }
  return vides;
}
