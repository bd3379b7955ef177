//! What can be wrong with a graph.

/// The part of the file that something is wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A document.
    Document,
    /// A node.
    Node,
    /// An edge.
    Edge,
}

impl Item {
    /// All parts, in the order of the file.
    pub const ALL: [Self; 3] = [Self::Document, Self::Node, Self::Edge];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Node => "node",
            Self::Edge => "edge",
        }
    }

    /// The key of its list in the file.
    pub(super) fn list(self) -> &'static str {
        match self {
            Self::Document => "documents",
            Self::Node => "nodes",
            Self::Edge => "edges",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The part of the file.
    pub item: Item,
    /// Its position in its list.
    pub index: usize,
    /// Its id, where it has one.
    pub id: String,
    /// The line of the file, if it is laid out with an item a line.
    pub line: Option<usize>,
    /// What kind of fault it is.
    pub kind: Kind,
    /// What is wrong, in words.
    pub message: String,
}

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A key is missing, unknown or holds what it may not.
    Form,
    /// An id that another of its kind has.
    DuplicateId,
    /// Two edges of one relation, ends and standing.
    RepeatedEdge,
    /// A class that the schema lacks.
    UnknownClass,
    /// A relation that the schema lacks.
    UnknownRelation,
    /// An attribute that the relation does not have.
    UnknownAttribute,
    /// A document that the file lacks.
    UnknownDocument,
    /// An end that is no node of the file.
    DanglingEnd,
    /// A source of a class that the relation does not start from.
    Domain,
    /// A target of a class that the relation does not lead to.
    Range,
    /// A relation beside another that excludes it.
    Excluded,
    /// A claim status that there is none of.
    Status,
    /// A confidence outside 0 to 1, or an edge's that is not the best of its evidence.
    Confidence,
    /// An edge that says of another number of documents than its evidence is of, or of more publishers than documents,
    /// that they state it.
    Support,
    /// An edge that nothing states.
    NoEvidence,
    /// A node that no document mentions.
    NoMention,
    /// A node without a name.
    NoLabel,
    /// A latitude or longitude that is no number of degrees, or one without the other.
    Position,
    /// Bytes that lie outside the text, are none, cut a character in two, or are not where they belong.
    Span,
    /// Words that do not stand under their bytes.
    Quotation,
    /// An end of a piece of evidence that is no mention of the edge's end.
    NotMentioned,
    /// No rule or model that could have found it.
    Method,
    /// No SHA-256.
    Digest,
    /// A document without its node, or a node of a document that is of another class.
    DocumentNode,
}

impl Kind {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::DuplicateId => "duplicate-id",
            Self::RepeatedEdge => "repeated-edge",
            Self::UnknownClass => "unknown-class",
            Self::UnknownRelation => "unknown-relation",
            Self::UnknownAttribute => "unknown-attribute",
            Self::UnknownDocument => "unknown-document",
            Self::DanglingEnd => "dangling-end",
            Self::Domain => "domain",
            Self::Range => "range",
            Self::Excluded => "excluded",
            Self::Status => "status",
            Self::Confidence => "confidence",
            Self::Support => "support",
            Self::NoEvidence => "no-evidence",
            Self::NoMention => "no-mention",
            Self::NoLabel => "no-label",
            Self::Position => "position",
            Self::Span => "span",
            Self::Quotation => "quotation",
            Self::NotMentioned => "not-mentioned",
            Self::Method => "method",
            Self::Digest => "digest",
            Self::DocumentNode => "document-node",
        }
    }

    /// The constraint of SHACL that says the same, by the name of its component.
    pub(super) fn constraint(self) -> Option<&'static str> {
        Some(match self {
            Self::DuplicateId => "MaxCountConstraintComponent",
            Self::UnknownClass | Self::Domain | Self::Range => "QualifiedMinCountConstraintComponent",
            Self::UnknownRelation | Self::Status => "InConstraintComponent",
            Self::DanglingEnd => "NodeConstraintComponent",
            Self::UnknownDocument => "ClassConstraintComponent",
            Self::Confidence | Self::Position => "MaxInclusiveConstraintComponent",
            Self::NoEvidence | Self::NoMention => "MinCountConstraintComponent",
            Self::NoLabel => "MinLengthConstraintComponent",
            Self::Support => "LessThanOrEqualsConstraintComponent",
            Self::Span => "LessThanConstraintComponent",
            Self::Method | Self::Digest => "PatternConstraintComponent",
            _ => return None,
        })
    }
}
