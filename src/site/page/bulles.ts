import { reperesOf, type Repere } from "./reperes.ts";

const PORTEE = 28;

/**
 * L'infobulle d'une figure : la case du tableau que dit la marque la plus proche. Elle se laisse survoler, et Échap la ferme
 * (WCAG 1.4.13) ; au clavier, le tableau dit la même chose.
 */
export function ouvrirBulles(): void {
  const bulle = document.createElement("div");
  bulle.className = "bulle";
  bulle.hidden = true;
  bulle.setAttribute("aria-hidden", "true");
  let vue: Element | null = null;
  const fermer = (): void => {
    bulle.hidden = true;
    vue?.classList.remove("vue");
    vue = null;
  };
  const reperes = new WeakMap<Element, readonly Repere[]>();
  const viser = (e: PointerEvent): void => {
    const cible = e.target instanceof Element ? e.target : null;
    if (cible === bulle) return;
    const svg = cible?.closest(".abs-figure svg");
    const figure = svg?.closest(".abs-figure");
    if (!svg || !figure) return fermer();
    if (!reperes.has(figure)) reperes.set(figure, reperesOf(figure));
    const proche = (reperes.get(figure) ?? [])
      .filter((r) => svg.contains(r.marque))
      .map((r) => ({ ...r, boite: r.marque.getBoundingClientRect() }))
      .map((r) => ({ ...r, loin: r.marque === cible ? 0 : distance(r.boite, e) }))
      .sort((a, b) => a.loin - b.loin)[0];
    if (!proche || proche.loin > PORTEE) return fermer();
    if (vue === proche.marque) return;
    fermer();
    vue = proche.marque;
    vue.classList.add("vue");
    bulle.textContent = proche.texte;
    if (!bulle.isConnected) document.body.append(bulle);
    bulle.hidden = false;
    const { left, top, width, height } = proche.boite;
    const large = bulle.offsetWidth;
    bulle.style.left = `${scrollX + Math.max(4, Math.min(document.documentElement.clientWidth - large - 4, left + width / 2 - large / 2))}px`;
    bulle.style.top = `${scrollY + top + Math.min(height / 2, 8) - bulle.offsetHeight - 10}px`;
  };
  addEventListener("pointermove", viser, { passive: true });
  addEventListener("pointerdown", viser, { passive: true });
  addEventListener("keydown", (e) => e.key === "Escape" && fermer());
}

// Une zone de carte ne se vise qu'en son dedans : le centre de sa boîte peut être dans une autre.
const distance = ({ left, top, width, height }: DOMRect, { clientX, clientY }: PointerEvent): number =>
  width > 40 || height > 40 ? Infinity : Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
