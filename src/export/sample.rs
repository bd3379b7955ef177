//! Graphs for the tests: one made by hand of names that break careless writers, and any number of others.

use crate::graph::{Edge, KnowledgeGraph, Node, NodeMention};
use crate::schema::{Role, Schema, load_default};
use crate::types::{
    BASIS, Bits, COUNTRY, ClaimStatus, ClassId, Confidence, Dateline, Document, DocumentIx, Evidence,
    LATITUDE, LONGITUDE, MentionForm, Merge, Method, PropertyId, Reason, Span,
};
use jiff::civil::date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};

/// Strings that writers and readers stumble over.
const HOSTILE: [&str; 10] = [
    "\"quoted\" and 'single'",
    "]]> <x> & y",
    "back\\slash\\",
    "tab\there\nnew line\r\nand return\r",
    "\u{1}\u{8}\u{b}\u{1f}\0 control",
    "東京 🚀 \u{200f}شركة الأمل",
    " blanks ",
    "\u{fffe}\u{ffff}\u{85}\u{2028}",
    "a | b",
    "{\"id\":\"a\",\"class\":\"b\"} $1 %20 {{x}} @en ^^ . ;",
];

pub(crate) fn schema() -> Schema {
    load_default().unwrap()
}

pub(crate) fn empty() -> KnowledgeGraph {
    KnowledgeGraph::new(Vec::new(), Vec::new(), Vec::new()).unwrap()
}

/// Five nodes, two of them documents; three edges, two of them between one pair.
pub(crate) fn hostile(schema: &Schema) -> KnowledgeGraph {
    let documents = vec![
        document("one", "Über <Söhne> & Co. ]]> signed “it” \\ 🚀.\nشركة الأمل did not."),
        document("two", &HOSTILE.join("\n")),
    ];
    let class = |role| schema.class_for(role).unwrap();
    let node = |id: &str, class, label: String, aliases: &[&str]| Node {
        id: id.to_owned(),
        class,
        label,
        aliases: aliases.iter().map(ToString::to_string).collect(),
        identifiers: BTreeMap::new(),
        attributes: BTreeMap::new(),
        mentions: vec![mention(0, 0..5), mention(1, 1..7)],
        reasons: Vec::new(),
        document: None,
    };
    let mut nodes = vec![
        node("a", class(Role::Person), HOSTILE.concat(), &HOSTILE),
        node("b", class(Role::Organization), "x".repeat(10_000), &[]),
        node(HOSTILE[1], class(Role::Place), HOSTILE[5].to_owned(), &[]),
    ];
    nodes[0].mentions[1].title = Some(Span { start: 9, end: 12 });
    nodes[0].reasons = vec![
        Merge::because(HOSTILE[0]),
        Merge { because: HOSTILE[1].to_owned(), bits: Some(Bits::from_tenths(-13)) },
    ];
    nodes[1].identifiers = BTreeMap::from([("iso3166-1".to_owned(), "C&A".to_owned())]);
    nodes[1].attributes = BTreeMap::from([("size".to_owned(), HOSTILE[3].to_owned())]);
    nodes[2].identifiers = BTreeMap::from([("geonames".to_owned(), "2643743".to_owned())]);
    let facts = [(LATITUDE, "51.5085"), (LONGITUDE, "-0.1257"), (COUNTRY, "GB"), (BASIS, HOSTILE[0])];
    nodes[2].attributes = facts.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    nodes
        .extend(documents.iter().enumerate().map(|(index, document)| document_node(index, document, schema)));
    let mut properties = schema.properties().map(|(id, _)| id);
    let (first, second) = (properties.next().unwrap(), properties.next().unwrap());
    let edges = [
        ("e-1", "a", "b", first, ClaimStatus::Asserted),
        ("e-2", "a", "b", second, ClaimStatus::Negated),
        ("e-3", HOSTILE[1], "a", first, ClaimStatus::Asserted),
    ];
    let edges = edges.map(|(id, source, target, property, status)| {
        (source.into(), target.into(), edge(id, property, status))
    });
    KnowledgeGraph::new(documents, nodes, edges).unwrap()
}

fn document(id: &str, text: &str) -> Document {
    Document {
        id: id.to_owned(),
        source: format!("{id}.txt"),
        sha256: "0123456789abcdef".repeat(4),
        title: Some(HOSTILE[1].to_owned()),
        published: Some(date(2024, 5, 3)),
        publisher: None,
        dateline: Some(Dateline { place: Span { start: 0, end: 5 }, span: Span { start: 0, end: 6 } }),
        language: "en".to_owned(),
        text: text.to_owned(),
    }
}

fn document_node(index: usize, document: &Document, schema: &Schema) -> Node {
    Node {
        id: format!("document/{}", document.id),
        class: schema.class_for(Role::Document).unwrap(),
        label: document.title.clone().unwrap_or_else(|| document.id.clone()),
        aliases: Vec::new(),
        identifiers: BTreeMap::new(),
        attributes: BTreeMap::new(),
        mentions: Vec::new(),
        reasons: Vec::new(),
        document: Some(DocumentIx::new(index)),
    }
}

fn mention(document: u32, span: std::ops::Range<u32>) -> NodeMention {
    NodeMention {
        document: DocumentIx(document),
        span: Span { start: span.start, end: span.end },
        sentence: Span { start: 0, end: span.end },
        class: None,
        form: MentionForm::Name,
        title: None,
        reason: Reason::Rule("a <rule> & \"more\"".into()),
        confidence: Confidence::from_permille(855),
    }
}

fn edge(id: &str, property: PropertyId, status: ClaimStatus) -> Edge {
    let evidence = |document, method| Evidence {
        document: DocumentIx(document),
        sentence: Span { start: 0, end: 23 },
        source: Span { start: 0, end: 6 },
        target: (document == 0).then_some(Span { start: 7, end: 14 }),
        speaker: (document == 0).then_some(Span { start: 0, end: 5 }),
        method,
        confidence: Confidence::from_permille(700),
    };
    Edge {
        id: id.to_owned(),
        property,
        status,
        attributes: BTreeMap::from([
            ("date".to_owned(), BTreeSet::from(["2024-05-03".to_owned(), "May 3".to_owned()])),
            ("filed & on".to_owned(), BTreeSet::from([HOSTILE[1].to_owned()])),
        ]),
        confidence: Confidence::CERTAIN,
        evidence: vec![evidence(0, Method::Rule("r-1".into())), evidence(1, Method::Model("m <1>".into()))],
        publishers: 2,
    }
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,8}",
        "\\PC{0,6}",
        vec(any::<char>(), 0..4).prop_map(String::from_iter),
        (0..HOSTILE.len()).prop_map(|index| HOSTILE[index].to_owned()),
    ];
    vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

/// A stretch of a text that is known later.
type Stretch = (Index, Index);

/// The stretch as a span on character boundaries, at least a character long.
fn span((from, to): Stretch, text: &str) -> Span {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let (a, b) = (from.index(ends.len()), to.index(ends.len()));
    let start = if a.min(b) == 0 { 0 } else { ends[a.min(b) - 1] };
    Span::new(start, ends[a.max(b)])
}

fn stretch() -> impl Strategy<Value = Stretch> {
    any::<Stretch>()
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let day = (1990i16..2030, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day));
    let one = (words(), proptest::option::of(words()), proptest::option::of(day), stretch(), any::<bool>());
    vec(one, 1..4).prop_map(|all| {
        let document = |(index, (text, title, published, place, has_dateline))| {
            let text: String = format!("t{text}");
            let place = span(place, &text);
            Document {
                title,
                published,
                publisher: None,
                dateline: bool::then_some(has_dateline, Dateline { place, span: place }),
                ..document(&format!("d{index}"), &text)
            }
        };
        all.into_iter().enumerate().map(document).collect()
    })
}

fn mentions(documents: Vec<Document>) -> impl Strategy<Value = Vec<NodeMention>> {
    let form =
        prop_oneof![Just(MentionForm::Name), Just(MentionForm::Description), Just(MentionForm::Reference)];
    let reason = prop_oneof![
        words().prop_map(|list| Reason::List(list.into())),
        words().prop_map(|rule| Reason::Rule(rule.into())),
        Just(Reason::Model),
    ];
    let one =
        (any::<Index>(), stretch(), stretch(), proptest::option::of(stretch()), form, reason, 0..=1000u16);
    vec(one, 0..4).prop_map(move |all| {
        let mention = |(document, words, sentence, title, form, reason, confidence): (
            Index,
            _,
            _,
            Option<_>,
            _,
            _,
            _,
        )| {
            let document = document.index(documents.len());
            let text = &documents[document].text;
            NodeMention {
                document: DocumentIx::new(document),
                span: span(words, text),
                sentence: span(sentence, text),
                class: (confidence % 2 == 0).then_some(ClassId(0)),
                form,
                title: title.map(|title| span(title, text)),
                reason,
                confidence: Confidence::from_permille(confidence),
            }
        };
        all.into_iter().map(mention).collect()
    })
}

fn nodes(documents: Vec<Document>) -> impl Strategy<Value = Vec<Node>> {
    let schema = schema();
    let classes = schema.classes().count();
    let pairs = || btree_map(words(), words(), 0..3);
    let merge = (words(), proptest::option::of((-200..200i32).prop_map(Bits::from_tenths)))
        .prop_map(|(because, bits)| Merge { because, bits });
    let one = (
        0..classes,
        words(),
        vec(words(), 0..3),
        pairs(),
        pairs(),
        vec(merge, 0..2),
        mentions(documents.clone()),
    );
    vec(one, 1..6).prop_map(move |all| {
        let node = |(index, (class, label, aliases, identifiers, attributes, reasons, mentions))| Node {
            id: format!("n{index}{label}"),
            class: ClassId::new(class),
            label,
            aliases,
            identifiers,
            attributes,
            mentions,
            reasons,
            document: None,
        };
        let things = all.into_iter().enumerate().map(node);
        let papers =
            documents.iter().enumerate().map(|(index, document)| document_node(index, document, &schema));
        things.chain(papers).collect()
    })
}

fn evidence(documents: Vec<Document>) -> impl Strategy<Value = Vec<Evidence>> {
    let method = prop_oneof![
        words().prop_map(|id| Method::Rule(id.into())),
        words().prop_map(|id| Method::Model(id.into())),
    ];
    let other = || proptest::option::of(stretch());
    let one = (any::<Index>(), stretch(), stretch(), other(), other(), method, 0..=1000u16);
    vec(one, 1..4).prop_map(move |all| {
        let evidence = |(document, sentence, source, target, speaker, method, confidence): (
            Index,
            _,
            _,
            Option<_>,
            Option<_>,
            _,
            _,
        )| {
            let document = document.index(documents.len());
            let text = &documents[document].text;
            Evidence {
                document: DocumentIx::new(document),
                sentence: span(sentence, text),
                source: span(source, text),
                target: target.map(|target| span(target, text)),
                speaker: speaker.map(|speaker| span(speaker, text)),
                method,
                confidence: Confidence::from_permille(confidence),
            }
        };
        let mut all: Vec<Evidence> = all.into_iter().map(evidence).collect();
        all.sort();
        all
    })
}

fn edges(documents: Vec<Document>) -> impl Strategy<Value = Vec<(Index, Index, Edge)>> {
    let properties = schema().properties().count();
    let attributes = btree_map(words(), btree_set(words(), 1..3), 0..3);
    let status = (0..ClaimStatus::ALL.len()).prop_map(|index| ClaimStatus::ALL[index]);
    let one = (any::<(Index, Index)>(), 0..properties, status, attributes, evidence(documents));
    vec(one, 0..6).prop_map(|all| {
        let edge = |(number, ((source, target), property, status, attributes, evidence)): (
            usize,
            (_, _, _, _, Vec<Evidence>),
        )| {
            let (source, target): (Index, Index) = (source, target);
            let confidence = evidence[0].confidence;
            let property = PropertyId::new(property);
            let edge = Edge {
                id: format!("e{number}"),
                property,
                status,
                attributes,
                confidence,
                evidence,
                publishers: 1,
            };
            (source, target, edge)
        };
        all.into_iter().enumerate().map(edge).collect()
    })
}

/// Any graph that holds together.
pub(super) fn graphs() -> impl Strategy<Value = KnowledgeGraph> {
    let parts = documents()
        .prop_flat_map(|documents| (nodes(documents.clone()), edges(documents.clone()), Just(documents)));
    parts.prop_map(|(nodes, edges, documents)| {
        let ids: Vec<String> = nodes.iter().map(|node| node.id.clone()).collect();
        let id = |index: Index| ids[index.index(ids.len())].clone();
        let edges: Vec<_> =
            edges.into_iter().map(|(source, target, edge)| (id(source), id(target), edge)).collect();
        KnowledgeGraph::new(documents, nodes, edges).unwrap()
    })
}
