"""Annotated documents as words, word pieces and labels.

A word is a maximal run of letters, digits and combining marks, or one other character that is not white space:
the same division as the program's tokens. Spans are in characters of the text.
"""
import bisect, glob, gzip, hashlib, json, os, unicodedata
from dataclasses import dataclass, field
import numpy as np

TYPES = ['Person', 'Official', 'Organization', 'PublicBody', 'Company', 'CriminalGroup', 'Place', 'Country', 'Region', 'City',
         'Facility', 'Agreement', 'Event', 'Law', 'Offense']
LABELS = ['O'] + [f'{p}-{t}' for t in TYPES for p in 'BI']
TOPS = {'Official': 'Person', 'PublicBody': 'Organization', 'Company': 'Organization', 'CriminalGroup': 'Organization',
        'Country': 'Place', 'Region': 'Place', 'City': 'Place', 'Facility': 'Place'}
_P, _O, _L, _A, _E, _C = 'Person', 'Organization', 'Place', 'Agreement', 'Event', 'Country'
SCHEMA = {
    'signed': ([_P, _O, _C], [_A]), 'party-to': ([_O, _C, _P], [_A]), 'signed-at': ([_A], [_E, _L]),
    'targets': ([_A, _E, _O, 'Law'], [_P, _O, 'Offense']), 'cooperates-with': ([_O, _C], [_O, _C]), 'met-with': ([_P, _O], [_P, _O]),
    'participated-in': ([_P, _O, _C], [_E]), 'organized': ([_P, _O, _C], [_E]), 'heads': ([_P], [_O, _C, 'Region', 'City']),
    'works-for': ([_P], [_O, _C]), 'member-of': ([_P, _O, _C], [_O]), 'affiliated-with': ([_P, _O], [_O, _P]), 'part-of': ([_O], [_O]),
    'owns': ([_P, _O], [_O, 'Facility']), 'founded': ([_P, _O], [_O]), 'located-at': ([_E, _O, _L], [_L]), 'operates-in': ([_O], [_L]),
    'resides-in': ([_P], [_L]), 'citizen-of': ([_P], [_C]), 'visited': ([_P], [_L]), 'arrested-in': ([_P], [_L]), 'arrested-by': ([_P], [_O]),
    'charged-with': ([_P, _O], ['Offense']), 'convicted-of': ([_P, _O], ['Offense']), 'victim-of': ([_P, _O], [_E, _P, _O]),
    'investigated-by': ([_P, _O, _E], [_O]), 'prosecuted-by': ([_P, _O], [_P, _O]), 'tried-in': ([_P, _O], [_O]),
    'extradited-to': ([_P], [_C]), 'sanctioned-by': ([_P, _O, _C], [_O, _C]), 'violated': ([_P, _O, _C], ['Law', _A]),
    'announced': ([_P, _O], [_A, _E, 'Law']), 'relative-of': ([_P], [_P]), 'quoted-in': ([_P, _O], ['doc'])}
RELATIONS = list(SCHEMA)
SYMMETRIC = {'cooperates-with', 'met-with', 'relative-of'}
CASINGS = ['lower', 'title', 'upper', 'single', 'mixed', 'digit', 'mark']
FEATURES = len(CASINGS) * 4
PLAIN = {'’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '.', '\u00a0': ' '}


def words(text):
    """(start, end) of each word."""
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        if c.isspace():
            i += 1
            continue
        j = i + 1
        if c.isalnum():
            while j < n and (text[j].isalnum() or '\u0300' <= text[j] <= '\u036f'):
                j += 1
        out.append((i, j))
        i = j
    return out


def casing(word):
    if not word[0].isalnum():
        return 6
    if word.isdigit():
        return 5
    if not any(c.isupper() for c in word):
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 4


def features(text, spans):
    """One number a word: casing, whether it begins a line, whether white space stands before it."""
    out, end = [], 0
    for s, e in spans:
        gap = text[end:s]
        out.append(casing(text[s:e]) * 4 + 2 * ('\n' in gap or end == 0) + (gap != '' or end == 0))
        end = e
    return out


class Pieces:
    """Word pieces of one word after another, as BERT makes them."""

    def __init__(self, vocab, lower):
        self.ids = {w: i for i, w in enumerate(vocab)}
        self.lower, self.cache, self.unknown = lower, {}, self.ids['[UNK]']

    def of(self, word):
        if word not in self.cache:
            self.cache[word] = self.split(PLAIN.get(word, word))
        return self.cache[word]

    def split(self, word):
        if self.lower:
            word = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')
        if not word or len(word) > 100:
            return [self.unknown]
        out, i = [], 0
        while i < len(word):
            j = len(word)
            while j > i and (('##' if i else '') + word[i:j]) not in self.ids:
                j -= 1
            if j == i:
                return [self.unknown]
            out.append(self.ids[('##' if i else '') + word[i:j]])
            i = j
        return out


@dataclass
class Doc:
    id: str
    text: str
    entities: list = field(default_factory=list)
    relations: list = field(default_factory=list)

    def __post_init__(self):
        self.words = words(self.text)
        self.features = features(self.text, self.words)
        self.starts = {s: i for i, (s, _) in enumerate(self.words)}
        self.ends = {e: i for i, (_, e) in enumerate(self.words)}
        self.spans = self.label()

    def label(self):
        """Annotated mentions as (first word, last word, type, entity): longest first, none over another."""
        rows = sorted({(m, k) for k, e in enumerate(self.entities) for m in e['mentions'] if m.strip()}, key=lambda r: (-len(r[0]), r[1]))
        taken, out = [False] * len(self.words), []
        for mention, k in rows:
            at = self.text.find(mention)
            while at >= 0:
                end = at + len(mention)
                a, b = self.starts.get(at), self.ends.get(end)
                if b is None and self.text[end:end + 1] == 's':
                    b = self.ends.get(end + 1)
                if a is not None and b is not None and a <= b and not any(taken[a:b + 1]):
                    taken[a:b + 1] = [True] * (b + 1 - a)
                    out.append((a, b, self.entities[k]['type'], k))
                at = self.text.find(mention, at + 1)
        return sorted(out)

    def tags(self):
        t = [0] * len(self.words)
        for a, b, kind, _ in self.spans:
            k = 1 + 2 * TYPES.index(kind)
            t[a] = k
            t[a + 1:b + 1] = [k + 1] * (b - a)
        return t


def read(folder, prefix=''):
    out = []
    for f in sorted(glob.glob(os.path.join(folder, prefix + '*.json'))):
        j = json.load(open(f, encoding='utf-8'))
        out.append(Doc(j['id'], j['text'], j['entities'], j['relations']))
    return out


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def packed(source, row, document):
    """An annotated raw text without the text: every string as the place of its first occurrence, (start, end)."""
    text = row['text']

    def place(part):
        at = text.find(part)
        assert at >= 0, (row['id'], part)
        return [at, at + len(part)]

    number = {e['id']: k for k, e in enumerate(document['entities'])}
    entities = [[e['type']] + [place(m) for m in e['mentions']] for e in document['entities']]
    relations = [[r['type'], number[r['source']], number.get(r['target'], -1), place(r['evidence'])] for r in document['relations']]
    return {'source': source, 'id': row['id'], 'digest': digest(text), 'entities': entities, 'relations': relations}


def unpacked(line, text):
    """The document that `packed` was given; an entity bears its longest mention as name."""
    part = lambda place: text[place[0]:place[1]]
    entities = []
    for k, (kind, *places) in enumerate(line['entities']):
        mentions = [part(p) for p in places]
        entities.append({'id': f'e{k}', 'type': kind, 'name': max(mentions, key=len), 'mentions': mentions})
    end = lambda k: 'doc' if k < 0 else f'e{k}'
    relations = [{'type': t, 'source': end(a), 'target': end(b), 'evidence': part(p)} for t, a, b, p in line['relations']]
    return Doc(f"{line['source']}-{line['id']}", text, entities, relations)


def treebank(shared):
    """The documents of the treebanks as running texts, a line for each paragraph: {'id', 'text'}."""
    for path in sorted(glob.glob(f'{shared}/data/treebank/*.conllu')):
        row, end = None, ''
        for line in open(path, encoding='utf-8'):
            if line.startswith('# newdoc id = '):
                if row:
                    yield row
                row, end = {'id': line[14:].strip(), 'text': ''}, ''
            elif line.startswith('# newpar') and row['text']:
                end = '\n'
            elif line.startswith('# text = '):
                row['text'] += end + line[9:].strip()
                end = ' '
        if row:
            yield row


def raw(source, shared):
    """The texts of a source of unannotated ones: {'id', 'text'}."""
    if source == 'treebank':
        return treebank(shared)
    return map(json.loads, gzip.open(f'{shared}/data/raw/{source}.jsonl.gz', 'rt', encoding='utf-8'))


def annotated(path, shared):
    """Annotated raw texts kept as places alone, with their texts from `shared`; those whose text is not there unchanged are left out."""
    lines = [json.loads(line) for line in open(path, encoding='utf-8')]
    texts = {(s, row['id']): row['text'] for s in sorted({line['source'] for line in lines}) for row in raw(s, shared)}
    found = [(line, texts.get((line['source'], line['id']), '')) for line in lines]
    return [unpacked(line, text) for line, text in found if digest(text) == line['digest']]


def documents(paths, shared):
    """All annotated documents of folders and of files of places; those of corpus/train where no path is given."""
    parts = [annotated(path, shared) if path.endswith('.jsonl') else read(path) for path in paths or [shared + '/corpus/train']]
    return [d for part in parts for d in part]


def texts(shared):
    """All training texts: the annotated ones and the raw ones."""
    for d in sorted(glob.glob(os.path.join(shared, 'corpus/train/*.json'))):
        yield json.load(open(d, encoding='utf-8'))['text']
    for f in sorted(glob.glob(os.path.join(shared, 'data/raw/*.jsonl.gz'))):
        for line in gzip.open(f, 'rt', encoding='utf-8'):
            yield json.loads(line)['text']


def spoil(doc, rng):
    """A copy of a document as careless sources print it: without apostrophes and quotation marks, or in capitals."""
    if rng.random() < 0.7:
        table = str.maketrans('', '', "'’‘\"“”")
        change = lambda s: s.translate(table)
    else:
        change = str.upper
    entities = [dict(e, mentions=[change(m) for m in e['mentions']]) for e in doc.entities]
    return Doc(doc.id, change(doc.text), entities, [dict(r, evidence=change(r['evidence'])) for r in doc.relations])


def windows(doc, pieces, size, stride=None, offset=0):
    """Stretches of words whose pieces fit the window: (first word, last word + 1).

    With a stride, in pieces, they overlap; with an offset, the first one is that long.
    """
    total = [0]
    for s, e in doc.words:
        total.append(total[-1] + len(pieces.of(doc.text[s:e])))
    n, a, out = len(doc.words), 0, []
    while a < n:
        room = offset if offset and not out else size
        b = max(a + 1, bisect.bisect_right(total, total[a] + room) - 1)
        out.append((a, b))
        if b >= n:
            break
        a = max(a + 1, bisect.bisect_left(total, total[b] - (size - stride))) if stride else b
    return out


ENDS = {'.', '!', '?'}
SHORT = set('Mr Mrs Ms Dr Jr Sr St Gov Sen Rep Lt Col Gen Sgt Capt Maj Hon Rev Inc Corp Co Ltd No vs v Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec'.split())
CLOSERS = {'"', "'", '”', '’', ')', ']'}


def sentences(doc):
    """The number of the sentence each word is in.

    A sentence ends at a line's end, and at a full stop, question or exclamation mark (with the closing quotation marks and
    brackets set directly to it) if white space and no lower-case letter follow; not at a full stop after a single letter or
    a word of SHORT.
    """
    out, number, ended = [], 0, False
    text = [doc.text[s:e] for s, e in doc.words]
    for i, w in enumerate(text):
        line, space = doc.features[i] & 2, doc.features[i] & 1
        if i and (line or ended and space and not w[0].islower()):
            number += 1
            ended = False
        elif ended and space:
            ended = False
        if w in ENDS and not (w == '.' and i and (len(text[i - 1]) == 1 and text[i - 1].isalpha() or text[i - 1] in SHORT)):
            ended = True
        elif ended and w not in CLOSERS:
            ended = False
        out.append(number)
    return out


@dataclass
class Window:
    words: tuple
    pieces: tuple
    own: tuple


class Prepared:
    """A document as windows of word pieces. Positions are in pieces of the document, without [CLS] and [SEP]."""

    def __init__(self, doc, pieces, size=510, overlap=128):
        self.doc = doc
        self.pieces = [pieces.of(doc.text[s:e]) for s, e in doc.words]
        self.total = [0]
        for p in self.pieces:
            self.total.append(self.total[-1] + len(p))
        self.ids = [i for p in self.pieces for i in p]
        self.feats = [f for p, f in zip(self.pieces, doc.features) for _ in p]
        spans = windows(doc, pieces, size, size - overlap)
        cuts = [0] + [(b[0] + a[1]) // 2 for a, b in zip(spans, spans[1:])] + [len(doc.words)]
        at = lambda a, b: (self.total[a], self.total[b])
        self.windows = [Window(w, at(*w), at(*own)) for w, own in zip(spans, zip(cuts, cuts[1:]))]
        self.cuts = cuts[1:-1]
        self.sentence = sentences(doc)
        self.line = np.cumsum([f >> 1 & 1 for f in doc.features]).tolist()

    def owned(self):
        """The words (first, end) that each window decides on: overlaps are cut in their middle."""
        cuts = [0] + self.cuts + [len(self.doc.words)]
        return list(zip(cuts, cuts[1:]))


def mentions(doc):
    """Words (first, last) of the mentions of every entity; of one that lies within others only, all its occurrences."""
    out = [[] for _ in doc.entities]
    for a, b, _, k in doc.spans:
        out[k].append((a, b))
    for k, rows in enumerate(out):
        if rows:
            continue
        for m in doc.entities[k]['mentions']:
            at = doc.text.find(m) if m.strip() else -1
            while at >= 0:
                a, b = doc.starts.get(at), doc.ends.get(at + len(m))
                if a is not None and b is not None and a <= b:
                    rows.append((a, b))
                at = doc.text.find(m, at + 1)
        rows.sort()
    return out


def allowed(source, target):
    """The relations that may hold between two types, as 0 and 1."""
    fits = lambda t, ts: t in ts or TOPS.get(t) in ts
    return [float(fits(source, d) and fits(target, r)) for d, r in SCHEMA.values()]


ALLOWED = {(s, t): allowed(s, t) for s in TYPES for t in TYPES + ['doc']}
GAPS = [0, 1, 2, 4, 8, 16, 32, 64, 128]
COUNTS, PLACES = [1, 2, 4], [0, 1, 4, 9]
# where each group of pair features begins: types of both ends, gap and order, sentence, number of mentions, place of the first
_TARGET, _GAP, _SENTENCE, _COUNT, _PLACE = 15, 31, 52, 56, 64
PAIR_FEATURES = 74
NEAR, AROUND = 40, 3


class Pairs:
    """All pairs of entities whose types may be related, as numbers for `model.Relations`.

    `kinds` and `spans` (words first, last) describe the entities; the document itself is one more target.
    """

    def __init__(self, prepared, kinds, spans):
        total, n = prepared.total, len(prepared.doc.words)
        self.kinds = kinds
        self.members, self.mentions = [], []
        for rows in spans:
            self.members.append([])
            for a, b in rows:
                self.members[-1].append(len(self.mentions))
                self.mentions.append((bisect.bisect_right(prepared.cuts, a), total[a], total[b + 1] - 1))
        self.index, feats, ranges, forth = [], [], [], []
        for s, ks in enumerate(kinds):
            for t, kt in enumerate(kinds + ['doc']):
                if s == t or not any(ALLOWED[ks, kt]):
                    continue
                self.index.append((s, t))
                base = [TYPES.index(ks), _COUNT + bisect.bisect_left(COUNTS, len(spans[s])),
                        _PLACE + bisect.bisect_left(PLACES, prepared.sentence[spans[s][0][0]])]
                if kt == 'doc':
                    a, b = spans[s][0]
                    feats.append(base + [_TARGET + 15, _GAP + 20, _SENTENCE + 3, _COUNT + 4, _PLACE + 5])
                    forth.append(True)
                    ranges.append([(total[max(0, a - AROUND)], total[a]), (0, 0), (total[b + 1], total[min(n, b + 1 + AROUND)])])
                    continue
                gap, _, _, x, y = min((max(0, max(x[0], y[0]) - min(x[1], y[1]) - 1), x[0], y[0], x, y) for x in spans[s] for y in spans[t])
                first, last = (x, y) if x[0] <= y[0] else (y, x)
                same = prepared.sentence[x[0]], prepared.sentence[y[0]]
                near = 0 if same[0] == same[1] else 1 if abs(same[0] - same[1]) == 1 else 2 if prepared.line[x[0]] == prepared.line[y[0]] else 3
                feats.append(base + [_TARGET + TYPES.index(kt), _GAP + 2 * bisect.bisect_left(GAPS, gap) + (x[0] > y[0]), _SENTENCE + near,
                                     _COUNT + 4 + bisect.bisect_left(COUNTS, len(spans[t])),
                                     _PLACE + 5 + bisect.bisect_left(PLACES, prepared.sentence[spans[t][0][0]])])
                forth.append(x[0] <= y[0])
                if gap > NEAR:
                    ranges.append([(0, 0)] * 3)
                else:
                    end = first[1] + 1
                    ranges.append([(total[max(0, first[0] - AROUND)], total[first[0]]), (total[end], total[max(end, last[0])]),
                                   (total[last[1] + 1], total[min(n, last[1] + 1 + AROUND)])])
        self.features, self.spans, self.forth = np.array(feats), np.array(ranges), np.array(forth, bool)
        self.source, self.target = np.array([s for s, _ in self.index], int), np.array([t for _, t in self.index], int)
        self.allowed = np.array([ALLOWED[kinds[s], (kinds + ['doc'])[t]] for s, t in self.index], np.float32)


def decode(scores):
    """The best valid sequence of labels, as (first word, last word, type, probability)."""
    n, k = scores.shape
    if n == 0:
        return []
    logp = scores - np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1, keepdims=True)) - scores.max(1, keepdims=True)
    inside = np.arange(2, k, 2)
    best, back = logp[0].copy(), np.zeros((n, k), int)
    best[inside] = -1e9
    for i in range(1, n):
        top = int(best.argmax())
        new, back[i] = best[top] + logp[i], top
        stay = np.maximum(best[inside], best[inside - 1])
        back[i][inside] = np.where(best[inside] >= best[inside - 1], inside, inside - 1)
        new[inside] = stay + logp[i][inside]
        best = new
    path = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    path.reverse()
    out, i = [], 0
    while i < n:
        if path[i]:
            j = i
            while j + 1 < n and path[j + 1] == path[i] + 1:
                j += 1
            out.append((i, j, TYPES[(path[i] - 1) // 2], float(np.exp(np.mean([logp[x][path[x]] for x in range(i, j + 1)])))))
            i = j + 1
        else:
            i += 1
    return out


def symmetric(index, p):
    """Probabilities with the mean of both directions where a relation has none."""
    place = {pair: i for i, pair in enumerate(index)}
    columns = [RELATIONS.index(r) for r in sorted(SYMMETRIC)]
    other = [place.get((t, s), i) for i, (s, t) in enumerate(index)]
    p[:, columns] = (p[:, columns] + p[other][:, columns]) / 2
    return p


def f1(gold, pred):
    """Precision, recall and F1 of two sets."""
    hit = len(gold & pred)
    p, r = hit / max(1, len(pred)), hit / max(1, len(gold))
    return p, r, 2 * p * r / max(1e-9, p + r)
