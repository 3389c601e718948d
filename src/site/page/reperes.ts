/** Une marque d'un dessin, et la case du tableau de sa figure qui la dit. */
export interface Repere {
  readonly marque: SVGGraphicsElement;
  /** L'en-tête de la ligne : un millésime sous une courbe, un territoire ailleurs. */
  readonly ligne: string;
  /** « Ville-Témoin, 2019 : 30,2 % ». */
  readonly texte: string;
}

const texteOf = (e: Element | null | undefined): string => (e?.textContent ?? "").trim();

/**
 * Les marques d'une figure. Chaque groupe de marques porte, en `data-l`, les lignes du tableau qu'il dessine dans leur ordre, et
 * en `data-c` leur colonne : rien n'est à deviner, aucune valeur n'est écrite deux fois.
 */
export function reperesOf(figure: Element): readonly Repere[] {
  const table = figure.querySelector("table");
  const tetes = [...(table?.querySelectorAll("thead th") ?? [])];
  const lignes = [...(table?.querySelectorAll("tbody tr") ?? [])];
  return [...figure.querySelectorAll<SVGGraphicsElement>("[data-l]")].flatMap((groupe) => {
    const colonne = Number(groupe.dataset["c"] ?? 1);
    const marques = groupe.localName === "g" ? [...groupe.children] : [groupe];
    return (groupe.dataset["l"] ?? "").split(" ").flatMap((l, i) => {
      const [marque, cases] = [marques[i], lignes[Number(l)]?.children];
      if (!marque || !cases) return [];
      const ligne = texteOf(cases[0]);
      const tete = texteOf(tetes[colonne]);
      const nom = /^\d{4}/.test(ligne) ? `${tete}, ${ligne}` : `${ligne}, ${tete}`;
      return [{ marque: marque as SVGGraphicsElement, ligne, texte: `${nom} : ${texteOf(cases[colonne])}` }];
    });
  });
}
