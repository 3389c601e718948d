import { ouvrirBulles } from "./bulles.ts";
import { ouvrirQuartiers } from "./quartiers.ts";
import { ouvrirReprise } from "./reprendre.ts";

/** Ce que toutes les pages ajoutent à ce qui est déjà écrit : rien n'y est à lire qui ne soit dans la page. */
const { module } = document.body.dataset;
if (module !== undefined) {
  // D'un dossier, un navigateur refuse les modules : la page dit pourquoi, et mène aux tables.
  if (location.protocol === "file:") document.querySelector("form#explorateur")?.toggleAttribute("hidden", true);
  else document.head.append(Object.assign(document.createElement("script"), { type: "module", src: module }));
}
ouvrirBulles();
ouvrirQuartiers();
ouvrirReprise();
