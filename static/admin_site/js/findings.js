// The quality check while editing: asks for the findings of the form as it is, and leads to their fields.
"use strict";

{
  const panel = document.querySelector("[data-findings]");
  const button = panel?.querySelector("[data-check]");

  const check = async () => {
    button.disabled = true;
    const form = new FormData(panel.closest("form"));
    const answer = await fetch(button.dataset.check, { method: "POST", body: form });
    if (answer.ok) panel.querySelector("[data-findings-list]").innerHTML = await answer.text();
    button.disabled = false;
  };

  const lead = (event) => {
    const link = event.target.closest("[data-finding]");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    for (let folded = field.closest("details:not([open])"); folded; folded = folded.parentElement.closest("details:not([open])")) {
      folded.open = true;
    }
    const place = field.closest(".prose-editor") ?? field;
    const target = place.querySelector(":scope > .ProseMirror") ?? place;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };

  if (button) {
    button.hidden = false;
    button.addEventListener("click", check);
  }
  panel?.addEventListener("click", lead);
}
