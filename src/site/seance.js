// La page « Séance » : un script classique, parce qu'un module ne se charge pas depuis file://.
// Il ne parle à personne : un brouillon dans ce navigateur, un fichier sur ce disque.
(function () {
  "use strict";
  var formulaire = document.getElementById("avis");
  if (!formulaire) return;
  var champs = Array.prototype.slice.call(formulaire.elements);
  var erreurs = document.getElementById("avis-erreurs");
  var etat = document.getElementById("avis-etat");
  var cle = "abs-avis:" + formulaire.dataset.commune + ":" + formulaire.dataset.annee;

  document.querySelectorAll(".avec-script").forEach(function (e) {
    e.hidden = false;
  });
  document.querySelectorAll(".sans-script").forEach(function (e) {
    e.hidden = true;
  });

  function propre(texte) {
    return texte.replace(/\s+/g, " ").trim();
  }

  // Un navigateur peut refuser toute mémoire (navigation privée) : le formulaire marche sans.
  function memoire(travail) {
    try {
      return travail(window.localStorage);
    } catch (refus) {
      return null;
    }
  }

  function garder() {
    var brouillon = {};
    champs.forEach(function (c) {
      if (c.type === "radio") {
        if (c.checked && c.value !== "") brouillon[c.name] = c.value;
      } else if (c.value !== c.defaultValue) brouillon[c.id] = c.value;
    });
    var garde = memoire(function (m) {
      m.setItem(cle, JSON.stringify(brouillon));
      return true;
    });
    etat.textContent = garde
      ? "Brouillon gardé dans ce navigateur."
      : "Ce navigateur ne garde pas de brouillon : enregistrez le fichier avant de fermer la page.";
  }

  function reprendre() {
    var lu = memoire(function (m) {
      return JSON.parse(m.getItem(cle) || "null");
    });
    if (!lu) return;
    champs.forEach(function (c) {
      if (c.type === "radio") c.checked = (lu[c.name] || "") === c.value;
      else if (typeof lu[c.id] === "string") c.value = lu[c.id];
    });
    etat.textContent = "Brouillon repris de ce navigateur.";
  }

  function choisi(nom) {
    var coche = champs.find(function (c) {
      return c.type === "radio" && c.name === nom && c.checked;
    });
    return coche ? coche.value : "";
  }

  function fautes() {
    var trouvees = [];
    ["date", "groupe", "fonction"].forEach(function (id) {
      var champ = document.getElementById(id);
      if (propre(champ.value) === "") trouvees.push({ champ: champ, texte: "À remplir\u00a0: " + nomDe(champ) + "." });
    });
    champs.forEach(function (c) {
      if (!c.dataset.motif) return;
      var decision = choisi(c.dataset.motif);
      if ((decision === "amendée" || decision === "rejetée") && propre(c.value) === "")
        trouvees.push({ champ: c, texte: "À écrire\u00a0: " + nomDe(c) + "." });
    });
    return trouvees;
  }

  function nomDe(champ) {
    var nom = champ.labels[0].textContent;
    return nom.charAt(0).toLowerCase() + nom.slice(1);
  }

  function montrer(trouvees) {
    champs.forEach(function (c) {
      c.removeAttribute("aria-invalid");
    });
    erreurs.textContent = "";
    if (trouvees.length === 0) return;
    var liste = document.createElement("ul");
    trouvees.forEach(function (f) {
      f.champ.setAttribute("aria-invalid", "true");
      var item = document.createElement("li");
      item.textContent = f.texte;
      liste.appendChild(item);
    });
    erreurs.appendChild(liste);
    trouvees[0].champ.focus();
  }

  function valeur(id) {
    return propre(document.getElementById(id).value);
  }

  function remplis(attribut) {
    return champs.filter(function (c) {
      return c.dataset[attribut] !== undefined && propre(c.value) !== "";
    });
  }

  function avis() {
    var decisions = [];
    document.querySelectorAll(".fiche-decision").forEach(function (fiche) {
      var motif = fiche.querySelector("textarea");
      var decision = choisi(fiche.dataset.nom);
      if (decision === "") return;
      decisions.push({
        liste: fiche.dataset.liste,
        fiche: fiche.dataset.fiche,
        avant: fiche.dataset.avant,
        etat: decision,
        motif: motif ? propre(motif.value) || null : null,
      });
    });
    return {
      format: formulaire.dataset.format,
      version: Number(formulaire.dataset.version),
      commune: formulaire.dataset.commune,
      annee: Number(formulaire.dataset.annee),
      date: valeur("date"),
      groupe: valeur("groupe"),
      fonction: valeur("fonction"),
      decisions: decisions,
      reponses: remplis("question").map(function (c) {
        return { question: c.dataset.question, avant: c.dataset.avant || null, reponse: propre(c.value) };
      }),
      commentaires: remplis("sur").map(function (c) {
        return { sur: c.dataset.sur, texte: propre(c.value) };
      }),
    };
  }

  function enregistrer() {
    var trouvees = fautes();
    montrer(trouvees);
    if (trouvees.length > 0) return;
    var ecrit = avis();
    var fonction = ecrit.fonction
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .toLowerCase();
    var lien = document.createElement("a");
    lien.download = "abs-avis-" + ecrit.annee + "-" + ecrit.date + "-" + fonction + ".json";
    lien.href = URL.createObjectURL(new Blob([JSON.stringify(ecrit, null, 2) + "\n"], { type: "application/json" }));
    document.body.appendChild(lien);
    lien.click();
    lien.remove();
    etat.textContent =
      "Enregistré\u00a0: " +
      lien.download +
      ". Remettez ce fichier au secrétariat ; le brouillon reste dans ce navigateur.";
  }

  function effacer() {
    memoire(function (m) {
      m.removeItem(cle);
      return true;
    });
    formulaire.reset();
    montrer([]);
    etat.textContent = "Brouillon effacé : il n'en reste rien dans ce navigateur.";
  }

  formulaire.addEventListener("submit", function (e) {
    e.preventDefault();
  });
  champs.forEach(function (c) {
    c.addEventListener("input", garder);
    c.addEventListener("change", garder);
  });
  document.getElementById("avis-enregistrer").addEventListener("click", enregistrer);
  document.getElementById("avis-effacer").addEventListener("click", effacer);
  reprendre();
})();
