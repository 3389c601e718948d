/** Ceux qu'une part compte, avec leur article : « la part des mères parmi les parents isolés » donne « des mères » ; rien si ce n'est pas une part. */
export const groupeOf = (sujet: string): string | undefined =>
  /^la part ((?:des?|du) .*?)(?: parmi .*)?$/.exec(sujet)?.[1];
