//! The common form of the list files.

/// Lines of a list without comments and blanks.
pub(super) fn lines(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// Rows of a tab-separated list; a missing column reads as empty.
pub(super) fn rows<const N: usize>(source: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(source).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}

/// The parts of a column that holds several, joined by `|`.
pub(super) fn parts(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|part| !part.is_empty())
}
