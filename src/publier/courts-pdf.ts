import type { Anomalie } from "../modele/anomalie.ts";
import { nomDocumentCourt } from "../rapport/adresses.ts";
import type { CourtResolu } from "../rapport/courts/court.ts";
import { REGLES } from "../rapport/courts/forme.ts";
import { listCourt, type DocumentListe } from "../rapport/documents.ts";
import { imagesOf } from "../rapport/images.ts";
import type { Lecture } from "../rapport/lecture.ts";
import type { Compositeur, Mesure } from "../rapport/pdf/compositeur.ts";
import { buildCourt } from "../rapport/pdf/court.ts";
import { couvertureOf, impossible } from "./document-pdf.ts";

/** Compose les formes courtes d'une édition. Trop longue, une forme est livrée, et une anomalie dit ce qu'il faut raccourcir. */
export async function composerCourts(
  lecture: Lecture,
  courts: readonly CourtResolu[],
  presentation: string | null,
  compositeur: Pick<Compositeur, "composer">,
): Promise<{ readonly documents: readonly DocumentListe[]; readonly anomalies: readonly Anomalie[] }> {
  const couverture = couvertureOf(lecture, presentation);
  const faits = await Promise.all(
    courts.map(async (court) => {
      const { chapitre, forme } = court;
      const modele = forme === "diaporama" ? "diaporama" : "court";
      const {
        pdf,
        defauts,
        mesures = [],
      } = await compositeur.composer(buildCourt(court, couverture), modele, imagesOf([chapitre]));
      if (!pdf) return { documents: [], anomalies: defauts.map((d) => impossible(chapitre.fichier, d)) };
      const fichier = { chemin: `${nomDocumentCourt(lecture, chapitre)}.pdf`, contenu: pdf };
      return { documents: [listCourt(fichier, court, "PDF")], anomalies: checkPages(court, mesures) };
    }),
  );
  return { documents: faits.flatMap((f) => f.documents), anomalies: faits.flatMap((f) => f.anomalies) };
}

/** Ce qui dépasse la place d'une forme : la première section au-delà de la dernière page, ou chaque diapositive qui déborde. */
export function checkPages({ forme, chapitre }: CourtResolu, mesures: readonly Mesure[]): readonly Anomalie[] {
  const { nom, pages, isParSection } = REGLES[forme];
  const sections = chapitre.sections.filter(({ titre, contenu }) => titre !== null || contenu.length > 0);
  const lieux = mesures.map((m, i) => ({ ...m, section: sections[i] }));
  const signale = (section: (typeof sections)[number] | undefined, message: string, action: string): Anomalie => ({
    gravite: "avertissement",
    code: "court-trop-long",
    fichier: chapitre.fichier,
    ligne: section?.contenu[0]?.position?.start.line ?? null,
    colonne: null,
    valeur: section?.titre ?? null,
    message,
    action,
  });
  if (isParSection)
    return lieux
      .filter(({ debut, fin }) => fin > debut)
      .map(({ section, debut, fin }) =>
        signale(section, `La diapositive déborde sur ${fin - debut + 1} pages`, "La raccourcir, ou la couper en deux avec un titre « ## »."),
      ); // prettier-ignore
  const derniere = lieux.at(-1)?.fin ?? 0;
  if (pages === null || derniere <= pages) return [];
  const tient = `${pages} page${pages > 1 ? "s" : ""}`;
  return [
    signale(
      lieux.find(({ fin }) => fin > pages)?.section,
      `La ${nom} fait ${derniere} pages : elle doit en faire ${pages}`,
      `Raccourcir cette section ou celles d'avant : une phrase en moins, un constat en moins (« max=2 »), une figure en moins, jusqu'à tenir sur ${tient}.`,
    ),
  ];
}
