//! The parts that classes and relations play for the program.

/// A part that the program needs to know by more than its name; `[roles]` of the schema file says which
/// class or relation plays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Class of the documents themselves.
    Document,
    /// Relation from every node to the documents that mention it.
    Mentioned,
    /// Class of human beings.
    Person,
    /// Class of persons who hold a public office.
    Official,
    /// Class of bodies of people.
    Organization,
    /// Class of public bodies.
    PublicBody,
    /// Class of businesses.
    Company,
    /// Class of locations.
    Place,
    /// Class of states.
    Country,
    /// Class of parts of states.
    Region,
    /// Class of towns.
    City,
    /// Class of buildings and the like.
    Facility,
    /// Class of treaties and contracts.
    Agreement,
    /// Class of happenings.
    Event,
    /// Class of statutes.
    Law,
    /// Class of crimes.
    Offense,
    /// Relation from a speaker to the document that carries the words.
    Quoted,
    /// Relation from a thing to the place that it lies in.
    LiesIn,
    /// Relation from a document to an earlier one that it repeats.
    Duplicate,
}

impl Role {
    /// All parts with their names in the file, in order.
    pub(crate) const ALL: [(Role, &'static str); 19] = [
        (Role::Document, "document"),
        (Role::Mentioned, "mentioned"),
        (Role::Person, "person"),
        (Role::Official, "official"),
        (Role::Organization, "organization"),
        (Role::PublicBody, "public-body"),
        (Role::Company, "company"),
        (Role::Place, "place"),
        (Role::Country, "country"),
        (Role::Region, "region"),
        (Role::City, "city"),
        (Role::Facility, "facility"),
        (Role::Agreement, "agreement"),
        (Role::Event, "event"),
        (Role::Law, "law"),
        (Role::Offense, "offense"),
        (Role::Quoted, "quoted"),
        (Role::LiesIn, "lies-in"),
        (Role::Duplicate, "duplicate"),
    ];

    /// Whether a relation plays the part, and not a class.
    pub(crate) fn is_relation(self) -> bool {
        matches!(self, Self::Mentioned | Self::Quoted | Self::LiesIn | Self::Duplicate)
    }

    /// Whether a schema may not be without it.
    pub(crate) fn is_required(self) -> bool {
        matches!(self, Self::Document | Self::Mentioned)
    }
}
