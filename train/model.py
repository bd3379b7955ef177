"""The reader: a BERT encoder, as simple as the paper, a tag for every word and a score for every pair of entities.

Weights are kept in f32 and multiplied in bfloat16. With `quantised` set, weights and activations are
rounded as the program will round them (`rows`), while gradients pass as if they were not.
"""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
import reference
from data import FEATURES, LABELS, PAIR_FEATURES, RELATIONS

WEIGHT_LEVELS, ACTIVATION_LEVELS = 63, 127
HIDDEN, LOW, LEXICAL = 256, 128, 128


def rows(x, levels):
    """Rounds every row to integers of at most `levels`, times the row's own scale; the gradient passes through."""
    with torch.no_grad():
        scale = x.abs().amax(-1, keepdim=True).float().clamp_min(1e-9) / levels
        rounded = ((x.float() / scale).round() * scale).to(x.dtype)
    return x + (rounded - x).detach()


class Dropout:
    """Dropout from a store of random numbers drawn once: drawing new ones costs as much as the products."""

    def __init__(self, share, size=1 << 24):
        self.share = share
        self.store = (torch.rand(size) >= share).to(torch.bfloat16) / (1 - share)

    def __call__(self, x):
        while x.numel() >= len(self.store):
            self.store = self.store.repeat(2)
        at = int(torch.randint(0, len(self.store) - x.numel(), (1,)))
        return x * self.store[at:at + x.numel()].view_as(x).to(x.dtype)


class Linear(nn.Linear):
    """y = x W' + b in bfloat16, rounded to integers on both sides when `quantised`."""
    quantised = False

    def forward(self, x):
        w = self.weight
        if self.quantised:
            w, x = rows(w, WEIGHT_LEVELS), rows(x, ACTIVATION_LEVELS)
        return F.linear(x, w.to(x.dtype), None if self.bias is None else self.bias.to(x.dtype))


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (Linear(width, width) for _ in range(4))
        self.up, self.down = Linear(width, inner), Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def norm(self, layer, x):
        return F.layer_norm(x, x.shape[-1:], layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)

    def forward(self, x, mask, drop):
        b, n, w = x.shape
        split = lambda t: t.view(b, n, self.heads, -1).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(self.norm1, x + drop(self.out(mixed.transpose(1, 2).reshape(b, n, w))))
        x = self.norm(self.norm2, x + drop(self.down(F.gelu(self.up(x)))))
        return x, q, k


class Encoder(nn.Module):
    def __init__(self, vocab, width, layers, heads, inner, drop=0.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocab, width), nn.Embedding(512, width)
        self.segments = nn.Parameter(torch.zeros(2, width), requires_grad=False)
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.norm0 = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.drop = Dropout(drop)

    def forward(self, ids, feats, mask):
        """Embeddings, hidden states, queries and keys of the last layer."""
        drop = self.drop if self.training else lambda x: x
        x = self.words(ids) + self.positions.weight[:ids.shape[1]] + self.segments[0] + self.features(feats)
        embedded = x = drop(self.norm0(x).to(torch.bfloat16))
        mask = mask[:, None, None, :]
        for layer in self.layers:
            x, q, k = layer(x, mask, drop)
        return embedded, x, q, k


class Tagger(nn.Module):
    """The encoder with a label for every word: the teacher."""

    def __init__(self, encoder, width):
        super().__init__()
        self.encoder, self.tag = encoder, nn.Linear(width, len(LABELS))

    def forward(self, ids, feats, mask, first):
        """Logits for the first piece of every word: batch, words, labels."""
        _, x, _, _ = self.encoder(ids, feats, mask)
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        return self.tag(x.float())


class Relations(nn.Module):
    """Scores of every relation for pairs of entities of one document.

    An entity is the largest value, dimension by dimension, over its mentions' vectors (half the sum of the hidden
    states of first and last piece) and looks where its mentions look (the mean of their attention rows). The context of
    a pair is what both look at. `lexical` detectors see every piece by itself, and are summed over the words
    before, between and after the two closest mentions.
    """

    def __init__(self, width):
        super().__init__()
        self.source, self.target = Linear(width, HIDDEN), Linear(width, HIDDEN, bias=False)
        self.source_low, self.target_low = Linear(width, LOW), Linear(width, LOW)
        self.context = Linear(width, HIDDEN, bias=False)
        self.lexical = Linear(2 * width, LEXICAL)
        self.forth, self.back = Linear(3 * LEXICAL, HIDDEN, bias=False), Linear(3 * LEXICAL, HIDDEN, bias=False)
        self.features = nn.Embedding(PAIR_FEATURES, HIDDEN)
        nn.init.normal_(self.features.weight, std=0.05)
        self.document = nn.Parameter(torch.randn(width) * 0.05)
        self.second = Linear(HIDDEN + LOW, HIDDEN)
        self.score = nn.Linear(HIDDEN, len(RELATIONS))
        nn.init.constant_(self.score.bias, -3.0)

    def forward(self, embedded, hidden, vectors, looks, pairs):
        """embedded, hidden: piece, width; vectors: mention, width; looks: mention, piece; pairs: data.Pairs.

        Returns logits (pair, relation) and the attention (pair, piece) each pair was judged by.
        """
        entities = len(pairs.members)
        vector = torch.stack([vectors[m].amax(0) for m in pairs.members] + [self.document])
        look = torch.stack([looks[m].mean(0) for m in pairs.members] + [torch.ones(hidden.shape[0])])
        s, t = pairs.source, pairs.target
        both = look[s] * look[t]
        both = both / (both.sum(1, keepdim=True) + 1e-9)
        x = self.source(vector)[s] + self.target(vector)[t] + both @ self.context(hidden) + self.features(pairs.features).sum(1)
        detected = F.relu(self.lexical(torch.cat([embedded, hidden], 1)))
        total = torch.cat([torch.zeros(1, LEXICAL), detected.cumsum(0)])
        spans = total[pairs.spans[:, :, 1]] - total[pairs.spans[:, :, 0]]
        spans = spans.flatten(1) * 0.25
        x = x + torch.where(pairs.forth[:, None], self.forth(spans), self.back(spans))
        x = F.dropout(F.relu(x), 0.1, self.training)
        x = torch.cat([x, self.source_low(vector)[s] * self.target_low(vector)[t]], 1)
        return self.score(F.relu(self.second(x))), both


class Reader(nn.Module):
    """The student: one pass of the encoder for tags and relations."""

    def __init__(self, encoder, width):
        super().__init__()
        self.encoder, self.tag, self.relations = encoder, nn.Linear(width, len(LABELS)), Relations(width)

    def quantise(self, on=True):
        for m in self.modules():
            if isinstance(m, Linear):
                m.quantised = on

    def forward(self, ids, feats, mask):
        embedded, hidden, q, k = self.encoder(ids, feats, mask)
        return embedded.float(), hidden.float(), q, k

    def look(self, q, k, pieces):
        """Attention rows of some pieces of a window in the last layer, the mean of its heads."""
        return ((q[:, pieces] @ k.transpose(-1, -2)).float() / q.shape[-1] ** 0.5).softmax(-1).mean(0)

    def pairs(self, prepared, outputs, pairs):
        """Relation logits of one document from its windows' outputs: (embedded, hidden, queries, keys) each."""
        embedded, hidden, vectors, looks = [], [], [], []
        n = prepared.total[-1]
        for number, (w, (e, h, q, k)) in enumerate(zip(prepared.windows, outputs)):
            a, b = w.pieces
            embedded.append(e[1 + w.own[0] - a:1 + w.own[1] - a])
            hidden.append(h[1 + w.own[0] - a:1 + w.own[1] - a])
            rows = [(1 + i - a, 1 + min(j, b - 1) - a) for c, i, j in pairs.mentions if c == number]
            if rows:
                first, last = map(list, zip(*rows))
                size = b - a
                vectors.append((h[first] + h[last]) / 2)
                seen = self.look(q[:, :size + 2], k[:, :size + 2], first + last)[:, 1:1 + size]
                looks.append(F.pad((seen[:len(rows)] + seen[len(rows):]) / 2, (a, n - b)))
        order = np.argsort(np.argsort([c for c, _, _ in pairs.mentions], kind='stable'), kind='stable')
        return self.relations(torch.cat(embedded), torch.cat(hidden), torch.cat(vectors)[order], torch.cat(looks)[order], pairs)


def load(path):
    """An encoder with pretrained weights, its vocabulary and its width."""
    z = np.load(path)
    vocab = [str(w) for w in z['vocab']]
    layers = 1 + max(int(k.split('.')[1]) for k in z if k.startswith('layers.'))
    width, inner = z['words.weight'].shape[1], z['layers.0.up.bias'].shape[0]
    encoder = Encoder(len(vocab), width, layers, 12, inner)
    state = {k: torch.tensor(z[k]) for k in z if k != 'vocab' and not k.startswith(('cls', 'pooler'))}
    missing, extra = encoder.load_state_dict(state, strict=False)
    assert missing == ['features.weight'] and not extra, (missing, extra)
    return encoder, vocab, width


def reader(path):
    """A reader and its vocabulary: with a fresh head on pretrained weights (.npz), or as the program carries it (.bin)."""
    if not path.endswith('.bin'):
        encoder, vocab, width = load(path)
        return Reader(encoder, width), vocab
    header, tensors = reference.read(path)
    inner = tensors['layers.0.up.bias'].shape[0]
    net = Reader(Encoder(len(header['vocab']), header['width'], header['layers'], header['heads'], inner), header['width'])
    places = {'positions': 'encoder.positions.weight', 'features': 'encoder.features.weight', 'pair_features': 'relations.features.weight'}
    state = {}
    for name, value in tensors.items():
        if name.endswith('.scale'):
            continue
        scale = tensors.get(name.removesuffix('.weight') + '.scale')
        value = value * scale[:, None] if scale is not None and value.ndim == 2 else value
        within = '' if name.startswith('tag.') else 'encoder.' if name.startswith(('words.', 'norm0.', 'layers.')) else 'relations.'
        state[places.get(name, within + name)] = torch.tensor(value.astype(np.float32))
    missing, extra = net.load_state_dict(state, strict=False)
    assert missing == ['encoder.segments'] and not extra, (missing, extra)
    return net, header['vocab']
