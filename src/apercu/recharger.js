// Dans l'aperçu seulement, jamais dans un site publié : recharge la page quand un texte change, à la même hauteur.
const flux = new EventSource("/apercu/evenements");
flux.addEventListener("message", () => {
  sessionStorage.setItem("apercu-hauteur", String(scrollY));
  location.reload();
});
const hauteur = sessionStorage.getItem("apercu-hauteur");
if (hauteur !== null) {
  sessionStorage.removeItem("apercu-hauteur");
  addEventListener("load", () => scrollTo(0, Number(hauteur)));
}
