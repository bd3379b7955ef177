"""Prepares an encoder before it is trained: on hidden words of the raw releases, or on the names of general corpora.

    python adapt.py words --encoder minilm.npz --out words.pt --seconds 900
    python adapt.py names --encoder minilm.npz --out names.pt --seconds 600 [--start words.pt]
    python student.py --encoder minilm.npz --start words.pt ...

`words`: 15 % of the pieces of windows of data/raw are hidden (8 of 10 as [MASK], 1 another piece, 1 left) and guessed from a layer of
their own against the word embeddings, which stay fixed. `names`: every corpus of data/ner keeps its own labels, with a head of its own
on the one encoder. Both heads are thrown away.
"""
import argparse, glob, os, random, time
import torch
from torch import nn
from torch.nn import functional as F
import data, model

RAW = ('state', 'doj', 'current-events')
NAMES = {'uner-ewt': 1, 'crossner-politics': 0, 'wikigold': 0, 'sec-filings': 0}
WINDOW = 254


def window(doc, a, b, pieces):
    """Pieces, casings and the place of each word's first piece, for the words from `a` to `b`."""
    ids, feats, first = [pieces.ids['[CLS]']], [0], []
    for (s, e), feature in zip(doc.words[a:b], doc.features[a:b]):
        first.append(len(ids))
        ids += pieces.of(doc.text[s:e])
        feats += [feature] * (len(ids) - len(feats))
    return ids + [pieces.ids['[SEP]']], feats + [0], first


def padded(rows):
    n = max(map(len, rows))
    return torch.tensor([row + [0] * (n - len(row)) for row in rows]), torch.arange(n) < torch.tensor([[len(row)] for row in rows])


class Words:
    """Hidden words of the raw releases."""

    def __init__(self, o, pieces, width, rng):
        self.pieces, self.rng = pieces, rng
        self.texts = [row['text'] for source in RAW for row in data.raw(source, o.shared)]
        self.special = {pieces.ids[p] for p in ('[CLS]', '[SEP]')}
        self.head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(len(pieces.ids)))
        self.fresh = list(self.head.parameters()) + [self.bias]

    def batch(self, size):
        rows = []
        while len(rows) < size:
            doc = data.Doc('', self.rng.choice(self.texts))
            spans = data.windows(doc, self.pieces, WINDOW)
            if spans:
                rows.append(window(doc, *self.rng.choice(spans), self.pieces)[:2])
        return rows

    def loss(self, encoder, rows):
        ids, mask = padded([r[0] for r in rows])
        feats, _ = padded([r[1] for r in rows])
        hidden = torch.tensor([[i not in self.special and self.rng.random() < 0.15 for i in row] for row in ids.tolist()]) & mask
        truth, draw, shown = ids[hidden], torch.rand(ids.shape), ids.clone()
        shown[hidden & (draw < 0.8)] = self.pieces.ids.get('[MASK]', self.pieces.unknown)
        other = hidden & (draw >= 0.8) & (draw < 0.9)
        shown[other] = torch.randint(1000, len(self.pieces.ids), ids.shape)[other]
        _, x, _, _ = encoder(shown, feats, mask)
        logits = self.head(x[hidden].float()).bfloat16() @ encoder.words.weight.bfloat16().T
        return F.cross_entropy(logits.float() + self.bias, truth)


def spans(labels):
    """(first, last, type) of runs of labels, whether runs begin with B or with I."""
    out, begun = [], None
    for i, label in enumerate(labels + ['O']):
        if begun is not None and (label[0] != 'I' or label[2:] != out[begun][2]):
            out[begun][1], begun = i - 1, None
        if label[0] == 'B' or label[0] == 'I' and begun is None:
            begun = len(out)
            out.append([i, i, label[2:]])
    return out


def corpus(folder, column):
    """Sentences of a corpus with a word and a label a line: (words, labels)."""
    sentence = []
    for path in sorted(p for p in glob.glob(os.path.join(folder, '*')) if p.endswith(('.txt', '.iob2'))):
        for line in open(path, encoding='utf-8'):
            parts = line.split('\t' if column else None)
            if parts and parts[0].strip() and not line.startswith('-DOCSTART-' if column == 0 else '#'):
                sentence.append((parts[column].strip(), parts[column + 1].strip() if column else parts[-1]))
            elif sentence and not line.strip():
                yield [w for w, _ in sentence], [t for _, t in sentence]
                sentence = []
        if sentence:
            yield [w for w, _ in sentence], [t for _, t in sentence]
            sentence = []


class Names:
    """Names of general corpora, each with its own labels."""

    def __init__(self, o, pieces, width, rng):
        self.pieces, self.rng, self.sets, self.fresh = pieces, rng, [], []
        for name, column in NAMES.items():
            sentences = list(corpus(f'{o.shared}/data/ner/{name}', column))
            types = sorted({t for _, labels in sentences for _, _, t in spans(labels)})
            docs = []
            while sentences:
                words, labels = [], []
                while sentences and (not words or len(words) + len(sentences[0][0]) < 120):
                    w, t = sentences.pop(0)
                    words, labels = words + w, labels + t
                docs.append(self.labelled(words, labels, types))
            head = nn.Linear(width, 1 + 2 * len(types))
            self.fresh += list(head.parameters())
            self.sets.append((docs, head))

    def labelled(self, words, labels, types):
        text, places = '', []
        for w in words:
            text += ' ' if text else ''
            places.append((len(text), len(text) + len(w)))
            text += w
        doc, tags = data.Doc('', text), {}
        for a, b, t in spans(labels):
            inside = [i for i, (s, e) in enumerate(doc.words) if s >= places[a][0] and e <= places[b][1]]
            for i in inside:
                tags[i] = 1 + 2 * types.index(t) + (i != inside[0])
        return doc, [tags.get(i, 0) for i in range(len(doc.words))]

    def batch(self, size):
        docs, head = self.rng.choices(self.sets, [len(docs) for docs, _ in self.sets])[0]
        rows = []
        for doc, tags in self.rng.choices(docs, k=size):
            b = data.windows(doc, self.pieces, WINDOW)[0][1]
            rows.append((*window(doc, 0, b, self.pieces), tags[:b], head))
        return rows

    def loss(self, encoder, rows):
        ids, mask = padded([r[0] for r in rows])
        _, x, _, _ = encoder(ids, padded([r[1] for r in rows])[0], mask)
        logits = torch.cat([rows[0][4](x[k, r[2]].float()) for k, r in enumerate(rows)])
        return F.cross_entropy(logits, torch.tensor([t for r in rows for t in r[3]]))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('task', choices=['words', 'names']); p.add_argument('--encoder', required=True); p.add_argument('--out', required=True)
    p.add_argument('--shared', default='../../shared'); p.add_argument('--start', help='weights to go on from'); p.add_argument('--cased', action='store_true')
    p.add_argument('--seconds', type=float, default=900); p.add_argument('--lr', type=float, default=1.5e-4); p.add_argument('--size', type=int, default=16); p.add_argument('--seed', type=int, default=1)
    o = p.parse_args()
    torch.manual_seed(o.seed); torch.set_num_threads(2)
    encoder, vocab, width = model.load(o.encoder)
    if o.start:
        state = torch.load(o.start, weights_only=True)['model']
        encoder.load_state_dict({k.removeprefix('encoder.'): v for k, v in state.items() if k.startswith('encoder.')})
    encoder.words.weight.requires_grad = False
    task = {'words': Words, 'names': Names}[o.task](o, data.Pieces(vocab, not o.cased), width, random.Random(o.seed))
    body = [q for n, q in encoder.named_parameters() if q.requires_grad]
    optimizer = torch.optim.AdamW([{'params': body}, {'params': task.fresh}], lr=o.lr, weight_decay=0.01, fused=True)
    encoder.train()
    began, step, total = time.time(), 0, 0.0
    while (done := (time.time() - began) / o.seconds) < 1:
        for group, factor in zip(optimizer.param_groups, (1, 3)):
            group['lr'] = o.lr * factor * min(1.0, (step + 1) / 60) * (1 - done)
        loss = task.loss(encoder, task.batch(o.size))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + task.fresh, 2.0)
        optimizer.step(); optimizer.zero_grad(set_to_none=True)
        step, total = step + 1, total + loss.item()
        if step % 100 == 0:
            print(time.strftime('%H:%M:%S'), 'step', step, 'share %.3f' % done, 'loss %.4f' % (total / 100), flush=True)
            total = 0.0
    torch.save({'model': {'encoder.' + k: v for k, v in encoder.state_dict().items()}}, o.out)


if __name__ == '__main__':
    main()
