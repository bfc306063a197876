// The editors add their rules as <style> elements, which the policy refuses without the nonce of the page. This script
// has it (it is itself allowed by it) and hands it to each <style> made by the scripts that the policy let in.
"use strict";

{
  const { nonce } = document.currentScript;
  const create = document.createElement;
  document.createElement = function (name, ...options) {
    const element = create.call(this, name, ...options);
    if (name === "style") element.nonce = nonce;
    return element;
  };
}
