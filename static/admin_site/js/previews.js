// The picture that a field has chosen, under the field (data-preview: pages/staff/widgets.py, ChoiceView).
"use strict";

{
  const draw = (select, address) => {
    const place = select.closest(".related-widget-wrapper") ?? select.parentElement;
    place.querySelector(".choice-preview")?.remove();
    if (!address) return;
    const picture = Object.assign(document.createElement("img"), { className: "choice-preview", src: address, alt: "" });
    place.append(picture);
  };

  for (const select of document.querySelectorAll("select[data-preview]")) draw(select, select.dataset.preview);

  django.jQuery(document).on("select2:select", (event) => draw(event.target, event.params.data.preview));
  django.jQuery(document).on("select2:clear", (event) => draw(event.target, ""));
}
