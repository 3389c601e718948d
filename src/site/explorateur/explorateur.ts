import { renderEtat } from "./dessiner.ts";
import { readEtat, writeEtat, type Etat } from "./etat.ts";
import { connusOf, readFormulaire, writeFormulaire } from "./formulaire.ts";
import { readSource } from "./lire.ts";

const element = <E extends HTMLElement>(id: string): E => {
  const trouve = document.getElementById(id);
  if (!trouve) throw new RangeError(`page must hold #${id}, got none`);
  return trouve as E;
};

/** L'espace fine manque aux polices du site (src/publier/site/gabarit.ts) : « 30 618 » s'y lirait d'un seul tenant. */
const espacer = (texte: string): string => texte.replaceAll("\u202f", "\u00a0");

async function ouvrir(): Promise<void> {
  const formulaire = element<HTMLFormElement>("explorateur");
  const source = await readSource();
  const montrer = (etat: Etat): void => {
    writeFormulaire(formulaire, source, etat);
    const { html, annonce } = renderEtat(source, etat);
    element("explorateur-figure").innerHTML = espacer(html);
    element("explorateur-etat").textContent = espacer(annonce);
  };
  const adresse = (): Etat => readEtat(location.search, connusOf(formulaire));
  montrer(adresse());
  element("explorateur-sans").hidden = true;
  formulaire.querySelector("fieldset")?.removeAttribute("disabled");
  formulaire.addEventListener("change", () => {
    const etat = readFormulaire(formulaire);
    history.pushState(null, "", writeEtat(etat) + location.hash);
    montrer(etat);
  });
  formulaire.addEventListener("submit", (e) => e.preventDefault());
  addEventListener("popstate", () => montrer(adresse()));
}

ouvrir().catch((error: unknown) => {
  element("explorateur-etat").textContent = "Les données de cette page n'ont pas pu être lues.";
  throw error;
});
