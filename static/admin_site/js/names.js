// Names for what the editors' own scripts leave without one, or name in English (pages/staff/words.py).
"use strict";

{
  const textOf = (label) => label.textContent.trim().replace(/\s*:$/, "");
  const labelOf = (field) => (field?.id ? document.querySelector(`label[for="${field.id}"]`) : null);

  const nameProse = (editor) => {
    for (const button of editor.querySelectorAll(".prose-menubar [title]")) {
      button.title = button.ariaLabel = gettext(button.title);
    }
    for (const option of editor.querySelectorAll(".prose-menubar__option > *")) {
      option.textContent = gettext(option.textContent);
    }
    const label = labelOf(editor.querySelector("textarea"));
    const surface = editor.querySelector(":scope > .ProseMirror");
    if (label && surface) surface.ariaLabel = textOf(label);
  };

  // select2 draws a box over the <select>, which keeps the label to itself.
  const nameChoice = (select) => {
    const label = labelOf(select);
    const box = select.nextElementSibling;
    if (!label || !box?.matches(".select2-container")) return;
    label.id ||= `${select.id}_label`;
    const chosen = box.querySelector(".select2-selection__rendered");
    const isOne = chosen?.getAttribute("role") === "textbox";
    if (isOne) chosen.setAttribute("aria-labelledby", label.id);
    box.querySelector(".select2-selection").setAttribute("aria-labelledby", isOne ? `${label.id} ${chosen.id}` : label.id);
    box.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
  };

  const nameAll = (root) => {
    root.querySelectorAll(".prose-editor").forEach(nameProse);
    root.querySelectorAll("select.admin-autocomplete").forEach(nameChoice);
    root.querySelectorAll(".help-tooltip[aria-label]").forEach((tooltip) => tooltip.setAttribute("role", "img"));
    for (const select of root.querySelectorAll(".inline_move_to_region")) select.ariaLabel = gettext("Region");
  };

  django.jQuery(() => nameAll(document)); // after select2, which starts the same way and earlier
  window.addEventListener("load", () => nameAll(document)); // after the two-column choice of permissions
  document.addEventListener("formset:added", ({ target }) => setTimeout(() => nameAll(target)));
  document.addEventListener("prose-editor:ready", ({ target }) => {
    // It draws its menu a moment after it says that it is ready.
    const editor = target.closest(".prose-editor");
    const drawn = new MutationObserver(() => {
      if (!editor.querySelector(".prose-menubar [title]")) return;
      drawn.disconnect();
      nameProse(editor);
    });
    drawn.observe(editor, { childList: true, subtree: true });
    nameProse(editor);
  });
  // The search box of select2 exists while its list is open.
  django.jQuery(document).on("select2:open", ({ target }) => {
    const label = labelOf(target);
    if (label) document.querySelector(".select2-container--open .select2-search__field")?.setAttribute("aria-label", textOf(label));
  });
}
