// Asks a report, shown in frames of several widths, what a reader would notice, and leaves the answers in the page.
"use strict";
const luminance = (colour) => {
  const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = colour.map((value) => part(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const ground = (view, element) => {
  for (let own = element; own; own = own.parentElement) {
    const colour = channels(view.getComputedStyle(own).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour.slice(0, 3);
  }
  return [255, 255, 255];
};
// The least contrast (WCAG 2.2, 1.4.3) of any text, with the text.
const contrast = (view) => {
  let least = [21, ""];
  const walker = view.document.createTreeWalker(view.document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const style = view.getComputedStyle(element);
    if (!walker.currentNode.data.trim() || /SCRIPT|STYLE|title/.test(element.nodeName) || style.opacity === "0") continue;
    const [a, b] = [channels(style.color).slice(0, 3), ground(view, element)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least[0]) least = [ratio, walker.currentNode.data];
  }
  return least;
};
const visible = (view) => [...view.document.querySelectorAll("[data-line]")].filter((line) => line.getClientRects().length > 0);
const set = (view, name, change) => {
  const input = view.document.querySelector(`[name=${name}]`);
  change(input);
  input.dispatchEvent(new view.Event("input", { bubbles: true }));
};
const ask = (frame) => {
  const view = frame.contentWindow;
  const { clientWidth: room, scrollWidth: taken } = view.document.documentElement;
  const answer = { width: view.innerWidth, room, taken, contrast: contrast(view) };
  const tools = view.document.querySelector(".tools");
  if (!tools) return answer;
  answer.tools = !tools.hidden;
  answer.lines = visible(view).length;
  set(view, "differ", (input) => { input.checked = true; });
  answer.differ = visible(view).map((line) => line.dataset.line);
  set(view, "differ", (input) => { input.checked = false; });
  set(view, "filter", (input) => { input.value = "KNOWLEDGE base"; });
  answer.filtered = visible(view).map((line) => line.textContent);
  set(view, "filter", (input) => { input.value = ""; });
  answer.restored = visible(view).length;
  return answer;
};
addEventListener("load", () => {
  const answers = [...document.querySelectorAll("iframe")].map(ask);
  document.body.replaceChildren(Object.assign(document.createElement("pre"), { textContent: JSON.stringify(answers) }));
});
