import { chercher, extraitOf, type IndexRecherche, type Trouvee } from "../recherche/chercher.ts";
import { motsOf, racine } from "../recherche/mots.ts";

declare global {
  /** Ce que l'index appelle en se chargeant : un script classique, qu'un navigateur lit aussi d'un dossier. */
  var absRecherche: ((index: IndexRecherche) => void) | undefined;
}

const champ = document.querySelector<HTMLInputElement>("#chercher-mots");
const formulaire = document.querySelector<HTMLFormElement>("#chercher");
const etat = document.querySelector("#chercher-etat");
const liste = document.querySelector("#chercher-resultats");
let index: IndexRecherche | null = null;
let demande = false;

/** L'index pèse plus que la page : il ne vient qu'au premier mot. */
function charger(): void {
  const src = document.body.dataset["index"];
  if (demande || src === undefined) return;
  demande = true;
  if (etat) etat.textContent = "Lecture de l'index…";
  const script = document.createElement("script");
  script.src = src;
  script.onerror = () => {
    if (etat) etat.textContent = "L'index de la recherche n'a pas pu être lu ; le plan du site mène à chaque section.";
  };
  document.head.append(script);
}

/** Un texte dont les mots cherchés sont soulignés, sans HTML venu de l'index. */
function souligner(texte: string, racines: ReadonlySet<string>): Node[] {
  return texte.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u).map((bout) => {
    if (!motsOf(bout).some((m) => racines.has(racine(m)))) return document.createTextNode(bout);
    const marque = document.createElement("mark");
    marque.textContent = bout;
    return marque;
  });
}

function renderTrouvee({ section, page }: Trouvee, requete: string): HTMLLIElement {
  const racines = new Set(motsOf(requete).map(racine));
  const [ligne, lien, lieu, extrait] = ["li", "a", "span", "p"].map((nom) => document.createElement(nom)) as [
    HTMLLIElement,
    HTMLAnchorElement,
    HTMLSpanElement,
    HTMLParagraphElement,
  ];
  lien.href = `${page.chemin}.html${section.ancre === "" ? "" : `#${section.ancre}`}`;
  lien.append(...souligner(section.titre, racines));
  if (section.titre !== page.titre) lieu.textContent = ` ${page.titre}`;
  lieu.className = "lieu";
  extrait.append(...souligner(extraitOf(section, requete), racines));
  ligne.append(lien, lieu, extrait);
  return ligne;
}

function montrer(): void {
  const requete = champ?.value.trim() ?? "";
  history.replaceState(
    null,
    "",
    `${requete === "" ? location.pathname : `?q=${encodeURIComponent(requete)}`}${location.hash}`,
  );
  if (requete !== "") charger();
  if (!index || !liste || !etat) return;
  const trouvees = chercher(index, requete);
  liste.replaceChildren(...trouvees.map((t) => renderTrouvee(t, requete)));
  etat.textContent =
    requete === ""
      ? ""
      : trouvees.length === 0
        ? "Rien dans le rapport ne dit tous ces mots."
        : `${trouvees.length} passage${trouvees.length > 1 ? "s" : ""}${trouvees.length === 30 ? " ou plus" : ""}.`;
}

globalThis.absRecherche = (lu) => {
  index = lu;
  montrer();
};
formulaire?.addEventListener("submit", (e) => {
  e.preventDefault();
  montrer();
  document.querySelector<HTMLAnchorElement>("#chercher-resultats a")?.focus();
});
champ?.addEventListener("input", montrer);
champ?.addEventListener("focus", charger, { once: true });
const q = new URLSearchParams(location.search).get("q");
if (champ && q !== null) {
  champ.value = q;
  montrer();
}
