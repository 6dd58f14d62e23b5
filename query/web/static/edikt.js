// Completion, the brush, keys and the live trial. Every page is whole without this file.
"use strict";
document.documentElement.classList.add("js");

// complete makes a combobox of the search box: arrows choose, Enter or Tab takes, Escape closes.
function complete(input) {
  const list = document.createElement("ul");
  list.id = input.id + "-offers";
  list.className = "listbox";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  input.after(list);
  for (const [k, v] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(k, v);
  let at = -1, asked = 0, timer;

  const close = () => { list.hidden = true; at = -1; asked++; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const wordStart = () => Math.max(...[" ", "\t", "("].map((c) => input.value.lastIndexOf(c, input.selectionStart - 1))) + 1;
  const choose = (i) => {
    at = i;
    [...list.children].forEach((li, k) => li.setAttribute("aria-selected", k === i));
    if (i < 0) input.removeAttribute("aria-activedescendant"); else input.setAttribute("aria-activedescendant", list.children[i].id);
  };
  const take = (li) => {
    const from = wordStart(), more = li.dataset.more === "true", text = li.dataset.insert + (more ? "" : " ");
    input.setRangeText(text, from, input.selectionStart, "end");
    close();
    input.focus();
    if (more) ask();
  };
  async function ask() {
    const mine = ++asked;
    if (wordStart() === input.selectionStart) return close();
    const word = input.value.slice(wordStart(), input.selectionStart);
    const r = await fetch("/complete?q=" + encodeURIComponent(input.value.slice(0, input.selectionStart)));
    if (!r.ok || mine !== asked || document.activeElement !== input) return;
    const offers = await r.json();
    if (mine !== asked) return;
    if (!offers.length) return close();
    list.replaceChildren(...offers.map((o, i) => {
      const li = document.createElement("li"), what = document.createElement("span"), name = document.createElement("span");
      li.id = list.id + i;
      li.setAttribute("role", "option");
      Object.assign(li.dataset, { insert: o.insert, more: !!o.more });
      what.textContent = o.insert;
      name.textContent = o.name;
      name.className = "quiet";
      li.append(what, name);
      li.addEventListener("pointerdown", (e) => { e.preventDefault(); take(li); });
      return li;
    }));
    list.dataset.word = word;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(-1);
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", () => setTimeout(close, 100));
  input.addEventListener("keydown", (e) => {
    const n = list.children.length;
    if (list.hidden) { if (e.key === "ArrowDown") { e.preventDefault(); ask(); } return; }
    if (e.key === "ArrowDown") { e.preventDefault(); choose((at + 1) % n); }
    else if (e.key === "ArrowUp") { e.preventDefault(); choose(at <= 0 ? n - 1 : at - 1); }
    else if ((e.key === "Enter" || e.key === "Tab") && at >= 0) { e.preventDefault(); take(list.children[at]); }
    else if (e.key === "Escape") { e.preventDefault(); close(); }
  });
}

// brush lets a range of bars be dragged over; a click stays a link.
function brush(figure) {
  const svg = figure.querySelector("svg"), mark = svg.querySelector(".brush"), says = figure.querySelector(".brushed");
  const names = [...svg.querySelectorAll("[data-bucket]")].map((r) => r.dataset.bucket);
  const bucket = (e) => { const b = svg.getBoundingClientRect(); return Math.min(names.length - 1, Math.max(0, Math.floor((e.clientX - b.left) / b.width * names.length))); };
  let from = -1, to = -1, dragged = false;
  const draw = () => {
    const a = Math.min(from, to), b = Math.max(from, to);
    mark.setAttribute("x", a * 10);
    mark.setAttribute("width", dragged ? (b - a + 1) * 10 : 0);
    says.textContent = dragged ? names[a] + " – " + names[b] : "";
    return [names[a], names[b]];
  };
  const end = () => { from = -1; dragged = false; };
  svg.addEventListener("dragstart", (e) => e.preventDefault());
  svg.addEventListener("pointerdown", (e) => { if (e.button === 0) { from = to = bucket(e); dragged = false; } });
  window.addEventListener("pointermove", (e) => {
    if (from < 0) return;
    to = bucket(e);
    if (to !== from) dragged = true;
    draw();
  });
  window.addEventListener("pointerup", () => {
    if (from < 0) return;
    if (dragged) {
      const [a, b] = draw(), url = new URL(figure.dataset.brush, location.href);
      url.searchParams.delete("cursor");
      url.searchParams.set("from", a);
      url.searchParams.set("to", b);
      location.assign(url);
    }
    from = -1;
  });
  window.addEventListener("pointercancel", () => { end(); draw(); });
  svg.addEventListener("click", (e) => { if (dragged) { e.preventDefault(); dragged = false; } }, true);
}

// live sends a form as its text changes and shows the answer in place.
function live(form) {
  const place = document.querySelector(form.dataset.live);
  let timer, asked = 0;
  const send = async () => {
    const mine = ++asked;
    const r = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!r.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await r.text(), "text/html");
    if (mine === asked) place.replaceChildren(...document.importNode(page.querySelector(form.dataset.live), true).childNodes);
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(send, 400); });
}

// slide names the month under the thumb and shows it once the thumb is let go; by keyboard the button does that.
function slide(form) {
  const range = form.querySelector("input[type=range]"), says = form.querySelector("output");
  if (!range) return;
  const name = () => String(Math.floor(range.value / 12)).padStart(4, "0") + "-" + String(range.value % 12 + 1).padStart(2, "0");
  range.addEventListener("input", () => { says.textContent = name(); range.setAttribute("aria-valuetext", name()); });
  range.addEventListener("pointerup", () => { if (range.value !== range.defaultValue) form.requestSubmit(); });
}

// keys: / goes to the search box, j and k go through the hits, Enter opens as on any link.
function keys() {
  const hits = [...document.querySelectorAll("[data-hit]")];
  let at = -1;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    if (e.key === "/") { e.preventDefault(); const q = document.getElementById("q"); q.focus(); q.select(); return; }
    const step = { j: 1, k: -1 }[e.key];
    if (!step || !hits.length) return;
    at = Math.min(hits.length - 1, Math.max(0, at + step));
    hits.forEach((h, i) => h.classList.toggle("on", i === at));
    hits[at].querySelector("a").focus();
    hits[at].scrollIntoView({ block: "nearest" });
  });
}

document.querySelectorAll("[data-complete]").forEach(complete);
document.querySelectorAll("[data-brush]").forEach(brush);
document.querySelectorAll("[data-live]").forEach(live);
document.querySelectorAll("[data-slide]").forEach(slide);
const menu = document.querySelector(".bar ul"), here = menu && menu.querySelector("[aria-current]");
if (here && menu.scrollWidth > menu.clientWidth) menu.scrollLeft = here.offsetLeft - menu.clientWidth / 3;
keys();
