/** Montre où on en est. Dans un terminal, une ligne qui tourne ; ailleurs (journal, CI), une ligne par étape. */
export interface Progression {
  dire(texte: string): void;
  finir(texte: string): void;
}

export async function startProgression(titre: string): Promise<Progression> {
  if (!process.stderr.isTTY) {
    console.error(`… ${titre}`);
    return { dire: () => {}, finir: (texte) => console.error(`✓ ${texte}`) };
  }
  const { default: ora } = await import("ora");
  const spinner = ora({ text: titre, stream: process.stderr }).start();
  return {
    dire: (texte) => void (spinner.text = `${titre} : ${texte}`),
    finir: (texte) => void spinner.succeed(texte),
  };
}
