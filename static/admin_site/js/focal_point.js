// The point of a picture that stays visible: with the mouse imagefield's own script sets it, here the arrow keys do.
"use strict";

{
  const STEPS = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, -0.05], ArrowDown: [0, 0.05] };
  const within = (value) => Math.min(1, Math.max(0, value));

  for (const field of document.querySelectorAll(".imagefield[data-ppoi-id]")) {
    const input = document.getElementById(field.dataset.ppoiId);
    const image = field.querySelector("img.imagefield-preview-image");
    if (!input || !image) continue;
    image.tabIndex = 0;
    image.alt = gettext("Focal point");
    image.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const [x, y] = (/^[.\d]+x[.\d]+$/.test(input.value) ? input.value.split("x") : [0.5, 0.5]).map(Number);
      const point = [within(x + step[0]), within(y + step[1])];
      input.value = point.map((part) => part.toFixed(3)).join("x");
      const mark = field.querySelector(".imagefield-point");
      mark.style.left = `${image.clientWidth * point[0]}px`;
      mark.style.top = `${image.clientHeight * point[1]}px`;
    });
  }
}
