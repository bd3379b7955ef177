//! The schema as RDF: an OWL ontology and SHACL shapes for the graphs that are built by it.
//!
//! The shapes need no reasoner: where a class is asked for, those below it are named too.

mod owl;
mod shapes;
mod sheet;

pub use owl::write_ontology;
pub use shapes::write_shapes;

#[cfg(test)]
mod tests {
    use super::{write_ontology, write_shapes};
    use crate::schema::load_default;
    use oxrdf::Graph;
    use oxrdfio::{RdfFormat, RdfParser};

    fn written(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn triples(turtle: &str) -> Graph {
        let parser = RdfParser::from_format(RdfFormat::Turtle);
        parser.for_slice(turtle.as_bytes()).map(|quad| oxrdf::Triple::from(quad.unwrap())).collect()
    }

    /// The files beside `press.toml`, and what is written now. `UPDATE=1` accepts it.
    #[test]
    fn the_files_in_the_repository_are_those_of_the_schema() {
        let schema = load_default().unwrap();
        let owl = written(|out| write_ontology(&schema, out));
        let shapes = written(|out| write_shapes(&schema, out));
        for (file, text) in [("press.owl.ttl", &owl), ("press.shapes.ttl", &shapes)] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, text).unwrap();
            }
            let there = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(there == *text, "schema/{file} is of another schema; UPDATE=1 cargo test writes it anew");
            assert!(triples(text).len() > 100, "{file}");
        }
        for part in [
            "press:Official a owl:Class ;",
            "rdfs:subClassOf press:Person",
            "rdfs:subPropertyOf schema:worksFor",
            "owl:inverseOf schema:organizer",
            "dcterms:",
            "prov:",
            "ftm:",
        ] {
            assert!(owl.contains(part), "{part}");
        }
        assert!(shapes.contains("sh:targetClass press:Person"), "{shapes}");
    }

    #[test]
    fn a_schema_of_ones_own_has_its_own_names() {
        let source = "name='t'\nversion='1'\nnamespace='http://t/'\n[roles]\ndocument='D'\nmentioned='m'\n\
                      [[class]]\nname='D'\nlabel='a \"d\"'\nplural='d'\ndefinition='d'\n\
                      [[relation]]\nname='m'\nlabel='m'\ninverse='m'\ndefinition='m'\ndomain=['D']\nrange=['D']\n";
        let schema = crate::schema::load("t.toml", source).unwrap();
        let owl = written(|out| write_ontology(&schema, out));
        assert!(owl.contains("t:D a owl:Class") && owl.contains("\"a \\\"d\\\"\"@en"), "{owl}");
        assert!(!written(|out| write_shapes(&schema, out)).contains("press"), "names of another schema");
    }
}
