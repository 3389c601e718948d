/** Une valeur faite à la première demande, et gardée. */
export function once<T>(make: () => T): () => T {
  let faite: { readonly valeur: T } | null = null;
  return () => (faite ??= { valeur: make() }).valeur;
}
