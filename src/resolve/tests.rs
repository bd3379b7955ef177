//! Things of one name in small contexts.

use super::{Decisions, resolve};
use crate::schema::{Role, Schema, load_default};
use crate::types::{
    ClaimStatus, Confidence, Document, DocumentIx, EntityIx, Evidence, Extraction, LocalEntity, Mention,
    MentionForm, MentionIx, Method, Reason, RelationMention, Span, Target,
};
use std::collections::BTreeSet;

/// A document that names a person after an office, then a body.
fn extraction(id: &str, office: &str, person: &str, body: &str, schema: &Schema) -> Extraction {
    let text = format!("{office} {person} {body}");
    let at = [office.len() + 1, office.len() + person.len() + 2];
    let mention = |start: usize, name: &str, role, title| Mention {
        span: Span::new(start, start + name.len()),
        class: schema.class_for(role).unwrap(),
        form: MentionForm::Name,
        title,
        reason: Reason::Model,
        confidence: Confidence::from_permille(900),
    };
    let title = (!office.is_empty()).then(|| Span::new(0, office.len()));
    let mentions =
        vec![mention(at[0], person, Role::Person, title), mention(at[1], body, Role::Organization, None)];
    let entities = [person, body].into_iter().zip(&mentions).enumerate();
    let entities = entities.map(|(index, (name, mention))| LocalEntity {
        class: mention.class,
        name: name.to_owned(),
        aliases: Vec::new(),
        mentions: vec![MentionIx::new(index)],
    });
    Extraction {
        document: Document::of_text(id, &text),
        entities: entities.collect(),
        sentences: vec![Span::new(0, text.len()); 2],
        mentions,
        relations: Vec::new(),
    }
}

/// Which documents' persons are one node.
fn groups(corpus: &[Extraction], schema: &Schema) -> BTreeSet<BTreeSet<String>> {
    let nodes = resolve(corpus, schema, &Decisions::default()).0.nodes.into_iter();
    let persons = nodes.map(|node| {
        let members = node.members.into_iter().filter(|(_, entity)| *entity == EntityIx(0));
        members.map(|(document, _)| corpus[document.index()].document.id.clone()).collect()
    });
    persons.filter(|group: &BTreeSet<String>| !group.is_empty()).collect()
}

#[track_caller]
fn case(one: [&str; 2], other: [&str; 2], same: bool) {
    let schema = load_default().unwrap();
    let corpus = [("a", one), ("b", other)]
        .map(|(id, [office, body])| extraction(id, office, "Ann Roe", body, &schema));
    assert_eq!(groups(&corpus, &schema).len() == 1, same, "{one:?} {other:?}");
}

/// A document that names persons alone.
fn persons(id: &str, names: &[&str], schema: &Schema) -> Extraction {
    let mut read = written(id, names[0], "Official; office President; with Reef Party", schema);
    for name in &names[1..] {
        let other = written(id, name, "Official; office President; with Reef Party", schema);
        let offset = read.document.text.len();
        let text = format!("{}{}", read.document.text, other.document.text);
        read.document = Document::of_text(id, &text);
        let mut mention = other.mentions[0].clone();
        mention.span = Span::new(mention.span.start as usize + offset, mention.span.end as usize + offset);
        mention.title = None;
        read.entities.push(LocalEntity {
            mentions: vec![MentionIx::new(read.mentions.len())],
            ..other.entities[0].clone()
        });
        read.mentions.push(mention);
        read.sentences.push(Span::new(offset, text.len()));
    }
    read
}

#[test]
fn a_surname_that_fits_two_names_of_its_document_keeps_neither_apart_elsewhere() {
    let schema = load_default().unwrap();
    let corpus = [
        persons("a", &["Marlowe", "Kit Marlowe", "Kitt Marlowe"], &schema),
        persons("b", &["Marlowe"], &schema),
        persons("c", &["Kit Marlowe"], &schema),
    ];
    let nodes = resolve(&corpus, &schema, &Decisions::default()).0.nodes;
    let whole = nodes.iter().find(|node| node.label == "Kit Marlowe").expect("a node of the full name");
    let documents: BTreeSet<usize> = whole.members.iter().map(|(document, _)| document.index()).collect();
    assert_eq!(documents, BTreeSet::from([0, 1, 2]));
    assert!(nodes.iter().any(|node| node.label == "Kitt Marlowe"), "the other one is a node of its own");
}

/// A document that calls one body by a name and by its letters.
fn lettered(id: &str, name: &str, letters: &str, schema: &Schema) -> Extraction {
    let mut read = persons(id, &[name, letters], schema);
    let class = schema.class_for(Role::Organization).unwrap();
    read.mentions.iter_mut().for_each(|mention| {
        mention.class = class;
        mention.title = None;
    });
    let letters = read.entities.pop().unwrap();
    read.entities[0].class = class;
    read.entities[0].mentions.extend(letters.mentions);
    read
}

#[test]
fn letters_that_are_spelled_out_otherwise_are_of_two_bodies() {
    let schema = load_default().unwrap();
    let nodes = |names: [&str; 2]| {
        let corpus = [("a", names[0]), ("b", names[1])].map(|(id, name)| lettered(id, name, "WKO", &schema));
        groups(&corpus, &schema).len()
    };
    assert_eq!(nodes(["World Kelp Organization", "Western Kite Outfitters"]), 2);
    assert_eq!(nodes(["World Kelp Organization", "Organization Kelp of the World"]), 1);
    assert_eq!(nodes(["World Kelp Organization", "Kelp Alliance"]), 1);
}

#[test]
fn a_surname_goes_where_most_documents_have_the_fuller_name() {
    let schema = load_default().unwrap();
    let joined = |kits: usize| {
        let mut corpus = vec![persons("a", &["Marlowe"], &schema), persons("b", &["Hugo Marlowe"], &schema)];
        corpus.extend((0..kits).map(|at| persons(&format!("c{at}"), &["Kit Marlowe"], &schema)));
        let nodes = resolve(&corpus, &schema, &Decisions::default()).0.nodes;
        let with = nodes.iter().find(|node| node.members.iter().any(|(document, _)| document.index() == 0));
        with.map(|node| node.label.clone()).unwrap_or_default()
    };
    assert_eq!(joined(3), "Marlowe");
    assert_eq!(joined(4), "Kit Marlowe");
}

#[test]
fn only_a_clear_difference_keeps_persons_of_one_name_apart() {
    case(["Judge", "Toledo Court"], ["Fire Chief", "Ellery Fire Department"], false);
    case(["Judge", "Toledo Court"], ["Judge", "Dayton Court"], true);
    case(["Judge", "Toledo Court"], ["Fire Chief", "Toledo Court"], true);
    case(["Judge", "Toledo Court"], ["", "Ellery Fire Department"], true);
    case(["Mr.", "Toledo Court"], ["Fire Chief", "Ellery Fire Department"], true);
    case(["Former Senator", "Reef Party"], ["Senator", "Green Party"], true);
}

#[test]
fn a_third_document_joins_what_two_would_not_in_any_order() {
    let schema = load_default().unwrap();
    let of = |id, office, body| extraction(id, office, "Ann Roe", body, &schema);
    let corpus = [
        of("a", "Senator", "Reef Party"),
        of("b", "Secretary", "Harbour Ministry"),
        of("c", "Secretary", "Reef Party"),
        of("d", "Fire Chief", "Ellery Fire Department"),
    ];
    let expected = groups(&corpus, &schema);
    assert_eq!(expected.iter().map(BTreeSet::len).collect::<Vec<_>>(), [3, 1]);
    for turn in 1..corpus.len() {
        let mut other = corpus.to_vec();
        other.rotate_left(turn);
        assert_eq!(groups(&other, &schema), expected);
        other.reverse();
        assert_eq!(groups(&other, &schema), expected);
    }
}

/// A document of a name in a context, as `cases.tsv` writes it, and the class of the thing.
fn written(id: &str, name: &str, context: &str, schema: &Schema) -> Extraction {
    let mut parts = context.split(';').map(str::trim);
    let class = schema.class_id(parts.next().unwrap()).unwrap_or_else(|| panic!("no class: {context}"));
    let role = |role| schema.class_for(role).unwrap();
    let (mut office, mut others, mut ends, mut published) = ("", Vec::new(), Vec::new(), None);
    let mut born = String::new();
    for part in parts {
        let (what, value) = part.split_once(' ').unwrap_or_else(|| panic!("no value: {context}"));
        match what {
            "office" => office = value,
            "with" => others.extend(value.split(", ").map(|other| (other, role(Role::Organization)))),
            "of" | "in" => {
                let class = role(if what == "of" { Role::Organization } else { Role::Region });
                ends.push((others.len(), None));
                others.push((value, class));
            }
            "leads" => {
                ends.push((others.len(), schema.property_id("heads")));
                others.push((value, role(Role::City)));
            }
            "born" => born = format!(", born {value}"),
            "on" => published = Some(value.parse().unwrap()),
            other => panic!("no such context: {other}"),
        }
    }
    let mut text = if office.is_empty() { String::new() } else { format!("{office} ") };
    let title = (!office.is_empty()).then(|| Span::new(0, office.len()));
    let mut mentions = Vec::new();
    for (name, class) in [(name, class)].into_iter().chain(others) {
        let start = text.len();
        text.push_str(name);
        mentions.push(Mention {
            span: Span::new(start, text.len()),
            class,
            form: if name.contains(char::is_uppercase) {
                MentionForm::Name
            } else {
                MentionForm::Description
            },
            title: title.filter(|_| start <= office.len() + 1),
            reason: Reason::Model,
            confidence: Confidence::from_permille(900),
        });
        text.push_str(&std::mem::take(&mut born));
        text.push_str(" . ");
    }
    let sentence = Span::new(0, text.len());
    let relations = ends.into_iter().map(|(end, leads)| {
        let accepts = |property| schema.accepts(property, class, mentions[end + 1].class);
        let lies_in = schema.property_for(Role::LiesIn).filter(|&property| accepts(property));
        let property =
            leads.or(lies_in).or_else(|| schema.properties().map(|(id, _)| id).find(|&id| accepts(id)));
        RelationMention {
            property: property.unwrap_or_else(|| panic!("no relation: {context}")),
            source: EntityIx(0),
            target: Target::Entity(EntityIx::new(end + 1)),
            status: ClaimStatus::Asserted,
            attributes: leads.map(|_| ("title".to_owned(), office.to_owned())).into_iter().collect(),
            evidence: Evidence {
                document: DocumentIx(0),
                sentence,
                source: mentions[0].span,
                target: Some(mentions[end + 1].span),
                speaker: None,
                method: Method::Rule("test".into()),
                confidence: Confidence::from_permille(900),
            },
        }
    });
    let relations = relations.collect();
    let entities = mentions.iter().enumerate().map(|(at, mention)| LocalEntity {
        class: mention.class,
        name: mention.span.of(&text).to_owned(),
        aliases: Vec::new(),
        mentions: vec![MentionIx::new(at)],
    });
    Extraction {
        document: Document { published, ..Document::of_text(id, &text) },
        entities: entities.collect(),
        sentences: vec![sentence; mentions.len()],
        mentions,
        relations,
    }
}

#[test]
fn variants_are_one_and_homonyms_two() {
    let schema = load_default().unwrap();
    let mut wrong = Vec::new();
    for line in include_str!("cases.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (&[a, one, b, other, expected], limit) = (columns.first_chunk().unwrap(), columns.get(5));
        let corpus = [written("a", a, one, &schema), written("b", b, other, &schema)];
        let found = if groups(&corpus, &schema).len() == 1 { "same" } else { "different" };
        match limit {
            None if found != expected => wrong.push(format!("{found}: {line}")),
            Some(_) if found == expected => wrong.push(format!("no limit any more: {line}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_joins_father_and_son_but_the_same_office() {
    let schema = load_default().unwrap();
    let company = "with Olive Bank, Reef Party";
    let of = |id, name, office: &str| {
        let class =
            if office.is_empty() { "Person".to_owned() } else { format!("Official; office {office}") };
        written(id, name, &format!("{class}; {company}"), &schema)
    };
    let together = |corpus: &[Extraction], a: &str, b: &str| {
        groups(corpus, &schema).iter().any(|group| group.contains(a) && group.contains(b))
    };
    let family = [
        of("a", "Rodrick Vane", ""),
        of("b", "Rodrick Vane Jr.", ""),
        of("c", "Vane", ""),
        of("d", "R. Vane", ""),
        of("e", "Rodrick J. Vane", "President"),
    ];
    assert!(!together(&family, "a", "b") && !together(&family, "b", "e") && together(&family, "a", "e"));
    let one = [
        of("a", "Rodrick Vane", "Senator"),
        of("b", "Rodrick Vane Jr.", "Senator"),
        of("c", "Rodrick Vane", ""),
    ];
    assert!(together(&one, "a", "b") && together(&one, "b", "c"));
}

#[test]
fn a_surname_in_other_company_keeps_nobody_apart() {
    let schema = load_default().unwrap();
    let of = |id: &str, name: &str, about: &str| written(id, name, &format!("Official; {about}"), &schema);
    let corpus = [
        of("a", "Vane", "office President; with Reef Party, Harbour Agency"),
        of("b", "Vane", "with Reef Party, Harbour Agency, Sea Lodge"),
        of("c", "Rodrick Vane", "office President; with Reef Party, Harbour Agency"),
        of("d", "Rodrick Vane", "with Olive Bank"),
    ];
    let expected: BTreeSet<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
    assert!(groups(&corpus, &schema).contains(&expected), "{:?}", groups(&corpus, &schema));
}

#[test]
fn a_person_is_labelled_by_the_full_name() {
    let schema = load_default().unwrap();
    let about = "Official; office President; of Reef Party; with Olive Bank, Harbour Agency";
    let corpus: Vec<Extraction> = [("a", "Vane"), ("b", "Vane"), ("c", "Rodrick Vane")]
        .map(|(id, name)| written(id, name, about, &schema))
        .into();
    let nodes = resolve(&corpus, &schema, &Decisions::default()).0.nodes;
    let labels: Vec<&str> =
        nodes.iter().map(|node| node.label.as_str()).filter(|label| label.contains("Vane")).collect();
    assert_eq!(labels, ["Rodrick Vane"]);
}

#[test]
fn the_order_of_documents_changes_nothing() {
    let schema = load_default().unwrap();
    let cases = include_str!("cases.tsv").lines().filter(|line| !line.starts_with('#')).enumerate();
    let mut corpus: Vec<Extraction> = cases
        .flat_map(|(number, line)| {
            let columns: Vec<&str> = line.split('\t').collect();
            let one = written(&format!("a{number}"), columns[0], columns[1], &schema);
            [one, written(&format!("b{number}"), columns[2], columns[3], &schema)]
        })
        .collect();
    let expected = groups(&corpus, &schema);
    assert!(expected.len() > 100 && expected.len() < corpus.len() - 50, "{}", expected.len());
    corpus.reverse();
    assert_eq!(groups(&corpus, &schema), expected);
    let (odd, even): (Vec<_>, Vec<_>) = corpus.into_iter().enumerate().partition(|(at, _)| at % 3 == 1);
    let shuffled: Vec<Extraction> = odd.into_iter().chain(even).map(|(_, read)| read).collect();
    assert_eq!(groups(&shuffled, &schema), expected);
}

#[test]
fn a_name_that_very_many_bear_is_capped_and_said_so() {
    let schema = load_default().unwrap();
    let of = |count: usize| -> Vec<Extraction> {
        let one =
            |at| written(&format!("d{at:03}"), "Mary Johnson", &format!("Person; with Lodge {at}"), &schema);
        (0..count).map(one).collect()
    };
    assert_eq!(resolve(&of(200), &schema, &Decisions::default()).1, []);
    let found = resolve(&of(300), &schema, &Decisions::default()).1;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("`mary johnson` (300)"), "{}", found[0].message);
}
