// Which languages a form shows: French always, the others as their buttons say; the choice is kept in this browser.
"use strict";

{
  const KEY = "admin-hidden-languages";
  const bar = document.querySelector("[data-languages]");
  const buttons = bar ? [...bar.querySelectorAll("button")] : [];

  const remembered = () => {
    try {
      return (localStorage.getItem(KEY) ?? "").split(" ");
    } catch {
      return []; // storage refused: every language is shown
    }
  };

  const remember = (hidden) => {
    try {
      localStorage.setItem(KEY, hidden);
    } catch {
      /* the choice lasts as long as the page */
    }
  };

  const show = () => {
    const off = buttons.filter((button) => button.getAttribute("aria-pressed") === "false");
    const hidden = off.map((button) => button.dataset.language).join(" ");
    document.body.dataset.hiddenLanguages = hidden;
    return hidden;
  };

  if (bar && document.querySelector(".form-multiline [data-language]")) {
    bar.hidden = false;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(!remembered().includes(button.dataset.language)));
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
        remember(show());
      });
    }
    show();
  }

  // A rich text stands over its textarea: it takes the language of it, and says what is to translate.
  const mark = (textarea) => {
    const line = textarea.closest(".form-multiline");
    const french = line?.querySelector('textarea[data-language="fr"]');
    const editor = textarea.closest(".prose-editor");
    const surface = editor?.querySelector(":scope > .ProseMirror");
    if (!surface || !french) return;
    surface.lang = textarea.lang;
    surface.dataset.toTranslate = textarea.placeholder;
    editor.classList.toggle("to-translate", textarea !== french && !textarea.value && Boolean(french.value));
  };

  const markLine = ({ target }) => {
    const line = target.closest?.(".form-multiline");
    for (const textarea of line?.querySelectorAll("textarea[data-language]") ?? []) mark(textarea);
  };

  for (const textarea of document.querySelectorAll("textarea[data-language]")) mark(textarea);
  document.addEventListener("prose-editor:ready", markLine);
  document.addEventListener("input", markLine);
}
