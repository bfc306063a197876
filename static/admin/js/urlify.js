// Takes the place of Django's file of this name: the address that a form proposes is the one that slug_of() in
// pages/text/folding.py makes of the same words. A test in a browser compares them.
"use strict";
{
  // The letters that Unicode does not take apart into a letter and its accent.
  const letters = {
    æ: "ae", œ: "oe", ø: "o", ß: "ss", þ: "th", ð: "d", đ: "d", ħ: "h", ı: "i", ĸ: "k", ł: "l", ŋ: "n", ŧ: "t",
  };
  const letter = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
  const accent = /[\u0300-\u036f]/g;
  const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const dotOfAcronym = /\b([a-z])\.(?=[a-z]\b)/g;

  const plainLetters = (text) =>
    text.replace(invisible, "").normalize("NFKD").replace(accent, "").toLowerCase().replace(letter, (found) => letters[found]);

  window.URLify = (text, most) => {
    const words = plainLetters(text).replace(dotOfAcronym, "$1").match(/[a-z0-9]+/g) ?? [];
    return words.join("-").slice(0, most).replace(/-+$/, "");
  };
}
