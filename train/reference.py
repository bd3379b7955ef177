"""The reader as the program computes it, from `models/reader.bin`, in numpy.

Integer products are exact here as there; sums of floats may differ in the last bits.

    python reference.py ../models/reader.bin --shared ../../shared     measures it on corpus/dev
"""
import argparse, json, struct, time
import numpy as np
import data

ALIGN = 64


def read(path):
    """Header and tensors of a reader file."""
    b = open(path, 'rb').read()
    magic, version, size = struct.unpack('<4sII', b[:12])
    assert magic == b'TLRD' and version == 1
    header = json.loads(b[12:12 + size])
    base = -(-(12 + size) // ALIGN) * ALIGN
    tensors = {t['name']: np.frombuffer(b, {'i8': np.int8, 'f32': '<f4'}[t['type']], int(np.prod(t['shape'])), base + t['offset']).reshape(t['shape'])
               for t in header['tensors']}
    return header, tensors


def integers(x, levels, axis=-1):
    """x as integers of at most `levels` and the scale of each row."""
    scale = np.maximum(np.abs(x).max(axis, keepdims=True), np.float32(1e-9)) / np.float32(levels)
    return np.rint(x / scale), scale


def total(x):
    """Sums over the last axis in the program's order: 16 lanes, each over every 16th value, then the lanes one after another."""
    lanes = np.zeros((*x.shape[:-1], 16), np.float32)
    for i in range(0, x.shape[-1], 16):
        part = x[..., i:i + 16]
        lanes[..., :part.shape[-1]] += part
    out = np.zeros(x.shape[:-1], np.float32)
    for i in range(16):
        out = out + lanes[..., i]
    return out[..., None]


def exp(x):
    """e to the x in the program's steps (Cephes, expf)."""
    f = np.float32
    x = np.clip(x, f(-87), f(88))
    whole = (x * f(1.4426950408889634) + f(12582912)) - f(12582912)
    x = (x - whole * f(0.6933594)) + whole * f(2.1219444e-4)
    series = ((((f(1.9875691e-4) * x + f(1.3981999507e-3)) * x + f(8.333452e-3)) * x + f(4.1665796e-2)) * x + f(0.16666665)) * x + f(0.5)
    return (series * (x * x) + x + f(1)) * ((whole.astype(np.int32) + 127) << 23).view(np.float32)


def gelu(x):
    """x times the normal distribution's share below x, its error function by Abramowitz and Stegun 7.1.26."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    y = ((((np.float32(1.061405429) * t - np.float32(1.453152027)) * t + np.float32(1.421413741)) * t - np.float32(0.284496736)) * t
         + np.float32(0.254829592)) * t
    erf = np.copysign(1 - y * exp(-z * z), x)
    return x * np.float32(0.5) * (1 + erf)


class Reader:
    def __init__(self, path):
        self.header, self.t = read(path)
        self.pieces = data.Pieces(self.header['vocab'], True)
        self.heads, self.window, self.overlap = self.header['heads'], self.header['window'], self.header['overlap']
        self.thresholds = np.array(self.header['thresholds'])

    def dense(self, name, x):
        """x W' + b with integer products; sums stay below 2^24, so that f32 holds them exactly."""
        q, scale = integers(x, 127)
        y = (q @ self.t[name + '.weight'].astype(np.float32).T) * (scale * self.t[name + '.scale'])
        return y + self.t[name + '.bias'] if name + '.bias' in self.t else y

    def norm(self, name, x):
        n = np.float32(x.shape[-1])
        x = x - total(x) / n
        return x / np.sqrt(total(x * x) / n + np.float32(1e-12)) * self.t[name + '.weight'] + self.t[name + '.bias']

    def attend(self, q, k, v):
        """One layer's attention, integers throughout: (heads, n, 32) each."""
        (qi, qs), (ki, ks), (vi, vs) = integers(q, 127), integers(k, 63), integers(v, 63, axis=1)
        scores = (qi @ ki.transpose(0, 2, 1)) * (qs * (ks.transpose(0, 2, 1) / np.float32(np.sqrt(q.shape[-1]))))
        p = np.rint(255 * exp(scores - scores.max(-1, keepdims=True)))
        return (p @ vi) * vs / p.sum(-1, keepdims=True)

    def encode(self, ids, feats):
        """Embeddings, hidden states, queries and keys of the last layer for one window with its [CLS] and [SEP]."""
        n = len(ids)
        t = self.t
        x = t['words.weight'][ids] * t['words.scale'][ids][:, None] + t['positions'][:n] + t['features'][feats]
        embedded = x = self.norm('norm0', x)
        split = lambda y: y.reshape(n, self.heads, -1).transpose(1, 0, 2)
        for i in range(self.header['layers']):
            p = f'layers.{i}.'
            q, k, v = (split(self.dense(p + s, x)) for s in ('query', 'key', 'value'))
            x = self.norm(p + 'norm1', x + self.dense(p + 'out', self.attend(q, k, v).transpose(1, 0, 2).reshape(n, -1)))
            x = self.norm(p + 'norm2', x + self.dense(p + 'down', gelu(self.dense(p + 'up', x))))
        return embedded, x, q, k

    def run(self, prepared):
        """The encoder's outputs for every window."""
        cls, sep = self.pieces.ids['[CLS]'], self.pieces.ids['[SEP]']
        return [self.encode(np.array([cls] + prepared.ids[a:b] + [sep]), np.array([0] + prepared.feats[a:b] + [0]))
                for a, b in (w.pieces for w in prepared.windows)]

    def tags(self, prepared, outputs):
        """Label logits of every word."""
        first = [[1 + prepared.total[i] - w.pieces[0] for i in range(*own)] for w, own in zip(prepared.windows, prepared.owned())]
        return np.concatenate([h[f] for f, (_, h, _, _) in zip(first, outputs)]) @ self.t['tag.weight'].T + self.t['tag.bias']

    def relations(self, prepared, outputs, pairs):
        """Relation probabilities of every pair and where it was looked at."""
        t, n = self.t, prepared.total[-1]
        own = lambda k: np.concatenate([o[k][1 + w.own[0] - w.pieces[0]:1 + w.own[1] - w.pieces[0]] for w, o in zip(prepared.windows, outputs)])
        embedded, hidden = own(0), own(1)
        vectors, looks = [], []
        for number, first, last in pairs.mentions:
            (a, b), (_, h, q, k) = prepared.windows[number].pieces, outputs[number]
            ends = [1 + first - a, 1 + min(last, b - 1) - a]
            vectors.append((h[ends[0]] + h[ends[1]]) / 2)
            scores = q[:, ends] @ k.transpose(0, 2, 1) / np.float32(np.sqrt(q.shape[-1]))
            p = np.exp(scores - scores.max(-1, keepdims=True))
            p = (p / p.sum(-1, keepdims=True)).mean(0)
            looks.append(np.pad((p[0] + p[1])[1:-1] / 2, (a, n - b)))
        vector = np.stack([np.max([vectors[m] for m in ms], 0) for ms in pairs.members] + [t['document']])
        look = np.stack([np.mean([looks[m] for m in ms], 0) for ms in pairs.members] + [np.ones(n, np.float32)])
        s, g = pairs.source, pairs.target
        both = look[s] * look[g]
        both = both / (both.sum(1, keepdims=True) + np.float32(1e-9))
        x = self.dense('source', vector)[s] + self.dense('target', vector)[g] + both @ self.dense('context', hidden) + t['pair_features'][pairs.features].sum(1)
        found = np.maximum(self.dense('lexical', np.concatenate([embedded, hidden], 1)), 0)
        total = np.concatenate([np.zeros((1, found.shape[1]), np.float32), found.cumsum(0)])
        spans = (total[pairs.spans[:, :, 1]] - total[pairs.spans[:, :, 0]]).reshape(len(s), -1) * np.float32(0.25)
        x = np.maximum(x + np.where(pairs.forth[:, None], self.dense('forth', spans), self.dense('back', spans)), 0)
        low = self.dense('source_low', vector)[s] * self.dense('target_low', vector)[g]
        x = np.maximum(self.dense('second', np.concatenate([x, low], 1)), 0)
        p = 1 / (1 + np.exp(-(x @ t['score.weight'].T + t['score.bias'])))
        return data.symmetric(pairs.index, p * pairs.allowed), both

    def prepare(self, doc):
        return data.Prepared(doc, self.pieces, self.window, self.overlap)


def main():
    import student
    p = argparse.ArgumentParser()
    p.add_argument('reader'); p.add_argument('--shared', default='../../shared'); p.add_argument('--window', type=int)
    o = p.parse_args()
    reader = Reader(o.reader)
    samples = [student.Sample(d, reader.pieces, size=o.window or reader.window) for d in data.read(o.shared + '/corpus/dev')]
    judged, began = [], time.time()
    for s in samples:
        outputs = reader.run(s.prepared)
        judged.append((reader.tags(s.prepared, outputs), *reader.relations(s.prepared, outputs, s.pairs)))
    print('%.0f pieces/s' % (sum(s.size for s in samples) / (time.time() - began)))
    student.report(samples, judged, reader.thresholds, print, detail=True)


if __name__ == '__main__':
    main()
