import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { RACINE } from "../../racine.ts";

/** Les polices du document, en TTF : Typst ne lit pas celles du site (décision 44). Un dossier par graisse. */
const DOSSIERS: readonly string[] = [
  "@expo-google-fonts/atkinson-hyperlegible-next/400Regular",
  "@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic",
  "@expo-google-fonts/atkinson-hyperlegible-next/700Bold",
  "@expo-google-fonts/atkinson-hyperlegible-next/700Bold_Italic",
  "@expo-google-fonts/source-serif-4/600SemiBold",
];

/** Les dossiers de polices à donner au compositeur. */
export function dossiersPolices(): readonly string[] {
  const { resolve } = createRequire(join(RACINE, "package.json"));
  return DOSSIERS.map((d) => {
    const [portee, nom, graisse = ""] = d.split("/");
    return join(dirname(resolve(`${portee}/${nom}/package.json`)), graisse);
  });
}
