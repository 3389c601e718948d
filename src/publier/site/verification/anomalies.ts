import type { Anomalie } from "../../../modele/anomalie.ts";

/** Les défauts d'un site bâti : ce qui ne va pas, et quoi faire. */
const DEFAUTS = {
  "site-vide": ["aucune page dans ce dossier", "Indiquer le dossier dist d'une édition publiée"],
  "hote-externe": ["charge quelque chose d'un autre hôte", "Copiez la ressource dans le site, ou retirez-la"],
  "lien-casse": ["le fichier visé n'existe pas dans le site", "Corrigez le lien, ou ajoutez le fichier à l'édition"],
  "lien-absolu": ["adresse qui part de la racine", "Écrivez une adresse relative : le site doit s'ouvrir d'un dossier"],
  "lien-script": ["lien qui exécute un script", "Remplacez-le par un vrai lien"],
  "ancre-absente": ["l'ancre visée n'existe pas", "Corrigez l'ancre, ou donnez cet identifiant au titre visé"],
  "ancre-double": ["identifiant employé deux fois dans la page", "Donnez à chaque élément son identifiant"],
  "reference-absente": ["attribut ARIA ou for qui vise un identifiant absent", "Corrigez l'identifiant visé"],
  "erreur-framework": ["Observable Framework a laissé une erreur dans la page", "Corrigez la page qui la produit"],
  "import-non-resolu": ["import qu'un navigateur ne sait pas résoudre", "Assemblez le module avant de publier"],
  "langue-absente": ['<html> sans lang="fr"', "Déclarez la langue de la page"],
  "titre-principal": ["la page n'a pas exactement un titre h1", "Gardez un seul titre de niveau 1"],
  "titre-page": ["la page n'a pas de <title>", "Donnez un titre à la page"],
  "svg-sans-nom": ['SVG sans role="img" ou sans texte de remplacement', 'Ajoutez role="img" et aria-label'],
  "image-sans-alt": ["image sans attribut alt", "Décrivez l'image, ou donnez alt=\"\" si elle n'apporte rien"],
  "canari-trouve": [
    "une valeur qui ne doit pas sortir est dans ce fichier",
    "Ne publiez pas : cherchez par où elle est passée",
  ],
  "chemin-machine": ["chemin d'un dossier de la machine", "Retirez-le : il dit où l'outil a tourné"],
  "commentaire-html": ["commentaire HTML", "Retirez-le : un commentaire se lit dans le code de la page"],
  "adresse-dans-script": ["adresse d'un autre hôte écrite dans un script", "Vérifiez qu'aucun chargement ne s'en sert"],
} as const satisfies Record<string, readonly [message: string, action: string]>;

export type CodeDefaut = keyof typeof DEFAUTS;

/** Un défaut du site, tel que le dit `abs verifier`. `valeur` : null quand elle ne doit pas être répétée. */
export function defaut(code: CodeDefaut, fichier: string, ligne: number | null, valeur: string | null): Anomalie {
  const [message, action] = DEFAUTS[code];
  const gravite = code === "adresse-dans-script" ? "avertissement" : "bloquante";
  return { gravite, code, fichier, ligne, colonne: null, valeur: valeur?.slice(0, 200) ?? null, message, action };
}
