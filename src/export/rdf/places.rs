//! Where a place lies, in the terms of WGS84 and `GeoSPARQL`, and which item of public lists it is.

use super::vocabulary::{core, iri};
use crate::graph::Node;
use crate::types::{BASIS, COUNTRY, LATITUDE, LONGITUDE, REGION};
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};

/// Lists whose items have IRIs, with what stands around an item's number.
const ITEMS: [(&str, &str, &str); 2] =
    [("geonames", "https://sws.geonames.org/", "/"), ("wikidata", "http://www.wikidata.org/entity/", "")];

/// The property of an attribute that lists give to places; none for other attributes.
pub(super) fn property(attribute: &str) -> Option<NamedNode> {
    Some(match attribute {
        LATITUDE => iri("wgs84", "lat"),
        LONGITUDE => iri("wgs84", "long"),
        COUNTRY => core("country"),
        REGION => core("region"),
        BASIS => core("locatedBecause"),
        _ => return None,
    })
}

/// A number of degrees, if it is one.
pub(super) fn degrees(value: &str) -> Option<Literal> {
    value.parse::<f64>().ok().filter(|number| number.is_finite() && value.contains('.'))?;
    let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    value.chars().all(plain).then(|| Literal::new_typed_literal(value, xsd::DECIMAL))
}

/// The point of a node that has coordinates, as `GeoSPARQL` writes it: the longitude first.
pub(super) fn point(node: &Node) -> Option<Literal> {
    let at = |name| node.attributes.get(name).filter(|value| degrees(value).is_some());
    let (latitude, longitude) = (at(LATITUDE)?, at(LONGITUDE)?);
    let kind = iri("geo", "wktLiteral");
    Some(Literal::new_typed_literal(format!("POINT({longitude} {latitude})"), kind))
}

/// The items of public lists that a node is: near matches, for what a document means is a judgement.
pub(super) fn items(node: &Node) -> impl Iterator<Item = NamedNode> + '_ {
    ITEMS.into_iter().filter_map(|(list, before, after)| {
        let number = node.identifiers.get(list)?;
        let plain = !number.is_empty() && number.chars().all(|c| c.is_ascii_alphanumeric());
        plain.then(|| NamedNode::new_unchecked(format!("{before}{number}{after}")))
    })
}
