import { describe, expect, it } from "vitest";
import { writeRebasage } from "../../src/modele/rebasage.ts";
import type { FichierLu, Lecture, ResultatSuivi } from "../../src/rapport/lecture.ts";
import { notesRebasage, writeDate, writeSource } from "../../src/rapport/sources-citees.ts";
import { FICHIERS, lectureFactice, TERRITOIRES } from "./lecture-factice.ts";

const lecture = (fichiers: readonly FichierLu[] = FICHIERS): Lecture => ({ ...lectureFactice(), fichiers });
const resultat = (n: number, reste: Partial<ResultatSuivi> = {}): ResultatSuivi => {
  const f = FICHIERS[n];
  if (!f) throw new RangeError(`fixture file must exist, got ${n}`);
  return {
    indicateur: "REV-02", territoire: TERRITOIRES.COMMUNE.code, niveau: "commune", nom: TERRITOIRES.COMMUNE.nom,
    millesime: f.millesime, annee: Number(f.millesime), segment: 0, cog: f.cog, valeur: 22, statut: "valeur", motif: null, unite: "%",
    intervalle: null, methode: "valeur publiée par le producteur", numerateur: null, denominateur: null, source: f.titre,
    fichiers: [{ fichier: f.fichier, sha256: f.sha256 }], ...reste,
  }; // prettier-ignore
};

describe("la source d'une figure", () => {
  it("dit chaque millésime, sa géographie et sa publication", () => {
    expect(writeSource(lecture(), [resultat(0), resultat(1)])).toBe(
      "Insee, Filosofi 2019, 2021 (géographie 2020, 2023 ; publié en 2022, 2024)",
    );
  });

  it("dit la géographie où les valeurs sont exprimées quand ce n'est pas celle du fichier", () => {
    expect(writeSource(lecture(), [resultat(0, { cog: 2023 })])).toBe(
      "Insee, Filosofi 2019 (géographie 2020, valeurs exprimées en 2023 ; publié en 2022)",
    );
  });

  it("ne tait pas une date de publication inconnue, ni pour une figure ni pour un chiffre", () => {
    const sansDate = lecture(FICHIERS.map((f) => ({ ...f, publie: null })));
    expect(writeSource(sansDate, [resultat(0)])).toBe("Insee, Filosofi 2019 (géographie 2020 ; date de publication inconnue)");
    expect(writeDate(sansDate, resultat(0))).toBe("données 2019, géographie 2020, date de publication inconnue");
    expect(writeDate(lecture(), resultat(1))).toBe("données 2021, géographie 2023, publiées en 2024");
  }); // prettier-ignore

  it("d'un compte du CCAS rapporté à des ménages, cite les deux, et ne donne pas aux exports la date de l'Insee", () => {
    const mixte = resultat(1, { source: "CCAS de Ville-Témoin, exports du CCAS ; Filosofi", millesime: "2025", cog: null });
    expect(writeSource(lecture(), [mixte])).toBe(
      "CCAS de Ville-Témoin, exports du CCAS, 2025 ; Insee, Filosofi 2021 (géographie 2023 ; publié en 2024)",
    );
    expect(writeDate(lecture(), mixte)).toBe("exports du CCAS, 2025 ; autres données publiées en 2024");
    expect(writeDate(lecture(), { ...mixte, fichiers: [] })).toBe("exports du CCAS, 2025");
  }); // prettier-ignore
});

describe("les valeurs rebasées se disent sous la figure", () => {
  const origine = "somme des communes 00101, 00109 de la géographie 2020";
  const rebase = resultat(0, { cog: 2023, methode: `somme de territoires plus petits ; ${writeRebasage(origine)}` });

  it("une phrase par origine, avec les communes réunies", () => {
    expect(notesRebasage([rebase, resultat(1)])).toEqual([
      `Ville-Témoin 2019, rebasé dans la géographie 2023 : ${origine}.`,
    ]);
  });

  it("rien d'une valeur masquée ou restée dans sa géographie", () => {
    expect(notesRebasage([resultat(1), { ...rebase, valeur: null, statut: "secret" }])).toEqual([]);
  });
});
