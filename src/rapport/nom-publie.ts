/**
 * Le nom d'un fichier lu, tel qu'un site le donne : son chemin dans le projet ; hors du projet (`abs nouveau --sur-place`), le
 * nom seul. Les dossiers de qui a construit le rapport ne regardent pas ses lecteurs, l'empreinte dit lequel c'est.
 * @example nomPublie("../../Documents/caf/s_ben_com_f.csv") // "s_ben_com_f.csv"
 */
export const nomPublie = (fichier: string): string =>
  /^(?:\.\.[\\/]|[\\/]|[A-Za-z]:)/.test(fichier) ? (fichier.split(/[\\/]/).at(-1) ?? fichier) : fichier;
