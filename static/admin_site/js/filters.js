// Where filters stand above the list (staff.css, 64rem), they are folded, or the list is two screens below; one in use stays open.
"use strict";

if (matchMedia("(max-width: 64rem)").matches) {
  // What somebody opened, as Django's own filters.js remembers it until the window is closed.
  const opened = JSON.parse(sessionStorage.getItem("django.admin.filtersState")) ?? {};
  for (const filter of document.querySelectorAll("#changelist-filter details")) {
    const isUsed = filter.querySelector("li.selected") !== filter.querySelector("li");
    const isOpen = isUsed || opened[filter.dataset.filterTitle] === true;
    if (filter.open === isOpen) continue;
    // It would remember as somebody's choice what is only for want of room.
    filter.addEventListener("toggle", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    filter.open = isOpen;
  }
}
