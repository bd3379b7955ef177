//! The page's files without what only their authors read.

/// The text without indentation, blank lines and lines that are a comment. No string of the page runs over a line end.
pub(super) fn lean(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::lean;
    use crate::export::html::SCRIPT;

    #[test]
    fn what_runs_stays() {
        let script = "// Why.\nconst a = () => {\n  // And so.\n  return 'x // y'; // z\n};\n\n";
        assert_eq!(lean(script), "const a = () => {\nreturn 'x // y'; // z\n};\n");
    }

    #[test]
    fn no_string_of_the_script_runs_over_a_line_end() {
        for line in SCRIPT.lines().filter(|line| !line.trim().starts_with("//")) {
            assert!(line.matches('`').count() % 2 == 0, "{line}");
        }
    }
}
