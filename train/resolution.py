"""Counts how often each agreement and difference is seen of one thing and of two, and writes schema/resolution.toml.

    tieline build DAYS --out GRAPH --format json            # the days of current-events.jsonl.gz as files, see identity.py
    tieline review GRAPH --pairs > pairs.jsonl
    python train/resolution.py --links current-events.jsonl.gz --graph GRAPH/graph.json --pairs pairs.jsonl --out schema/resolution.toml

Without --links it writes the estimates alone. With them, a thing of a comparison has the title that most of its mentions are linked
to. A pair is of one thing if the titles are the same, of two if they differ and no linked text is shared ("Israel Defense Forces" and
"IDF" are titles of one article). m = how often a level is seen of one thing, u = of two; the weight is log2(m / u).

Counts are few for many levels, and blind for some: two people of one name are rare in a digest of world news, and frequent in the
press releases of a police. So a count is added to an estimate, which weighs like so many pairs as EVIDENCE says; the file has the sums.
"""

import argparse
import collections
import gzip
import json
import math

# What an estimate weighs, in pairs.
EVIDENCE = 200

# Not counted: names (see above); classes, for a graph joins things of one class more readily; where places lie, for a digest of world news
# has one London.
ESTIMATED = {(kind, feature) for kind in ("person", "body", "place", "happening", "concept") for feature in ("name", "class")}
ESTIMATED |= {("place", "place"), ("person", "born"), ("person", "seat")}

# prior: bits before anything is known of two things of a kind in two documents.
# Each level: how often it is seen of one thing, how often of two. Names of two things are those of all pairs, drawn blindly.
ESTIMATES = {
    "person": {
        "prior": -8.0,
        "name": {
            "same": (0.55, 0.000003),
            "same-common": (0.25, 0.00025),
            "middle": (0.05, 0.00002),
            "nickname": (0.012, 0.00001),
            "initial": (0.01, 0.00006),
            "spelling": (0.02, 0.00006),
            "order": (0.004, 0.000002),
            "longer": (0.02, 0.00006),
            "one-word": (0.05, 0.00005),
            "one-family": (0.05, 0.0003),
            "generation": (0.02, 0.003),
            "surname": (0.1, 0.0025),
            "conflict": (0.0005, 0.005),
            "other": (0.01, 0.99),
        },
        "class": {"same": (0.8, 0.6), "under": (0.2, 0.4)},
        "office": {
            "same": (0.45, 0.08),
            "differ": (0.08, 0.42),
            "differ-later": (0.06, 0.09),
            "unknown": (0.41, 0.41),
        },
        "body": {"same": (0.12, 0.015), "differ": (0.06, 0.1), "unknown": (0.82, 0.885)},
        "place": {"same": (0.12, 0.03), "differ": (0.08, 0.12), "unknown": (0.8, 0.85)},
        "company": {
            "beside-many": (0.3, 0.01),
            "beside": (0.25, 0.05),
            "named-many": (0.25, 0.3),
            "named": (0.12, 0.24),
            "alone": (0.08, 0.4),
        },
        # Of persons whose texts both give a year: nobody is born twice.
        "born": {"same": (0.99, 0.02), "differ": (1e-11, 0.98)},
        # Of persons of one office whose texts both name its place: one text of hundreds names the wrong one.
        "seat": {"same": (0.998, 0.1), "differ": (0.002, 0.9)},
    },
    "body": {
        "prior": -8.0,
        "name": {
            "same": (0.7, 0.000004),
            "same-common": (0.06, 0.004),
            "same-letters": (0.05, 0.00001),
            "same-words": (0.05, 0.000005),
            "legal-form": (0.02, 0.000002),
            "acronym": (0.03, 0.001),
            "spelling": (0.02, 0.00005),
            "head-word": (0.02, 0.00001),
            "conflict": (0.0005, 0.01),
            "other": (0.05, 0.98),
        },
        "class": {"same": (0.75, 0.45), "under": (0.15, 0.2), "differ": (0.1, 0.35)},
        "place": {"same": (0.3, 0.03), "differ": (0.1, 0.47), "unknown": (0.6, 0.5)},
        "company": {
            "beside-many": (0.3, 0.01),
            "beside": (0.25, 0.05),
            "named-many": (0.25, 0.3),
            "named": (0.12, 0.24),
            "alone": (0.08, 0.4),
        },
    },
    "place": {
        "prior": -8.0,
        "name": {
            "same": (0.95, 0.0002),
            "spelling": (0.02, 0.0005),
            "conflict": (0.0005, 0.005),
            "other": (0.02, 0.99),
        },
        "class": {"same": (0.92, 0.4), "under": (0.06, 0.1), "differ": (0.02, 0.5)},
        "place": {"same": (0.4, 0.03), "differ": (0.002, 0.47), "unknown": (0.598, 0.5)},
        "company": {
            "beside-many": (0.3, 0.02),
            "beside": (0.25, 0.08),
            "named-many": (0.25, 0.3),
            "named": (0.12, 0.22),
            "alone": (0.08, 0.38),
        },
    },
    "happening": {
        "prior": -9.0,
        "name": {
            "same": (0.8, 0.000005),
            "same-common": (0.05, 0.0004),
            "same-words": (0.05, 0.000005),
            "acronym": (0.02, 0.0001),
            "spelling": (0.02, 0.00001),
            "conflict": (0.0005, 0.02),
            "other": (0.05, 0.97),
        },
        "class": {"same": (0.97, 0.85), "differ": (0.03, 0.15)},
        "place": {"same": (0.3, 0.05), "differ": (0.1, 0.45), "unknown": (0.6, 0.5)},
        "company": {
            "beside-many": (0.3, 0.01),
            "beside": (0.25, 0.05),
            "named-many": (0.25, 0.3),
            "named": (0.12, 0.24),
            "alone": (0.08, 0.4),
        },
    },
    "concept": {
        "prior": -8.0,
        "name": {
            "same": (0.9, 0.00001),
            "same-words": (0.04, 0.00001),
            "acronym": (0.02, 0.0001),
            "spelling": (0.02, 0.00002),
            "conflict": (0.0005, 0.02),
            "other": (0.02, 0.97),
        },
        "class": {"same": (0.97, 0.9), "differ": (0.03, 0.1)},
    },
}

HEAD = """\
# What each agreement and difference of two things is worth, in the manner of Fellegi and Sunter: m = how often it is seen of one thing,
# u = how often of two, weight = log2(m / u) in bits. Two things are one where prior and weights add up to 0 or more.
# `name` is the level of the two names that agree best; what each level means stands in src/resolve/names/level.rs, and of the
# other features in src/resolve/weights.rs. Made by train/resolution.py, which says from what.
"""


def titles_of(links, graph):
    """The title of each linked mention, by document and span in bytes; and the texts linked to each title."""
    texts = {one["id"]: one["text"] for one in graph["documents"]}
    found, linked = {}, collections.defaultdict(set)
    with gzip.open(links, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            text = texts.get(document["id"])
            if text is None:
                continue
            moved = document["text"].find(text[:200])
            for link in document["links"]:
                start, end, title = (link["start"], link["end"], link["title"]) if isinstance(link, dict) else link[:3]
                words = document["text"][start:end]
                linked[title].add(words.casefold())
                at = len(text[: start - moved].encode())
                found[document["id"], at, at + len(words.encode())] = title
    return found, linked


def title(side, titles):
    """The title that most of a side's mentions have."""
    counts = collections.Counter(
        titles[key] for one in side["mentions"] if (key := (one["document"], one["start"], one["end"])) in titles
    )
    return counts.most_common(1)[0][0] if counts else None


def count(pairs, titles, linked):
    """By kind and feature: how often each level is seen of one thing and of two; of names also of all pairs drawn blindly."""
    seen = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    with open(pairs, encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            one, other = title(pair["a"], titles), title(pair["b"], titles)
            if one is None or other is None:
                continue
            if one != other and linked[one] & linked[other]:
                continue
            kind = pair["features"][0]["level"]
            for feature in pair["features"][1:]:
                if feature["feature"] == "name" or one == other or pair["features"][1]["level"] == "other":
                    seen[kind, feature["feature"]][feature["level"]][one != other] += 1
                    continue
    return seen


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--links")
    args.add_argument("--graph")
    args.add_argument("--pairs")
    args.add_argument("--out", required=True)
    args.add_argument("--show", action="store_true", help="print the counts")
    args = args.parse_args()
    seen = {}
    if args.links:
        graph = json.load(open(args.graph, encoding="utf-8"))
        titles, linked = titles_of(args.links, graph)
        seen = count(args.pairs, titles, linked)
    out = [HEAD]
    for kind, features in ESTIMATES.items():
        out.append(f"\n[{kind}]\nprior = {features['prior']}\n")
        for feature, levels in features.items():
            if feature == "prior":
                continue
            counts = seen.get((kind, feature), {})
            if args.show:
                print(kind, feature, {level: tuple(both) for level, both in counts.items()})
            ones = sum(both[0] for both in counts.values())
            twos = sum(both[1] for both in counts.values())
            out.append(f"\n[{kind}.{feature}]\n")
            for level, (m, u) in levels.items():
                if (kind, feature) not in ESTIMATED:
                    one, two = counts.get(level, (0, 0))
                    m = (one + EVIDENCE * m) / (ones + EVIDENCE)
                    u = (two + EVIDENCE * u) / (twos + EVIDENCE)
                m, u = float(f"{m:.3g}"), float(f"{u:.3g}")
                out.append(f"{level} = {{ m = {m}, u = {u:.10f}".rstrip("0") + f", weight = {math.log2(m / u):.2f} }}\n")
    with open(args.out, "w", encoding="utf-8") as file:
        file.write("".join(out))


if __name__ == "__main__":
    main()
