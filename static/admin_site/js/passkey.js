// Passkeys: the browser asks the device, and the form carries its answer. data-passkey says what for (make, ask),
// data-options where the page holds the questions; without it they are fetched when the button is pressed.
"use strict";

async function questions(form) {
  if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options;
}

async function answer(form) {
  const asked = await questions(form);
  if (form.dataset.passkey === "ask") return webauthnJSON.get(asked);
  // kept in the device where it can be: then it also opens the account without a password
  Object.assign(asked.publicKey.authenticatorSelection, {
    residentKey: "preferred",
    requireResidentKey: false,
    userVerification: "preferred",
  });
  return webauthnJSON.create(asked);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  const refusal = form.querySelector("[role=alert]");
  form.querySelector("button").addEventListener("click", async () => {
    refusal.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await answer(form));
    } catch {
      refusal.hidden = false;
      return;
    }
    form.submit();
  });
}
