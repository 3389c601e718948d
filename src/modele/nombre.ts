const FINE = "\u202f"; // espace fine insécable : milliers, % et unités (Lexique des règles typographiques)
const INSECABLE = "\u00a0";

/** Nombre à la française : `1 234,5`. Espaces fines insécables, virgule, moins typographique. */
export function formatNombre(x: number, decimales = 0): string {
  const arrondi = Math.abs(x).toFixed(decimales);
  const [entier = "0", fraction] = arrondi.split(".");
  const milliers = entier.replace(/\B(?=(\d{3})+$)/g, FINE);
  const signe = x < 0 && Number(arrondi) !== 0 ? "−" : "";
  return signe + milliers + (fraction ? `,${fraction}` : "");
}

/** Nombre suivi de son unité telle qu'on la lit : `12,5 %`, `1 540 €`, `+3,2 points`. */
export function formatValeur(x: number, unite: string, decimales = 0): string {
  const nombre = formatNombre(x, decimales);
  if (unite === "%") return `${nombre}${FINE}%`;
  if (unite.startsWith("€")) return `${nombre}${FINE}${unite}`;
  return unite === "" ? nombre : `${nombre}${INSECABLE}${unite}`;
}

/** Écart signé : le signe est toujours écrit, `0,0` reste sans signe. */
export function formatEcart(x: number, unite: string, decimales = 0): string {
  const corps = formatValeur(x, unite, decimales);
  return x > 0 && Number(x.toFixed(decimales)) !== 0 ? `+${corps}` : corps;
}
