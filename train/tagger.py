"""Trains a mention finder on the annotated documents (the teacher, or a student without a teacher).

    python tagger.py --encoder bert.npz --cased --out teacher.pt --epochs 4 --lr 5e-5

Saves after every epoch, with the optimizer, and goes on from there with --resume.
"""
import argparse, os, random, time
import numpy as np
import torch
from torch.nn import functional as F
import data, model


def batch(items, pieces):
    """Padded tensors of windows: (document, first word, end word)."""
    rows = []
    for doc, a, b in items:
        ids, feats, first = [pieces.ids['[CLS]']], [0], []
        for (s, e), f in zip(doc.words[a:b], doc.features[a:b]):
            p = pieces.of(doc.text[s:e])
            first.append(len(ids))
            ids += p
            feats += [f] * len(p)
        rows.append((ids + [pieces.ids['[SEP]']], feats + [0], first))
    n, w = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    pad = lambda r, m: r + [0] * (m - len(r))
    return (torch.tensor([pad(r[0], n) for r in rows]), torch.tensor([pad(r[1], n) for r in rows]),
            torch.tensor([[1] * len(r[0]) + [0] * (n - len(r[0])) for r in rows], dtype=torch.bool),
            torch.tensor([pad(r[2], w) for r in rows]), [len(r[2]) for r in rows])


def predict(net, docs, pieces, size=254, stride=190, size_batch=16):
    """Label scores of every word of every document: each from the window in which it lies deepest."""
    net.eval()
    items = [(i, a, b) for i, d in enumerate(docs) for a, b in data.windows(d, pieces, size, stride)]
    scores = [np.zeros((len(d.words), len(data.LABELS)), np.float32) for d in docs]
    depth = [np.full(len(d.words), -1) for d in docs]
    items.sort(key=lambda t: t[2] - t[1])
    with torch.no_grad():
        for k in range(0, len(items), size_batch):
            part = items[k:k + size_batch]
            ids, feats, mask, first, counts = batch([(docs[i], a, b) for i, a, b in part], pieces)
            out = net(ids, feats, mask, first).numpy()
            for (i, a, b), o in zip(part, out):
                d = np.minimum(np.arange(b - a) + (10 ** 6 if a == 0 else 0), np.arange(b - a)[::-1] + (10 ** 6 if b == len(docs[i].words) else 0))
                better = d > depth[i][a:b]
                scores[i][a:b][better] = o[:b - a][better]
                depth[i][a:b][better] = d[better]
    return scores


def evaluate(net, docs, pieces, log, **options):
    scores = predict(net, docs, pieces, **options)
    gold, pred = set(), set()
    for d, s in zip(docs, scores):
        gold |= {(d.id, a, b, t) for a, b, t, _ in d.spans}
        pred |= {(d.id, a, b, t) for a, b, t, _ in data.decode(s)}
    line = 'all P %.3f R %.3f F1 %.3f' % data.f1(gold, pred)
    for src in sorted({d.id.split('-')[0] for d in docs}):
        of = lambda rows: {r for r in rows if r[0].startswith(src + '-')}
        line += ' | %s %.3f' % (src, data.f1(of(gold), of(pred))[2])
    log(line)
    for t in data.TYPES:
        of = lambda rows: {r for r in rows if r[3] == t}
        log('  %-14s %4d P %.3f R %.3f F1 %.3f' % (t, len(of(gold)), *data.f1(of(gold), of(pred))))
    return data.f1(gold, pred)[2]


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--shared', default='../../shared'); p.add_argument('--encoder', required=True); p.add_argument('--cased', action='store_true')
    p.add_argument('--out', required=True); p.add_argument('--epochs', type=int, default=4); p.add_argument('--lr', type=float, default=5e-5)
    p.add_argument('--freeze', type=int, default=0); p.add_argument('--seed', type=int, default=1); p.add_argument('--resume', action='store_true')
    p.add_argument('--head', type=float, default=10); p.add_argument('--documents', type=int, default=10 ** 9); p.add_argument('--accumulate', type=int, default=1)
    o = p.parse_args()
    torch.manual_seed(o.seed); rng = random.Random(o.seed); torch.set_num_threads(2)
    log = lambda *a: print(time.strftime('%H:%M:%S'), *a, flush=True)
    train, dev = data.read(o.shared + '/corpus/train')[:o.documents], data.read(o.shared + '/corpus/dev')
    encoder, vocab, width = model.load(o.encoder)
    pieces = data.Pieces(vocab, not o.cased)
    net = model.Tagger(encoder, width)
    if o.freeze:
        for part in [encoder.words, encoder.positions, encoder.norm0] + list(encoder.layers[:o.freeze]):
            for q in part.parameters():
                q.requires_grad = False
    heads = [q for n, q in net.named_parameters() if n.startswith(('tag', 'encoder.features'))]
    body = [q for n, q in net.named_parameters() if not n.startswith(('tag', 'encoder.features')) and q.requires_grad]
    optimizer = torch.optim.AdamW([{'params': body, 'lr': o.lr}, {'params': heads, 'lr': o.lr * o.head}], weight_decay=0.01, fused=True)
    start = 0
    if o.resume and os.path.exists(o.out):
        saved = torch.load(o.out, weights_only=True)
        net.load_state_dict(saved['model']); optimizer.load_state_dict(saved['optimizer']); start = saved['epoch']
    spoilt_share = 0.12
    count = sum(len(data.windows(d, pieces, 254)) for d in train)
    total, step = int(o.epochs * count / 8) + 1, int(start * count / 8)
    log('documents', len(train), 'windows', count, 'steps', total)
    for epoch in range(start, o.epochs):
        net.train()
        docs = [data.spoil(d, rng) if rng.random() < spoilt_share else d for d in train]
        items = [(d, a, b) for d in docs for a, b in data.windows(d, pieces, 254, offset=rng.randint(60, 254))]
        rng.shuffle(items)
        groups = [sorted(items[k:k + 160], key=lambda t: t[2] - t[1]) for k in range(0, len(items), 160)]
        batches = [g[k:k + 8] for g in groups for k in range(0, len(g), 8)]
        began, seen, losses = time.time(), 0, []
        rng.shuffle(batches)
        for n, items in enumerate(batches):
            ids, feats, mask, first, counts = batch(items, pieces)
            labels = torch.full(first.shape, -100)
            for r, (d, a, b) in enumerate(items):
                labels[r, :b - a] = torch.tensor(d.tags()[a:b])
            logits = net(ids, feats, mask, first)
            loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
            loss.backward()
            losses.append(loss.item()); seen += sum(counts)
            if (n + 1) % o.accumulate == 0:
                rate = min(1.0, (step + 1) / (0.06 * total)) * max(0.0, 1 - step / total)
                for g, lr in zip(optimizer.param_groups, (o.lr, o.lr * o.head)):
                    g['lr'] = lr * rate
                torch.nn.utils.clip_grad_norm_([q for q in net.parameters() if q.requires_grad], 1.0)
                optimizer.step(); optimizer.zero_grad(set_to_none=True)
            step += 1
            if n % 50 == 49:
                log('epoch', epoch, 'step', n + 1, '/', len(batches), 'loss %.4f' % np.mean(losses[-50:]), '%.0f words/s' % (seen / (time.time() - began)))
        torch.save({'model': net.state_dict(), 'optimizer': optimizer.state_dict(), 'epoch': epoch + 1}, o.out + '.tmp')
        os.replace(o.out + '.tmp', o.out)
        log('epoch', epoch, 'done in %.0f s' % (time.time() - began), 'loss %.4f' % np.mean(losses))
        evaluate(net, dev, pieces, log)


if __name__ == '__main__':
    main()
