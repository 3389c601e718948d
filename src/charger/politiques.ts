import { isMap, isScalar, LineCounter, parseDocument, type Pair, type YAMLMap } from "yaml";
import { POLITIQUES, type Politique } from "../secret/politique.ts";

/** Les règles de secret de chaque édition qui masque. */
export type Politiques = Readonly<Record<keyof typeof POLITIQUES, Politique>>;

type Signaler = (ligne: number | null, colonne: string, valeur: string | null, message: string, action: string) => void;

/** Une règle réglable : son nom dans observatoire.yaml, et ce qui la rend moins stricte. */
interface Reglage {
  readonly champ: "seuil" | "dominance" | "pPourcent";
  readonly isFaible: (voulu: number, plancher: number) => boolean;
  readonly isPossible: (voulu: number) => boolean;
  readonly attendu: string;
}

const REGLAGES: Readonly<Record<string, Reglage>> = {
  seuil: {
    champ: "seuil",
    isFaible: (voulu, plancher) => voulu < plancher,
    isPossible: (n) => Number.isInteger(n) && n > 0,
    attendu: "un nombre entier",
  },
  dominance: {
    champ: "dominance",
    isFaible: (voulu, plancher) => voulu > plancher,
    isPossible: (n) => n > 0 && n <= 1,
    attendu: "une part entre 0 et 1",
  },
  p_pourcent: {
    champ: "pPourcent",
    isFaible: (voulu, plancher) => voulu < plancher,
    isPossible: (n) => n >= 0 && n <= 100,
    attendu: "un nombre de 0 à 100",
  },
};

const isMasquee = (edition: string): edition is keyof Politiques => Object.hasOwn(POLITIQUES, edition);

/**
 * Les règles de secret du projet, sous `secret:` dans observatoire.yaml. On peut les durcir, jamais les adoucir : les seuils
 * de l'outil viennent de la DGFiP et de l'assurance maladie (docs/regles.md).
 */
export function readPolitiques(texte: string, signaler: Signaler): Politiques {
  const lignes = new LineCounter();
  const document = parseDocument(texte, { lineCounter: lignes });
  const secret = document.get("secret", true);
  if (secret === undefined || (isScalar(secret) && secret.value === null)) return POLITIQUES;
  const ligneDe = (noeud: unknown): number | null => {
    const debut = (noeud as { range?: readonly number[] } | null)?.range?.[0];
    return debut === undefined ? null : lignes.linePos(debut).line;
  };
  const entries = (noeud: unknown, chemin: string): [string, unknown, number | null][] => {
    if (isMap(noeud))
      return (noeud as YAMLMap).items.map((paire: Pair) => [String(paire.key), paire.value, ligneDe(paire.key)]);
    signaler(ligneDe(noeud), chemin, null, `« ${chemin} » doit être une liste de réglages`, "Écrire, en retrait, « seuil: 20 », par exemple."); // prettier-ignore
    return [];
  };
  const politiques: Record<keyof Politiques, Politique> = { ...POLITIQUES };
  for (const [edition, reglages, ligneEdition] of entries(secret, "secret")) {
    if (!isMasquee(edition)) {
      const action = `Choisir parmi ${Object.keys(POLITIQUES).join(", ")} : la direction voit tout.`;
      signaler(ligneEdition, `secret.${edition}`, null, "cette édition n'a pas de règles de secret", action);
      continue;
    }
    const plancher = politiques[edition];
    const voulue = { ...plancher };
    for (const [nom, valeur, ligne] of entries(reglages, `secret.${edition}`)) {
      const colonne = `secret.${edition}.${nom}`;
      const reglage = REGLAGES[nom];
      const lu = isScalar(valeur) ? valeur.value : null;
      if (!reglage)
        signaler(ligne, colonne, null, "réglage inconnu", `Choisir parmi ${Object.keys(REGLAGES).join(", ")}.`);
      else if (typeof lu !== "number" || !reglage.isPossible(lu))
        signaler(ligne, colonne, lu === null ? null : String(lu), `${reglage.attendu} attendu`, "Corriger la valeur.");
      else if (reglage.isFaible(lu, plancher[reglage.champ]))
        signaler(ligne, colonne, String(lu), "cette règle est moins stricte que celle de l'outil", `Écrire ${nom}: ${String(plancher[reglage.champ])}, ou plus strict, ou retirer la ligne.`); // prettier-ignore
      else voulue[reglage.champ] = lu;
    }
    politiques[edition] = { ...voulue, largeur: voulue.seuil };
  }
  return politiques;
}
