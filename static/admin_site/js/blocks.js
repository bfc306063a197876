// content-editor made for the keyboard: its switches take the focus, Enter and the space bar; two buttons move a block.
"use strict";

{
  const SWITCHES = ".order-machine-insert-target, .plugin-button[data-plugin-prefix], .tabs.regions .tab, .inline_label";
  const blocks = () =>
    [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")]
      .filter(({ dataset }) => dataset.region === window.ContentEditor.currentRegion)
      .sort((one, other) => one.style.order - other.style.order);

  const move = (block, step) => {
    const order = blocks();
    const from = order.indexOf(block);
    if (!order[from + step]) return;
    order.splice(from + step, 0, ...order.splice(from, 1));
    order.forEach((each, index) => {
      each.style.order = each.querySelector(".order-machine-ordering").value = (index + 1) * 10;
    });
  };

  const addMover = (block, step, symbol, name) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "block-mover", textContent: symbol, title: name, ariaLabel: name });
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // the title folds the block
      move(block, step);
      button.focus();
    });
    block.querySelector(":scope > h3 .inline_label").after(button);
  };

  const prepare = () => {
    for (const element of document.querySelectorAll(SWITCHES)) {
      element.tabIndex = 0;
      element.setAttribute("role", "button");
    }
    for (const target of document.querySelectorAll(".order-machine-insert-target")) {
      target.ariaLabel = gettext("Add a block here");
    }
    for (const block of document.querySelectorAll(".order-machine > .inline-related")) {
      if (block.matches(".empty-form") || block.querySelector(".block-mover")) continue;
      addMover(block, 1, "↓", gettext("Move the block down"));
      addMover(block, -1, "↑", gettext("Move the block up"));
    }
    state();
  };

  const state = () => {
    for (const label of document.querySelectorAll(".order-machine .inline_label")) {
      label.ariaExpanded = String(!label.closest(".inline-related").classList.contains("collapsed"));
    }
    for (const tab of document.querySelectorAll(".tabs.regions .tab")) {
      tab.ariaPressed = String(tab.classList.contains("active"));
    }
  };

  document.addEventListener("content-editor:ready", prepare);
  document.addEventListener("formset:added", () => setTimeout(prepare));
  document.addEventListener("click", () => setTimeout(state));
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!["Enter", " "].includes(key) || !target.matches?.(SWITCHES)) return;
    event.preventDefault();
    target.click();
    if (target.matches(".order-machine-insert-target.selected")) {
      document.querySelector(".plugin-button[data-plugin-prefix]:not(.content-editor-hide)")?.focus();
    }
  });
}
