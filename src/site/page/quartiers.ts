import { reperesOf } from "./reperes.ts";

/**
 * Met un territoire en évidence dans toutes les figures de la page : un bouton dans son tableau, ou un clic sur sa marque. Les
 * boutons sont dans les tableaux repliés : rien ne bouge quand le script arrive.
 */
export function ouvrirQuartiers(): void {
  const parNom = new Map<string, SVGElement[]>();
  const boutons = new Map<string, HTMLButtonElement[]>();
  const ajouter = <T>(liste: Map<string, T[]>, nom: string, valeur: T): void =>
    void liste.set(nom, [...(liste.get(nom) ?? []), valeur]);
  let choisi: string | null = null;
  const choisir = (nom: string): void => {
    choisi = choisi === nom ? null : nom;
    for (const [n, marques] of parNom) for (const m of marques) m.classList.toggle("choisi", n === choisi);
    for (const [n, eux] of boutons) for (const b of eux) b.setAttribute("aria-pressed", String(n === choisi));
  };
  for (const figure of document.querySelectorAll(".abs-figure:has([data-l])")) {
    const noms = new Map<string, SVGElement[]>();
    for (const { marque, ligne } of reperesOf(figure)) if (!/^\d{4}/.test(ligne)) ajouter(noms, ligne, marque);
    for (const th of figure.querySelectorAll("tbody th")) {
      const nom = th.textContent.trim();
      if (!noms.has(nom)) continue;
      const bouton = document.createElement("button");
      bouton.type = "button";
      bouton.className = "montrer";
      bouton.textContent = nom;
      bouton.title = "Montrer dans les figures de la page";
      bouton.setAttribute("aria-pressed", "false");
      bouton.addEventListener("click", () => choisir(nom));
      th.replaceChildren(bouton);
      ajouter(boutons, nom, bouton);
    }
    for (const [nom, marques] of noms)
      for (const m of marques) {
        ajouter(parNom, nom, m);
        m.addEventListener("click", () => choisir(nom));
      }
  }
}
