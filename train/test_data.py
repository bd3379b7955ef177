import random, tempfile, unittest
import numpy as np
import adapt, data, full_names


def doc(text, entities=(), relations=()):
    return data.Doc('t', text, [dict(id=f'e{i}', type=t, name=m[0], mentions=m) for i, (t, m) in enumerate(entities)], list(relations))


class Words(unittest.TestCase):
    def test_runs_of_letters_and_single_marks(self):
        text = "Attorney’s co-op x\u0301y\n東京 3.5"
        self.assertEqual([text[s:e] for s, e in data.words(text)], ['Attorney', '’', 's', 'co', '-', 'op', 'x\u0301y', '東京', '3', '.', '5'])

    def test_features_tell_casing_line_and_space(self):
        d = doc('The U.S. FBI\nmcDonald, 12 x')
        self.assertEqual(d.features, [4 * c + f for c, f in [(1, 3), (3, 1), (6, 0), (3, 0), (6, 0), (2, 1), (4, 3), (6, 0), (5, 1), (0, 1)]])

    def test_sentences(self):
        d = doc('Mr. J. Roe left. “Why?” He said so. "No." he said.\nNext line')
        groups = {}
        for (s, e), n in zip(d.words, data.sentences(d)):
            groups.setdefault(n, []).append(d.text[s:e])
        self.assertEqual([' '.join(g) for g in groups.values()], ['Mr . J . Roe left .', '“ Why ? ”', 'He said so .', '" No . " he said .', 'Next line'])


class FullNames(unittest.TestCase):
    def test_mentions_are_linked_to_the_full_name(self):
        d = doc('Ann Roe met Bob. Roe left the Oslo Accord.', [('Person', ['Ann Roe', 'Roe']), ('Person', ['Bob']), ('Agreement', ['the Oslo Accord'])])
        d.entities[2]['name'] = 'The Oslo Accord'
        found = [(d.text[link['start']:link['end']], link['title']) for link in full_names.links(d)]
        self.assertEqual(found, [('Ann Roe', 'ann roe (Person)'), ('Roe', 'ann roe (Person)'), ('the Oslo Accord', 'oslo accord (Agreement)')])


class Corpora(unittest.TestCase):
    def test_runs_of_labels_with_and_without_beginnings(self):
        self.assertEqual(adapt.spans(['I-A', 'I-A', 'O', 'B-A', 'B-A', 'I-A', 'I-B']), [[0, 1, 'A'], [3, 3, 'A'], [4, 5, 'A'], [6, 6, 'B']])
        self.assertEqual(adapt.spans([]), [])

    def test_sentences_of_both_forms(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + '/a.txt', 'w') as out:
                out.write('-DOCSTART- -X- O O\n\nOslo NNP - I-LOC\nwon VB - O\n\nBo\tI-PER\n')
            self.assertEqual(list(adapt.corpus(folder, 0)), [(['Oslo', 'won'], ['I-LOC', 'O']), (['Bo'], ['I-PER'])])
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + '/a.iob2', 'w') as out:
                out.write('# text = Oslo won\n1\tOslo\tB-LOC\t-\n2\twon\tO\t-\n\n')
            self.assertEqual(list(adapt.corpus(folder, 1)), [(['Oslo', 'won'], ['B-LOC', 'O'])])


class Spans(unittest.TestCase):
    def test_longest_first_and_at_word_borders(self):
        d = doc('Lyon University of Lyon, Lyons', [('City', ['Lyon']), ('Organization', ['Lyon University'])])
        self.assertEqual([(a, b, t) for a, b, t, _ in d.spans], [(0, 1, 'Organization'), (3, 3, 'City'), (5, 5, 'City')])

    def test_decode_returns_what_tags_say(self):
        d = doc('Ann Roe met Bob in Rome Italy', [('Person', ['Ann Roe']), ('Person', ['Bob']), ('City', ['Rome']), ('Country', ['Italy'])])
        scores = np.full((len(d.words), len(data.LABELS)), -5.0)
        scores[np.arange(len(d.words)), d.tags()] = 5
        self.assertEqual([m[:3] for m in data.decode(scores)], [s[:3] for s in d.spans])

    def test_decode_never_starts_inside(self):
        scores = np.zeros((3, len(data.LABELS)))
        scores[1, data.LABELS.index('I-City')] = 9
        self.assertEqual([m[:3] for m in data.decode(scores)], [(0, 1, 'City')])

    def test_spoilt_copies_keep_their_spans(self):
        d = doc('The “Big O’Neil” of Rome', [('Person', ['O’Neil']), ('City', ['Rome'])])
        for seed in range(9):
            self.assertEqual(len(data.spoil(d, random.Random(seed)).spans), 2)


class Pairs(unittest.TestCase):
    pieces = data.Pieces(['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'b', '##c', '.', "'"], True)

    def test_pieces(self):
        self.assertEqual([self.pieces.of(w) for w in ('Abc', 'Bc', 'Á', '’')], [[1], [5, 6], [4], [8]])

    def test_windows_cover_and_own_every_word_once(self):
        d = doc(' '.join(['Bc'] * 50))
        p = data.Prepared(d, self.pieces, 12, 6)
        self.assertEqual(p.windows[0].words, (0, 6))
        self.assertEqual(p.windows[1].words, (3, 9))
        self.assertEqual([w for a, b in p.owned() for w in range(a, b)], list(range(50)))
        self.assertTrue(all(w.words[0] <= a and b <= w.words[1] for w, (a, b) in zip(p.windows, p.owned())))

    def test_pairs_fit_the_schema(self):
        d = doc('A b bc. B', [('Person', ['A']), ('City', ['B'])])
        p = data.Pairs(data.Prepared(d, self.pieces), ['Person', 'City'], [[(0, 0)], [(4, 4)]])
        self.assertEqual(p.index, [(0, 1), (0, 2)])
        self.assertEqual(p.features[0].tolist(), [0, 56, 64, 15 + 9, 31 + 2 * 3, 52 + 1, 60, 70])
        self.assertEqual(p.spans[0].tolist(), [[0, 0], [1, 5], [6, 6]])


class Packed(unittest.TestCase):
    def test_a_packed_document_unpacks_to_itself(self):
        text = 'Ann Lee joined Acme Inc. in Oslo, Acme said.'
        entities = [{'id': 'p', 'type': 'Person', 'name': 'Ann Lee', 'mentions': ['Ann Lee']}, {'id': 'o', 'type': 'Company', 'name': 'Acme Inc.', 'mentions': ['Acme Inc.', 'Acme']}]
        relations = [{'type': 'works-for', 'source': 'p', 'target': 'o', 'evidence': text}, {'type': 'quoted-in', 'source': 'o', 'target': 'doc', 'evidence': 'Acme said'}]
        row = {'id': '7', 'text': text}
        line = data.packed('raw', row, {'entities': entities, 'relations': relations})
        self.assertNotIn('Acme', str(line))
        d = data.unpacked(line, text)
        self.assertEqual(d.spans, data.Doc('x', text, entities, relations).spans)
        self.assertEqual([e['name'] for e in d.entities], ['Ann Lee', 'Acme Inc.'])
        self.assertEqual([(r['type'], r['source'], r['target'], r['evidence']) for r in d.relations], [('works-for', 'e0', 'e1', text), ('quoted-in', 'e1', 'doc', 'Acme said')])


if __name__ == '__main__':
    unittest.main()
