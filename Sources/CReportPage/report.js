// SPDX-License-Identifier: GPL-3.0-or-later
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (name) => document.getElementById(name);

  // Three significant digits and a unit, as the program writes numbers.
  function short(value) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "?" : value < 0 ? "-∞" : "∞";
    if (value < 0) return "-" + short(-value);
    if (value === 0) return "0";
    if (value < 0.001) return value.toExponential(2).replace("e-0", "e-");
    const units = [["", 1], ["k", 1e3], ["M", 1e6], ["bn", 1e9], ["tn", 1e12]];
    const [unit, size] = units.find(([name, size]) => value / size < 999.5 || name === "tn");
    const number = value / size;
    const decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : number >= 0.9995 ? 2
      : number >= 0.09995 ? 3 : number >= 0.009995 ? 4 : 5;
    return number.toFixed(decimals) + unit;
  }

  // Dark or light.
  const theme = byId("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  // Numbers under the pointer: the titles inside drawings, shown at once and on touch as well.
  const hint = byId("hint");
  for (const title of all("svg title")) {
    if (title.parentNode.tagName === "svg") continue;
    title.parentNode.dataset.hint = title.textContent;
    title.remove();
  }
  function show(event) {
    const owner = event.target.closest && event.target.closest("[data-hint]");
    hint.hidden = !owner || !owner.dataset.hint;
    if (hint.hidden) return;
    hint.textContent = owner.dataset.hint;
    const box = hint.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, innerWidth - box.width - 8);
    const below = event.clientY + 18;
    const top = below + box.height > innerHeight ? event.clientY - box.height - 12 : below;
    hint.style.left = Math.max(left, 8) + "px";
    hint.style.top = Math.max(top, 8) + "px";
  }
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("scroll", () => { hint.hidden = true; }, { passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hint.hidden = true; });

  // Tables sort at a click on a heading.
  function key(cell) {
    if (!cell) return { text: "" };
    if ("k" in cell.dataset) {
      return { number: cell.dataset.k === "" ? -Infinity : Number(cell.dataset.k) };
    }
    return { text: cell.textContent.trim() };
  }
  function sort(heading) {
    const table = heading.closest("table");
    const column = heading.cellIndex;
    const rows = Array.from(table.tBodies[0].rows).map((row) => [key(row.cells[column]), row]);
    const isNumeric = rows.some(([value]) => "number" in value);
    const order = heading.getAttribute("aria-sort");
    const isRising = order ? order !== "ascending" : !isNumeric;
    rows.sort(([a], [b]) => {
      const difference = isNumeric
        ? (a.number === b.number ? 0 : a.number < b.number ? -1 : 1)
        : a.text.localeCompare(b.text, "en", { numeric: true });
      return isRising ? difference : -difference;
    });
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", isRising ? "ascending" : "descending");
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }
  for (const heading of all("thead th")) {
    if (heading.closest("table").tBodies[0].rows.length < 2) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }

  // A link to a threat opens it.
  function reveal() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });

  // Paper shows everything.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open]):not(.long)");
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => { folded.forEach((details) => { details.open = false; }); });

  // Trees zoom and fold.
  class Tree {
    constructor(svg) {
      this.svg = svg;
      this.natural = Number(svg.dataset.natural);
      this.pitch = Number(svg.dataset.row);
      this.box = svg.dataset.box.split(" ").map(Number);
      this.folded = new Set();
      this.nodes = new Map();
      for (const group of all("g.node", svg)) {
        const [x] = group.getAttribute("transform").match(/[\d.]+/g).map(Number);
        const children = group.dataset.c.split(" ").filter(Boolean).map(Number);
        this.nodes.set(Number(group.dataset.n), { group, x, children, fold: group.querySelector(".fold") });
      }
      this.edges = all("path.edge", svg).map((path) => [path, ...path.dataset.e.split(" ").map(Number)]);
      this.goal = Math.max(...this.nodes.keys());
      this.zoom = 0;
      for (const [index, node] of this.nodes) {
        if (!node.fold) continue;
        const toggle = () => { this.toggle(index); };
        node.fold.addEventListener("click", toggle);
        node.fold.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          toggle();
        });
      }
      if (this.nodes.size > 80) this.foldAll(2);
    }
    toggle(index) {
      if (!this.folded.delete(index)) this.folded.add(index);
      this.layOut();
    }
    foldAll(depth) {
      this.folded.clear();
      const walk = (index, level) => {
        const node = this.nodes.get(index);
        if (node.children.length && level >= depth) this.folded.add(index);
        else node.children.forEach((child) => walk(child, level + 1));
      };
      walk(this.goal, 0);
      this.layOut();
    }
    unfold() { this.folded.clear(); this.layOut(); }
    layOut() {
      const rows = new Map();
      let next = 0;
      const place = (index) => {
        rows.set(index, -1);
        const own = [];
        if (!this.folded.has(index)) {
          for (const child of this.nodes.get(index).children) {
            if (rows.has(child)) continue;
            place(child);
            own.push(child);
          }
        }
        rows.set(index, own.length ? (rows.get(own[0]) + rows.get(own.at(-1))) / 2 : next++);
      };
      place(this.goal);
      const [width, height] = this.box;
      const y = (index) => 10 + rows.get(index) * this.pitch + (this.pitch - height) / 2;
      for (const [index, node] of this.nodes) {
        node.group.style.display = rows.has(index) ? "" : "none";
        if (rows.has(index)) node.group.setAttribute("transform", `translate(${node.x} ${y(index)})`);
        if (!node.fold) continue;
        const isFolded = this.folded.has(index);
        node.fold.setAttribute("aria-expanded", String(!isFolded));
        node.fold.querySelector("path").setAttribute("d", isFolded ? "M-4 0H4M0-4V4" : "M-4 0H4");
      }
      for (const [path, parent, child] of this.edges) {
        const isSeen = rows.has(parent) && rows.has(child) && !this.folded.has(parent);
        path.style.display = isSeen ? "" : "none";
        if (!isSeen) continue;
        const x = this.nodes.get(parent).x + width;
        const [from, to] = [y(parent) + height / 2, y(child) + height / 2];
        path.setAttribute(
          "d", `M${x} ${from}C${x + 21} ${from} ${x} ${to} ${x + 35} ${to}H${this.nodes.get(child).x}`);
      }
      this.svg.setAttribute("viewBox", `0 0 ${this.natural} ${Math.max(next, 1) * this.pitch + 20}`);
    }
    room() { return this.svg.parentNode.clientWidth - 24; }
    fit() { this.scale(Math.min(1, Math.max(this.room() / this.natural, 0.72))); }
    scale(zoom) {
      this.zoom = Math.min(Math.max(zoom, 0.25), 3);
      this.svg.style.minWidth = "0";
      this.svg.style.width = this.natural * this.zoom + "px";
    }
    whole() { this.scale(this.room() / this.natural); }
  }
  for (const details of all("details.threat")) {
    const svg = details.querySelector("svg.tree");
    if (!svg) continue;
    const tree = new Tree(svg);
    const tools = details.querySelector(".tools");
    tools.hidden = false;
    details.addEventListener("toggle", () => { if (details.open && tree.zoom === 0) tree.fit(); });
    tools.addEventListener("click", (event) => {
      const { zoom, fold } = event.target.dataset;
      if (zoom === "in") tree.scale(tree.zoom * 1.25);
      if (zoom === "out") tree.scale(tree.zoom / 1.25);
      if (zoom === "fit") tree.whole();
      if (fold === "all") tree.foldAll(1);
      if (fold === "none") tree.unfold();
    });
  }
  reveal();

  // What if: the program's own expressions over its own draws.
  const source = byId("what-if-data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const draws = data.draws;
  function doubles(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Float64Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(index * 8, true));
  }
  const constants = doubles(data.constants);
  const numbers = doubles(data.columns);
  const column = (index) => numbers.subarray(index * draws, (index + 1) * draws);
  const costs = [];
  let costColumn = data.columnCount;
  for (const control of data.switches) costs.push(control.cost ? column(costColumn++) : null);

  // One trial's value of each kind of operation, in the order in which the program numbers the kinds.
  const kinds = [
    (read, t) => { let r = 1; for (const a of read) r *= a[t]; return r; },
    (read, t) => { let r = 0; for (const a of read) r += a[t]; return r; },
    (read, t) => { let r = 0; for (const a of read) r += (1 - r) * a[t]; return r; },
    ([a, b, c], t) => a[t] * (1 - c[t] * b[t]),
    ([a], t) => (a[t] < 1 ? a[t] : 1),
    ([a], t) => 1 - a[t],
    ([a, b, c], t) => a[t] * b[t] + (1 - a[t]) * c[t],
    ([k, ...read], t) => {
      const reached = new Array(k[t] + 1).fill(0);
      reached[0] = 1;
      for (const a of read) {
        reached[k[t]] += reached[k[t] - 1] * a[t];
        for (let count = k[t] - 1; count >= 0; count--) {
          reached[count] = reached[count] * (1 - a[t]) + (count > 0 ? reached[count - 1] : 0) * a[t];
        }
      }
      return reached[k[t]];
    },
    (read, t) => { let r = read[0][t]; for (const a of read) if (a[t] > r) r = a[t]; return r; },
    ([a, b, c], t) => Math.max(a[t], b[t] * c[t]),
    ([a, b, c], t) => (b[t] <= c[t] ? a[t] : 0),
  ];
  function evaluate(isOn) {
    const values = isOn.map((on) => new Float64Array(draws).fill(on ? 1 : 0));
    for (const number of constants) values.push(new Float64Array(draws).fill(number));
    for (let index = 0; index < data.columnCount; index++) values.push(column(index));
    const list = data.operations;
    for (let place = 0; place < list.length;) {
      const kind = kinds[list[place]];
      const count = list[place + 1];
      const read = list.slice(place + 2, place + 2 + count).map((index) => values[index]);
      const result = new Float64Array(draws);
      for (let trial = 0; trial < draws; trial++) result[trial] = kind(read, trial);
      values.push(result);
      place += 2 + count;
    }
    const losses = new Float64Array(draws);
    for (const [loss] of data.threats) {
      for (let trial = 0; trial < draws; trial++) losses[trial] += values[loss][trial];
    }
    const cost = new Float64Array(draws);
    isOn.forEach((on, index) => {
      if (!on || !costs[index]) return;
      for (let trial = 0; trial < draws; trial++) cost[trial] += costs[index][trial];
    });
    return { losses, cost, threats: data.threats.map(([loss]) => mean(values[loss])) };
  }
  function mean(numbers) {
    let sum = 0;
    for (const number of numbers) sum += number;
    return sum / numbers.length;
  }
  function standardError(numbers) {
    const middle = mean(numbers);
    let squares = 0;
    for (const number of numbers) squares += (number - middle) * (number - middle);
    return numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1) / numbers.length) : 0;
  }

  const inputs = all("[data-switch]");
  const scenario = data.switches.map((control) => control.on);
  const base = evaluate(scenario);
  const put = (name, text) => { byId("what-if-" + name).textContent = text; };
  function figure(name, value) {
    byId("what-if-" + name).dataset.value = String(value);
    put(name, short(value) + " " + data.currency);
  }
  function command(isOn) {
    let words = `copse compare SCENARIO --trials ${draws} --seed ${data.seed}`
      + ` --sampling ${data.sampling}`;
    data.switches.forEach(({ name }, index) => {
      if (isOn[index] && !scenario[index]) words += ` --add ${name}`;
      if (!isOn[index] && scenario[index]) words += ` --drop ${name}`;
    });
    return words;
  }
  function update() {
    const isOn = data.switches.map(() => false);
    for (const input of inputs) isOn[Number(input.dataset.switch)] = input.checked;
    const now = evaluate(isOn);
    const saved = base.losses.map((loss, trial) => loss - now.losses[trial]);
    const extra = now.cost.map((cost, trial) => cost - base.cost[trial]);
    const better = saved.filter((saving, trial) => saving - extra[trial] > 0).length / draws;
    figure("ale", mean(now.losses));
    figure("saved", mean(saved));
    figure("cost", mean(now.cost));
    figure("net", mean(saved) - mean(extra));
    put("ale-error", `± ${short(1.96 * standardError(now.losses))} (95 %, at most)`);
    put("saved-error", `± ${short(1.96 * standardError(saved))} (95 %, paired)`);
    put("cost-note", `the scenario: ${short(mean(base.cost))}`);
    put("better", `better in ${Math.round(100 * better)}% of draws`);
    put("command", command(isOn));
    for (const cell of all("[data-threat]")) {
      const index = Number(cell.dataset.threat);
      const [before, after] = [base.threats[index], now.threats[index]];
      cell.dataset.value = String(after);
      cell.textContent = short(after);
      cell.parentNode.dataset.k = String(after);
      const isSame = Math.abs(after - before) <= 1e-12 * Math.abs(before);
      cell.classList.toggle("less", !isSame && after < before);
      cell.classList.toggle("more", !isSame && after > before);
    }
    for (const input of inputs) {
      const index = Number(input.dataset.switch);
      input.closest(".switch").classList.toggle("changed", input.checked !== scenario[index]);
    }
  }
  for (const input of inputs) input.addEventListener("change", update);
  for (const button of all("[data-set]")) {
    button.addEventListener("click", () => {
      const chosen = new Set((button.dataset.controls || "").split(" "));
      for (const input of inputs) {
        const index = Number(input.dataset.switch);
        input.checked = {
          scenario: scenario[index], all: true, none: false,
          optimum: scenario[index] || chosen.has(data.switches[index].name),
        }[button.dataset.set];
      }
      update();
    });
  }
  for (const input of inputs) input.checked = scenario[Number(input.dataset.switch)];
  update();
})();
