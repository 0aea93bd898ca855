// Makes web/static/fonts, icons.svg and favicon.svg out of the pinned npm packages. Run by `make assets`.
import { mkdirSync, readFileSync, writeFileSync, copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = join(here, "..", "static");
mkdirSync(join(out, "fonts"), { recursive: true });

// Be Vietnam Pro: the two subsets Vietnamese needs, in the two weights the pages use.
for (const weight of [400, 600]) {
  for (const subset of ["vietnamese", "latin"]) {
    copyFileSync(
      join(modules, "@fontsource/be-vietnam-pro/files", `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
      join(out, "fonts", `be-vietnam-pro-${subset}-${weight}.woff2`),
    );
  }
}

// Inter: digits of equal width for columns of numbers, which Be Vietnam Pro lacks.
const inter = readFileSync(join(modules, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"));
const digits = await subsetFont(inter, "0123456789.,%+-–/", {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 600 } },
});
writeFileSync(join(out, "fonts", "inter-digits.woff2"), digits);

// Tabler icons as one sprite; the product's own mark comes first.
const icons = [
  "alert-triangle", "arrow-left", "arrow-right", "chart-bar", "checkbox", "circle-check", "device-desktop",
  "arrows-split", "bell", "building", "calendar", "calendar-time", "check", "chevron-down", "circle-dashed", "clipboard-check", "clock",
  "clock-exclamation", "device-floppy", "download", "edit", "history", "key", "lock", "lock-open", "logout", "message-circle", "message-plus",
  "paperclip", "player-pause", "player-play", "plus", "refresh", "send", "settings", "shield-lock", "trash", "upload", "user", "users", "repeat",
  "arrow-back-up", "copy", "flag", "mail", "list-check",
  "file-plus", "file-search", "file-text", "folder", "git-merge", "highlight", "home", "info-circle",
  "map-pin", "moon", "printer", "search", "sun", "wand", "x",
];
const brand = readFileSync(join(here, "brand.svg"), "utf8");
const inside = (svg) =>
  svg
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/ \/>/g, "/>")
    .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none"/>', "")
    .trim();
const mark = inside(brand).replace(/^<rect[^>]*\/>/, ""); // in the header it stands on the bar, without its own ground
const symbols = icons.map((name) => {
  const svg = readFileSync(join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside(svg)}</symbol>`;
});
writeFileSync(
  join(out, "icons.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="brand" viewBox="5 5 22 22">${mark}</symbol>${symbols.join("")}</svg>\n`,
);
copyFileSync(join(here, "brand.svg"), join(out, "favicon.svg"));
