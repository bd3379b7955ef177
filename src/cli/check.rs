//! Holds a graph that was just built against its schema.

use crate::KnowledgeGraph;
use crate::export::{Format, Options, write};
use crate::schema::Schema;
use crate::types::{Diagnostic, Place, Severity};
use crate::validate::validate;
use std::path::Path;

/// So many findings are told one by one.
const TOLD: usize = 10;

/// How a graph fits its schema.
pub(super) struct Check {
    /// How many findings there are.
    pub(super) findings: usize,
    /// What to tell of them.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Checks the graph as `tieline validate` will check the `graph.json` of the folder that it is written to.
pub(super) fn check(
    graph: &KnowledgeGraph,
    schema: &Schema,
    formats: &[Format],
    out: &Path,
) -> anyhow::Result<Check> {
    let mut json: Vec<u8> = Vec::new();
    write(graph, schema, Format::Json, &Options::default(), &mut json)?;
    let name = out.join("graph.json").display().to_string();
    let is_kept = formats.contains(&Format::Json);
    let found = validate(&name, &String::from_utf8(json)?, schema)?;
    let mut warnings: Vec<Diagnostic> = found
        .iter()
        .take(TOLD)
        .map(|one| {
            let line = one.line.filter(|_| is_kept);
            let message =
                format!("{}: the {} `{}`: {}", one.kind.name(), one.item.name(), one.id, one.message);
            warning(&name, line, message, None)
        })
        .collect();
    let all = match found.len() {
        0 => None,
        1 => Some("1 finding: the graph does not conform to its schema".to_owned()),
        count => Some(format!("{count} findings: the graph does not conform to its schema")),
    };
    let hint = if is_kept {
        format!("`tieline validate {}` lists them all", out.display())
    } else {
        "write it with `--format json` too; `tieline validate` lists them all".to_owned()
    };
    warnings.extend(all.map(|message| warning(&name, None, message, Some(hint))));
    Ok(Check { findings: found.len(), warnings })
}

fn warning(file: &str, line: Option<usize>, message: String, hint: Option<String>) -> Diagnostic {
    let place = Place { file: file.to_owned(), line, column: None };
    Diagnostic { severity: Severity::Warning, place, message, hint }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::export::{Format, sample};
    use std::path::Path;

    #[test]
    fn a_graph_that_does_not_conform_is_told_with_its_count() {
        let schema = sample::schema();
        let graph = sample::hostile(&schema);
        let with_json = check(&graph, &schema, &[Format::Json], Path::new("o")).unwrap();
        let told: Vec<String> = with_json.warnings.iter().map(ToString::to_string).collect();
        assert!(with_json.findings > 0 && told.len() == with_json.findings.min(super::TOLD) + 1, "{told:?}");
        assert!(told[0].starts_with("warning: o/graph.json:"), "{told:?}");
        let all = format!(
            "{} findings: the graph does not conform to its schema\n  hint: `tieline validate o`",
            with_json.findings
        );
        assert!(told.last().unwrap().contains(&all), "{told:?}");
        let without = check(&graph, &schema, &[Format::Turtle], Path::new("o")).unwrap();
        assert!(
            without.warnings[0].to_string().starts_with("warning: o/graph.json: "),
            "no line of a file that is not there"
        );
    }

    #[test]
    fn a_graph_that_conforms_gives_no_word() {
        let found = check(&sample::empty(), &sample::schema(), &[Format::Json], Path::new("o")).unwrap();
        assert!(found.findings == 0 && found.warnings.is_empty());
    }
}
