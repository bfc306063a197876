// What is typed is kept on the server every few seconds, and leaving with something unsaved is asked about.
// data-autosave: the address; without this script the form works as it always did.
"use strict";

{
  const EVERY = 5_000;
  const SIGN_OF_LIFE = 30_000;
  const status = document.querySelector("[data-autosave]");
  const form = document.querySelector('#content-main form[id$="_form"]');

  // Signing in again in another tab changes it: what is typed here must still be taken.
  const token = () =>
    document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

  const start = () => {
    let isDirty = false; // something was typed since it was last kept
    let isUnsaved = Boolean(form.querySelector("[data-resumed]"));
    let lastSent = Date.now();

    const say = (sentence) => {
      if (status.textContent !== sentence) status.textContent = sentence;
    };

    const sayOthers = (others) => {
      const box = document.querySelector("[data-others]");
      box.hidden = !others.length;
      box.querySelector("[data-names]").textContent = others.join(" ; ");
    };

    const send = async () => {
      const data = isDirty ? new FormData(form) : new FormData();
      data.set("csrfmiddlewaretoken", token());
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      if (isDirty) data.set("_typed", "1");
      lastSent = Date.now();
      const wasDirty = isDirty;
      isDirty = false;
      try {
        const answer = await fetch(status.dataset.autosave, { method: "POST", body: data, redirect: "manual" });
        if (!answer.ok) throw new Error(String(answer.status));
        const { saved, others } = await answer.json();
        if (saved) say(saved);
        sayOthers(others);
      } catch {
        isDirty = wasDirty || isDirty;
        say(status.dataset.failed);
      }
    };

    const touched = () => {
      isDirty = isUnsaved = true;
    };

    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", () => {
      form.elements.csrfmiddlewaretoken.value = token();
      isUnsaved = isDirty = false;
    });
    addEventListener("beforeunload", (event) => {
      if (isUnsaved) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && isDirty) send();
    });
    setInterval(() => {
      if (isDirty || Date.now() - lastSent > SIGN_OF_LIFE) send();
    }, EVERY);
    form.dataset.watched = "";
  };

  // The editors fill their own fields while they start: what they change is nothing that someone typed.
  if (status && form) addEventListener("load", () => setTimeout(start, 500));
}
