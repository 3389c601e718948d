import { createServer } from "node:http"; import { readFileSync, readdirSync } from "node:fs"; import { join, extname } from "node:path";
import { openNavigateur } from "/tmp/wt/f4/tests/navigateur/navigateur.ts";
const D="/tmp/wt/f4-demo/.abs/public/dist", B="/tmp/wt/f4/build/site", S="/tmp/wt/f4/src/site";
const T:any={".html":"text/html; charset=utf-8",".css":"text/css",".js":"text/javascript",".json":"application/json",".woff2":"font/woff2"};
const srv=createServer((q,r)=>{ const p=new URL(q.url!,"http://x").pathname; let b:any; try{ const m=/^\/(pages|recherche|explorateur)\.[0-9a-f]{8}\.js$/.exec(p); const c=/^\/abs\..*css$/.test(p);
 b=m?readFileSync(join(B,m[1]+".js")):c?readdirSync(S).filter(f=>f.endsWith(".css")).sort().map(f=>readFileSync(join(S,f),"utf8")).join("\n"):readFileSync(join(D,p)); r.writeHead(200,{"content-type":T[extname(p)]??"application/octet-stream"}).end(b);}catch{r.writeHead(404).end();}});
await new Promise<void>(r=>srv.listen(0,"127.0.0.1",()=>r())); const o="http://127.0.0.1:"+(srv.address() as any).port;
const nav=await openNavigateur();
const vues=JSON.parse(process.argv[2]!);
for(const [nom,url,w,theme,act] of vues){ const c=await nav.newContext({viewport:{width:w,height:900},colorScheme:theme}); const p=await c.newPage(); p.on("console",m=>console.log(nom,"CONSOLE",m.text())); p.on("pageerror",e=>console.log(nom,"ERR",e.message)); await p.goto(o+"/"+url); await p.waitForTimeout(1500); if(act) await p.evaluate(act); await p.waitForTimeout(700); await p.screenshot({path:`/tmp/wt/f4-${nom}.png`,fullPage:true}); console.log(nom, await p.evaluate("document.documentElement.scrollWidth")); await c.close(); }
await nav.close(); srv.close();
