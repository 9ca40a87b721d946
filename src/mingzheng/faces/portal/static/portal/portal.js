// Comforts only: every page works without this file. No request leaves the host, nothing is stored.
(() => {
  "use strict";
  const root = document.documentElement;

  // Reading modes on hosting that cannot mark pages itself.
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("modes="));
  for (const mode of (cookie ? cookie.slice(6) : "").split(".")) {
    if (mode === "elder" || mode === "contrast") root.setAttribute(`data-${mode}`, "");
  }

  const acts = {
    print: () => window.print(),
    copy: async (button) => {
      const link = document.querySelector('link[rel="canonical"]');
      try {
        await navigator.clipboard.writeText(link ? link.href : location.href);
        button.textContent = "已复制";
      } catch {
        button.textContent = "请从地址栏复制";
      }
    },
  };
  for (const button of document.querySelectorAll("[data-act]")) {
    if (button.dataset.act === "copy" && !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", () => acts[button.dataset.act](button));
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    const box = document.getElementById("q");
    if (event.key === "/" && !typing && box && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });

  // The contents beside the text: open where there is room, with the part being read marked.
  const contents = document.querySelector(".contents");
  if (contents) {
    const wide = matchMedia("(min-width: 70.01rem)");
    const fit = () => { contents.open = wide.matches && !root.hasAttribute("data-elder"); };
    fit();
    wide.addEventListener("change", fit);
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
    const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let current = null;
    const mark = () => {
      const passed = heads.filter((head) => head.getBoundingClientRect().top < 120).at(-1) ?? heads[0];
      const link = passed && links.get(passed.id);
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      current = link;
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  // Titles while somebody types: the combobox pattern of the ARIA practices.
  const suggest = (box) => {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `${box.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "检索提示");
    list.hidden = true;
    box.parentElement.append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
      box.setAttribute(name, value);
    }
    let rows = [], at = -1, asked = 0, timer = 0;
    const show = (open) => {
      list.hidden = !open;
      box.setAttribute("aria-expanded", String(open));
      if (!open) { at = -1; box.removeAttribute("aria-activedescendant"); }
    };
    const choose = (place) => {
      at = place;
      [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
      if (at < 0) box.removeAttribute("aria-activedescendant");
      else box.setAttribute("aria-activedescendant", list.children[at].id);
    };
    const fill = (found) => {
      rows = found;
      list.replaceChildren(...rows.map((row, number) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = row.title;
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); location.assign(row.url); });
        return item;
      }));
      at = -1;
      show(rows.length > 0 && document.activeElement === box);
    };
    const ask = async () => {
      const text = box.value.trim(), number = ++asked;
      if (text.length < 2) { fill([]); return; }
      try {
        const answer = await fetch(`/search/suggest/?q=${encodeURIComponent(text)}`);
        if (number === asked && answer.ok) fill(await answer.json());
      } catch {
        show(false);
      }
    };
    box.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(ask, 150);
    });
    box.addEventListener("compositionend", () => { timer = setTimeout(ask, 50); });
    box.addEventListener("blur", () => show(false));
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length) {
        event.preventDefault();
        show(true);
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose(at < 0 && step < 0 ? rows.length - 1 : (at + step) % rows.length < 0 ? -1 : (at + step) % rows.length);
      }
      if (event.key === "Enter" && at >= 0) { event.preventDefault(); location.assign(rows[at].url); }
    });
  };
  document.querySelectorAll("[data-suggest]").forEach(suggest);
})();
