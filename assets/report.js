// Makes the tools of a report work: only what differs, and only what has a word. Without it everything is shown.
"use strict";
(() => {
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const differ = tools.querySelector("[name=differ]");
  const filter = tools.querySelector("[name=filter]");
  const shown = tools.querySelector("output");
  const lines = [...document.querySelectorAll("[data-line]")];
  const texts = lines.map((line) => line.textContent.toLowerCase());
  const groups = [...document.querySelectorAll("[data-group]")];
  const update = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    lines.forEach((line, at) => {
      const out = (differ && differ.checked && line.dataset.line === "same") || !words.every((word) => texts[at].includes(word));
      line.classList.toggle("gone", out);
      if (!out) count += 1;
    });
    groups.forEach((group) => group.classList.toggle("gone", !group.querySelector("[data-line]:not(.gone)")));
    shown.textContent = count === lines.length ? "" : count + " of " + lines.length;
  };
  tools.addEventListener("input", update);
  tools.hidden = false;
  update();
})();
