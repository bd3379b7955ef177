// The search: names first, then words of sentences.

const field = byId('find');
const found = byId('found');
const fold = text => clean(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const folded = { names: null, words: null };
const matches = text => {
  folded.names ||= nodes.map(node => [node.label, ...node.aliases].map(fold));
  folded.words ||= passages.map(passage => fold(passage.text));
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(' ');
  const rank = list => {
    let best = 0;
    for (const one of list) {
      if (one === whole) return 4;
      if (one.startsWith(whole)) best = Math.max(best, 3);
      else if (words.every(word => one.includes(word))) best = Math.max(best, one.includes(` ${words[0]}`) ? 2 : 1);
    }
    return best;
  };
  const named = nodes.map(node => [rank(folded.names[node.at]), node]).filter(([value]) => value)
    .sort((a, b) => b[0] - a[0] || b[1].edges.length - a[1].edges.length || a[1].at - b[1].at).slice(0, 12).map(([, node]) => node);
  const stated = new Map();
  for (const edge of edges) {
    if (stated.size === 8) break;
    const one = edge.evidence.find(({ passage }) => words.every(word => folded.words[passage.at].includes(word)));
    if (one && !stated.has(one.passage)) stated.set(one.passage, edge);
  }
  return [...named, ...stated.values()];
};

let hits = [];
let at = -1;
const point = () => {
  [...found.children].forEach((option, k) => option.setAttribute('aria-selected', String(k === at)));
  if (at >= 0) found.children[at].scrollIntoView({ block: 'nearest' });
  if (at >= 0) field.setAttribute('aria-activedescendant', `hit-${at}`); else field.removeAttribute('aria-activedescendant');
};
const shut = () => {
  found.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
};
const take = item => {
  shut();
  field.value = '';
  choose(item, true);
};
const search = () => {
  hits = matches(field.value);
  at = hits.length ? 0 : -1;
  const option = (item, k) => {
    const element = item.relation
      ? make('li', {}, make('span', {}, name(short(item.source.label, 40)), ` ${item.relation.label} `, name(short(item.target.label, 40))), make('small', {}, 'sentence'))
      : make('li', {}, swatch(item.type), name(item.label), make('small', {}, item.type.label));
    element.id = `hit-${k}`;
    element.setAttribute('role', 'option');
    element.addEventListener('pointerdown', event => { event.preventDefault(); take(item); });
    return element;
  };
  found.replaceChildren(...hits.map(option));
  if (!hits.length) found.append(make('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, 'Nothing of that name'));
  found.hidden = !field.value.trim();
  field.setAttribute('aria-expanded', String(!found.hidden));
  point();
  if (field.value.trim()) say(plural(hits.length, 'result'));
};
field.addEventListener('input', search);
field.addEventListener('blur', shut);
field.addEventListener('keydown', event => {
  if (event.key === 'Escape') { field.value = ''; shut(); } else if (event.key === 'Enter' && hits[at] && !found.hidden) take(hits[at]);
  else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length && !found.hidden) {
    at = (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length;
    point();
  } else return;
  event.preventDefault();
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { field.focus(); event.preventDefault(); }
});
