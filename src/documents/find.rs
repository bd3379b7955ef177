//! From the paths that a user names to the list of what will be read.

use crate::types::{Diagnostic, Place};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Extensions of the files that are taken from a folder.
const KINDS: [&str; 3] = ["txt", "md", "markdown"];

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source {
    /// The path below the folder that was given, with `/`; else the file's name, or `stdin`.
    pub name: String,
    /// The file; standard input where there is none.
    pub(super) path: Option<PathBuf>,
}

impl Source {
    /// A file, whatever its extension.
    pub(crate) fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self { name, path: Some(path) }
    }

    /// Standard input.
    pub(crate) fn stdin() -> Self {
        Self { name: "stdin".into(), path: None }
    }

    /// What an error names: the path as the user wrote it.
    pub(super) fn place(&self) -> Place {
        Place::file(self.path.as_ref().map_or_else(|| self.name.clone(), |path| path.display().to_string()))
    }
}

/// What the inputs hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// What to read, each file once, in the order of the names.
    pub sources: Vec<Source>,
    /// Inputs that do not exist, folders that cannot be listed or hold nothing to read.
    pub problems: Vec<Diagnostic>,
    /// How many files of folders are of no kind that is read.
    pub passed_over: usize,
}

/// Looks through files, folders (with all below them) and `-`, which is standard input.
///
/// The result does not depend on the order of the inputs. Of folders, files whose name ends in `.txt`, `.md` or
/// `.markdown` are taken, hidden ones are not. Symbolic links are followed, each folder is entered once.
pub(crate) fn find(inputs: &[PathBuf]) -> Found {
    let mut search = Search::default();
    for input in inputs {
        search.take(input);
    }
    search.finish()
}

/// Sorts before it forgets: everything is keyed by what it really is on disk.
#[derive(Default)]
struct Search {
    sources: Vec<(Option<PathBuf>, Source)>,
    passed_over: BTreeSet<PathBuf>,
    problems: BTreeSet<Diagnostic>,
}

impl Search {
    fn take(&mut self, input: &Path) {
        if input.as_os_str() == "-" {
            self.sources.push((None, Source::stdin()));
            return;
        }
        match fs::metadata(input) {
            Ok(metadata) if metadata.is_dir() => self.walk(input),
            Ok(_) => self.sources.push((Some(real(input)), Source::file(input))),
            Err(error) => {
                self.problems.insert(unreadable(&Place::file(input.display().to_string()), &error));
            }
        }
    }

    fn walk(&mut self, folder: &Path) {
        let known = self.sources.len();
        let mut entered = BTreeSet::new();
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| is_entered(entry, &mut entered)) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => self.take_from(folder, entry.path()),
                Ok(_) => {}
                // The folder that a loop leads back to is being read already.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_path_buf();
                    let place = Place::file(path.display().to_string());
                    self.problems.insert(unreadable(&place, &io::Error::from(error)));
                }
            }
        }
        if self.sources.len() == known {
            let place = Place::file(folder.display().to_string());
            let hint = "name the files themselves if they are text of another kind";
            self.problems.insert(Diagnostic::warning(place, "the folder holds no .txt or .md file", hint));
        }
    }

    fn take_from(&mut self, folder: &Path, path: &Path) {
        let is_read = path.extension().is_some_and(|extension| {
            let extension = extension.to_string_lossy().to_lowercase();
            KINDS.contains(&extension.as_str())
        });
        if is_read {
            let below = path.strip_prefix(folder).unwrap_or(path);
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            self.sources
                .push((Some(real(path)), Source { name: parts.join("/"), path: Some(path.to_path_buf()) }));
        } else {
            self.passed_over.insert(real(path));
        }
    }

    /// A file that was reached twice keeps its longest name, which tells most of where it lies.
    fn finish(mut self) -> Found {
        self.sources.sort_by(|(real, source), (other_real, other)| {
            let longest_first = other.name.len().cmp(&source.name.len());
            real.cmp(other_real).then(longest_first).then_with(|| source.cmp(other))
        });
        self.sources.dedup_by(|(real, _), (kept, _)| real == kept);
        for (real, _) in &self.sources {
            real.as_ref().map(|real| self.passed_over.remove(real));
        }
        let mut sources: Vec<Source> = self.sources.into_iter().map(|(_, source)| source).collect();
        sources.sort();
        Found { sources, problems: self.problems.into_iter().collect(), passed_over: self.passed_over.len() }
    }
}

/// Hidden files and folders are not, and no folder twice: links across folders could be followed for ever.
fn is_entered(entry: &DirEntry, entered: &mut BTreeSet<PathBuf>) -> bool {
    let is_hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    !is_hidden && (!entry.file_type().is_dir() || entered.insert(real(entry.path())))
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// What the system says, and the next step.
pub(super) fn unreadable(place: &Place, error: &io::Error) -> Diagnostic {
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => {
            ("no such file or folder".into(), "check the path and the folder you are in")
        }
        io::ErrorKind::FileTooLarge => {
            ("larger than 32 MiB".into(), "split it into its documents, a file each")
        }
        io::ErrorKind::PermissionDenied => {
            (format!("cannot be read: {error}"), "ask for the right to read it, or leave it out")
        }
        _ => (format!("cannot be read: {error}"), "check the file, or leave it out"),
    };
    Diagnostic::error(place.clone(), message, hint)
}

#[cfg(test)]
mod tests {
    use super::{Found, find};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Some text.").unwrap();
        }
        folder
    }

    fn names(found: &Found) -> Vec<&str> {
        found.sources.iter().map(|source| source.name.as_str()).collect()
    }

    #[test]
    fn takes_text_from_folders_and_any_file_that_is_named() {
        let folder =
            folder(&["b.txt", "a/z.MD", "a/x.html", "a/.hidden.txt", ".git/c.txt", "d.csv", "e.markdown"]);
        let found = find(&[folder.path().to_path_buf(), folder.path().join("d.csv"), "-".into()]);
        assert_eq!(names(&found), ["a/z.MD", "b.txt", "d.csv", "e.markdown", "stdin"]);
        assert_eq!((found.problems, found.passed_over), (Vec::new(), 1));
    }

    #[test]
    fn the_order_of_the_inputs_does_not_matter() {
        let folder = folder(&["a/x.txt", "a/y.txt", "b.txt"]);
        let inputs: Vec<PathBuf> =
            ["", "a", "a/x.txt", "b.txt", "none"].map(|name| folder.path().join(name)).into();
        let found = find(&inputs);
        assert_eq!(names(&found), ["a/x.txt", "a/y.txt", "b.txt"]);
        assert_eq!(found, find(&inputs.into_iter().rev().collect::<Vec<_>>()));
    }

    #[test]
    fn a_missing_path_and_an_empty_folder_are_reported() {
        let folder = folder(&["a.pdf"]);
        let missing = folder.path().join("none.txt");
        let found = find(&[missing.clone(), folder.path().to_path_buf()]);
        let problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
        let empty = folder.path().display();
        let expected = [
            format!(
                "warning: {empty}: the folder holds no .txt or .md file\n  hint: name the files themselves if they are text of another kind"
            ),
            format!(
                "error: {}: no such file or folder\n  hint: check the path and the folder you are in",
                missing.display()
            ),
        ];
        assert_eq!(problems, expected);
        assert_eq!((found.sources.len(), found.passed_over), (0, 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_circles_end() {
        let link = |from: &Path, to: &Path| std::os::unix::fs::symlink(from, to).unwrap();
        let folder = folder(&["a/x.txt", "b/y.txt"]);
        link(folder.path(), &folder.path().join("a/up"));
        link(&folder.path().join("b"), &folder.path().join("a/across"));
        link(&folder.path().join("a"), &folder.path().join("b/across"));
        let found = find(&[folder.path().to_path_buf()]);
        assert_eq!(names(&found), ["a/across/y.txt", "a/x.txt"]);
        assert_eq!(found.problems, []);
    }
}
