import type { Anomalie } from "../modele/anomalie.ts";

/** Les défauts d'un site bâti : ce qui ne va pas, et quoi faire. */
const DEFAUTS = {
  "site-vide": ["aucune page dans ce dossier", "Indiquer le dossier dist d'une édition publiée"],
  "hote-externe": ["charge quelque chose d'un autre hôte", "Copiez la ressource dans le site, ou retirez-la"],
  "lien-casse": ["le fichier visé n'existe pas dans le site", "Corrigez le lien, ou ajoutez le fichier à l'édition"],
  "lien-absolu": ["adresse qui part de la racine", "Écrivez une adresse relative : le site doit s'ouvrir d'un dossier"],
  "script-en-ligne": [
    "script écrit dans la page",
    "Retirez-le : une page ne charge que les scripts que le manifeste nomme",
  ],
  "script-inconnu": [
    "script que la publication n'a pas déclaré",
    "Ne diffusez pas : cherchez d'où il vient, puis publiez de nouveau",
  ],
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
  "manifeste-absent": [
    "manifeste absent ou illisible",
    "Publiez de nouveau : un site sans manifeste ne se vérifie pas",
  ],
  "signature-fausse": ["la signature ne correspond pas au manifeste", "Ne diffusez pas : publiez de nouveau"],
  "signature-autre": [
    "le manifeste est signé par une autre clé que celle du projet",
    "Vérifiez d'où vient ce site, ou publiez-le de nouveau depuis ce projet",
  ],
  "fichier-hors-manifeste": ["fichier que la publication n'a pas écrit", "Retirez-le, et cherchez d'où il vient"],
  "fichier-manquant": ["fichier annoncé par le manifeste, absent du site", "Publiez de nouveau"],
  "fichier-change": ["contenu différent de celui qui a été signé", "Ne diffusez pas : publiez de nouveau"],
  "schema-different": ["format, colonnes ou nombre de lignes différents du manifeste", "Publiez de nouveau"],
  "jumeaux-differents": [
    "la même table n'a pas les mêmes chiffres d'un format à l'autre",
    "Ne diffusez pas : publiez de nouveau",
  ],
  "format-indecodable": [
    "format que la vérification ne sait pas lire en entier",
    "Ne le publiez pas, ou écrivez son décodeur dans src/verifier/lecture",
  ],
  "format-inattendu": ["le contenu n'est pas ce que dit l'extension", "Donnez au fichier l'extension de son contenu"],
  "archive-explose": ["une fois ouvert, le fichier est démesuré", "Retirez cette archive du site"],
  "archive-profonde": ["archives emboîtées trop profondément", "Retirez cette archive du site"],
  "page-orpheline": ["page à laquelle aucune autre ne mène", "Liez-la, ou retirez-la : elle se télécharge quand même"],
  "carte-de-source": ["carte de source d'un script ou d'un style", "Retirez-la : elle contient le code de l'atelier"],
  "commentaire-code": ["commentaire dans un script ou un style", "Retirez-le : il se lit dans le code de la page"],
  "nom-machine": ["nom de la machine ou du compte", "Retirez-le : il dit où l'outil a tourné, et par qui"],
  "edition-etrangere": [
    "contenu d'une autre édition",
    "Ne publiez pas : videz le dossier .abs du projet, puis publiez de nouveau",
  ],
  "case-tue-publiee": ["un nombre accompagne une case que le secret a tue", "Ne publiez pas : masquez aussi ce nombre"],
  "case-tue-dessinee": [
    "la forme ou la couleur d'une case tue dit sa valeur",
    "Donnez à toutes les cases tues une même forme neutre, que rien d'autre ne porte",
  ],
  "valeur-tue-dite": [
    "un texte dit la valeur d'une case tue, ou de quoi la retrouver",
    "Ne publiez pas : réécrivez-le sans elle",
  ],
  "ordre-tue": ["l'ordre des lignes suit des valeurs tues", "Triez les lignes par leur nom, pas par leur valeur"],
  "bornes-tues": [
    "les bornes d'une colonne disent une valeur absente des lignes",
    "Écrivez le fichier depuis la table déjà masquée",
  ],
  "echelle-tue": [
    "une échelle ou une légende s'arrête à la valeur d'une case tue",
    "Calculez l'échelle sur les seules valeurs publiées",
  ],
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
