import type { Rappel } from "./rappels.ts";

/** Ce qu'une ligne d'agenda peut peser, en octets (RFC 5545, 3.1) ; au-delà, elle se plie. */
const OCTETS_MAX = 75;

const jourIcs = (jour: string): string => jour.replaceAll("-", "");

const lendemain = (jour: string): string => {
  const d = new Date(`${jour}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + 1);
  return d.toISOString().slice(0, 10);
};

const texteIcs = (texte: string): string => texte.replaceAll(/([\\;,])/g, "\\$1").replaceAll(/\r?\n/g, "\\n");

/** Une ligne trop longue se continue à la suivante, après une espace, sans couper un caractère. */
function plier(ligne: string): string {
  const morceaux: string[] = [];
  let [reste, courant] = [OCTETS_MAX, ""];
  for (const c of ligne) {
    const poids = new TextEncoder().encode(c).length;
    if (poids > reste) {
      morceaux.push(courant);
      [reste, courant] = [OCTETS_MAX - 1, ""]; // l'espace de tête compte
    }
    courant += c;
    reste -= poids;
  }
  return [...morceaux, courant].join("\r\n ");
}

/**
 * Les rappels en agenda (iCalendar, RFC 5545) : un jour entier chacun, avec une alarme une semaine avant. À ouvrir dans n'importe
 * quel agenda ; rien n'est envoyé. Le même projet redonne le même fichier : l'horloge n'y entre pas.
 * @param reference le jour de l'édition, AAAA-MM-JJ
 */
export function writeAgenda(rappels: readonly Rappel[], projet: string, reference: string): string {
  const evenements = rappels.flatMap(({ le, quoi }, i) => [
    "BEGIN:VEVENT",
    `UID:${jourIcs(le)}-${rappels.slice(0, i).filter((r) => r.le === le).length}-${projet}@observatoire-abs`,
    `DTSTAMP:${jourIcs(reference)}T000000Z`,
    `DTSTART;VALUE=DATE:${jourIcs(le)}`,
    `DTEND;VALUE=DATE:${jourIcs(lendemain(le))}`,
    `SUMMARY:${texteIcs(quoi)}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${texteIcs(quoi)}`,
    "TRIGGER:-P7D",
    "END:VALARM",
    "END:VEVENT",
  ]);
  const lignes = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Observatoire ABS//Calendrier//FR", ...evenements, "END:VCALENDAR"]; // prettier-ignore
  return lignes.map((l) => `${plier(l)}\r\n`).join("");
}
