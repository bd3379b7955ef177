//! Levels of pairs of names.

use super::{Kind, Name, NameLevel};

#[track_caller]
fn case(kind: Kind, one: &str, other: &str, expected: NameLevel) {
    let name = |written| Name::of(written, kind).unwrap();
    let (one, other) = (name(one), name(other));
    assert_eq!(one.compare(&other), expected, "{one:?} {other:?}");
    assert_eq!(other.compare(&one), expected, "the other way round: {one:?} {other:?}");
}

#[test]
fn names_of_persons() {
    use NameLevel::{
        Conflict, Generation, Initial, Longer, Middle, Nickname, OneFamily, OneWord, Order, Other, Same,
        SameCommon, Spelling, Surname,
    };
    for (one, other, expected) in [
        ("Thora Lindqvist", "Thora Lindqvist", Same),
        ("John Smith", "John Smith", SameCommon),
        ("Thora M. Lindqvist", "Thora Lindqvist", Middle),
        ("Thora M. Lindqvist", "Thora K. Lindqvist", Conflict),
        ("T. Lindqvist", "Thora Lindqvist", Initial),
        ("J.D. Lindqvist", "JD Lindqvist", Spelling),
        ("Bill Lindqvist", "William Lindqvist", Nickname),
        ("Muhammad Lindqvist", "Mohammed Lindqvist", Spelling),
        ("Xi Jinbao", "Jinbao Xi", Order),
        ("Mansur bin Talib", "Mansur bin Talib Al Waziri", Longer),
        ("Lindqvist", "Thora Lindqvist", Surname),
        ("Lindqvist", "Lindqvist", OneWord),
        ("Smith", "Smith", OneFamily),
        ("Thora Lindqvist Jr.", "Thora Lindqvist", Generation),
        ("Thora Lindqvist", "Ulf Lindqvist", Conflict),
        ("Thora Lindqvist Jr.", "Thora Lindqvist Sr.", Conflict),
        ("Thora Lindqvist", "Ulf Brandvold", Other),
    ] {
        case(Kind::Person, one, other, expected);
    }
}

#[test]
fn names_of_bodies_and_other_things() {
    use NameLevel::{
        Acronym, Conflict, HeadWord, LegalForm, Other, Same, SameCommon, SameLetters, SameWords, Spelling,
    };
    for (one, other, expected) in [
        ("FBI", "Federal Bureau of Investigation", Same),
        ("Supreme Court", "Supreme Court", SameCommon),
        ("WKO", "WKO", SameLetters),
        ("WKO", "World Kelp Organization", Acronym),
        ("WKOSC", "WKO Safety Council", Acronym),
        ("WSC", "WKO Safety Council", Other),
        ("WSC", "WORLD SAFETY COUNCIL", Acronym),
        ("Philippine Supreme Court", "Supreme Court of the Philippines", SameWords),
        ("Kestrel Polymers, Inc.", "Kestrel Polymers", LegalForm),
        ("Varga Group", "Varga", HeadWord),
        ("Meridien Shipping", "Meridian Shipping", Spelling),
        ("3rd Division", "4th Division", Conflict),
        ("Ohio State Police", "Maine State Police", Other),
    ] {
        case(Kind::Body, one, other, expected);
    }
    case(Kind::Place, "Zaporizhzhia", "Zaporizhzhya", Spelling);
    case(Kind::Happening, "2024 Kelp Summit", "2025 Kelp Summit", Conflict);
    case(Kind::Concept, "wire fraud", "Wire Fraud", Same);
}
