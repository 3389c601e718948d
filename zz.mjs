import { spawn } from "node:child_process"; import { writeFileSync } from "node:fs";
const [verbe, quoi]=process.argv.slice(2);
const c=spawn(process.execPath,["--cpu-prof","--cpu-prof-dir=/tmp/prof5","build/abs.js",verbe],{stdio:["pipe","inherit","inherit","ipc"]});
c.on("message",m=>{console.log(JSON.stringify(m).slice(0,300)); c.stdin.end();});
c.stdin.write(JSON.stringify(quoi==="verifier"?{id:1,quoi,dist:"/work/main/data/.abs/public/dist",options:{canaris:["absxyz"],tues:[]}}:{id:1,quoi,dist:"/work/main/data/.abs/public/dist",verite:[{table:"t",libelle:"Passages à l'accueil",cle:{variable:"passages_par_motif",modalite:"Deces",millesime:"2025"},noms:[],valeur:7,statut:"tue",etiquette:"x"}]})+"\n");
