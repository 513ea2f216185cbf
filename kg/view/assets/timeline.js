// The strip below: when facts happened or were published, to scale, and two sliders that keep a stretch of it.

const FAR = 4; // times the middle stretch; what is further away is counted at the edge instead of squeezing the rest
const DAY = 86_400_000;
let span = null; // {first, last, days, early, late} of the axis, in days since 1970

const dayNumber = (iso) => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);

function startTimeline() {
  for (const end of ["from", "to"]) {
    $(end).addEventListener("input", () => slide(end));
    $(end).addEventListener("change", () => slide(end));
  }
  for (const clock of ["event", "published"]) $(`clock-${clock}`).addEventListener("change", () => set({ clock, from: "", to: "" }));
  $("time-reset").addEventListener("click", () => {
    set({ from: "", to: "" });
    $("from").focus();
  });
  drawTimeline();
  new ResizeObserver(() => span && drawTicks()).observe($("track"));
  listeners.push((changed) => {
    if (changed.has("clock")) drawTimeline();
    else if (isChanged(changed, "from", "to")) showRange();
  });
}

/** Days of all facts by a clock, as numbers in order; facts without one are left to the count beside. */
const daysBy = (clock) => facts.map((fact) => daysOf(fact, clock)?.[0]).filter((day) => day && Number.isFinite(dayNumber(day))).map(dayNumber).sort((a, b) => a - b);

/** The stretch that the axis shows: the days themselves, or their middle where a few are far away. */
function stretch(days) {
  const [low, high] = [days[Math.floor(days.length * 0.1)], days[Math.floor(days.length * 0.9)]];
  const reach = Math.max((high - low) * FAR, 20);
  const near = days.filter((day) => day >= low - reach && day <= high + reach);
  return { first: near[0], last: near.at(-1), days: near, early: days.filter((day) => day < near[0]), late: days.filter((day) => day > near.at(-1)) };
}

function drawTimeline() {
  $("timeline").hidden = !["event", "published"].some((clock) => new Set(daysBy(clock)).size > 1);
  if ($("timeline").hidden) return;
  const days = daysBy(state.clock);
  $(`clock-${state.clock}`).checked = true;
  const undated = facts.length - days.length;
  $("undated").textContent = undated ? `${undated.toLocaleString("en")} without a date` : "";
  $("track").hidden = new Set(days).size < 2;
  $("no-dates").hidden = !$("track").hidden;
  span = days.length ? stretch(days) : null;
  if ($("track").hidden) return showRange();
  const width = Math.max(span.last - span.first, 1);
  const counts = tally(span.days);
  const most = Math.max(...counts.values());
  const bars = [...counts].map(([day, n]) => {
    const height = Math.max(8, Math.sqrt(n / most) * 100);
    const bar = svg("rect", { x: ((day - span.first) / width) * 1000 - 3, y: 100 - height, width: Math.max(6, 700 / (width + 1)), height, class: "bar", data: { day } });
    bar.append(svg("title", { text: `${niceTime(isoOf(day))}: ${count(n, "fact")}` }));
    return bar;
  });
  refill($("bars"), ...bars);
  drawTicks();
  for (const end of ["from", "to"]) Object.assign($(end), { min: 0, max: width });
  showRange();
}

const TICK_LETTER = 6.6; // px, of the size in which dates stand below the axis

/** Dates below the axis, those between the ends only where they have room. */
function drawTicks() {
  const room = $("ticks").clientWidth;
  const some = ticks(span, Math.max(span.last - span.first, 1));
  const long = (tick) => tick.textContent.length * TICK_LETTER;
  let taken = long(some[0]);
  const fits = some.slice(1, -1).filter((tick) => {
    const middle = Number(tick.dataset.part) * room;
    const isFree = middle - long(tick) / 2 > taken && middle + long(tick) / 2 < room - long(some.at(-1));
    if (isFree) taken = middle + long(tick) / 2 + 6;
    return isFree;
  });
  refill($("ticks"), some[0], ...fits, some.at(-1));
}

/** Both ends and three dates between, and how much lies beyond. */
function ticks({ first, early, late }, width) {
  const parts = width > 3 ? [0, 0.25, 0.5, 0.75, 1] : [0, 1];
  const marks = parts.map((part) => [part, niceTime(isoOf(first + Math.round(width * part)))]);
  const ends = [early.length ? `${early.length} earlier ‹ ` : "", late.length ? ` › ${late.length} later` : ""];
  return marks.map(([part, text], n) => el("span", { class: n === 0 ? "tick first" : n === marks.length - 1 ? "tick last" : "tick", data: { part: String(part) } }, `${n === 0 ? ends[0] : ""}${text}${n === marks.length - 1 ? ends[1] : ""}`));
}

function slide(end) {
  const [low, high] = [Number($("from").value), Number($("to").value)];
  if (low > high) $(end).value = end === "from" ? high : low;
  const [first, last] = [Number($("from").value), Number($("to").value)];
  const width = Math.max(span.last - span.first, 1);
  set({ from: first > 0 ? isoOf(span.first + first) : "", to: last < width ? isoOf(span.first + last) : "" });
}

function showRange() {
  $("time-reset").hidden = !state.from && !state.to;
  if (!span) return ($("range").textContent = "");
  const width = Math.max(span.last - span.first, 1);
  const within = (day, usual) => (day ? Math.min(Math.max(dayNumber(day) - span.first, 0), width) : usual);
  const [first, last] = [within(state.from, 0), within(state.to, width)];
  $("from").value = first;
  $("to").value = last;
  const [start, end] = [first, last].map((day) => niceTime(isoOf(span.first + day)));
  $("from").setAttribute("aria-valuetext", start);
  $("to").setAttribute("aria-valuetext", end);
  $("range").textContent = niceRange(start, end);
  for (const bar of $("bars").children) {
    const day = Number(bar.dataset.day) - span.first;
    bar.classList.toggle("off", day < first || day > last);
  }
}
