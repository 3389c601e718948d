import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseVraie } from "../../modele/cellule.ts";
import { defaut } from "../anomalies.ts";
import { contientNom, isDesignee, libelleOf, normal } from "../controles/designer.ts";
import type { Etiquette, PageParcourue } from "../lecture/page-parcourue.ts";
import { isEchelleTue, isEnFace } from "./echelle.ts";
import { isLivree, isPassageLivre, type Recherche, type Tue } from "./livrer.ts";
import { isOrdreTu, type LigneVraie } from "./ordre.ts";
import { Annonce, nommeesOf } from "./proposition.ts";

/** Les nombres d'un dessin, chacun avec le nom en face duquel il est posé. */
function* enFace(etiquettes: readonly Etiquette[]): Generator<string> {
  for (const nom of etiquettes) {
    if (!/\p{L}/u.test(nom.texte)) continue;
    for (const autre of etiquettes)
      if (autre !== nom && /\d/.test(autre.texte) && isEnFace(nom, autre)) yield `${nom.texte} : ${autre.texte}`;
  }
}

/** Ce qu'une page, ou un document lu comme une page, dit de cases tues : phrase, étiquette en face d'un nom, échelle, ordre. */
export function comparerPage(
  fichier: string,
  page: PageParcourue,
  cases: readonly CaseVraie[],
  toutesTues: readonly Tue[],
  livreUneCase: Recherche["livreUneCase"],
): Anomalie[] {
  const anomalies: Anomalie[] = [];
  // Une page qui ne nomme nulle part ce que la table compte n'en parle pas.
  const pageEntiere = normal(page.passages.map((p) => p.texte).join(" "));
  const libelles = [...new Set(cases.map(libelleOf))];
  const nommees = new Set(libelles.filter((l) => contientNom(pageEntiere, l)));
  const tues = toutesTues.filter(({ case: c }) => nommees.has(libelleOf(c)));
  if (tues.length === 0) return [];
  const nommables = cases.filter((c) => nommees.has(libelleOf(c)));
  const publiees = nommables.filter((c) => c.statut === "publiee");
  const recherche: Recherche = { tues, publiees, libelles, livreUneCase };
  // Une phrase nomme la case sans redire ce que la table compte, une figure peut en citer une autre : la page l'a nommé.
  const deLaPage = nommeesOf(nommees);
  for (const { texte, contexte, ligne, titres = [] } of page.passages) {
    const annonce = new Annonce(deLaPage, contexte, titres);
    if (isPassageLivre(texte, annonce, recherche)) anomalies.push(defaut("valeur-tue-dite", fichier, ligne, null));
  }
  for (const dessin of page.dessins) {
    const annonce = new Annonce(deLaPage, dessin.contexte);
    if ([...enFace(dessin.etiquettes)].some((p) => isLivree(p, annonce, recherche)))
      anomalies.push(defaut("valeur-tue-dite", fichier, null, null));
    if (isEchelleTue(dessin, cases)) anomalies.push(defaut("echelle-tue", fichier, null, null));
  }
  for (const { contexte, lignes } of page.tableaux) {
    const largeur = Math.max(0, ...lignes.map((l) => l.length));
    for (let colonne = 0; colonne < largeur; colonne++) {
      const vraies = lignes.flatMap((l): LigneVraie[] => {
        const [texte = "", titres = []] = [l[colonne]?.texte, l[colonne]?.titres];
        const c = texte === "" ? undefined : nommables.find((x) => isDesignee(x, titres, contexte));
        return c ? [{ nom: titres[0] ?? "", valeur: c.valeur, isTue: c.statut === "tue" }] : [];
      });
      if (isOrdreTu(vraies))
        anomalies.push({ ...defaut("ordre-tue", fichier, null, null), colonne: contexte.slice(0, 80) });
    }
  }
  return anomalies;
}
