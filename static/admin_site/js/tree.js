// The page tree: fold branches, move pages. With the mouse: drag the handle onto another row. With the keyboard: press
// the handle, then choose a place in the list that each other row then shows. The server checks and says what happened.
"use strict";

{
  const table = document.querySelector("#result_list");
  const rows = [...(table?.querySelectorAll("tbody tr") ?? [])]
    .map((row) => ({ row, title: row.querySelector(".tree-row"), handle: row.querySelector(".tree-cut") }))
    .filter(({ title }) => title);
  const words = document.querySelector("#tree-words")?.dataset ?? {};

  // Folding
  const path = ({ title }) => title.dataset.path;
  const isBelow = (inner, outer) => outer !== "/" && inner !== outer && inner.startsWith(outer);
  const folded = new Set();

  const refresh = () => {
    for (const item of rows) {
      const hidden = [...folded].some((above) => isBelow(path(item), above));
      item.row.classList.toggle("tree-hidden", hidden);
      item.fold?.setAttribute("aria-expanded", String(!folded.has(path(item))));
    }
  };

  const addFold = (item) => {
    if (!rows.some((other) => isBelow(path(other), path(item)))) return;
    const element = document.createElement("button");
    const name = item.title.querySelector(".tree-title").textContent;
    Object.assign(element, { type: "button", className: "tree-fold", ariaLabel: `${words.fold} ${name}` });
    element.style.insetInlineStart = `${item.title.dataset.depth * 1.5 + 0.5}rem`;
    item.title.closest("th, td").classList.add("tree-cell");
    item.title.closest("a")?.before(element);
    element.addEventListener("click", () => {
      if (!folded.delete(path(item))) folded.add(path(item));
      refresh();
    });
    item.fold = element;
    if (rows.length > 40 && Number(item.title.dataset.depth) > 0) folded.add(path(item));
  };
  rows.forEach(addFold);
  refresh();

  // Moving: what is held survives the way to another page of the list.
  const KEY = `tree-moving:${location.pathname}`;
  const pk = ({ row }) => row.querySelector(".tree-move").dataset.pk;
  const status = Object.assign(document.createElement("p"), { className: "tree-status", hidden: true });
  status.setAttribute("role", "status");
  document.querySelector("#changelist")?.append(status);

  let dragged = null;
  const held = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");

  const hold = (moving) => {
    if (moving) sessionStorage.setItem(KEY, JSON.stringify(moving));
    else sessionStorage.removeItem(KEY);
    for (const item of rows.filter(({ handle }) => handle)) {
      const isHeld = moving?.pk === pk(item);
      item.row.classList.toggle("tree-moving", isHeld);
      item.handle.setAttribute("aria-pressed", String(isHeld));
      item.row.querySelector(".tree-paste").hidden = !moving || isHeld;
    }
    status.hidden = !moving;
    if (!moving) return;
    const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words.cancel });
    cancel.addEventListener("click", () => hold(null));
    status.replaceChildren(words.choose.replace("[page]", () => moving.title), cancel);
  };

  const move = async (page, relativeTo, position) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    for (const [name, value] of Object.entries({ move: page, relative_to: relativeTo, position })) body.append(name, value);
    try {
      const response = await fetch("move-node/", { method: "POST", body });
      if (!response.ok) throw new Error(response.status);
      hold(null);
      location.reload();
    } catch {
      status.hidden = false;
      status.replaceChildren(words.failed);
    }
  };

  for (const item of rows.filter(({ handle }) => handle)) {
    const title = item.title.querySelector(".tree-title").textContent;
    item.handle.addEventListener("click", () => hold(held()?.pk === pk(item) ? null : { pk: pk(item), title }));
    item.row.querySelector(".tree-paste").addEventListener("change", ({ target }) => {
      if (target.value) move(held().pk, pk(item), target.value);
    });
    addDragging(item, title);
  }

  document.addEventListener("keyup", ({ key }) => {
    if (key === "Escape" && held()) hold(null);
  });
  hold(held());

  function addDragging(item, title) {
    const { row, handle } = item;
    const place = ({ clientY }) => {
      const { top, height } = row.getBoundingClientRect();
      const part = (clientY - top) / height;
      return part < 0.3 ? "before" : part > 0.7 ? "after" : "last-child";
    };
    handle.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData("text/plain", title);
      event.dataTransfer.setDragImage(row, 0, 0);
      dragged = pk(item);
    });
    handle.addEventListener("dragend", () => {
      dragged = null;
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === pk(item)) return;
      event.preventDefault();
      row.dataset.drop = place(event);
    });
    row.addEventListener("dragleave", () => delete row.dataset.drop);
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      delete row.dataset.drop;
      if (dragged && dragged !== pk(item)) move(dragged, pk(item), place(event));
    });
  }
}
