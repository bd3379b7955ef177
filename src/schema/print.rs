//! The schema as a table that people read.

use super::Schema;
use crate::types::ClassId;
use std::fmt::{self, Write};

/// Writes classes with their hierarchy and relations with domain and range.
pub fn print(schema: &Schema, out: &mut impl Write) -> fmt::Result {
    writeln!(out, "schema {} {} <{}>\n\nClasses", schema.name(), schema.version(), schema.namespace())?;
    for (id, class) in schema.classes().filter(|(_, class)| class.parent.is_none()) {
        writeln!(out, "  {:<18} {}", class.name, class.definition)?;
        for (_, below) in schema.classes().filter(|(_, below)| below.parent == Some(id)) {
            writeln!(out, "    {:<16} {}", below.name, below.definition)?;
        }
    }
    writeln!(out, "\nRelations")?;
    for (_, property) in schema.properties() {
        let names = |ids: &[ClassId]| {
            ids.iter().map(|&id| schema.class(id).name.as_str()).collect::<Vec<_>>().join(" | ")
        };
        let arrow = if property.symmetric { "<->" } else { "->" };
        writeln!(
            out,
            "  {:<18} {} {arrow} {}",
            property.name,
            names(&property.domain),
            names(&property.range)
        )?;
        writeln!(out, "  {:<18}   {}", "", property.definition)?;
    }
    if !schema.exclusions().is_empty() {
        writeln!(out, "\nWhat excludes what")?;
    }
    for exclusion in schema.exclusions() {
        writeln!(out, "  {:<18} {}", exclusion.name, exclusion.definition)?;
    }
    Ok(())
}
