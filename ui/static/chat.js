"use strict";
document.documentElement.lang = "vi";

// The theme has one look, whatever the machine prefers.
const light = () => document.body.classList.remove("dark");
// Gradio labels each message with its whole source, which a screen reader would read out.
const LABELS = { user: "Câu hỏi", bot: "Câu trả lời" };
const relabel = () => {
  document.querySelector('#tl-chat [role="log"]')?.setAttribute("aria-label", "Hội thoại");
  for (const message of document.querySelectorAll("#tl-chat [data-testid][aria-label]")) {
    const label = LABELS[message.dataset.testid];
    if (label && message.getAttribute("aria-label") !== label) message.setAttribute("aria-label", label);
  }
};

// A new answer is read from its top, with its question above it.
const SETTLED_MS = 120;
let answers = 0;
const showTop = () => {
  const now = document.querySelectorAll("#tl-chat .tl-answer").length;
  if (now > answers) {
    const question = [...document.querySelectorAll("#tl-chat .user-row")].pop();
    setTimeout(() => question?.scrollIntoView({ block: "start" }), SETTLED_MS);
  }
  answers = now;
};

document.addEventListener("DOMContentLoaded", () => {
  light();
  new MutationObserver(() => { relabel(); showTop(); }).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(light).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});

function showCard(card) {
  const group = card.closest(".tl-sources");
  for (const other of document.querySelectorAll(".tl-sources")) {
    other.classList.toggle("tl-chosen", other === group);
    other.classList.toggle("tl-passed-over", other !== group);
  }
  for (const other of document.querySelectorAll(".tl-pointed")) other.classList.remove("tl-pointed");
  card.classList.add("tl-pointed");
  card.querySelector(".tl-body").open = true;
  card.scrollIntoView({ behavior: "smooth", block: "nearest" });
}

// Marks and buttons in a message name what they belong to by a class: Gradio keeps no ids and data there.
const named = (element) => {
  const id = [...(element?.classList ?? [])].find((name) => name.startsWith("nguon-"));
  return id ? document.getElementById(id) : null;
};

document.addEventListener("click", (event) => {
  const card = named(event.target.closest("a.tl-mark"));
  if (card && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    showCard(card);
    return;
  }
  const copy = event.target.closest("button.tl-copy");
  if (copy) {
    // The sources of the oldest turns are no longer in the page; then the answer alone is copied.
    const text = named(copy)?.dataset.copy ?? copy.closest(".tl-answer").querySelector(".tl-text").innerText;
    const said = copy.textContent;
    // Browsers give a clipboard to https and to the machine itself only.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject();
    written.then(
      () => { copy.textContent = "Đã sao chép"; },
      () => { copy.textContent = "Trình duyệt không cho sao chép"; },
    ).then(() => setTimeout(() => { copy.textContent = said; }, 2000));
  }
}, true);
