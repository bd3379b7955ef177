"""The vote of trained readers on texts that nobody annotated: soft labels of words, entities, soft relations of their pairs.

    python silver.py --cased bert.npz teacher.pt --uncased minilm.npz reader.pt --out silver.jsonl.gz --words 1000000

A line of the output is a document: source file and id, a digest of its text, the likeliest labels of every word that is not surely
outside a mention, entities by words (first, last), relations with probability, and their evidence. No text: `read` takes
that from the source files again. Labelled documents are appended as they are done; a second run goes on where the first stopped.
"""
import argparse, glob, gzip, json, os, random, time
import numpy as np
import torch
import data, model
from samples import Sample, run, tag_logits, tensors

KEEP = 0.02  # the least probability of a label or relation that is written
SHARES = {'current-events': 0.4, 'state': 0.28, 'doj': 0.32}


def annotated(shared):
    """Openings of all annotated texts, of every fold: what is here must not be labelled again."""
    plain = lambda t: ''.join(c for c in t if c.isalnum()).lower()
    return {plain(json.load(open(f, encoding='utf-8'))['text'])[a:a + 60] for f in glob.glob(shared + '/corpus/*/*.json') for a in (0, 60, 120)}, plain


def choose(shared, words, seed=7):
    """(source, id, text) of documents to label: a share of each source, by a seeded draw."""
    known, plain = annotated(shared)
    out = []
    for source, share in SHARES.items():
        rows = [json.loads(line) for line in gzip.open(f'{shared}/data/raw/{source}.jsonl.gz', 'rt', encoding='utf-8')]
        random.Random(seed).shuffle(rows)
        left = words * share
        for row in rows:
            count = len(row['text'].split())
            opening = plain(row['text'])[:400]
            if left <= 0:
                break
            if 60 <= count <= 1500 and not any(k in opening for k in known):
                out.append((source, row['id'], row['text']))
                left -= count
    random.Random(seed).shuffle(out)
    return out


def group(doc, found):
    """Entities of one document from its mentions, by name, acronym and surname: (type, [(first, last)])."""
    fold = lambda a, b: ' '.join(doc.text[doc.words[i][0]:doc.words[i][1]] for i in range(a, b + 1) if doc.features[i] // 4 != 6).lower().removeprefix('the ')
    names = sorted({(fold(a, b), data.TOPS.get(t, t)) for a, b, t, _ in found}, key=lambda n: (-len(n[0]), n))
    acronym = {}
    for name, top in names:
        letters = ''.join(w[0] for w in name.split() if w not in ('of', 'the', 'and', 'for', 'in'))
        if top in ('Organization', 'Agreement', 'Event', 'Law') and len(letters) >= 3:
            acronym.setdefault((letters, top), name)
    surname = {}
    for name, top in names:
        if top == 'Person' and ' ' in name:
            surname.setdefault(name.split()[-1], name)
    groups = {}
    for a, b, t, p in found:
        name, top = fold(a, b), data.TOPS.get(t, t)
        if top == 'Person':
            name = surname.get(name.split()[-1] if name else '', name)
        else:
            name = acronym.get((name, top), name)
        groups.setdefault((name, top), []).append((a, b, t, p))
    out = []
    for rows in groups.values():
        votes = {}
        for _, _, t, p in rows:
            votes[t] = votes.get(t, 0) + p
        out.append((max(sorted(votes), key=votes.get), [(a, b) for a, b, _, _ in rows]))
    return out


def label(voters, texts):
    """One line for each text: the mean of what the voters, each a network and its word pieces, make of it."""
    docs = [data.Doc(i, text) for _, i, text in texts]
    with torch.no_grad():
        read = []
        for net, pieces in voters:
            samples = [Sample(d, pieces) for d in docs]
            read.append((net, samples, run(net, samples, pieces)))
        for n, ((source, _, text), doc) in enumerate(zip(texts, docs)):
            soft = sum(tag_logits(net, samples[n].prepared, out[n]).softmax(1) for net, samples, out in read).numpy() / len(read)
            groups = group(doc, data.decode(np.log(soft + 1e-9)))
            kinds, spans = [t for t, _ in groups], [m for _, m in groups]
            p, mass, relations = 0, 0, []
            for net, samples, out in read:
                s = samples[n]
                s.pairs = tensors(data.Pairs(s.prepared, kinds, spans))
                if len(s.pairs.index):
                    scores, looks = net.pairs(s.prepared, out[n], s.pairs)
                    words = np.array([k for k, w in enumerate(s.prepared.pieces) for _ in w])
                    sentence = torch.tensor(s.prepared.sentence)[words]
                    p = p + data.symmetric(s.pairs.index, scores.sigmoid().numpy() * s.pairs.allowed) / len(read)
                    mass = mass + torch.zeros(len(s.pairs.index), int(sentence.max()) + 1).index_add_(1, sentence, looks)
            for i, c in zip(*np.nonzero(p > KEEP)) if groups else ():
                where = int(mass[i].argmax()) if p[i, c] > 0.5 else -1
                relations.append([*s.pairs.index[i], int(c), round(float(p[i, c]), 3), where])
            rows = [[w] + [x for k in np.nonzero(soft[w] > KEEP)[0].tolist() for x in (k, int(soft[w, k] * 100 + 0.5))] for w in np.nonzero(soft[:, 0] < 1 - KEEP)[0].tolist()]
            yield {'source': source, 'id': doc.id, 'digest': data.digest(text), 'words': rows, 'entities': groups, 'relations': relations}


def load(encoder, reader, cased):
    """A trained network and its word pieces."""
    encoder, vocab, width = model.load(encoder)
    net = model.Reader(encoder, width)
    net.load_state_dict(torch.load(reader, weights_only=True)['model'])
    net.eval()
    return net, data.Pieces(vocab, not cased)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--shared', default='../../shared'); p.add_argument('--out', required=True); p.add_argument('--words', type=int, default=1_000_000)
    p.add_argument('--cased', nargs=2, action='append', default=[], metavar=('ENCODER', 'READER')); p.add_argument('--uncased', nargs=2, action='append', default=[], metavar=('ENCODER', 'READER'))
    o = p.parse_args()
    torch.set_num_threads(2)
    voters = [load(*names, True) for names in o.cased] + [load(*names, False) for names in o.uncased]
    done = set()
    if os.path.exists(o.out):
        done = {(x['source'], x['id']) for x in map(json.loads, gzip.open(o.out, 'rt'))}
    texts = [t for t in choose(o.shared, o.words) if t[:2] not in done]
    began, count = time.time(), 0
    for k in range(0, len(texts), 32):
        part = sorted(texts[k:k + 32], key=lambda t: len(t[2]))
        with gzip.open(o.out, 'at') as out:
            for j in range(0, len(part), 8):
                for line in label(voters, part[j:j + 8]):
                    out.write(json.dumps(line, separators=(',', ':')) + '\n')
        count += sum(len(t[2].split()) for t in part)
        print(time.strftime('%H:%M:%S'), k + len(part), 'of', len(texts), 'documents, %.0f words/s' % (count / (time.time() - began)), flush=True)


if __name__ == '__main__':
    main()
