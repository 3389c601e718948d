import * as n from "./tests/navigateur/navigateur.ts";
const nav = await n.openNavigateur();
for (const l of [1280, 390]) {
  const p = await nav.newPage({ viewport: { width: l, height: 900 } });
  const err: string[] = [];
  p.on("console", (m: any) => err.push(m.text())); p.on("pageerror", (e: any) => err.push(String(e)));
  await p.goto("file:///tmp/wt/g2-demo/.abs/copil/dist/seance.html");
  console.log(l, err, await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
  await p.screenshot({ path: `/tmp/wt/g2-seance-${l}.png`, fullPage: true });
}
await nav.close();
