/** Une ancre : minuscules, chiffres et tirets ; `section` si le titre n'a rien de cela. */
export function slugify(titre: string): string {
  const propre = titre
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return propre === "" ? "section" : propre;
}
