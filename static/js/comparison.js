// Lays the picture of after over that of before; a slider says where the one ends. Without it: two figures.
for (const comparison of document.querySelectorAll(".comparison")) {
  const slider = comparison.querySelector(".comparison__slider");
  const input = slider.querySelector("input");
  const cut = () => comparison.style.setProperty("--cut", `${input.value}%`);
  input.addEventListener("input", cut);
  slider.hidden = false;
  comparison.classList.add("comparison--slides");
  cut();
}
