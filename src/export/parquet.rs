//! Parquet: tables of nodes, edges and evidence, for data frames and `DuckDB`.

use super::Files;
use super::rows::{self, Cell, EDGE, Kind, NODE};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use ::parquet::basic::Compression;
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

/// Rows that are held at a time.
const GROUP: usize = 65_536;

/// Columns of a piece of evidence.
const EVIDENCE: [(&str, Kind); 12] = [
    ("edge_id", Kind::Text),
    ("document", Kind::Text),
    ("start", Kind::Whole),
    ("end", Kind::Whole),
    ("quote", Kind::Text),
    ("source_start", Kind::Whole),
    ("source_end", Kind::Whole),
    ("target_start", Kind::Whole),
    ("target_end", Kind::Whole),
    ("said_by", Kind::Text),
    ("method", Kind::Text),
    ("confidence", Kind::Decimal),
];

/// Writes the three tables below the folder `graph.parquet`.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    name: &str,
    files: &mut impl Files,
) -> io::Result<()> {
    let text = |text: &str| Cell::Text(text.to_owned().into());
    files.file(&format!("{name}/nodes.parquet"), &mut |out| {
        let columns: Vec<_> = [("id", Kind::Text), ("class", Kind::Text)].into_iter().chain(NODE).collect();
        let rows = rows::nodes(graph).map(|row| {
            let first = [text(row.id), text(&schema.class(row.class).name)];
            first.into_iter().chain(row.cells).collect()
        });
        table(&columns, rows, out).map_err(io::Error::other)
    })?;
    files.file(&format!("{name}/edges.parquet"), &mut |out| {
        let ends = ["source", "target", "relation"].map(|name| (name, Kind::Text));
        let columns: Vec<_> = ends.into_iter().chain(EDGE).collect();
        let rows = rows::edges(graph, schema).map(|row| {
            let first = [text(&row.source.id), text(&row.target.id), text(row.relation)];
            first.into_iter().chain(row.cells).collect()
        });
        table(&columns, rows, out).map_err(io::Error::other)
    })?;
    files.file(&format!("{name}/evidence.parquet"), &mut |out| {
        let rows = graph.edges().flat_map(|view| view.edge.evidence.iter().map(move |one| (view.edge, one)));
        let whole = |number: u32| Cell::Whole(number.into());
        let rows = rows.map(|(edge, one)| {
            let document = graph.document(one.document);
            // No target of its own: the document is the target.
            let target = one.target.unwrap_or_default();
            vec![
                text(&edge.id),
                text(&document.id),
                whole(one.sentence.start),
                whole(one.sentence.end),
                text(one.sentence.of(&document.text)),
                whole(one.source.start),
                whole(one.source.end),
                whole(target.start),
                whole(target.end),
                text(one.speaker.map_or("", |speaker| speaker.of(&document.text))),
                text(one.method.id()),
                Cell::Decimal(one.confidence.value()),
            ]
        });
        table(&EVIDENCE, rows, out).map_err(io::Error::other)
    })
}

fn table<'c>(
    columns: &[(&str, Kind)],
    rows: impl Iterator<Item = Vec<Cell<'c>>>,
    out: &mut dyn Write,
) -> Result<(), ParquetError> {
    let mut message = String::from("message tieline {");
    for (name, kind) in columns {
        // Writing to a string cannot fail.
        let _ = match kind {
            Kind::Text => write!(message, " required binary {name} (STRING);"),
            Kind::Whole => write!(message, " required int64 {name};"),
            Kind::Decimal => write!(message, " required double {name};"),
            Kind::Optional => write!(message, " optional double {name};"),
            Kind::List => write!(
                message,
                " required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
            ),
        };
    }
    message.push_str(" }");
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut basin = Basin::default();
    let mut file = SerializedFileWriter::new(
        basin.clone(),
        Arc::new(parse_message_type(&message)?),
        Arc::new(properties),
    )?;
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let group: Vec<Vec<Cell>> = rows.by_ref().take(GROUP).collect();
        let mut writer = file.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = writer.next_column()? {
            fill(column.untyped(), group.iter().map(|row| &row[at]))?;
            column.close()?;
            at += 1;
        }
        writer.close()?;
        basin.empty(out)?;
    }
    file.close()?;
    basin.empty(out)?;
    Ok(())
}

/// Holds a group of rows: the writer asks for a `Send` that a borrowed file may lack.
#[derive(Clone, Default)]
struct Basin {
    bytes: Arc<Mutex<Vec<u8>>>,
}

impl Basin {
    fn empty(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut bytes = self.bytes.lock().map_err(|_| io::Error::other("a writer of Parquet panicked"))?;
        out.write_all(&bytes)?;
        bytes.clear();
        Ok(())
    }
}

impl Write for Basin {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut held = self.bytes.lock().map_err(|_| io::Error::other("a writer of Parquet panicked"))?;
        held.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes one column of a group of rows.
fn fill<'c>(
    column: &mut ColumnWriter<'_>,
    cells: impl Iterator<Item = &'c Cell<'c>>,
) -> Result<(), ParquetError> {
    match column {
        ColumnWriter::Int64ColumnWriter(column) => {
            let number = |cell: &Cell| match cell {
                Cell::Whole(number) => i64::try_from(*number).unwrap_or(i64::MAX),
                _ => 0,
            };
            column.write_batch(&cells.map(number).collect::<Vec<_>>(), None, None)?;
        }
        ColumnWriter::DoubleColumnWriter(column) => {
            let (mut values, mut definitions) = (Vec::new(), Vec::new());
            for cell in cells {
                match cell {
                    Cell::Decimal(number) => values.push(*number),
                    Cell::Optional(number) => {
                        values.extend(number);
                        definitions.push(i16::from(number.is_some()));
                    }
                    Cell::Text(_) | Cell::Whole(_) | Cell::List(_) => {}
                }
            }
            column.write_batch(&values, levels(definitions).as_deref(), None)?;
        }
        ColumnWriter::ByteArrayColumnWriter(column) => {
            let (mut values, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
            for cell in cells {
                match cell {
                    Cell::Text(text) => values.push(ByteArray::from(&**text)),
                    Cell::List(list) => {
                        if list.is_empty() {
                            definitions.push(0);
                            repetitions.push(0);
                        }
                        for (at, item) in list.iter().enumerate() {
                            values.push(ByteArray::from(&**item));
                            definitions.push(1);
                            repetitions.push(i16::from(at > 0));
                        }
                    }
                    Cell::Whole(_) | Cell::Decimal(_) | Cell::Optional(_) => {}
                }
            }
            let (definitions, repetitions) = (levels(definitions), levels(repetitions));
            column.write_batch(&values, definitions.as_deref(), repetitions.as_deref())?;
        }
        _ => return Err(ParquetError::General("a column of a type that is not written".into())),
    }
    Ok(())
}

/// Levels of a column whose values may be missing or several; none for one that has exactly one each.
fn levels(levels: Vec<i16>) -> Option<Vec<i16>> {
    (!levels.is_empty()).then_some(levels)
}
