const ENTITES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Framework lit `${…}` comme du code jusque dans le HTML d'un Markdown.
  $: "&#36;",
};

/** Texte brut → HTML, pour un contenu comme pour un attribut entre guillemets. */
export const escapeHtml = (texte: string): string => texte.replace(/[&<>"'$]/g, (c) => ENTITES[c] ?? c);
