import { posix } from "node:path";
import { organismeOf } from "../../modele/organisme.ts";
import { CATALOGUE, dossierDonnees } from "../adresses.ts";
import type { DocumentListe } from "../documents.ts";
import type { FichierSite } from "../page.ts";
import type { Matiere } from "../matiere.ts";
import type { Licence } from "./licence.ts";

const CONTEXTE = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** Types de média (registre de l'IANA) des formats distribués. */
const MEDIAS: Readonly<Record<string, string>> = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
  json: "application/json",
  md: "text/markdown",
};

const iri = (id: string): object => ({ "@id": id });
/** Relative au catalogue : elle se résout là où le site est déposé, quel que soit son hôte. */
const adresseOf = (chemin: string): string => posix.relative(posix.dirname(CATALOGUE), chemin);

function distributionOf(
  { chemin, titre, contenu }: Pick<DocumentListe, "chemin" | "titre" | "contenu">,
  licence: Licence,
): object {
  const media = MEDIAS[posix.extname(chemin).slice(1)];
  return {
    "@id": adresseOf(chemin),
    "@type": "dcat:Distribution",
    "dct:title": titre,
    "dcat:downloadURL": iri(adresseOf(chemin)),
    "dcat:accessURL": iri(adresseOf(chemin)),
    ...(media === undefined ? {} : { "dcat:mediaType": iri(`https://www.iana.org/assignments/media-types/${media}`) }),
    "dct:license": iri(licence.page),
    "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": String(Buffer.byteLength(contenu)) },
  };
}

/** Les jeux des années d'avant : leurs tables CSV, à l'adresse qu'elles avaient. */
function datasetsPasses(passees: readonly FichierSite[], titre: string, licence: Licence): object[] {
  const dossiers = new Set(passees.flatMap(({ chemin }) => /^donnees\/(v\d+\/\d{4})\/datapackage\.json$/.exec(chemin)?.[1] ?? [])); // prettier-ignore
  return [...dossiers].map((dossier) => {
    const tables = passees
      .filter(({ chemin }) => posix.dirname(chemin) === `donnees/${dossier}` && chemin.endsWith(".csv"))
      .map((f) => ({ ...f, titre: posix.basename(f.chemin, ".csv") }));
    return {
      "@id": `${dossier}/datapackage.json`,
      "@type": "dcat:Dataset",
      "dct:title": `${titre}, ${dossier.slice(-4)}`,
      "dct:publisher": iri("#editeur"),
      "dcat:distribution": tables.map((t) => distributionOf(t, licence)),
    };
  });
}

/**
 * Le catalogue de l'édition publique (DCAT-AP, JSON-LD), à moissonner par data.gouv.fr. Vocabulaires : thème et langue du
 * registre européen, code de la commune chez l'Insee.
 */
export function writeCatalogue(
  { lecture, passees }: Matiere,
  licence: Licence,
  fichiers: readonly DocumentListe[],
): string {
  const { commune } = lecture.perimetre;
  const editeur = { "@id": "#editeur", "@type": "foaf:Agent", "foaf:name": lecture.nomCcas };
  const titre = `Analyse des besoins sociaux, ${commune.nom}`;
  const description = `Indicateurs sociaux de ${commune.nom}, de ses quartiers et des territoires auxquels on la compare ; activité du centre communal d'action sociale.${lecture.fictif ? " Données fictives." : ""}`;
  const jeu = {
    "@id": adresseOf(`${dossierDonnees(lecture.annee)}/datapackage.json`),
    "@type": "dcat:Dataset",
    "dct:title": `${titre}, ${lecture.annee}`,
    "dct:description": description,
    "dct:publisher": iri("#editeur"),
    "dct:issued": { "@type": "xsd:gYear", "@value": String(lecture.annee) },
    "dct:language": iri("http://publications.europa.eu/resource/authority/language/FRA"),
    "dct:accrualPeriodicity": iri("http://publications.europa.eu/resource/authority/frequency/ANNUAL"),
    // L'Insee ne nomme pas une intercommunalité par son Siren : son nom et ce numéro, plutôt qu'une adresse qui ne mène nulle part.
    "dct:spatial":
      commune.niveau === "epci"
        ? { "@type": "dct:Location", "dct:title": commune.nom, "dct:identifier": commune.code }
        : iri(`http://id.insee.fr/geo/commune/${commune.code}`),
    "dcat:theme": iri("http://publications.europa.eu/resource/authority/data-theme/SOCI"),
    "dcat:keyword": ["analyse des besoins sociaux", "action sociale", organismeOf(commune.niveau), commune.nom],
    "dct:license": iri(licence.page),
    "dcat:distribution": fichiers.map((f) => distributionOf(f, licence)),
  };
  const catalogue = {
    "@context": CONTEXTE,
    "@id": "",
    "@type": "dcat:Catalog",
    "dct:title": titre,
    "dct:description": description,
    "dct:publisher": editeur,
    "dct:language": jeu["dct:language"],
    "dcat:dataset": [jeu, ...datasetsPasses(passees, titre, licence)],
  };
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}
