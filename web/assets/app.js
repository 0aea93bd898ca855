// Conveniences only: every page works without this file.
const box = document.getElementById("o-tim");

// "/" jumps to the search box, unless one is typing or a modifier is held.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Print buttons are in the page hidden, because without a script they would do nothing.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// So are the buttons that tick every box of a name in their form.
for (const button of document.querySelectorAll("[data-tick-all]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...button.form.elements].filter((one) => one.type === "checkbox" && one.name === button.dataset.tickAll);
    const all = boxes.every((one) => one.checked);
    for (const one of boxes) one.checked = !all;
  });
}

// And those that copy a text that is there to be copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    text.select();
    await navigator.clipboard.writeText(text.value);
    const words = button.querySelector("[data-copied]");
    words.textContent = words.dataset.copied;
  });
}
