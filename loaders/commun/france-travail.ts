import type { RuptureSource } from "../../src/modele/source.ts";

/** Au 1er janvier 2025, tous les bénéficiaires du RSA et les jeunes des missions locales sont inscrits (R9). */
export const RUPTURE_FRANCE_TRAVAIL: RuptureSource = {
  depuis: 2025,
  code: "R9",
  libelle: "inscription de tous les bénéficiaires du RSA à France Travail (janvier 2025)",
};
