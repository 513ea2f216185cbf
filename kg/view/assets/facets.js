// What facts can be filtered by: for each facet its values, which of them a fact has, and whether a fact passes.

const ITSELF = "the article itself";
const speakersOf = (fact) => [...new Set([...fact.by, ...fact.denied, ...fact.mentions.flatMap((mention) => mention.by)].map(([name]) => name))];
const endsOf = (fact) => (fact.o >= 0 ? [fact.s, fact.o] : [fact.s]);

/** `of`: values of a fact; `every`: all of them must be on, not just one. */
const FACETS = {
  cls: { title: "Kind", of: (fact) => endsOf(fact).map((k) => entities[k].cls), every: true },
  status: { title: "Status", of: (fact) => [fact.status] },
  group: { title: "Relation", of: (fact) => [relations[fact.r].group] },
  rel: { title: "Word", of: (fact) => [fact.rel] },
  source: { title: "Source", of: (fact) => articlesOf(fact).map(outlet) },
  speaker: { title: "Speaker", of: (fact) => (speakersOf(fact).length ? speakersOf(fact) : [ITSELF]) },
};
for (const [name, facet] of Object.entries(FACETS)) {
  facet.counts = () => (facet.known ??= tally(facts.flatMap((fact) => [...new Set(facet.of(fact))])));
  facet.values = () => (facet.list ??= inOrder(name, [...facet.counts().keys()]));
}

/** Statuses as in the legend, all else by how often it occurs. */
function inOrder(name, values) {
  const counts = FACETS[name].counts();
  const rank = Object.keys(STATUSES);
  if (name === "status") return values.sort((a, b) => rank.indexOf(a) - rank.indexOf(b));
  return values.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

const offOf = (name) => state.off[name] ?? new Set();
const isOn = (name, value) => !offOf(name).has(value);
const setFacet = (name, off) => set({ off: { ...state.off, [name]: off } });
const only = (name, ...values) => setFacet(name, new Set(FACETS[name].values().filter((value) => !values.includes(value))));
const clearFacet = (name) => setFacet(name, new Set());
const clearFilters = () => set({ off: {}, conf: 0, least: 1, from: "", to: "", hidden: new Set() });

/** A test for facts with what is chosen now; only the facets in use are looked at. */
function filter() {
  const used = Object.entries(state.off).filter(([, off]) => off.size);
  const inTime = state.from || state.to;
  return (fact) => {
    if (fact.conf * 100 < state.conf || (state.least > 1 && independent(fact) < state.least)) return false;
    for (const [name, off] of used) {
      const values = FACETS[name].of(fact);
      const on = values.filter((value) => !off.has(value)).length;
      if (FACETS[name].every ? on < values.length : values.length && !on) return false;
    }
    return !inTime || isInTime(fact);
  };
}

function isInTime(item) {
  const days = item.mentions ? daysOf(item, state.clock) : daysOfEvent(item);
  return days !== null && (!state.to || days[0] <= state.to) && (!state.from || days[1] >= state.from);
}

function daysOfEvent(event) {
  if (state.clock === "event") return daysOf(event, "event");
  const days = event.facts.map((f) => daysOf(facts[f], "published")).filter(Boolean);
  return days.length ? [days.map((day) => day[0]).sort()[0], days.map((day) => day[1]).sort().at(-1)] : null;
}

/** How many facets, limits and dates hold something back. */
const filtersInUse = () => [...Object.values(state.off).map((off) => off.size), state.conf, state.least - 1, state.from, state.to, state.hidden.size].filter(Boolean).length;
