const MOT = String.raw`\p{Lu}[\p{L}'’-]*`;

/** « Monsieur le Maire » est une fonction, pas quelqu'un ; « Mme Maire » et « M. Directeau » sont quelqu'un. */
const FONCTION =
  "Maire|Préfet|Préfète|Sous-|Président|Vice-|Direct|Adjoint|Conseil|Ministre|Secrétaire|Député|Sénat|Chef|Responsable|Commissaire|Recteur|Rectrice|Délégué|Défenseur";

/** « Mme Dupont », « madame Dupont », « MME DUPONT », « Monsieur de la Tour », « Dr B. » : une civilité, puis un mot à majuscule. */
const CIVILITE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:MM?\.|Mr|M(?=\s\p{Lu}\p{Ll})|(?:Mme|MME|Mlle|MLLE|Melle)s?\.?|[Mm]essieurs|[Mm]esdames|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|MONSIEUR|MADAME|MADEMOISELLE|Dr|[Dd]octeur|Me|Maître)\s+(?!(?:le|la|les)\s+(?:${FONCTION})|L(?:E|A|ES)\s)(?:(?:de|du|des|la|le|d['’])\s*){0,2}${MOT})`,
  "u",
);

/** « la famille Durand », « veuve Leroy » ; un sigle (« famille DALO ») n'est pas un nom, une maison n'est pas une famille. */
const FAMILLE =
  /(?<!\p{L})(?<!maison (?:de la |du )?)(?:famille|[Cc]ouple|[Vv]euve|[Vv]euf|[Éé]poux|[Cc]onsorts)\s(?!\p{Lu}{2,5}(?!\p{L}))\p{Lu}\p{L}{2,}/u;

/** « né le 12/03/1954 », un numéro de sécurité sociale : ni l'un ni l'autre n'est un nom, et l'un ou l'autre désigne. */
const NAISSANCE = /(?<!\p{L})née?\s(?:le|en)\s\d/iu;
const NIR = /(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)/;

/** « J. Dupont », « J.-P. Martin » : une initiale, puis un nom. Ni « R. 123-1 », ni un sigle à points. */
const INITIALE = /(?<![\p{L}.])\p{Lu}\.[\s\u00a0]?(?:-?\p{Lu}\.[\s\u00a0]?)?\p{Lu}\p{Ll}+/u;

/** « Jean DUPONT » : un prénom en minuscules, un nom tout en capitales ; un sigle suit plutôt un article ou un nom commun. */
const CAPITALES =
  /(?<!\p{L})(?!(?:Le|La|Les|Un|Une|Du|Des|Au|Aux|De|En|Et|Par|Pour|Avec|Convention|Maison|Groupe|Projet|Service|Agence|Centre|Pôle)\s)\p{Lu}\p{Ll}{2,}\s\p{Lu}{5,}(?!\p{L})/u;

/**
 * Un courriel personnel ou un numéro de téléphone désigne aussi bien qu'un nom ; l'adresse d'un service n'est pas chez un fournisseur.
 * Cherché depuis son arobase : depuis chaque lettre, un long mot sans arobase serait relu autant de fois qu'il a de lettres.
 */
const COURRIEL =
  /@(?:(?<=[\p{L}\d][._-][\p{L}\d._-]+@)[\p{L}\d-]+\.|(?:gmail|orange|wanadoo|free|laposte|sfr|yahoo|hotmail|outlook|live|icloud|proton(?:mail)?)\.)\p{L}{2,}/u;
const TELEPHONE = /(?<![\d.,])(?:\+33[\s.-]?|0)[1-9](?:[\s\u00a0\u202f.-]?\d{2}){4}(?!\d)/;

/** Des prénoms fréquents en France, toutes générations : ceux qui ne sont pas aussi le premier mot d'un organisme. */
const PRENOMS =
  "Adam Adrien Agnès Ahmed Aïcha Alain Albert Alexandra Alexandre Alexis Alice Aline Amélie Amina Anaïs André Andrée Angélique Anne Annick Annie Anthony Antoine Arnaud Arthur Audrey Aurélie Aurore Baptiste Benjamin Bernadette Bernard Bertrand Brigitte Bruno Camille Carole Caroline Catherine Cécile Cédric Céline Chantal Charles Charlotte Christelle Christian Christiane Christine Christophe Claude Claudine Clément Colette Corinne Cyril Damien Daniel Danielle David Delphine Denis Denise Didier Dominique Édouard Élisabeth Élise Élodie Émilie Emma Emmanuel Éric Estelle Étienne Eugène Évelyne Fabien Fabrice Fatima Fatiha Fernand Francine Francis François Françoise Franck Frédéric Gabriel Gaëlle Geneviève Georges Gérard Germaine Gilbert Gilles Ginette Gisèle Grégory Guillaume Guy Hélène Henri Hervé Hugo Inès Isabelle Jacqueline Jacques Jean Jeanne Jeannine Jennifer Jérôme Joël Joëlle Joseph Josette Josiane Julie Julien Juliette Karim Karine Khadija Laetitia Laura Laure Laurence Laurent Léa Léo Lionel Louis Louise Luc Lucas Lucie Lucien Lucienne Ludovic Manon Marc Marcel Marcelle Maria Marie Marine Marion Martine Mathieu Mathilde Maurice Maxime Mélanie Michaël Michel Michèle Mireille Mohamed Monique Morgane Myriam Nadège Nadia Nadine Nathalie Nathan Nicolas Nicole Noémie Odette Odile Olivier Pascal Pascale Patrice Patricia Patrick Paul Paulette Pauline Philippe Pierre Quentin Rachid Raphaël Raymond Raymonde Régine Rémi Renée Robert Roger Roland Romain Sabrina Said Samir Samuel Sandra Sandrine Sarah Sébastien Serge Simon Simone Solange Sonia Sophie Stéphane Stéphanie Suzanne Sylvain Sylvie Théo Thérèse Thierry Thomas Valentin Valérie Vanessa Véronique Victor Vincent Virginie Xavier Yann Yannick Yasmina Yves Yvette Yvonne Zohra Abdelkader Abdel Ali Amadou Amel Antonio Assia Ayoub Bilal Carlos Chloé Clara Corentin Cindy Dylan Djamila Emine Enzo Erwan Ethan Farid Fatma Fatoumata Fernando Gwenaëlle Hassan Houria Ibrahim Irina Ismaël Jade Jessica Joao Jonathan José Justine Kamel Kévin Kelly Leïla Lilou Lina Lola Loïc Louane Malika Mamadou Manuel Margaux Mathis Mehdi Mehmet Mélissa Moussa Mustafa Mustapha Naïma Noah Nolan Nora Océane Oksana Olena Olga Omar Ousmane Priscilla Ronan Ryan Samira Svetlana Timéo Yanis Youssef Zoé".replaceAll(
    " ",
    "|",
  );

/** « Jeanne Durand », « DURAND Jeanne », « Durand, Jeanne », « JEANNE DURAND » : un prénom fréquent et un mot à majuscule. */
const PRENOM_NOM = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:${PRENOMS})(?:-\p{Lu}\p{Ll}+)?\s${MOT}|\p{Lu}{3,}\s(?:${PRENOMS})(?![\p{L}])|\p{Lu}\p{Ll}+,\s(?:${PRENOMS})(?=\s*(?:$|[.;,)]))|(?:${PRENOMS.toUpperCase()})\s\p{Lu}{3,})`,
  "gu",
);

/** Ce qui porte le nom de quelqu'un sans parler de lui : « école Jean Moulin », « rue du Général Charles de Gaulle ». */
const LIEU =
  /(?:^|[^\p{L}])(?:écoles?|collège|lycée|rue|avenue|boulevard|bd|place|placette|square|allées?|impasse|chemin|cours|quai|pont|parc|jardin|résidence|foyer|foyer-logement|ehpad|maison|espace|salle|centre|complexe|gymnase|stade|piscine|médiathèque|bibliothèque|ludothèque|théâtre|crèche|multi-accueil|halte-garderie|groupe scolaire|cité|quartier|secteur|îlot|tour|hôpital|clinique|pôle|maternelle|primaire|élémentaire|fondation|association|institut|université|campus|loi|prix)(?:\s+(?:\p{Ll}+|du|de|la|le|des|d['’]\p{L}+|Général|Docteur|Abbé|Maréchal|Président|Saint|Sainte)){0,3}\s*$/iu;

const isNomme = (texte: string): boolean =>
  [...texte.matchAll(PRENOM_NOM)].some(({ index }) => !LIEU.test(texte.slice(Math.max(0, index - 60), index)));

/**
 * Vrai si le texte semble nommer une personne, ou donner de quoi la joindre. Un filet, pas une preuve : un nom de famille seul, un
 * prénom rare, un surnom lui échappent, et « rue A. Briand » le trompe (l'écrire en entier).
 */
export const semblesNommer = (texte: string): boolean =>
  CIVILITE.test(texte) ||
  INITIALE.test(texte) ||
  CAPITALES.test(texte) ||
  FAMILLE.test(texte) ||
  NAISSANCE.test(texte) ||
  NIR.test(texte) ||
  COURRIEL.test(texte) ||
  TELEPHONE.test(texte) ||
  isNomme(texte);
