export async function runSources(_dir: string, _options: object): Promise<number> {
  return 0;
}
