//! The reader against the reference in numpy, and on texts that nobody would write.

use super::reader::{Entities, Reader};
use super::tags::decode;
use crate::schema::{Schema, load_default};
use crate::text::segment;
use crate::types::{
    Document, LocalEntity, Mention, MentionForm, MentionIx, Reason, ScoredPair, Text, TokenIx,
};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How far label scores may lie from the reference's. Where the reference sums floats in another order than
/// `arithmetic.rs`, some whole numbers fall to the other side of a half, and six layers make a tenth of that; with the
/// order the same, 0.001 is enough.
const TOLERANCE: f32 = 0.001;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| load_default().expect("the built-in schema loads"));
static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::shipped(&SCHEMA).expect("the shipped weights unpack"));

fn text(source: &str) -> Text {
    segment(Document::of_text("t", source))
}

/// What `train/export.py` writes for a text.
#[derive(Deserialize)]
struct Vector {
    text: String,
    window: usize,
    overlap: usize,
    words: Vec<(u32, u32)>,
    features: Vec<u8>,
    pieces: Vec<Vec<u32>>,
    sentences: Vec<usize>,
    windows: Vec<WindowVector>,
    hidden: Vec<Vec<f32>>,
    tags: Vec<Vec<f32>>,
    mentions: Vec<(usize, usize, String, f64)>,
    entities: Vec<EntityVector>,
    pairs: Vec<PairVector>,
}

#[derive(Deserialize)]
struct WindowVector {
    words: (usize, usize),
    own: (usize, usize),
}

#[derive(Deserialize)]
struct EntityVector {
    #[serde(rename = "type")]
    kind: String,
    mentions: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct PairVector {
    source: usize,
    target: serde_json::Value,
    features: Vec<usize>,
    spans: Vec<(usize, usize)>,
    forth: bool,
    probabilities: BTreeMap<String, f32>,
    evidence: Vec<f32>,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("../../models/testvectors.json"))
        .expect("the test vectors are as described")
}

/// What the reference finds in a document of the annotated corpus, whose text lies beside the repository.
#[derive(Deserialize)]
struct CorpusVector {
    id: String,
    words: usize,
    mentions: Vec<(u32, u32, String, f64)>,
}

/// Compares values, which the reference gives to four places.
#[track_caller]
fn close(what: &str, found: &[f32], expected: &[f32], tolerance: f32) {
    assert_eq!(found.len(), expected.len(), "{what}");
    let difference = |(a, b): (&f32, &f32)| (a - b).abs();
    let most = found.iter().zip(expected).map(difference).fold(0.0, f32::max);
    println!("{what}: {most} at most, {} values", found.len());
    assert!(most <= tolerance, "{what}: {most}");
}

#[test]
fn words_features_and_pieces_are_the_references() {
    for vector in vectors() {
        let text = text(&vector.text);
        let encoded = READER.encode_in(&text, (vector.window, vector.overlap));
        let words: Vec<_> = text.tokens.iter().map(|token| (token.span.start, token.span.end)).collect();
        assert_eq!(words, vector.words);
        assert_eq!(encoded.features, vector.features);
        let pieces: Vec<_> = (0..encoded.words()).map(|word| encoded.pieces_of(word).to_vec()).collect();
        assert_eq!(pieces, vector.pieces);
        let windows: Vec<_> =
            encoded.windows.iter().map(|window| (window.words.clone(), window.own.clone())).collect();
        let piece = |range: &Range<usize>| (encoded.starts[range.start], encoded.starts[range.end]);
        assert_eq!(windows.len(), vector.windows.len());
        for ((words, own), expected) in windows.iter().zip(&vector.windows) {
            assert_eq!(((words.start, words.end), piece(own)), (expected.words, expected.own));
        }
    }
}

#[test]
fn labels_and_mentions_are_the_references() {
    for vector in vectors() {
        let text = text(&vector.text);
        let encoded = READER.encode_in(&text, (vector.window, vector.overlap));
        close("hidden", &encoded.sample(), &vector.hidden.concat(), TOLERANCE);
        close("labels", &encoded.scores, &vector.tags.concat(), TOLERANCE);
        let found = decode(&encoded.scores, vector.tags[0].len());
        assert_eq!(found.len(), vector.mentions.len());
        for (found, (first, last, kind, probability)) in found.iter().zip(&vector.mentions) {
            assert_eq!(found.words, *first..last + 1);
            assert_eq!(READER.type_name(found.kind), kind);
            assert!((found.probability - probability).abs() < f64::from(TOLERANCE));
        }
    }
}

#[test]
fn fifty_documents_of_the_corpus_are_read_as_in_python() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/dev");
    if !std::path::Path::new(corpus).is_dir() {
        println!("skipped: the folder {corpus} is not here");
        return;
    }
    let expected: Vec<CorpusVector> = serde_json::from_str(include_str!("../../models/corpus.json"))
        .expect("the list is as train/export.py writes it");
    assert_eq!(expected.len(), 50);
    let (mut all, mut same) = (0, 0);
    for document in &expected {
        let file = std::fs::read_to_string(format!("{corpus}/{}.json", document.id)).expect("it is there");
        let file: serde_json::Value = serde_json::from_str(&file).expect("it is JSON");
        let text = text(file["text"].as_str().expect("a document has a text"));
        assert_eq!(text.tokens.len(), document.words, "{}", document.id);
        let encoded = READER.encode(&text);
        let found = decode(&encoded.scores, encoded.scores.len() / text.tokens.len().max(1));
        all += document.mentions.len();
        same += found
            .iter()
            .filter(|found| {
                document.mentions.iter().any(|(first, last, kind, probability)| {
                    found.words == (*first as usize..*last as usize + 1)
                        && READER.type_name(found.kind) == kind
                        && (found.probability - probability).abs() < 0.002
                })
            })
            .count();
    }
    // Floats summed in another order may bring one whole number in a million to the other side of a half.
    assert!(same * 1000 >= all * 998, "{same} of {all} mentions are the same");
}

#[test]
fn relations_are_the_references() {
    for vector in vectors().into_iter().filter(|vector| !vector.pairs.is_empty()) {
        let text = text(&vector.text);
        let same_sentences =
            text.tokens.iter().map(|token| token.sentence.index()).eq(vector.sentences.iter().copied());
        let encoded = READER.encode_in(&text, (vector.window, vector.overlap));
        let class = |name: &str| SCHEMA.class_id(name).expect("the schema has the reader's types");
        let entity = |entity: &EntityVector| LocalEntity {
            class: class(&entity.kind),
            name: String::new(),
            aliases: Vec::new(),
            mentions: Vec::new(),
        };
        let entities: Vec<LocalEntity> = vector.entities.iter().map(entity).collect();
        let words: Vec<_> = vector.entities.iter().map(|entity| entity.mentions.clone()).collect();
        let mut expected: BTreeMap<(usize, usize), &PairVector> = BTreeMap::new();
        for pair in &vector.pairs {
            expected.insert(
                (
                    pair.source,
                    pair.target
                        .as_u64()
                        .map_or(entities.len(), |target| usize::try_from(target).expect("a place")),
                ),
                pair,
            );
        }
        let (mut found, mut given, mut agree) = (Vec::new(), Vec::new(), 0);
        READER.each_pair(&encoded, &text, Entities { list: &entities, words: &words }, |_, scored| {
            let pair = expected.remove(&(scored.source, scored.target)).expect("the reference has the pair");
            assert_eq!(scored.described.forth, pair.forth);
            if same_sentences {
                assert_eq!(scored.described.features[..], pair.features);
            }
            for (found, expected) in scored.described.spans.iter().zip(&pair.spans) {
                assert!(
                    found.is_empty() && expected.0 == expected.1 || (found.start, found.end) == *expected
                );
            }
            for (name, &probability) in READER.relation_names().iter().zip(scored.probabilities) {
                assert_eq!(probability > 0.0, pair.probabilities.contains_key(name), "{name}");
                found.push(probability);
                given.push(pair.probabilities.get(name).copied().unwrap_or(0.0));
            }
            let sums = scored.sentences(&encoded, &text);
            if same_sentences {
                for (sentence, sum) in sums {
                    agree += 1;
                    assert!(
                        (sum - pair.evidence[sentence]).abs() < TOLERANCE,
                        "{sum} {}",
                        pair.evidence[sentence]
                    );
                }
            }
        });
        assert!(expected.is_empty());
        println!("same sentences: {same_sentences}, {agree} sums of sentences");
        close("probabilities", &found, &given, TOLERANCE);
    }
}

/// Entities of every other proposed mention.
fn relations(text: &Text) -> Vec<ScoredPair> {
    let encoded = READER.encode(text);
    let tagged = READER.tag(&encoded);
    let mention = |span: &crate::types::TaggedSpan| Mention {
        span: text.cover(TokenIx(span.tokens.start), TokenIx(span.tokens.end - 1)),
        class: span.class,
        form: MentionForm::Name,
        title: None,
        reason: Reason::Model,
        confidence: span.confidence,
    };
    let mentions: Vec<Mention> = tagged.iter().map(mention).collect();
    let entity = |(at, mention): (usize, &Mention)| LocalEntity {
        class: mention.class,
        name: String::new(),
        aliases: Vec::new(),
        mentions: vec![MentionIx::new(at)],
    };
    let entities: Vec<LocalEntity> = mentions.iter().enumerate().map(entity).collect();
    READER.relate(&encoded, text, &entities, &mentions)
}

#[test]
fn every_text_can_be_read() {
    for source in ["", " ", "\n", "a", "\u{301}", "東京", "\u{feff}x", &"(".repeat(700), &"Ab1 ".repeat(900)]
    {
        let text = text(source);
        let found = relations(&text);
        assert!(found.iter().all(|pair| pair.sentence.index() < text.sentences.len()));
    }
}

#[test]
fn long_documents_are_read_in_sections() {
    let sentence = "Director Lena Ortmann of the Harbour Agency met with Kenya. ";
    let text = text(&sentence.repeat(720));
    let found = relations(&text);
    assert!(!found.is_empty());
    let mut sorted = found.clone();
    sorted.sort_by_key(|pair| (pair.source, pair.target, pair.property));
    assert_eq!(found, sorted);
}

#[test]
fn threads_change_nothing() {
    let text = text(&vectors().pop().expect("there are vectors").text);
    let alone = READER.encode(&text).scores;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("three threads start");
    let shared = pool.install(|| rayon::join(|| READER.encode(&text).scores, || READER.encode(&text).scores));
    let bits = |scores: &[f32]| scores.iter().map(|score| score.to_bits()).collect::<Vec<_>>();
    assert_eq!([bits(&shared.0), bits(&shared.1)], [bits(&alone), bits(&alone)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn random_texts_can_be_read(source in "\\PC{0,60}( [A-Z][a-z]{2,8}[.,’\n]?){0,12}") {
        let text = text(&source);
        let encoded = READER.encode(&text);
        let spans = READER.tag(&encoded);
        prop_assert!(spans.is_sorted_by(|a, b| a.tokens.end <= b.tokens.start));
        prop_assert!(spans.iter().all(|span| (span.tokens.end as usize) <= text.tokens.len() && !span.tokens.is_empty()));
        relations(&text);
    }
}
