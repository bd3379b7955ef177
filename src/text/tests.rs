//! The room as a whole: cases that a reader can judge, and properties that hold for any text.

use super::segment;
use crate::types::{Block, BlockKind, Document, Span, Text, TokenKind};
use proptest::prelude::*;

fn text_of(text: &str) -> Text {
    segment(Document::of_text("d", text))
}

fn sentences(text: &Text) -> Vec<&str> {
    text.sentences.iter().map(|sentence| text.slice(sentence.span)).collect()
}

#[test]
fn splits_sentences_as_the_cases_say() {
    let cases = include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wrong: Vec<String> = cases
        .filter_map(|case| {
            let expected: Vec<&str> = case.split('|').map(str::trim).collect();
            let text = text_of(&case.replace('|', ""));
            let found = sentences(&text);
            (found != expected).then(|| format!("{case}\n  was split so: {}", found.join(" | ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Blocks as lines of a letter (`h`eadline, `p`aragraph, `i`tem), a space and the words, line ends as `/`.
#[track_caller]
fn blocks(text: &str, expected: &[&str]) {
    let text = text_of(text);
    let show = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Headline => 'h',
            BlockKind::Paragraph => 'p',
            BlockKind::ListItem => 'i',
        };
        format!("{kind} {}", text.slice(block.span).replace('\n', "/"))
    };
    assert_eq!(text.blocks.iter().map(show).collect::<Vec<_>>(), expected);
}

#[test]
fn a_page_with_a_paragraph_a_line() {
    let long = "The agreement, which both sides had long prepared, was signed in Lyon on Monday by the two directors and their deputies.";
    blocks(
        &format!(
            "STATES SIGN PACT\nLyon, France — {long}\nAt a Glance\n- Two signed it\n- It targets a gang\nHistoric Partnership Against Crime\n{long}\nDepartment of Justice\nSource: Justice.gov"
        ),
        &[
            "h STATES SIGN PACT",
            &format!("p Lyon, France — {long}"),
            "h At a Glance",
            "i - Two signed it",
            "i - It targets a gang",
            "h Historic Partnership Against Crime",
            &format!("p {long}"),
            "h Department of Justice",
            "h Source: Justice.gov",
        ],
    );
}

#[test]
fn a_page_broken_at_a_width() {
    blocks(
        "Directors Sign Historic Pact Against Gang\n\nLyon, France — The agreement, which both sides had long\nprepared, was signed on Monday by the two directors. They\n- and their deputies - had met before. It targets a gang\nthat grew.\n\n1. The first part of the pact is about the exchange\n   of information.\n2. The second is about arrests.",
        &[
            "h Directors Sign Historic Pact Against Gang",
            "p Lyon, France — The agreement, which both sides had long/prepared, was signed on Monday by the two directors. They/- and their deputies - had met before. It targets a gang/that grew.",
            "i 1. The first part of the pact is about the exchange/   of information.",
            "i 2. The second is about arrests.",
        ],
    );
}

#[test]
fn headings_rules_and_lists() {
    blocks(
        "## What it says\nIt says:\n* one thing;\n(a) another thing.\n---\n\n \u{a0} \n\nThey met.\u{c}They parted.",
        &[
            "h ## What it says",
            "p It says:",
            "i * one thing;",
            "i (a) another thing.",
            "p ---",
            "p They met.",
            "p They parted.",
        ],
    );
    blocks("\n \t\n", &[]);
}

#[test]
fn a_list_marker_opens_its_first_sentence() {
    let text = text_of("1. The court met. It ruled.\n• No. 3 was left out.");
    assert_eq!(sentences(&text), ["1. The court met.", "It ruled.", "• No. 3 was left out."]);
}

#[test]
fn tokens_know_their_kind_and_what_stands_before_them() {
    let text = text_of("U.S.-led e\u{301}lan: 3rd, 42%");
    let shown: Vec<_> =
        text.tokens.iter().map(|token| (text.slice(token.span), token.kind, token.spaced)).collect();
    let (word, number, mark) = (TokenKind::Word, TokenKind::Number, TokenKind::Mark);
    let expected = [
        ("U", word, true),
        (".", mark, false),
        ("S", word, false),
        (".", mark, false),
        ("-", mark, false),
        ("led", word, false),
        ("e\u{301}lan", word, true),
        (":", mark, false),
        ("3rd", word, true),
        (",", mark, false),
        ("42", number, true),
        ("%", mark, false),
    ];
    assert_eq!(shown, expected);
}

/// Spans in order, on character boundaries, each inside the one that holds it, and no word lost.
fn check(source: &str) {
    let text = text_of(source);
    let ordered = |spans: Vec<Span>| {
        assert!(spans.iter().all(|span| !span.is_empty() && !span.of(source).is_empty()), "an empty span");
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "spans overlap or run back");
    };
    ordered(text.blocks.iter().map(|block| block.span).collect());
    ordered(text.sentences.iter().map(|sentence| sentence.span).collect());
    ordered(text.tokens.iter().map(|token| token.span).collect());

    let mut next = (0, 0);
    for (index, block) in text.blocks.iter().enumerate() {
        assert_eq!(block.sentences.start, next.0);
        next.0 = block.sentences.end;
        for at in block.sentences.clone() {
            let sentence = &text.sentences[at as usize];
            assert_eq!((sentence.block as usize, sentence.tokens.start), (index, next.1));
            assert!(block.span.contains(sentence.span));
            next.1 = sentence.tokens.end;
            for token in &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
                assert_eq!(token.sentence.0, at);
                assert!(sentence.span.contains(token.span));
            }
        }
    }
    assert_eq!((next.0 as usize, next.1 as usize), (text.sentences.len(), text.tokens.len()));

    let words: String = text.tokens.iter().map(|token| text.slice(token.span)).collect();
    assert_eq!(words, source.split_whitespace().collect::<String>());
}

proptest! {
    #[test]
    fn any_string_is_taken_apart_whole(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn pieces_of_news_are_taken_apart_whole(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "The", "group", "U", "S", "Mr", "No", "Inc", "p.m.", "5", "a", "1.", "-", "•", "–", "—", "(a)", ".", ".", "!", "?",
            "…", "“", "”", "\"", "'", "’", "(", ")", "[", "]", ",", ":", "#", "##", " ", " ", " ", "\n", "\n\n", "\t", "\r\n",
            "\u{a0}", "\u{c}", "\u{2028}", "\u{85}", "e\u{301}", "\u{301}", "\u{200b}", "\u{feff}", "\u{0}", "中", "。", "ب", "😀", "½", "ǅ",
        ]), 0..120),
    ) {
        check(&pieces.concat());
    }
}

#[test]
fn long_lines_take_no_longer_than_their_length() {
    let long = |piece: &str, length: usize| {
        let source = piece.repeat(length / piece.len());
        let held: usize = text_of(&source).tokens.iter().map(|token| token.span.len()).sum();
        assert_eq!(held, source.split_whitespace().map(str::len).sum::<usize>());
    };
    long("The U.S. group met. ", 5_000_000);
    let pieces = [
        "x",
        ".",
        ". ",
        ".) ",
        "(a. ",
        "\"No. ",
        "A.",
        "“Why?” A B C ",
        "[1]",
        ".[1] ",
        "…’”",
        "a\n",
        "- ",
        "- a\n",
        "1.",
        "\u{301}",
        " ",
        "\n",
        "A b\n",
        ".\"",
        "? (",
        ".“",
    ];
    for piece in pieces {
        long(piece, 200_000);
    }
}
