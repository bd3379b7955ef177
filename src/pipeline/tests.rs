//! What rooms make of each other's work, from spans given by hand instead of the reader's.

use super::{Engine, parse_document};
use crate::types::{ClaimStatus, Confidence, LocalEntity, Mention, TaggedSpan, Target, Text, TokenIx};
use crate::{entities, mentions, relations, text};
use std::ops::Range;

/// A text with these words of it tagged, at their first place, with these classes.
fn read(source: &str, tagged: &[(&str, &str)]) -> (Engine, Text, Vec<Mention>, Vec<LocalEntity>) {
    let engine = Engine::new().unwrap();
    let text = text::segment(parse_document("note.txt", source.as_bytes()).unwrap());
    let mut spans: Vec<TaggedSpan> = Vec::new();
    for (words, class) in tagged {
        // Each where nothing is tagged yet.
        let mut places = text.document.text.match_indices(words).map(|(start, _)| {
            let tokens = text.tokens_in(crate::types::Span::new(start, start + words.len()));
            TokenIx::new(tokens.start).0..TokenIx::new(tokens.end).0
        });
        let is_free = |place: &Range<u32>| {
            spans.iter().all(|span| span.tokens.end <= place.start || place.end <= span.tokens.start)
        };
        spans.push(TaggedSpan {
            tokens: places.find(is_free).expect("the words stand in the text"),
            class: engine.schema().class_id(class).expect("a class"),
            confidence: Confidence::from_permille(900),
        });
    }
    spans.sort_by_key(|span| span.tokens.start);
    let mentions = mentions::detect(&text, &spans, engine.schema());
    let entities = entities::cluster(&text, &mentions, engine.schema());
    (engine, text, mentions, entities)
}

#[track_caller]
fn entities_are(source: &str, tagged: &[(&str, &str)], expected: &[&str]) {
    let (_, _, _, entities) = read(source, tagged);
    let found: Vec<String> = entities
        .iter()
        .map(|entity| {
            std::iter::once(&entity.name).chain(&entity.aliases).cloned().collect::<Vec<_>>().join(" | ")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn names_of_one_thing_come_together() {
    entities_are(
        "Director Ann B. Lee spoke. Lee left. So did her son Tom Roe.",
        &[("Ann B. Lee", "Official"), ("Tom Roe", "Person")],
        &["Ann B. Lee | Lee", "Tom Roe"],
    );
    entities_are(
        "The Port Safety Board (PSB) met. The PSB left.",
        &[("Port Safety Board", "PublicBody")],
        &["Port Safety Board | PSB"],
    );
    entities_are(
        "The U.S. Department of Justice and the Justice Department are one.",
        &[("U.S. Department of Justice", "PublicBody"), ("Justice Department", "PublicBody")],
        &["U.S. Department of Justice | Justice Department"],
    );
    entities_are(
        "The Department of Justice won. The Department of Justices lawyer left.",
        &[("Department of Justice", "PublicBody"), ("Department of Justices", "PublicBody")],
        &["Department of Justice"],
    );
    entities_are(
        "Reef Gang members fled. The Reef Gang is old.",
        &[("Reef Gang members", "CriminalGroup")],
        &["Reef Gang members"],
    );
    entities_are(
        "Canada signed. A Canadian minister spoke.",
        &[("Canada", "Country"), ("Canadian", "Country")],
        &["Canada | Canadian"],
    );
}

#[test]
fn a_name_and_a_part_of_it_come_together() {
    entities_are(
        "Genesys is old. Genesys Health System paid.",
        &[("Genesys Health System", "Company"), ("Genesys", "Company")],
        &["Genesys Health System | Genesys"],
    );
    entities_are(
        "The Memorandum on Strategic Nuclear Work (NCMOU) is new. The NCMOU helps.",
        &[("Memorandum on Strategic Nuclear Work", "Agreement")],
        &["Memorandum on Strategic Nuclear Work | NCMOU"],
    );
    entities_are(
        "The strike on the hospital was one of many. The strike on the hospital in Bergen shook all.",
        &[("strike on the hospital", "Event"), ("strike on the hospital in Bergen", "Event")],
        &["strike on the hospital | strike on the hospital in Bergen"],
    );
    entities_are(
        "At least 44 people died. It was knowingly aiding a felon.",
        &[("At least 44 people", "Person"), ("knowingly aiding a felon", "Offense")],
        &["At least 44 people", "knowingly aiding a felon | aiding a felon"],
    );
    entities_are(
        "The FBIs office and a Kingdom of its own: the kingdom, a city, the Minister.",
        &[("FBIs", "PublicBody"), ("kingdom", "Country"), ("city", "City"), ("Minister", "Official")],
        &["FBI"],
    );
}

#[test]
fn a_firm_is_one_with_its_legal_form_and_without() {
    entities_are(
        "Quillon won. Quillon Media rose. Quillon Media, Inc. sold.",
        &[("Quillon", "Company"), ("Quillon Media", "Company"), ("Quillon Media, Inc.", "Company")],
        &["Quillon Media, Inc. | Quillon | Quillon Media"],
    );
    entities_are(
        "Quillon Media, Inc. sued Quillon Media LLC.",
        &[("Quillon Media, Inc.", "Company"), ("Quillon Media LLC", "Company")],
        &["Quillon Media, Inc.", "Quillon Media LLC"],
    );
}

#[test]
fn a_place_within_the_name_of_a_body_is_named_too() {
    let (engine, text, mentions, entities) =
        read("The U.S. District Court in Boston met.", &[("U.S. District Court in Boston", "PublicBody")]);
    let names: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["U.S. District Court in Boston", "Boston"]);
    let found = relations::relate(&text, &mentions, &entities, &[], engine.schema(), &engine.rules);
    let located = engine.schema().property_id("located-at");
    assert!(
        found.iter().any(|one| Some(one.property) == located
            && one.target == Target::Entity(crate::types::EntityIx::new(1)))
    );
}

#[test]
fn a_body_is_called_by_the_end_of_its_name() {
    entities_are(
        "The Riverside County Superior Court sat. The Superior Court rose.",
        &[("Riverside County Superior Court", "PublicBody"), ("Superior Court", "PublicBody")],
        &["Riverside County Superior Court | Superior Court"],
    );
    let dialogues = [("Ely-Riga Strategic Dialogue", "Event"), ("Strategic Dialogue", "Event")];
    let whole_first = "The Ely-Riga Strategic Dialogue began. The Strategic Dialogue will go on.";
    entities_are(whole_first, &dialogues, &["Ely-Riga Strategic Dialogue | Strategic Dialogue"]);
    let whole_last = "The Strategic Dialogue went on. An Ely-Riga Strategic Dialogue will follow.";
    entities_are(whole_last, &dialogues, &["Strategic Dialogue", "Ely-Riga Strategic Dialogue"]);
    entities_are(
        "The Board of the Bank of England met. The Bank of England spoke.",
        &[("Board of the Bank of England", "PublicBody"), ("Bank of England", "PublicBody")],
        &["Board of the Bank of England", "Bank of England"],
    );
    entities_are(
        "The Ohio Criminal Division and the Iowa Criminal Division are two. One is the Criminal Division.",
        &[
            ("Ohio Criminal Division", "PublicBody"),
            ("Iowa Criminal Division", "PublicBody"),
            ("Criminal Division", "PublicBody"),
        ],
        &["Ohio Criminal Division", "Iowa Criminal Division", "Criminal Division"],
    );
}

#[test]
fn a_prosecutor_s_district_is_the_office_and_a_judge_s_the_court() {
    let tagged = [
        ("Ann Lee", "Official"),
        ("District of Maine", "PublicBody"),
        ("Bo Roe", "Official"),
        ("District of Maine", "PublicBody"),
        ("U.S. Attorney's Office for the District of Maine", "PublicBody"),
    ];
    let office = "U.S. Attorney's Office for the District of Maine";
    for attorney in [
        "U.S. Attorney Ann Lee of the District of Maine",
        "Ann Lee, United States Attorney for the District of Maine,",
        "U.S. Attorney for the District of Maine Ann Lee",
        "Assistant U.S. Attorneys Cy Fox and Ann Lee for the District of Maine",
    ] {
        let source = format!(
            "{attorney} spoke. Judge Bo Roe of the District of Maine sat. The U.S. Attorney's Office for the District of Maine won."
        );
        let mut tagged = tagged.to_vec();
        if attorney.contains("Fox") {
            tagged.push(("Cy Fox", "Official"));
        }
        let (_, _, _, entities) = read(&source, &tagged);
        let found: Vec<(&str, &[String], usize)> = entities
            .iter()
            .filter(|entity| entity.name.contains("Maine"))
            .map(|entity| (entity.name.as_str(), entity.aliases.as_slice(), entity.mentions.len()))
            .collect();
        assert_eq!(found, [(office, &[][..], 2), ("District of Maine", &[][..], 1)], "{attorney}");
    }
    // Without the office the district is one thing.
    entities_are(
        "U.S. Attorney Ann Lee of the District of Maine spoke. Judge Bo Roe of the District of Maine sat.",
        &tagged[..4],
        &["Ann Lee", "District of Maine", "Bo Roe"],
    );
}

#[test]
fn a_name_within_a_description_stands_for_something_of_its_own() {
    entities_are(
        "All condemned Russia's aggression in Ukraine.",
        &[("Russia's aggression in Ukraine", "Event")],
        &["Russia's aggression in Ukraine", "Russia", "Ukraine"],
    );
    entities_are(
        "He met EU counterparts and Paris Hilton.",
        &[("EU counterparts", "Person"), ("Paris Hilton", "Person")],
        &["EU counterparts", "EU", "Paris Hilton"],
    );
    entities_are(
        "They spoke of lying to the FBI.",
        &[("lying to the FBI", "Offense")],
        &["lying to the FBI", "FBI"],
    );
    entities_are(
        "The Albuquerque Division of the FBI asked the Federal Court of Australia.",
        &[("Albuquerque Division of the FBI", "PublicBody"), ("Federal Court of Australia", "PublicBody")],
        &["Albuquerque Division of the FBI", "FBI", "Federal Court of Australia"],
    );
    entities_are(
        "An African American driver came to the Brussels Conference on Aid and the Summit of the Americas.",
        &[
            ("African American driver", "Person"),
            ("Brussels Conference on Aid", "Event"),
            ("Summit of the Americas", "Event"),
        ],
        &["African American driver", "Brussels Conference on Aid", "Summit of the Americas"],
    );
}

#[test]
fn a_person_is_known_without_the_office_and_by_another_name() {
    entities_are(
        "Ali Al-Mudhaf came. Minister Mudhaf spoke. Mudhaf left with Prince Andrew and Dean Martin.",
        &[
            ("Ali Al-Mudhaf", "Official"),
            ("Minister Mudhaf", "Official"),
            ("Mudhaf", "Official"),
            ("Prince Andrew", "Person"),
            ("Dean Martin", "Person"),
        ],
        &["Ali Al-Mudhaf | Mudhaf", "Prince Andrew", "Dean Martin"],
    );
    entities_are(
        "Rodney D. King, aka \"Shadow,\" met Ann Lee, also of Shadow Hills.",
        &[("Rodney D. King", "Person"), ("Shadow", "Person"), ("Ann Lee", "Person")],
        &["Rodney D. King | Shadow", "Ann Lee"],
    );
}

#[test]
fn two_forms_of_a_full_name_are_one_before_the_surname_is_looked_at() {
    entities_are(
        "Wendy R. Sherman left. Sherman met Tony Blinken. Wendy Sherman spoke to Antony J. Blinken. Blinken smiled.",
        &[
            ("Wendy R. Sherman", "Official"),
            ("Sherman", "Official"),
            ("Tony Blinken", "Official"),
            ("Wendy Sherman", "Official"),
            ("Antony J. Blinken", "Official"),
            ("Blinken", "Official"),
        ],
        &["Wendy R. Sherman | Sherman | Wendy Sherman", "Antony J. Blinken | Tony Blinken | Blinken"],
    );
}

#[test]
fn three_forms_of_a_full_name_are_one_whichever_stands_first() {
    entities_are(
        "Antony J. Blinken left. Antony Blinken, dear Tony. Tony Blinken spoke. Blinken smiled.",
        &[
            ("Antony J. Blinken", "Official"),
            ("Antony Blinken", "Official"),
            ("Tony", "Official"),
            ("Tony Blinken", "Official"),
            ("Blinken", "Official"),
        ],
        &["Antony J. Blinken | Antony Blinken | Tony | Tony Blinken | Blinken"],
    );
    entities_are(
        "Antony J. Blinken spoke. We thank you, Tony.",
        &[("Antony J. Blinken", "Official"), ("Tony", "Official")],
        &["Antony J. Blinken | Tony"],
    );
    entities_are(
        "Antony J. Blinken met Antony Moss. We thank you, Tony.",
        &[("Antony J. Blinken", "Official"), ("Antony Moss", "Person"), ("Tony", "Official")],
        &["Antony J. Blinken", "Antony Moss", "Tony"],
    );
}

#[test]
fn who_is_named_with_an_office_before_a_fuller_name_without_one_is_another() {
    let full = ("Kit Marlowe", "Person");
    entities_are(
        "We thank President Marlowe. The story of Kit Marlowe is another.",
        &[("Marlowe", "Official"), full],
        &["Marlowe", "Kit Marlowe"],
    );
    entities_are(
        "PRESIDENT MARLOWE IN RIGA\n\nWe met Kit Marlowe in Riga on Monday.",
        &[("MARLOWE", "Official"), full],
        &["Kit Marlowe | MARLOWE"],
    );
    entities_are("We met Kit Marlowe. President Marlowe spoke.", &[full], &["Kit Marlowe | Marlowe"]);
}

#[test]
fn a_short_form_that_the_lists_know_is_no_other_thing() {
    entities_are(
        "The United Nations Security Council met. A professor at USC spoke.",
        &[("United Nations Security Council", "PublicBody"), ("USC", "Organization")],
        &["United Nations Security Council", "USC"],
    );
    entities_are(
        "The UN and the U.S. NATO mission spoke of the UN Support Mission. The ROK and the Democratic People's Republic of Korea did not.",
        &[
            ("UN", "PublicBody"),
            ("U.S. NATO", "PublicBody"),
            ("UN Support Mission", "PublicBody"),
            ("ROK", "Country"),
            ("Democratic People's Republic of Korea", "Country"),
        ],
        &["UN", "U.S. NATO", "UN Support Mission", "ROK", "Democratic People's Republic of Korea"],
    );
}

#[test]
fn father_and_son_of_one_name_stay_apart() {
    entities_are(
        "Kit Moss spoke. His son Kit Moss Jr. left. Moss stayed.",
        &[("Kit Moss Jr", "Person"), ("Kit Moss", "Person")],
        &["Kit Moss | Moss", "Kit Moss Jr"],
    );
    entities_are(
        "Kit B. Moss Jr. spoke. Kit Moss left.",
        &[("Kit B. Moss Jr", "Person"), ("Kit Moss", "Person")],
        &["Kit B. Moss Jr | Kit Moss"],
    );
}

#[test]
fn a_headline_speaks_of_the_agreement_that_the_text_names() {
    let tagged = [
        ("HISTORIC PARTNERSHIP", "Agreement"),
        ("Memorandum of Cooperation", "Agreement"),
        ("Oslo Accord", "Agreement"),
    ];
    entities_are(
        "CANADA SIGNS HISTORIC PARTNERSHIP\n\nIt is a Memorandum of Cooperation beside the Oslo Accord.",
        &tagged,
        &["Memorandum of Cooperation | HISTORIC PARTNERSHIP", "Oslo Accord"],
    );
    entities_are(
        "HISTORIC PARTNERSHIP\n\nThe Memorandum of Cooperation was signed beside the Oslo Accord.",
        &tagged,
        &["HISTORIC PARTNERSHIP", "Memorandum of Cooperation", "Oslo Accord"],
    );
}

#[test]
fn family_members_of_one_surname_stay_apart() {
    entities_are(
        "Ann Lee and Bo Lee came. Lee spoke.",
        &[("Ann Lee", "Person"), ("Bo Lee", "Person")],
        &["Ann Lee", "Bo Lee", "Lee"],
    );
    entities_are(
        "Ann Lee came. Mr. Lee's sister, Bo Lee, spoke.",
        &[("Ann Lee", "Person"), ("Bo Lee", "Person")],
        &["Ann Lee | Lee", "Bo Lee"],
    );
}

#[test]
fn loose_words_are_no_part_of_a_name() {
    entities_are(
        "He left the Port of Ely and went.",
        &[("the Port of Ely and", "Facility")],
        &["Port of Ely"],
    );
}

#[test]
fn offices_stand_beside_names() {
    let (_, text, mentions, _) = read("U.S. Attorney Ann Lee spoke.", &[("Ann Lee", "Official")]);
    assert_eq!(mentions.len(), 1);
    assert_eq!(mentions[0].title.map(|span| text.slice(span)), Some("U.S. Attorney"));
}

#[test]
fn words_that_point_back_are_mentions_of_the_last_agreement() {
    let (_, text, mentions, entities) =
        read("They signed the Oslo Accord. The accord holds.", &[("Oslo Accord", "Agreement")]);
    let words: Vec<&str> =
        entities[0].mentions.iter().map(|ix| text.slice(mentions[ix.index()].span)).collect();
    assert_eq!(words, ["Oslo Accord", "accord"]);
}

#[track_caller]
fn status_is(source: &str, expected: Option<ClaimStatus>) {
    let (engine, text, mentions, entities) =
        read(source, &[("Ann Lee", "Person"), ("Oslo Accord", "Agreement")]);
    let found = relations::relate(&text, &mentions, &entities, &[], engine.schema(), &engine.rules);
    let signed = engine.schema().property_id("signed");
    let found =
        found.iter().find(|one| Some(one.property) == signed && matches!(one.target, Target::Entity(_)));
    assert_eq!(found.map(|one| one.status), expected, "{source}");
}

#[test]
fn what_is_denied_or_imagined_is_not_asserted() {
    use ClaimStatus::{Alleged, Asserted, Hypothetical, Negated, Planned};
    status_is("Ann Lee signed the Oslo Accord.", Some(Asserted));
    status_is("Ann Lee will sign the Oslo Accord on Monday.", Some(Planned));
    status_is("Ann Lee will sign the Oslo Accord.", Some(Hypothetical));
    status_is("Ann Lee would sign the Oslo Accord.", Some(Hypothetical));
    status_is("Ann Lee refused to sign the Oslo Accord.", Some(Negated));
    status_is("Ann Lee has not signed the Oslo Accord.", Some(Negated));
    status_is("Ann Lee allegedly signed the Oslo Accord.", Some(Alleged));
    status_is("Ann Lee saw the Oslo Accord.", None);
}

#[test]
fn any_text_is_read() {
    let engine = Engine::new().unwrap();
    for source in
        ["a", "(((", "....", "A. B. C. D.", "\u{200b}x\u{301}", "李克强访问了挪威。", "🚀 🚀 U.S.U.S.U.S"]
    {
        let extraction = engine.extract(parse_document("x.txt", source.as_bytes()).unwrap());
        assert!(extraction.relations.len() <= extraction.entities.len().pow(2) * 40);
    }
}
