import { createHash } from "node:crypto";
import type { Image as ImageMarkdown, ImageReference, Paragraph, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { readImageChapitre, type RefusImage } from "../charger/image/image-chapitre.ts";
import { removeCommentaires } from "./commentaires.ts";
import type { Contexte, LireImage } from "./contexte.ts";
import type { NoeudImage } from "./noeuds.ts";
import type { FichierSite } from "./page.ts";
import type { ChapitreResolu } from "./resoudre.ts";
import { typographier } from "./typographie.ts";

/** Les images du dossier des chapitres. */
export const openImages =
  (dossier: string): LireImage =>
  (adresse) =>
    readImageChapitre(dossier, decode(adresse));

/** Un rapport sans dossier n'a pas d'images. */
export const SANS_IMAGES: LireImage = () => ({
  message: "Cette image n'est pas dans le dossier rapport/ du projet",
  action: "L'y déposer, par exemple dans rapport/images/.",
});

/** `photo%20mairie.jpg`, comme le Markdown écrit une espace. */
function decode(adresse: string): string {
  try {
    return decodeURIComponent(adresse);
  } catch {
    return adresse;
  }
}

/** Un paragraphe qui n'est fait que d'images ; un commentaire de l'équipe n'y compte pas : il sera retiré. */
export const isSeules = ({ children }: Paragraph): boolean =>
  children.some((n) => n.type === "image") && children.every((n) => n.type === "image" || isVide(n));

const isVide = (n: PhrasingContent): boolean =>
  n.type === "break" ||
  (n.type === "text" && n.value.trim() === "") ||
  (n.type === "html" && removeCommentaires(n.value) === "");

/** Les images d'un paragraphe, chacune à la place d'un bloc ; une image refusée laisse son texte, et arrête la publication. */
export const resolveImages = ({ children }: Paragraph, contexte: Contexte): readonly RootContent[] =>
  children.flatMap((n) => (n.type === "image" ? [resolveImage(n, contexte)] : []));

function resolveImage(n: ImageMarkdown, contexte: Contexte): RootContent {
  const alternative = typographier((n.alt ?? "").trim());
  const lue = contexte.lireImage(n.url);
  const refus = "message" in lue ? lue : null;
  if (refus) signale(n, refus, contexte);
  // « DSC_0042.jpg » n'est pas un texte : c'est ce qu'un éditeur écrit quand on n'en a pas donné.
  if (alternative === "" || /^[^\s]*\.(?:jpe?g|png|gif|svg|webp|heic)$/i.test(alternative))
    signale(n, SANS_TEXTE, contexte);
  if ("message" in lue || alternative === "")
    return { type: "paragraph", children: [{ type: "text", value: alternative }], position: n.position };
  const empreinte = createHash("sha256").update(lue.octets).digest("hex").slice(0, 16);
  const chemin = `images/${empreinte}.${lue.format === "png" ? "png" : "jpg"}`;
  return { type: "absImage", image: lue, chemin, alternative, legende: typographier((n.title ?? "").trim()), position: n.position }; // prettier-ignore
}

const SANS_TEXTE: RefusImage = {
  message: "Cette image n'a pas de texte de remplacement",
  action: "Dire en une phrase ce qu'elle montre : ![Le marché un samedi matin](images/marche.jpg). Sans texte, qui ne la voit pas n'en saurait rien.", // prettier-ignore
};

/** Une image au milieu d'une phrase, dans un titre ou un tableau, ou appelée par une référence. */
export const signaleMalPlacee = (n: ImageMarkdown | ImageReference, contexte: Contexte): void =>
  signale(
    n,
    {
      message: "Une image est seule dans son paragraphe",
      action: "L'écrire ![ce qu'elle montre](images/marche.jpg), une ligne vide avant et après.",
    },
    contexte,
  );

const signale = (noeud: ImageMarkdown | ImageReference, { message, action }: RefusImage, contexte: Contexte): void =>
  contexte.signale({
    gravite: "bloquante",
    code: "image-refusee",
    noeud,
    ...("url" in noeud ? { valeur: noeud.url } : {}),
    message,
    action,
  });

/** Les images que des chapitres montrent, par leur adresse dans le site. */
export function imagesOf(chapitres: readonly ChapitreResolu[]): ReadonlyMap<string, Uint8Array> {
  const images = new Map<string, Uint8Array>();
  for (const noeud of chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu)))
    visit(noeud, "absImage", (n: NoeudImage) => {
      images.set(n.chemin, n.image.octets);
    });
  return images;
}

export const fichiersImages = (chapitres: readonly ChapitreResolu[]): readonly FichierSite[] =>
  [...imagesOf(chapitres)].map(([chemin, contenu]) => ({ chemin, contenu }));
