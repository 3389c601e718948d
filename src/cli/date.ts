/** Aujourd'hui, à l'heure d'ici : AAAA-MM-JJ. */
export function aujourdhui(): string {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
