/** Un morceau de HTML sans ses commentaires ; vide s'il n'était que cela. */
export const removeCommentaires = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, "").trim();
