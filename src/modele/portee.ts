/** Un nom convient à un motif : le même, ou le même début quand le motif finit par une étoile (`filosofi-*`, `C{aa}_MEN_CS*`). */
export const convient = (motif: string, nom: string): boolean =>
  motif.endsWith("*") ? nom.startsWith(motif.slice(0, -1)) : nom === motif;
