// What is typed is kept on the server every few seconds, and leaving with something unsaved is asked about.
// data-autosave: the address; without this script the form works as it always did.
"use strict";

{
  const EVERY = 5_000;
  const SIGN_OF_LIFE = 30_000;
  const PATIENCE = 10_000;
  const status = document.querySelector("[data-autosave]");
  const form = document.querySelector('#content-main form[id$="_form"]');

  // Signing in again in another tab changes it: what is typed here must still be taken.
  const token = () =>
    document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

  const start = () => {
    let isDirty = false; // something was typed since it was last kept
    let isUnsaved = Boolean(form.querySelector("[data-resumed]"));
    let hasFailed = false; // the last time it was to be kept
    let isSlow = false; // it failed for having taken too long: whoever presses again is let go
    let wasTold = false;
    let isLeaving = false;
    let lastSent = Date.now();
    let underWay = Promise.resolve(true);

    const say = (sentence) => {
      if (status.textContent !== sentence) status.textContent = sentence;
    };

    const sayOthers = (others) => {
      const box = document.querySelector("[data-others]");
      box.hidden = !others.length;
      box.querySelector("[data-names]").textContent = others.join(" ; ");
    };

    // Whether the server has all that was typed.
    const keep = async () => {
      const data = isDirty ? new FormData(form) : new FormData();
      data.set("csrfmiddlewaretoken", token());
      data.set("_window", form.elements._window.value);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      if (isDirty) data.set("_typed", "1");
      lastSent = Date.now();
      const wasDirty = isDirty;
      isDirty = false;
      try {
        const options = { method: "POST", body: data, redirect: "manual", signal: AbortSignal.timeout?.(PATIENCE) };
        const answer = await fetch(status.dataset.autosave, options);
        if (!answer.ok) throw new Error(String(answer.status));
        const { saved, others } = await answer.json();
        say(saved);
        sayOthers(others);
        hasFailed = false;
      } catch (error) {
        isDirty = wasDirty || isDirty;
        hasFailed = true;
        isSlow = error.name === "TimeoutError";
        say(status.dataset.failed);
      }
      return !hasFailed;
    };

    // One request at a time: an older text never comes after a newer one.
    const send = () => (underWay = underWay.then(keep));

    // A form that leaves without an answer takes along what was typed: it leaves once the server has it, or stays.
    const leave = async (event) => {
      if (isLeaving) return;
      event.preventDefault();
      const { submitter } = event;
      const isKept = await (isDirty || hasFailed ? send() : underWay);
      // a form that is still being sent is deaf to being sent again: not before the next turn
      await new Promise((done) => setTimeout(done));
      if (!isKept && !(isSlow && wasTold)) {
        wasTold = true;
        status.scrollIntoView({ block: "nearest" });
        return;
      }
      form.elements.csrfmiddlewaretoken.value = token();
      isUnsaved = isDirty = false;
      isLeaving = true;
      form.requestSubmit(submitter);
      isLeaving = false;
    };

    const touched = () => {
      isDirty = isUnsaved = true;
    };

    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", leave);
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
