import { idOf } from "../publier/secret/cles.ts";
import { EDITIONS_PROTEGEES, nomRegistre, readRegistre, stateOf, type EditionProtegee, type Livraison } from "../publier/secret/registre.ts"; // prettier-ignore
import { formatNombre } from "../modele/nombre.ts";
import { openProjet } from "./chemin.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

const compter = (n: number, nom: string): string =>
  `${formatNombre(n)} ${n > 1 ? nom.replaceAll(/(?<=[a-zé])(?= |$)/g, "s") : nom}`;

/** Ce qu'une livraison a changé pour son lecteur : des comptes. */
function describeLivraison(livraison: Livraison, avant: readonly Livraison[]) {
  const deja = stateOf(avant);
  const montrees = livraison.cases.filter((c) => c.valeur !== null);
  return {
    livraison: livraison.livraison,
    date: livraison.date,
    annee: livraison.annee,
    seuil: livraison.seuil,
    nouvelles: montrees.filter((c) => !deja.has(idOf(c))).length,
    corrigees: livraison.cases.filter((c) => typeof deja.get(idOf(c))?.valeur === "number").length,
    masquees: livraison.cases.filter((c) => c.valeur === null).length,
    variables: new Set(livraison.cases.map((c) => c.variable)).size,
    empreinte: livraison.empreinte,
  };
}

function describeRegistre(dir: string, edition: EditionProtegee) {
  const { livraisons, anomalies } = readRegistre(dir, edition);
  const etat = [...stateOf(livraisons).values()];
  return {
    edition,
    fichier: nomRegistre(edition),
    chaine: anomalies.length === 0 ? "intacte" : "rompue",
    montrees: etat.filter((c) => c.valeur !== null).length,
    masquees: etat.filter((c) => c.valeur === null).length,
    livraisons: livraisons.map((l, i) => describeLivraison(l, livraisons.slice(0, i))),
    anomalies,
  };
}

const EXPLICATION = `Ce registre dit ce que chaque édition a déjà montré de l'activité du CCAS. Une fois publiée, une case reste
dans les mains de ses lecteurs : chaque nouvelle publication est attaquée avec toutes les précédentes.
Il ne contient aucune valeur masquée, ni la raison d'un masque, ni rien de personnel : une case est un total de la commune.
Le registre d'une édition a les mêmes lecteurs qu'elle : celui du comité de pilotage ne se diffuse pas.
Chaque ligne porte l'empreinte de la précédente : en changer une se voit. En ôter une, ou remettre un registre d'avant, se
voit sur la machine qui a publié.`;

/** `abs registre` : ce qui a été publié et masqué, livraison par livraison, en comptes. */
export function runRegistre(dir: string, { format }: { readonly format: string }): number {
  if (format !== "texte" && format !== "json") throw new ErreurUsage(`format « ${format} » inconnu : texte ou json`);
  openProjet(dir);
  const registres = EDITIONS_PROTEGEES.map((edition) => describeRegistre(dir, edition));
  const anomalies = registres.flatMap((r) => r.anomalies);
  if (format === "json") console.log(JSON.stringify(registres, null, 2));
  else {
    console.log(EXPLICATION);
    for (const r of registres) {
      console.log(`\nÉdition ${r.edition} (${r.fichier}) : chaîne ${r.chaine}`);
      if (r.livraisons.length === 0) console.log("  rien de publié");
      for (const l of r.livraisons)
        console.log(
          `  livraison ${l.livraison}, le ${l.date}, rapport de ${l.annee}, seuil ${l.seuil} : ${compter(l.nouvelles, "nouvelle case")}, ` +
            `${compter(l.corrigees, "correction")}, ${compter(l.masquees, "case masquée")}, dans ${compter(l.variables, "variable")}`,
        );
      if (r.livraisons.length > 0)
        console.log(`  en tout : ${compter(r.montrees, "case montrée")}, ${compter(r.masquees, "case masquée")}`);
    }
  }
  printAnomalies(anomalies);
  return anomalies.length > 0 ? SORTIE.bloquant : SORTIE.ok;
}
