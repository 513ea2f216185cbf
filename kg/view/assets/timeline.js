// The strip below the picture: when the facts happened or were published, and two sliders that keep a stretch of it.
// Days are set side by side in their order, not to scale: one date in 1953 must not squeeze a week of news into one bar.

const MAX_BARS = 90;
let dates = []; // distinct days, sorted
let tops = 1;

function startTimeline() {
  for (const end of ["from", "to"]) {
    $(end).addEventListener("input", () => slide(end));
    $(end).addEventListener("change", () => slide(end));
  }
  for (const clock of ["event", "published"]) $(`clock-${clock}`).addEventListener("change", () => set({ clock, from: "", to: "" }));
  $("time-reset").addEventListener("click", () => set({ from: "", to: "" }));
  drawTimeline();
  listeners.push((changed) => {
    if (changed.has("clock")) drawTimeline();
    else if (changed.has("from") || changed.has("to")) showRange();
  });
}

function drawTimeline() {
  const starts = facts.map((fact) => daysOf(fact, state.clock)?.[0]).filter(Boolean);
  dates = [...new Set(starts)].sort();
  $("timeline").hidden = dates.length < 2;
  if (dates.length < 2) return;
  const perBar = Math.ceil(dates.length / MAX_BARS);
  const bars = Array.from({ length: Math.ceil(dates.length / perBar) }, () => 0);
  const place = new Map(dates.map((day, k) => [day, Math.floor(k / perBar)]));
  for (const day of starts) bars[place.get(day)] += 1;
  tops = Math.max(...bars);
  const width = 100 / bars.length;
  const shapes = bars.map((n, k) => {
    const height = n ? Math.max(6, (Math.sqrt(n) / Math.sqrt(tops)) * 100) : 0;
    const rect = svg("rect", { x: k * width + width * 0.12, y: 100 - height, width: width * 0.76, height, class: "bar", data: { first: k * perBar, last: Math.min(dates.length, (k + 1) * perBar) - 1 } });
    rect.append(svg("title", { text: `${niceTime(dates[k * perBar])}: ${count(n, "fact")}` }));
    return rect;
  });
  refill($("bars"), ...shapes);
  for (const end of ["from", "to"]) $(end).max = dates.length - 1;
  $(`clock-${state.clock}`).checked = true;
  showRange();
}

function slide(end) {
  const [low, high] = [Number($("from").value), Number($("to").value)];
  if (low > high) $(end).value = end === "from" ? high : low;
  const [first, last] = [Number($("from").value), Number($("to").value)];
  set({ from: first > 0 ? dates[first] : "", to: last < dates.length - 1 ? dates[last] : "" });
}

function showRange() {
  const first = state.from ? Math.max(0, dates.findIndex((day) => day >= state.from)) : 0;
  const last = state.to ? dates.findLastIndex((day) => day <= state.to) : dates.length - 1;
  $("from").value = first;
  $("to").value = Math.max(last, 0);
  const [start, end] = [niceTime(dates[first]), niceTime(dates[Math.max(last, 0)])];
  $("from").setAttribute("aria-valuetext", start);
  $("to").setAttribute("aria-valuetext", end);
  $("range").textContent = niceRange(start, end);
  $("time-reset").hidden = !state.from && !state.to;
  for (const bar of $("bars").children) bar.classList.toggle("off", Number(bar.dataset.last) < first || Number(bar.dataset.first) > last);
}
