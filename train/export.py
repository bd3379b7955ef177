"""Writes a trained reader as the program reads it, and what it must compute for a few texts.

    python export.py --encoder minilm.npz --reader reader.pt --out ../models
"""
import argparse, json, os, struct
import numpy as np
import torch
import data, model, reference, student

TEXTS = [
    'Director Lena Ortmann of the Harbour Agency signed a memorandum with Brightwater Ltd. in Lisbon, Portugal, on Monday.\n'
    '“This agreement protects our ports,” Ortmann said. The Harbour Agency’s spokesman, Émile Garçon, met with Kenya.',
    'HARLOW MAN CHARGED WITH WIRE FRAUD\n\nDevon Pryce, 41, of Harlow, was arrested in Dayton by the Marlow County Sheriffs Office. '
    'Pryce pleaded guilty to wire fraud on May 3, 2021. Assistant U.S. Attorney Mina Okafor is prosecuting the case.',
    'x\u0301y 12-b\u2026 \u6771\u4eac ab\u00adc --',
]


def cut(vocab, shared):
    """The word pieces that occur in the texts, and those of one character: numbers in the old vocabulary."""
    pieces = data.Pieces(vocab, True)
    used = {i for w, i in pieces.ids.items() if w in ('[PAD]', '[UNK]', '[CLS]', '[SEP]') or len(w.removeprefix('##')) == 1}
    for text in data.texts(shared) if os.path.isdir(shared) else ():
        for s, e in data.words(text):
            used.update(pieces.of(text[s:e]))
    return sorted(used) if os.path.isdir(shared) else list(range(len(vocab)))


def tensors(net, keep):
    """Tensors by the names of README.md."""
    def integers(w, levels):
        scale = np.maximum(np.abs(w).max(1), 1e-9).astype(np.float32) / np.float32(levels)
        return np.rint(w / scale[:, None]).astype(np.int8), scale
    out = {}
    encoder, head = net.encoder, net.relations
    value = lambda t: t.detach().numpy().astype(np.float32)
    out['words.weight'], out['words.scale'] = integers(value(encoder.words.weight)[keep], 127)
    out['positions'] = value(encoder.positions.weight + encoder.segments[0])
    out['features'], out['pair_features'], out['document'] = value(encoder.features.weight), value(head.features.weight), value(head.document)
    named = list(encoder.named_modules()) + list(head.named_modules())
    for name, m in named:
        if isinstance(m, model.Linear):
            out[name + '.weight'], out[name + '.scale'] = integers(value(m.weight), model.WEIGHT_LEVELS)
            if m.bias is not None:
                out[name + '.bias'] = value(m.bias)
        elif isinstance(m, torch.nn.LayerNorm):
            out[name + '.weight'], out[name + '.bias'] = value(m.weight), value(m.bias)
    for name, m in (('tag', net.tag), ('score', head.score)):
        out[name + '.weight'], out[name + '.bias'] = value(m.weight), value(m.bias)
    return out


def write(path, header, named):
    rows = []
    parts, offset = [], 0
    for name, t in named.items():
        b = t.astype(t.dtype.newbyteorder('<')).tobytes()
        b += bytes(-len(b) % reference.ALIGN)
        rows.append({'name': name, 'type': 'i8' if t.dtype == np.int8 else 'f32', 'shape': list(t.shape), 'offset': offset})
        parts.append(b); offset += len(b)
    head = json.dumps(dict(header, tensors=rows), ensure_ascii=False, separators=(',', ':')).encode()
    with open(path, 'wb') as f:
        f.write(struct.pack('<4sII', b'TLRD', 1, len(head)) + head + bytes(-(12 + len(head)) % reference.ALIGN))
        f.write(b''.join(parts))


def vectors(reader, window):
    """What the reader computes for TEXTS, and for the first two as one long document in windows of 48 pieces."""
    out = []
    for text, size, overlap in [(t, reader.window, reader.overlap) for t in TEXTS] + [(TEXTS[0] + '\n\n' + TEXTS[1], *window)]:
        doc = data.Doc('', text)
        prepared = data.Prepared(doc, reader.pieces, size, overlap)
        outputs = reader.run(prepared)
        tags = reader.tags(prepared, outputs)
        mentions = data.decode(tags)
        # entities: mentions of the same text and type
        groups = {}
        for a, b, kind, _ in mentions:
            groups.setdefault((doc.text[doc.words[a][0]:doc.words[b][1]].lower(), kind), []).append((a, b))
        pairs = data.Pairs(prepared, [k for _, k in groups], list(groups.values()))
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        row = {'text': text, 'window': size, 'overlap': overlap,
               'words': [[at[s], at[e]] for s, e in doc.words], 'features': doc.features, 'pieces': prepared.pieces, 'sentences': prepared.sentence,
               'windows': [{'words': w.words, 'pieces': w.pieces, 'own': w.own} for w in prepared.windows],
               'hidden': [[round(float(v), 4) for v in h[1, :8]] for _, h, _, _ in outputs],
               'tags': [[round(float(v), 4) for v in r] for r in tags],
               'mentions': [[a, b, kind, round(p, 4)] for a, b, kind, p in mentions],
               'entities': [{'type': k, 'mentions': spans} for (_, k), spans in groups.items()], 'pairs': []}
        if pairs.index:
            p, both = reader.relations(prepared, outputs, pairs)
            sentence = np.repeat(prepared.sentence, [len(x) for x in prepared.pieces])
            row['pairs'] = [{'source': s, 'target': 'doc' if t == len(groups) else t, 'features': pairs.features[i].tolist(), 'spans': pairs.spans[i].tolist(),
                             'forth': bool(pairs.forth[i]), 'probabilities': {r: round(float(v), 4) for r, v in zip(data.RELATIONS, p[i]) if v},
                             'evidence': [round(float(v), 4) for v in np.bincount(sentence, both[i])]} for i, (s, t) in enumerate(pairs.index)]
        out.append(row)
    return out


def corpus(reader, shared, count=50):
    """The mentions of documents of the corpus, by words: [first, last, type, probability]; no text."""
    out = []
    for doc in data.read(shared + '/corpus/dev')[:count]:
        prepared = reader.prepare(doc)
        found = data.decode(reader.tags(prepared, reader.run(prepared)))
        out.append({'id': doc.id, 'words': len(doc.words), 'mentions': [[a, b, kind, round(p, 3)] for a, b, kind, p in found]})
    return out


def digest(path):
    """FNV-1a over words of eight bytes, as the program checks it when it loads the file."""
    b = open(path, 'rb').read()
    value = 0xcbf29ce484222325
    for word in np.frombuffer(b + bytes(-len(b) % 8), '<u8').tolist():
        value = (value ^ word) * 0x100000001b3 & 0xffffffffffffffff
    return '%016x' % value


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--encoder', required=True); p.add_argument('--reader', required=True); p.add_argument('--out', default='../models')
    p.add_argument('--shared', default='../../shared'); p.add_argument('--train', action='append'); p.add_argument('--window', type=int, default=510)
    o = p.parse_args()
    net, vocab = model.reader(o.encoder)
    encoder = net.encoder
    net.load_state_dict(torch.load(o.reader, weights_only=True)['model'])
    net.quantise()
    documents = data.documents(o.train, o.shared)
    held = [student.Sample(d, data.Pieces(vocab, True)) for d in documents[::student.FOLD]]
    limits = student.thresholds(held, student.judge(net, held, data.Pieces(vocab, True)))
    keep = cut(vocab, o.shared)
    header = {'vocab': [vocab[i] for i in keep], 'labels': data.LABELS, 'types': data.TYPES, 'relations': data.RELATIONS,
              'symmetric': sorted(data.SYMMETRIC), 'schema': data.SCHEMA, 'thresholds': [round(float(t), 3) for t in limits],
              'layers': len(encoder.layers), 'heads': encoder.layers[0].heads, 'width': encoder.words.weight.shape[1], 'window': o.window, 'overlap': 128}
    os.makedirs(o.out, exist_ok=True)
    target = os.path.join(o.out, 'reader.bin')
    write(target, header, tensors(net, keep))
    with open(os.path.join(o.out, 'reader.digest'), 'w') as f:
        f.write(digest(target) + '\n')
    reader = reference.Reader(target)
    with open(os.path.join(o.out, 'testvectors.json'), 'w', encoding='utf-8') as f:
        json.dump(vectors(reader, (48, 12)), f, ensure_ascii=False, separators=(',', ':'))
    if os.path.isdir(o.shared):
        with open(os.path.join(o.out, 'corpus.json'), 'w', encoding='utf-8') as f:
            json.dump(corpus(reader, o.shared), f, separators=(',', ':'))
    print(len(keep), 'of', len(vocab), 'word pieces;', os.path.getsize(target), 'bytes')


if __name__ == '__main__':
    main()
