"""Trains the reader on mentions and relations together.

    python student.py --encoder minilm.npz --out reader.pt --epochs 12

One pass of the encoder over whole documents gives the labels of words and the scores of entity pairs. Every twentieth
document is held out to choose the thresholds. Saves after every epoch and goes on from there with --resume.
"""
import argparse, os, random, time
import numpy as np
import torch
from torch.nn import functional as F
import data, model
from samples import Sample, Silver, blur, judge, labelled, run, tag_logits

FOLD = 20
ABLATIONS = {
    'evidence': 'attention is not drawn to the annotated evidence', 'hidden': 'no pieces are hidden', 'noise': 'entities always as annotated',
    'spoilt': 'no spoilt copies', 'casing': 'no embedding of casing, lines and white space', 'lexical': 'no detectors over the words around the mentions',
    'features': 'no embedding of types, distances, counts and places', 'context': 'no context that both entities look at',
}


def losses(net, sample, outputs):
    truth = torch.tensor(sample.doc.tags() if sample.soft is None else sample.soft)
    tags = F.cross_entropy(tag_logits(net, sample.prepared, outputs), truth, reduction='sum')
    if not len(sample.pairs.index):
        return tags, tags * 0, tags * 0
    logits, looks = net.pairs(sample.prepared, outputs, sample.pairs)
    allowed = torch.tensor(sample.pairs.allowed)
    relations = (F.binary_cross_entropy_with_logits(logits, torch.tensor(sample.truth), reduction='none') * allowed).sum()
    evidence = tags * 0
    if sample.evidence:
        total = F.pad(looks.cumsum(1), (1, 0))
        i, a, b = map(list, zip(*sample.evidence))
        evidence = -(total[i, b] - total[i, a]).clamp(1e-4, 1).log().sum()
    return tags, relations, evidence


def edges(samples, judged, thresholds):
    """Gold and predicted edges with their probability, symmetric ones once; gold ones that no pair can match count."""
    gold, pred = set(), {}
    for n, (s, (_, p, _)) in enumerate(zip(samples, judged)):
        key = lambda i, c: (n, data.RELATIONS[c]) + (tuple(sorted(s.pairs.index[i])) if data.RELATIONS[c] in data.SYMMETRIC else s.pairs.index[i])
        gold |= {key(i, c) for i, c in zip(*np.nonzero(s.truth))} | {(n, 'lost', k, k) for k in range(s.lost)}
        for i, c in zip(*np.nonzero(p > thresholds)):
            pred[key(i, c)] = p[i, c]
    return gold, pred


def thresholds(samples, judged):
    """The threshold of each relation that gives the best F1 on held-out documents; rare ones keep near 0.35."""
    out = np.full(len(data.RELATIONS), 0.35)
    gold, pred = edges(samples, judged, np.full(len(data.RELATIONS), 0.02))
    for c, name in enumerate(data.RELATIONS):
        truth = {k for k in gold if k[1] == name}
        found = sorted(((p, k in truth) for k, p in pred.items() if k[1] == name), reverse=True)
        best, hits = 0.0, 0
        for n, (p, right) in enumerate(found):
            hits += right
            f = 2 * hits / (n + 1 + len(truth)) - 0.1 * abs(p - 0.35)
            if f > best:
                below = found[n + 1][0] if n + 1 < len(found) else 0.02
                best, out[c] = f, (p + below) / 2
        weight = len(truth) / (len(truth) + 10)
        out[c] = weight * out[c] + (1 - weight) * 0.35
    return np.clip(out, 0.12, 0.75)


def reliability(samples, judged, log):
    """How often edges of a probability are right."""
    gold, pred = edges(samples, judged, np.full(len(data.RELATIONS), 0.05))
    limits = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for a, b in zip(limits, limits[1:]):
        rows = [(p, k in gold) for k, p in pred.items() if a <= p < b]
        if rows:
            log('  probability %.2f to %.2f: %4d edges, mean %.3f, right %.3f' % (a, min(b, 1), len(rows), *np.mean(rows, 0)))


def report(samples, judged, thresholds, log, detail=False):
    gold, pred = set(), set()
    for n, (s, (scores, _, _)) in enumerate(zip(samples, judged)):
        gold |= {(n, a, b, t) for a, b, t, _ in s.doc.spans}
        pred |= {(n, a, b, t) for a, b, t, _ in data.decode(scores)}
    sources = sorted({s.doc.id.split('-')[0] for s in samples})
    of = lambda rows, src: {r for r in rows if samples[r[0]].doc.id.startswith(src + '-')}
    each = lambda g, p: ' '.join('%s %.3f' % (src, data.f1(of(g, src), of(p, src))[2]) for src in sources)
    mention = data.f1(gold, pred)
    log('mentions P %.3f R %.3f F1 %.3f |' % mention, each(gold, pred))
    if detail:
        for t in data.TYPES:
            g, p = ({r for r in rows if r[3] == t} for rows in (gold, pred))
            log('  %-16s %4d P %.3f R %.3f F1 %.3f' % (t, len(g), *data.f1(g, p)))
    gold, found = edges(samples, judged, thresholds)
    pred = set(found)
    relation = data.f1(gold, pred)
    log('relations P %.3f R %.3f F1 %.3f |' % relation, each(gold, pred))
    shown = right = 0
    for n, (s, (_, p, looks)) in enumerate(zip(samples, judged)):
        words = np.array([k for k, w in enumerate(s.prepared.pieces) for _ in w])
        sentence = np.array(s.prepared.sentence)[words]
        for i, a, b in s.evidence:
            mass = np.bincount(sentence, looks[i])
            shown += 1; right += int(mass.argmax()) in set(sentence[a:b])
    log('evidence sentence found for %.3f of the true pairs' % (right / max(1, shown)))
    if detail:
        for name in data.RELATIONS:
            g, p = ({r for r in rows if r[1] == name} for rows in (gold, pred))
            log('  %-16s %4d P %.3f R %.3f F1 %.3f' % (name, len(g), *data.f1(g, p)))
        reliability(samples, judged, log)
    return mention[2], relation[2]


def batches(samples, documents, rng):
    """Groups of documents of like length, in random order."""
    rng.shuffle(samples)
    groups = [sorted(samples[k:k + 16 * documents], key=lambda s: s.size) for k in range(0, len(samples), 16 * documents)]
    out = [g[k:k + documents] for g in groups for k in range(0, len(g), documents)]
    rng.shuffle(out)
    return out


def options():
    p = argparse.ArgumentParser()
    p.add_argument('--shared', default='../../shared'); p.add_argument('--encoder', required=True, help='pretrained weights (.npz), or a reader as the program carries it (.bin)'); p.add_argument('--out', required=True)
    p.add_argument('--start', help='a tagger or reader to start from'); p.add_argument('--cased', action='store_true', help='the encoder tells capitals apart (BERT, the teacher)')
    p.add_argument('--freeze', type=int, default=0, help='lowest layers that stay as they are'); p.add_argument('--epochs', type=int, default=10); p.add_argument('--lr', type=float, default=1.5e-4)
    p.add_argument('--heads', type=float, default=8e-4); p.add_argument('--documents', type=int, default=4); p.add_argument('--seed', type=int, default=1)
    p.add_argument('--resume', action='store_true'); p.add_argument('--quantise-from', type=float, default=0.7, help='share of the steps after which numbers are rounded')
    p.add_argument('--tag-weight', type=float, default=1 / 30); p.add_argument('--relation-weight', type=float, default=1 / 40)
    p.add_argument('--limit', type=int, default=10 ** 9, help='annotated documents drawn for training, for a learning curve'); p.add_argument('--seconds', type=float, default=10 ** 9, help='ends the schedule by then')
    p.add_argument('--train', action='append', help='annotated documents instead of corpus/train: a folder, or a file of annotations/; may be given several times'); p.add_argument('--dev', help='one instead of corpus/dev')
    p.add_argument('--without', nargs='*', default=[], choices=ABLATIONS, help='parts left out, to measure what they give: ' + '; '.join(f'{name}: {what}' for name, what in ABLATIONS.items()))
    p.add_argument('--silver', help='texts as silver.py labelled them'); p.add_argument('--silver-share', type=float, default=1.0, help='their number in an epoch beside one annotated document')
    return p.parse_args()


def main():
    o = options()
    torch.manual_seed(o.seed); torch.set_num_threads(2)
    log = lambda *a: print(time.strftime('%H:%M:%S'), *a, flush=True)
    net, vocab = model.reader(o.encoder)
    encoder, pieces = net.encoder, data.Pieces(vocab, not o.cased)
    if o.start:
        net.load_state_dict(torch.load(o.start, weights_only=True)['model'], strict=False)
    for part in [encoder.words] + ([encoder.positions, encoder.norm0] if o.freeze else []) + list(encoder.layers[:o.freeze]):
        for q in part.parameters():
            q.requires_grad = False
    for name, part in {'casing': encoder.features, 'lexical': net.relations.lexical, 'features': net.relations.features, 'context': net.relations.context}.items():
        for q in part.parameters() if name in o.without else []:
            q.requires_grad = False
            torch.nn.init.zeros_(q)
    documents = data.documents(o.train, o.shared)
    if o.limit < len(documents):
        documents = random.Random(0).sample(documents, o.limit)
    held = [Sample(d, pieces) for d in documents[::FOLD]]
    train = [d for i, d in enumerate(documents) if i % FOLD]
    dev = [Sample(d, pieces) for d in data.read(o.dev or o.shared + '/corpus/dev')]
    fresh = [q for n, q in net.named_parameters() if q.requires_grad and not n.startswith('encoder.') or n.startswith('encoder.features')]
    body = [q for n, q in net.named_parameters() if q.requires_grad and n.startswith('encoder.') and not n.startswith('encoder.features')]
    optimizer = torch.optim.AdamW([{'params': body}, {'params': fresh}], lr=o.lr, weight_decay=0.01, fused=True)
    start, spent = 0, 0.0
    if o.resume and os.path.exists(o.out):
        saved = torch.load(o.out, weights_only=True)
        net.load_state_dict(saved['model']); optimizer.load_state_dict(saved['optimizer']); start, spent = saved['epoch'], saved['spent']
    began = time.time() - spent
    silver = [Silver(d, line, pieces) for d, line in labelled(o.silver, o.shared)] if o.silver else []
    more = min(len(silver), int(o.silver_share * len(train)))
    per_epoch = -(-(len(train) + more) // o.documents)
    total = o.epochs * per_epoch
    weights = torch.tensor([o.tag_weight, o.relation_weight, 0.0 if 'evidence' in o.without else 0.1 * o.relation_weight])
    log('train', len(train), 'silver', len(silver), 'held out', len(held), 'dev', len(dev), 'steps', total)
    for epoch in range(start, o.epochs):
        rng = random.Random(o.seed * 1000 + epoch)
        samples = []
        for d in train:
            doc = data.spoil(d, rng) if rng.random() < 0.12 and 'spoilt' not in o.without else d
            samples.append(Sample(doc, pieces, rng if rng.random() < 0.5 and 'noise' not in o.without else None))
        for s in samples if 'hidden' not in o.without else []:
            blur(s, pieces, rng)
        samples += rng.sample(silver, more)
        net.train()
        sums, shown = np.zeros(3), 0
        for n, part in enumerate(batches(samples, o.documents, rng)):
            done = max((epoch * per_epoch + n) / total, (time.time() - began) / o.seconds)
            if done >= 1:
                break
            net.quantise(done >= o.quantise_from)
            rate = min(1.0, (epoch * per_epoch + n + 1) / (0.04 * total)) * (1 - done)
            for group, lr in zip(optimizer.param_groups, (o.lr, o.heads)):
                group['lr'] = lr * rate
            parts = [torch.stack(losses(net, s, out)) for s, out in zip(part, run(net, part, pieces))]
            loss = torch.stack(parts).sum(0)
            (loss @ weights / len(part)).backward()
            torch.nn.utils.clip_grad_norm_(body + fresh, 2.0)
            optimizer.step(); optimizer.zero_grad(set_to_none=True)
            sums += loss.detach().numpy(); shown += len(part)
            if n % 40 == 39:
                log('epoch', epoch, 'step', n + 1, '/', per_epoch, 'share %.3f' % done, 'losses a document: tags %.2f relations %.2f evidence %.2f' % tuple(sums / shown))
                sums, shown = np.zeros(3), 0
        torch.save({'model': net.state_dict(), 'optimizer': optimizer.state_dict(), 'epoch': epoch + 1, 'spent': time.time() - began}, o.out + '.tmp')
        os.replace(o.out + '.tmp', o.out)
        limits = thresholds(held, judge(net, held, pieces))
        log('epoch', epoch, 'rounded' if net.encoder.layers[0].up.quantised else '')
        report(dev, judge(net, dev, pieces), limits, log, detail=epoch == o.epochs - 1 or done >= 1)
        if done >= 1:
            break


if __name__ == '__main__':
    main()
