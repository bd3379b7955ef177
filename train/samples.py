"""Documents as the network reads them: windows, pairs of entities, and what is true of both."""
import gzip, json
import numpy as np
import torch
import data


def windows_tensor(rows, pieces):
    """Windows (document, window), padded to the longest."""
    n = max(w.pieces[1] - w.pieces[0] for _, w in rows) + 2
    ids, feats, mask = (torch.zeros(len(rows), n, dtype=t) for t in (torch.long, torch.long, torch.bool))
    for r, (p, w) in enumerate(rows):
        a, b = w.pieces
        ids[r, :b - a + 2] = torch.tensor([pieces.ids['[CLS]']] + p.ids[a:b] + [pieces.ids['[SEP]']])
        feats[r, 1:b - a + 1] = torch.tensor(p.feats[a:b])
        mask[r, :b - a + 2] = True
    return ids, feats, mask


def tag_logits(net, prepared, outputs):
    """Label logits of every word of a document: its first piece, in the window that owns it."""
    first = [[1 + prepared.total[i] - w.pieces[0] for i in range(*own)] for w, own in zip(prepared.windows, prepared.owned())]
    return net.tag(torch.cat([h[f] for f, (_, h, _, _) in zip(first, outputs)]))


def entities(doc, rng=None):
    """Types and mentions of the annotated entities, by entity number; with `rng`, as a finder would report them: some
    missing, some mistyped, some that are none."""
    kinds, spans, which = [], [], []
    for k, rows in enumerate(data.mentions(doc)):
        kind = doc.entities[k]['type']
        if rng:
            if rng.random() < 0.04:
                continue
            rows = [r for r in rows if rng.random() > 0.08]
            if rng.random() < 0.06:
                kind = rng.choice([t for t in data.TYPES if data.TOPS.get(t, t) == data.TOPS.get(kind, kind)])
        if rows:
            kinds.append(kind); spans.append(rows); which.append(k)
    if rng:
        taken = {w for rows in spans for a, b in rows for w in range(a, b + 1)}
        free = [i for i in range(len(doc.words)) if i not in taken and doc.features[i] // 4 in (0, 1, 2)]
        for i in rng.sample(free, min(len(free), rng.randint(0, 4))):
            j = min(i + rng.randint(0, 2), len(doc.words) - 1)
            if not any(w in taken for w in range(i, j + 1)):
                kinds.append(rng.choice(kinds or ['Organization'])); spans.append([(i, j)]); which.append(-1)
    return kinds, spans, which


def tensors(pairs):
    """Pairs with the numbers that the network takes as tensors."""
    for name in ('source', 'target', 'features', 'spans', 'forth'):
        setattr(pairs, name, torch.tensor(getattr(pairs, name)))
    return pairs


class Sample:
    """A document with its pairs and what is true of them."""
    soft = None

    def __init__(self, doc, pieces, rng=None, size=510):
        self.doc, self.prepared = doc, data.Prepared(doc, pieces, size)
        kinds, spans, which = entities(doc, rng)
        self.pairs = tensors(data.Pairs(self.prepared, kinds, spans))
        place = {(s, t): i for i, (s, t) in enumerate(self.pairs.index)}
        number = {doc.entities[k]['id']: i for i, k in enumerate(which) if k >= 0}
        number['doc'] = len(kinds)
        self.truth = np.zeros((len(self.pairs.index), len(data.RELATIONS)), np.float32)
        self.evidence, self.lost = [], 0
        for r in doc.relations:
            ends = [number.get(r['source']), number.get(r['target'])]
            column, found = data.RELATIONS.index(r['type']), False
            for s, t in [ends] + ([ends[::-1]] if r['type'] in data.SYMMETRIC else []):
                i = place.get((s, t))
                if i is None or not self.pairs.allowed[i, column]:
                    continue
                found = True
                self.truth[i, column] = 1
                at = doc.text.find(r['evidence'])
                if at >= 0:
                    end = at + len(r['evidence'])
                    words = [k for k, (a, b) in enumerate(doc.words) if a < end and b > at]
                    if words:
                        self.evidence.append((i, self.prepared.total[words[0]], self.prepared.total[words[-1] + 1]))
            self.lost += not found
        self.size = self.prepared.total[-1]


def blur(sample, pieces, rng):
    """Hides some pieces, more of them in names, so that the words around have to tell."""
    named = [False] * sample.size
    for _, a, b in sample.pairs.mentions:
        named[a:b + 1] = [True] * (b + 1 - a)
    for i, name in enumerate(named):
        if rng.random() < (0.08 if name else 0.02):
            sample.prepared.ids[i] = pieces.unknown if rng.random() < 0.5 else rng.randrange(1000, len(pieces.ids))


def run(net, samples, pieces):
    """Encoder outputs of several documents, window by window; windows of like length go together."""
    rows = [(s.prepared, w) for s in samples for w in s.prepared.windows]
    length = [w.pieces[1] - w.pieces[0] for _, w in rows]
    groups, results = [], [None] * len(rows)
    for i in sorted(range(len(rows)), key=lambda i: -length[i]):
        if not groups or length[i] < 0.8 * length[groups[-1][0]]:
            groups.append([])
        groups[-1].append(i)
    for group in groups:
        outputs = net(*windows_tensor([rows[i] for i in group], pieces))
        for k, i in enumerate(group):
            results[i] = tuple(o[k] for o in outputs)
    out = []
    for s in samples:
        out.append(results[:len(s.prepared.windows)])
        results = results[len(s.prepared.windows):]
    return out


def judge(net, samples, pieces):
    """Labels and relation probabilities of documents: [(tag logits, relation probabilities, looks)] in their order."""
    net.eval()
    order, out = sorted(range(len(samples)), key=lambda i: samples[i].size), [None] * len(samples)
    with torch.no_grad():
        for k in range(0, len(order), 4):
            part = [samples[i] for i in order[k:k + 4]]
            for i, s, o in zip(order[k:k + 4], part, run(net, part, pieces)):
                logits, looks = net.pairs(s.prepared, o, s.pairs)
                p = logits.sigmoid().numpy() * s.pairs.allowed
                out[i] = tag_logits(net, s.prepared, o).numpy(), data.symmetric(s.pairs.index, p), looks.numpy()
    return out


def labelled(path, shared):
    """(document, line) of each labelled document whose source is here unchanged."""
    lines = [json.loads(line) for line in gzip.open(path, 'rt')]
    texts = {(s, row['id']): row['text'] for s in sorted({line['source'] for line in lines})
             for row in map(json.loads, gzip.open(f'{shared}/data/raw/{s}.jsonl.gz', 'rt', encoding='utf-8'))}
    for line in lines:
        text = texts.get((line['source'], line['id']), '')
        if data.digest(text) == line['digest']:
            yield data.Doc(line['id'], text), line


class Silver(Sample):
    """A document as the teacher reads it: soft labels of its words and of its pairs."""

    def __init__(self, doc, line, pieces, size=510):
        self.doc, self.prepared = doc, data.Prepared(doc, pieces, size)
        groups = line['entities']
        self.pairs = tensors(data.Pairs(self.prepared, [t for t, _ in groups], [[tuple(m) for m in ms] for _, ms in groups]))
        self.size, self.lost = self.prepared.total[-1], 0
        self.line, self.place = line, {pair: i for i, pair in enumerate(self.pairs.index)}
        self.evidence = []
        places = {}
        for k, number in enumerate(self.prepared.sentence):
            places.setdefault(number, []).append(k)
        for s, t, c, p, where in line['relations']:
            if where in places and (s, t) in self.place:
                a, b = places[where][0], places[where][-1]
                self.evidence.append((self.place[s, t], self.prepared.total[a], self.prepared.total[b + 1]))

    @property
    def truth(self):
        out = np.zeros((len(self.pairs.index), len(data.RELATIONS)), np.float32)
        for s, t, c, p, _ in self.line['relations']:
            if (s, t) in self.place:
                out[self.place[s, t], c] = p
        return out

    @property
    def soft(self):
        out = np.zeros((len(self.doc.words), len(data.LABELS)), np.float32)
        out[:, 0] = 1
        for row in self.line['words']:
            out[row[0], 0] = 0
            out[row[0], row[1::2]] = row[2::2]
            out[row[0]] /= max(1, out[row[0]].sum())
        return out
