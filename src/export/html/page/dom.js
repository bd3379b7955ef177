// Elements. Words of documents reach the page as text nodes alone, never as markup.

const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') element.addEventListener('click', value);
    else if (typeof value === 'boolean') element[name] = value;
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...inside.filter(part => part !== null && part !== undefined && part !== '').map(part =>
    part instanceof Node ? part : clean(part)));
  return element;
};
const name = (text, tag = 'bdi') => make(tag, { dir: 'auto' }, text);
const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const say = text => { byId('said').textContent = text; };

// The drawn shape of a type; the last one is a sheet of paper for documents.
const SHEET = 7;
const trace = (to, kind, x, y, r) => {
  const ring = (corners, turn, far) => {
    for (let k = 0; k < corners; k++) {
      const angle = turn + 2 * Math.PI * k / corners;
      to[k ? 'lineTo' : 'moveTo'](x + far * Math.cos(angle), y + far * Math.sin(angle));
    }
    to.closePath();
  };
  const up = -Math.PI / 2;
  if (kind === 1) to.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
  else if (kind === 2) ring(4, up, 1.25 * r);
  else if (kind === 3) ring(6, 0, 1.12 * r);
  else if (kind === 4) ring(3, up, 1.3 * r);
  else if (kind === 5) ring(3, -up, 1.3 * r);
  else if (kind === 6) ring(5, up, 1.15 * r);
  else if (kind === SHEET) to.rect(x - 0.72 * r, y - r, 1.44 * r, 2 * r);
  else { to.moveTo(x + r, y); to.arc(x, y, r, 0, 2 * Math.PI); }
};

// Colours of types come from the schema. Their outline goes towards the ink as far as it takes to be seen on the paper.
const channels = color => [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16) || 0);
const light = rgb => {
  const [r, g, b] = rgb.map(part => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, two) => (Math.max(light(one), light(two)) + 0.05) / (Math.min(light(one), light(two)) + 0.05);
const seen = (color, paper, ink) => {
  let [from, share] = [channels(color), 0];
  let mixed = from;
  while (contrast(mixed, channels(paper)) < 3 && share < 1) {
    share += 0.05;
    mixed = from.map((part, at) => Math.round(part + (channels(ink)[at] - part) * share));
  }
  return `rgb(${mixed.join(',')})`;
};

const swatch = type => {
  const canvas = make('canvas', { class: 'swatch', width: 32, height: 32, 'aria-hidden': 'true' });
  const pen = canvas.getContext('2d');
  pen.fillStyle = type.color; pen.strokeStyle = type.ink; pen.lineWidth = 2.5;
  pen.beginPath();
  trace(pen, type.shape, 16, type.shape === 4 ? 18 : 16, 10);
  pen.fill(); pen.stroke();
  return canvas;
};
