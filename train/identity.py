"""Holds the nodes of a built graph against links that people made: one linked title should be one node.

    python train/identity.py --links current-events.jsonl.gz --tieline target/release/tieline --work /tmp/identity [--days 60] [--same FILE]

A line of --links is a document: {"id", "text", "links": [{"start", "end", "title"}]}, offsets in characters. The script writes
the texts to WORK/in, builds them as one corpus into WORK/out, and takes each link whose span is exactly a mention of a node.
It prints B-cubed and pairwise precision, recall and F1 over these spans, and the worst titles and nodes.

Rules of the count:
- A link is left out where its text is no name: it has no capital letter, or is a number, or has more than eight words.
- A text whose links go to several titles within one document is counted as it stands: the span decides, not the text.
- Titles may be redirects of one article. --same FILE gives them, titles of one article a line, separated by tabs. Beyond that no
  pair of different titles is counted that share a linked text ("Israel Defense Forces" and "IDF" are both linked from "IDF").
  This favours the graph where two things of one name are one node; so the number of pairs left out is printed too.
- Pairs are of spans in different documents or the same; a span counts once.
"""

import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import time


def is_name(text):
    return any(c.isupper() for c in text) and any(c.isalpha() for c in text) and len(text.split()) <= 8


def read(path, days):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return documents[:days] if days else documents


def start_end_title(link):
    if isinstance(link, dict):
        return link["start"], link["end"], link["title"]
    return tuple(link[:3])


def node_of_spans(graph):
    """The node by document and span in bytes."""
    owners = {}
    for node in graph["nodes"]:
        for mention in node.get("mentions", []):
            owners[mention["document"], mention["start"], mention["end"]] = node["id"]
    return owners


def spans(documents, graph, same):
    """(title, node, text) of every counted link, and how many links there were."""
    owners, texts = node_of_spans(graph), {one["id"]: one["text"] for one in graph["documents"]}
    found, names = [], 0
    for document in documents:
        text = texts.get(document["id"])
        if text is None:
            continue
        # The program may have changed line ends or blanks at the ends: the text is found again.
        moved = document["text"].find(text[:200])
        for link in document["links"]:
            start, end, title = start_end_title(link)
            words = document["text"][start:end]
            if not is_name(words):
                continue
            names += 1
            first, last = start - moved, end - moved
            if moved < 0 or text[first:last] != words:
                continue
            at = len(text[:first].encode())
            node = owners.get((document["id"], at, at + len(words.encode())))
            if node is not None:
                found.append((same.get(title, title), node, words.casefold()))
    return found, names


def pairs(count):
    return count * (count - 1) // 2


def ratio(part, whole):
    return part / whole if whole else 0.0


def measure(found):
    cells = collections.Counter((title, node) for title, node, _ in found)
    titles, nodes = collections.Counter(), collections.Counter()
    for (title, node), count in cells.items():
        titles[title] += count
        nodes[node] += count
    linked = collections.defaultdict(set)
    for title, _, text in found:
        linked[title].add(text)
    of_node = collections.defaultdict(list)
    for (title, node), count in cells.items():
        of_node[node].append((title, count))
    right = sum(pairs(count) for count in cells.values())
    wrong = left_out = 0
    excused = collections.Counter()
    for node, parts in of_node.items():
        for at, (one, count) in enumerate(parts):
            for other, more in parts[at + 1 :]:
                if linked[one] & linked[other]:
                    left_out += count * more
                    excused[one, node] += more
                    excused[other, node] += count
                else:
                    wrong += count * more
    total = sum(cells.values())
    b_precision = ratio(sum(n * n / (nodes[node] - excused[title, node]) for (title, node), n in cells.items()), total)
    b_recall = ratio(sum(n * n / titles[title] for (title, _), n in cells.items()), total)
    return {
        "spans": total,
        "titles": len(titles),
        "nodes": len(nodes),
        "pairwise_precision": ratio(right, right + wrong),
        "pairwise_recall": ratio(right, sum(pairs(count) for count in titles.values())),
        "b_cubed_precision": b_precision,
        "b_cubed_recall": b_recall,
        "b_cubed_f1": ratio(2 * b_precision * b_recall, b_precision + b_recall),
        "pairs_left_out": left_out,
    }, cells


def worst(cells, by, number):
    groups = collections.defaultdict(collections.Counter)
    for cell, count in cells.items():
        groups[cell[by]][cell[1 - by]] += count
    lost = {key: pairs(sum(parts.values())) - sum(map(pairs, parts.values())) for key, parts in groups.items()}
    for key in sorted(lost, key=lambda key: (-lost[key], key))[:number]:
        if lost[key]:
            print(f"  {lost[key]:7} {key}: " + ", ".join(f"{one} {n}" for one, n in groups[key].most_common(6)))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--links", required=True)
    args.add_argument("--tieline", required=True)
    args.add_argument("--work", type=pathlib.Path, required=True)
    args.add_argument("--days", type=int, default=0)
    args.add_argument("--same")
    args.add_argument("--keep", action="store_true", help="count on a graph that is there already")
    args = args.parse_args()
    same = {}
    if args.same:
        for line in open(args.same, encoding="utf-8"):
            if line.startswith("#"):
                continue
            titles = line.rstrip("\n").split("\t")
            same.update((title, titles[0]) for title in titles)
    documents = read(args.links, args.days)
    folder, out = args.work / "in", args.work / "out"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {f"{document['id']}.txt": document["text"] for document in documents}
    for old in folder.glob("*.txt"):
        if old.name not in wanted:
            raise SystemExit(f"{old} is of another run: give an empty folder as --work")
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")
    if not args.keep:
        began = time.monotonic()
        subprocess.run(
            [args.tieline, "build", str(folder), "--out", str(out), "--format", "json", "--quiet"], check=True
        )
        print(f"built in {time.monotonic() - began:.1f} s")
    graph = json.loads((out / "graph.json").read_text(encoding="utf-8"))
    found, names = spans(documents, graph, same)
    figures, cells = measure(found)
    print(f"{len(documents)} documents, {names} links whose text is a name, {len(found)} of them mentions")
    for name, value in figures.items():
        print(f"{name:20} {value:.4f}" if isinstance(value, float) else f"{name:20} {value}")
    print("titles in several nodes (pairs lost):")
    worst(cells, 0, 15)
    print("nodes of several titles (pairs too many, those left out among them):")
    worst(cells, 1, 15)


if __name__ == "__main__":
    main()
