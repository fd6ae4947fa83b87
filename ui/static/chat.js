"use strict";
document.documentElement.lang = "vi";

// The theme has one look, whatever the machine prefers.
const light = () => document.body.classList.remove("dark");
// Gradio's own labels for screen readers are English, and that of a message holds its whole source.
const label = (element, text) => {
  if (element && element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
};
const LABELS = { user: "Câu hỏi", bot: "Câu trả lời" };
const relabel = () => {
  label(document.querySelector('#tl-chat [role="log"]'), "Hội thoại");
  for (const example of document.querySelectorAll("#tl-chat .example")) label(example, example.innerText.trim());
  for (const message of document.querySelectorAll("#tl-chat [data-testid][aria-label]")) {
    if (message.dataset.testid in LABELS) label(message, LABELS[message.dataset.testid]);
  }
};

// The chat shows its own errors as answers, so what Gradio tells beside them is a lost connection.
const TOLD = {
  ".toast-title": "Mất kết nối với máy chủ",
  ".toast-text, .toast-message-text": "Trang tự nối lại. Câu hỏi chưa có trả lời thì xin gửi lại sau ít giây.",
};
const translateToasts = () => {
  for (const [places, text] of Object.entries(TOLD)) {
    for (const place of document.querySelectorAll(places)) if (place.textContent !== text) place.textContent = text;
  }
  for (const button of document.querySelectorAll(".toast-close")) label(button, "Đóng");
};

// A new answer is read from its top, with its question above it. Only the conversation is scrolled, never the page.
const SETTLED_MS = 120;
const toTop = (row) => {
  const frame = row?.closest('[role="log"]');
  frame?.scrollBy({ top: row.getBoundingClientRect().top - frame.getBoundingClientRect().top });
};
let answers = 0;
const showTop = () => {
  const now = document.querySelectorAll("#tl-chat .tl-answer").length;
  if (now > answers) {
    const question = [...document.querySelectorAll("#tl-chat .user-row")].pop();
    setTimeout(() => toTop(question), SETTLED_MS);
  }
  answers = now;
};

const watch = () => {
  light();
  relabel();
  new MutationObserver(() => { relabel(); translateToasts(); showTop(); }).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(light).observe(document.body, { attributes: true, attributeFilter: ["class"] });
};
// Gradio adds this script to a page that is already parsed.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
else watch();

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
  const see = event.target.closest("button.tl-see");
  if (see) {
    named(see)?.scrollIntoView({ behavior: "smooth" });
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
