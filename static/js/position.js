/* « Mon quartier »: the position of the device, asked for only when the visitor presses the button, sent in the body
   of a form to this site alone, and forgotten here as soon as it is sent. Without this file, the lists do it all. */
const form = document.querySelector("[data-position]");

if (form && navigator.geolocation) {
  const said = form.querySelector("[data-said]");
  const { lat, lon, accuracy } = form.elements;

  const found = ({ coords }) => {
    [lat.value, lon.value, accuracy.value] = [coords.latitude, coords.longitude, coords.accuracy];
    form.submit();
    said.textContent = lat.value = lon.value = accuracy.value = "";
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = form.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      found,
      () => (said.textContent = form.dataset.refused),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 },
    );
  });
}
