import type { Paragraph } from "mdast";

/** Un paragraphe d'une seule phrase, ou de plusieurs, sans mise en forme. */
export const paragraphe = (value: string): Paragraph => ({ type: "paragraph", children: [{ type: "text", value }] });
