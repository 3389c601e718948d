/** Copie un texte ; d'un dossier ou d'un site sans chiffrement, le presse-papiers n'existe pas : le texte est alors sélectionné. */
async function copier(texte: string, bouton: HTMLButtonElement, source: Element | null): Promise<void> {
  try {
    await navigator.clipboard.writeText(texte);
    dire(bouton, "Copié");
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
    dire(bouton, source ? "Sélectionné : copier au clavier" : texte);
  }
}

function dire(bouton: HTMLButtonElement, mot: string): void {
  const etat = bouton.nextElementSibling;
  if (etat) etat.textContent = ` ${mot}`;
}

const echapper = (texte: string): string =>
  texte.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Le code à coller dans une autre page : l'image de la figure, ce qu'elle montre, et le lien qui la cite. */
export function codeIntegration(svg: string, page: string, alternative: string, citation: string): string {
  return `<figure><a href="${echapper(page)}"><img src="${echapper(svg)}" alt="${echapper(alternative)}" width="640"></a><figcaption>${echapper(citation)}</figcaption></figure>`;
}

/** Trois boutons dans les données repliées d'une figure : copier sa citation, son adresse, de quoi l'intégrer ailleurs. */
export function ouvrirReprise(): void {
  for (const figure of document.querySelectorAll(".abs-figure:has(.reprendre)")) {
    const [citation, svg] = [
      figure.querySelector(".citation"),
      figure.querySelector<HTMLAnchorElement>('a[href$=".svg"]'),
    ];
    const dit = (citation?.textContent ?? "").replace(/^\s*Citer\s*:\s*/, "").trim();
    const page = `${location.href.split(/[?#]/)[0]}#${figure.id}`;
    const alternative = figure.querySelector("svg")?.getAttribute("aria-label") ?? "";
    const outils = document.createElement("p");
    outils.className = "outils";
    const poser = (libelle: string, texte: () => string, source: Element | null): void => {
      const [bouton, etat] = [document.createElement("button"), document.createElement("span")];
      bouton.type = "button";
      bouton.textContent = libelle;
      etat.setAttribute("role", "status");
      bouton.addEventListener("click", () => void copier(texte(), bouton, source));
      outils.append(bouton, etat, " ");
    };
    poser("Copier la citation", () => `${dit} ${page}`, citation);
    // D'un dossier, la figure n'a d'adresse que sur cette machine.
    if (location.protocol !== "file:") {
      poser("Copier l'adresse", () => page, null);
      if (svg) poser("Copier le code d'intégration", () => codeIntegration(svg.href, page, alternative, dit), null);
    }
    citation?.after(outils);
  }
}
