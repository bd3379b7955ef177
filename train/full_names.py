"""Annotated documents as links, so that identity.py can hold nodes against full names: one full name is one thing.

    python full_names.py --out names.jsonl.gz ../../shared/corpus/train ../../shared/corpus/dev
    python identity.py --links names.jsonl.gz --tieline ../target/release/tieline --work /tmp/full-names

Every mention of an entity is linked to the entity's full name and top type. A full name begins with a capital letter or a digit, and a
person's has two words or more.
"""
import argparse, gzip, json, re
import data


def full_name(entity):
    """The title that an entity's mentions are linked to; nothing where its name is not a full one."""
    name = ' '.join(entity['name'].split())
    top = data.TOPS.get(entity['type'], entity['type'])
    if not (name[:1].isupper() or name[:1].isdigit()) or top == 'Person' and ' ' not in name:
        return None
    return f"{re.sub('^(the|The) ', '', name).casefold()} ({top})"


def links(document):
    """The mentions of an annotated document that have a full name, in the order of the text."""
    found = []
    for first, last, _, entity in document.spans:
        title = full_name(document.entities[entity])
        if title:
            found.append({'start': document.words[first][0], 'end': document.words[last][1], 'title': title})
    return found


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument('--out', required=True)
    args.add_argument('folders', nargs='+')
    args = args.parse_args()
    documents = [document for folder in args.folders for document in data.read(folder)]
    with gzip.open(args.out, 'wt', encoding='utf-8') as out:
        for document in documents:
            row = {'id': document.id, 'text': document.text, 'links': links(document)}
            out.write(json.dumps(row, ensure_ascii=False) + '\n')
    print(len(documents), 'documents')


if __name__ == '__main__':
    main()
