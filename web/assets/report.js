// The entry page: Ctrl+Enter saves, what is typed is kept every five seconds, leaving with unsaved words asks first.
const pause = 5000;
const form = document.querySelector("form[data-report]");

const counters = () => {
  for (const part of form.querySelectorAll("[data-max]")) {
    const area = part.querySelector("textarea");
    const max = Number(part.dataset.max);
    const line = document.createElement("p");
    line.className = "count";
    area.after(line);
    const show = () => {
      const length = [...area.value].length;
      line.textContent = `${length.toLocaleString("vi-VN")}/${max.toLocaleString("vi-VN")} ký tự`;
      line.classList.toggle("over", length > max);
    };
    area.addEventListener("input", show);
    show();
  }
};

const watch = () => {
  const said = form.querySelector("[data-saved]");
  const version = form.elements["phien-ban-nhap"];
  let dirty = false;
  let leaving = false;
  let stopped = false;
  let timer = 0;
  const keep = async () => {
    if (leaving || stopped) return;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      if (!answer.ok) {
        dirty = true;
        stopped = answer.status === 409;
        said.textContent = stopped
          ? "Chưa lưu nháp: có người khác đang sửa hoặc đã gửi. Bấm Lưu để so sánh hai bản."
          : answer.status === 401
            ? "Phiên làm việc đã hết. Bấm Lưu để đăng nhập lại; chữ đã nhập được giữ."
            : "Chưa lưu được nháp, sẽ thử lại khi nhập tiếp.";
        return;
      }
      const kept = await answer.json();
      version.value = kept["phien-ban"];
      said.textContent = `Đã lưu nháp lúc ${kept.luc}.`;
    } catch {
      dirty = true;
      said.textContent = "Mất kết nối: chưa lưu được nháp, sẽ thử lại khi nhập tiếp.";
    }
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty && !leaving) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
};

const inserts = () => {
  const result = form.elements["ket-qua"];
  for (const link of document.querySelectorAll("[data-insert]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      result.value = [result.value.trim(), link.dataset.insert].filter(Boolean).join("\n");
      result.dispatchEvent(new Event("input", { bubbles: true }));
      result.focus();
    });
  }
};

if (form) {
  counters();
  watch();
  inserts();
  const broken = document.getElementById("loi");
  const first = form.querySelector('[name="trang-thai"]:checked') ?? form.querySelector('[name="trang-thai"]');
  if (broken) broken.focus();
  // Only once the page is loaded: going to the address's own place takes the focus away.
  else if (location.hash.startsWith("#nv-")) window.addEventListener("load", () => setTimeout(() => first.focus()));
}
